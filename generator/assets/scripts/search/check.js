import { CHECK, MADE } from "../contract.js";
import { chainsOf, judge, placeAt, siteOf, stands } from "./judging.js";
import { isShort, passagesOf } from "./quotation.js";
import { newestFirst, uncut } from "./standing.js";
import { headline, nearestHTML, noteHTML, placesHTML, unitLine, wordFor } from "./verdicts.js";
import * as ReportEngine from "./engine.js";
import * as ReportSearch from "./match.js";

/**
 * The page that checks a quotation: the same engine and files as the search, asked for passages.
 *
 * What is pasted stands in the address as far as an address can hold it; nothing is fetched before
 * there is anything to check.
 *
 * @typedef {import("./judging.js").Unit} Unit
 * @typedef {import("./judging.js").Place} Place
 * @typedef {import("./judging.js").Site} Site
 */

const ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const PARAMETER = "text"; // the theme takes `q` for its own box
const LONGEST = 2000; // characters that are checked
const LONGEST_KEPT = 600; // characters that the address keeps: a host reads some eight thousand bytes
const FIRST = 5; // places that are shown at once of a sentence
const MORE = 20; // places that a button adds
const READ = 60; // texts that it reads to tell a number from a longer one

const form = document.getElementById(CHECK.form);
const field = /** @type {HTMLTextAreaElement} */ (document.getElementById(CHECK.text));
const status = document.getElementById(CHECK.status);
const results = document.getElementById(CHECK.results);
const engine = ReportEngine.open(ROOT);
let latest = 0;
/** @type {Map<string, () => Promise<void>>} what a button adds, by its value */
let rest = new Map();

// -- Asking ----------------------------------------------------------------------------------

/**
 * Checks what stands in the field; an answer that a later question has overtaken is not shown.
 *
 * @returns {Promise<void>}
 */
async function run() {
  latest += 1;
  const turn = latest;
  const text = field.value.trim();
  rest = new Map();
  results.replaceChildren();
  const refused = refusal(text);
  if (!text || refused) {
    status.textContent = refused;
    return;
  }
  status.textContent = "正在核对…";
  results.setAttribute("aria-busy", "true");
  engine.watch((done, asked) => {
    if (turn === latest && asked > 1) status.textContent = `正在核对…（${done}/${asked}）`;
  });
  try {
    await engine.use(async (search) => {
      const verdict = await judge(text, search);
      const site = await siteOf(search);
      const drawn = await draw(verdict, site);
      if (turn !== latest) return;
      const { reports } = search.index;
      const held = { reports: reports.length, torn: reports.filter(({ whole }) => !whole).length };
      engine.watch(null);
      status.textContent = headline(verdict, countOf(verdict, site), held);
      results.append(...drawn);
      results.insertAdjacentHTML("beforeend", noteHTML(verdict, held, ROOT) + unkept(text));
    });
  } catch (error) {
    if (!ReportEngine.isFailure(error)) reportError(error); // no file failed, so the fault is here
    if (turn === latest) status.textContent = ReportEngine.excuse(error);
  } finally {
    if (turn === latest) {
      engine.watch(null);
      results.removeAttribute("aria-busy");
    }
  }
}

/**
 * @param {string} text
 * @returns {string} why it is not checked; empty where it is
 */
function refusal(text) {
  if (text.length > LONGEST) return `文字过长，请不要超过 ${LONGEST} 字。`;
  if (!text || /^\d%$/.test(ReportSearch.prepare(text).bare)) return "";
  const passages = passagesOf(text);
  if (passages.length > 1 && passages.some(({ text: part }) => isBare(part))) {
    return "省略号隔开的每一段，请至少两个字。";
  }
  return passages.length && !isBare(text) ? "" : "请贴上至少两个字。";
}

/**
 * @param {string} text
 * @returns {boolean} whether next to nothing is left of it without note marks
 */
function isBare(text) {
  return isShort(ReportSearch.strip(ReportSearch.fold(text)));
}

/**
 * @param {string} text
 * @returns {string}
 */
function unkept(text) {
  return text.length <= LONGEST_KEPT
    ? ""
    : `<p class="${MADE.checkNote}">文字超过 ${LONGEST_KEPT} 字，网址里没有保存，不能凭网址分享。</p>`;
}

/**
 * @param {import("./judging.js").Verdict} verdict
 * @param {Site} site
 * @returns {{ places: number, reports: number }} where the whole of it stands
 */
function countOf({ units, chains }, { space }) {
  const starts = units.length > 1 ? chains.map(([start]) => start) : units[0].starts;
  return { places: starts.length, reports: new Set(starts.map(space.reportOf)).size };
}

// -- Showing ---------------------------------------------------------------------------------

/**
 * @param {import("./judging.js").Verdict} verdict
 * @param {Site} site
 * @returns {Promise<Element[]>}
 */
async function draw({ kind, units, chains, both }, site) {
  if (kind === "absent") return [];
  if (units.length === 1) {
    const beside = both.length ? [list(placesHTML(both, ROOT))] : [];
    return [...beside, ...await drawUnit(units[0], site, kind !== "number")];
  }
  if (kind === "same") {
    const box = list("");
    await addChains(box, units, chains, site);
    return [box.parentElement];
  }
  const drawn = await Promise.all(units.map((unit) => drawUnit(unit, site, true)));
  return units.map((unit, i) => {
    const section = document.createElement("section");
    section.className = MADE.checkUnit;
    const quoted = ReportSearch.escape(ReportSearch.shown(unit.piece.text));
    const joint = i ? jointOf(units[i - 1], unit, site) : "";
    section.innerHTML = `<h2>第 ${i + 1} ${wordFor(units)}：${unitLine(unit)}</h2><p>“${quoted}”${
      joint && ` <small>${joint}</small>`
    }</p>`;
    section.append(...drawn[i]);
    return section;
  });
}

/**
 * Whether a unit follows the one before it in a report, where both stand word for word.
 *
 * @param {Unit} before
 * @param {Unit} unit
 * @param {Site} site
 * @returns {string} empty where that cannot be told
 */
function jointOf(before, unit, { space }) {
  if (!stands(before) || !stands(unit)) return "";
  const places = chainsOf([before, unit], space).length;
  if (before.unread.length || unit.unread.length) return places ? "有与上一句相连的" : "";
  if (unit.piece.after === "gap") {
    return places ? `有 ${places} 处在上一段之后` : "没有一处在上一段之后";
  }
  return places ? `有 ${places} 处与上一句相连` : "没有一处与上一句相连";
}

/**
 * @param {Unit} unit
 * @param {Site} site
 * @param {boolean} exactly whether what is the same letter by letter is said to be
 * @returns {Promise<Element[]>}
 */
async function drawUnit(unit, site, exactly) {
  if (unit.starts.length || unit.unread.length) {
    const box = list("");
    await addPlaces(box, { unit, shown: 0, site, exactly });
    return [box.parentElement];
  }
  if (!unit.nearest.length) return [];
  const nearest = document.createElement("div");
  nearest.innerHTML = nearestHTML(unit.nearest, ROOT);
  const others = await Promise.all(unit.elsewhere.map(async ({ bare, piece, starts }) => {
    /** @type {Unit} */
    const one = { ...unit, bare, piece, starts, unread: [] };
    const box = list("");
    await addPlaces(box, { unit: one, shown: 0, site, exactly: true });
    const said = document.createElement("p");
    said.textContent = `其中“${
      ReportSearch.shown(piece.text)
    }”逐字见于另外的句子，共 ${starts.length} 处：`;
    return [said, box.parentElement];
  }));
  return [nearest, ...others.flat()];
}

/**
 * @param {string} items
 * @returns {HTMLOListElement} within an element that can hold a button as well
 */
function list(items) {
  const around = document.createElement("div");
  const box = document.createElement("ol");
  box.className = MADE.places;
  box.innerHTML = items;
  around.append(box);
  return box;
}

/**
 * Adds the next places of a unit, and a button for those that are left.
 *
 * @param {Element} box
 * @param {{ unit: Unit, shown: number, site: Site, exactly: boolean }} of
 * @returns {Promise<void>}
 */
async function addPlaces(box, { unit, shown, site, exactly }) {
  let { starts, unread } = unit;
  const until = shown + (shown ? MORE : FIRST);
  if (shown && starts.length < until && unread.length) {
    const read = await uncut(unread.slice(0, READ), unit.bare.length, site.space);
    starts = [...starts, ...newestFirst(read, site.space, site.years)];
    unread = unread.slice(READ);
  }
  const places = await Promise.all(
    starts.slice(shown, until).map((start) => placeAt(unit, start, site.space)),
  );
  box.insertAdjacentHTML("beforeend", placesHTML(places, ROOT, { exactly }));
  const left = starts.length - Math.min(until, starts.length);
  const said = [
    ...(left ? [`另 ${left} 处`] : []),
    ...(unread.length ? [`${unread.length} 处含有这几个字，还没有核对是不是更长的数的一部分`] : []),
  ];
  const next = { unit: { ...unit, starts, unread }, shown: Math.min(until, starts.length), site };
  offer(box, said.join("；"), () => addPlaces(box, { ...next, shown: next.shown || 1, exactly }));
}

/**
 * Adds the next chains of sentences.
 *
 * @param {Element} box
 * @param {Unit[]} units
 * @param {number[][]} chains those that are not shown
 * @param {Site} site
 * @returns {Promise<void>}
 */
async function addChains(box, units, chains, site) {
  const drawn = await Promise.all(
    chains.slice(0, FIRST).map(async (chain) => {
      const places = await Promise.all(
        chain.map((start, i) => placeAt(units[i], start, site.space)),
      );
      return `<li><ol>${placesHTML(places, ROOT, { exactly: true })}</ol></li>`;
    }),
  );
  box.insertAdjacentHTML("beforeend", drawn.join(""));
  const left = chains.slice(FIRST);
  offer(box, left.length ? `另 ${left.length} 处` : "", () => addChains(box, units, left, site));
}

/**
 * A button below a list that adds to it.
 *
 * @param {Element} box
 * @param {string} said what is left; empty where nothing is
 * @param {() => Promise<void>} more
 */
function offer(box, said, more) {
  box.parentElement.querySelector(`.${MADE.more}`)?.remove();
  if (!said) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = MADE.more;
  button.value = `${rest.size}`;
  button.textContent = said;
  rest.set(button.value, more);
  box.parentElement.append(button);
}

// -- The address and the form ----------------------------------------------------------------

/** Has the address hold what is checked, if it can, and checks it. */
function ask() {
  const text = field.value.trim();
  const url = new URL(location.href);
  url.search = text && text.length <= LONGEST_KEPT
    ? `${new URLSearchParams({ [PARAMETER]: text })}`
    : "";
  if (url.href !== location.href) history.pushState(null, "", url);
  run();
}

/** Checks what the address holds, now and when the reader goes back. */
function follow() {
  field.value = new URL(location.href).searchParams.get(PARAMETER) ?? "";
  run();
}

/** Has the form ask, by its button and by Ctrl and Enter, and lists show more. */
function wire() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    ask();
  });
  results.addEventListener("click", async ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    const more = button && rest.get(button.value);
    if (!more) return;
    button.disabled = true;
    const box = button.parentElement.querySelector("ol");
    const before = box.children.length;
    try {
      await engine.use(more);
      /** @type {HTMLElement} */ (box.children[before]?.querySelector("a"))?.focus();
    } catch (error) {
      if (!ReportEngine.isFailure(error)) reportError(error);
      button.disabled = false;
      button.textContent = "未能载入，再试一次";
    }
  });
}

if (location.protocol === "file:") {
  status.textContent =
    "浏览器不允许直接打开的本地文件读取检索数据。请通过网站访问，或用任意本地服务器打开这个文件夹。";
} else {
  wire();
  window.addEventListener("popstate", follow);
  follow();
}
