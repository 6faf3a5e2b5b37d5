import assert from "node:assert/strict";
import * as ReportSearch from "../../generator/assets/scripts/search/match.js";
import {
  accountHTML,
  dayWritten,
  edgeNote,
  heldSaid,
} from "../../generator/assets/scripts/search/accounts.js";
import { barsSVG, runsOf, topOf } from "../../generator/assets/scripts/search/bars.js";
import { countsOf, startsIn, totalOf } from "../../generator/assets/scripts/search/counting.js";
import { trendsHTML } from "../../generator/assets/scripts/search/drawing.js";
import { listOf, nested, phrasesOf } from "../../generator/assets/scripts/search/phrasing.js";
import {
  phrasesTable,
  placesTable,
  reportsTable,
  yearsTable,
} from "../../generator/assets/scripts/search/rows.js";
import { wholeSpace } from "../../generator/assets/scripts/search/space.js";
import {
  cellsOf,
  edgesOf,
  measured,
  placesOf,
  silenceOf,
  written,
} from "../../generator/assets/scripts/search/trends.js";

const ROOT = new URL("https://example.org/site/");

/** @param {string} list */
const textsOf = (list) => phrasesOf(list).phrases.map(({ text }) => text);

// -- What is asked for -------------------------------------------------------------------------

Deno.test("phrases stand between commas, or one a line", () => {
  assert.deepEqual(textsOf("低空经济，新质生产力"), ["低空经济", "新质生产力"]);
  assert.deepEqual(textsOf("低空经济, 新质生产力、人工智能；"), [
    "低空经济",
    "新质生产力",
    "人工智能",
  ]);
  assert.deepEqual(textsOf("稳就业、稳企业\n低空经济\n\n"), ["稳就业、稳企业", "低空经济"]);
  assert.deepEqual(textsOf(" \n "), []);
});

Deno.test("a blank between Han characters parts phrases as a comma does", () => {
  assert.deepEqual(textsOf("新质生产力 低空经济"), ["新质生产力", "低空经济"]);
  assert.deepEqual(textsOf("新质生产力\u3000低空经济，R&D 经费"), [
    "新质生产力",
    "低空经济",
    "R&D 经费",
  ]);
  assert.deepEqual(textsOf("稳就业 稳企业\n低空经济"), ["稳就业 稳企业", "低空经济"]);
  assert.deepEqual(textsOf(listOf(["稳就业 稳企业"])), ["稳就业 稳企业"]);
});

Deno.test("what is counted alike is one phrase", () => {
  assert.deepEqual(textsOf("“1269”，１２６９，1269 "), ["“1269”"]);
  assert.deepEqual(textsOf("R&D 经费，r&d经费"), ["R&D 经费"]);
});

Deno.test("what is too short or beyond the most is told", () => {
  const many = Array.from({ length: 63 }, (_, n) => `第${n}项`).join("\n");
  assert.deepEqual(phrasesOf("水，①水").short, ["水", "①水"]);
  assert.equal(phrasesOf(many).phrases.length, 60);
  assert.equal(phrasesOf(many).left, 3);
});

Deno.test("a list is read as it was written", () => {
  for (
    const texts of [["低空经济"], ["甲乙", "丙丁"], ["稳就业、稳企业"], ["稳就业、稳企业", "甲乙"]]
  ) {
    assert.deepEqual(textsOf(listOf(texts)), texts);
  }
  assert.equal(listOf(["甲乙", "丙丁"]), "甲乙，丙丁");
});

Deno.test("a phrase that stands within another is told", () => {
  const { phrases } = phrasesOf("新质生产力，生产力，低空经济");
  assert.deepEqual(nested(phrases).map((pair) => pair.map(({ text }) => text)), [
    ["新质生产力", "生产力"],
  ]);
});

Deno.test("the search leads to the words through time, where the site has the page", () => {
  const words = ReportSearch.words("稳就业、稳企业");
  const address = new URL("phrases/", ROOT).href;
  const [, href] = trendsHTML(words, address).match(/href="([^"]+)"/);
  assert.deepEqual(textsOf(new URL(href).searchParams.get("q")), ["稳就业、稳企业"]);
  assert.equal(trendsHTML(words, ""), "");
});

// -- How often ---------------------------------------------------------------------------------

/**
 * @param {number} report
 * @param {string} part
 * @param {string} text
 */
const placed = (report, part, text) => ({
  page: ReportSearch.page(
    {
      url: `reports/r${report}/plan/`,
      kind: "",
      title: "安排",
      trail: [`报告${report}`],
      report: `r${report}`,
    },
    [["p1", text]],
  ),
  report,
  part,
});

const SPACE = wholeSpace([
  placed(0, "plan", "发展生产力，发展新质生产力。"),
  placed(0, "annex", "新质生产力：生产力的一种。"),
  placed(1, "plan", "“新质”生产力［1］，是 生产 力。"),
  placed(1, "admission", "是 生产 力。"),
  placed(2, "plan", "哈哈哈。"),
], { apart: ["admission"] });

/** @param {string} list */
async function countedIn(list) {
  const { phrases } = phrasesOf(list);
  const found = await Promise.all(
    phrases.map(async (phrase) => ({ phrase, starts: await startsIn(phrase, SPACE) })),
  );
  return { each: found.map(({ starts }) => countsOf(starts, SPACE)), total: totalOf(found, SPACE) };
}

Deno.test("a phrase counts within longer ones, over marks and blanks, and apart in annexes", async () => {
  const { each: [shorter, longer] } = await countedIn("生产力，新质生产力");
  assert.deepEqual([...shorter.counts], [[0, 2], [1, 2]]);
  assert.equal(shorter.annexed, 2);
  assert.deepEqual([...longer.counts], [[0, 1], [1, 1]]);
});

Deno.test("in a total a place counts once, and overlaps within one phrase once", async () => {
  const { each, total } = await countedIn("生产力，新质生产力");
  assert.deepEqual([...total.counts], [[0, 2], [1, 2]]);
  assert.equal(total.annexed, 2);
  assert.deepEqual([...each[0].ends.keys()], [0, 1]);
  const laughed = await countedIn("哈哈");
  assert.deepEqual([...laughed.each[0].counts], [[2, 1]]);
  assert.deepEqual([...(await countedIn("发展新质，新质生产力")).total.counts], [[0, 2], [1, 1]]);
});

// -- By year and level -------------------------------------------------------------------------

/**
 * @param {string} place
 * @param {number} year
 * @param {string} date
 * @param {string} [level]
 * @param {boolean} [whole]
 */
const report = (place, year, date, level = "县级", whole = true) => ({
  ...{ id: `${place}-${year}`, name: `${place}${year}年`, url: `reports/${place}-${year}/`, year },
  ...{ review: year - 1, level, place, province: "江西", date, whole, characters: 10_000 },
});

const REPORTS = [
  report("江西省", 2023, "2023-01-11", "省级"),
  report("甲县", 2021, ""),
  report("甲县", 2023, "2022-12-28"),
  report("乙县", 2023, "", "县级", false),
  report("丙县", 2023, "2023-01-11"),
  report("丙县", 2024, "2024-01-05"),
];
const INDEX = {
  reports: REPORTS,
  places: /** @type {[string[], string[]][]} */ ([
    [["江西省"], ["江西省-2023"]],
    [["甲县"], ["甲县-2023", "甲县-2021"]],
    [["乙县"], ["乙县-2023"]],
    [["丙县"], ["丙县-2024", "丙县-2023"]],
  ]),
};

/** @param {[number, number][]} counts */
const said = (...counts) => ({
  counts: new Map(counts),
  ends: new Map(),
  annexed: 0,
});

Deno.test("a year without a report is told from one whose reports are silent", () => {
  const cells = cellsOf(said([4, 3]), REPORTS);
  /** @param {number} year @param {string} level */
  const cell = (year, level) => cells.find((one) => one.year === year && one.level === level);
  assert.deepEqual(
    cells.map(({ year, level }) => `${year}${level}`),
    [2021, 2022, 2023, 2024].flatMap((year) => [`${year}省级`, `${year}县级`]),
  );
  assert.deepEqual(cell(2023, "县级"), {
    ...{ year: 2023, level: "县级", held: 3, torn: 1, characters: 30_000, said: 1, doubtful: 1 },
    count: 3,
  });
  assert.equal(measured(cell(2023, "县级"), ""), 1);
  assert.equal(measured(cell(2023, "县级"), "count"), 3);
  assert.equal(measured(cell(2021, "县级"), ""), 0);
  assert.ok(Number.isNaN(measured(cell(2022, "县级"), "")));
  assert.ok(Number.isNaN(measured(cell(2022, "县级"), "count")));
});

Deno.test("a small number is never written as zero", () => {
  assert.equal(written(0, ""), "0.00");
  assert.equal(written(0.00428, ""), "0.0043");
  assert.equal(written(0.0101, ""), "0.01");
  assert.equal(written(1 / 3, ""), "0.33");
  assert.equal(written(NaN, ""), "");
  assert.equal(written(100 / 3, "share"), "33.3%");
  assert.equal(written(50, "share"), "50%");
});

// -- First and last ----------------------------------------------------------------------------

Deno.test("the first is the earliest by its day, with what is earlier and silent", () => {
  const { first, last } = edgesOf(said([0, 1], [4, 1], [5, 2]), REPORTS);
  assert.equal(REPORTS[first.report].id, "江西省-2023");
  // 甲县 2021 and 2023 are earlier; 乙县, of the same year and without a date, may be.
  assert.deepEqual({ ...first, report: 0 }, {
    ...{ report: 0, others: 1, undated: 0, ofYear: 2, beyond: 2, torn: 0, until: 2021 },
  });
  assert.equal(REPORTS[last.report].id, "丙县-2024");
  assert.deepEqual({ ...last, report: 0 }, {
    ...{ report: 0, others: 0, undated: 0, ofYear: 1, beyond: 0, torn: 0, until: 0 },
  });
  assert.equal(edgesOf(said(), REPORTS), null);
});

Deno.test("a report without a date makes the first unsure, and is never put before its year", () => {
  const { first, last } = edgesOf(said([2, 1], [3, 1]), REPORTS);
  assert.equal(REPORTS[first.report].id, "甲县-2023");
  assert.deepEqual([first.others, first.undated, first.beyond], [0, 1, 1]);
  assert.equal(REPORTS[last.report].id, "乙县-2023");
  assert.deepEqual([last.others, last.undated, last.beyond, last.until], [1, 0, 1, 2024]);
});

Deno.test("what was said first is claimed of the reports that are held alone", () => {
  const edge = { report: 0, others: 0, undated: 0, ofYear: 1, beyond: 0, torn: 0, until: 0 };
  assert.equal(edgeNote("首见", edge), "没有收录更早的报告，此前有没有，无从知道");
  assert.equal(
    edgeNote("首见", { ...edge, beyond: 9, torn: 2, until: 2005 }),
    "更早的 9 份（2005年起）都没有，其中 2 份来源不全",
  );
  assert.equal(
    edgeNote("最近", { ...edge, beyond: 3, until: 2026 }),
    "更晚的 3 份（到2026年）没有再提",
  );
});

// -- Places ------------------------------------------------------------------------------------

/** @param {import("../../generator/assets/scripts/search/trends.js").Place[]} places */
const named = (places) => places.map(({ name }) => name);

Deno.test("a torn report is never said to be silent", () => {
  const { never, stopped, unsure } = silenceOf(said([1, 1]), placesOf(INDEX), REPORTS);
  assert.deepEqual(named(never), ["江西省", "丙县"]);
  assert.deepEqual(named(unsure), ["乙县"]);
  assert.deepEqual(named(stopped), ["甲县"]);
});

Deno.test("places of one name are told by their province", () => {
  const reports = [report("鼓楼区", 2024, ""), {
    ...report("鼓楼区", 2024, ""),
    province: "福建",
    id: "x",
  }];
  const places = placesOf({
    reports,
    places: [[["鼓楼区"], ["鼓楼区-2024"]], [["鼓楼区"], ["x"]]],
  });
  assert.deepEqual(named(places), ["江西鼓楼区", "福建鼓楼区"]);
});

// -- In words, tables and bars -----------------------------------------------------------------

const HELD = { reports: REPORTS, places: placesOf(INDEX), root: ROOT };
const PHRASE = { text: "低空<经济>", bare: "低空<经济>" };
const SERIES = { name: PHRASE.text, phrase: PHRASE, said: said([4, 3]) };

Deno.test("what is held is said before anything is", () => {
  assert.equal(heldSaid(REPORTS), "收录的报告 6 份（2021—2024年），其中 1 份来源不全。");
  assert.equal(dayWritten("2024-01-05"), "2024年1月5日");
});

Deno.test("an account names what it counts of", () => {
  const html = accountHTML({ phrase: PHRASE, said: said(), edges: null, sentences: [] }, HELD);
  assert.match(html, /“低空&lt;经济&gt;”/);
  assert.match(html, /收录的 6 份报告中，没有一份提到（其中 1 份来源不全，不能断定）。/);
});

Deno.test("a phrase that nobody says leads to what comes nearest", () => {
  /** @type {import("../../generator/assets/scripts/search/accounts.js").Account} */
  const none = { phrase: PHRASE, said: said(), edges: null, sentences: [] };
  const html = accountHTML({ ...none, nearest: "低空" }, HELD);
  assert.match(html, /search\/\?q=%E4%BD%8E%E7%A9%BA">“低空”<\/a>/);
  assert.doesNotMatch(accountHTML(none, HELD), /最接近/);
});

Deno.test("of reports without a date the year of first use is told, and how many say it", () => {
  const counts = said([2, 1], [3, 1]);
  const sentence = {
    ...{ position: 0, report: "甲县2023年", section: "安排", part: "", url: "r/", anchor: "p1" },
    ...{ text: "发展低空。", ranges: [{ start: 2, end: 4 }], unlike: [], before: "" },
  };
  const account = {
    ...{ phrase: PHRASE, said: counts, edges: edgesOf(counts, REPORTS) },
    sentences: [sentence, sentence],
  };
  const html = accountHTML(account, HELD);
  assert.match(html, /首见年份：2023年，2 份提到/);
  assert.doesNotMatch(html, /首见：/);
});

/** @param {string} html */
const cellsIn = (html) =>
  html.split("</tr>").map((row) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell.replace(/<[^>]+>/g, ""))
  ).filter((row) => row.length);

/** @param {string} html @returns {boolean[][]} of each cell by rows, whether it is a number's */
const kindsIn = (html) =>
  html.split("</tr>").filter((row) => /<t[hd]/.test(row)).map((row) =>
    [...row.matchAll(/<t[hd]((?:\s[^>]*)?)>/g)].map(([, attributes]) =>
      attributes.includes("count-column")
    )
  );

Deno.test("the heads of numbers stand over them", () => {
  const tables = [
    yearsTable([SERIES], HELD),
    placesTable(SERIES, "", HELD),
    reportsTable([SERIES], "", HELD),
  ];
  for (const table of tables) {
    const [heads, ...rows] = kindsIn(table);
    assert.ok(heads.includes(true));
    for (const row of rows) assert.deepEqual(row, heads);
  }
});

Deno.test("the table by year has a row for what is not held, and none for years without reports", () => {
  const rows = cellsIn(yearsTable([SERIES], HELD));
  assert.deepEqual(rows[0], [
    "年份",
    "层级",
    "收录（份）",
    "来源不全（份）",
    "字数",
    "提到（份）",
    "处数",
    "每万字处数",
  ]);
  assert.deepEqual(rows.map(([year]) => year).slice(1), [
    ...["2021年", "2021年", "2023年", "2023年", "2024年", "2024年"],
  ]);
  assert.deepEqual(rows[1].slice(1), ["省级", ...Array(6).fill("未收")]);
  assert.deepEqual(rows[2].slice(1), ["县级", "1", "0", "10000", "0", "0", "0.00"]);
  assert.deepEqual(rows[4].slice(1), ["县级", "3", "1", "30000", "1", "3", "1.00"]);
});

Deno.test("the table of places marks what is torn and what is not held", () => {
  const rows = cellsIn(placesTable(SERIES, "count", HELD));
  assert.deepEqual(rows[0], ["地方", "层级", "2021年", "2023年", "2024年"]);
  assert.deepEqual(rows.slice(1), [
    ["江西省", "省级", "未收", "0", "未收"],
    ["甲县", "县级", "0", "0", "未收"],
    ["乙县", "县级", "未收", "0†", "未收"],
    ["丙县", "县级", "未收", "3", "0"],
  ]);
});

Deno.test("a cell that counts something leads to its sentences", () => {
  const [href] = placesTable(SERIES, "", HELD).match(/\.\.\/search[^"]+/g);
  const { searchParams } = new URL(href.replaceAll("&amp;", "&"), ROOT);
  assert.deepEqual(Object.fromEntries(searchParams), {
    ...{
      q: "低空<经济>",
      year: "2023",
      level: "县级",
      province: "江西",
      place: "丙县",
      kind: "原文",
    },
  });
});

Deno.test("the table of reports has a number for each phrase, and says which reports are torn", () => {
  const rows = cellsIn(reportsTable([SERIES], "", HELD));
  assert.deepEqual(rows[4], [
    "乙县2023年",
    "乙县",
    "江西",
    "县级",
    "2023",
    "",
    "不全",
    "10000",
    "0.00",
  ]);
  assert.equal(rows[5].at(-1), "3.00");
});

Deno.test("the table of phrases has first and last use", () => {
  const counts = said([0, 1], [5, 2]);
  /** @type {import("../../generator/assets/scripts/search/accounts.js").Account} */
  const account = { phrase: PHRASE, said: counts, edges: edgesOf(counts, REPORTS), sentences: [] };
  /** @type {import("../../generator/assets/scripts/search/accounts.js").Account} */
  const none = { phrase: PHRASE, said: said(), edges: null, sentences: [] };
  assert.deepEqual(cellsIn(phrasesTable([account, none], HELD)).slice(1), [
    ["低空&lt;经济&gt;", "2", "3", "0.50", "江西省2023年 2023年1月11日", "丙县2024年 2024年1月5日"],
    ["低空&lt;经济&gt;", "0", "0", "0.00", "", ""],
  ]);
});

Deno.test("the axis ends at a round number", () => {
  assert.deepEqual([0, 0.41, 1, 1.2, 7, 11, 96].map(topOf), [1, 0.5, 1, 1.5, 8, 15, 100]);
});

/** @param {number[]} values */
const barsOf = (...values) =>
  values.map((value, i) => ({
    year: 2020 + i,
    value,
    below: Number.isNaN(value) ? "未收" : "3/6",
    told: `${2020 + i}年`,
    url: value > 0 ? "https://example.org/?a=1&b=2" : "",
  }));

Deno.test("years that are not held are one run", () => {
  assert.deepEqual(runsOf(barsOf(0, NaN, NaN, 2)), [
    { held: true, from: 0, to: 1 },
    { held: false, from: 1, to: 3 },
    { held: true, from: 3, to: 4 },
  ]);
});

Deno.test("a picture has a bar, a zero and a gap for the years that have them", () => {
  const row = { name: "", bars: barsOf(1, 0, NaN) };
  const svg = barsSVG({
    ...{ title: "“<甲>”", unit: "处数", write: String, blocks: [{ name: "县级", rows: [row] }] },
  }, "x");
  assert.match(svg, /<title id="x-title">“&lt;甲&gt;”<\/title>/);
  assert.equal(svg.match(/<a href="https:\/\/example.org\/\?a=1&amp;b=2">/g).length, 1);
  assert.equal(svg.match(/fill="url\(#x-hatch\)"/g).length, 1);
  assert.equal(svg.match(/class="mark-line"/g).length, 1);
  assert.equal(svg.match(/>3\/6</g).length, 2);
  assert.equal(svg.match(/>未收</g).length, 1);
  assert.match(svg, /viewBox="0 0 328 /);
});

Deno.test("a picture of many years is wider than a phone, not narrower in its words", () => {
  const row = { name: "", bars: barsOf(...Array(40).fill(1)) };
  const svg = barsSVG({
    ...{ title: "甲", unit: "处数", write: String, blocks: [{ name: "县级", rows: [row] }] },
  }, "x");
  const [, width] = svg.match(/viewBox="0 0 (\d+) /);
  assert.equal(Number(width), 38 + 40 * 12.5 + 10);
  assert.equal(Number(svg.match(/ width="(\d+)"/)[1]), Number(width));
});
