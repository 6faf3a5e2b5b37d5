import { coverOf, firstFrom, together } from "./positions.js";
import { cutsNumber, fitted, hasNumberAtEnd, tokensOf, widened } from "./quotation.js";
import { printed, printedAt } from "./sentences.js";
import * as ReportSearch from "./match.js";

/**
 * Where a string stands in the texts, and what is like it where it stands nowhere.
 *
 * A long quotation has many pairs, and each may ask for a shard: few of them, spread over it and cheap,
 * leave so few candidates that their texts can be read instead.
 *
 * @typedef {import("./space.js").Space} Space
 * @typedef {import("./space.js").Held} Held
 * @typedef {[offset: number, positions: number[]]} Known a pair of the string
 *
 * @typedef {object} Standing
 * @property {number[]} starts where it stands in the reports' own texts, in order
 * @property {number[]} unread where it may stand, but as a part of a longer number perhaps
 * @property {Known[]} known pairs that were asked for
 *
 * @typedef {object} Like a part of a text that is like a string
 * @property {Held} held
 * @property {number} from in the page's text as printed
 * @property {number} to
 * @property {number} at the position where it begins
 * @property {import("./quotation.js").Fit} fit its tokens are those of the stretch
 * @property {Stretch} stretch
 *
 * @typedef {object} Stretch a part of a page that holds no border
 * @property {string} text as printed
 * @property {number} start in the page's text
 * @property {number[]} origins of the bare characters in it
 * @property {import("./quotation.js").Token[]} tokens
 */

const TOGETHER = 4; // pairs that are asked for at once
const FEW = 6; // candidates whose texts are read rather than more pairs
const MOST_READ = 60; // texts that are read at once to tell a number from a longer one
const VOTES = 12; // pairs that tell where something similar stands
const MORE_VOTES = 6; // others, while many places are alike
const MOST_VOTES = 36;
const CANDIDATES = 6; // places that are compared
const TIED = 0.97; // of the best place's votes
const WORTH = 0.5; // of the best place's votes, to be compared

/**
 * Where a bare string stands as it is.
 *
 * @param {string} bare of two characters or more
 * @param {Space} space
 * @param {number[]} years by report: the newest are read first
 * @returns {Promise<Standing>}
 */
export async function standing(bare, space, years) {
  const { starts, known } = await startsOf(bare, space);
  if (!starts.length || !hasNumberAtEnd(bare)) return { starts, unread: [], known };
  const newest = newestFirst(starts, space, years);
  const [read, unread] = [newest.slice(0, MOST_READ), newest.slice(MOST_READ)];
  const whole = await uncut(read, bare.length, space);
  return { starts: whole.sort((a, b) => a - b), unread, known };
}

/**
 * The starts of reports of late first.
 *
 * @param {number[]} starts
 * @param {Space} space
 * @param {number[]} years
 * @returns {number[]}
 */
export function newestFirst(starts, { reportOf }, years) {
  const dated = starts.map((
    start,
  ) => /** @type {[number, number]} */ ([years[reportOf(start)], start]));
  return dated.sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, start]) => start);
}

/**
 * Those of the starts where the string is no part of a longer number.
 *
 * @param {number[]} starts
 * @param {number} length of the string
 * @param {Space} space
 * @returns {Promise<number[]>}
 */
export async function uncut(starts, length, space) {
  const helds = await Promise.all(starts.map(space.textAt));
  return starts.filter((start, i) => {
    const { text, from, to } = printedAt(helds[i], start, length);
    return !cutsNumber(text, { start: from, end: to });
  });
}

/**
 * Where a bare string stands in the reports' own texts.
 *
 * @param {string} bare
 * @param {Space} space
 * @returns {Promise<{ starts: number[], known: Known[] }>}
 */
export async function startsOf(bare, space) {
  /** @type {Known[]} */
  const known = [];
  const offsets = coverIn(bare, space);
  while (offsets.length) {
    known.push(...await asked(offsets.splice(0, TOGETHER), bare, space));
    const found = together(known).filter((start) => start >= 0);
    const starts = found.filter((start) => space.reportOf(start) >= 0);
    if (!starts.length || !offsets.length) return { starts, known };
    if (starts.length <= FEW) {
      const helds = await Promise.all(starts.map(space.textAt));
      /** @param {number} start @param {number} i */
      const stands = (start, i) =>
        helds[i].page.prepared.bare.startsWith(bare, start - helds[i].start);
      return { starts: starts.filter(stands), known };
    }
  }
  return { starts: [], known };
}

/**
 * @param {number[]} offsets
 * @param {string} bare
 * @param {Space} space
 * @returns {Promise<Known[]>}
 */
function asked(offsets, bare, space) {
  return Promise.all(offsets.map(async (offset) => {
    return /** @type {Known} */ ([offset, await space.positionsOf(bare, offset)]);
  }));
}

/**
 * The offsets of pairs that cover a string, in such an order that the first ones tell most: from all
 * over it, numbers and letters before punctuation, cheap before dear.
 *
 * @param {string} bare
 * @param {Space} space
 * @returns {number[]}
 */
function coverIn(bare, space) {
  const cover = coverOf(bare, space.costOf).map(({ offset }) => offset);
  return spread(cover, bare, space);
}

/**
 * @param {number[]} offsets in order
 * @param {string} bare
 * @param {Space} space
 * @returns {number[]} the best of each quarter first, then the second best
 */
function spread(offsets, bare, space) {
  /** @param {number} at */
  const worth = (at) => {
    const pair = bare.slice(at, at + 2);
    if (/[^\p{L}\p{N}%.]/u.test(pair)) return 100;
    return space.costOf(bare, at) - (/\d/.test(pair) ? 4 : 0) + (/[的和了等]/.test(pair) ? 4 : 0);
  };
  const size = Math.max(1, Math.ceil(offsets.length / TOGETHER));
  const parts = Array.from(
    { length: TOGETHER },
    (_, i) => offsets.slice(i * size, (i + 1) * size).sort((a, b) => worth(a) - worth(b)),
  );
  return Array.from(
    { length: size },
    (_, rank) => parts.flatMap((part) => part.slice(rank, rank + 1)),
  )
    .flat();
}

// -- What is like it ---------------------------------------------------------------------------

/**
 * What is most like a bare string, best first; empty where nothing shares enough of its pairs.
 *
 * @param {string} bare
 * @param {Space} space
 * @param {{ known: Known[], years: number[] }} of it
 * @returns {Promise<Like[]>}
 */
export async function likest(bare, space, { known, years }) {
  const votes = [...known];
  const others = spread(
    Array.from({ length: bare.length - 1 }, (_, at) => at).filter((at) =>
      !known.some(([offset]) => offset === at)
    ),
    bare,
    space,
  );
  const first = Math.max(0, VOTES - votes.length);
  votes.push(...await asked(others.splice(0, first), bare, space));
  let places = placesOf(votes, bare.length, space, years);
  while (others.length && votes.length < MOST_VOTES && isTied(places)) {
    votes.push(...await asked(others.splice(0, MORE_VOTES), bare, space));
    places = placesOf(votes, bare.length, space, years);
  }
  const helds = await Promise.all(
    places.slice(0, CANDIDATES).map(async ({ at }) => ({ at, held: await space.textAt(at) })),
  );
  const quoted = tokensOf(bare).map(({ key }) => key);
  /** @type {Map<string, Like>} */
  const found = new Map();
  for (const { at, held } of helds) {
    const stretch = stretchAt(held, at);
    const known = `${held.start} ${stretch.start}`;
    if (found.has(known)) continue;
    const keys = stretch.tokens.map(({ key }) => key);
    const fit = widened(fitted(quoted, keys), quoted, keys);
    const { start, end } = fit;
    if (start === end) continue;
    const [begin, last] = [stretch.tokens[start], stretch.tokens[end - 1]];
    found.set(known, {
      held,
      stretch,
      fit,
      from: stretch.start + stretch.origins[begin.start],
      to: stretch.start + stretch.origins[last.end - 1] + 1,
      at: held.start + bareStart(held, stretch) + begin.start,
    });
  }
  return [...found.values()].sort((a, b) => a.fit.cost - b.fit.cost);
}

/**
 * @param {Held} held
 * @param {Stretch} stretch
 * @returns {number} where a stretch begins in the bare text of its page
 */
function bareStart({ page }, { start }) {
  return firstFrom(ReportSearch.origins(page.prepared.folded), start);
}

/**
 * The stretch in which a position lies.
 *
 * @param {Held} held
 * @param {number} position
 * @returns {Stretch}
 */
function stretchAt({ page, start }, position) {
  const { folded } = page.prepared;
  const at = ReportSearch.origins(folded)[position - start];
  const from = folded.lastIndexOf(ReportSearch.BORDER, at) + 1;
  const border = folded.indexOf(ReportSearch.BORDER, at);
  const text = printed(page).slice(from, border < 0 ? folded.length : border);
  const prepared = ReportSearch.prepare(text);
  return {
    text,
    start: from,
    origins: ReportSearch.origins(prepared.folded),
    tokens: tokensOf(prepared.bare),
  };
}

/**
 * Whether more places share the first rank than can be compared.
 *
 * @param {{ score: number }[]} places best first
 * @returns {boolean}
 */
function isTied(places) {
  const last = places[CANDIDATES];
  return Boolean(last) && last.score >= TIED * places[0].score;
}

/**
 * Where most of a string's pairs stand near each other, rare ones counting for more.
 *
 * @param {Known[]} votes
 * @param {number} length of the string
 * @param {Space} space
 * @param {number[]} years
 * @returns {{ at: number, score: number }[]} best first, none near another
 */
function placesOf(votes, length, space, years) {
  const width = Math.round(length * 1.5) + 24;
  const weights = votes.map(([, positions]) => Math.log(1 + space.size / (1 + positions.length)));
  const events = votes.flatMap(([, positions], vote) =>
    positions.map((position) => /** @type {[number, number]} */ ([position, vote]))
  ).sort((a, b) => a[0] - b[0]);
  const counts = new Uint32Array(votes.length);
  /** @type {{ at: number, score: number }[]} */
  const peaks = [];
  let [left, score, most] = [0, 0, 0];
  events.forEach(([position, vote], right) => {
    counts[vote] += 1;
    if (counts[vote] === 1) score += weights[vote];
    for (; position - events[left][0] > width; left += 1) {
      const gone = events[left][1];
      counts[gone] -= 1;
      if (!counts[gone]) score -= weights[gone];
    }
    most = Math.max(most, score);
    if (score >= WORTH * most) peaks.push({ at: events[(left + right) >> 1][0], score });
  });
  const own = peaks.filter(({ at, score }) => score >= WORTH * most && space.reportOf(at) >= 0);
  own.sort((a, b) =>
    b.score - a.score || years[space.reportOf(b.at)] - years[space.reportOf(a.at)] || a.at - b.at
  );
  /** @type {{ at: number, score: number }[]} */
  const chosen = [];
  for (const peak of own) {
    if (chosen.length > CANDIDATES) break;
    if (chosen.every(({ at }) => Math.abs(at - peak.at) > width)) chosen.push(peak);
  }
  return chosen;
}
