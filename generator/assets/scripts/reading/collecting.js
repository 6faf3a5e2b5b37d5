import { keyOf } from "../collection/address.js";
import { changedEvent, FAULTS, storeKey, storeOf } from "../collection/store.js";
import { appended, parted } from "../collection/entries.js";
import { cut, namedOn, wordsWithin } from "../collection/texts.js";
import { FRAME, MARKUP } from "../contract.js";

/**
 * What a reader puts aside while reading, and the count of it in the page's frame.
 *
 * @typedef {import("../collection/address.js").Place} Place
 * @typedef {{ label: string, place: Place, words: string }} Passage `label` says what it is: 本段
 * @typedef {{ anchor: string, length: number }} Sentence in code points
 */

/** @type {ReturnType<typeof storeOf>} */
let shelf;
/** @type {Range | null} what was selected when a number was pressed, which may end the selection */
let pressed = null;

/**
 * The place of a part of a paragraph: the sentence or the paragraph itself where it is the whole of
 * it, else a range within the sentence that holds it, or within the paragraph.
 *
 * @param {string} report
 * @param {string} paragraph its anchor
 * @param {Sentence[]} sentences those of the paragraph, in order
 * @param {number} start code points of the paragraph
 * @param {number} end
 * @returns {Place | null} null where nothing is left within the paragraph
 */
export function placeWithin(report, paragraph, sentences, start, end) {
  const whole = sentences.reduce((sum, { length }) => sum + length, 0);
  const [first, last] = [Math.max(0, start), Math.min(end, whole)];
  if (first >= last) return null;
  let before = 0;
  for (const { anchor, length } of sentences) {
    const [from, to] = [first - before, last - before];
    if (from >= 0 && to <= length) {
      const isWhole = from === 0 && to === length;
      return { report, anchor, from: isWhole ? 0 : from, to: isWhole ? 0 : to };
    }
    before += length;
  }
  const isWhole = first === 0 && last === whole;
  return { report, anchor: paragraph, from: isWhole ? 0 : first, to: isWhole ? 0 : last };
}

/**
 * What of a paragraph can be put aside.
 *
 * @param {HTMLElement} paragraph
 * @param {string} sentence the id of the chosen one; empty where none is chosen
 * @returns {Passage[]} empty where the site keeps no passages
 */
export function passagesOn(paragraph, sentence) {
  const text = paragraph.closest(`[${MARKUP.collected}]`);
  if (!text) return [];
  const report = text.getAttribute(MARKUP.collected);
  const words = wordsWithin(paragraph);
  /** @type {Passage[]} */
  const found = [];
  const selected = selectedIn(paragraph, report, words);
  if (selected) found.push(selected);
  if (sentence) {
    const place = { report, anchor: sentence, from: 0, to: 0 };
    found.push({ label: "所选句子", place, words: document.getElementById(sentence).textContent });
  }
  found.push({ label: "本段", place: { report, anchor: paragraph.id, from: 0, to: 0 }, words });
  const keys = found.map(({ place }) => keyOf(place));
  return found.filter((_, i) => keys.lastIndexOf(keys[i]) === i);
}

/**
 * The words of a paragraph that are selected.
 *
 * @param {HTMLElement} paragraph
 * @param {string} report
 * @param {string} words all of the paragraph's
 * @returns {Passage | null} null where none are
 */
function selectedIn(paragraph, report, words) {
  const range = selectedRange();
  if (!range?.intersectsNode(paragraph)) return null;
  /** @param {Node} node @param {number} offset */
  const pointsBefore = (node, offset) => {
    const before = document.createRange();
    before.setStart(paragraph, 0);
    if (before.comparePoint(node, offset) < 0) return 0;
    before.setEnd(node, offset);
    return Array.from(before.toString()).length;
  };
  const start = pointsBefore(range.startContainer, range.startOffset);
  const end = pointsBefore(range.endContainer, range.endOffset);
  const sentences = [...paragraph.querySelectorAll(MARKUP.sentence)].map((one) => {
    return { anchor: one.id, length: Array.from(one.textContent).length };
  });
  const place = placeWithin(report, paragraph.id, sentences, start, end);
  if (!place) return null;
  const chosen = cut(words, start, end);
  return chosen.trim() ? { label: "所选文字", place, words: chosen } : null;
}

/**
 * What is selected; what was, where the press that opened the menu ended the selection.
 *
 * @returns {Range | null}
 */
export function selectedRange() {
  return rangeNow() ?? pressed;
}

/** @returns {Range | null} what is selected now */
function rangeNow() {
  const selection = window.getSelection();
  return selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}

/**
 * @param {Place} place
 * @returns {boolean} whether it was put aside
 */
export function isPutAside(place) {
  return shelf.read().entries.some((entry) => keyOf(entry) === keyOf(place));
}

/**
 * Puts a passage aside, or takes it out again.
 *
 * @param {Passage} passage
 * @param {string} day the present one
 * @returns {string} what became of it, for the reader
 */
export function toggle({ place, words }, day) {
  const goes = isPutAside(place);
  const { name, cite } = namedOn(document);
  const fault = shelf.change((kept) => ({
    ...kept,
    entries: goes
      ? parted(kept.entries, [keyOf(place)]).left
      : appended(kept.entries, [{ ...place, words, name, cite, note: "", day }]),
  }));
  if (fault) return `没有${goes ? "移出" : "放入"}：${FAULTS[fault]}`;
  showCount();
  return goes ? "已移出摘录" : `已放入摘录，共 ${shelf.read().entries.length} 条`;
}

/** Shows in the frame how much was put aside, where anything was. */
function showCount() {
  const way = document.querySelector(`[${FRAME.collection}]`);
  if (!(way instanceof HTMLElement)) return;
  const count = shelf.read().entries.length;
  way.hidden = !count;
  way.textContent = `摘录 ${count}`;
  way.setAttribute("aria-label", `摘录，${count} 条`);
}

/** Keeps the count, and what was selected when a paragraph's number is pressed. */
export function wireCollecting() {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  shelf = storeOf(() => localStorage, storeKey(new URL("..", here)));
  showCount();
  window.addEventListener("storage", showCount);
  window.addEventListener("pageshow", showCount); // gone back to, as it was left
  document.addEventListener(changedEvent, showCount);
  document.addEventListener("pointerdown", ({ target }) => {
    const number = target instanceof Element && target.closest(MARKUP.number);
    pressed = number ? rangeNow()?.cloneRange() ?? null : null;
  });
  document.addEventListener("keydown", () => {
    pressed = null;
  });
}
