import { MADE, PLACE_YEARS } from "../contract.js";

/**
 * Narrows tables of places and years to a level, a year, or a state of the source; what is chosen
 * stands in the address.
 *
 * @typedef {{ level: string, year: string, state: string }} Choice empty where all are wanted
 */

const LABELS = { level: "层级", year: "年份", state: "来源" };
/** @type {Record<string, string>} */
const STATES = { whole: "完整", torn: "残缺", doubted: "存疑" };
const TORN = "◐";
const DOUBTED = "?";

/**
 * Whether a report's mark is of the state that is wanted.
 *
 * @param {string} mark as it stands in the table
 * @param {string} state
 * @returns {boolean}
 */
export function isOf(mark, state) {
  if (state === "torn") return mark.includes(TORN);
  if (state === "doubted") return mark.includes(DOUBTED);
  return mark !== "" && (state !== "whole" || !mark.includes(TORN));
}

/**
 * Whether a place stands in a narrowed table.
 *
 * @param {string[]} years of the table's columns
 * @param {string[]} marks of the place, in the same order; empty where there is no report
 * @param {Choice} choice
 * @returns {boolean}
 */
export function isShown(years, marks, { year, state }) {
  return marks.some((mark, i) => (!year || years[i] === year) && isOf(mark, state));
}

/**
 * @param {string} search of an address
 * @returns {Choice}
 */
export function choiceOf(search) {
  const parameters = new URLSearchParams(search);
  /** @param {string} name */
  const asked = (name) => parameters.get(name) ?? "";
  return { level: asked("level"), year: asked("year"), state: asked("state") };
}

/**
 * @param {HTMLElement} element
 * @returns {string}
 */
function textOf(element) {
  return element.textContent.trim();
}

/**
 * The states that tell some of these marks from others, in order; none where all are of one.
 *
 * @param {string[]} marks
 * @returns {string[]}
 */
export function statesOf(marks) {
  const found = Object.keys(STATES).filter((state) => marks.some((mark) => isOf(mark, state)));
  return found.length > 1 ? found : [];
}

/**
 * Shows a table's rows that are wanted, and the table where there are any. A folded one is opened where
 * something is wanted.
 *
 * @param {HTMLTableElement} table
 * @param {Choice} choice
 */
function narrow(table, choice) {
  const region = /** @type {HTMLElement} */ (table.closest(`[${PLACE_YEARS.level}]`));
  const [, ...years] = [...table.tHead.rows[0].cells].map(textOf);
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    const [, ...marks] = [...row.cells].map(textOf);
    row.hidden = !isShown(years, marks, choice);
    shown += row.hidden ? 0 : 1;
  }
  const level = region.getAttribute(PLACE_YEARS.level);
  region.hidden = shown === 0 || Boolean(choice.level && choice.level !== level);
  const fold = region.closest("details");
  if (!fold) return;
  fold.hidden = region.hidden;
  if (choice.level || choice.year || choice.state) fold.open = true;
}

/**
 * Hides a table's heading where none of the tables below it is shown.
 *
 * @param {HTMLElement} region
 * @param {HTMLElement[]} regions all of them
 */
function head(region, regions) {
  const heading = headingOf(region);
  heading.hidden = regions.every((one) => one.hidden || headingOf(one) !== heading);
}

/**
 * The heading above a table, folded or not.
 *
 * @param {HTMLElement} region
 * @returns {HTMLElement}
 */
function headingOf(region) {
  let above = /** @type {Element} */ (region.closest("details") ?? region);
  while (above.tagName !== "H2") above = above.previousElementSibling;
  return /** @type {HTMLElement} */ (above);
}

/**
 * @param {string} name
 * @param {[value: string, label: string][]} options
 * @param {string} value
 * @returns {HTMLSelectElement}
 */
function select(name, options, value) {
  const made = document.createElement("select");
  made.name = name;
  made.append(new Option("全部", ""), ...options.map(([one, label]) => new Option(label, one)));
  made.value = value;
  if (made.selectedIndex < 0) made.value = "";
  return made;
}

/** Puts the choices before the first table, where there is one. */
export function wireNarrow() {
  const tables = /** @type {HTMLTableElement[]} */ (
    [...document.querySelectorAll(PLACE_YEARS.table)]
  );
  if (!tables.length) return;
  const regions = /** @type {HTMLElement[]} */ (
    tables.map((table) => table.closest(`[${PLACE_YEARS.level}]`))
  );
  const levels = [...new Set(regions.map((region) => region.getAttribute(PLACE_YEARS.level)))];
  const heads = tables.flatMap((table) => [...table.tHead.rows[0].cells].slice(1).map(textOf));
  const years = [...new Set(heads)].sort().reverse();
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  const states = statesOf(rows.flatMap((row) => [...row.cells].slice(1).map(textOf)));
  const choice = choiceOf(location.search);
  const form = document.createElement("form");
  form.className = MADE.narrow;
  const selects = {
    level: select("level", levels.map((level) => [level, level]), choice.level),
    year: select("year", years.map((year) => [year, `${year}年`]), choice.year),
    state: select("state", states.map((state) => [state, STATES[state]]), choice.state),
  };
  const apply = () => {
    const wanted = {
      level: selects.level.value,
      year: selects.year.value,
      state: selects.state.value,
    };
    for (const table of tables) narrow(table, wanted);
    for (const region of regions) head(region, regions);
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(wanted)) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
  };
  for (const [name, one] of Object.entries(selects)) {
    if (one.options.length < 3) continue; // there is nothing to choose
    const label = document.createElement("label");
    label.append(LABELS[/** @type {keyof typeof LABELS} */ (name)], one);
    form.append(label);
    one.addEventListener("change", apply);
  }
  if (form.children.length && rows.length > 1) headingOf(regions[0]).before(form);
  if (choice.level || choice.year || choice.state) apply();
}
