import assert from "node:assert/strict";
import * as ReportSearch from "../../generator/assets/scripts/search/match.js";

/** @typedef {import("../../generator/assets/scripts/search/match.js").BlockRecord} BlockRecord */

/** @typedef {import("../../generator/assets/scripts/search/match.js").Hit} Hit */

/**
 * A page of one report.
 *
 * @param {BlockRecord[]} blocks
 * @param {string} [kind]
 */
function pageOf(blocks, kind = "") {
  const url = "reports/jiangxi-2024/plan-1/";
  return ReportSearch.page(
    { url, kind, title: "（一）", trail: [], report: "jiangxi-2024" },
    blocks,
  );
}

/**
 * What stands on a page.
 *
 * @param {BlockRecord[]} blocks
 * @param {string} query
 */
function hit(blocks, query) {
  return ReportSearch.hitOf(pageOf(blocks), ReportSearch.words(query));
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

Deno.test("a match never crosses from one block to the next unless the text runs on", () => {
  assert.equal(hit([["p1", "加快发展"], ["p2", "产业升级"]], "发展产业"), null);
  assert.equal(hit([["p1", "加快发展"], ["p2", "产业升级", 0, 1]], "发展产业").count, 1);
});

Deno.test("names stand before headings, headings before texts, exact before loose", () => {
  const { Rank } = ReportSearch;
  /** @param {BlockRecord[]} blocks */
  const rank = (blocks, kind = "") =>
    ReportSearch.hitOf(pageOf(blocks, kind), ReportSearch.words("粮食产量")).rank;
  assert.equal(rank([["", "粮食产量", 4]], "指标"), Rank.NAME);
  assert.equal(rank([["", "粮食产量目标", 6]], "指标"), Rank.NAME_PART);
  assert.equal(rank([["p1", "粮食产量目标。抓好。", 6]]), Rank.HEADING);
  assert.equal(rank([["p1", "“粮食”产量。抓好。", 7]]), Rank.HEADING_LOOSE);
  assert.equal(rank([["p1", "抓好粮食产量。"]]), Rank.BODY);
  assert.equal(rank([["p1", "抓好“粮食”产量。"]]), Rank.BODY_LOOSE);
});

Deno.test("words as one phrase, in one block, on one page", () => {
  assert.equal(hit([["p1", "城市产业。"]], "城市 产业").spread, 0);
  assert.equal(hit([["p1", "产业，城市。"]], "城市 产业").spread, 1);
  assert.equal(hit([["p1", "产业。"], ["p2", "城市。"]], "城市 产业").spread, 2);
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

Deno.test("passages with the word in their topic sentence come first", () => {
  const found = hit([["p1", "讲到城市。"], ["p2", "城市更新。抓好。", 5]], "城市");
  assert.deepEqual(ReportSearch.passages(found), [
    { anchor: "p2", text: "城市更新。抓好。", ranges: [{ start: 0, end: 2 }], headed: true },
    { anchor: "p1", text: "讲到城市。", ranges: [{ start: 2, end: 4 }], headed: false },
  ]);
});

Deno.test("a name that was found by another name says so", () => {
  const page = pageOf([["", "粮食产量", 4], ["", "粮食总产量", 5]], "指标");
  const found = ReportSearch.hitOf(
    { ...page, title: "粮食产量" },
    ReportSearch.words("粮食总产量"),
  );
  assert.equal(ReportSearch.summary(found, 100), "又称：<mark>粮食总产量</mark>。");
});

Deno.test("an address has the page mark the words", () => {
  const found = hit([["p1", "智慧农业。"]], "智慧");
  const query = new URLSearchParams({ h: "智慧" });
  assert.equal(
    ReportSearch.address(found, ReportSearch.words("智慧"), "p1"),
    `reports/jiangxi-2024/plan-1/?${query}#p1`,
  );
});

Deno.test("a term that shares a page with others is led to behind the words", () => {
  const found = /** @type {any} */ ({ page: { url: "terms/a-1/#b-2" } });
  const words = /** @type {any} */ ([{ text: "水" }]);
  assert.equal(ReportSearch.address(found, words), "terms/a-1/?h=%E6%B0%B4#b-2");
  assert.equal(ReportSearch.address(found, words, "p3"), "terms/a-1/?h=%E6%B0%B4#p3");
});
