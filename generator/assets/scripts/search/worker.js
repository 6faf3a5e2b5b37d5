import * as ReportSearch from "./match.js";
import { groups, notice } from "./results.js";

/**
 * The theme's search box asks, `ReportSearch` answers.
 *
 * Speaks the messages of Material for MkDocs 9 (0 set up, 1 ready, 2 query, 3 result). The theme is
 * told at once that all is ready, and nothing else is loaded until the first letter is typed.
 */

const QUERY = 2;
const ROOT = new URL("../../", self.location.href);

/** @type {import("./match.js").Texts | null} */
let texts = null;
let latest = "";

self.addEventListener("message", async ({ data: message }) => {
  if (message.type !== QUERY) return;
  const query = message.data;
  latest = query;
  let items;
  try {
    items = query.trim() ? await answer(query) : [];
  } catch {
    texts = null; // the next letter tries again
    items = [[notice("检索数据未能载入", "请检查网络后再试", query)]];
  }
  if (query === latest) self.postMessage({ type: 3, data: { items } });
});
self.postMessage({ type: 1 });

/**
 * What the theme shows for a query.
 *
 * @param {string} query
 * @returns {Promise<import("./results.js").Item[][]>}
 */
async function answer(query) {
  if (!texts) {
    // Served, it is a global that comes with this very script.
    if (typeof ReportSearch === "undefined") {
      /** @type {{ importScripts?: (url: string) => void }} */ (self).importScripts("match.js");
    }
    texts = ReportSearch.open(ROOT);
  }
  const refusal = ReportSearch.refusal(query);
  if (refusal) return [[notice(refusal, "", "")]];
  return groups(query, await ReportSearch.search(texts, query));
}
