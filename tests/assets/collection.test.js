import assert from "node:assert/strict";
import {
  digestOf,
  fragmentOf,
  isPlace,
  keyOf,
  MOST_SHARED,
  passagesIn,
} from "../../generator/assets/scripts/collection/address.js";
import { docxOf } from "../../generator/assets/scripts/collection/docx.js";
import {
  appended,
  changed,
  groupsOf,
  moved,
  movedReport,
  parted,
  pathOf,
  positionOf,
  restored,
} from "../../generator/assets/scripts/collection/entries.js";
import { MOST, storeKey, storeOf } from "../../generator/assets/scripts/collection/store.js";
import { cut, standingOf } from "../../generator/assets/scripts/collection/texts.js";
import {
  digested,
  htmlOf,
  markdownOf,
  plainOf,
  rowsOf,
} from "../../generator/assets/scripts/collection/writing.js";
import { placeWithin } from "../../generator/assets/scripts/reading/collecting.js";
import { csvOf } from "../../generator/assets/scripts/tables/csv.js";

/** @typedef {import("../../generator/assets/scripts/collection/store.js").Entry} Entry */

/**
 * @param {string} key as `keyOf` has it
 * @param {Partial<Entry>} [more]
 * @returns {Entry}
 */
function entry(key, more = {}) {
  const { report, anchor, from, to } = passagesIn(key).passages[0];
  const name = report === "jiangxi-2024" ? "江西省2024年" : report;
  const cite = `${name}人民政府. 报告[R/OL]. (2024)`;
  return {
    ...{ report, anchor, from, to, words: "增长5%左右。", name, cite, note: "", day: "2026-01-31" },
    ...more,
  };
}

/** @param {Entry[]} entries */
const keys = (entries) => entries.map(keyOf);

// -- The address -----------------------------------------------------------------------------------

Deno.test("a list goes through an address and comes out as it was", () => {
  const list = [
    entry("jiangxi-2024:p25-2", { words: "一" }),
    entry("jiangxi-2024:p26~4-18", { words: "二" }),
    entry("jian-2024:p3", { words: "三", note: "再核：<b>\n“二”？" }),
    entry("jiangxi-2024:p1", { words: "四" }),
  ];
  const fragment = fragmentOf(list, true);
  assert.match(fragment, /^[\w:.,~-]+$/); // what no program that passes it on breaks
  assert.deepEqual(passagesIn(fragment), {
    passages: list.map(({ report, anchor, from, to, words, note }) => ({
      ...{ report, anchor, from, to, note },
      digest: digestOf(words),
    })),
    unread: 0,
  });
});

Deno.test("a report is named once for all its passages that follow each other", () => {
  const list = [
    entry("jiangxi-2024:p25-2", { words: "" }),
    entry("jiangxi-2024:p26"),
    entry("jian-2024:p3"),
  ];
  const [first, second, third] = fragmentOf(list, false).split(",");
  assert.match(first, /^jiangxi-2024:p25-2\.\w+$/);
  assert.match(second, /^p26\.\w+$/);
  assert.match(third, /^jian-2024:p3\.\w+$/);
});

Deno.test("notes are left out where they are not to be shared", () => {
  assert.equal(
    fragmentOf([entry("jian-2024:p3", { note: "内部" })], false),
    fragmentOf([entry("jian-2024:p3")], true),
  );
});

Deno.test("an address typed by hand needs ids alone", () => {
  const { passages, unread } = passagesIn("jiangxi-2024:p25-2,p26,jian-2024:p3");
  assert.deepEqual(passages.map(keyOf), ["jiangxi-2024:p25-2", "jiangxi-2024:p26", "jian-2024:p3"]);
  assert.deepEqual(passages.map(({ digest, note }) => digest + note), ["", "", ""]);
  assert.equal(unread, 0);
});

Deno.test("an address that another program encoded is read all the same", () => {
  const { passages } = passagesIn("jiangxi-2024%3Ap25-2%2Cp26%7E4-18");
  assert.deepEqual(passages.map(keyOf), ["jiangxi-2024:p25-2", "jiangxi-2024:p26~4-18"]);
});

Deno.test("the anchor of a heading is no list", () => {
  for (const fragment of ["", "collection", "content", "p25", "__search"]) {
    assert.equal(passagesIn(fragment), null, fragment);
  }
});

Deno.test("what is no passage of this site is counted and left out", () => {
  const hostile = [
    "javascript:alert(1)",
    "https://evil.example/:p1",
    "../../evil-2024:p1",
    "jiangxi-2024:<img src=x onerror=alert(1)>",
    "jiangxi-2024:p25-2。快看",
    "jiangxi-2024:p0",
    "jiangxi-2024:p025",
    "jiangxi-2024:p25-2-3",
    "jiangxi-2024:p1~9-4",
    "jiangxi-2024:p1~0-0",
    "jiangxi-2024:p1~4-999999",
    "JIANGXI-2024:p1",
    "jiangxi:p1",
    `${"a".repeat(60)}-2024:p1`,
    "__proto__:p1",
    "p1", // of the report before, which is none
  ];
  for (const part of hostile) {
    assert.deepEqual(
      passagesIn(`${part},jian-2024:p3`).passages.map(keyOf),
      ["jian-2024:p3"],
      part,
    );
    assert.equal(passagesIn(`x:,${part}`).unread, 2, part);
  }
});

Deno.test("after a report that cannot be read nothing is taken for another's", () => {
  assert.deepEqual(passagesIn("jian-2024:p3,NOWHERE:p4,p5").passages.map(keyOf), ["jian-2024:p3"]);
});

Deno.test("a passage twice in an address is one", () => {
  assert.equal(passagesIn("jian-2024:p3,p3,jian-2024:p3.abc").passages.length, 1);
});

Deno.test("an address holds so many passages and no more", () => {
  const many = Array.from({ length: MOST_SHARED + 5 }, (_, i) => entry(`jian-2024:p${i + 1}`));
  assert.equal(passagesIn(fragmentOf(many, false)).passages.length, MOST_SHARED);
  const typed = many.map(({ anchor }) => `jian-2024:${anchor}`).join(",");
  assert.equal(passagesIn(typed).passages.length, MOST_SHARED);
  assert.equal(passagesIn(typed).unread, 5);
});

Deno.test("a spoilt note is none, a long one is cut, and neither costs the passage", () => {
  const [spoilt] = passagesIn("jian-2024:p3.abc._w").passages; // 0xFF, which begins nothing
  assert.deepEqual([spoilt.anchor, spoilt.digest, spoilt.note], ["p3", "abc", ""]);
  const long = fragmentOf([entry("jian-2024:p3", { note: "长".repeat(3000) })], true);
  assert.equal(passagesIn(long).passages[0].note, "长".repeat(2000));
});

Deno.test("words that differ have another digest", () => {
  // FNV-1a, 32 bits: of nothing the offset basis 0x811c9dc5, in base 36.
  assert.equal(digestOf(""), (0x811c9dc5).toString(36));
  const alike = ["增长5%左右。", "增长6%左右。", "增长5%左右", "增长5％左右。", "5增长%左右。"];
  assert.equal(new Set(alike.map(digestOf)).size, alike.length);
});

Deno.test("a place is one of a report, whatever else is said of it", () => {
  const place = { report: "jian-2024", anchor: "p3", from: 0, to: 0 };
  assert.equal(isPlace(place), true);
  const wrong = [
    { report: 5 },
    { report: "jian-2024/../../x-2024" },
    { anchor: null },
    { anchor: "p3 " },
    { from: 2 },
    { from: 1.5, to: 3 },
    { from: "0", to: "4" },
  ];
  for (const more of wrong) {
    assert.equal(isPlace(/** @type {any} */ ({ ...place, ...more })), false, JSON.stringify(more));
  }
});

// -- The store -------------------------------------------------------------------------------------

const KEY = "work-reports.collection:/site/";

/** A browser's store; `room` is how many UTF-16 units it holds. */
function memory(room = Infinity) {
  /** @type {Map<string, string>} */
  const held = new Map();
  const storage = {
    /** @param {string} key */
    getItem: (key) => held.get(key) ?? null,
    /** @param {string} key @param {string} text */
    setItem(key, text) {
      if (text.length > room) throw new DOMException("full", "QuotaExceededError");
      held.set(key, text);
    },
  };
  return { held, open: () => /** @type {Storage} */ (/** @type {unknown} */ (storage)) };
}

Deno.test("sites of one host do not mix", () => {
  assert.equal(storeKey(new URL("https://host.example/site/")), KEY);
  assert.notEqual(storeKey(new URL("https://host.example/other/")), KEY);
});

Deno.test("what is put aside is there again, in order", () => {
  const { open } = memory();
  const list = [entry("jian-2024:p3", { note: "甲" }), entry("jiangxi-2024:p26~4-18")];
  assert.deepEqual(storeOf(open, KEY).read(), { entries: [], grouped: true, fault: "" });
  assert.equal(storeOf(open, KEY).change(() => ({ entries: list, grouped: false })), "");
  assert.deepEqual(storeOf(open, KEY).read(), { entries: list, grouped: false, fault: "" });
});

Deno.test("two tabs change what is there, not what they saw", () => {
  const { open } = memory();
  const [one, other] = [storeOf(open, KEY), storeOf(open, KEY)];
  one.read();
  other.read();
  one.change((kept) => ({ ...kept, entries: appended(kept.entries, [entry("jian-2024:p3")]) }));
  other.change((kept) => ({ ...kept, entries: appended(kept.entries, [entry("jian-2024:p4")]) }));
  assert.deepEqual(keys(one.read().entries), ["jian-2024:p3", "jian-2024:p4"]);
});

Deno.test("a browser that keeps nothing is said to", () => {
  const store = storeOf(() => {
    throw new DOMException("denied", "SecurityError");
  }, KEY);
  assert.deepEqual(store.read(), { entries: [], grouped: true, fault: "blocked" });
  assert.equal(store.change((kept) => kept), "blocked");
});

Deno.test("where there is no room nothing that is there is lost", () => {
  const { open } = memory(600);
  const store = storeOf(open, KEY);
  const first = [entry("jian-2024:p3")];
  assert.equal(store.change((kept) => ({ ...kept, entries: first })), "");
  const long = entry("jian-2024:p4", { words: "长".repeat(600) });
  assert.equal(
    store.change((kept) => ({ ...kept, entries: appended(kept.entries, [long]) })),
    "full",
  );
  assert.deepEqual(store.read().entries, first);
});

Deno.test("a list has an end", () => {
  const { open } = memory();
  const many = Array.from({ length: MOST + 1 }, (_, i) => entry(`jian-2024:p${i + 1}`));
  const store = storeOf(open, KEY);
  assert.equal(store.change((kept) => ({ ...kept, entries: many })), "many");
  assert.equal(store.change((kept) => ({ ...kept, entries: many.slice(1) })), "");
});

Deno.test("what cannot be read is put by before anything is written over it", () => {
  for (const text of ["{", "null", "[]", "7", '{"version":1}', '{"version":"1","entries":[]}']) {
    const { held, open } = memory();
    held.set(KEY, text);
    const store = storeOf(open, KEY);
    assert.deepEqual(store.read(), { entries: [], grouped: true, fault: "broken" }, text);
    assert.equal(store.change((kept) => ({ ...kept, entries: [entry("jian-2024:p3")] })), "");
    assert.equal(held.get(`${KEY}.broken`), text);
    assert.equal(store.read().fault, "");
  }
});

Deno.test("of a list that is spoilt in part the rest is read", () => {
  const good = entry("jian-2024:p3");
  const spoilt = [
    null,
    "jian-2024:p4",
    { ...good, anchor: "p4", words: 5 },
    { ...good, anchor: "p5", words: "" },
    { ...good, anchor: "p6", day: "gestern" },
    { ...good, anchor: "p7", report: "https://evil.example/x-2024" },
    { ...good, anchor: "p8", note: "长".repeat(2001) },
    { ...good }, // once more
  ];
  for (const one of spoilt) {
    const { held, open } = memory();
    held.set(KEY, JSON.stringify({ version: 1, grouped: true, entries: [good, one] }));
    assert.deepEqual(storeOf(open, KEY).read(), {
      entries: [good],
      grouped: true,
      fault: "broken",
    });
  }
});

Deno.test("an entry has its own fields alone", () => {
  const { held, open } = memory();
  const good = entry("jian-2024:p3");
  held.set(
    KEY,
    JSON.stringify({ version: 1, entries: [{ ...good, url: "https://evil.example/" }] }),
  );
  assert.deepEqual(storeOf(open, KEY).read(), { entries: [good], grouped: true, fault: "" });
});

Deno.test("what a later version wrote is left as it is", () => {
  const { held, open } = memory();
  const text = '{"version":2,"pages":[]}';
  held.set(KEY, text);
  const store = storeOf(open, KEY);
  assert.equal(store.read().fault, "newer");
  assert.equal(store.change((kept) => kept), "newer");
  assert.deepEqual([...held], [[KEY, text]]);
});

// -- The list --------------------------------------------------------------------------------------

const A1 = entry("a-2024:p1");
const B1 = entry("b-2024:p1");
const A2 = entry("a-2024:p2");
const B2 = entry("b-2024:p2");
const MIXED = [A1, B1, A2, B2];

Deno.test("passages are shown by report, in the order of the first of each", () => {
  assert.deepEqual(
    groupsOf(MIXED, true).map(({ report, entries }) => [report, keys(entries)]),
    [["a-2024", ["a-2024:p1", "a-2024:p2"]], ["b-2024", ["b-2024:p1", "b-2024:p2"]]],
  );
  assert.deepEqual(groupsOf(MIXED, false), [{ report: "", name: "", entries: MIXED }]);
  assert.deepEqual([groupsOf([], true), groupsOf([], false)], [[], []]);
});

Deno.test("a passage goes one place up or down, as the reader sees it", () => {
  assert.deepEqual(moved(MIXED, "a-2024:p2", -1, false), [A1, A2, B1, B2]);
  assert.deepEqual(moved(MIXED, "a-2024:p2", -1, true), [A2, A1, B1, B2]);
  assert.deepEqual(moved(MIXED, "b-2024:p1", 1, true), [A1, A2, B2, B1]);
  assert.deepEqual(moved(MIXED, "b-2024:p2", 1, false), MIXED);
  assert.deepEqual(moved(MIXED, "a-2024:p2", 1, true), [A1, A2, B1, B2]);
  assert.deepEqual(moved(MIXED, "c-2024:p1", 1, false), MIXED);
});

Deno.test("a report's passages go together", () => {
  assert.deepEqual(movedReport(MIXED, "b-2024", -1), [B1, B2, A1, A2]);
  assert.deepEqual(movedReport(MIXED, "b-2024", 1), [A1, A2, B1, B2]);
});

Deno.test("what was removed comes back where it was", () => {
  const { left, removed } = parted(MIXED, ["a-2024:p1", "a-2024:p2"]);
  assert.deepEqual(left, [B1, B2]);
  assert.deepEqual(restored(left, removed), MIXED);
  assert.deepEqual(restored([B1, B2, A2], removed), [A1, B1, B2, A2]); // it was put aside again
  const all = parted(MIXED, keys(MIXED));
  assert.deepEqual([all.left, restored([], all.removed)], [[], MIXED]);
});

Deno.test("a passage that is there is not put aside twice, nor its note lost", () => {
  const noted = { ...A1, note: "甲" };
  assert.deepEqual(appended([noted, B1], [A1, A2]), [noted, B1, A2]);
  assert.deepEqual(changed([A1, B1], "b-2024:p1", { note: "乙" }), [A1, { ...B1, note: "乙" }]);
});

Deno.test("where a passage stands is said and led to", () => {
  assert.equal(positionOf(A1), "第1段");
  assert.equal(positionOf(entry("jian-2024:p25-2")), "第25段第2句");
  assert.equal(positionOf(entry("jian-2024:p25-2~4-18")), "第25段第2句（节选）");
  assert.equal(pathOf(entry("jian-2024:p25-2~4-18")), "reports/jian-2024/full/#p25-2");
});

// -- The words -------------------------------------------------------------------------------------

Deno.test("a part of a paragraph is a sentence, the paragraph, or a range of the one that holds it", () => {
  const sentences = [{ anchor: "p25-1", length: 10 }, { anchor: "p25-2", length: 20 }];
  /** @param {number} start @param {number} end */
  const key = (start, end) => {
    const place = placeWithin("jian-2024", "p25", sentences, start, end);
    return place && keyOf(place);
  };
  assert.equal(key(0, 10), "jian-2024:p25-1");
  assert.equal(key(10, 30), "jian-2024:p25-2");
  assert.equal(key(0, 30), "jian-2024:p25");
  assert.equal(key(-5, 99), "jian-2024:p25"); // the selection goes on in other paragraphs
  assert.equal(key(2, 5), "jian-2024:p25-1~2-5");
  assert.equal(key(12, 30), "jian-2024:p25-2~2-20");
  assert.equal(key(8, 12), "jian-2024:p25~8-12");
  assert.equal(key(30, 40), null);
  assert.equal(key(5, 5), null);
});

Deno.test("ranges count code points", () => {
  assert.equal(cut("𠮷林省增长", 1, 3), "林省");
  assert.equal(cut("增长5%", 0, 0), "增长5%");
});

Deno.test("words that were put aside are held to those that stand there now", () => {
  const whole = entry("jian-2024:p25-2", { words: "增长5%左右。" });
  assert.equal(standingOf(whole, "增长5%左右。", "增长5%左右。"), "same");
  assert.equal(standingOf(whole, "增长6%左右。", "增长6%左右。"), "changed");
  assert.equal(standingOf(whole, "", ""), "gone");
  const part = entry("jian-2024:p25-2~2-4", { words: "5%" });
  assert.equal(standingOf(part, "长5", "预增长5%左右。"), "same"); // they moved
  assert.equal(standingOf(part, "6%", "增长6%左右。"), "changed");
});

Deno.test("shared words are held to their digest, where the address has one", () => {
  const [told] = passagesIn(`jian-2024:p25-2.${digestOf("增长5%。")}`).passages;
  assert.equal(standingOf(told, "增长5%。", "增长5%。"), "same");
  assert.equal(standingOf(told, "增长6%。", "增长6%。"), "changed");
  assert.equal(standingOf(told, "", ""), "gone");
  const [untold] = passagesIn("jian-2024:p25-2").passages;
  assert.equal(standingOf(untold, "增长6%。", "增长6%。"), "same");
  const [range] = passagesIn("jian-2024:p25-2~90-95").passages;
  assert.equal(standingOf(range, "", "增长6%。"), "gone");
});

// -- What is taken home ----------------------------------------------------------------------------

const SITE = {
  root: new URL("https://reports.example/site/"),
  notice: "示例站，非官方版本，引用以政府公报为准。",
  edition: "收录 2 份报告，最近一份作于2024年1月23日",
  day: "2026-02-01",
};
const TAKEN = [
  entry("jiangxi-2024:p25-2", {
    words: "增长5%左右，*力争*更好。",
    note: "1. 对照上年\n<待核>",
    cite: "江西省人民政府. 报告[R/OL]. (2024-01-23)",
  }),
  entry("jian-2024:p3~0-4", {
    words: "=全市上下",
    name: "吉安市2024年",
    cite: "吉安市人民政府. [报告][R/OL]. (2024)",
  }),
  entry("jiangxi-2024:p26", {
    words: "第二段。",
    cite: "江西省人民政府. 报告[R/OL]. (2024-01-23)",
    day: "2026-01-30",
  }),
];
const REMARKS = new Map([["jiangxi-2024:p26", "原文已有改动，现在是：“第二段，改。”"]]);
const DIGEST = digested({ entries: TAKEN, grouped: true }, SITE, REMARKS);
const LOOSE = digested({ entries: TAKEN, grouped: false }, SITE, REMARKS);

Deno.test("a text has its quotations by report, numbered, and numbered references", () => {
  assert.equal(
    plainOf(DIGEST),
    `摘录
来源：示例站，非官方版本，引用以政府公报为准。
版次：收录 2 份报告，最近一份作于2024年1月23日
导出日期：2026-02-01
网址：https://reports.example/site/

江西省2024年

1. 增长5%左右，*力争*更好。[1]
   江西省2024年，第25段第2句：https://reports.example/site/reports/jiangxi-2024/full/#p25-2
   批注：1. 对照上年
   <待核>

2. 第二段。[1]
   江西省2024年，第26段：https://reports.example/site/reports/jiangxi-2024/full/#p26
   核对：原文已有改动，现在是：“第二段，改。”

吉安市2024年

3. =全市上下[2]
   吉安市2024年，第3段（节选）：https://reports.example/site/reports/jian-2024/full/#p3

参考文献
[1] 江西省人民政府. 报告[R/OL]. (2024-01-23)[2026-01-31]. https://reports.example/site/reports/jiangxi-2024/full/.
[2] 吉安市人民政府. [报告][R/OL]. (2024)[2026-01-31]. https://reports.example/site/reports/jian-2024/full/#p3.
`,
  );
});

Deno.test("where they are not grouped, they stand in the reader's order", () => {
  const lines = plainOf(LOOSE).split("\n").filter((line) => /^\d\. /.test(line));
  assert.deepEqual(lines, ["1. 增长5%左右，*力争*更好。[1]", "2. =全市上下[2]", "3. 第二段。[1]"]);
  assert.equal(plainOf(LOOSE).includes("\n\n江西省2024年\n"), false);
});

Deno.test("Markdown takes a reader's words for nothing else", () => {
  const text = markdownOf(DIGEST);
  const expected = [
    "# 摘录",
    "- 网址：<https://reports.example/site/>",
    "## 江西省2024年",
    "> 增长5%左右，\\*力争\\*更好。\\[1\\]",
    "1\\. [江西省2024年，第25段第2句](https://reports.example/site/reports/jiangxi-2024/full/#p25-2)\\",
    "批注：1\\. 对照上年\\",
    "\\<待核\\>",
    "> \\=全市上下\\[2\\]",
    "\\[2\\] 吉安市人民政府. \\[报告\\]\\[R/OL\\]. (2024)\\[2026-01-31\\]. " +
    "<https://reports.example/site/reports/jian-2024/full/#p3>.",
  ];
  const lines = text.split("\n");
  for (const line of expected) assert.ok(lines.includes(line), line);
});

Deno.test("rich text has headings, quotations and links, and no markup of the reader's", () => {
  const html = htmlOf(DIGEST);
  assert.match(html, /^<h1>摘录<\/h1>\n<p>来源：示例站，非官方版本/);
  assert.ok(html.includes("<h2>江西省2024年</h2>"));
  assert.ok(html.includes(
    "<blockquote><p>增长5%左右，*力争*更好。<sup>[1]</sup></p></blockquote>\n" +
      '<p>1. <a href="https://reports.example/site/reports/jiangxi-2024/full/#p25-2">' +
      "江西省2024年，第25段第2句</a><br>批注：1. 对照上年<br>&lt;待核&gt;</p>",
  ));
});

Deno.test("a table has a row for each quotation, which says all of it alone", () => {
  const [head, first, second, third] = csvOf(rowsOf(LOOSE)).split(/\n(?=\d,)/);
  assert.equal(head, "\ufeff序号,报告,位置,原文,批注,核对,网址,引文,取得日期,说明");
  const said = "来源：示例站，非官方版本，引用以政府公报为准；" +
    "版次：收录 2 份报告，最近一份作于2024年1月23日；导出日期：2026-02-01；" +
    "网址：https://reports.example/site/";
  assert.equal(
    first,
    '1,江西省2024年,第25段第2句,增长5%左右，*力争*更好。,"1. 对照上年\n<待核>",,' +
      "https://reports.example/site/reports/jiangxi-2024/full/#p25-2," +
      "江西省人民政府. 报告[R/OL]. (2024-01-23)[2026-01-31]. " +
      `https://reports.example/site/reports/jiangxi-2024/full/#p25-2.,2026-01-31,${said}`,
  );
  assert.match(second, /^2,吉安市2024年,第3段（节选）,\u3000=全市上下,/); // no formula
  assert.match(third, /,2026-01-30,/); // the day of this one, not the report's last
});

/**
 * The files of an archive that is not compressed.
 *
 * @param {Uint8Array} bytes
 * @returns {Map<string, string>}
 */
function unpacked(bytes) {
  const view = new DataView(bytes.buffer);
  const decoder = new TextDecoder();
  const files = new Map();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    const [length, name, extra] = [
      view.getUint32(at + 18, true),
      view.getUint16(at + 26, true),
      view.getUint16(at + 28, true),
    ];
    const begins = at + 30 + name + extra;
    files.set(
      decoder.decode(bytes.subarray(at + 30, at + 30 + name)),
      decoder.decode(bytes.subarray(begins, begins + length)),
    );
    at = begins + length;
  }
  return files;
}

Deno.test("a Word document names all its parts and relationships", () => {
  const files = unpacked(docxOf(DIGEST));
  const types = files.get("[Content_Types].xml");
  for (const path of files.keys()) {
    const isKnown = path.endsWith(".rels") || types.includes(`PartName="/${path}"`);
    assert.ok(isKnown || path === "[Content_Types].xml", path);
  }
  const parts = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path);
  assert.deepEqual(parts.filter((path) => !files.has(path)), []);
  const relations = files.get("word/_rels/document.xml.rels");
  const ids = [...relations.matchAll(/ Id="(\w+)"/g)].map(([, id]) => id);
  const body = files.get("word/document.xml");
  const used = [...body.matchAll(/ r:id="(\w+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(used.filter((id) => !ids.includes(id)), []);
  assert.ok(used.length >= 6); // the site, three passages, two references
  const styles = files.get("word/styles.xml");
  for (const [, style] of body.matchAll(/<w:(?:pStyle|rStyle) w:val="(\w+)"/g)) {
    assert.ok(styles.includes(`w:styleId="${style}"`), style);
  }
  for (const [, anchor] of body.matchAll(/ w:anchor="(\w+)"/g)) {
    assert.ok(body.includes(`<w:bookmarkStart w:id="${anchor.at(-1)}" w:name="${anchor}"/>`));
  }
});

Deno.test("a Word document holds a reader's words as words", () => {
  const body = unpacked(docxOf(digested(
    { entries: [entry("jian-2024:p3", { note: "</w:t>&\u0000\n再" })], grouped: true },
    SITE,
    new Map(),
  ))).get("word/document.xml");
  assert.ok(body.includes(
    '<w:t xml:space="preserve">批注：</w:t></w:r><w:r><w:t xml:space="preserve">' +
      '&lt;/w:t&gt;&amp;</w:t><w:br/><w:t xml:space="preserve">再</w:t></w:r>',
  ));
});
