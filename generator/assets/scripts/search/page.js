import { SEARCH } from "../contract.js";
import { grouped, message, resultsHTML } from "./drawing.js";
import * as ReportSearch from "./match.js";

/**
 * The search page: the same texts and the same matching as the search box, drawn by report.
 *
 * `?q=` is the query and `?report=` the report; nothing is fetched before there is a query or the
 * reader turns to the form.
 */

const ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const PAUSE = 200; // milliseconds without a keystroke

const form = document.getElementById(SEARCH.form);
const input = /** @type {HTMLInputElement} */ (document.getElementById(SEARCH.query));
const select = /** @type {HTMLSelectElement} */ (document.getElementById(SEARCH.report));
const status = document.getElementById(SEARCH.status);
const results = document.getElementById(SEARCH.results);
const parameters = new URL(location.href).searchParams;
let wantedReport = parameters.get("report") ?? ""; // until the list of reports is here
/** @type {import("./match.js").Texts | null} */
let texts = null;
let latest = 0;
let timer = 0;

/**
 * The texts; fetched when first asked for, and again after a failure.
 *
 * @returns {import("./match.js").Texts}
 */
function opened() {
  if (!texts) {
    texts = ReportSearch.open(ROOT);
    texts.corpus.then(listReports, () => {
      texts = null; // the next query tries again
    });
  }
  return texts;
}

/**
 * Lists the reports in the form.
 *
 * @param {import("./match.js").Corpus} corpus
 */
function listReports({ reports }) {
  if (select.options.length > 1) return;
  select.append(...reports.map(({ id, name }) => new Option(name, id)));
  select.value = wantedReport;
  if (select.selectedIndex < 0) select.value = "";
  wantedReport = "";
}

/**
 * Answers what stands in the form; an answer that a later query has overtaken is not shown.
 *
 * @returns {Promise<void>}
 */
async function run() {
  clearTimeout(timer);
  const query = input.value.trim();
  latest += 1;
  const turn = latest;
  const refused = query && ReportSearch.refusal(query);
  remember(refused ? "" : query);
  if (!query || refused) {
    show(refused, "");
    return;
  }
  status.textContent = "正在检索…";
  try {
    const { reports } = await opened().corpus;
    const { words, hits, pieces } = await ReportSearch.search(opened(), query);
    if (turn !== latest) return;
    const where = select.value ? select.selectedOptions[0].text : "原文";
    const found = grouped(hits, reports, select.value);
    const said = message(query, where, found.groups, found.named, pieces);
    show(said, resultsHTML(found, words, ROOT));
  } catch {
    texts = null;
    if (turn === latest) show("检索数据未能载入，请检查网络后再试。", "");
  }
}

/**
 * Keeps the query in the page's address.
 *
 * @param {string} query
 */
function remember(query) {
  const url = new URL(location.href);
  const report = select.value || wantedReport;
  const kept = new URLSearchParams({ ...(query && { q: query }), ...(report && { report }) });
  url.search = `${kept}`;
  history.replaceState(history.state, "", url);
}

/**
 * @param {string} text
 * @param {string} html
 */
function show(text, html) {
  status.textContent = text;
  results.innerHTML = html;
}

/** Asks soon, unless more is typed. */
function later() {
  clearTimeout(timer);
  timer = window.setTimeout(run, PAUSE);
}

/** Has the form ask, by its button and while something is typed. */
function wireForm() {
  input.addEventListener("focus", opened);
  input.addEventListener("input", (event) => {
    // Letters on their way to becoming characters are no query.
    if (!(/** @type {InputEvent} */ (event).isComposing)) later();
  });
  input.addEventListener("compositionend", later);
  select.addEventListener("focus", opened);
  select.addEventListener("change", run);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  input.value = parameters.get("q") ?? "";
  if (input.value) run();
}

if (location.protocol === "file:") {
  status.textContent =
    "浏览器不允许直接打开的本地文件读取检索数据。请通过网站访问，或用任意本地服务器打开这个文件夹。";
} else {
  wireForm();
}
