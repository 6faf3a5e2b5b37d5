import { firstFrom, holderOf, product, readPositions, shardOf, together } from "./positions.js";
import * as ReportSearch from "./match.js";

/**
 * Search by the positions of character pairs: pages and counts are known before any text is fetched.
 *
 * @typedef {import("./match.js").Word} Word
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").BlockRecord} BlockRecord
 * @typedef {import("./engine.js").Found} Found
 * @typedef {import("./engine.js").Index} Index
 * @typedef {import("./positions.js").Table} Table
 * @typedef {object} Shards
 * @property {number[]} sizes of all of them, in kilobytes
 * @property {(shard: number) => boolean} has whether it was asked for already
 * @property {(shard: number) => Promise<Map<number, Uint8Array>>} get
 * @typedef {{ url: string, title: string, trail?: string[], blocks: BlockRecord[] }} ChunkPage
 * @typedef {(run: number, chunk: number) => Promise<ChunkPage[]>} GetChunk
 */

const NEAR = 100; // characters within which words stand near each other
const REQUEST = 1; // kilobytes that a request costs beside what it fetches
const FEW = 2; // pairs that are asked for together where one of them may be enough
const MORE = 16; // kilobytes that a string which stands nowhere may cost beside the pairs that tell it

/**
 * The pairs of shards.
 *
 * @param {Shards} shards
 * @returns {import("./positions.js").Pairs}
 */
export function pairsIn(shards) {
  return {
    costOf: (text, at) => costOf(product(text, at), shards),
    positionsOf: (text, at) => positionsOf(product(text, at), shards),
  };
}

/**
 * @param {number} pair
 * @param {Shards} shards
 * @returns {number} kilobytes that asking for it costs
 */
function costOf(pair, { sizes, has }) {
  const shard = shardOf(pair, sizes.length);
  return has(shard) ? 0 : REQUEST + sizes[shard];
}

/**
 * @param {number} pair
 * @param {Shards} shards
 * @returns {Promise<number[]>} where it stands, in order
 */
async function positionsOf(pair, { sizes, get }) {
  return readPositions((await get(shardOf(pair, sizes.length))).get(pair));
}

/**
 * Pages that hold every word, in their order.
 *
 * @param {Word[]} words
 * @param {number[][]} positions of each
 * @param {Table} table
 * @param {Index} index
 * @returns {Found[]}
 */
export function pagesHolding(words, positions, table, index) {
  const perWord = positions.map((found) => byPage(found, table.starts));
  const [first, ...others] = perWord;
  const pages = [...first.keys()].filter((page) => others.every((found) => found.has(page)));
  return pages.map((page) => {
    const held = perWord.map((found) => found.get(page));
    const [kind, report] = index.runs[table.runs[page]];
    return {
      number: page,
      report,
      kind,
      part: kind ? "" : index.slugs[table.slugs[page]][0],
      rank: Math.max(
        ...held.map((starts, i) => rankOf(starts, words[i].bare.length, page, table, kind)),
      ),
      spread: spreadOf(held, words.map(({ bare }) => bare.length)),
      count: held.reduce((sum, starts) => sum + starts.length, 0),
      positions: held,
    };
  });
}

/**
 * @param {number[]} positions
 * @param {Uint32Array} starts of pages
 * @returns {Map<number, number[]>} positions by page
 */
function byPage(positions, starts) {
  const found = new Map();
  for (let at = 0; at < positions.length;) {
    const page = holderOf(starts, positions[at]);
    const end = firstFrom(positions, starts[page + 1], at);
    found.set(page, positions.slice(at, end));
    at = end;
  }
  return found;
}

/**
 * @param {number[]} starts of a word on the page
 * @param {number} length
 * @param {number} page
 * @param {Table} table
 * @param {string} kind
 * @returns {number}
 */
function rankOf(starts, length, page, table, kind) {
  const begin = table.starts[page];
  const [head, aliases] = [table.heads[page], table.aliases[page]];
  const { Rank } = ReportSearch;
  if (!kind) return starts[0] < begin + head ? Rank.HEADING : Rank.BODY;
  if (starts[0] === begin && length === head) return Rank.NAME;
  if (starts.includes(begin + head + 1) && length === aliases) return Rank.NAME;
  return starts[0] < begin + head + (aliases ? aliases + 1 : 0) ? Rank.NAME_PART : Rank.BODY;
}

/**
 * How near each other the words stand: 0 as one phrase, 1 near, 2 on one page.
 *
 * @param {number[][]} perWord
 * @param {number[]} lengths
 * @returns {number}
 */
export function spreadOf(perWord, lengths) {
  if (perWord.length < 2) return 0;
  const offsets = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, one) => sum + one, 0));
  if (perWord[0].some((start) => perWord.every((held, i) => held.includes(start + offsets[i])))) {
    return 0;
  }
  const around = perWord[0].some((start) =>
    perWord.every((held) => held.some((other) => Math.abs(other - start) <= NEAR))
  );
  return around ? 1 : 2;
}

/**
 * As few chunks of a page as hold so many matches: the one that holds most of the words first.
 *
 * @param {number[][]} perWord
 * @param {Table} table
 * @param {number} wanted how many matches are to be shown
 * @returns {number[]} best first
 */
export function chunksOf(perWord, table, wanted) {
  /** @type {Map<number, { words: Set<number>, count: number }>} */
  const held = new Map();
  perWord.forEach((starts, word) => {
    for (const start of starts) {
      const chunk = holderOf(table.chunkStarts, start);
      const one = held.get(chunk) ?? { words: new Set(), count: 0 };
      one.words.add(word);
      one.count += 1;
      held.set(chunk, one);
    }
  });
  /** @param {{ count: number }} one */
  const useful = ({ count }) => Math.min(count, wanted);
  const best = [...held].sort(([a, one], [b, other]) =>
    other.words.size - one.words.size || useful(other) - useful(one) || a - b
  );
  const chosen = [];
  let count = 0;
  for (const [chunk, one] of best) {
    if (count >= wanted) break;
    chosen.push(chunk);
    count += one.count / one.words.size;
  }
  return chosen;
}

/**
 * A page as far as its chunks are at hand, with the words in it.
 *
 * @param {Found} found
 * @param {Word[]} words
 * @param {number} wanted how many matches are to be shown
 * @param {import("./engine.js").Texts} part which of the chunks that hold them
 * @param {{ table: Table, index: Index, getChunk: GetChunk }} texts
 * @returns {Promise<Hit>}
 */
export async function hitFrom(found, words, wanted, part, { table, index, getChunk }) {
  const run = table.runs[found.number];
  const best = chunksOf(found.positions, table, wanted);
  const numbers = best.slice(part === "rest" ? 1 : 0, part === "first" ? 1 : best.length)
    .sort((a, b) => a - b);
  const chunks = await Promise.all(
    numbers.map((chunk) => getChunk(run, chunk - table.firstChunks[run])),
  );
  const parts = chunks.map((pages, i) => pages[placeIn(numbers[i], found.number, table)]);
  const { url, title, trail = [] } = parts[0];
  const report = index.reports[found.report];
  const page = ReportSearch.page(
    {
      url,
      title,
      kind: found.kind,
      trail: [...(found.kind ? [found.kind] : []), ...(report ? [report.name] : []), ...trail],
      report: report?.id ?? "",
    },
    parts.flatMap(({ blocks }) => blocks),
  );
  const matches = words.map((one) => ReportSearch.find(page.prepared, one));
  return {
    page,
    matches: ReportSearch.union(matches.flat()),
    count: found.count,
    loose: matches.some((list) => list.length > 0 && list.every(({ loose }) => loose)),
    more: part === "first" && best.length > 1,
  };
}

/**
 * Which of a chunk's pages a page is.
 *
 * @param {number} chunk
 * @param {number} page
 * @param {Table} table
 * @returns {number}
 */
function placeIn(chunk, page, table) {
  return page - holderOf(table.starts, table.chunkStarts[chunk]);
}

/**
 * The longest part of a string that is told to stand in the texts, as `[start, end)`; null where
 * none is.
 *
 * Pairs are asked for a few at a time, the cheapest first: what is at hand, and then the rare ones,
 * which tell of most parts that they stand nowhere. Of one string in a hundred a longer part would be
 * told by more of them, or was at hand from another search.
 *
 * @param {string} bare
 * @param {Shards} shards
 * @returns {Promise<[number, number] | null>}
 */
export async function longestPart(bare, shards) {
  const pairs = Array.from({ length: bare.length - 1 }, (_, offset) => product(bare, offset));
  /** @type {Map<number, number[]>} */
  const known = new Map();
  let allowance = MORE;
  /** @type {[number, number][]} */
  const absent = [];
  for (let length = bare.length; length > 1; length -= 1) {
    for (let start = 0, end = length; end <= bare.length; start += 1, end += 1) {
      if (absent.some(([from, to]) => start <= from && to <= end)) continue;
      while (!isAbsent(known, start, end)) {
        if (isCovered(known, start, end)) return [start, end];
        const unknown = [...pairs.keys()].slice(start, end - 1)
          .filter((offset) => !known.has(offset))
          .map((offset) => ({ offset, cost: costOf(pairs[offset], shards) }))
          .sort((a, b) => a.cost - b.cost);
        const asked = [];
        for (const { offset, cost } of unknown.slice(0, FEW)) {
          if (cost > allowance) break;
          allowance -= cost;
          asked.push(offset);
        }
        if (!asked.length) break;
        await Promise.all(
          asked.map(async (offset) => {
            known.set(offset, await positionsOf(pairs[offset], shards));
          }),
        );
      }
      if (!isAbsent(known, start, end)) continue; // nor is it told to stand
      let [from, to] = [start, end];
      while (isAbsent(known, from + 1, to)) from += 1;
      while (isAbsent(known, from, to - 1)) to -= 1;
      absent.push([from, to]);
    }
  }
  return null;
}

/**
 * Whether the pairs at hand tell of a part of a string that it stands nowhere.
 *
 * @param {Map<number, number[]>} known positions of pairs by their offset in the string
 * @param {number} start
 * @param {number} end
 * @returns {boolean}
 */
function isAbsent(known, start, end) {
  const within = [...known].filter(([offset]) => start <= offset && offset + 1 < end);
  return within.length > 0 && !together(within).length;
}

/**
 * Whether each character of a part is in one of the pairs at hand.
 *
 * @param {Map<number, number[]>} known
 * @param {number} start
 * @param {number} end
 * @returns {boolean}
 */
function isCovered(known, start, end) {
  for (let at = start; at < end; at += 1) {
    const isSecond = at > start && known.has(at - 1);
    const isFirst = at + 1 < end && known.has(at);
    if (!isFirst && !isSecond) return false;
  }
  return true;
}
