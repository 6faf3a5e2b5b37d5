import { MARKUP, PHRASES } from "../contract.js";
import { accountHTML, heldSaid, searchUrl } from "./accounts.js";
import { barsSVG } from "./bars.js";
import { countsOf, startsIn, totalOf } from "./counting.js";
import { listOf, MOST_PHRASES, nested, phrasesOf } from "./phrasing.js";
import { NOT_HELD, phrasesTable, placesTable, reportsTable, TORN, yearsTable } from "./rows.js";
import { sentenceAt } from "./sentences.js";
import { cellsOf, edgesOf, levelsOf, measured, MEASURES, placesOf, written } from "./trends.js";
import * as ReportEngine from "./engine.js";
import * as ReportSearch from "./match.js";

/**
 * The page of phrases through time: the same engine and files as the search, asked for counts.
 *
 * What is asked for stands in the address; counts come from the positions of character pairs, and no text
 * is fetched but for the sentences that are shown.
 *
 * @typedef {import("./accounts.js").Account} Account
 * @typedef {import("./accounts.js").Held} Held
 * @typedef {import("./phrasing.js").Phrase} Phrase
 * @typedef {import("./rows.js").Series} Series
 * @typedef {import("./trends.js").Measure} Measure
 *
 * @typedef {{ q: string, by: Measure, word: string }} State `word` is the phrase of the table of places
 * where it is not the first, or of a list the total
 *
 * @typedef {object} Shown
 * @property {Account[]} accounts
 * @property {Series[]} series of the phrases
 * @property {Series | null} total of several phrases
 * @property {Held} held
 */

const ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const FEW = 6; // phrases of which each has its account and its bars
const LONGEST_KEPT = 6000; // characters of an address: a host reads some eight thousand bytes
const OPEN = 24; // rows of the table by year that stand open
const ALL = "合计";
const TOTAL = "*"; // no phrase is that short

const form = document.getElementById(PHRASES.form);
const field = /** @type {HTMLTextAreaElement} */ (document.getElementById(PHRASES.text));
const status = document.getElementById(PHRASES.status);
const answer = document.getElementById(PHRASES.answer);
const measures = /** @type {HTMLSelectElement} */ (document.getElementById(PHRASES.measure));
const chosen = /** @type {HTMLSelectElement} */ (document.getElementById(PHRASES.series));
const folded = /** @type {HTMLDetailsElement} */ (document.getElementById(PHRASES.rows));
const engine = ReportEngine.open(ROOT);
let state = stateOf();
let latest = 0;
/** @type {Shown | null} */
let shown = null;

// -- Asking ----------------------------------------------------------------------------------

/**
 * Counts what is asked for; an answer that a later question has overtaken is not shown.
 *
 * @returns {Promise<void>}
 */
async function run() {
  latest += 1;
  const turn = latest;
  answer.hidden = true;
  shown = null;
  const { phrases, short, left } = phrasesOf(state.q);
  const refused = short.length ? `不计（须有 2 到 100 个字）：${ReportSearch.listed(short)}。` : "";
  const rest = left ? `一次至多 ${MOST_PHRASES} 个，另有 ${left} 个没有计。` : "";
  if (!phrases.length) {
    status.textContent = refused;
    return;
  }
  status.textContent = "正在计数…";
  answer.setAttribute("aria-busy", "true");
  engine.watch((done, asked) => {
    if (turn === latest && asked > 1) status.textContent = `正在计数…（${done}/${asked}）`;
  });
  try {
    await engine.use(async (search) => {
      const counted = await count(phrases, search);
      if (turn !== latest) return;
      engine.watch(null);
      shown = counted;
      const notes = [refused, rest, nestedSaid(phrases), joinedSaid(counted.accounts), unkept()];
      status.textContent = heldSaid(search.index.reports) + notes.join("");
      answer.hidden = false;
      draw();
    });
  } catch (error) {
    if (!ReportEngine.isFailure(error)) reportError(error); // no file failed, so the fault is here
    if (turn === latest) status.textContent = ReportEngine.excuse(error);
  } finally {
    if (turn === latest) {
      engine.watch(null);
      answer.removeAttribute("aria-busy");
    }
  }
}

/**
 * @param {Phrase[]} phrases
 * @param {import("./engine.js").Search} search
 * @returns {Promise<Shown>}
 */
async function count(phrases, search) {
  const space = await search.space();
  const { reports } = search.index;
  const found = await Promise.all(
    phrases.map(async (phrase) => ({ phrase, starts: await startsIn(phrase, space) })),
  );
  const accounts = await Promise.all(found.map(async ({ phrase, starts }) => {
    const said = countsOf(starts, space);
    const edges = edgesOf(said, reports);
    const nearest = edges || phrases.length > FEW ? "" : (await search.search(phrase.bare)).nearest;
    /** @type {Account} */
    const account = { phrase, said, edges, nearest, sentences: [] };
    if (!edges || phrases.length > FEW) return account;
    const [first] = said.ends.get(edges.first.report);
    const [, last] = said.ends.get(edges.last.report);
    const positions = first === last ? [first] : [first, last];
    const sentences = await Promise.all(
      positions.map((position) => sentenceAt(phrase.bare, position, space)),
    );
    return { ...account, sentences };
  }));
  return {
    accounts,
    series: accounts.map(({ phrase, said }) => ({ name: phrase.text, phrase, said })),
    total: phrases.length > 1 ? { name: ALL, phrase: null, said: totalOf(found, space) } : null,
    held: { reports, places: placesOf(search.index), root: ROOT },
  };
}

/**
 * That one phrase stands within another.
 *
 * @param {Phrase[]} phrases
 * @returns {string}
 */
function nestedSaid(phrases) {
  const pairs = nested(phrases).map(([longer, shorter]) =>
    `“${ReportSearch.shown(longer.text)}”里的“${ReportSearch.shown(shorter.text)}”`
  );
  if (!pairs.length) return "";
  const more = pairs.length > FEW ? `等 ${pairs.length} 对` : "";
  return `${pairs.slice(0, FEW).join("、")}${more}，两边都计；合计里只计一次。`;
}

/**
 * That a line with commas was taken for one phrase, where nobody says it.
 *
 * @param {Account[]} accounts
 * @returns {string}
 */
function joinedSaid(accounts) {
  const joined = accounts.filter(({ phrase, said }) =>
    !said.counts.size && phrasesOf(phrase.text).phrases.length > 1
  );
  return joined.length
    ? `“${ReportSearch.shown(joined[0].phrase.text)}”是按一个说法找的；要分开，请各占一行。`
    : "";
}

/** @returns {string} that the address does not hold what was asked for */
function unkept() {
  return queryOf(state).length > LONGEST_KEPT ? "词表太长，网址里没有保存。" : "";
}

// -- Showing ---------------------------------------------------------------------------------

/** Draws all of what was counted. */
function draw() {
  const { accounts, series, total, held } = shown;
  const isList = series.length > FEW;
  const isSilent = accounts.every(({ said }) => !said.counts.size);
  const none = isSilent ? `<p>这 ${series.length} 个说法，没有一份提到。</p>` : "";
  set(PHRASES.accounts, isList ? none : accounts.map((one) => accountHTML(one, held)).join(""));
  document.getElementById(PHRASES.counted).hidden = isSilent;
  if (isSilent) return;
  document.getElementById(PHRASES.list).hidden = !isList;
  set(PHRASES.listed, isList ? phrasesTable(accounts, held) : "");
  set(PHRASES.years, yearsTable(isList ? [total] : series, held));
  const rows = cellsOf(series[0].said, held.reports).length;
  /** @type {HTMLDetailsElement} */ (document.getElementById(PHRASES.cells)).open = rows <= OPEN;
  chosen.replaceChildren(
    ...series.map(({ name }) => new Option(name, name)),
    ...(total ? [new Option(ALL, TOTAL)] : []),
  );
  chosen.parentElement.hidden = !total;
  nameTables(series.length > 1 ? `${series[0].name}等 ${series.length} 个` : series[0].name);
  drawMeasured();
}

/** Draws what depends on the measure and on the phrase that is chosen. */
function drawMeasured() {
  const { series, total, held } = shown;
  const { by } = state;
  measures.value = by;
  const isTotal = total && (state.word === TOTAL || series.length > FEW);
  const one = series.find(({ name }) => name === state.word) ?? (isTotal ? total : series[0]);
  chosen.value = one === total ? TOTAL : one.name;
  set(PHRASES.picture, picture(series.length > FEW ? [total] : series));
  const drawn = document.getElementById(PHRASES.picture);
  drawn.scrollLeft = drawn.scrollWidth; // the latest years
  set(PHRASES.places, placesTable(one, by, held));
  set(PHRASES.reports, "");
  drawReports();
}

/** Draws the table of reports, where it is unfolded: it has a cell for each phrase of each report. */
function drawReports() {
  if (!folded.open || !shown) return;
  const { series, total, held } = shown;
  set(PHRASES.reports, reportsTable([...series, ...(total ? [total] : [])], state.by, held));
}

/**
 * @param {string} id
 * @param {string} html
 */
function set(id, html) {
  document.getElementById(id).innerHTML = html;
}

/**
 * Has files be named after what is counted.
 *
 * @param {string} name
 */
function nameTables(name) {
  const shortened = ReportSearch.shown(name).replace(/[\\/:*?"<>|]/g, " ");
  for (const line of answer.querySelectorAll(MARKUP.tools)) {
    const table = line.getAttribute(MARKUP.takenAs).split("·").pop();
    line.setAttribute(MARKUP.takenAs, `${shortened}·${table}`);
  }
}

/**
 * @param {Series[]} series
 * @returns {string}
 */
function picture(series) {
  const { reports } = shown.held;
  const counted = series.map((one) => ({ ...one, cells: cellsOf(one.said, reports) }));
  const blocks = levelsOf(reports).map((level) => ({
    name: level,
    rows: counted.map(({ name, phrase, cells }) => ({
      name: series.length > 1 ? name : "",
      bars: cells.filter((cell) => cell.level === level).map((cell) => barOf(cell, phrase)),
    })),
  }));
  const names = series.map(({ name }) => `“${name}”`).join("");
  return barsSVG(
    {
      title: `${names}：各年各级${MEASURES[state.by]}`,
      unit: MEASURES[state.by],
      write: (value) => state.by === "share" ? `${rounded(value)}%` : `${rounded(value)}`,
      blocks,
    },
    "phrases",
    document.getElementById(PHRASES.picture).clientWidth,
  );
}

/**
 * @param {number} value of the axis
 * @returns {number} without what binary fractions leave
 */
function rounded(value) {
  return Number(value.toPrecision(3));
}

/**
 * @param {import("./trends.js").Cell} cell
 * @param {Phrase | null} phrase
 * @returns {import("./bars.js").Bar}
 */
function barOf(cell, phrase) {
  const { year, level, held, said, count, doubtful } = cell;
  const value = measured(cell, state.by);
  const mark = doubtful ? TORN : "";
  const torn = doubtful ? `，没有提到的有 ${doubtful} 份来源不全` : "";
  const words = `${held} 份中 ${said} 份提到${torn}，${count} 处，${MEASURES[state.by]} ${
    written(value, state.by)
  }`;
  return {
    year,
    value,
    below: held ? `${said}/${held}${mark}` : NOT_HELD,
    told: `${year}年${held ? `：${words}` : NOT_HELD}`,
    url: phrase && said ? new URL(searchUrl(phrase, { year: `${year}`, level }), ROOT).href : "",
  };
}

// -- The address and the form ----------------------------------------------------------------

/** @returns {State} what the address asks for */
function stateOf() {
  const parameters = new URL(location.href).searchParams;
  const by = parameters.get("by") ?? "";
  return {
    q: parameters.get("q") ?? "",
    by: /** @type {Measure} */ (Object.hasOwn(MEASURES, by) ? by : ""),
    word: parameters.get("word") ?? "",
  };
}

/**
 * @param {State} wanted
 * @returns {string} what is as usual is left out
 */
function queryOf(wanted) {
  return `${new URLSearchParams(Object.entries(wanted).filter(([, value]) => value))}`;
}

/**
 * Has the address say what is asked for, as far as it can.
 *
 * @param {State} wanted
 * @param {boolean} step whether the reader can go back to what was asked before
 */
function remember(wanted, step) {
  state = wanted;
  const query = queryOf(state);
  const url = new URL(location.href);
  url.search = query.length > LONGEST_KEPT ? "" : query;
  if (url.href === location.href) return;
  if (step) history.pushState(null, "", url);
  else history.replaceState(history.state, "", url);
}

/** Asks for what stands in the form. */
function ask() {
  const texts = phrasesOf(field.value).phrases.map(({ text }) => text);
  remember({ ...state, q: texts.length ? listOf(texts) : field.value.trim(), word: "" }, true);
  run();
}

/** Counts what the address asks for, now and when the reader goes back. */
function follow() {
  state = stateOf();
  field.value = state.q.trimEnd();
  run();
}

/** Has the form ask, and the choices draw anew. Enter asks, but adds a line to a list. */
function wire() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
    if (field.value.includes("\n") && !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    ask();
  });
  measures.append(...Object.entries(MEASURES).map(([value, label]) => new Option(label, value)));
  measures.addEventListener("change", () => {
    remember({ ...state, by: /** @type {Measure} */ (measures.value) }, false);
    if (shown) drawMeasured();
  });
  chosen.addEventListener("change", () => {
    remember({ ...state, word: chosen.value }, false);
    if (shown) drawMeasured();
  });
  folded.addEventListener("toggle", drawReports);
}

if (location.protocol === "file:") {
  status.textContent =
    "浏览器不允许直接打开的本地文件读取检索数据。请通过网站访问，或用任意本地服务器打开这个文件夹。";
} else {
  wire();
  window.addEventListener("popstate", follow);
  follow();
}
