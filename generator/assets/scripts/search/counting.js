import { occurrences } from "./positions.js";

/**
 * How often each report says a phrase that a reader asks for.
 *
 * Phrases are counted as search finds them: letter by letter, width, capitals, quotation marks, blanks and
 * marks of notes left aside, wherever they stand, within longer words too. Annexes count apart.
 *
 * @typedef {import("./space.js").Space} Space
 * @typedef {import("./phrasing.js").Phrase} Phrase
 *
 * @typedef {object} Counts of a phrase, or of several
 * @property {Map<number, number>} counts by report, of those that say it outside annexes
 * @property {Map<number, [first: number, last: number]>} ends the positions where each report first and
 * last says it; empty for several phrases
 * @property {number} annexed how often it stands in annexes
 */

const ANNEX = "annex";

/**
 * Where a phrase stands in the reports' own texts, annexes among them.
 *
 * @param {Phrase} phrase
 * @param {Space} space
 * @returns {Promise<number[]>} positions, in order
 */
export async function startsIn({ bare }, space) {
  return (await occurrences(bare, space)).filter((start) => space.reportOf(start) >= 0);
}

/**
 * How often each report says a phrase.
 *
 * @param {number[]} starts where it stands, in order
 * @param {Space} space
 * @returns {Counts}
 */
export function countsOf(starts, space) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  /** @type {Counts["ends"]} */
  const ends = new Map();
  let annexed = 0;
  for (const start of starts) {
    if (space.partOf(start) === ANNEX) {
      annexed += 1;
      continue;
    }
    const report = space.reportOf(start);
    counts.set(report, (counts.get(report) ?? 0) + 1);
    ends.set(report, [ends.get(report)?.[0] ?? start, start]);
  }
  return { counts, ends, annexed };
}

/**
 * How often each report says any of several phrases: what stands within a longer one of them counts once.
 *
 * @param {{ phrase: Phrase, starts: number[] }[]} found
 * @param {Space} space
 * @returns {Counts}
 */
export function totalOf(found, space) {
  const ranges = found.flatMap(({ phrase: { bare }, starts }) =>
    starts.map((start) => ({ start, end: start + bare.length }))
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  const outer = ranges.filter((range) => {
    if (range.end <= end) return false;
    end = range.end;
    return true;
  });
  return { ...countsOf(outer.map(({ start }) => start), space), ends: new Map() };
}
