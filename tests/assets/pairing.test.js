import assert from "node:assert/strict";
import {
  narrowed,
  offered,
  searchFor,
  sidesOf,
} from "../../generator/assets/scripts/pairing/asked.js";
import { align, paired } from "../../generator/assets/scripts/pairing/alignment.js";
import { commonRuns, commonWords } from "../../generator/assets/scripts/pairing/common.js";

/** @type {(id: string, level: string, province?: string) => any} */
const report = (id, level, province = "") => ({
  id,
  name: id,
  level,
  province,
  place: id.split("-")[0],
  year: Number(id.split("-")[1]),
  whole: true,
});
const REPORTS = [
  report("china-2024", "全国"),
  report("jiangxi-2023", "省级", "江西"),
  report("jiangxi-2024", "省级", "江西"),
  report("hubei-2024", "省级", "湖北"),
  report("jian-2024", "市级", "江西"),
  report("wuhan-2024", "市级", "湖北"),
  report("yichun-2024", "市级", "江西"),
];
/** @param {{ id: string }[]} found */
const ids = (found) => found.map(({ id }) => id);

Deno.test("an address asks for two reports or sections", () => {
  assert.deepEqual(sidesOf("?a=jian-2024/plan-1&b=jiangxi-2024"), [
    { id: "jian-2024", slug: "plan-1" },
    { id: "jiangxi-2024", slug: "" },
  ]);
  assert.deepEqual(sidesOf(""), [{ id: "", slug: "" }, { id: "", slug: "" }]);
});

Deno.test("what is asked for is spelled in the address", () => {
  for (const search of ["?a=jian-2024/plan-1&b=jiangxi-2024", "?a=jian-2024", ""]) {
    assert.equal(searchFor(sidesOf(search)), search);
  }
  assert.equal(searchFor([{ id: "a&b", slug: "" }, { id: "", slug: "" }]), "?a=a%26b");
});

Deno.test("the choice is narrowed, and what is chosen stays", () => {
  const wanted = { level: "市级", province: "江西", year: "" };
  assert.deepEqual(ids(narrowed(REPORTS, wanted, "")), ["jian-2024", "yichun-2024"]);
  assert.deepEqual(ids(narrowed(REPORTS, wanted, "china-2024")), [
    "china-2024",
    "jian-2024",
    "yichun-2024",
  ]);
  const all = narrowed(REPORTS, { level: "", province: "", year: "" }, "");
  assert.equal(all.at(-1).id, "jiangxi-2023");
});

Deno.test("superior and predecessor are offered first, then those alike", () => {
  const beside = { superior: "jiangxi-2024" };
  assert.deepEqual(ids(offered(REPORTS[4], REPORTS, beside, 8)), [
    "jiangxi-2024",
    "yichun-2024",
    "wuhan-2024",
  ]);
  assert.deepEqual(ids(offered(REPORTS[4], REPORTS, { superior: "gone-2024" }, 1)), [
    "yichun-2024",
  ]);
});

/** @type {(heading: string, themes: string[], words?: Record<string, number>) => any} */
const section = (heading, themes, words = {}) => ({
  slug: heading,
  part: "plan",
  depth: 2,
  heading,
  title: heading,
  characters: 100,
  themes,
  words,
  paragraphs: [[1, 1]],
});

Deno.test("sections on one theme with words in common stand side by side", () => {
  const own = [section("扩大内需", ["demand"], { 消费: 40 }), section("对外开放", ["opening"])];
  const other = [section("提振消费", ["demand"], { 消费: 50 })];
  assert.deepEqual(align(own, other), [
    { own: [0], other: [0], theme: "demand", words: ["消费"], doubtful: false },
    { own: [1], other: [], theme: "", words: [], doubtful: false },
  ]);
});

Deno.test("two sections that a reader chose are explained by what they share", () => {
  const words = { 制造: 10, 制造业: 30, 就业: 20 };
  const pair = paired(section("甲", ["industry"], words), section("乙", ["demand"], words), [3, 4]);
  assert.deepEqual(pair, {
    own: [3],
    other: [4],
    theme: "",
    words: ["制造业", "就业"],
    doubtful: false,
  });
});

Deno.test("runs of twelve characters are common, numbers are not cut", () => {
  const said = "全力推动经济持续回升向好";
  assert.deepEqual(commonRuns(`\n甲${said}乙\n`, `\n${said}丙\n`), [[2, 14, 1]]);
  assert.deepEqual(commonRuns(`\n${said.slice(1)}\n`, `\n${said}\n`), []);
  const [[start, end]] = commonRuns(`\n${said}达167\n`, `\n${said}达162\n`);
  assert.deepEqual([start, end], [1, 14]);
});

Deno.test("note marks and blanks are read over, and stand within what is common", () => {
  const paragraph = (/** @type {string} */ text, /** @type {[number, number][]} */ marks = []) => [
    { ordinal: 7, text, marks },
  ];
  const [own, other] = commonWords(
    paragraph("推进“1269”[1] 行动计划落地见效。", [[8, 11]]),
    paragraph("推进“１２６９”行动计划落地见效！"),
  );
  assert.deepEqual([...own], [[7, [[0, 20]]]]);
  assert.deepEqual([...other], [[7, [[0, 16]]]]);
});
