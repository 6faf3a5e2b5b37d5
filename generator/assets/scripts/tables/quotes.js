/**
 * The words behind the figures of a report, as `generator/quotes.py` writes them: by the anchor of a
 * sentence, the clauses in it, each with its indicator's id and the value that it gives ("" for none).
 *
 * @typedef {[indicator: string, value: string, words: string]} Clause
 * @typedef {{ [anchor: string]: Clause[] }} Quotes
 */

const VALUE = /^[−\d.—]*/;

/**
 * The words of a figure: those of its sentence's clauses that are on its indicator and give its value,
 * as far as that tells them apart; "" where what is left is on several indicators.
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
  const named = about.map((addresses) =>
    clauses.filter(([indicator]) => addresses.some((one) => one.includes(`/${indicator}/`)))
  );
  let left = named.find((some) => some.length) ?? clauses;
  const alike = left.filter(([, of]) => of === value);
  if (alike.length) left = alike;
  if (new Set(left.map(([indicator]) => indicator)).size > 1) return "";
  return [...new Set(left.map(([, , words]) => words))].join("；");
}
