import assert from "node:assert/strict";
import {
  groupHTML,
  message,
  nothing,
  pagerHTML,
  silentHTML,
} from "../../generator/assets/scripts/search/drawing.js";
import { piecesOf } from "../../generator/assets/scripts/search/marks.js";
import * as ReportSearch from "../../generator/assets/scripts/search/match.js";
import { counted, groups, notice } from "../../generator/assets/scripts/search/results.js";
import { pagesOf, scan } from "../../generator/assets/scripts/search/whole.js";

const ROOT = new URL("https://example.org/site/");
const WATER = ReportSearch.words("水");

/** A page of six paragraphs that name 水利, and a term with 水 in its name: the term is found first. */
function found() {
  /** @type {import("../../generator/assets/scripts/search/match.js").BlockRecord[]} */
  const blocks = [1, 2, 3, 4, 5, 6].map((i) => [`p${i}`, `水利<${i}>`]);
  const page = {
    url: "reports/a-2024/plan/",
    title: "水利",
    trail: ["二、安排"],
    part: "plan",
    blocks,
  };
  const report = { id: "a-2024", name: "甲省2024", url: "reports/a-2024/" };
  const pages = pagesOf(/** @type {any} */ ({ reports: [report], names: [] }), [
    { pages: [page], names: [["terms/a-2024-01/", "名词", "水网", [], ""]] },
  ]);
  return scan(pages, WATER);
}

/** @param {number} passages */
function text(passages) {
  const [, one] = found();
  /** @type {[import("../../generator/assets/scripts/search/match.js").Hit, number][]} */
  const hits = [[one.hit, passages]];
  return groupHTML(
    { name: "甲省2024", about: "2024-01-23", found: [one], hits, key: "0" },
    WATER,
    ROOT,
  );
}

// -- The search page ---------------------------------------------------------------------------

Deno.test("what was found is said in reports, pages and matches", () => {
  assert.equal(
    message("水", "原文", found()),
    "“水”见于 1 份报告的 1 页，共 6 处，另有名词、指标等 1 项。",
  );
});

Deno.test("where a kind of names is chosen, those are counted, and no report is said to lack it", () => {
  const names = found().filter(({ kind }) => kind);
  assert.equal(message("水", "所选范围", names, "名词"), "“水”见于名词 1 项。");
  assert.equal(message("水", "原文", names), "原文中没有“水”，另有名词、指标等 1 项。");
});

Deno.test("where the choice holds nothing of it, that is said", () => {
  assert.equal(message("火", "所选范围", []), "所选范围中没有“火”。");
});

Deno.test("what stands nowhere is named; words that stand apart are told from it", () => {
  const [water, fire] = ReportSearch.words("水 火");
  assert.equal(nothing("水火", ReportSearch.words("水火"), []), "原文中没有“水火”。");
  assert.equal(nothing("水 火", [water, fire], [fire]), "原文中没有“火”。");
  assert.equal(nothing("水 火", [water, fire], []), "没有一页同时有“水”“火”。");
});

Deno.test("three passages stand open, the others are counted, texts are no markup", () => {
  const html = text(3);
  assert.equal(html.includes("<h2>甲省2024 <small>1 页，6 处 · 2024-01-23</small>"), true);
  assert.equal(html.includes("另 3 处"), true);
  assert.equal(html.includes("<mark>水</mark>利&lt;3&gt;"), true);
  assert.equal(html.includes("&lt;4&gt;"), false);
  const query = new URLSearchParams({ h: "水" });
  assert.equal(html.includes(`"https://example.org/site/reports/a-2024/plan/?${query}#p1"`), true);
});

Deno.test("where all is shown, nothing is left to ask for", () => {
  assert.equal(text(200).includes("<button"), false);
  assert.equal(text(200).includes("<mark>水</mark>利&lt;6&gt;"), true);
});

Deno.test("names are counted as such", () => {
  const [name] = found();
  const html = groupHTML(
    { name: "名词、指标等", about: "", found: [name, name], hits: [[name.hit, 1]], key: "" },
    WATER,
    ROOT,
  );
  assert.equal(html.includes("<h2>名词、指标等 <small>2 项，2 处</small>"), true);
  assert.equal(html.includes("另 1 项"), true);
});

Deno.test("pages of results lead to those beside them", () => {
  /** @param {number} page */
  const address = (page) => `q=水&page=${page}`;
  assert.equal(pagerHTML(1, 1, address), "");
  const first = pagerHTML(1, 3, address);
  assert.equal(first.includes("上一页"), false);
  assert.equal(first.includes('href="?q=水&amp;page=2">下一页'), true);
  assert.equal(first.includes("第 1 页，共 3 页"), true);
  const last = pagerHTML(3, 3, address);
  assert.equal(last.includes("下一页"), false);
  assert.equal(last.includes('href="?q=水&amp;page=2">上一页'), true);
});

// -- The search box ----------------------------------------------------------------------------

const HITS = found().map(({ hit }) => hit);
const SHOWN = { words: WATER, hits: HITS, instead: false, pages: 2, reports: 1 };

Deno.test("the theme gets a group per page", () => {
  const [named, page] = groups("水", SHOWN);
  assert.deepEqual(named.map(({ score }) => score), [2]);
  // The first three passages stand open, the others fold.
  assert.deepEqual(page.map(({ score }) => score), [1, 1, 1, 1, 0.5, 0.5, 0.5]);
  assert.equal(page[1].title, "第 1 段");
});

Deno.test("what stands nowhere is said above what was found instead", () => {
  const [[note, page]] = groups("水利火", { ...SHOWN, instead: true });
  assert.equal(note.title.startsWith("原文中没有“水利火”"), true);
  assert.equal(note.title.includes("以下页面含有“水”"), true);
  assert.equal(note.score, page.score);
  assert.deepEqual(page.terms, { "水": true });
});

Deno.test("the last line leads to all reports", () => {
  const items = groups("水", { ...SHOWN, pages: 60, reports: 43 });
  assert.equal(items.length, 2);
  const last = items[1].at(-1);
  assert.equal(last.title.startsWith("在检索页看全部 43 份报告"), true);
  assert.equal(last.location, `search/?${new URLSearchParams({ q: "水" })}`);
});

Deno.test("the box says how many pages there are, not how many it shows", () => {
  const items = groups("水", SHOWN);
  const said = /** @param {number} pages */ (pages) => counted(items, 2, pages)[0][0].title;
  assert.equal(said(2).endsWith('<span data-search-counted="2 个页面" hidden></span>'), true);
  assert.equal(said(60).includes('"前 2 个，共 60 个页面"'), true);
  assert.equal(counted(items, 0, 0)[0][0].title.includes('"没有一页有这些字"'), true);
  assert.deepEqual(counted([], 0, 0), []);
});

Deno.test("a line that is no result leads to the search page with the query", () => {
  assert.equal(notice("甲", "乙", "水").location, `search/?${new URLSearchParams({ q: "水" })}`);
});

// -- Silent reports ----------------------------------------------------------------------------

/** @param {number} count */
const silentReports = (count) => ({
  reports: Array.from({ length: count }, (_, n) => ({
    ...{ id: `r${n}`, name: `<${n}>`, url: `reports/r${n}/`, year: 2024, review: 2023 },
    ...{ level: "省级", place: "甲", province: "甲", date: "", whole: true, characters: 9000 },
  })),
  torn: count > 2 ? 3 : 0,
  of: 50,
});

Deno.test("reports that say nothing of it are led to, many of them folded", () => {
  const root = new URL("https://example.org/site/");
  assert.equal(silentHTML(silentReports(0), root), "");
  const two = silentHTML(silentReports(2), root);
  assert.equal(two.includes("收录 50 份报告，没有这些字的 2 份："), true);
  assert.equal(two.includes('<a href="https://example.org/site/reports/r1/">&lt;1&gt;</a>'), true);
  assert.equal(two.includes("<details"), false);
  const many = silentHTML(silentReports(41), root);
  assert.equal(many.startsWith('<details class="fold">'), true);
  assert.equal(many.includes("另有 3 份来源不全，不能断定。"), true);
});

// -- Marks on an opened page -------------------------------------------------------------------

Deno.test("a range over several nodes is a piece of each", () => {
  // 无废|城市|建设, and 废城市建 is marked
  assert.deepEqual(piecesOf([2, 2, 2], [{ start: 1, end: 5 }]), [[0, 1, 2], [1, 0, 2], [2, 0, 1]]);
});

Deno.test("nodes that hold nothing of it have no piece", () => {
  assert.deepEqual(piecesOf([2, 0, 2], [{ start: 2, end: 3 }]), [[2, 0, 1]]);
});
