/**
 * The words that two reports have in common. `generator/sharing/` and `generator/pairing/common.py` say
 * the same of the pairs that have a page, and a test holds one to the other.
 *
 * @typedef {object} Paragraph
 * @property {number} ordinal
 * @property {string} text
 * @property {[start: number, end: number][]} marks its note marks, which are read over
 *
 * @typedef {[start: number, end: number][]} Ranges of a paragraph's text, in order and apart
 *
 * @typedef {object} Folded a report as it is compared: without white space and note marks, of one width
 * @property {string} text each paragraph behind a border
 * @property {number[]} begins where each paragraph begins
 * @property {number[][]} kept where the characters of each paragraph stand in its own text
 * @property {Paragraph[]} paragraphs
 *
 * @typedef {[start: number, end: number, other: number]} Run the same characters from `other` on
 */

const LEAST = 12;
const STEP = 6;
const GRAM = LEAST - STEP + 1;
const MOST_PLACES = 64;
const BORDER = "\n";
const DIGIT = /[0-9.,]/; // a half-width comma stands in numbers alone
const LEADING = /^[，。；：、！？,;:!? \u3000”’）》〉】〕」』)]+/;
const TRAILING = /[，。；：、！？,;:!? \u3000“‘（《〈【〔「『(]+$/;

/**
 * What is common, by the ordinals of the paragraphs of either report.
 *
 * @param {Paragraph[]} own
 * @param {Paragraph[]} other
 * @returns {[Map<number, Ranges>, Map<number, Ranges>]}
 */
export function commonWords(own, other) {
  const [here, there] = [folded(own), folded(other)];
  const runs = commonRuns(here.text, there.text);
  /** @type {Map<number, Ranges>} */
  const found = new Map();
  /** @type {Map<number, Ranges>} */
  const beside = new Map();
  /** @type {Set<string>} */
  const texts = new Set();
  for (const [start, end, place] of runs) {
    note(found, here, start, end);
    note(beside, there, place, place + end - start);
    texts.add(here.text.slice(...withoutMarks(here.text, [start, end])));
  }
  for (const run of texts) {
    for (const place of standing(run, there.text)) note(beside, there, place, place + run.length);
  }
  return [merged(found, own), merged(beside, other)];
}

/**
 * @param {Paragraph[]} paragraphs
 * @returns {Folded}
 */
export function folded(paragraphs) {
  let text = BORDER;
  /** @type {number[]} */
  const begins = [];
  /** @type {number[][]} */
  const kept = [];
  for (const one of paragraphs) {
    const plain = oneWidth(one.text);
    /** @type {number[]} */
    const places = [];
    for (let at = 0; at < plain.length; at += 1) {
      if (isWhite(plain[at])) continue;
      if (!one.marks.some(([start, end]) => start <= at && at < end)) places.push(at);
    }
    begins.push(text.length);
    kept.push(places);
    text += (places.length === plain.length ? plain : places.map((at) => plain[at]).join("")) +
      BORDER;
  }
  return { text, begins, kept, paragraphs };
}

/**
 * Whether a character is white space to Python, to which some control characters are as well.
 *
 * @param {string} sign
 * @returns {boolean}
 */
function isWhite(sign) {
  const code = sign.charCodeAt(0);
  return /\s/.test(sign) || (code >= 0x1c && code <= 0x1f) || code === 0x85;
}

/**
 * The marks of sentences in full width, all else in half, what cannot be seen as a space. The comma
 * of a number (1,256) stays as it is.
 *
 * @param {string} text
 * @returns {string} of the same length
 */
function oneWidth(text) {
  const half = text
    .replace(/[\u3000\u2002\u2003\u00a0\ufeff\u200b-\u200f\u2060]/g, " ")
    .replace(/(?![，；：！？（）])[\uff01-\uff5e]/g, (wide) => moved(wide, -0xfee0));
  return half.replace(/[,;:!?()]/g, (mark, at) => {
    const inNumber = mark === "," && /^[0-9],[0-9]$/.test(half.slice(Math.max(0, at - 1), at + 2));
    return inNumber ? mark : moved(mark, 0xfee0);
  });
}

/**
 * @param {string} sign
 * @param {number} by how many code points
 * @returns {string}
 */
function moved(sign, by) {
  return String.fromCharCode(sign.charCodeAt(0) + by);
}

/**
 * The runs of a text that stand in another, in order; none lies within another, none is cut.
 *
 * @param {string} text
 * @param {string} other
 * @returns {Run[]}
 */
export function commonRuns(text, other) {
  const grams = gramsOf(other);
  /** @type {Run[]} */
  const found = [];
  /** @type {Map<number, number>} */
  const reached = new Map();
  for (let start = 0; start + GRAM <= text.length; start += 1) {
    for (const place of grams.get(text.slice(start, start + GRAM)) ?? []) {
      if ((reached.get(start - place) ?? 0) > start) continue;
      const run = extended(text, other, start, place);
      reached.set(start - place, run[1]);
      const whole = withoutCutNumbers(run, text, other);
      if (whole[1] - whole[0] >= LEAST) found.push(whole);
    }
  }
  found.sort((one, two) => one[0] - two[0] || two[1] - one[1] || one[2] - two[2]);
  /** @type {Run[]} */
  const longest = [];
  let end = 0;
  for (const run of found) {
    if (run[1] <= end) continue;
    end = run[1];
    longest.push(run);
  }
  return longest;
}

/**
 * @param {string} text
 * @returns {Map<string, number[]>} where grams begin at every `STEP` characters
 */
function gramsOf(text) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (let place = 0; place + GRAM <= text.length; place += STEP) {
    const gram = text.slice(place, place + GRAM);
    if (gram.includes(BORDER)) continue;
    const places = found.get(gram);
    if (!places) found.set(gram, [place]);
    else if (places.length < MOST_PLACES) places.push(place);
  }
  return found;
}

/**
 * The whole run around a gram that both texts have.
 *
 * @param {string} text
 * @param {string} other
 * @param {number} start
 * @param {number} place
 * @returns {Run}
 */
function extended(text, other, start, place) {
  const apart = place - start;
  let first = start;
  while (text[first - 1] === other[apart + first - 1] && text[first - 1] !== BORDER) first -= 1;
  let last = start + GRAM;
  while (text[last] === other[apart + last] && text[last] !== BORDER) last += 1;
  return [first, last, apart + first];
}

/**
 * A run without the digits at its ends that belong to longer numbers in one of the texts.
 *
 * @param {Run} run
 * @param {string} text
 * @param {string} other
 * @returns {Run}
 */
function withoutCutNumbers(run, text, other) {
  const apart = run[2] - run[0];
  let [start, end] = run;
  if (isDigit(text, end - 1) && (isDigit(text, end) || isDigit(other, apart + end))) {
    while (end > start && isDigit(text, end - 1)) end -= 1;
  }
  if (isDigit(text, start) && (isDigit(text, start - 1) || isDigit(other, apart + start - 1))) {
    while (start < end && isDigit(text, start)) start += 1;
  }
  return [start, end, apart + start];
}

/**
 * @param {string} text
 * @param {number} place
 * @returns {boolean}
 */
function isDigit(text, place) {
  return DIGIT.test(text[place] ?? "");
}

/**
 * Where a run stands in a text; not where it would cut a number.
 *
 * @param {string} run
 * @param {string} text
 * @returns {Generator<number>}
 */
function* standing(run, text) {
  for (let place = text.indexOf(run); place >= 0; place = text.indexOf(run, place + run.length)) {
    const end = place + run.length;
    const cuts = (isDigit(run, 0) && isDigit(text, place - 1)) ||
      (isDigit(run, run.length - 1) && isDigit(text, end));
    if (!cuts) yield place;
  }
}

/**
 * Notes a range of a folded text under the paragraph in which it lies.
 *
 * @param {Map<number, Ranges>} found
 * @param {Folded} folded
 * @param {number} start
 * @param {number} end
 */
function note(found, { begins, kept, paragraphs }, start, end) {
  let [low, high] = [0, begins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins[middle] <= start) low = middle + 1;
    else high = middle;
  }
  const number = low - 1;
  const { ordinal } = paragraphs[number];
  const places = kept[number];
  const range = /** @type {[number, number]} */ (
    [places[start - begins[number]], places[end - 1 - begins[number]] + 1]
  );
  found.set(ordinal, [...(found.get(ordinal) ?? []), range]);
}

/**
 * The ranges of each paragraph without the marks at their ends, joined where they meet.
 *
 * @param {Map<number, Ranges>} found
 * @param {Paragraph[]} paragraphs
 * @returns {Map<number, Ranges>}
 */
function merged(found, paragraphs) {
  const texts = new Map(paragraphs.map(({ ordinal, text }) => [ordinal, text]));
  /** @type {Map<number, Ranges>} */
  const joined = new Map();
  for (const [ordinal, ranges] of found) {
    const text = texts.get(ordinal);
    /** @type {Ranges} */
    const kept = [];
    const bare = ranges.map((range) => withoutMarks(text, range));
    for (const [start, end] of bare.sort((one, two) => one[0] - two[0] || one[1] - two[1])) {
      const last = kept.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else kept.push([start, end]);
    }
    joined.set(ordinal, kept);
  }
  return joined;
}

/**
 * A range without the marks at its ends; itself where it holds nothing but marks.
 *
 * @param {string} text
 * @param {[start: number, end: number]} range
 * @returns {[start: number, end: number]}
 */
function withoutMarks(text, [start, end]) {
  const behind = text.slice(start, end).replace(LEADING, "");
  const words = behind.replace(TRAILING, "");
  const begin = end - behind.length;
  return words ? [begin, begin + words.length] : [start, end];
}
