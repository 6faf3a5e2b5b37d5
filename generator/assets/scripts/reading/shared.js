import { MARKUP } from "../contract.js";

/**
 * Words that a report shares with others, shown in its text when a reader asks for it. Where they
 * stand is in the page; a browser that cannot paint ranges shows no switch.
 *
 * @typedef {{ of: string, formula: boolean, start: number, end: number }} Shared
 */

const KEPT = "shared-words";
/** What a relation's ranges are painted as, those that win where two overlap first. */
const PAINTS = { s: "shared-superior", p: "shared-previous", n: "shared-national" };
const FORMULA = "shared-formula";

/**
 * The ranges that a paragraph names: `s12-45`, with a capital letter where it is a formula.
 *
 * @param {string} named
 * @returns {Shared[]}
 */
export function sharedOf(named) {
  return named.split(" ").filter(Boolean).map((one) => {
    const [start, end] = one.slice(1).split("-").map(Number);
    const of = one[0].toLowerCase();
    return { of, formula: one[0] !== of, start, end };
  });
}

/**
 * Where a place of a text, counted in characters, is in pieces that are counted in code units.
 *
 * @param {string[]} pieces
 * @param {number} place
 * @returns {{ piece: number, at: number }}
 */
export function placeIn(pieces, place) {
  let left = place;
  for (const [piece, text] of pieces.entries()) {
    const characters = [...text];
    if (left <= characters.length) return { piece, at: characters.slice(0, left).join("").length };
    left -= characters.length;
  }
  const last = pieces.length - 1;
  return { piece: last, at: pieces[last].length };
}

/**
 * @param {Element} paragraph
 * @returns {Text[]}
 */
function textsOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
  return found;
}

/**
 * @param {Iterable<string>} wanted the relations that are to be seen
 */
function paint(wanted) {
  const seen = new Set(wanted);
  /** @type {Map<string, Range[]>} */
  const ranges = new Map();
  for (const paragraph of document.querySelectorAll(`[${MARKUP.shared}]`)) {
    const texts = textsOf(paragraph);
    const pieces = texts.map((text) => text.data);
    for (const one of sharedOf(paragraph.getAttribute(MARKUP.shared))) {
      if (!seen.has(one.of)) continue;
      const [start, end] = [placeIn(pieces, one.start), placeIn(pieces, one.end)];
      const range = document.createRange();
      range.setStart(texts[start.piece], start.at);
      range.setEnd(texts[end.piece], end.at);
      const name = one.formula ? FORMULA : PAINTS[/** @type {"s" | "p" | "n"} */ (one.of)];
      ranges.set(name, [...(ranges.get(name) ?? []), range]);
    }
  }
  for (const [order, name] of [FORMULA, ...Object.values(PAINTS).reverse()].entries()) {
    const highlight = new Highlight(...(ranges.get(name) ?? []));
    highlight.priority = order;
    CSS.highlights.set(name, highlight);
  }
}

/** @returns {string} what was to be seen last; empty where nothing is kept */
function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return ""; // storage is forbidden
  }
}

/** @param {string} wanted */
function keep(wanted) {
  try {
    sessionStorage.setItem(KEPT, wanted);
  } catch {
    // It lasts as long as the page then.
  }
}

/** Lets a reader see which words are shared, from page to page until it is switched off. */
export function wireShared() {
  if (!("highlights" in CSS)) return;
  for (const group of document.querySelectorAll(MARKUP.sharedSwitch)) {
    const boxes = [...group.querySelectorAll("input")];
    const before = kept();
    for (const box of boxes) box.checked = before.includes(box.value);
    const update = () => {
      const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
      const others = [...kept()].filter((one) => !boxes.some((box) => box.value === one));
      keep([...others, ...wanted].join(""));
      paint(wanted);
    };
    group.addEventListener("change", update);
    /** @type {HTMLElement} */ (group).hidden = false;
    if (boxes.some((box) => box.checked)) update();
  }
}
