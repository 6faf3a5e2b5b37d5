import { MADE, SEARCH } from "../contract.js";
import {
  checkHTML,
  comparedHTML,
  figuresHTML,
  lostHTML,
  message,
  nothing,
  offersHTML,
  pagerHTML,
  silentHTML,
  trendsHTML,
  WAITING,
} from "./drawing.js";
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
  silent,
  stateOf,
  widened,
} from "./facets.js";
import { complete, drawer } from "./groups.js";
import { inPlace, whenSeen } from "./looked.js";
import { offersFor, withoutChoice } from "./narrowing.js";
import * as ReportEngine from "./engine.js";

/**
 * The search page: the same engine as the search box, drawn by report, with facets.
 *
 * All that is asked for stands in the address; nothing is fetched before there is a query or the
 * reader turns to the form. What can be said without texts is said first; then report follows report,
 * each with the passages of one text. The others are fetched when the report is looked at.
 *
 * @typedef {import("./engine.js").Search} Search
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Found} Found
 * @typedef {import("./groups.js").Begun} Begun
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./facets.js").State} State
 */

const ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const PAUSE = 200; // milliseconds without a keystroke
const NAMES = 3; // names that stand before the reports
const NAMED = "名词、指标等";
const ROOM = 160; // pixels that are kept for a report to come
const LINES = 70; // pixels that are kept for a passage, before one is drawn

const form = document.getElementById(SEARCH.form);
const input = /** @type {HTMLInputElement} */ (document.getElementById(SEARCH.query));
const offered = document.getElementById(SEARCH.names);
const facets = /** @type {HTMLDetailsElement} */ (document.getElementById(SEARCH.facets));
const status = document.getElementById(SEARCH.status);
const results = document.getElementById(SEARCH.results);
const trends =
  /** @type {HTMLAnchorElement | null} */ (document.getElementById(SEARCH.trends))?.href ??
    "";
const engine = ReportEngine.open(ROOT);
let state = stateOf(new URL(location.href).searchParams);
let latest = 0;
let timer = 0;
/** @type {Map<string, () => Promise<string>>} what draws all of a group, by its key */
let rest = new Map();
const seen = whenSeen();

// -- Asking ----------------------------------------------------------------------------------

/**
 * Answers what is asked for; an answer that a later question has overtaken is not shown.
 *
 * @param {boolean} [top] whether the reader is led to where the results begin
 * @returns {Promise<void>}
 */
async function run(top = false) {
  clearTimeout(timer);
  latest += 1;
  const turn = latest;
  if (!state.q) return show({ said: "", html: "", facets: false });
  status.textContent = "正在检索…";
  results.setAttribute("aria-busy", "true");
  engine.watch((done, asked) => {
    if (turn === latest && asked > 1) status.textContent = `正在检索…（${done}/${asked}）`;
  });
  try {
    await engine.use(async (search) => {
      const { head, groups } = await answer(search);
      if (turn !== latest) return;
      engine.watch(null);
      show(head);
      if (top) status.scrollIntoView({ block: "start" });
      await drawAll(groups, () => turn === latest);
    });
  } catch (error) {
    if (!ReportEngine.isFailure(error)) reportError(error); // no file failed, so the fault is here
    if (turn === latest) {
      const html = `<button type="button" class="${MADE.button}">再试一次</button>`;
      show({ said: ReportEngine.excuse(error), html, facets: false });
    }
  } finally {
    if (turn === latest) {
      engine.watch(null);
      results.removeAttribute("aria-busy");
    }
  }
}

/**
 * @typedef {object} Head what is said before any text is there
 * @property {string} said
 * @property {string} html
 * @property {boolean} facets whether there is a choice
 *
 * @typedef {object} Groups reports or names that are drawn, in their order
 * @property {(() => Promise<Begun>)[]} begun each, as it is drawn first
 * @property {string} pager
 */

/** @type {Groups} */
const NO_GROUPS = { begun: [], pager: "" };

/**
 * @param {Search} search
 * @returns {Promise<{ head: Head, groups: Groups }>}
 */
async function answer(search) {
  const refused = search.refusal(state.q);
  if (refused) {
    remember({ ...state, q: "" }, false);
    return { head: { said: refused, html: "", facets: false }, groups: NO_GROUPS };
  }
  const report = new URL(location.href).searchParams.get("report");
  if (report) remember(ofReport(state, report, search.index.reports), false);
  const [first, figures] = await Promise.all([search.search(state.q), search.answer(state.q)]);
  const compared = figures ? null : search.compare(state.q);
  const answered = figures ? figuresHTML(figures, ROOT) : "";
  const asked = compared ? comparedHTML(compared, ROOT) : answered;
  const lacking = first.found.length ? "" : nothing(state.q, first.words, first.missing);
  const nearest = asked ? "" : first.nearest;
  const found = nearest ? await search.search(nearest) : first;
  const offers = asked || state.place || state.year ? [] : await offersFor(search, first, state.q);
  listChoices(found.found, search);
  if (!found.found.length) {
    const by = compared ? "按指标找到的比较：" : "按地方、年份和指标找到的数字：";
    const head = asked
      ? { said: by, html: asked }
      : { said: lacking, html: checkHTML(state.q, ROOT) + offersHTML(offers, ROOT) };
    return { head: { ...head, facets: false }, groups: NO_GROUPS };
  }
  const pages = chosen(found.found, state, search.index);
  const narrowed = narrowedTo(state, search.index);
  const said = message(
    nearest || state.q,
    narrowed.length ? "所选范围" : "原文",
    pages,
    state.kind,
  );
  // Of several words each may stand somewhere; of the nearest ones nothing was asked.
  const isOne = found.words.length === 1 && !nearest && state.page === 1;
  const without = isOne ? silentHTML(silent(pages, state, search.index), ROOT) : "";
  if (!pages.length) {
    offers.push(withoutChoice(found.found, { ...state, q: nearest || state.q }, search.index));
  }
  const head = {
    said: nearest ? `${lacking}最接近的是：${said}` : said,
    html: asked + (nearest ? checkHTML(state.q, ROOT) : "") +
      (offers.length ? offersHTML(offers, ROOT) : "") + trendsHTML(found.words, trends) + without,
    facets: true,
  };
  return { head, groups: groupsFrom(pages, found.words, search) };
}

// -- Showing ---------------------------------------------------------------------------------

/**
 * The groups of one page of results.
 *
 * @param {Found[]} pages as chosen
 * @param {Answer["words"]} words
 * @param {Search} search
 * @returns {Groups}
 */
function groupsFrom(pages, words, search) {
  const { index } = search;
  const draw = drawer(search, words, ROOT);
  const named = pages.filter(({ kind }) => kind);
  const groups = groupsOf(pages, state.sort, index);
  const last = lastPage(groups.length || named.length);
  const number = Math.min(state.page, last);
  rest = new Map();
  const begun = ofPage(groups, number).map(({ report, found }) => {
    const { name, date } = index.reports[report];
    const group = { name, about: date, found, key: `${report}` };
    rest.set(group.key, () => draw.all(group));
    return () => draw.begin(group);
  });
  const found = groups.length ? named : ofPage(named, number);
  if (found.length && (!groups.length || number === 1)) {
    const group = { name: NAMED, about: "", found, key: "" };
    rest.set(group.key, () => draw.all(group));
    begun.unshift(() => draw.named(group, groups.length ? NAMES : found.length));
  }
  return { begun, pager: pagerHTML(number, last, (page) => queryOf({ ...state, page })) };
}

/**
 * Says what is known before any text is there.
 *
 * @param {Head} head
 */
function show({ said, html, facets: choice }) {
  seen.clear();
  results.style.minHeight = "";
  status.textContent = said;
  results.innerHTML = html;
  facets.hidden = !choice;
}

/**
 * Draws groups as they come, in their order, each below the one before; then what is still to come of
 * them, as it is looked at.
 *
 * @param {Groups} groups
 * @param {() => boolean} current whether nothing else was asked for meanwhile
 * @returns {Promise<void>}
 */
async function drawAll({ begun, pager }, current) {
  const coming = begun.map((begin) => begin());
  const all = Promise.all(coming); // what fails of them fails here, whichever is waited for
  if (!coming.length) return;
  results.style.minHeight = `${results.offsetHeight + coming.length * ROOM}px`;
  const said = document.createElement("p");
  said.className = MADE.coming;
  results.append(said);
  /** @type {(() => void)[]} */
  const waiting = [];
  for (const [number, one] of coming.entries()) {
    said.textContent = `正在载入（${number}/${coming.length}）…`;
    const drawn = await Promise.race([one, all.then(() => one)]);
    if (!current()) return;
    said.insertAdjacentHTML("beforebegin", drawn.html);
    if (drawn.later) {
      const group = said.previousElementSibling;
      keepRoom(group, drawn.expected);
      waiting.push(() => seen.add(group, () => fill(group, drawn.later)));
    }
  }
  said.outerHTML = pager;
  results.style.minHeight = "";
  waiting.forEach((start) => start());
}

/**
 * Keeps room for passages to come, as high as the one that is there.
 *
 * @param {Element} group
 * @param {number} expected how many
 */
function keepRoom(group, expected) {
  const wait = /** @type {HTMLElement} */ (group.querySelector(`.${MADE.wait}`));
  const passage = /** @type {HTMLElement | null} */ (group.querySelector("li li:last-child"));
  wait.style.minHeight = `${expected * (passage?.offsetHeight ?? LINES)}px`;
}

/**
 * Adds to a group what is still to come of it; where it does not come, that is said there.
 *
 * @param {Element} group
 * @param {() => Promise<import("./groups.js").Later>} later
 * @returns {Promise<void>}
 */
async function fill(group, later) {
  const wait = group.querySelector(`.${MADE.wait}`);
  try {
    const drawn = await engine.use(later);
    // The reader may have asked for all of the group, or for something else.
    if (wait.isConnected) inPlace(group, wait, () => complete(group, drawn));
  } catch (error) {
    if (!ReportEngine.isFailure(error)) reportError(error);
    wait.innerHTML = lostHTML(ReportEngine.excuse(error));
    wait.querySelector("button").addEventListener("click", (event) => {
      event.stopPropagation(); // results answer other buttons
      again(error, () => {
        wait.textContent = WAITING;
        return fill(group, later);
      });
    });
  }
}

/**
 * Another try for a part of the results: of a site that was published anew, for all of them.
 *
 * @param {unknown} error
 * @param {() => Promise<void>} part
 * @returns {Promise<void>}
 */
function again(error, part) {
  return ReportEngine.isOutdated(error) ? run() : part();
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
      ...offered.map(({ value, label, count }) => new Option(`${label}（${count} 页）`, value)),
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
    facets.querySelector("summary").focus(); // the button goes
    run();
  });
  facets.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLSelectElement} */ (target);
    remember({ ...state, [name]: value, page: 1 }, true);
    run();
  });
}

/** Has results answer: the rest of a group, another page, what is offered instead, another try. */
function wireResults() {
  results.addEventListener("click", async (event) => {
    const clicked = /** @type {HTMLElement} */ (event.target);
    const button = clicked.closest("button");
    const link = /** @type {HTMLAnchorElement} */ (clicked.closest("a[rel]"));
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      remember(stateOf(new URL(link.href).searchParams), true);
      input.value = state.q;
      await run(true);
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
    group.outerHTML = await engine.use(rest.get(button.value));
  } catch (error) {
    if (ReportEngine.isOutdated(error)) return run();
    button.disabled = false;
    button.textContent = "未能载入，再试一次";
  }
}

/** Fetches what is listed before it is looked at: for paper, and for who looks for words in the page. */
function wireWhole() {
  window.addEventListener("beforeprint", seen.all);
  document.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
    if ((ctrlKey || metaKey) && ["f", "p"].includes(key.toLowerCase())) seen.all();
  });
}

/** Has the theme's key for its search box lead to this page's, which stands in the box's place. */
function wireKey() {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, isComposing } = event;
    const typed = /** @type {HTMLElement} */ (event.target).closest("input, select, textarea");
    if (key !== "/" || ctrlKey || metaKey || altKey || isComposing || typed) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
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
  wireWhole();
  wireKey();
  window.addEventListener("popstate", follow);
  follow();
}
