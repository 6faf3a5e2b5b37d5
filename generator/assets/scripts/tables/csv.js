import { plainNumber } from "./sheet.js";

/** A sheet as comma-separated values, written as the data package's are (`generator/package/csv.py`). */

const BOM = "\ufeff";
const INDENT = "\u3000"; // before text that a spreadsheet would take for a formula
// deno-lint-ignore no-control-regex
const FORMULA = /^(?:[\s\x1c-\x1f\x85]*[=+\-@＝＋－＠]|[\t\r])/; // blanks of either language
const QUOTED = /[",\r\n]/;

/**
 * A cell as it is written. Source: RFC 4180.
 *
 * @param {string} text
 * @returns {string}
 */
export function written(text) {
  const number = plainNumber(text);
  if (number) return number;
  const guarded = FORMULA.test(text) ? INDENT + text : text;
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * The file: the table alone, as programs read it; what is said of it stands in the workbook.
 *
 * @param {import("./sheet.js").Sheet} sheet
 * @returns {string}
 */
export function csvOf(sheet) {
  const rows = [
    sheet.titles,
    ...sheet.rows.map((row) => row.map(({ text }) => text)),
  ];
  return BOM + rows.map((row) => `${row.map(written).join(",")}\n`).join("");
}
