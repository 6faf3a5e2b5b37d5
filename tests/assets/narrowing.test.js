import assert from "node:assert/strict";
import { checkHTML, offersHTML } from "../../generator/assets/scripts/search/drawing.js";
import { stateOf } from "../../generator/assets/scripts/search/facets.js";
import * as ReportSearch from "../../generator/assets/scripts/search/match.js";
import {
  meanings,
  offersFor,
  withoutChoice,
} from "../../generator/assets/scripts/search/narrowing.js";
import { offerGroups } from "../../generator/assets/scripts/search/results.js";

/** @param {string} id @param {string} place @param {number} year */
const report = (id, place, year) => /** @type {any} */ ({
  id,
  place,
  year,
  province: "",
  level: "",
});

const INDEX = /** @type {any} */ ({
  reports: [
    report("jiangsu-2025", "江苏省", 2025),
    report("jiangsu-2026", "江苏省", 2026),
    report("old-2008", "旧县", 2008),
    report("new-2020", "新区", 2020),
    report("a", "朝阳区", 2024),
    report("b", "朝阳区", 2024),
    report("china-2024", "中华人民共和国", 2024),
  ],
  places: [
    [["江苏省", "江苏"], ["jiangsu-2025", "jiangsu-2026"]],
    [["旧县", "新区"], ["old-2008", "new-2020"]],
    [["朝阳区", "朝阳"], ["a"]],
    [["朝阳区", "朝阳"], ["b"]],
    [["中华人民共和国", "国务院"], ["china-2024"]],
  ],
});

/** A search that finds the words in the reports of these numbers. */
/** @param {Record<string, number[]>} pages */
function searchOf(pages) {
  /** @param {string} q */
  const search = (q) =>
    Promise.resolve({ found: (pages[q] ?? []).map((number) => ({ report: number, kind: "" })) });
  return /** @type {any} */ ({ index: INDEX, search, refusal: () => "" });
}

/** @param {string} query @param {string[]} missing */
function answer(query, ...missing) {
  const words = ReportSearch.words(query);
  const without = words.filter(({ text }) => missing.includes(text));
  return /** @type {any} */ ({ words, missing: without, found: [], nearest: "" });
}

Deno.test("a year and a place among the words may be the report's, wherever they stand", () => {
  const expected = [
    { q: "低空经济", place: "江苏省", year: "2026" },
    { q: "低空经济", place: "江苏省", year: "" },
    { q: "江苏 低空经济", place: "", year: "2026" },
  ];
  assert.deepEqual(meanings("江苏 2026年 低空经济", INDEX), expected);
  assert.deepEqual(meanings("江苏2026年低空经济", INDEX), expected);
  assert.deepEqual(meanings("国务院 不足", INDEX), [
    { q: "不足", place: "中华人民共和国", year: "" },
  ]);
});

Deno.test("a place is named as the report of the year names it", () => {
  assert.equal(meanings("新区 2008 水利", INDEX)[0].place, "旧县");
  assert.equal(meanings("旧县 水利", INDEX)[0].place, "新区");
});

for (
  const [what, query] of Object.entries({
    "neither year nor place": "低空经济 机器人",
    "nothing else": "江苏 2026",
    "a name of two places": "朝阳 水利",
    "a number that is no year": "12026亿 水利",
    "a decade": "2020年代",
  })
) {
  Deno.test(`${what}: nothing to be narrowed`, () => assert.deepEqual(meanings(query, INDEX), []));
}

Deno.test("what finds something is offered, narrowest first, then each word that stands", async () => {
  const search = searchOf({ "低空经济": [0, 1, 1, 3], "江苏": [0] });
  const query = "低空经济 2026 江苏";
  const offers = await offersFor(search, answer(query, "2026"), query);
  assert.deepEqual(offers.map(({ said, pages }) => [said, pages]), [
    ["在江苏省2026年的报告里找“低空经济”", 2],
    ["在江苏省的报告里找“低空经济”", 3],
    ["只找“低空经济”", 4],
  ]);
  const address = new URLSearchParams({ q: "低空经济", year: "2026", place: "江苏省" });
  const html = offersHTML(offers, new URL("https://example.org/"));
  assert.equal(html.includes(`href="?${`${address}`.replaceAll("&", "&amp;")}"`), true);
  assert.equal(html.includes("找“低空经济”</a>（2 页）"), true);
  const [[first]] = offerGroups(offers);
  assert.equal(first.location, `search/?${address}`);
});

Deno.test("words that stand apart are offered each by itself, but those that stand nowhere", async () => {
  const search = searchOf({ "水利": [0], "工业": [1, 3] });
  const query = "水利 犀牛 工业";
  const offers = await offersFor(search, answer(query, "犀牛"), query);
  assert.deepEqual(offers.map(({ said }) => said), ["只找“水利”", "只找“工业”"]);
});

Deno.test("beside pages that hold all words, the report that is named is offered alone", async () => {
  const search = searchOf({ "不足": [1, 6] });
  const held = { ...answer("国务院 2024 不足"), found: [{}] };
  const offers = await offersFor(search, held, "国务院 2024 不足");
  assert.deepEqual(offers.map(({ said }) => said), ["在中华人民共和国2024年的报告里找“不足”"]);
  assert.deepEqual(await offersFor(search, held, "国务院 不足"), []);
});

Deno.test("where nothing can be offered, a next step is said", async () => {
  const offers = await offersFor(searchOf({}), answer("孪生"), "孪生");
  assert.deepEqual(offers, []);
  const html = offersHTML(offers, new URL("https://example.org/site/"));
  assert.equal(html.includes('<a href="https://example.org/site/reports/">各报告</a>'), true);
});

Deno.test("a choice that leaves nothing can be left", () => {
  const found = /** @type {any} */ ([{ report: 0, kind: "" }, { report: 3, kind: "" }]);
  const state = stateOf(new URLSearchParams("q=水利&year=2026&page=2"));
  const offer = withoutChoice(found, state, INDEX);
  assert.deepEqual([offer.said, offer.pages], ["在全部报告里找“水利”", 2]);
  assert.deepEqual([offer.state.q, offer.state.year, offer.state.page], ["水利", "", 1]);
});

Deno.test("a query as long as a quotation is led to where these are checked", () => {
  const root = new URL("https://example.org/site/");
  assert.equal(checkHTML("无废城市", root), "");
  assert.ok(
    checkHTML("城镇新增就业5万人&c", root).includes(
      'href="https://example.org/site/check-quote/?text=%E5%9F%8E',
    ),
  );
});
