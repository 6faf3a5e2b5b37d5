/**
 * Positions of character pairs, as generator/search/shards.py and table.py write them.
 *
 * @typedef {{ offset: number, product: number }} Pair of a string
 * @typedef {object} Pairs those of all texts, looked up one by one
 * @property {(text: string, at: number) => number} costOf a pair of a bare string, in kilobytes
 * @property {(text: string, at: number) => Promise<number[]>} positionsOf a pair, in order
 * @typedef {object} Table where pages and chunks lie; `starts` and `chunkStarts` have an end more
 * @property {Uint32Array} starts of pages
 * @property {Uint32Array} heads lengths of headings or names
 * @property {Uint32Array} aliases lengths of other names
 * @property {Uint32Array} slugs numbers of addresses; 0 for names
 * @property {Uint32Array} runs of pages
 * @property {Uint32Array} chunkStarts
 * @property {Uint32Array} firstChunks of runs
 *
 * @typedef {Record<"heads" | "aliases" | "slugs" | "chunks" | "lengths", number[]>} Columns as table.py
 * writes them
 * @typedef {[kind: string, report: number, folder: string, pages: number, version: string]} Run
 * `folder` is empty for a report's own text, which lies in the one of its id
 */

const FACTOR = 2654435761;
const EDITION = 8; // bytes at the head of every file
const AT_ONCE = 8; // pairs of one word that are asked for together: nobody types longer words

/**
 * The edition that a file says it is of.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function editionOf(bytes) {
  return Array.from(bytes.subarray(0, EDITION), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}

/**
 * The pair at a place of a string as one number; see shards.py.
 *
 * @param {string} text
 * @param {number} at
 * @returns {number}
 */
export function product(text, at) {
  return Math.imul((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1), FACTOR) >>> 0;
}

/**
 * The shard that holds a pair.
 *
 * @param {number} pair
 * @param {number} shards how many there are
 * @returns {number}
 */
export function shardOf(pair, shards) {
  return Math.floor(pair / (2 ** 32 / shards));
}

/**
 * The bucket of names that begin as a bare text does; see names.py.
 *
 * @param {string} bare
 * @param {number} buckets how many there are
 * @returns {number}
 */
export function bucketOf(bare, buckets) {
  return shardOf(Math.imul(bare.charCodeAt(0), FACTOR) >>> 0, buckets);
}

/**
 * The pairs that cover a string of two characters or more and cost least together.
 *
 * @param {string} text
 * @param {(text: string, at: number) => number} costOf a pair of it
 * @returns {Pair[]}
 */
export function coverOf(text, costOf) {
  // What the best covers of the string's beginnings cost, by length; no pair covers one character.
  const costs = [0, Infinity];
  for (let offset = 0; offset + 1 < text.length; offset += 1) {
    costs.push(Math.min(costs[offset], costs[offset + 1]) + costOf(text, offset));
  }
  /** @type {Pair[]} */
  const pairs = [];
  for (let end = text.length; end > 0;) {
    const offset = end - 2;
    pairs.unshift({ offset, product: product(text, offset) });
    end = costs[offset] <= costs[offset + 1] ? offset : offset + 1;
  }
  return pairs;
}

/**
 * Reads numbers one after the other.
 *
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function reader(bytes, at) {
  return {
    more: () => at < bytes.length,
    number: () => {
      let value = 0;
      for (let scale = 1;; scale *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    },
    /** @param {number} count of numbers, as bytes */
    numbers: (count) => {
      const start = at;
      while (count > 0) if (bytes[at++] < 128) count -= 1;
      return bytes.subarray(start, at);
    },
  };
}

/**
 * The positions in a shard by pair, not yet read.
 *
 * @param {Uint8Array} bytes
 * @param {number} shard its number
 * @param {number} shards
 * @returns {Map<number, Uint8Array>}
 */
export function readShard(bytes, shard, shards) {
  const held = new Map();
  const from = reader(bytes, EDITION);
  let pair = shard * (2 ** 32 / shards) - 1;
  while (from.more()) {
    pair += from.number();
    held.set(pair, from.numbers(from.number()));
  }
  return held;
}

/**
 * @param {Uint8Array} [bytes]
 * @returns {number[]} positions, in order
 */
export function readPositions(bytes) {
  /** @type {number[]} */
  const found = [];
  if (!bytes) return found;
  const from = reader(bytes, 0);
  let position = -1;
  while (from.more()) found.push(position += from.number());
  return found;
}

/**
 * Where a string begins: where all its pairs stand at their distance from there.
 *
 * @param {[offset: number, positions: number[]][]} pairs
 * @returns {number[]}
 */
export function together(pairs) {
  const [[offset, rarest], ...others] = [...pairs].sort((a, b) => a[1].length - b[1].length);
  return others.reduce(
    (starts, [distance, positions]) => both(starts, positions, distance),
    rarest.map((position) => position - offset),
  );
}

/**
 * The starts that have one of the positions at a distance.
 *
 * @param {number[]} starts
 * @param {number[]} positions
 * @param {number} distance
 * @returns {number[]}
 */
function both(starts, positions, distance) {
  const found = [];
  let at = 0;
  for (const start of starts) {
    const wanted = start + distance;
    if (positions.length > 8 * starts.length) at = firstFrom(positions, wanted, at);
    else while (at < positions.length && positions[at] < wanted) at += 1;
    if (positions[at] === wanted) found.push(start);
  }
  return found;
}

/**
 * The place of the first number that is not less.
 *
 * @param {ArrayLike<number>} numbers in order
 * @param {number} wanted
 * @param {number} [from]
 * @returns {number}
 */
export function firstFrom(numbers, wanted, from = 0) {
  let low = from;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where a bare string stands, overlaps counted once.
 *
 * @param {string} bare of two characters or more
 * @param {Pairs} pairs
 * @returns {Promise<number[]>}
 */
export async function occurrences(bare, { costOf, positionsOf }) {
  const cover = coverOf(bare, costOf);
  /** @type {[number, number[]][]} */
  let known = [];
  while (cover.length) {
    known = await Promise.all([
      ...known,
      ...cover.splice(0, AT_ONCE).map(async ({ offset }) => {
        return /** @type {[number, number[]]} */ ([offset, await positionsOf(bare, offset)]);
      }),
    ]);
    known = [[0, together(known)]];
    if (!known[0][1].length) break;
  }
  return apart(known[0][1], bare.length);
}

/**
 * Without those that overlap one before.
 *
 * @param {number[]} starts
 * @param {number} length
 * @returns {number[]}
 */
export function apart(starts, length) {
  let end = -1;
  return starts.filter((start) => {
    if (start < end) return false;
    end = start + length;
    return true;
  });
}

/**
 * @param {Columns} columns
 * @param {Run[]} runs
 * @returns {Table}
 */
export function readTable({ heads, aliases, slugs, chunks, lengths }, runs) {
  const starts = new Uint32Array(heads.length + 1);
  const runOf = new Uint32Array(heads.length);
  const aliasesOf = new Uint32Array(heads.length);
  const slugsOf = new Uint32Array(heads.length);
  const firstChunks = new Uint32Array(runs.length);
  /** @type {number[]} */
  const chunkStarts = [];
  const at = { alias: 0, slug: 0, length: 0 };
  let [start, page] = [0, 0];
  runs.forEach(([kind, , , count], run) => {
    firstChunks[run] = chunkStarts.length;
    for (const end = page + count; page < end; page += 1) {
      starts[page] = start;
      runOf[page] = run;
      if (kind) aliasesOf[page] = aliases[at.alias++];
      else slugsOf[page] = slugs[at.slug++];
      for (let chunk = 0; chunk < Math.max(1, chunks[page]); chunk += 1) {
        if (chunks[page]) chunkStarts.push(start);
        start += lengths[at.length++] + 1;
      }
    }
  });
  starts[page] = start;
  chunkStarts.push(start);
  return {
    starts,
    heads: Uint32Array.from(heads),
    aliases: aliasesOf,
    slugs: slugsOf,
    runs: runOf,
    firstChunks,
    chunkStarts: Uint32Array.from(chunkStarts),
  };
}

/**
 * The page or chunk in which a position lies.
 *
 * @param {Uint32Array} starts
 * @param {number} position
 * @returns {number}
 */
export function holderOf(starts, position) {
  return firstFrom(starts, position + 1) - 1;
}
