import assert from "node:assert/strict";
import { comparedHTML, figuresHTML } from "../../generator/assets/scripts/search/drawing.js";
import { pagesAsked, questionOf } from "../../generator/assets/scripts/search/question.js";
import {
  comparedGroup,
  figureGroup,
  nameGroups,
} from "../../generator/assets/scripts/search/results.js";

/** @param {string} id @param {number} year */
const report = (id, year) => /** @type {any} */ ({ id, name: id, year, review: year - 1 });

const REPORTS = [
  report("jiangxi-2023", 2023),
  report("jiangxi-2024", 2024),
  report("ganzhou-2023", 2023),
  report("national-2024", 2024),
];
const INDEX = /** @type {any} */ ({
  reports: REPORTS,
  places: [
    [["江西省", "江西"], ["jiangxi-2023", "jiangxi-2024"]],
    [["赣州市", "赣州"], ["ganzhou-2023"]],
    [["中华人民共和国", "全国", "国务院"], ["national-2024"]],
    [["朝阳区", "朝阳"], ["a-2024"]],
    [["朝阳区", "朝阳"], ["b-2024"]],
  ],
  indicators: [
    ["gdp_growth", "地区生产总值增速", ["地区生产总值", "GDP"]],
    ["grain", "粮食产量", ["粮食总产量"]],
    ["urban", "城镇居民人均可支配收入增速", []],
    ["jobs", "城镇新增就业", []],
    ["unemployment", "城镇调查失业率", ["调查失业率", "失业率"]],
  ],
  slices: [
    [2025, "省级", "2025/province/"],
    [2024, "省级", "2024/province/"],
    [2024, "县级", "2024/county/"],
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

Deno.test("the nation goes by what readers call it, an indicator by its rate", () => {
  const expected = ["中华人民共和国", "gdp_growth", ["target", 2024, "national-2024"]];
  for (
    const query of [
      "全国 2024 GDP 目标",
      "国务院2024年GDP增速目标",
      "目标 全国2024地区生产总值增长",
    ]
  ) {
    assert.deepEqual(read(query), expected, query);
  }
  assert.equal(read("江西 2024 失业率")[1], "unemployment");
});

Deno.test("what does not grow has no rate of growth", () => {
  assert.equal(questionOf("江西 2024 粮食增速", INDEX), null);
});

Deno.test("without a place a year leads to its comparisons, 各省 to those of provinces", () => {
  assert.deepEqual(pagesAsked("2024年GDP", INDEX), {
    name: "地区生产总值增速",
    url: "indicators/gdp_growth/",
    slices: [
      { title: "2024年·省级", url: "indicators/gdp_growth/2024/province/" },
      { title: "2024年·县级", url: "indicators/gdp_growth/2024/county/" },
    ],
  });
  /** @param {string} query */
  const titles = (query) => pagesAsked(query, INDEX)?.slices.map(({ title }) => title);
  assert.deepEqual(titles("各省 2024 粮食"), ["2024年·省级"]);
  assert.deepEqual(titles("各省份GDP增速"), ["2025年·省级"]); // the newest year
  assert.deepEqual(titles("各县区 2025 GDP"), []);
});

Deno.test("an indicator alone, or with words that are none of its, asks for no comparison", () => {
  for (const query of ["GDP", "2024", "各省 2024", "2024 GDP 高质量发展"]) {
    assert.equal(pagesAsked(query, INDEX), null, query);
  }
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

Deno.test("a comparison is led to by its parts, where it has none as a whole", () => {
  const root = new URL("https://example.org/");
  const slices = [{ title: "2024年·省级", url: "indicators/a/2024/province/" }];
  const cut = { name: "甲<", url: "indicators/a/", slices };
  const html = comparedHTML(cut, root);
  assert.equal(html.includes('href="https://example.org/indicators/a/">甲&lt;</a></h2>'), true);
  assert.equal(html.includes('/indicators/a/2024/province/">2024年·省级</a>'), true);
  assert.equal(html.includes("各报告的目标和结果"), false);
  assert.equal(comparedHTML({ ...cut, slices: [] }, root).includes("各报告的目标和结果"), true);
  assert.deepEqual(comparedGroup(cut, 3).map(({ title, location }) => [title, location]), [
    ["甲&lt;", "indicators/a/"],
    ["2024年·省级", "indicators/a/2024/province/#"],
  ]);
});

Deno.test("a name that is suggested says what it is another name of", () => {
  const [[item]] = nameGroups([["1269<计划", "名词", "terms/a/", "“1269”行动计划"]], "1");
  assert.equal(item.location, "terms/a/");
  assert.equal(item.title.startsWith("<mark>1</mark>269&lt;计划"), true);
  assert.equal(item.title.includes("名词 › 即““1269”行动计划”"), true);
});
