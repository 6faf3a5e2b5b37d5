import assert from "node:assert/strict";
import { areColours } from "../../generator/assets/scripts/reading/colours.js";
import { filterOf, isWanted, withFilter } from "../../generator/assets/scripts/reading/controls.js";
import {
  hasWords,
  isAmong,
  kindsOf,
  wantedIn,
} from "../../generator/assets/scripts/reading/numbers.js";
import { addressOf, choices, day } from "../../generator/assets/scripts/reading/paragraphs.js";
import { position } from "../../generator/assets/scripts/reading/popover.js";
import { placeIn, sharedOf } from "../../generator/assets/scripts/reading/shared.js";

// -- Where the box goes ------------------------------------------------------------------------

const VIEW = { width: 400, height: 800 };
const BOX = { width: 200, height: 100 };

/** @param {number} left @param {number} top */
const line = (left, top) => ({ left, right: left + 40, top, bottom: top + 20 });

Deno.test("the box stands below its link, in line with it", () => {
  assert.deepEqual(position([line(50, 300)], BOX, VIEW), { left: 50, top: 328 });
});

Deno.test("where there is no room below, it stands above", () => {
  assert.deepEqual(position([line(50, 700)], BOX, VIEW), { left: 50, top: 592 });
});

Deno.test("where there is room on neither side, it stands below", () => {
  const low = { width: 400, height: 180 };
  assert.deepEqual(position([line(50, 100)], BOX, low), { left: 50, top: 128 });
});

Deno.test("it never stands out of the window", () => {
  assert.equal(position([line(390, 300)], BOX, VIEW).left, 192);
  assert.equal(position([line(2, 300)], BOX, VIEW).left, 8);
});

Deno.test("of a link over two lines it covers neither", () => {
  assert.deepEqual(position([line(100, 300), line(10, 330)], BOX, VIEW), { left: 10, top: 358 });
  assert.deepEqual(position([line(100, 700), line(10, 730)], BOX, VIEW), { left: 100, top: 592 });
});

// -- What a paragraph's menu copies ------------------------------------------------------------

const QUOTED = {
  words: "增长5%。",
  address: "https://example.org/r/plan-1/#p25",
  sentence: "",
  cite: "江西省人民政府. 政府工作报告[R/OL]. (2024)",
  bibtex: "",
  source: "",
  retrieved: "",
};

Deno.test("the link, the reference with the day of access, the words", () => {
  assert.deepEqual(choices(QUOTED, "2026-01-31"), [
    ["复制本段链接", "https://example.org/r/plan-1/#p25"],
    [
      "复制引文（GB/T 7714）",
      "江西省人民政府. 政府工作报告[R/OL]. (2024)[2026-01-31]. https://example.org/r/plan-1/#p25.",
    ],
    ["复制本段文字", "增长5%。"],
  ]);
});

Deno.test("a chosen sentence has a link of its own, and the reference leads there", () => {
  const offered = choices({ ...QUOTED, sentence: "p25-2" }, "2026-01-31");
  assert.deepEqual(offered[1], ["复制所选句子的链接", "https://example.org/r/plan-1/#p25-2"]);
  assert.equal(offered[2][1].endsWith("https://example.org/r/plan-1/#p25-2."), true);
});

Deno.test("the text's own reference has the day on which the editor took it from there", () => {
  const quoted = { ...QUOTED, source: "https://example.gov/1", retrieved: "2024-02-03" };
  const [, , [label, text]] = choices(quoted, "2026-01-31");
  assert.equal(label, "复制原文引文（GB/T 7714）");
  assert.equal(text, `${QUOTED.cite}[2024-02-03]. https://example.gov/1.`);
});

Deno.test("where that day is unknown, the reader's", () => {
  const [, , [, text]] = choices({ ...QUOTED, source: "https://example.gov/1" }, "2026-01-31");
  assert.equal(text, `${QUOTED.cite}[2026-01-31]. https://example.gov/1.`);
});

Deno.test("an entry of BibTeX gets the chosen sentence's address and the day of access", () => {
  const bibtex = "@techreport{r,\n  title = {{5\\% \\textbraceright{}}},\n}\n";
  const offered = choices({ ...QUOTED, bibtex, sentence: "p25-2" }, "2026-01-31");
  assert.deepEqual(offered[3], [
    "复制题录（BibTeX）",
    "@techreport{r,\n  title = {{5\\% \\textbraceright{}}},\n" +
    "  url = {https://example.org/r/plan-1/#p25-2},\n  urldate = {2026-01-31},\n}\n",
  ]);
});

Deno.test("a day has two digits for month and day, and is the reader's own", () => {
  assert.equal(day(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

Deno.test("a paragraph's address has no query", () => {
  assert.equal(addressOf("https://example.org/r/?h=水#p1", "#p2"), "https://example.org/r/#p2");
  assert.equal(addressOf("file:///r/index.html", "#p2"), "file:///r/index.html#p2");
});

// -- The glossary's filter ---------------------------------------------------------------------

Deno.test("an entry is wanted if it holds what is typed, capitals or not", () => {
  assert.equal(isWanted("R&D经费 r&d jingfei", " JINGFEI "), true);
  assert.equal(isWanted("无废城市 wufei chengshi", "经费"), false);
  assert.equal(isWanted("无废城市", " "), true);
});

Deno.test("what is typed stands in the page's address, and nothing else changes there", () => {
  const page = "https://example.org/terms/initial/z/?a=1#pinyin";
  const filtered = withFilter(page, " 两重 ");
  assert.equal(filterOf(filtered), "两重");
  assert.equal(withFilter(filtered, "  "), page);
  assert.equal(filterOf(page), "");
  assert.equal(filterOf("file:///site/terms/index.html?f=a%26b"), "a&b");
});

// -- The reader's colours ----------------------------------------------------------------------

Deno.test("what the theme stored is a choice of colours", () => {
  const stored = { index: 2, color: { media: "", scheme: "slate", primary: "x", accent: "y" } };
  assert.equal(areColours(JSON.stringify(stored)), true);
});

for (
  const [what, stored] of Object.entries({
    "no JSON": "dark",
    "nothing": "null",
    "a number": "1",
    "no index": '{"color":{}}',
    "an index below the first": '{"index":-1,"color":{}}',
    "no colours": '{"index":0}',
    "a colour of another site": '{"index":0,"color":{"tint":"red"}}',
    "a colour that is no text": '{"index":0,"color":{"scheme":{}}}',
  })
) {
  Deno.test(`${what} is none`, () => assert.equal(areColours(stored), false));
}

// -- Which numbers of a ledger are wanted ------------------------------------------------------

const ROW = {
  own: "新建公园\n12个",
  quote: "新建公园12个",
  unit: "items",
  part: "安排",
  key: false,
  sure: true,
};
const ALL = { words: "", unit: "", part: "", key: false, sure: false };

Deno.test("a number is wanted by words, unit and part together", () => {
  assert.ok(isAmong(ROW, ALL));
  assert.ok(isAmong(ROW, { ...ALL, words: " 公园 ", unit: "items", part: "安排" }));
  assert.ok(!isAmong(ROW, { ...ALL, words: "学校" }));
  assert.ok(!isAmong(ROW, { ...ALL, unit: "money" }));
  assert.ok(!isAmong(ROW, { ...ALL, part: "回顾" }));
});

/** @param {string} own @param {string} typed */
const has = (own, typed) => hasWords({ own, quote: "" }, typed);

Deno.test("a number typed is found whole", () => {
  assert.ok(has("产值\n增长5%", "5%"));
  assert.ok(!has("年计划\n125.5%", "5%"));
  assert.ok(!has("年计划\n125.5%", "5.5%"));
  assert.ok(has("年计划\n125.5%", "125.5"));
  assert.ok(!has("年计划\n125.5%", "125"));
  assert.ok(!has("公园\n12个", "2个"));
  assert.ok(has("12个学校的公园\n2个", "2个"));
  assert.ok(!has("产值\n增长55%", "增长5"));
  assert.ok(!has("投资\n3860亿元", "860亿"));
});

Deno.test("words are found anywhere, and all that is typed must be", () => {
  assert.ok(has("新建公园\n12个", "公园 12"));
  assert.ok(!has("新建公园\n12个", "公园 13"));
  assert.ok(has("新建公园\n12个", "12　公园"));
  const row = { own: "农村居民收入\n增长7%", quote: "城镇、农村居民收入增长5%和7%" };
  assert.ok(hasWords(row, "城镇 7%"));
  assert.ok(!hasWords(row, "城镇 5%"));
});

Deno.test("digits are the same in every width, with and without commas", () => {
  assert.ok(has("产值\n增长５．５％", "5.5%"));
  assert.ok(has("投资\n1,200万元", "1200万元"));
  assert.ok(has("投资\n1200万元", "1,200"));
  assert.ok(!has("投资\n1,200万元", "200万元"));
  assert.ok(has("1，200家", "200家"));
});

Deno.test("indicators' figures alone, and what is sure alone", () => {
  assert.ok(!isAmong(ROW, { ...ALL, key: true }));
  assert.ok(isAmong({ ...ROW, key: true }, { ...ALL, key: true }));
  assert.ok(isAmong(ROW, { ...ALL, sure: true }));
  assert.ok(!isAmong({ ...ROW, sure: false }, { ...ALL, sure: true }));
});

Deno.test("kinds of units as the page lists them", () => {
  assert.deepEqual(kindsOf("percent:百分比;money:金额;"), [["percent", "百分比"], [
    "money",
    "金额",
  ]]);
  assert.deepEqual(kindsOf(""), []);
});

Deno.test("what an address asks for", () => {
  assert.deepEqual(wantedIn("?f=公园&unit=items&key=1"), {
    words: "公园",
    unit: "items",
    part: "",
    key: true,
    sure: false,
  });
  assert.deepEqual(wantedIn(""), ALL);
});

// -- Shared words in the text ----------------------------------------------------------------------

Deno.test("a paragraph names what it shares, and whether it is a formula", () => {
  assert.deepEqual(sharedOf("s12-45 P50-70"), [
    { of: "s", formula: false, start: 12, end: 45 },
    { of: "p", formula: true, start: 50, end: 70 },
  ]);
  assert.deepEqual(sharedOf(""), []);
});

Deno.test("a place of a text is found in its pieces", () => {
  assert.deepEqual(placeIn(["推进城市", "更新"], 2), { piece: 0, at: 2 });
  assert.deepEqual(placeIn(["推进城市", "更新"], 5), { piece: 1, at: 1 });
  assert.deepEqual(placeIn(["推进城市", "更新"], 9), { piece: 1, at: 2 });
});

Deno.test("a place is counted in characters, not in halves of one", () => {
  assert.deepEqual(placeIn(["𠀀二三", "四"], 2), { piece: 0, at: 3 });
  assert.deepEqual(placeIn(["𠀀二三", "四"], 4), { piece: 1, at: 1 });
});
