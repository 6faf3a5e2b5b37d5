import assert from "node:assert/strict";
import { grouped, message, resultsHTML } from "../../generator/assets/scripts/search/drawing.js";
import { piecesOf } from "../../generator/assets/scripts/search/marks.js";
import * as ReportSearch from "../../generator/assets/scripts/search/match.js";
import { groups, notice } from "../../generator/assets/scripts/search/results.js";

const ROOT = new URL("https://example.org/site/");
const REPORTS = [{ id: "a-2024", name: "甲省2024", url: "reports/a-2024/", file: "" }];

/** A page of six paragraphs that name 水利, and a term with 水 in its name. */
function texts() {
  /** @type {import("../../generator/assets/scripts/search/match.js").BlockRecord[]} */
  const blocks = [1, 2, 3, 4, 5, 6].map((i) => [`p${i}`, `水利<${i}>`]);
  const page = { url: "reports/a-2024/plan/", title: "水利", trail: ["二、安排"], blocks };
  const corpus = ReportSearch.corpus({ reports: REPORTS, names: [] }, [
    { pages: [page], names: [["terms/a-2024-01/", "名词", "水网", [], ""]] },
  ]);
  return { corpus: Promise.resolve(corpus), vocabulary: () => Promise.resolve(new Set(["水利"])) };
}

// -- The search page ---------------------------------------------------------------------------

Deno.test("what was found is said in reports, pages and matches", async () => {
  const { hits } = await ReportSearch.search(texts(), "水");
  const { groups, named } = grouped(hits, REPORTS, "");
  assert.equal(
    message("水", "原文", groups, named, null),
    "「水」见于 1 份报告的 1 页，共 6 处，另有名词、指标等 1 项。",
  );
});

Deno.test("where a report holds nothing of it, its name is said", () => {
  assert.equal(message("火", "甲省2024", [], [], null), "甲省2024中没有「火」。");
});

Deno.test("what was searched for instead is listed, if it was found", async () => {
  const { hits } = await ReportSearch.search(texts(), "水");
  const { groups } = grouped(hits, REPORTS, "");
  assert.equal(
    message("水火", "原文", groups, [], ["水"]),
    "原文中没有「水火」。以下 1 页含有其中的词：水。",
  );
  assert.equal(message("水火", "原文", [], [], ["水"]), "原文中没有「水火」。");
});

Deno.test("only the chosen report's hits are shown", async () => {
  const { hits } = await ReportSearch.search(texts(), "水");
  assert.deepEqual(grouped(hits, REPORTS, "b-2024"), { chosen: [], named: [], groups: [] });
});

Deno.test("names come first, five passages stand open, texts are no markup", async () => {
  const { hits, words } = await ReportSearch.search(texts(), "水");
  const html = resultsHTML(grouped(hits, REPORTS, ""), words, ROOT);
  assert.match(html, /^<section[^>]*>\s*<h2>名词与指标等 <small>1 项，1 处<\/small>/);
  assert.equal(html.includes("<h2>甲省2024 <small>1 页，6 处</small>"), true);
  assert.equal(html.includes("<summary>还有 1 段</summary>"), true);
  assert.equal(html.includes("<mark>水</mark>利&lt;6&gt;"), true);
  const query = new URLSearchParams({ h: "水" });
  assert.equal(html.includes(`"https://example.org/site/reports/a-2024/plan/?${query}#p1"`), true);
});

// -- The search box ----------------------------------------------------------------------------

Deno.test("the theme gets a group per page; on Enter it opens the highest score", async () => {
  const result = await ReportSearch.search(texts(), "水");
  const [named, text] = groups("水", result);
  assert.deepEqual(named.map(({ score }) => score), [2]);
  // The heading matches, so the page itself; the first three passages stand open, the others fold.
  assert.deepEqual(text.map(({ score }) => score), [1, 1, 1, 1, 0.5, 0.5, 0.5]);
  assert.equal(text[1].title, "第 1 段");
});

Deno.test("what stands nowhere is said above what was found instead", async () => {
  const result = await ReportSearch.search(texts(), "水利火");
  const [[note, page]] = groups("水利火", result);
  assert.equal(note.title.startsWith("原文中没有「水利火」"), true);
  assert.equal(note.score, page.score);
  assert.deepEqual(page.terms, { "水利": true });
});

Deno.test("a line that is no result leads to the search page with the query", () => {
  assert.equal(notice("甲", "乙", "水").location, `search/?${new URLSearchParams({ q: "水" })}`);
});

// -- Marks on an opened page -------------------------------------------------------------------

Deno.test("a range over several nodes is a piece of each", () => {
  // 无废|城市|建设, and 废城市建 is marked
  assert.deepEqual(piecesOf([2, 2, 2], [{ start: 1, end: 5 }]), [[0, 1, 2], [1, 0, 2], [2, 0, 1]]);
});

Deno.test("nodes that hold nothing of it have no piece", () => {
  assert.deepEqual(piecesOf([2, 0, 2], [{ start: 2, end: 3 }]), [[2, 0, 1]]);
});
