import { MADE, SEARCH } from "../contract.js";
import { figuresHTML, groupHTML, message, nothing, pagerHTML, silentHTML } from "./drawing.js";
import {
  choices,
  chosen,
  FACETS,
  groupsOf,
  lastPage,
  narrowedTo,
  ofPage,
  ofReport,
  ORDERS,
  queryOf,
  shownFirst,
  silent,
  stateOf,
  widened,
} from "./facets.js";
import * as ReportEngine from "./engine.js";

/**
 * The search page: the same engine as the search box, drawn by report, with facets.
 *
 * All that is asked for stands in the address; nothing is fetched before there is a query or the
 * reader turns to the form.
 *
 * @typedef {import("./engine.js").Search} Search
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Found} Found
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./facets.js").State} State
 */

const ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const PAUSE = 200; // milliseconds without a keystroke
const PASSAGES = 3; // of a report at first
const NAMES = 3; // names that stand before the reports
const NAMED = "名词、指标等";
const MANY = 200; // matches, or names, that are shown when the rest is asked for

const form = document.getElementById(SEARCH.form);
const input = /** @type {HTMLInputElement} */ (document.getElementById(SEARCH.query));
const offered = document.getElementById(SEARCH.names);
const facets = /** @type {HTMLDetailsElement} */ (document.getElementById(SEARCH.facets));
const status = document.getElementById(SEARCH.status);
const results = document.getElementById(SEARCH.results);
const engine = ReportEngine.open(ROOT);
let state = stateOf(new URL(location.href).searchParams);
let latest = 0;
let timer = 0;
/** @type {Map<string, () => Promise<string>>} what draws all of a group, by its key */
let rest = new Map();

// -- Asking ----------------------------------------------------------------------------------

/**
 * Answers what is asked for; an answer that a later question has overtaken is not shown.
 *
 * @returns {Promise<void>}
 */
async function run() {
  clearTimeout(timer);
  latest += 1;
  const turn = latest;
  if (!state.q) return show("", "", false);
  status.textContent = "正在检索…";
  engine.watch((done, asked) => {
    if (turn === latest && asked > 1) status.textContent = `正在检索…（${done}/${asked}）`;
  });
  try {
    const drawn = await engine.use((search) => answer(search));
    if (turn === latest) show(drawn.said, drawn.html, drawn.facets);
  } catch (error) {
    if (!ReportEngine.isFailure(error)) reportError(error); // no file failed, so the fault is here
    if (turn === latest) {
      show(
        ReportEngine.excuse(error),
        `<button type="button" class="${MADE.button}">再试一次</button>`,
        false,
      );
    }
  } finally {
    if (turn === latest) engine.watch(null);
  }
}

/**
 * @param {Search} search
 * @returns {Promise<{ said: string, html: string, facets: boolean }>} `facets`: there is a choice
 */
async function answer(search) {
  const refused = search.refusal(state.q);
  if (refused) {
    remember({ ...state, q: "" }, false);
    return { said: refused, html: "", facets: false };
  }
  const report = new URL(location.href).searchParams.get("report");
  if (report) remember(ofReport(state, report, search.index.reports), false);
  const [first, figures] = await Promise.all([search.search(state.q), search.answer(state.q)]);
  const asked = figures ? figuresHTML(figures, ROOT) : "";
  const lacking = first.found.length ? "" : nothing(state.q, first.words, first.missing);
  const found = first.nearest ? await search.search(first.nearest) : first;
  listChoices(found.found, search);
  if (!found.found.length) {
    return { said: asked ? "按地方、年份和指标找到的数字：" : lacking, html: asked, facets: false };
  }
  const { html, pages } = await drawn(found, search);
  const narrowed = narrowedTo(state, search.index);
  const said = message(first.nearest || state.q, narrowed.length ? "所选范围" : "原文", pages);
  // Of several words each may stand somewhere; of the nearest ones nothing was asked.
  const isOne = found.words.length === 1 && !first.nearest && state.page === 1;
  const without = isOne ? silentHTML(silent(pages, state, search.index), ROOT) : "";
  return {
    said: first.nearest ? `${lacking}最接近的是：${said}` : said,
    html: asked + without + html,
    facets: true,
  };
}

// -- Showing ---------------------------------------------------------------------------------

/**
 * One page of results.
 *
 * @param {Answer} answer
 * @param {Search} search
 * @returns {Promise<{ html: string, pages: Found[] }>}
 */
async function drawn({ found, words }, search) {
  const { index } = search;
  const pages = chosen(found, state, index);
  const named = pages.filter(({ kind }) => kind);
  const groups = groupsOf(pages, state.sort, index);
  const last = lastPage(groups.length || named.length);
  const number = Math.min(state.page, last);
  rest = new Map();
  const parts = ofPage(groups, number).map(({ report, found: own }) => {
    const { name, date } = index.reports[report];
    return draw(search, words, { name, about: date, found: own, key: `${report}` }, PASSAGES);
  });
  if (!groups.length) {
    const found = ofPage(named, number);
    const group = { name: NAMED, about: "", found, key: "" };
    if (found.length) parts.push(draw(search, words, group, found.length));
  } else if (named.length && number === 1) {
    parts.unshift(draw(search, words, { name: NAMED, about: "", found: named, key: "" }, NAMES));
  }
  const pager = pagerHTML(number, last, (page) => queryOf({ ...state, page }));
  return { html: (await Promise.all(parts)).join("") + pager, pages };
}

/**
 * A group as HTML, and what draws all of it put by.
 *
 * @param {Search} search
 * @param {Answer["words"]} words
 * @param {{ name: string, about: string, found: Found[], key: string }} group
 * @param {number} most passages, or names
 * @returns {Promise<string>}
 */
async function draw(search, words, group, most) {
  rest.set(group.key, () => draw(search, words, group, MANY));
  const isNamed = Boolean(group.found[0].kind);
  const wanted = isNamed
    ? group.found.slice(0, most).map((page) => /** @type {[Found, number]} */ ([page, 1]))
    : most === MANY
    ? group.found.map((page) => /** @type {[Found, number]} */ ([page, MANY]))
    : shownFirst(group.found, most);
  const hits = await Promise.all(wanted.map(async ([page, passages]) => {
    const [hit] = await search.show([page], words, passages);
    return /** @type {[import("./match.js").Hit, number]} */ ([hit, passages]);
  }));
  return groupHTML({ ...group, hits }, words, ROOT);
}

/**
 * @param {string} text
 * @param {string} html
 * @param {boolean} choice whether there is something to choose from
 */
function show(text, html, choice) {
  status.textContent = text;
  results.innerHTML = html;
  facets.hidden = !choice;
}

// -- Facets ----------------------------------------------------------------------------------

/**
 * Lists what can be chosen among the found pages.
 *
 * @param {Found[]} found
 * @param {Search} search
 */
function listChoices(found, search) {
  for (const select of facets.querySelectorAll("select")) {
    const { name } = select;
    if (name === "sort") {
      select.value = state.sort;
      continue;
    }
    const facet = /** @type {Facet} */ (name);
    const offered = choices(facet, found, state, search.index);
    select.replaceChildren(
      new Option("全部", ""),
      ...offered.map(({ value, label, count }) => new Option(`${label}（${count}）`, value)),
    );
    select.value = state[facet];
    select.parentElement.hidden = !offered.length;
    select.disabled = offered.length < 2 && !state[facet];
    if (select.disabled && offered.length) select.value = offered[0].value; // what all of them are
  }
  const narrowed = narrowedTo(state, search.index);
  facets.querySelector("button").hidden = !narrowed.length;
  facets.querySelector("summary").textContent = narrowed.length
    ? `筛选与排序：${narrowed.join("、")}`
    : "筛选与排序";
}

/** The lists to choose from, once; they fold where the screen is narrow. */
function makeLists() {
  const lists = Object.entries({ ...FACETS, sort: "排序" }).map(([name, text]) => {
    const [choice, label] = [document.createElement("div"), document.createElement("label")];
    const select = document.createElement("select");
    select.name = name;
    select.id = label.htmlFor = `${SEARCH.facets}-${name}`;
    if (name === "sort") {
      select.append(...Object.entries(ORDERS).map(([value, order]) => new Option(order, value)));
    }
    label.append(text);
    choice.append(label, select);
    return choice;
  });
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = MADE.clear;
  clear.textContent = "清除筛选";
  facets.append(...lists, clear);
  facets.open = matchMedia("(min-width: 60em)").matches;
}

// -- The address and the form ----------------------------------------------------------------

/**
 * Has the address say what is asked for.
 *
 * @param {State} wanted
 * @param {boolean} step whether the reader can go back to what was asked before
 */
function remember(wanted, step) {
  state = wanted;
  const url = new URL(location.href);
  url.search = queryOf(state);
  if (url.href === location.href) return;
  if (step) history.pushState(null, "", url);
  else history.replaceState(history.state, "", url);
}

/** Asks for what stands in the form, from its first page. */
function ask() {
  const step = Boolean(state.q) && document.activeElement !== input;
  remember({ ...state, q: input.value.trim(), page: 1 }, step);
  run();
}

/** Asks soon, unless more is typed. */
function later() {
  clearTimeout(timer);
  timer = window.setTimeout(ask, PAUSE);
}

/** Offers names that begin with what is typed. */
async function offer() {
  const letters = input.value.trim();
  const names = letters ? await engine.use((search) => search.suggest(letters)) : [];
  if (letters !== input.value.trim()) return;
  offered.replaceChildren(...names.map(([name, kind]) => new Option(kind, name)));
}

/** Has the form ask, by its button and while something is typed. */
function wireForm() {
  input.addEventListener("input", (event) => {
    // Letters on their way to becoming characters are no query.
    if (!(/** @type {InputEvent} */ (event).isComposing)) later();
  });
  input.addEventListener("compositionend", later);
  input.addEventListener("input", () => offer().catch(() => {})); // the query itself says what fails
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  facets.querySelector("button").addEventListener("click", () => {
    remember(widened(state), true);
    run();
  });
  facets.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLSelectElement} */ (target);
    remember({ ...state, [name]: value, page: 1 }, true);
    run();
  });
}

/** Has results answer: the rest of a group, another page, another try. */
function wireResults() {
  results.addEventListener("click", async (event) => {
    const clicked = /** @type {HTMLElement} */ (event.target);
    const button = clicked.closest("button");
    const link = /** @type {HTMLAnchorElement} */ (clicked.closest("a[rel]"));
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      remember(stateOf(new URL(link.href).searchParams), true);
      await run();
      status.scrollIntoView({ block: "start" });
    } else if (button?.classList.contains(MADE.more)) await unfold(button);
    else if (button) run();
  });
}

/**
 * @param {HTMLButtonElement} button below what is shown of a group
 * @returns {Promise<void>}
 */
async function unfold(button) {
  const group = button.closest("section");
  button.disabled = true;
  try {
    group.outerHTML = await rest.get(button.value)();
  } catch {
    button.disabled = false;
    button.textContent = "未能载入，再试一次";
  }
}

/** Shows what the address asks for, now and when the reader goes back. */
function follow() {
  state = stateOf(new URL(location.href).searchParams);
  input.value = state.q;
  run();
}

if (location.protocol === "file:") {
  status.textContent =
    "浏览器不允许直接打开的本地文件读取检索数据。请通过网站访问，或用任意本地服务器打开这个文件夹。";
} else {
  makeLists();
  wireForm();
  wireResults();
  window.addEventListener("popstate", follow);
  follow();
}
