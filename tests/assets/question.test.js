import assert from "node:assert/strict";
import { figuresHTML } from "../../generator/assets/scripts/search/drawing.js";
import { questionOf } from "../../generator/assets/scripts/search/question.js";
import { figureGroup, nameGroups } from "../../generator/assets/scripts/search/results.js";

/** @param {string} id @param {number} year */
const report = (id, year) => /** @type {any} */ ({ id, name: id, year, review: year - 1 });

const REPORTS = [
  report("jiangxi-2023", 2023),
  report("jiangxi-2024", 2024),
  report("ganzhou-2023", 2023),
];
const INDEX = /** @type {any} */ ({
  reports: REPORTS,
  places: [
    [["江西省", "江西"], ["jiangxi-2023", "jiangxi-2024"]],
    [["赣州市", "赣州"], ["ganzhou-2023"]],
    [["朝阳区", "朝阳"], ["a-2024"]],
    [["朝阳区", "朝阳"], ["b-2024"]],
  ],
  indicators: [
    ["gdp_growth", "地区生产总值增速", ["地区生产总值", "GDP"]],
    ["grain", "粮食产量", ["粮食总产量"]],
    ["urban", "城镇居民人均可支配收入增速", []],
    ["jobs", "城镇新增就业", []],
  ],
});

/** What a query is read as: the indicator, and for each side the year and the report that says it. */
/** @param {string} query */
function read(query) {
  const question = questionOf(query, INDEX);
  return question && [
    question.place,
    question.indicator,
    ...question.parts.map(({ side, period, report }) => [side, period, report?.id ?? null]),
  ];
}

Deno.test("a year asks for its own report's target and the next one's result", () => {
  assert.deepEqual(read("江西 2023 GDP"), [
    "江西省",
    "gdp_growth",
    ["target", 2023, "jiangxi-2023"],
    ["result", 2023, "jiangxi-2024"],
  ]);
});

Deno.test("the order does not matter, nor do blanks, capitals and full width", () => {
  const expected = read("江西 2023 GDP");
  for (const query of ["ＧＤＰ 江西省 2023年", "2023年江西省的gdp", "江西2023地区生产总值是多少"]) {
    assert.deepEqual(read(query), expected, query);
  }
});

Deno.test("without a year the newest report says both; a word asks for one side", () => {
  assert.deepEqual(read("赣州 粮食 目标"), ["赣州市", "grain", ["target", 2023, "ganzhou-2023"]]);
  assert.deepEqual(read("江西粮食"), [
    "江西省",
    "grain",
    ["target", 2024, "jiangxi-2024"],
    ["result", 2023, "jiangxi-2024"],
  ]);
  assert.deepEqual(read("江西 GDP 完成情况"), ["江西省", "gdp_growth", [
    "result",
    2023,
    "jiangxi-2024",
  ]]);
});

Deno.test("a report that is not here is named by its year", () => {
  assert.deepEqual(read("江西 2024 GDP"), [
    "江西省",
    "gdp_growth",
    ["target", 2024, "jiangxi-2024"],
    ["result", 2024, null],
  ]);
});

for (
  const [what, query] of Object.entries({
    "no place": "2024 GDP",
    "no indicator": "江西 2024",
    "an indicator of two": "江西 城镇",
    "more words than a question has": "江西 GDP 高质量发展",
    "a place of two": "朝阳区 GDP",
    "a single letter": "江西 粮",
  })
) {
  Deno.test(`${what} is no question`, () => assert.equal(questionOf(query, INDEX), null));
}

// -- What is shown of it -----------------------------------------------------------------------

const CELL = {
  figures: [{
    period: 2023,
    value: "7%左右",
    note: "可比口径",
    status: "目标",
    quote: "增长7%左右<b>",
    url: "reports/jiangxi-2023/plan/#p3-1",
  }],
  label: "",
  quote: "",
  url: "",
  doubts: "",
  doubts_url: "",
};
/** @type {import("../../generator/assets/scripts/search/question.js").Figures} */
const FIGURES = {
  place: "江西省",
  name: "地区生产总值增速",
  url: "indicators/gdp_growth/",
  sides: [
    { side: "target", period: 2023, report: REPORTS[0], needed: 2023, cell: CELL },
    {
      side: "result",
      period: 2023,
      report: REPORTS[1],
      needed: 2024,
      cell: { ...CELL, figures: [], label: "原文未提及", doubts: "疑", doubts_url: "r/#doubts" },
    },
    { side: "result", period: 2024, report: null, needed: 2025, cell: null },
  ],
};

Deno.test("a figure is shown with its sentence, an empty one with its reason, a doubt with its mark", () => {
  const html = figuresHTML(FIGURES, new URL("https://example.org/"));
  assert.equal(html.includes("2023年目标：<strong>7%左右</strong>"), true);
  assert.equal(
    html.includes('href="https://example.org/reports/jiangxi-2023/plan/#p3-1">增长7%左右&lt;b&gt;'),
    true,
  );
  assert.equal(html.includes("2023年结果：原文未提及"), true);
  assert.equal(html.includes("读取存疑：疑"), true);
  assert.equal(html.includes("2024年结果：这里没有 2025 年的报告。"), true);
});

Deno.test("in the box the figure is a group that leads to its sentence", () => {
  const [page, line, ...others] = figureGroup(FIGURES, 9);
  assert.deepEqual(others, []);
  assert.equal(page.title, "江西省 地区生产总值增速");
  assert.deepEqual([line.title, line.location, line.score], [
    "2023年目标：7%左右",
    "reports/jiangxi-2023/plan/#p3-1",
    9,
  ]);
  assert.deepEqual(figureGroup({ ...FIGURES, sides: FIGURES.sides.slice(1) }, 9), []);
});

Deno.test("a name that is suggested says what it is another name of", () => {
  const [[item]] = nameGroups([["1269<计划", "名词", "terms/a/", "“1269”行动计划"]], "1");
  assert.equal(item.location, "terms/a/");
  assert.equal(item.title.startsWith("<mark>1</mark>269&lt;计划"), true);
  assert.equal(item.title.includes("名词 › 即““1269”行动计划”"), true);
});
