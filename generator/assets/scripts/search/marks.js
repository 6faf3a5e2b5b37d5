import { MADE, THEME } from "../contract.js";
import * as ReportSearch from "./match.js";

/** Marks words in the text of an opened page. */

export const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, figcaption";
const LEFT_OUT = `script, style, button, ${THEME.permalink}`;

/**
 * The text nodes of a block that stand in no block within it.
 *
 * @param {Element} block
 * @returns {Text[]}
 */
function textNodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => {
    const { parentElement } = node;
    const own = parentElement.closest(BLOCKS) === block && !parentElement.closest(LEFT_OUT);
    return own ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/**
 * Wraps the characters `[start, end)` of a text node in a mark.
 *
 * @param {Text} node
 * @param {number} start
 * @param {number} end
 */
function wrap(node, start, end) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const mark = document.createElement("mark");
  mark.className = MADE.mark;
  range.surroundContents(mark);
}

/**
 * Ranges of a text as pieces of the nodes that it consists of.
 *
 * @param {number[]} lengths of the nodes, in order
 * @param {import("./match.js").Range[]} ranges in the nodes' joined text, in order
 * @returns {[node: number, start: number, end: number][]}
 */
export function piecesOf(lengths, ranges) {
  let start = 0;
  return lengths.flatMap((length, node) => {
    const end = start + length;
    const offset = start;
    start = end;
    return ranges
      .filter((range) => range.start < end && offset < range.end)
      .map((range) => /** @type {[number, number, number]} */ ([
        node,
        Math.max(range.start, offset) - offset,
        Math.min(range.end, end) - offset,
      ]));
  });
}

/**
 * Marks the words in a block.
 *
 * @param {Element} block
 * @param {import("./match.js").Word[]} wanted
 */
export function markBlock(block, wanted) {
  const nodes = textNodes(block);
  const ranges = ReportSearch.locate(nodes.map((node) => node.data).join(""), wanted);
  const pieces = piecesOf(nodes.map((node) => node.length), ranges);
  // From the end, so that the places before stay what they are.
  for (const [node, start, end] of pieces.reverse()) wrap(nodes[node], start, end);
}
