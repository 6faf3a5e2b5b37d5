import assert from "node:assert/strict";
import { open } from "../../generator/assets/scripts/search/engine.js";
import { filesOf } from "../../generator/assets/scripts/search/fetching.js";
import {
  apart,
  coverOf,
  product,
  readPositions,
  readShard,
  readTable,
  shardOf,
  together,
} from "../../generator/assets/scripts/search/positions.js";
import { chunksOf, longestPart, spreadOf } from "../../generator/assets/scripts/search/sharded.js";

const ROOT = new URL("https://example.org/");

// -- Positions ---------------------------------------------------------------------------------

/**
 * @param {string} text
 * @param {Record<string, number>} [costs] of pairs; else 1
 */
function offsetsOf(text, costs = {}) {
  const byProduct = new Map(Object.entries(costs).map(([pair, cost]) => [product(pair, 0), cost]));
  return coverOf(text, (text, at) => byProduct.get(product(text, at)) ?? 1).map(({ offset }) =>
    offset
  );
}

Deno.test("a string is covered by the fewest pairs, where they cost the same", () => {
  assert.deepEqual(offsetsOf("产业"), [0]);
  assert.deepEqual(offsetsOf("小巨人"), [0, 1]);
  assert.deepEqual(offsetsOf("无废城市"), [0, 2]);
});

Deno.test("a string is covered by the pairs that cost least together", () => {
  assert.deepEqual(offsetsOf("现代化建设", { "现代": 9, "建设": 9 }), [0, 1, 3]);
  assert.deepEqual(offsetsOf("社会主义现代化", { "社会": 2, "主义": 9, "现代": 9 }), [0, 1, 3, 5]);
});

Deno.test("a pair's shard is told by its first bits, even where there is one shard", () => {
  assert.equal(shardOf(2 ** 32 - 1, 1), 0);
  assert.equal(shardOf(2 ** 32 - 1, 8), 7);
  assert.equal(shardOf(2 ** 29 - 1, 8), 0);
});

Deno.test("positions are read from their distances", () => {
  assert.deepEqual(readPositions(Uint8Array.of(6, 0x80, 1, 1)), [5, 133, 134]);
  assert.deepEqual(readPositions(undefined), []);
});

Deno.test("a string begins where all its pairs stand at their distance", () => {
  assert.deepEqual(together([[0, [4, 10, 20]], [2, [6, 13, 22]]]), [4, 20]);
  assert.deepEqual(together([[0, [4, 10]], [1, []]]), []);
  const many = Array.from({ length: 100 }, (_, i) => i * 2);
  assert.deepEqual(together([[0, many], [2, [6, 7, 198]]]), [4, 196]);
});

Deno.test("overlapping occurrences count once", () => {
  assert.deepEqual(apart([0, 1, 2, 3, 7], 2), [0, 2, 7]);
});

/** Two names (甲甲, and 乙 with the other name 丙丙) in one chunk; a page of 3 + 4 in two chunks. */
const TABLE = readTable(
  { heads: [2, 1, 1], aliases: [0, 2], slugs: [0], chunks: [1, 0, 2], lengths: [2, 4, 3, 4] },
  [["名词", -1, "all/0-", 2, ""], ["", 0, "a/", 1, ""]],
);

Deno.test("the table says where pages and chunks lie", () => {
  assert.deepEqual([...TABLE.starts], [0, 3, 8, 17]);
  assert.deepEqual([...TABLE.heads], [2, 1, 1]);
  assert.deepEqual([...TABLE.aliases], [0, 2, 0]);
  assert.deepEqual([...TABLE.chunkStarts], [0, 8, 12, 17]);
  assert.deepEqual([...TABLE.firstChunks], [0, 1]);
});

Deno.test("the chunks are those that hold most of the words", () => {
  assert.deepEqual(chunksOf([[8, 9, 12]], TABLE, 2), [1]);
  assert.deepEqual(chunksOf([[8, 9, 12]], TABLE, 3), [1, 2]);
  assert.deepEqual(chunksOf([[8, 12, 14]], TABLE, 2), [2]);
  assert.deepEqual(chunksOf([[8, 12, 14]], TABLE, 3), [2, 1]); // the best one is shown first
  assert.deepEqual(chunksOf([[8, 12], [14]], TABLE, 1), [2]);
});

Deno.test("words are one phrase, near, or on one page", () => {
  assert.equal(spreadOf([[5], [7]], [2, 2]), 0);
  assert.equal(spreadOf([[7], [5]], [2, 2]), 1);
  assert.equal(spreadOf([[5], [500]], [2, 2]), 2);
});

Deno.test("the longest part that stands, by its pairs", async () => {
  // 甲乙丙 stands at 3, 丙丁 at 9: 甲乙丙丁 does not, though all its pairs do.
  const held = new Map([
    [product("甲乙", 0), Uint8Array.of(3)],
    [product("乙丙", 0), Uint8Array.of(4)],
    [product("丙丁", 0), Uint8Array.of(9)],
  ]);
  const shards = { sizes: [1], has: () => false, get: () => Promise.resolve(held) };
  assert.deepEqual(await longestPart("丁甲乙丙丁", shards), [1, 4]);
  assert.equal(await longestPart("戊己", shards), null);
});

Deno.test("the longest part is found without asking for all pairs", async () => {
  // 甲乙丙丁 stands at 1 and 戊己庚辛 at 101; nowhere does one follow the other.
  const places = { "甲乙": 1, "乙丙": 2, "丙丁": 3, "戊己": 101, "己庚": 102, "庚辛": 103 };
  const held = new Map(
    Object.entries(places).map(([pair, place]) => [product(pair, 0), Uint8Array.of(place)]),
  );
  /** @param {string} pair */
  const shard = (pair) => shardOf(product(pair, 0), 4096); // one for each pair
  const sizes = Array(4096).fill(8);
  sizes[shard("乙丙")] = 99;
  sizes[shard("己庚")] = 99;
  sizes[shard("丁戊")] = 1;
  const fetched = new Set(["甲乙", "丙丁", "戊己", "庚辛"].map(shard));
  /** @type {number[]} */
  const asked = [];
  const shards = {
    sizes,
    has: fetched.has.bind(fetched),
    /** @param {number} shard */
    get: (shard) => {
      asked.push(shard);
      return Promise.resolve(held);
    },
  };
  assert.deepEqual(await longestPart("甲乙丙丁戊己庚辛", shards), [0, 4]);
  assert.deepEqual(asked.filter((one) => !fetched.has(one)), [shard("丁戊")]);
});

Deno.test("what would cost much more is not asked for to find a longer part", async () => {
  const places = { "甲乙": 1, "乙丙": 2, "丙丁": 13 }; // 甲乙丙 stands
  const held = new Map(
    Object.entries(places).map(([pair, place]) => [product(pair, 0), Uint8Array.of(place)]),
  );
  const shards = (/** @type {number} */ size) => ({
    sizes: Array(4096).fill(size),
    has: (/** @type {number} */ one) => one !== shardOf(product("乙丙", 0), 4096),
    get: () => Promise.resolve(held),
  });
  assert.deepEqual(await longestPart("甲乙丙丁", shards(10)), [0, 3]);
  assert.deepEqual(await longestPart("甲乙丙丁", shards(100)), [0, 2]);
});

Deno.test("a shard holds pairs by what is left of them", () => {
  const shard = readShard(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 6, 2, 129, 1, 2, 3, 1, 1), 1, 2);
  assert.deepEqual([...shard.keys()], [2 ** 31 + 5, 2 ** 31 + 8]);
  assert.deepEqual(readPositions(shard.get(2 ** 31 + 5)), [128, 130]);
  assert.deepEqual(readPositions(shard.get(2 ** 31 + 8)), [0]);
});

// -- Fetching ----------------------------------------------------------------------------------

/** @param {...(() => Response)} answers one for each request */
function answering(...answers) {
  /** @type {string[]} */
  const asked = [];
  const files = filesOf(ROOT, (address) => {
    asked.push(`${address}`);
    return Promise.resolve().then(answers.shift());
  });
  return { files, asked };
}

const lost = () => {
  throw new TypeError("failed");
};
/** @param {unknown} value */
const json = (value) => () => new Response(JSON.stringify(value));
const gone = () => new Response("", { status: 404 });

Deno.test("a request that is lost is made once more", async () => {
  const { files, asked } = answering(lost, json(1));
  assert.equal(await files.json("a.json"), 1);
  assert.equal(asked.length, 2);
});

Deno.test("what is lost twice and what is gone are told apart", async () => {
  await assert.rejects(answering(lost, lost).files.json("a"), { kind: "network" });
  await assert.rejects(answering(gone).files.json("a"), { kind: "gone" });
});

Deno.test("the files that come are counted", async () => {
  const { files } = answering(json(1), json(2));
  /** @type {number[][]} */
  const told = [];
  files.watch((done, asked) => told.push([done, asked]));
  await files.json("a");
  await files.json("b");
  assert.deepEqual(told, [[0, 1], [1, 1], [1, 2], [2, 2]]);
});

// -- Editions ----------------------------------------------------------------------------------

/** @param {string} edition */
const index = (edition) =>
  json({ mode: "shards", edition, sizes: [1], slugs: [], runs: [], reports: [] });
/** @param {number} edition the last byte of it */
const bytes = (edition) => () => new Response(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, edition));
/** @param {string} edition */
const table = (edition) =>
  json({ edition, heads: [], aliases: [], slugs: [], chunks: [], lengths: [] });

Deno.test("where the site was published anew, the index is read again", async () => {
  const { files, asked } = answering(
    index("0000000000000001"),
    table("0000000000000002"),
    bytes(2),
    index("0000000000000002"),
    table("0000000000000002"),
    bytes(2),
  );
  const answer = await open(ROOT, files).use((search) => search.search("产业"));
  assert.deepEqual(answer.found, []);
  assert.deepEqual(asked.map((address) => address.replace("https://example.org/search/", "")), [
    "index.json",
    "pages.json?v=0000000000000001",
    "shards/0.bin?v=0000000000000001",
    "index.json",
    "pages.json?v=0000000000000002",
    "shards/0.bin?v=0000000000000002",
  ]);
});

Deno.test("a site that stays of two editions is not read for ever", async () => {
  const { files } = answering(
    index("0000000000000001"),
    ...[table("0000000000000001"), bytes(2)],
    index("0000000000000001"),
    ...[table("0000000000000001"), bytes(2)],
  );
  await assert.rejects(open(ROOT, files).use((search) => search.search("产业")), {
    kind: "edition",
  });
});

Deno.test("after a lost network the next question tries again", async () => {
  const { files } = answering(lost, lost, index("0000000000000001"));
  const engine = open(ROOT, files);
  await assert.rejects(engine.use(() => Promise.resolve()), { kind: "network" });
  assert.equal(
    await engine.use((search) => Promise.resolve(search.refusal("水"))),
    "每个词请输入至少两个字：水。",
  );
});
