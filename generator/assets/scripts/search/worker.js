import * as ReportSearch from "./match.js";
import * as ReportEngine from "./engine.js";
import { offersFor } from "./narrowing.js";
import {
  comparedGroup,
  counted,
  figureGroup,
  groups,
  nameGroups,
  notice,
  offerGroups,
} from "./results.js";

/**
 * The theme's search box asks, `ReportEngine` answers.
 *
 * Speaks the messages of Material for MkDocs 9 (0 set up, 1 ready, 2 query, 3 result). The theme is
 * told at once that all is ready, and nothing else is loaded until the first letter is typed.
 */

const QUERY = 2;
const ROOT = new URL("../../", self.location.href);
const PAUSE = 120; // milliseconds in which another letter may come, before texts are fetched for this one
const GROUPS = 16; // beyond these nobody scrolls: the search page has them all
const WANTED = 3; // matches of a page whose passages are shown

/** @type {import("./engine.js").Engine | null} */
let engine = null;
let latest = "";

self.addEventListener("message", async ({ data: message }) => {
  if (message.type !== QUERY) return;
  const query = message.data;
  latest = query;
  let items;
  try {
    items = query.trim() ? await opened().use((search) => answer(search, query)) : [];
  } catch (error) {
    items = [[notice(excuseFor(error), "", query)]];
  }
  if (query === latest) self.postMessage({ type: 3, data: { items } });
});
self.postMessage({ type: 1 });

/**
 * @param {unknown} error
 * @returns {string} said to the reader
 */
function excuseFor(error) {
  // The engine itself may not have come.
  if (typeof ReportEngine === "undefined") return "检索程序未能载入，请检查网络后再试。";
  if (!ReportEngine.isFailure(error)) reportError(error); // no file failed, so the fault is here
  return ReportEngine.excuse(error);
}

/** @returns {import("./engine.js").Engine} */
function opened() {
  if (!engine) {
    // Served, they are globals that come with this very script.
    if (typeof ReportEngine === "undefined") {
      const scope = /** @type {{ importScripts?: (...urls: string[]) => void }} */ (self);
      scope.importScripts("match.js", "engine.js");
    }
    engine = ReportEngine.open(ROOT);
  }
  return engine;
}

/**
 * What the theme shows for a query.
 *
 * @param {import("./engine.js").Search} search
 * @param {string} query
 * @returns {Promise<import("./results.js").Item[][]>}
 */
async function answer(search, query) {
  const refusal = search.refusal(query);
  if (refusal) {
    const names = nameGroups(await search.suggest(query), query);
    return names.length ? names : [[notice(ReportSearch.escape(refusal), "", "")]];
  }
  const figures = await search.answer(query);
  const compared = figures ? null : search.compare(query);
  const first = await search.search(query);
  // Who asked for a figure and has it asks for no words that are like the question's.
  const instead = Boolean(first.nearest) && !figures && !compared;
  const { words, found: all } = instead ? await search.search(first.nearest) : first;
  const found = ReportEngine.once(all, search.index);
  if (search.index.mode === "shards") await new Promise((done) => setTimeout(done, PAUSE));
  if (query !== latest) return [];
  const hits = await search.show(found.slice(0, GROUPS), words, WANTED, "first");
  const reports = new Set(found.filter(({ kind }) => !kind).map(({ report }) => report));
  const answered = figures ? figureGroup(figures, hits.length + 1) : [];
  const asked = compared ? comparedGroup(compared, hits.length + 1) : answered;
  const items = groups(query, {
    words,
    hits,
    instead,
    pages: found.length,
    reports: reports.size,
  });
  const offers = asked.length || items.length ? [] : await offersFor(search, first, query);
  const listed = [...(asked.length ? [asked] : []), ...items, ...offerGroups(offers)];
  return counted(listed, hits.length, found.length);
}
