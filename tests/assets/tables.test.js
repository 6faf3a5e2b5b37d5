import assert from "node:assert/strict";
import { csvOf, written } from "../../generator/assets/scripts/tables/csv.js";
import { wordsOf } from "../../generator/assets/scripts/tables/quotes.js";
import { grid, plainNumber, sheetOf, textOf } from "../../generator/assets/scripts/tables/sheet.js";
import { cellText, nameOf, workbookOf } from "../../generator/assets/scripts/tables/workbook.js";
import { crc32, zipOf } from "../../generator/assets/scripts/tables/zip.js";
import cells from "./cells.json" with { type: "json" };

/** @typedef {import("../../generator/assets/scripts/tables/sheet.js").ReadCell} ReadCell */

const SITE = "https://reports.example/";

/**
 * @param {string | string[]} lines
 * @param {Partial<ReadCell>} [more]
 * @returns {ReadCell}
 */
function cell(lines, more = {}) {
  return { lines: [lines].flat(), links: [], across: 1, down: 1, heads: false, ...more };
}

/**
 * @param {string | string[]} lines
 * @param {Partial<ReadCell>} [more]
 * @returns {ReadCell}
 */
function head(lines, more = {}) {
  return cell(lines, { heads: true, ...more });
}

/**
 * A link to a sentence of a report.
 *
 * @param {string} report
 * @param {string} anchor
 * @param {string} shown
 * @param {string} [said]
 */
function sentence(report, anchor, shown, said = "") {
  return {
    address: `${SITE}reports/${report}/plan/#${anchor}`,
    quotes: `${SITE}reports/${report}/quotes.json`,
    anchor,
    shown,
    said,
  };
}

/** @param {string} path */
function page(path) {
  return { address: `${SITE}${path}`, quotes: "", anchor: "", shown: "", said: "" };
}

/** @param {import("../../generator/assets/scripts/tables/sheet.js").Cell[]} row */
function texts(row) {
  return row.map(({ text }) => text);
}

// -- The sheet --------------------------------------------------------------------------------------

Deno.test("a head has in brackets what stands below its name, a cell has its lines in a row", () => {
  assert.equal(textOf(head(["地区生产总值增速", "%"])), "地区生产总值增速（%）");
  assert.equal(textOf(head(["赣州市", "2023年", "存疑"])), "赣州市（2023年，存疑）");
  assert.equal(textOf(head("地方")), "地方");
  assert.equal(textOf(cell(["5.5左右", "6以上"])), "5.5左右；6以上");
  assert.equal(textOf(cell([])), "");
});

Deno.test("a cell stands wherever it reaches", () => {
  const [wide, tall, small] = [cell("宽", { across: 2 }), cell("高", { down: 2 }), cell("小")];
  assert.deepEqual(grid([[tall, wide], [small, small]]), [[tall, wide, wide], [
    tall,
    small,
    small,
  ]]);
});

Deno.test("words and addresses stand at the right of what is shown", () => {
  const table = {
    head: [[
      head("地方"),
      head(["地区生产总值增速", "%"], { links: [page("indicators/gdp_growth/")] }),
    ]],
    body: [
      [
        head("江西省", { links: [page("reports/jiangxi-2024/"), page("about/#doubts")] }),
        cell("5左右", { links: [sentence("jiangxi-2024", "p20-1", "5左右")] }),
      ],
      [head("赣州市"), cell("—")],
    ],
  };
  /** @type {string[]} */
  const asked = [];
  const sheet = sheetOf(table, ({ anchor }, about) => {
    asked.push(...about.map(textOf));
    return `${anchor}的话`;
  });
  assert.deepEqual(sheet.titles, [
    "地方",
    "地区生产总值增速（%）",
    "地方网址",
    "地区生产总值增速原话",
    "地区生产总值增速网址",
  ]);
  const plan = `${SITE}reports/jiangxi-2024/plan/#p20-1`;
  assert.deepEqual(sheet.rows, [
    [
      { text: "江西省", url: "" }, // it leads to two places
      { text: "5左右", url: plan },
      { text: `${SITE}reports/jiangxi-2024/`, url: `${SITE}reports/jiangxi-2024/` },
      { text: "p20-1的话", url: "" },
      { text: plan, url: plan },
    ],
    [
      { text: "赣州市", url: "" },
      { text: "—", url: "" },
      { text: "", url: "" },
      { text: "", url: "" },
      { text: "", url: "" },
    ],
  ]);
  assert.deepEqual(asked, ["地区生产总值增速（%）", "江西省"]);
});

Deno.test("several figures of a cell are told one after the other, the same words once", () => {
  const links = [sentence("a-2024", "p1-1", "5"), sentence("a-2024", "p1-2", "6")];
  const table = { head: [[head("目标")]], body: [[cell(["5", "6"], { links })]] };
  const sheet = sheetOf(table, () => "先后增长5%、6%");
  assert.deepEqual(texts(sheet.rows[0]), [
    "5；6",
    "先后增长5%、6%",
    `${links[0].address}；${links[1].address}`,
  ]);
  assert.deepEqual(sheet.rows[0].map(({ url }) => url), ["", "", ""]);
});

Deno.test("words that the page shows are not told twice, words that are unknown not promised", () => {
  const quoted = sentence("a-2024", "p1-1", "增长5%", "增长5%");
  const alone = { head: [[head("原文")]], body: [[cell("增长5%", { links: [quoted] })]] };
  assert.deepEqual(sheetOf(alone, () => "").titles, ["原文", "原文网址"]);
  const beside = { head: [[head("目标")]], body: [[cell("5%", { links: [quoted] })]] };
  assert.deepEqual(sheetOf(beside, () => "").titles, ["目标", "目标原话", "目标网址"]);
  const unknown = { ...quoted, said: "" };
  const silent = { head: [[head("目标")]], body: [[cell("5%", { links: [unknown] })]] };
  assert.deepEqual(sheetOf(silent, () => "").titles, ["目标", "目标网址"]);
});

Deno.test("two rows of heads are one", () => {
  const table = {
    head: [[head("地方", { down: 2 }), head("2024年", { across: 2 })], [
      head("目标"),
      head("结果"),
    ]],
    body: [[head("江西省"), cell("5"), cell("4.1")]],
  };
  assert.deepEqual(sheetOf(table, () => "").titles, ["地方", "2024年·目标", "2024年·结果"]);
});

Deno.test("a table without a head or without rows is one all the same", () => {
  assert.deepEqual(sheetOf({ head: [], body: [] }, () => ""), { titles: [], rows: [] });
  assert.deepEqual(sheetOf({ head: [[head("地方")]], body: [] }, () => ""), {
    titles: ["地方"],
    rows: [],
  });
});

Deno.test("a number is a cell that says nothing else", () => {
  /** @type {[string, string][]} */
  const cases = [
    ["5", "5"],
    ["4.10", "4.10"],
    ["−5.9", "-5.9"],
    ["-5.9", "-5.9"],
    ["0", "0"],
    ["+0.5", "0.5"],
    ["+−5", ""],
    ["12,405", "12405"],
    ["5左右", ""],
    ["4.5—5.5", ""],
    ["5%", ""],
    ["2024年", ""],
    ["007", ""],
    ["360000000000000000", ""],
    ["1,2", ""],
    ["", ""],
  ];
  for (const [text, number] of cases) assert.equal(plainNumber(text), number, text);
});

// -- Words ------------------------------------------------------------------------------------------

Deno.test("a figure's words are those on its indicator with its value", () => {
  /** @type {import("../../generator/assets/scripts/tables/quotes.js").Clause[]} */
  const clauses = [
    ["gdp_growth", "5", "地区生产总值增长5%左右"],
    ["cpi_rise", "5", "价格涨幅控制在5%以内"],
    ["gdp_growth", "5.2", "去年增长5.2%"],
    ["grain_output", "", "粮食稳产"],
  ];
  const growth = [[`${SITE}indicators/gdp_growth/`]];
  assert.equal(wordsOf(clauses, growth, "5左右"), "地区生产总值增长5%左右");
  assert.equal(wordsOf(clauses, growth, "5.2"), "去年增长5.2%");
  assert.equal(wordsOf(clauses, growth, "措辞"), "地区生产总值增长5%左右；去年增长5.2%");
  const prices = [`${SITE}compare/2024/targets/province/cpi_rise/`];
  assert.equal(wordsOf(clauses, [prices], "5以内"), "价格涨幅控制在5%以内");
  assert.equal(wordsOf(clauses, [["/grain_output/"]], "措辞"), "粮食稳产");
  assert.equal(wordsOf([["pm25", "−5—6", "降5至6"]], [], "−5—6"), "降5至6");
  assert.equal(wordsOf([], growth, "5"), "");
});

Deno.test("a head says more of a figure than its page, a value what neither says", () => {
  /** @type {import("../../generator/assets/scripts/tables/quotes.js").Clause[]} */
  const clauses = [["gdp_growth", "5", "增长5%"], ["cpi_rise", "5", "涨幅5%"], [
    "pm25",
    "29",
    "降到29",
  ]];
  const [growth, prices] = [[`${SITE}indicators/gdp_growth/`], [`${SITE}indicators/cpi_rise/`]];
  assert.equal(wordsOf(clauses, [growth, prices], "5"), "增长5%");
  assert.equal(wordsOf(clauses, [[`${SITE}reports/a-2024/`], prices], "5"), "涨幅5%");
  assert.equal(wordsOf(clauses, [], "29"), "降到29");
});

Deno.test("where nothing tells whose words they are, there are none", () => {
  /** @type {import("../../generator/assets/scripts/tables/quotes.js").Clause[]} */
  const clauses = [["gdp_growth", "5", "增长5%"], ["cpi_rise", "5", "涨幅5%"]];
  assert.equal(wordsOf(clauses, [[`${SITE}compare/2024/`]], "5"), "");
  assert.equal(wordsOf(clauses, [], "江苏"), "");
  assert.equal(wordsOf([["grain_output", "", "粮食稳产"]], [], "江苏"), "");
});

// -- Cells ------------------------------------------------------------------------------------------

/**
 * A text of `cells.json`: itself, or pieces that stand so many times.
 *
 * @param {string | (string | number)[][]} given
 * @returns {string}
 */
function whole(given) {
  if (typeof given === "string") return given;
  return given.map(([piece, times]) => String(piece).repeat(Number(times))).join("");
}

for (const { says, text, csv, workbook } of cells) {
  Deno.test(`a cell is written as the data package writes it: ${says}`, () => {
    assert.equal(written(whole(text)), whole(csv));
    assert.equal(cellText(whole(text)), whole(workbook));
  });
}

// -- CSV --------------------------------------------------------------------------------------------

Deno.test("a number in a CSV file is one to programs", () => {
  assert.equal(written("−5.9"), "-5.9");
});

Deno.test("a CSV file is the table alone", () => {
  const sheet = {
    titles: ["地方", "目标"],
    rows: [[{ text: "江西省", url: "" }, { text: "5", url: "" }]],
  };
  assert.equal(csvOf(sheet), "\ufeff地方,目标\n江西省,5\n");
});

// -- Workbook ---------------------------------------------------------------------------------------

Deno.test("columns have the names that spreadsheets give them", () => {
  const names = [0, 25, 26, 51, 52, 701, 702].map((x) => nameOf(x, 0));
  assert.deepEqual(names, ["A1", "Z1", "AA1", "AZ1", "BA1", "ZZ1", "AAA1"]);
});

Deno.test("half a character is left out of a cell", () => {
  assert.equal(cellText("甲\ud800乙"), "甲乙");
});

Deno.test("the check sum is the one that archives have", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926); // as the standard gives it
});

Deno.test("an archive holds its files as they are, at the places that its directory says", () => {
  const files = { "a.txt": "甲", "b/c.txt": "" };
  const bytes = zipOf(files);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  assert.equal(view.getUint16(end + 10, true), 2);
  let entry = view.getUint32(end + 16, true);
  for (const [path, text] of Object.entries(files)) {
    assert.equal(view.getUint32(entry, true), 0x02014b50);
    const at = view.getUint32(entry + 42, true);
    assert.equal(view.getUint32(at, true), 0x04034b50);
    const [size, named] = [view.getUint32(at + 22, true), view.getUint16(at + 26, true)];
    const content = bytes.subarray(at + 30 + named, at + 30 + named + size);
    assert.equal(new TextDecoder().decode(bytes.subarray(at + 30, at + 30 + named)), path);
    assert.equal(new TextDecoder().decode(content), text);
    assert.equal(view.getUint32(at + 14, true), crc32(content));
    entry += 46 + named;
  }
  assert.equal(entry, end);
});

Deno.test("the same table is the same workbook, byte by byte", () => {
  const sheet = { name: "表", titles: ["地方"], rows: [[{ text: "江西省", url: `${SITE}#a` }]] };
  assert.deepEqual(workbookOf([sheet]), workbookOf([sheet]));
});
