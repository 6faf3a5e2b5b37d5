import assert from "node:assert/strict";
import {
  changesOf,
  claimOf,
  cutsNumber,
  fitted,
  hasNumberAtEnd,
  isNumber,
  passagesOf,
  sentencesOf,
  tokensOf,
  unlikeness,
  widened,
  withoutEdges,
} from "../../generator/assets/scripts/search/quotation.js";
import { chainsOf } from "../../generator/assets/scripts/search/judging.js";
import { sentenceAround } from "../../generator/assets/scripts/search/sentences.js";
import { changesHTML, headline, listed } from "../../generator/assets/scripts/search/verdicts.js";

// -- Pieces ------------------------------------------------------------------------------------

/** @param {string} text */
const pieces = (text) =>
  passagesOf(text).flatMap((passage) => sentencesOf(passage)).map((
    { text, after },
  ) => [after, text]);

Deno.test("an ellipsis parts passages, however it is written", () => {
  for (const sign of ["……", "…", "...", "[…]", "（略）", "。。。"]) {
    assert.deepEqual(pieces(`稳中求进${sign}以进促稳`), [["start", "稳中求进"], [
      "gap",
      "以进促稳",
    ]]);
  }
  assert.deepEqual(pieces("……以进促稳……"), [["start", "以进促稳"]]);
});

Deno.test("a sentence ends at its mark, with the quotation marks behind it", () => {
  assert.deepEqual(pieces("他说：“干！”大家干。好！又一年"), [
    ["start", "他说：“干！”"],
    ["next", "大家干。好！"], // one character is looked for with what stands before
    ["next", "又一年"],
  ]);
  assert.deepEqual(pieces("又一年。好！"), [["start", "又一年。好！"]]);
});

Deno.test("a line that was broken for want of room goes on, a heading's does not", () => {
  const line = "坚持稳中求进工作总基调，着力推";
  assert.deepEqual(pieces(`${line}\n动高质量发展。\n（一）产业升级\n抓好项目。`), [
    ["start", `${line}动高质量发展。`],
    ["line", "（一）产业升级"],
    ["line", "抓好项目。"],
  ]);
});

Deno.test("punctuation is left out at the ends of a quotation alone", () => {
  assert.equal(withoutEdges(",甲,乙。", { before: true, behind: true }), "甲,乙");
  assert.equal(withoutEdges("甲,乙。", { before: true, behind: false }), "甲,乙。");
  assert.equal(withoutEdges("5.5%", { before: true, behind: true }), "5.5%");
});

Deno.test("a number is told from a sentence, and both from a number with words", () => {
  for (const number of ["5.5%", "1269", "430亿斤", "0.3个百分点"]) {
    assert.ok(isNumber(number), number);
  }
  for (const other of ["2024年", "增长5.5%", "1月23日", "甲"]) assert.ok(!isNumber(other), other);
  assert.deepEqual(claimOf("粮食产量430亿斤"), { number: "430亿斤", words: ["粮食产量"] });
  assert.equal(claimOf("粮食产量430亿斤,增长2%"), null);
  assert.equal(claimOf("5.5%"), null);
});

// -- Numbers at the ends -----------------------------------------------------------------------

/**
 * @param {string} text
 * @param {string} part
 */
function isCut(text, part) {
  const start = text.lastIndexOf(part);
  return cutsNumber(text, { start, end: start + part.length });
}

Deno.test("a number is a whole one", () => {
  assert.ok(isCut("增长15.5%", "5.5%"));
  assert.ok(isCut("增长5.5%", "5%"));
  assert.ok(isCut("增长5.5%", "增长5"));
  assert.ok(isCut("产值1,234亿元", "234亿元"));
  assert.ok(isCut("投资30万亿元", "投资30"));
  assert.ok(isCut("投资30万亿元", "投资30万"));
  assert.ok(isCut("提高十三个百分点", "三个百分点"));
  assert.ok(isCut("列第二十三", "列第二十"));
  assert.ok(!isCut("增长5.5%", "5.5%"));
  assert.ok(!isCut("增长5.5%", "增长5.5"));
  assert.ok(!isCut("3.2024年工作", "2024年工作")); // the number of a list
  assert.ok(!isCut("增长5，300个", "300个"));
  assert.ok(!isCut("增长5.5%，10个", "10个"));
});

Deno.test("only what begins or ends with a number has to be looked at", () => {
  assert.ok(hasNumberAtEnd("5.5%左右"));
  assert.ok(hasNumberAtEnd("投资30万"));
  assert.ok(!hasNumberAtEnd("增长5.5%左右"));
});

// -- What makes no difference ------------------------------------------------------------------

Deno.test("what makes no difference is named", () => {
  assert.deepEqual(unlikeness("“无废城市”", "“无废城市”"), []);
  assert.deepEqual(unlikeness("「无废城市」", "“无废城市”"), ["引号"]);
  assert.deepEqual(unlikeness("增长 5%，", "增长5%,"), ["全角半角", "空格"]);
  assert.deepEqual(unlikeness("r&d经费", "R&D经费[12]"), ["大小写", "注释序号"]);
});

// -- Differences -------------------------------------------------------------------------------

/**
 * @param {string} quoted
 * @param {string} text
 */
function differences(quoted, text) {
  const [ours, theirs] = [tokensOf(quoted), tokensOf(text)];
  const keys = theirs.map(({ key }) => key);
  const wanted = ours.map(({ key }) => key);
  const fit = widened(fitted(wanted, keys), wanted, keys);
  /** @param {{ key: string }[]} tokens @returns {(from: number, to: number) => string} */
  const print = (tokens) => (from, to) => tokens.slice(from, to).map(({ key }) => key).join("");
  const signs = { same: "", gone: "-", new: "+" };
  return changesOf(fit, print(ours), print(theirs), (token) => theirs[token].key.length > 1)
    .map(({ kind, text }) => signs[kind] + text);
}

Deno.test("a number is one word", () => {
  assert.deepEqual(differences("增长5.5%以上", "收入增长15.5%以上"), [
    "增长",
    "-5.5",
    "+15.5",
    "%以上",
  ]);
});

Deno.test("a number in words is one too, and so is its scale", () => {
  assert.deepEqual(differences("列第二位以上", "列第十二位以上"), [
    "列第",
    "-二",
    "+十二",
    "位以上",
  ]);
  assert.deepEqual(differences("投资30亿元", "投资30万亿元"), ["投资", "-30亿", "+30万亿", "元"]);
});

Deno.test("what is changed at an end stands beside what the text has there", () => {
  assert.deepEqual(differences("收入增长8%", "预算收入增长2%，就业"), [
    "收入增长",
    "-8",
    "+2",
    "%",
  ]);
  assert.deepEqual(differences("城镇居民收入", "农村居民收入"), ["-城镇", "+农村", "居民收入"]);
});

Deno.test("a clause that is left out is one addition", () => {
  assert.deepEqual(
    differences("办好实事,让群众满意", "我们要办好实事,尽力而为,量力而行,久久为功,让群众满意"),
    ["办好实事", "+,尽力而为,量力而行,久久为功", ",让群众满意"],
  );
});

Deno.test("不 is seen, put in and left out", () => {
  assert.deepEqual(differences("不断增强", "增强"), ["-不断", "增强"]);
  assert.deepEqual(differences("决放松", "决不放松"), ["决", "+不", "放松"]);
});

Deno.test("a single word between two changes is a part of them", () => {
  assert.deepEqual(differences("推进甲和乙建设", "推进丙和丁建设"), [
    "推进",
    "-甲和乙",
    "+丙和丁",
    "建设",
  ]);
});

Deno.test("differences are said in words, and told apart by elements", () => {
  const changes =
    /** @type {import("../../generator/assets/scripts/search/quotation.js").Change[]} */ ([
      { kind: "same", text: "增长" },
      { kind: "gone", text: "<5%" },
      { kind: "new", text: "6%" },
      { kind: "gone", text: "左右" },
      { kind: "same", text: "，" },
      { kind: "new", text: "继续" },
    ]);
  assert.deepEqual(listed(changes), ["引文“&lt;5%”，原文“6%”", "原文没有“左右”", "引文缺“继续”"]);
  assert.equal(
    changesHTML(changes),
    "增长<del>&lt;5%</del><ins>6%</ins><del>左右</del>，<ins>继续</ins>",
  );
});

// -- Together ----------------------------------------------------------------------------------

/**
 * @param {import("../../generator/assets/scripts/search/quotation.js").After} after
 * @param {string} bare
 * @param {number[]} starts
 * @returns {import("../../generator/assets/scripts/search/judging.js").Unit}
 */
const unit = (after, bare, starts) => ({
  piece: { text: bare, after },
  bare,
  starts,
  unread: [],
  nearest: [],
  elsewhere: [],
});

/** Reports of a hundred characters each. @type {any} */
const SPACE = { reportOf: (/** @type {number} */ position) => Math.floor(position / 100) };

Deno.test("sentences follow each other with no more than a border between", () => {
  const first = unit("start", "甲甲。", [110, 10]);
  assert.deepEqual(chainsOf([first, unit("next", "乙乙", [13, 115])], SPACE), [[10, 13]]);
  assert.deepEqual(chainsOf([first, unit("line", "乙乙", [14])], SPACE), [[10, 14]]);
  assert.deepEqual(chainsOf([first, unit("next", "乙乙", [15])], SPACE), []);
});

Deno.test("what an ellipsis parts comes later in the same report", () => {
  const first = unit("start", "甲甲", [10, 150]);
  assert.deepEqual(chainsOf([first, unit("gap", "乙乙", [5, 60, 90])], SPACE), [[10, 60]]);
  // The first 乙 has no 丙 behind it, another has.
  const others = [unit("gap", "乙乙", [60, 90]), unit("next", "丙丙", [92])];
  assert.deepEqual(chainsOf([first, ...others], SPACE), [[10, 90, 92]]);
});

Deno.test("hundreds of parts of which the last never follows do not take long", () => {
  const starts = Array.from({ length: 60 }, (_, n) => 10 + n);
  const parts = Array.from({ length: 400 }, () => unit("gap", "甲", starts));
  assert.deepEqual(
    chainsOf([unit("start", "甲", starts), ...parts, unit("gap", "乙", [2])], SPACE),
    [],
  );
});

Deno.test("a sentence is what stands between two ends, without the marks of the one before", () => {
  const text = "甲。”乙丙丁！“戊。”己";
  /** @param {string} part */
  const around = (part) =>
    text.slice(...sentenceAround(text, text.indexOf(part), text.indexOf(part) + 1));
  assert.equal(around("丙"), "乙丙丁！");
  assert.equal(around("戊"), "“戊。”");
  assert.equal(around("己"), "己");
});

Deno.test("a verdict claims no more than is known", () => {
  const held = { reports: 5, torn: 1 };
  /** @param {any} verdict @param {number} places */
  const said = (verdict, places = 0) =>
    headline({ chains: [], both: [], sentences: 1, claim: null, ...verdict }, {
      places,
      reports: places,
    }, held);
  const unseen = { ...unit("start", "五个", []), unread: [3] };
  assert.equal(
    said({ kind: "apart", units: [unseen, unit("gap", "甲甲", [10])], sentences: 2 }),
    "有的段所在的各处没有逐一核对，不能断定。",
  );
  assert.equal(
    said({ kind: "absent", units: [unit("start", "甲", [])] }),
    "未见于所收录的 5 份报告，也没有接近的句子。",
  );
  assert.equal(
    said({ kind: "same", units: [unit("start", "甲", [1, 2])] }, 2),
    "逐字见于 2 份报告，共 2 处。",
  );
  assert.equal(
    said({ kind: "same", units: [unit("start", "断增强", [1])], negation: "不" }, 1),
    "逐字见于 1 份报告，共 1 处，但前面都紧接“不”字。",
  );
  const unread = { ...unit("start", "5.5%", [1]), unread: [9] };
  assert.equal(
    said({ kind: "number", units: [unread] }, 1),
    "“5.5%”见于至少 1 份报告，至少 1 处。",
  );
  assert.equal(
    said({ kind: "number", units: [unit("start", "9.9%", [])] }),
    "所收录的 5 份报告里没有写作“9.9%”的数。",
  );
  const apart = [unit("start", "甲", [1]), unit("next", "乙", [9])];
  assert.equal(
    said({ kind: "apart", units: apart }),
    "各句都逐字见于所收录的报告，但没有一处照这个次序相连的。",
  );
});
