import { MARKUP } from "../contract.js";
import { digestOf } from "./address.js";

/**
 * The words of passages on the pages of reports, and how those that were put aside stand to them.
 *
 * @typedef {import("./address.js").Place} Place
 * @typedef {import("./address.js").Shared} Shared
 * @typedef {import("./store.js").Entry} Entry
 *
 * @typedef {{ name: string, cite: string }} Named a report as its pages name it
 */

/**
 * The words of an element that holds sentences, or of a sentence.
 *
 * @param {Element} element
 * @returns {string}
 */
export function wordsWithin(element) {
  if (element.matches(MARKUP.sentence)) return element.textContent;
  return [...element.querySelectorAll(MARKUP.sentence)].map((one) => one.textContent).join("");
}

/**
 * The words of a place on a page of its report.
 *
 * @param {Document} page
 * @param {Place} place
 * @returns {string} empty where there are none
 */
export function wordsAtPlace(page, { anchor, from, to }) {
  const element = page.getElementById(anchor);
  if (!element?.matches(`${MARKUP.paragraph}, ${MARKUP.sentence}`)) return "";
  return cut(wordsWithin(element), from, to);
}

/**
 * @param {string} words
 * @param {number} from code points
 * @param {number} to 0 for all of them
 * @returns {string}
 */
export function cut(words, from, to) {
  return to ? Array.from(words).slice(from, to).join("") : words;
}

/**
 * How the words that were put aside, or the digest of those that were shared, stand to the present ones.
 *
 * Selected words are the same wherever they stand in their sentence: what changed beside them may have
 * moved them.
 *
 * @param {Entry | Shared} passage
 * @param {string} present the words at its place, may be empty
 * @param {string} whole the words of its sentence or paragraph; empty where that is gone
 * @returns {"same" | "changed" | "gone"}
 */
export function standingOf(passage, present, whole) {
  if (!whole) return "gone";
  if ("words" in passage) {
    const isSame = passage.to ? whole.includes(passage.words) : passage.words === whole;
    return isSame ? "same" : "changed";
  }
  if (!present) return "gone";
  return passage.digest && passage.digest !== digestOf(present) ? "changed" : "same";
}

/**
 * What a page says of the report whose text it has.
 *
 * @param {Document} page
 * @returns {Named | null} null where it has none that can be put aside
 */
export function namedOn(page) {
  const text = page.querySelector(`[${MARKUP.collected}]`);
  if (!text) return null;
  return { name: text.getAttribute(MARKUP.named), cite: text.getAttribute(MARKUP.cite) };
}
