import { LEDGER, MADE, MARKUP } from "../contract.js";

/**
 * Narrows a report's ledger of numbers to words, a kind of unit, a part, indicators' figures, and what is
 * sure; what is chosen stands in the address.
 *
 * @typedef {{ words: string, unit: string, part: string, key: boolean, sure: boolean }} Wanted
 * @typedef {{ own: string, quote: string, unit: string, part: string, key: boolean, sure: boolean }} NumberRow
 */

const THOUSANDS = /(\d),(?=\d{3}(?!\d))/g;
const DIGITS_BEFORE = /\d[.]?$/;
const DIGITS_BEHIND = /^[.]?\d/;

/**
 * A text as it is looked through: ５％ is 5%, and 1,200 is 1200.
 *
 * @param {string} text
 * @returns {string}
 */
function plain(text) {
  return text.replace(THOUSANDS, "$1").normalize("NFKC").toLowerCase();
}

/**
 * Whether a word stands in a text: digits at its ends only where the number ends there, so that 5% is not
 * found in 125.5%.
 *
 * @param {string} text
 * @param {string} word
 * @returns {boolean}
 */
function holds(text, word) {
  const begins = /^\d/.test(word);
  const ends = /\d$/.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isCut = begins && DIGITS_BEFORE.test(text.slice(0, at)) ||
      ends && DIGITS_BEHIND.test(text.slice(at + word.length));
    if (!isCut) return true;
  }
  return false;
}

/**
 * Whether a number has all the words that are typed, with blanks between. Those with digits are looked for
 * in the number and in what it is of, not among the other numbers of its clause.
 *
 * @param {{ own: string, quote: string }} row
 * @param {string} typed
 * @returns {boolean}
 */
export function hasWords({ own, quote }, typed) {
  const [narrow, wide] = [plain(own), plain(`${own}\n${quote}`)];
  return plain(typed).split(/\s+/).filter(Boolean)
    .every((word) => holds(/\d/.test(word) ? narrow : wide, word));
}

/**
 * Whether a number is among those wanted.
 *
 * @param {NumberRow} row
 * @param {Wanted} wanted
 * @returns {boolean}
 */
export function isAmong(row, wanted) {
  return (!wanted.unit || row.unit === wanted.unit) &&
    (!wanted.part || row.part === wanted.part) &&
    (!wanted.key || row.key) &&
    (!wanted.sure || row.sure) &&
    hasWords(row, wanted.words);
}

/**
 * The kinds of units on a page: `percent:百分比;money:金额;`.
 *
 * @param {string} listed
 * @returns {[value: string, label: string][]}
 */
export function kindsOf(listed) {
  return listed.split(";").filter(Boolean).map((one) => {
    const [kind, label] = one.split(":");
    return [kind, label];
  });
}

/**
 * What the address of a page asks for.
 *
 * @param {string} search
 * @returns {Wanted}
 */
export function wantedIn(search) {
  const asked = new URLSearchParams(search);
  return {
    words: asked.get("f") ?? "",
    unit: asked.get("unit") ?? "",
    part: asked.get("part") ?? "",
    key: asked.has("key"),
    sure: asked.has("sure"),
  };
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 * @returns {HTMLLabelElement}
 */
function named(label, control) {
  const made = document.createElement("label");
  made.append(label, control);
  return made;
}

/**
 * @param {[value: string, label: string][]} options
 * @param {string} value
 * @returns {HTMLSelectElement}
 */
function picker(options, value) {
  const made = document.createElement("select");
  made.append(new Option("全部", ""), ...options.map(([one, label]) => new Option(label, one)));
  made.value = value;
  if (made.selectedIndex < 0) made.value = "";
  return made;
}

/**
 * @param {string} type
 * @returns {HTMLInputElement}
 */
function field(type) {
  const made = document.createElement("input");
  made.type = type;
  return made;
}

/** Puts the choices above a ledger, where there is one. */
export function wireNumbers() {
  const ledger = document.querySelector(LEDGER.ledger);
  if (!ledger) return;
  const groups = /** @type {HTMLDetailsElement[]} */ (
    [...ledger.querySelectorAll(`[${LEDGER.part}]`)]
  );
  const open = groups.map((group) => group.open);
  const totals = groups.map((group) => group.querySelectorAll("tbody tr").length);
  const rows = groups.flatMap((group) =>
    [.../** @type {HTMLTableElement} */ (group.querySelector("table")).tBodies[0].rows].map((
      row,
    ) => ({
      row,
      group,
      own: `${row.cells[0].textContent}\n${row.cells[1].textContent}`,
      quote: row.cells[2].textContent,
      unit: row.getAttribute(LEDGER.unit),
      part: group.getAttribute(LEDGER.part),
      key: row.querySelector(LEDGER.key) !== null,
      sure: row.querySelector(LEDGER.unsure) === null,
    }))
  );
  const asked = wantedIn(location.search);
  const parts = [...new Set(groups.map((group) => group.getAttribute(LEDGER.part)))];
  const words = field("search");
  words.value = asked.words;
  words.placeholder = "如：公园 12个";
  const unit = picker(kindsOf(ledger.getAttribute(LEDGER.units)), asked.unit);
  const part = picker(parts.map((one) => [one, one]), asked.part);
  const key = field("checkbox");
  key.checked = asked.key;
  const sure = field("checkbox");
  sure.checked = asked.sure;
  const output = document.createElement("output");
  output.setAttribute("aria-live", "polite");
  const apply = () => {
    const wanted = {
      words: words.value,
      unit: unit.value,
      part: part.value,
      key: key.checked,
      sure: sure.checked,
    };
    const all = !(wanted.words.trim() || wanted.unit || wanted.part || wanted.key || wanted.sure);
    /** @type {Map<HTMLElement, number>} */
    const left = new Map();
    let shown = 0;
    for (const one of rows) {
      one.row.hidden = !all && !isAmong(one, wanted);
      if (one.row.hidden) continue;
      left.set(one.group, (left.get(one.group) ?? 0) + 1);
      shown += 1;
    }
    groups.forEach((group, i) => {
      group.hidden = !left.has(group);
      group.open = all ? open[i] : !group.hidden;
      const held = totals[i];
      group.querySelector(LEDGER.held).textContent = all
        ? `${held}`
        : `${left.get(group) ?? 0} / ${held}`;
    });
    output.textContent = all ? "" : `本页 ${shown} / ${rows.length} 个`;
    const url = new URL(location.href);
    for (const [name, value] of Object.entries({ ...wanted, f: wanted.words.trim() })) {
      if (name === "words") continue;
      if (value) url.searchParams.set(name, value === true ? "1" : value);
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
  };
  const form = document.createElement("form");
  form.className = MADE.narrow;
  form.append(
    named("筛选", words),
    named("单位", unit),
    named("部分", part),
    named("只看指标", key),
    named("只看确定的", sure),
    output,
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  const line = ledger.previousElementSibling;
  (line?.matches(MARKUP.tools) ? line : ledger).before(form);
  if (location.search) apply();
}
