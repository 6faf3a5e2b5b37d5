import * as ReportSearch from "./match.js";

/**
 * A pasted quotation by itself: its passages and sentences, the numbers at its ends, and how it differs
 * from a text. Whatever search reads over (width, capitals, quotation marks, blanks, marks of notes)
 * makes no difference here either, but is named.
 *
 * @typedef {import("./match.js").Range} Range
 * @typedef {"start" | "gap" | "line" | "next"} After what stands before: nothing, an ellipsis, the end
 * of a line, or the sentence before
 * @typedef {{ text: string, after: After }} Piece
 * @typedef {"same" | "gone" | "new"} Kind `gone` stands in the quotation alone, `new` in the text alone
 * @typedef {{ kind: Kind, text: string }} Change
 * @typedef {{ key: string, start: number, end: number }} Token in a bare text
 * @typedef {{ cost: number, matched: number, start: number, end: number, steps: Kind[] }} Fit `start` and
 * `end` are tokens of the text
 */

const ELLIPSIS =
  /[\[［【〔（(]?(?:[…⋯]+|[.．]{3,}|。{3,})[\]］】〕）)]?|[\[［【〔（(]\s*(?:下|中)?略\s*[\]］】〕）)]/u;
const CLOSERS = "”’\"'」』》）)";
const SENTENCE = new RegExp(`[^。！？!?\\n]*(?:[。！？!?]+[${CLOSERS}]*|\\n+|$)`, "gu");
const WRAPPED = 15; // characters of a line that may have been broken
const ENDED = new RegExp(`[。！？!?；;：:][${CLOSERS}]*$`);
const HEADING =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章节部])/;
const EDGE = /^[，。；：、！？,;:!?]+|[，。；：、！？,;:!?]+$/gu;
const LETTER = /[\p{L}\p{N}]/u;
// A number with its unit: whatever ends the query, else one that is a character.
const CLAIMED =
  /\d[\d.]*(?:%|‰|个百分点|[十百千万亿]*(?:\p{Script=Han}{0,2}$|[元斤吨亩人户个家]?))/u;
const QUOTES = /[“”"‘’'「」『』《》]/gu;
const BLANKS = /[\s\p{Cf}]/gu;
const UNMARKED = /[“”"‘’'「」『』《》\s\p{Cf}]/gu;
const HOLDER = "\ue000"; // stands for one of them: a character that no text has
const SHORT = 6; // words at an end of a quotation that may stand for as many of the text
const DIGIT = /\d/;
const ONES = "一二三四五六七八九两";
const TENS = "十百千";
const MYRIADS = "万亿";
const TOKEN = new RegExp(
  `\\d+(?:\\.\\d+)*[${TENS}]?[${MYRIADS}]*|[${ONES}${TENS}]{2,}|[a-z]+|[^]`,
  "gu",
);
const OPENED = { gone: 0.5, new: 1 }; // what a run of changes costs, beside its tokens
const EACH = { gone: 1, new: 0.2 }; // a clause that was left out costs less than one that was made up

// -- Pieces ----------------------------------------------------------------------------------

/**
 * What stands between ellipses, in order.
 *
 * @param {string} text
 * @returns {Piece[]}
 */
export function passagesOf(text) {
  const parts = text.split(ELLIPSIS).map((part) => part.trim());
  const held = parts.filter((part) => LETTER.test(part));
  return held.map((part, i) => ({ text: part, after: i ? "gap" : "start" }));
}

/**
 * The sentences of a passage; the end of a line ends one as well, unless a line was merely too long.
 *
 * @param {Piece} passage
 * @param {boolean} [byLines] whether each line is taken to end one
 * @returns {Piece[]}
 */
export function sentencesOf({ text, after }, byLines = false) {
  /** @type {Piece[]} */
  const found = [];
  /** @type {After} */
  let next = after;
  for (const [part] of (byLines ? text : unwrapped(text)).matchAll(SENTENCE)) {
    const last = found[found.length - 1];
    if (last && next === "next" && (isShort(last.text) || isShort(part))) {
      last.text += part.trimEnd();
    } else if (LETTER.test(part)) {
      found.push({ text: part.trim(), after: next });
      next = "next";
    }
    if (found.length && /\n\s*$/.test(part)) next = "line";
  }
  return found;
}

/**
 * @param {string} text
 * @returns {boolean} whether it is too short to be looked for by itself: 好！
 */
export function isShort(text) {
  return [...text].filter((char) => LETTER.test(char)).length < 2;
}

/**
 * @param {string} text
 * @returns {string} without the ends of lines that were broken for want of room, as a PDF's are
 */
function unwrapped(text) {
  const lines = text.split(/\s*\n\s*/);
  return lines.reduce((all, line, i) => {
    const before = lines[i - 1];
    const isBroken = before.length >= WRAPPED && !ENDED.test(before) && !HEADING.test(before);
    return all + (isBroken && !HEADING.test(line) ? "" : "\n") + line;
  });
}

/**
 * A bare text without the punctuation at its ends.
 *
 * @param {string} bare
 * @param {{ before: boolean, behind: boolean }} ends at which it may be left out
 * @returns {string} all of it where nothing else is left
 */
export function withoutEdges(bare, { before, behind }) {
  const left = bare.replace(EDGE, (marks, at) => (at ? behind : before) ? "" : marks);
  return LETTER.test(left) ? left : bare;
}

/**
 * Whether a query is a number, with a unit or without.
 *
 * @param {string} bare
 * @returns {boolean}
 */
export function isNumber(bare) {
  return /^-?\d[\d.,]*(?:%|‰|个百分点|[十百千万亿]*\p{Script=Han}{0,3})$/u.test(bare) &&
    !/年|月|日/.test(bare);
}

/**
 * A number and what is said to be of it, where a query is that and no sentence: 粮食产量430亿斤.
 *
 * @param {string} bare
 * @returns {{ number: string, words: string[] } | null}
 */
export function claimOf(bare) {
  const number = bare.match(CLAIMED)?.[0];
  if (!number || bare.length > 30 || /[，。；,;]/.test(bare)) return null;
  const words = bare.replace(number, " ").split(/[^\p{L}]+/u).filter(({ length }) => length > 1);
  return words.length ? { number, words } : null;
}

// -- Numbers at the ends ---------------------------------------------------------------------

/**
 * Whether a string may be the middle of a longer number: only texts can tell.
 *
 * @param {string} bare
 * @returns {boolean}
 */
export function hasNumberAtEnd(bare) {
  const numeral = new RegExp(`[\\d${ONES}${TENS}]`);
  return numeral.test(bare[0]) || numeral.test(bare[bare.length - 1]) ||
    /[\d十百千]万$/.test(bare);
}

/**
 * Whether `text[start, end)` begins or ends within a number: 5.5% in 15.5%, 三 in 十三.
 *
 * @param {string} text as printed
 * @param {Range} range
 * @returns {boolean}
 */
export function cutsNumber(text, { start, end }) {
  const printed = text.slice(Math.max(0, start - 12), start);
  const before = ReportSearch.fold(printed);
  const after = ReportSearch.fold(text.slice(end, end + 4));
  const part = ReportSearch.fold(text.slice(start, end));
  const [first, last] = [part[0], part[part.length - 1]];
  if (DIGIT.test(first)) {
    if (DIGIT.test(before.slice(-1))) return true;
    const heads = new RegExp(`(?:^|[${ReportSearch.BORDER}。；])\\d{1,2}\\.$`); // 3.2024年 in a list
    if (/\d\.$/.test(before) && !heads.test(before)) return true;
    if (/\d,$/.test(printed) && /^\d{3}(?!\d)/.test(part)) return true;
  }
  if (ONES.includes(first) && TENS.includes(before.slice(-1) || " ")) return true;
  if (TENS.includes(first) && ONES.includes(before.slice(-1) || " ")) return true;
  const next = after[0] ?? " ";
  if (DIGIT.test(last)) {
    if (/^(?:\d|\.\d)/.test(after) || MYRIADS.includes(next)) return true;
    return /^,\d{3}/.test(text.slice(end, end + 4));
  }
  if (/[\d十百千]万$/.test(part)) return next === "亿";
  return TENS.includes(last) && (ONES + MYRIADS).includes(next) ||
    ONES.includes(last) && (TENS + MYRIADS).includes(next) && next !== " ";
}

// -- What makes no difference -----------------------------------------------------------------

/** @type {[name: string, level: (text: string) => string][]} */
const LEVELLED = [
  ["全角半角", ReportSearch.halfWidth],
  ["大小写", (text) => text.toLowerCase()],
  ["引号", (text) => text.replace(QUOTES, "")],
  ["空格", (text) => text.replace(BLANKS, "")],
  ["注释序号", withoutNotes],
];

/**
 * @param {string} text
 * @returns {string} without the marks of notes, with its quotation marks and blanks
 */
function withoutNotes(text) {
  // What a search reads over beside these is a mark; these are put aside where it cannot see them.
  /** @type {string[]} */
  const aside = [];
  const held = text.replace(UNMARKED, (sign) => {
    aside.push(sign);
    return HOLDER;
  });
  return ReportSearch.strip(held).replaceAll(HOLDER, () => aside.shift() ?? "");
}

/**
 * In what two texts differ that are the same to a search.
 *
 * @param {string} quoted
 * @param {string} printed
 * @returns {string[]} empty where they are the same letter by letter
 */
export function unlikeness(quoted, printed) {
  if (quoted === printed) return [];
  const found = LEVELLED.filter(([name]) => {
    /** @param {string} text */
    const level = (text) =>
      LEVELLED.reduce((left, [other, by]) => other === name ? left : by(left), text);
    return level(quoted) !== level(printed);
  });
  return found.map(([name]) => name);
}

// -- Differences -----------------------------------------------------------------------------

/**
 * The words of a bare text: a number is one, so that 5.5 is no part of 15.5 nor 三 of 十三; else a
 * character is.
 *
 * @param {string} bare
 * @returns {Token[]}
 */
export function tokensOf(bare) {
  return [...bare.matchAll(TOKEN)].map(({ 0: key, index }) => ({
    key,
    start: index,
    end: index + key.length,
  }));
}

/**
 * The part of a text that a quotation fits best, and the steps from one to the other.
 *
 * Gotoh's alignment with affine gaps; what stands before and behind in the text costs nothing.
 *
 * @param {string[]} quoted tokens
 * @param {string[]} text tokens
 * @returns {Fit}
 */
export function fitted(quoted, text) {
  const [rows, columns] = [quoted.length, text.length];
  const width = columns + 1;
  const size = (rows + 1) * width;
  // By the last step: `same`, `gone`, `new`. Each keeps from which of them it came.
  const costs = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  const from = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  costs[1].fill(Infinity, 0, width);
  costs[2].fill(Infinity, 0, width);
  /** @param {number} at @param {number} state @param {number} into */
  const cost = (at, state, into) =>
    costs[state][at] +
    (state === into ? 0 : into === 1 ? OPENED.gone : into === 2 ? OPENED.new : 0);
  /** @param {number} at @param {number} into */
  const best = (at, into) => {
    let chosen = 0;
    let least = cost(at, 0, into);
    for (const state of [1, 2]) {
      const one = cost(at, state, into);
      if (one < least) [chosen, least] = [state, one];
    }
    return chosen;
  };
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const at = row * width + column;
      const above = at - width;
      const gone = best(above, 1);
      costs[1][at] = cost(above, gone, 1) + EACH.gone;
      from[1][at] = gone;
      if (!column) {
        costs[0][at] = costs[2][at] = Infinity;
        continue;
      }
      const corner = above - 1;
      const same = best(corner, 0);
      costs[0][at] = quoted[row - 1] === text[column - 1] ? cost(corner, same, 0) : Infinity;
      from[0][at] = same;
      const added = best(at - 1, 2);
      costs[2][at] = cost(at - 1, added, 2) + EACH.new;
      from[2][at] = added;
    }
  }
  let [state, end] = [0, 0];
  const last = rows * width;
  for (let column = 0; column <= columns; column += 1) {
    for (const one of [0, 1]) {
      if (costs[one][last + column] < costs[state][last + end]) [state, end] = [one, column];
    }
  }
  return traced(from, state, { rows, column: end, width, cost: costs[state][last + end] });
}

/**
 * @param {Uint8Array[]} from
 * @param {number} state
 * @param {{ rows: number, column: number, width: number, cost: number }} end
 * @returns {Fit}
 */
function traced(from, state, { rows, column, width, cost }) {
  /** @type {Kind[]} */
  const steps = [];
  const end = column;
  let [row, at] = [rows, column];
  while (row > 0) {
    const before = from[state][row * width + at];
    steps.push(/** @type {Kind} */ (["same", "gone", "new"][state]));
    if (state !== 2) row -= 1;
    if (state !== 1) at -= 1;
    state = before;
  }
  steps.reverse();
  return { cost, matched: steps.filter((step) => step === "same").length, start: at, end, steps };
}

/**
 * A fit that begins and ends with what stands in the text where the quotation says something else, as far
 * as its clause goes: 8% at the end, where the text has 2%.
 *
 * @param {Fit} fit
 * @param {string[]} quoted tokens
 * @param {string[]} text tokens
 * @returns {Fit}
 */
export function widened(fit, quoted, text) {
  const first = fit.steps.findIndex((step) => step !== "gone");
  const last = fit.steps.findLastIndex((step) => step !== "gone");
  if (first < 0) return fit;
  const behind = fit.steps.length - 1 - last;
  let { start, end } = fit;
  while (first <= SHORT && fit.start - start < first && isInClause(text[start - 1])) start -= 1;
  while (behind <= SHORT && end - fit.end < behind && isInClause(text[end])) end += 1;
  const [before, after] = [fit.start - start, end - fit.end];
  let [head, tail] = [0, 0]; // tokens at the very ends that are the same
  while (head < Math.min(first, before) && quoted[head] === text[start + head]) head += 1;
  while (
    tail < Math.min(behind, after) && quoted[quoted.length - 1 - tail] === text[end - 1 - tail]
  ) {
    tail += 1;
  }
  const steps = [
    ...repeated("same", head),
    ...repeated("gone", first - head),
    ...repeated("new", before - head),
    ...fit.steps.slice(first, last + 1),
    ...repeated("gone", behind - tail),
    ...repeated("new", after - tail),
    ...repeated("same", tail),
  ];
  return { ...fit, start, end, steps, matched: fit.matched + head + tail };
}

/**
 * @param {Kind} step
 * @param {number} count
 * @returns {Kind[]}
 */
function repeated(step, count) {
  return Array.from({ length: count }, () => step);
}

/**
 * @param {string} [token]
 * @returns {boolean}
 */
function isInClause(token) {
  return token !== undefined && !/[，。；：！？,;:!?]/.test(token);
}

/**
 * A fit as runs of words, as they are printed on either side. A single word that is the same between
 * two changes belongs to them.
 *
 * @param {Fit} fit
 * @param {(from: number, to: number) => string} quoted prints tokens of the quotation
 * @param {(from: number, to: number) => string} printed prints tokens of the text
 * @param {(token: number) => boolean} isWord whether a token of the text stands by itself: a number
 * @returns {Change[]}
 */
export function changesOf({ steps, start }, quoted, printed, isWord) {
  /** @type {{ same: boolean, quote: [number, number], text: [number, number] }[]} */
  const runs = [];
  let [row, column] = [0, start];
  for (const step of steps) {
    const same = step === "same";
    const last = runs[runs.length - 1];
    const next = [row + (step === "new" ? 0 : 1), column + (step === "gone" ? 0 : 1)];
    if (last?.same === same) [last.quote[1], last.text[1]] = next;
    else runs.push({ same, quote: [row, next[0]], text: [column, next[1]] });
    [row, column] = next;
  }
  for (let i = runs.length - 2; i > 0; i -= 1) {
    const { same, text: [from, to] } = runs[i];
    if (!same || to - from > 1 || isWord(from)) continue;
    const [before, , behind] = runs.splice(i - 1, 3);
    const merged = {
      same: false,
      quote: /** @type {[number, number]} */ ([before.quote[0], behind.quote[1]]),
      text: /** @type {[number, number]} */ ([before.text[0], behind.text[1]]),
    };
    runs.splice(i - 1, 0, merged);
    i -= 1;
  }
  return runs.flatMap(({ same, quote, text }) => {
    /** @type {Change[]} */
    const changes = same
      ? [{ kind: "same", text: printed(...text) }]
      : [{ kind: "gone", text: quoted(...quote) }, { kind: "new", text: printed(...text) }];
    return changes.filter((change) => change.text);
  });
}
