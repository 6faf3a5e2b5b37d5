import * as ReportSearch from "./match.js";

/**
 * The sentence of a report around what stands in it, and where it is.
 *
 * @typedef {import("./space.js").Held} Held
 *
 * @typedef {object} Place a sentence of a report, with what was looked for in it
 * @property {number} position
 * @property {string} report its name
 * @property {string} section
 * @property {string} part the heading above the section's; empty where it has none
 * @property {string} url of the page
 * @property {string} anchor of the paragraph; empty for a heading
 * @property {string} text the sentence as printed
 * @property {import("./match.js").Range[]} ranges in it
 * @property {string[]} unlike in what it differs that makes no difference
 * @property {string} before a negation that stands directly before; empty where there is none
 */

const ENDS = "。！？!?";

/**
 * A page's text as printed, and where in it a bare string stands that begins at a position.
 *
 * @param {Held} held
 * @param {number} position
 * @param {number} length
 * @returns {{ text: string, from: number, to: number }}
 */
export function printedAt({ page, start }, position, length) {
  const at = ReportSearch.origins(page.prepared.folded);
  const first = position - start;
  return { text: printed(page), from: at[first], to: at[first + length - 1] + 1 };
}

/**
 * @param {import("./match.js").SearchPage} page
 * @returns {string} its text as printed, as long as the folded one
 */
export function printed({ blocks }) {
  let text = "";
  for (const block of blocks) {
    text += (block.start > text.length ? ReportSearch.BORDER : "") + block.text;
  }
  return text;
}

/**
 * @param {import("./match.js").SearchPage} page
 * @param {string} text all of it as printed
 * @param {number} from
 * @param {number} to
 * @returns {Omit<Place, "position">}
 */
export function placeOf({ blocks, url, title, trail }, text, from, to) {
  const block = blocks.find(({ start, end }) => start <= from && from < end) ?? blocks[0];
  const [start, end] = sentenceAround(text, from, to);
  return {
    report: trail[0],
    section: title,
    part: trail.slice(1).join(" · "),
    url,
    anchor: block.anchor,
    text: text.slice(start, end),
    ranges: [{ start: from - start, end: to - start }],
    unlike: [],
    before: "",
  };
}

/**
 * The sentences of a text in which a part of it lies.
 *
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {[start: number, end: number]}
 */
export function sentenceAround(text, from, to) {
  let [start, end] = [from, to];
  while (start > 0 && !(ENDS + ReportSearch.BORDER).includes(text[start - 1])) start -= 1;
  while (/[”’」』）)\s]/.test(text[start] ?? "") && start < from) start += 1; // those of the one before
  while (end < text.length && text[end] !== ReportSearch.BORDER) {
    const isEnd = /[。！？!?][”’」』]*$/.test(text.slice(Math.max(0, end - 4), end));
    if (isEnd && !(ENDS + "”’」』").includes(text[end])) break;
    end += 1;
  }
  return [start, end];
}

/**
 * The sentence in which a bare string stands that begins at a position.
 *
 * @param {string} bare
 * @param {number} position
 * @param {import("./space.js").Space} space
 * @returns {Promise<Place>}
 */
export async function sentenceAt(bare, position, space) {
  const held = await space.textAt(position);
  const { text, from, to } = printedAt(held, position, bare.length);
  return { ...placeOf(held.page, text, from, to), position };
}
