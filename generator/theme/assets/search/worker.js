/**
 * The theme's search box asks, `ReportSearch` answers.
 *
 * Speaks the messages of Material for MkDocs 9 (0 set up, 1 ready, 2 query, 3 result). The theme is
 * told at once that all is ready, and nothing else is loaded until the first letter is typed.
 */
"use strict";

const QUERY = 2;
const ROOT = new URL("../../", self.location.href);
const FULL_GROUPS = 100; // beyond these a result is its page alone: nobody scrolls there
const SHOWN = 3; // passages of a page that stand open; the theme folds the others
const LENGTH = 110;

let texts = null;
let latest = "";

self.addEventListener("message", async ({ data: message }) => {
  if (message.type !== QUERY) return;
  const query = (latest = message.data);
  let items;
  try {
    items = query.trim() ? await groups(query) : [];
  } catch {
    texts = null; // the next letter tries again
    items = [[notice("检索数据未能载入", "请检查网络后再试", query)]];
  }
  if (query === latest) self.postMessage({ type: 3, data: { items } });
});
self.postMessage({ type: 1 });

/** The theme's result: one group per page, in it the page first and then its passages. */
async function groups(query) {
  if (!texts) {
    if (typeof ReportSearch === "undefined") self.importScripts("match.js");
    texts = ReportSearch.open(ROOT);
  }
  const refusal = ReportSearch.refusal(query);
  if (refusal) return [[notice(refusal, "", "")]];
  const { words, hits, pieces } = await ReportSearch.search(texts, query);
  const items = hits.map((hit, i) => group(hit, words, hits.length - i, i < FULL_GROUPS));
  if (pieces && items.length) {
    // The theme counts groups: the note heads the first one, so that it counts pages alone.
    const [page, ...passages] = items[0];
    const title = ReportSearch.escape(`原文中没有「${ReportSearch.shown(query.trim())}」`);
    const held = ReportSearch.escape(`以下页面含有其中的词：${ReportSearch.listed(pieces)}`);
    const note = notice(title, held, query);
    const first = { ...page, location: `${page.location}#`, text: passages.length ? "" : page.text };
    items[0] = [{ ...note, score: page.score }, first, ...passages];
  }
  return items;
}

/**
 * One page's group. The theme shows a page's own text only where it has no passages, folds passages
 * that score lower than their page, and on Enter opens the highest score: the first passage, or the
 * page itself where its name or heading matches.
 */
function group(hit, words, score, full) {
  const { page, missing } = hit;
  const terms = Object.fromEntries(words.map(({ text }) => [text, !missing.includes(text)]));
  const held = Object.fromEntries(words.map(({ text }) => [text, true]));
  const titled = ReportSearch.locate(page.title, words);
  const passages = full ? ReportSearch.passages(hit).filter(({ anchor }) => anchor) : [];
  const best = titled.length ? score : score + 0.5;
  const item = {
    location: ReportSearch.address(hit, words),
    title: ReportSearch.marked(page.title, titled) + trail(page, hit.loose),
    text: ReportSearch.summary(hit, LENGTH),
    score,
    terms,
  };
  const items = passages.map(({ anchor, text, ranges }, i) => ({
    location: ReportSearch.address(hit, words, anchor),
    title: `第 ${anchor.slice(1)} 段`,
    text: ReportSearch.excerpt(text, ranges, LENGTH),
    score: i < SHOWN ? best : score - 0.5,
    terms: i === 0 ? terms : held, // what is missing is said once
  }));
  return [item, ...items];
}

/** Where a page stands, below its title. */
function trail(page, loose) {
  const steps = page.trail.map(ReportSearch.escape).join(" › ");
  const label = loose ? " <em>引号、空格或注号不同</em>" : "";
  return `<span class="search-trail">${steps}${label}</span>`;
}

/** A line that is no result, in HTML; it leads to the search page. */
function notice(title, text, query) {
  return {
    location: `search/?${new URLSearchParams({ q: query })}`,
    title: `${title}<span class="search-trail">${text}</span>`,
    text: "",
    score: 1,
    terms: {},
  };
}
