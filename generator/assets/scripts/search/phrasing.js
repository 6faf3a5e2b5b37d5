import * as ReportSearch from "./match.js";

/**
 * A list of phrases as a reader types or pastes it, and as an address holds it.
 *
 * @typedef {{ text: string, bare: string }} Phrase as typed, and as it is looked for
 *
 * @typedef {object} Asked
 * @property {Phrase[]} phrases each once
 * @property {string[]} short what has too few or too many characters to be looked for
 * @property {number} left how many are beyond those that are counted
 */

export const MOST_PHRASES = 60; // phrases that are counted
const SHORTEST_PHRASE = 2; // characters
const LONGEST_PHRASE = 100;
const BETWEEN = /[，,、；;]|(?<=\p{Script=Han})[^\S\r\n]+(?=\p{Script=Han})/u;
const BREAKS = /[\r\n]+/u;

/**
 * The phrases of a list: one a line, or on a single line between commas, or blanks between Han
 * characters. On several lines these are a part of the phrase.
 *
 * @param {string} list
 * @returns {Asked}
 */
export function phrasesOf(list) {
  const parts = list.split(BREAKS.test(list) ? BREAKS : BETWEEN).map((part) => part.trim());
  /** @type {Map<string, Phrase>} */
  const phrases = new Map();
  /** @type {string[]} */
  const short = [];
  for (const part of parts.filter(Boolean)) {
    const { bare } = ReportSearch.word(part);
    if (bare.length < SHORTEST_PHRASE || bare.length > LONGEST_PHRASE) short.push(part);
    else if (!phrases.has(bare)) phrases.set(bare, { text: part, bare });
  }
  const all = [...phrases.values()];
  return {
    phrases: all.slice(0, MOST_PHRASES),
    short,
    left: Math.max(0, all.length - MOST_PHRASES),
  };
}

/**
 * Phrases as a list that is read as they are; `phrases_url` in `generator/links.py` writes the same.
 *
 * @param {string[]} texts
 * @returns {string}
 */
export function listOf(texts) {
  if (!texts.some((text) => BETWEEN.test(text))) return texts.join("，");
  return texts.length > 1 ? texts.join("\n") : `${texts[0]}\n`;
}

/**
 * The phrases that hold another one: who says the longer one says the shorter, too.
 *
 * @param {Phrase[]} phrases
 * @returns {[longer: Phrase, shorter: Phrase][]}
 */
export function nested(phrases) {
  return phrases.flatMap((longer) =>
    phrases.filter((shorter) => shorter !== longer && longer.bare.includes(shorter.bare))
      .map((shorter) => /** @type {[Phrase, Phrase]} */ ([longer, shorter]))
  );
}
