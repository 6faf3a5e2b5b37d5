import { LEDGER } from "../contract.js";
import { linesOf, readLink } from "./reading.js";

/**
 * Reads a report's ledger as one table: its numbers stand in a table a section, and each is told here of
 * which. What marks a number has a column of its own.
 */

const HEADS = ["节", "所说的事", "数字", "标记", "原文"];

/**
 * @param {string} text
 * @param {import("./sheet.js").Link[]} [links]
 * @param {boolean} [heads]
 * @returns {import("./sheet.js").ReadCell}
 */
function ledgerCell(text, links = [], heads = false) {
  return { lines: [text].filter(Boolean), links, across: 1, down: 1, heads };
}

/**
 * @param {Element} element
 * @param {(element: Element) => boolean} [isWanted]
 * @returns {string}
 */
function lineOf(element, isWanted) {
  return linesOf(element, isWanted).join(" ");
}

/**
 * @param {Element} element
 * @returns {boolean}
 */
function isNumberMark(element) {
  return element.matches(`${LEDGER.key}, ${LEDGER.unsure}`);
}

/**
 * @param {Element} ledger
 * @param {URL} base the page's published address
 * @returns {import("./sheet.js").ReadTable}
 */
export function readLedger(ledger, base) {
  const body = [...ledger.querySelectorAll(`[${LEDGER.part}]`)].flatMap((group) => {
    const section = lineOf(group.querySelector("summary"), ({ tagName }) => tagName !== "SMALL");
    const rows = /** @type {NodeListOf<HTMLTableRowElement>} */ (
      group.querySelectorAll("tbody tr:not([hidden])")
    );
    return [...rows].map((row) => {
      const [subject, number, words] = row.cells;
      const marks = [...subject.children].filter(isNumberMark);
      const indicator = subject.querySelector("a");
      const sentence = readLink(words.querySelector("a"), base);
      return [
        ledgerCell(section),
        ledgerCell(lineOf(subject, (element) => !isNumberMark(element))),
        ledgerCell(lineOf(number)),
        ledgerCell(
          marks.map((mark) => lineOf(mark)).join("、"),
          indicator ? [readLink(indicator, base)] : [],
        ),
        ledgerCell(sentence.shown, [{ ...sentence, said: sentence.shown }]),
      ];
    });
  });
  return { head: [HEADS.map((head) => ledgerCell(head, [], true))], body };
}
