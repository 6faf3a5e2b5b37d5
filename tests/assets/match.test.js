import assert from "node:assert/strict";
import * as ReportSearch from "../../generator/assets/scripts/search/match.js";

/** @typedef {import("../../generator/assets/scripts/search/match.js").BlockRecord} BlockRecord */

const REPORTS = [
  { id: "jiangxi-2024", name: "江西省2024", url: "reports/jiangxi-2024/", file: "" },
  { id: "fuzhou-2024", name: "抚州市2024", url: "reports/fuzhou-2024/", file: "" },
];

/**
 * Texts of two reports, a page each, and an indicator.
 *
 * @param {BlockRecord[]} first
 * @param {BlockRecord[]} second
 * @param {string[]} [vocabulary]
 */
function texts(first, second, vocabulary = []) {
  /**
   * @param {string} url
   * @param {BlockRecord[]} blocks
   * @returns {import("../../generator/assets/scripts/search/match.js").ReportFile}
   */
  const file = (url, blocks) => ({
    pages: [{ url, title: "（一）", trail: [], blocks }],
    names: [],
  });
  const corpus = ReportSearch.corpus(
    { reports: REPORTS, names: [["indicators/grain/", "指标", "粮食产量", ["粮食总产量"], ""]] },
    [file("reports/jiangxi-2024/plan-1/", first), file("reports/fuzhou-2024/plan-1/", second)],
  );
  return {
    corpus: Promise.resolve(corpus),
    vocabulary: () => Promise.resolve(new Set(vocabulary)),
  };
}

/** @param {string} query */
const words = (query) => ReportSearch.words(query).map(({ text }) => text);

/** @param {string} text @param {string} query */
function found(text, query) {
  const ranges = ReportSearch.locate(text, ReportSearch.words(query));
  return ranges.map(({ start, end }) => text.slice(start, end));
}

Deno.test("a query is words between blanks, each once", () => {
  assert.deepEqual(words(" 无废城市　建设 无废城市"), ["无废城市", "建设"]);
});

Deno.test("one Chinese character is a query, one letter is none", () => {
  assert.deepEqual(words("水"), ["水"]);
  assert.deepEqual(words("a"), []);
  assert.equal(ReportSearch.refusal("a"), "请输入至少两个字。");
  assert.equal(ReportSearch.refusal("水"), "");
});

Deno.test("a query of more than 2000 characters is refused", () => {
  assert.equal(ReportSearch.refusal("水".repeat(2000)), "");
  assert.equal(ReportSearch.refusal("水".repeat(2001)), "检索词过长，请不要超过 2000 字。");
});

Deno.test("full-width forms and capitals are read as what they stand for", () => {
  assert.deepEqual(found("Ｒ＆Ｄ经费增长１０％", "r&d经费"), ["Ｒ＆Ｄ经费"]);
  assert.deepEqual(found("增长10%", "１０％"), ["10%"]);
});

Deno.test("quotation marks, blanks and note marks are read over", () => {
  assert.deepEqual(found("落实“1269”行动计划", "1269行动"), ["1269”行动"]);
  assert.deepEqual(found("无废［3］城市", "无废城市"), ["无废［3］城市"]);
  assert.deepEqual(found("无废城市", "“无废城市”"), ["无废城市"]);
});

Deno.test("a number in brackets before 5号 is a document's, not a note's", () => {
  assert.deepEqual(found("国发〔13〕5号", "国发5号"), []);
  assert.deepEqual(found("国发〔13〕文件", "国发文件"), ["国发〔13〕文件"]);
});

Deno.test("a capital that grows when made small does not shift what follows", () => {
  assert.deepEqual(found("İİ增长5%", "增长"), ["增长"]);
});

Deno.test("ranges that touch are one", () => {
  assert.deepEqual(ReportSearch.locate("产业升级", ReportSearch.words("产业 升级")), [
    { start: 0, end: 4 },
  ]);
});

Deno.test("a match never crosses from one block to the next unless the text runs on", async () => {
  const apart = texts([["p1", "加快发展"], ["p2", "产业升级"]], []);
  assert.equal((await ReportSearch.search(apart, "发展产业")).hits.length, 0);
  const runOn = texts([["p1", "加快发展"], ["p2", "产业升级", 0, 1]], []);
  assert.equal((await ReportSearch.search(runOn, "发展产业")).hits.length, 1);
});

Deno.test("names stand before headings, headings before texts", async () => {
  const all = texts([["p1", "抓好粮食产量。"]], [["p1", "粮食产量目标", 6]]);
  const { hits, pieces } = await ReportSearch.search(all, "粮食产量");
  assert.deepEqual(hits.map(({ page }) => page.url), [
    "indicators/grain/",
    "reports/fuzhou-2024/plan-1/",
    "reports/jiangxi-2024/plan-1/",
  ]);
  assert.equal(pieces, null);
});

Deno.test("an exact match stands before one that reads over marks", async () => {
  const all = texts([["p1", "“无废”城市"]], [["p1", "无废城市"]]);
  const { hits } = await ReportSearch.search(all, "无废城市");
  assert.deepEqual(hits.map(({ page, loose }) => [page.report, loose]), [
    ["fuzhou-2024", false],
    ["jiangxi-2024", true],
  ]);
});

Deno.test("words in one block stand before words of one page", async () => {
  const all = texts([["p1", "产业。"], ["p2", "城市。"]], [["p1", "产业，城市。"]]);
  const { hits } = await ReportSearch.search(all, "城市 产业");
  assert.deepEqual(hits.map(({ page }) => page.report), ["fuzhou-2024", "jiangxi-2024"]);
});

Deno.test("a text is cut into the longest words of the vocabulary, from its end", () => {
  const vocabulary = new Set(["城市", "建设", "市建"]);
  assert.deepEqual(ReportSearch.cut("大城市建设R&D", vocabulary), [["大", "城市", "建设"], [
    "r&d",
  ]]);
});

Deno.test("where the words stand nowhere, their pieces are searched for", async () => {
  const all = texts([["p1", "智慧农业。"]], [["p1", "城市更新。"]], ["智慧", "城市"]);
  const { hits, pieces } = await ReportSearch.search(all, "智慧城市");
  assert.deepEqual(pieces, ["智慧", "城市"]);
  assert.deepEqual(hits.map(({ page, missing }) => [page.report, missing]), [
    ["jiangxi-2024", ["城市"]],
    ["fuzhou-2024", ["智慧"]],
  ]);
});

Deno.test("text from a report is never markup", () => {
  assert.equal(
    ReportSearch.marked("a<b>&'\"", [{ start: 1, end: 4 }]),
    "a<mark>&lt;b&gt;</mark>&amp;&#39;&quot;",
  );
});

Deno.test("an excerpt begins behind a mark of punctuation and says that it is cut", () => {
  const text = `${"前".repeat(50)}，加快无废城市建设${"后".repeat(50)}`;
  const html = ReportSearch.excerpt(text, [{ start: 53, end: 57 }], 30);
  assert.equal(html.startsWith("…加快<mark>无废城市</mark>建设后"), true);
  assert.equal(html.endsWith("后…"), true);
});

Deno.test("an excerpt never parts the halves of a character", () => {
  const text = `${"𠮷".repeat(60)}水`;
  const html = ReportSearch.excerpt(text, [{ start: 120, end: 121 }], 31);
  assert.equal(html, `…${"𠮷".repeat(15)}<mark>水</mark>`);
});

Deno.test("a message names a query shortly, and without what would reorder it", () => {
  assert.equal(ReportSearch.shown(`\u202e${"水".repeat(41)}`), `${"水".repeat(40)}…`);
  assert.equal(
    ReportSearch.listed(Array(13).fill("水")),
    `${Array(12).fill("水").join("、")}等 13 个`,
  );
});

Deno.test("passages with the word in their topic sentence come first", async () => {
  const all = texts([["p1", "讲到城市。"], ["p2", "城市更新。抓好。", 5]], []);
  const { hits } = await ReportSearch.search(all, "城市");
  assert.deepEqual(ReportSearch.passages(hits[0]), [
    { anchor: "p2", text: "城市更新。抓好。", ranges: [{ start: 0, end: 2 }], headed: true },
    { anchor: "p1", text: "讲到城市。", ranges: [{ start: 2, end: 4 }], headed: false },
  ]);
});

Deno.test("a name that was found by another name says so", async () => {
  const { hits } = await ReportSearch.search(texts([], []), "粮食总产量");
  assert.equal(ReportSearch.summary(hits[0], 100), "又称：<mark>粮食总产量</mark>。");
});

Deno.test("an address has the page mark the words that are there", async () => {
  const all = texts([["p1", "智慧农业。"]], [], ["智慧", "城市"]);
  const { hits, words } = await ReportSearch.search(all, "智慧城市");
  const query = new URLSearchParams({ h: "智慧" });
  assert.equal(
    ReportSearch.address(hits[0], words, "p1"),
    `reports/jiangxi-2024/plan-1/?${query}#p1`,
  );
});

Deno.test("a term that shares a page with others is led to behind the words", () => {
  const hit = /** @type {any} */ ({ page: { url: "terms/a-1/#b-2" }, missing: [] });
  const words = /** @type {any} */ ([{ text: "水" }]);
  assert.equal(ReportSearch.address(hit, words), "terms/a-1/?h=%E6%B0%B4#b-2");
  assert.equal(ReportSearch.address(hit, words, "p3"), "terms/a-1/?h=%E6%B0%B4#p3");
});
