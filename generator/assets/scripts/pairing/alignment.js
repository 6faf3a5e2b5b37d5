/**
 * Which sections of two reports belong side by side: `generator/pairing/alignment.py` says the same of
 * the pairs that have a page, and a test holds one to the other. Scores are whole numbers.
 *
 * @typedef {object} Stretch a section without those below it
 * @property {string} slug
 * @property {string} part
 * @property {number} depth
 * @property {string} heading what readers call it
 * @property {string} title what is printed of that, without its number
 * @property {number} characters
 * @property {string[]} themes strongest first
 * @property {Record<string, number>} words those that weigh most, with their weights in hundredths
 * @property {[first: number, last: number][]} paragraphs the ordinals of its own ones
 *
 * @typedef {object} Beside stretches that belong together, by their places; one side may have none
 * @property {number[]} own
 * @property {number[]} other
 * @property {string} theme what both are on; empty for none
 * @property {string[]} words what both have, heaviest first
 * @property {boolean} doubtful whether nothing but the theme speaks for it
 */

const PART_NAMES = ["review", "plan", "self_building"];
const LOOKS_BACK = "review";
const HEADING = 600;
const FIRST_THEME = 300;
const ONE_FIRST = 150;
const LATER_THEME = 90;
const OPENINGS = 500;
const WORDS = 15;
const ENOUGH = 320;
const HEADINGS_MAX = 2;
const SHARED_WORDS = 5;
const LEAST_OF_PART = 4;

/**
 * All stretches of two reports: what looks back, then what lies ahead. Each in the order of the first
 * report; those that stand in the second alone come behind.
 *
 * @param {Stretch[]} own
 * @param {Stretch[]} other
 * @returns {Beside[]}
 */
export function align(own, other) {
  return [true, false].flatMap((back) => aligned(own, other, unitsOf(own, other, back)));
}

/**
 * Two stretches, one of which a reader chose for the other.
 *
 * @param {Stretch} own
 * @param {Stretch} other
 * @param {[own: number, other: number]} places
 * @returns {Beside}
 */
export function paired(own, other, places) {
  const words = Object.keys(own.words).filter((word) => Object.hasOwn(other.words, word));
  /** @param {string} word */
  const weight = (word) => own.words[word] * other.words[word];
  words.sort((one, two) => weight(two) - weight(one) || (one < two ? -1 : 1));
  return {
    own: [places[0]],
    other: [places[1]],
    theme: themeOf(own, other),
    words: apart(words, SHARED_WORDS),
    doubtful: false,
  };
}

/**
 * What is aligned of either report: its stretches, or a whole part where the other has one.
 *
 * @param {Stretch[]} own
 * @param {Stretch[]} other
 * @param {boolean} looksBack
 * @returns {number[][][]}
 */
function unitsOf(own, other, looksBack) {
  /** @type {number[][][]} */
  const sides = [[], []];
  for (const part of PART_NAMES) {
    if ((part === LOOKS_BACK) !== looksBack) continue;
    const places = [own, other].map((side) =>
      side.flatMap((one, place) => one.part === part ? [place] : [])
    );
    const whole = isUndivided(own, other, places[0], places[1]) ||
      isUndivided(other, own, places[1], places[0]);
    places.forEach((numbers, i) =>
      sides[i].push(...(whole ? [numbers] : numbers.map((place) => [place])))
    );
  }
  return sides.map((units) => units.sort((one, two) => one[0] - two[0]));
}

/**
 * Whether a report has one stretch of a part that the other divides, and it is no fragment.
 *
 * @param {Stretch[]} side
 * @param {Stretch[]} other
 * @param {number[]} places
 * @param {number[]} beside
 * @returns {boolean}
 */
function isUndivided(side, other, places, beside) {
  if (places.length !== 1 || beside.length < 2 || side[places[0]].depth !== 1) return false;
  const length = side[places[0]].characters;
  const others = beside.reduce((sum, place) => sum + other[place].characters, 0);
  return LEAST_OF_PART * Math.min(length, others) >= Math.max(length, others);
}

/**
 * @param {Stretch[]} own
 * @param {Stretch[]} other
 * @param {number[][][]} sides
 * @returns {Beside[]}
 */
function aligned(own, other, [units, otherUnits]) {
  const [headings, otherHeadings] = [headingWords(own), headingWords(other)];
  /** @type {Map<number, number>} by the place among the units of either side */
  const pairs = new Map();
  /** @type {[score: number, here: number, there: number][]} */
  const scored = [];
  units.forEach((unit, here) => {
    otherUnits.forEach((beside, there) => {
      if (unit.length !== beside.length) {
        if (own[unit[0]].part === other[beside[0]].part) pairs.set(here, there);
        return;
      }
      const score = scoreOf(
        own[unit[0]],
        other[beside[0]],
        headings[unit[0]],
        otherHeadings[beside[0]],
      );
      if (score >= ENOUGH) scored.push([score, here, there]);
    });
  });
  const taken = new Set(pairs.values());
  scored.sort((one, two) => two[0] - one[0] || one[1] - two[1] || one[2] - two[2]);
  for (const [, here, there] of scored) {
    if (pairs.has(here) || taken.has(there)) continue;
    pairs.set(here, there);
    taken.add(there);
  }
  const left = byTheme(own, units, (place) => !pairs.has(place));
  const otherLeft = byTheme(other, otherUnits, (place) => !taken.has(place));
  /** @type {Set<number>} */
  const doubtful = new Set();
  for (const [theme, alone] of left) {
    const beside = otherLeft.get(theme) ?? [];
    if (alone.length !== 1 || beside.length !== 1) continue;
    pairs.set(alone[0], beside[0]);
    taken.add(beside[0]);
    doubtful.add(alone[0]);
  }
  const found = units.map((unit, here) => {
    const beside = pairs.has(here) ? otherUnits[pairs.get(here)] : [];
    if (unit.length !== 1 || beside.length !== 1) return unexplained(unit, beside);
    const pair = paired(own[unit[0]], other[beside[0]], [unit[0], beside[0]]);
    return { ...pair, doubtful: doubtful.has(here) };
  });
  const alone = otherUnits.filter((_, there) => !taken.has(there));
  return [...found, ...alone.map((unit) => unexplained([], unit))];
}

/**
 * @param {number[]} own
 * @param {number[]} other
 * @returns {Beside}
 */
function unexplained(own, other) {
  return { own, other, theme: "", words: [], doubtful: false };
}

/**
 * The places, among some units, of those that are left, by their first theme.
 *
 * @param {Stretch[]} side
 * @param {number[][]} units
 * @param {(place: number) => boolean} isLeft
 * @returns {Map<string, number[]>}
 */
function byTheme(side, units, isLeft) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  units.forEach((unit, place) => {
    const [theme] = side[unit[0]].themes;
    if (unit.length !== 1 || !theme || !isLeft(place)) return;
    found.set(theme, [...(found.get(theme) ?? []), place]);
  });
  return found;
}

/**
 * How much speaks for setting two stretches side by side.
 *
 * @param {Stretch} own
 * @param {Stretch} other
 * @param {Set<string>} heading
 * @param {Set<string>} beside
 * @returns {number}
 */
function scoreOf(own, other, heading, beside) {
  const common = [...heading].filter((pair) => beside.has(pair)).length;
  let score = Math.floor(2 * HEADING * common / Math.max(1, heading.size + beside.size));
  if (own.depth === 1 && other.depth === 1 && own.part === other.part) score += OPENINGS;
  const [first, otherFirst] = [own.themes[0], other.themes[0]];
  if (first && otherFirst) {
    if (first === otherFirst) score += FIRST_THEME;
    else if (other.themes.includes(first) || own.themes.includes(otherFirst)) score += ONE_FIRST;
    else if (themeOf(own, other)) score += LATER_THEME;
  }
  let products = 0;
  for (const [word, weight] of Object.entries(own.words)) {
    if (Object.hasOwn(other.words, word)) products += weight * other.words[word];
  }
  return score + Math.floor(products * WORDS / 100);
}

/**
 * The strongest theme of a stretch that another one is on too; empty for none.
 *
 * @param {Stretch} own
 * @param {Stretch} other
 * @returns {string}
 */
function themeOf(own, other) {
  return own.themes.find((theme) => other.themes.includes(theme)) ?? "";
}

/**
 * The pairs of characters of each heading, without those of a pattern of several headings.
 *
 * @param {Stretch[]} side
 * @returns {Set<string>[]}
 */
function headingWords(side) {
  const pairs = side.map(({ title }) => {
    /** @type {Set<string>} */
    const found = new Set();
    for (const run of title.split(/[^\u4e00-\u9fff]+/)) {
      for (let at = 0; at + 1 < run.length; at += 1) found.add(run.slice(at, at + 2));
    }
    return found;
  });
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const pair of pairs.flatMap((one) => [...one])) {
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return pairs.map((one) => new Set([...one].filter((pair) => counts.get(pair) <= HEADINGS_MAX)));
}

/**
 * The first words, without those that stand within an earlier one or around it.
 *
 * @param {string[]} words
 * @param {number} count
 * @returns {string[]}
 */
function apart(words, count) {
  /** @type {string[]} */
  const chosen = [];
  for (const word of words) {
    if (chosen.length === count) break;
    if (!chosen.some((other) => word.includes(other) || other.includes(word))) chosen.push(word);
  }
  return chosen;
}
