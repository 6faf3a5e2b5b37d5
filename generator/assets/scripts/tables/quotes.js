/**
 * The words behind the figures of a report, as `generator/quotes.py` writes them: by the anchor of a
 * sentence, the clauses in it, each with its indicator's id and the value that it gives ("" for none).
 *
 * @typedef {[indicator: string, value: string, words: string]} Clause
 * @typedef {{ [anchor: string]: Clause[] }} Quotes
 */

const INDICATOR = /\/indicators\/([\w-]+)\//;
const VALUE = /^[−\d.—]*/;

/**
 * The id of the indicator that an address is of, or "".
 *
 * @param {string} address
 * @returns {string}
 */
export function indicatorOf(address) {
  return INDICATOR.exec(address)?.[1] ?? "";
}

/**
 * The words of a figure: those of its sentence's clauses that are on its indicator and give its value,
 * as far as that tells them apart.
 *
 * @param {Clause[]} clauses of the sentence
 * @param {string} indicator its id, "" where it is not known
 * @param {string} shown the figure as a cell has it: 5左右
 * @returns {string}
 */
export function wordsOf(clauses, indicator, shown) {
  const value = VALUE.exec(shown)[0];
  let left = clauses;
  for (
    const fits of [
      (/** @type {Clause} */ [of]) => of === indicator,
      (/** @type {Clause} */ [, of]) => of === value,
    ]
  ) {
    const fitting = left.filter(fits);
    if (fitting.length) left = fitting;
  }
  return [...new Set(left.map(([, , words]) => words))].join("；");
}
