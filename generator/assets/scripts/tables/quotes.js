/**
 * The words behind the figures of a report, as `generator/quotes.py` writes them: by the anchor of a
 * sentence, the clauses in it, each with its indicator's id and the value that it gives ("" for none).
 *
 * @typedef {[indicator: string, value: string, words: string]} Clause
 * @typedef {{ [anchor: string]: Clause[] }} Quotes
 */

const VALUE = /^[−\d.—]*/;

/**
 * The words of a figure: those of its sentence's clauses that are on its indicator, and of these the
 * ones that give its value where any does. Where no clause is on it, the value must tell which it is; ""
 * where it does not.
 *
 * `about` are the addresses that say what the figure is of, those of its heads before that of its
 * page: the first of these lists in which a clause's indicator is named decides.
 *
 * @param {Clause[]} clauses of the sentence
 * @param {string[][]} about
 * @param {string} shown the figure as a cell has it: 5左右
 * @returns {string}
 */
export function wordsOf(clauses, about, shown) {
  const value = VALUE.exec(shown)[0];
  const on = about.map((addresses) =>
    clauses.filter(([indicator]) => addresses.some((one) => one.includes(`/${indicator}/`)))
  ).find((some) => some.length);
  const alike = (on ?? clauses).filter(([, of]) => of === value);
  if (on) return told(alike.length ? alike : on);
  const indicators = new Set(alike.map(([indicator]) => indicator));
  return value && indicators.size === 1 ? told(alike) : "";
}

/**
 * @param {Clause[]} clauses
 * @returns {string}
 */
function told(clauses) {
  return [...new Set(clauses.map(([, , words]) => words))].join("；");
}
