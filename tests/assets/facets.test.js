import assert from "node:assert/strict";
import { sorted } from "../../generator/assets/scripts/search/engine.js";
import {
  choices,
  chosen,
  groupsOf,
  lastPage,
  narrowedTo,
  ofPage,
  ofReport,
  queryOf,
  shownFirst,
  silent,
  stateOf,
  widened,
} from "../../generator/assets/scripts/search/facets.js";

/** @typedef {import("../../generator/assets/scripts/search/engine.js").Found} Found */

/** @param {string} place @param {number} year @param {string} [date] */
const report = (place, year, date = "") => ({
  id: `${place}-${year}`,
  name: `${place}${year}年`,
  url: "",
  year,
  review: year - 1,
  level: place === "甲省" ? "省级" : "市级",
  place,
  province: "甲",
  date,
  whole: year > 2023,
  characters: 10_000,
});

/** @type {import("../../generator/assets/scripts/search/engine.js").Index} */
const INDEX = {
  mode: "shards",
  reports: [
    report("甲省", 2023),
    report("甲省", 2024, "2024-01-20"),
    report("乙市", 2024, "2024-02-01"),
  ],
  parts: { review: "回顾", admission: "自述不足", plan: "安排" },
  apart: ["admission"],
};

/** @param {number} number @param {number} report @param {string} part @param {number} count */
const page = (number, report, part, count, kind = "", rank = 4) => /** @type {Found} */ ({
  number,
  report,
  part,
  kind,
  rank,
  spread: 0,
  count,
});

const FOUND = [
  page(9, 2, "plan", 1),
  page(1, 0, "review", 5),
  page(2, 0, "plan", 2),
  page(5, 1, "plan", 4),
  page(0, -1, "", 1, "指标"),
];
const NOTHING = stateOf(new URLSearchParams("q=水"));

// -- The address -------------------------------------------------------------------------------

Deno.test("an address gives back what was asked for", () => {
  const query = "q=水&kind=&year=2024&level=市级&province=甲&place=乙市&part=plan&sort=date&page=3";
  const state = stateOf(new URLSearchParams(query));
  assert.deepEqual(stateOf(new URLSearchParams(queryOf(state))), state);
  assert.deepEqual([state.year, state.part, state.sort, state.page], ["2024", "plan", "date", 3]);
});

Deno.test("what is as usual is not in the address", () => {
  assert.equal(queryOf(NOTHING), `${new URLSearchParams({ q: "水" })}`);
});

Deno.test("what no page offers is read as nothing", () => {
  const state = stateOf(new URLSearchParams("sort=toString&page=-4.5"));
  assert.deepEqual([state.sort, state.page], ["", 1]);
});

Deno.test("an old address with a report is a place and a year", () => {
  const state = ofReport(NOTHING, "乙市-2024", INDEX.reports);
  assert.deepEqual([state.place, state.year], ["乙市", "2024"]);
  assert.equal(ofReport(NOTHING, "丙市-2024", INDEX.reports), NOTHING);
});

// -- Facets ------------------------------------------------------------------------------------

Deno.test("what is chosen by two facets holds for both", () => {
  const state = { ...NOTHING, year: "2024", part: "plan" };
  assert.deepEqual(chosen(FOUND, state, INDEX).map(({ number }) => number), [9, 5]);
});

Deno.test("a facet counts what each of its values would show, the other facets as they are", () => {
  const state = { ...NOTHING, year: "2024", part: "review" };
  assert.deepEqual(choices("year", FOUND, state, INDEX), [
    { value: "2024", label: "2024年", count: 0 },
    { value: "2023", label: "2023年", count: 1 },
  ]);
  assert.deepEqual(choices("part", FOUND, state, INDEX), [
    { value: "review", label: "回顾", count: 0 },
    { value: "plan", label: "安排", count: 2 },
  ]);
});

Deno.test("what stands in a page once more, as a part by itself, is shown where it is asked for", () => {
  const found = [page(1, 0, "review", 5), page(2, 0, "admission", 2)];
  assert.deepEqual(chosen(found, NOTHING, INDEX), [found[0]]);
  assert.deepEqual(chosen(found, { ...NOTHING, part: "review" }, INDEX), [found[0]]);
  assert.deepEqual(chosen(found, { ...NOTHING, part: "admission" }, INDEX), [found[1]]);
  assert.deepEqual(
    choices("part", found, NOTHING, INDEX).map(({ label, count }) => [label, count]),
    [["回顾", 1], ["自述不足", 1]],
  );
  assert.deepEqual(choices("year", found, NOTHING, INDEX).map(({ count }) => count), [1]);
});

Deno.test("texts are a kind beside names; places stand in the order of reports", () => {
  assert.deepEqual(
    choices("kind", FOUND, NOTHING, INDEX).map(({ value, count }) => [value, count]),
    [
      ["原文", 4],
      ["指标", 1],
    ],
  );
  assert.deepEqual(choices("place", FOUND, NOTHING, INDEX).map(({ value }) => value), [
    "甲省",
    "乙市",
  ]);
});

Deno.test("what was chosen can be taken back at once", () => {
  const state = { ...NOTHING, year: "2024", part: "plan", sort: "date", page: 3 };
  assert.deepEqual(narrowedTo(state, INDEX), ["2024年", "安排"]);
  assert.deepEqual(widened(state), { ...NOTHING, sort: "date", page: 1 });
  assert.deepEqual(narrowedTo(widened(state), INDEX), []);
});

Deno.test("reports of what was chosen that are silent are told", () => {
  /** @param {Partial<typeof NOTHING>} asked @param {Found[]} found */
  const told = (asked, found) => {
    const state = { ...NOTHING, ...asked };
    const { reports, torn, of } = silent(chosen(found, state, INDEX), state, INDEX);
    return [reports.map(({ name }) => name), torn, of];
  };
  assert.deepEqual(told({ year: "2024" }, FOUND), [[], 0, 2]);
  assert.deepEqual(told({ year: "2024" }, FOUND.slice(0, 3)), [["甲省2024年"], 0, 2]);
  assert.deepEqual(told({ level: "省级", kind: "原文" }, FOUND.slice(0, 1)), [
    ["甲省2024年"],
    1,
    2,
  ]);
});

Deno.test("what is searched only in part says nothing of the rest", () => {
  for (const asked of [{}, { part: "plan", year: "2024" }, { kind: "指标", year: "2024" }]) {
    const state = { ...NOTHING, ...asked };
    assert.deepEqual(silent([], state, INDEX), { reports: [], torn: 0, of: 0 });
  }
});

// -- Order and pages ---------------------------------------------------------------------------

Deno.test("reports stand as relevant, by date, by place, by count", () => {
  /** @param {string} sort */
  const order = (sort) => groupsOf(FOUND, sort, INDEX).map(({ report }) => report);
  assert.deepEqual(order(""), [2, 0, 1]);
  assert.deepEqual(order("date"), [2, 1, 0]);
  assert.deepEqual(order("place"), [0, 1, 2]);
  assert.deepEqual(order("count"), [0, 1, 2]);
});

Deno.test("as relevant, the newest report comes first; names of all reports before it", () => {
  assert.deepEqual(sorted(FOUND, INDEX.reports).map(({ number }) => number), [0, 5, 9, 1, 2]);
  const headed = page(3, 0, "plan", 1, "", 2);
  assert.equal(sorted([...FOUND, headed], INDEX.reports)[0], headed);
});

Deno.test("twenty reports are a page", () => {
  const all = Array.from({ length: 41 }, (_, i) => i);
  assert.deepEqual([0, 20, 21, 41].map(lastPage), [1, 1, 2, 3]);
  assert.deepEqual(ofPage(all, 3), [40]);
});

Deno.test("where the text is at hand, its passages count, and not how often they hold the word", () => {
  const block = { anchor: "p1", text: "水水水水水水", start: 0, end: 6, headingEnd: 0 };
  const hit = { page: { blocks: [block] }, matches: [{ start: 0, end: 6 }] };
  const held = /** @type {any} */ ({ ...page(0, 0, "plan", 6), hit });
  assert.deepEqual(shownFirst([held, held, held], 3).map(([, passages]) => passages), [3, 2, 1]);
});

Deno.test("three passages come from as few of the first pages as hold them", () => {
  /** @param {...number} counts */
  const shares = (...counts) =>
    shownFirst(counts.map((count, i) => page(i, 0, "plan", count)), 3).map(([, passages]) =>
      passages
    );
  assert.deepEqual(shares(6, 5), [3]);
  assert.deepEqual(shares(2, 5, 1), [3, 2]);
  assert.deepEqual(shares(1, 1, 4, 1), [3, 3, 2]);
  assert.deepEqual(shares(1), [3]);
});
