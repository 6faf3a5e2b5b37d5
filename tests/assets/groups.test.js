import assert from "node:assert/strict";
import { drawer } from "../../generator/assets/scripts/search/groups.js";
import { whenSeen } from "../../generator/assets/scripts/search/looked.js";
import * as ReportSearch from "../../generator/assets/scripts/search/match.js";

const ROOT = new URL("https://example.org/site/");
const WATER = ReportSearch.words("水利");

/**
 * A page that names 水利 in so many paragraphs.
 *
 * @param {string} name
 * @param {number} count
 * @returns {any}
 */
const found = (name, count) => ({ kind: "", name, count });

/**
 * A search whose pages have a paragraph a text.
 *
 * @returns {{ search: any, asked: string[] }}
 */
function fetching() {
  /** @type {string[]} */
  const asked = [];
  /** @param {any} page @param {string} part @param {number} [wanted] */
  function hit(page, part, wanted = page.count) {
    asked.push(`${page.name} ${part}`);
    const all = Array.from({ length: Math.min(page.count, wanted) }, (_, n) => n + 1);
    const numbers = part === "first" ? all.slice(0, 1) : part === "rest" ? all.slice(1) : all;
    /** @type {any} */
    const fields = { url: `${page.name}/`, kind: "", title: page.name, trail: [], report: "a" };
    const made = ReportSearch.page(fields, numbers.map((n) => [`p${n}`, `水利${page.name}${n}`]));
    const matches = WATER.flatMap((word) => ReportSearch.find(made.prepared, word));
    const more = part === "first" && all.length > 1;
    return { page: made, matches, count: page.count, loose: false, more };
  }
  /** @type {any} */
  const search = {
    show: (
      /** @type {any[]} */ pages,
      /** @type {unknown} */ _words,
      /** @type {number} */ wanted,
      part = "all",
    ) => Promise.resolve(pages.map((page) => hit(page, part, wanted))),
  };
  return { search, asked };
}

/** @param {any[]} pages */
const group = (...pages) => ({ name: "甲省2024", about: "", found: pages, key: "0" });

Deno.test("a report is drawn with one text; the others are asked for later", async () => {
  const { search, asked } = fetching();
  const begun = await drawer(search, WATER, ROOT).begin(group(found("a", 5), found("b", 2)));
  assert.deepEqual(asked, ["a first"]);
  assert.equal(begun.html.includes("<small>2 页，7 处</small>"), true);
  assert.equal(begun.html.includes("search-wait"), true);
  assert.equal(begun.html.includes("<button"), false); // how many are left is not yet known
  assert.equal(begun.expected, 2);
  const later = await begun.later();
  assert.deepEqual(asked, ["a first", "a rest", "b all"]);
  assert.equal(later.passages.match(/<li>/g).length, 2);
  assert.equal(later.pages.includes("水利</mark>b1"), true);
  assert.equal(later.more.includes("另 3 处"), true);
});

Deno.test("where one text holds all of it, nothing is to come", async () => {
  const { search, asked } = fetching();
  const begun = await drawer(search, WATER, ROOT).begin(group(found("a", 1)));
  assert.deepEqual([begun.expected, begun.later, asked], [0, null, ["a first"]]);
  assert.equal(begun.html.includes("search-wait"), false);
});

Deno.test("texts that are at hand are drawn at once", async () => {
  const { search } = fetching();
  const [one, other] = [found("a", 1), found("b", 1)];
  const [hit] = await search.show([other], WATER, 3);
  const here = group({ ...one, hit }, { ...other, hit });
  const begun = await drawer(search, WATER, ROOT).begin(here);
  assert.equal(begun.later, null);
  assert.equal(begun.html.includes("水利</mark>b1"), true);
});

Deno.test("the whole of a report needs no look", async () => {
  const { search, asked } = fetching();
  const html = await drawer(search, WATER, ROOT).all(group(found("a", 5), found("b", 2)));
  assert.deepEqual(asked, ["a all", "b all"]);
  assert.equal(html.includes("<button"), false);
});

// -- Looking -----------------------------------------------------------------------------------

/** @type {any} */
const ELEMENT = {};

Deno.test("where nobody tells what is in view, all is done at once", () => {
  let done = 0;
  whenSeen().add(ELEMENT, () => done += 1);
  assert.equal(done, 1);
});

Deno.test("what is looked at is done once, or when all of it is wanted", () => {
  /** @type {(seen: any[]) => void} */
  let tell = null;
  const scope = /** @type {any} */ (globalThis);
  scope.IntersectionObserver = class {
    /** @param {(seen: any[]) => void} told */
    constructor(told) {
      tell = told;
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  try {
    const seen = whenSeen();
    /** @type {string[]} */
    const done = [];
    /** @type {any} */
    const [one, other, last] = [{}, {}, {}];
    seen.add(one, () => done.push("one"));
    seen.add(other, () => done.push("other"));
    tell([{ isIntersecting: true, target: one }, { isIntersecting: false, target: other }]);
    assert.deepEqual(done, ["one"]);
    seen.all();
    tell([{ isIntersecting: true, target: other }]);
    assert.deepEqual(done, ["one", "other"]);
    seen.add(last, () => done.push("last"));
    seen.clear();
    seen.all();
    assert.deepEqual(done, ["one", "other"]);
  } finally {
    delete scope.IntersectionObserver;
  }
});
