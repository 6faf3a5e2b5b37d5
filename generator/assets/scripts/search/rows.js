import { MADE } from "../contract.js";
import { dayWritten, searchUrl } from "./accounts.js";
import { cellsOf, measured, written } from "./trends.js";
import * as ReportSearch from "./match.js";

/**
 * What is counted, as tables that a reader can take home: by year and level, by place and year, by report.
 * A cell that counts something leads to its sentences.
 *
 * @typedef {import("./phrasing.js").Phrase} Phrase
 * @typedef {import("./counting.js").Counts} Counts
 * @typedef {import("./accounts.js").Held} Held
 * @typedef {import("./accounts.js").Account} Account
 * @typedef {import("./trends.js").Measure} Measure
 *
 * @typedef {{ name: string, phrase: Phrase | null, said: Counts }} Series of a phrase; of all phrases
 * together there is none to look for
 */

const UP = "../"; // to the site's root: links are relative, so that a file has published addresses
export const NOT_HELD = "未收";
export const TORN = "†";

/**
 * @param {string} value
 * @param {string} [url]
 * @returns {string} a cell of a column of numbers
 */
function numberCell(value, url = "") {
  const inner = url ? linkTo(url, value) : value;
  return `<td class="${MADE.count}">${inner}</td>`;
}

/**
 * @param {string} url from the site's root
 * @param {string} html
 * @returns {string}
 */
function linkTo(url, html) {
  return `<a href="${ReportSearch.escape(UP + url)}">${html}</a>`;
}

/** A cell of what is not held. */
const EMPTY = `<td class="${MADE.count}"><span class="${MADE.empty}">${NOT_HELD}</span></td>`;

/**
 * @param {string} words
 * @param {string} [more] attributes
 * @returns {string}
 */
function head(words, more = "") {
  return `<th scope="col"${more}>${ReportSearch.escape(words)}</th>`;
}

/**
 * The head of a column of numbers, which stands over them.
 *
 * @param {string} words
 * @param {string} [more] attributes
 * @returns {string}
 */
function numberHead(words, more = "") {
  return head(words, ` class="${MADE.count}"${more}`);
}

/**
 * The content of the table by year and level; each series has its reports, occurrences and rate.
 *
 * @param {Series[]} series
 * @param {Held} held
 * @returns {string}
 */
export function yearsTable(series, { reports }) {
  const counted = series.map((one) => ({ ...one, cells: cellsOf(one.said, reports) }));
  const single = series.length === 1;
  const tall = single ? "" : ' rowspan="2"';
  const fixed = [
    ...["年份", "层级"].map((title) => head(title, tall)),
    ...["收录（份）", "来源不全（份）", "字数"].map((title) => numberHead(title, tall)),
  ].join("");
  const titles = ["提到（份）", "处数", "每万字处数"].map((title) => numberHead(title)).join("");
  const heads = single
    ? `<tr>${fixed}${titles}</tr>`
    : `<tr>${fixed}${series.map(({ name }) => head(name, ' colspan="3"')).join("")}</tr><tr>${
      titles.repeat(series.length)
    }</tr>`;
  const years = new Set(reports.map(({ year }) => year));
  const rows = counted[0].cells.map(({ year, level, held, torn, characters }, i) => {
    if (!years.has(year)) return "";
    const about = held
      ? numberCell(`${held}`) + numberCell(`${torn}`) + numberCell(`${characters}`)
      : EMPTY.repeat(3);
    const cells = counted.map(({ phrase, cells }) => {
      const cell = cells[i];
      if (!held) return EMPTY.repeat(3);
      const url = phrase && cell.said ? searchUrl(phrase, { year: `${year}`, level }) : "";
      return numberCell(`${cell.said}`, url) + numberCell(`${cell.count}`) +
        numberCell(written(measured(cell, ""), ""));
    });
    return `<tr><th scope="row">${year}年</th><td>${level}</td>${about}${cells.join("")}</tr>`;
  });
  return `<thead>${heads}</thead><tbody>${rows.join("")}</tbody>`;
}

/**
 * The content of the table of places and years, of one series.
 *
 * @param {Series} series
 * @param {Measure} measure
 * @param {Held} held
 * @returns {string}
 */
export function placesTable({ phrase, said: { counts } }, measure, { reports, places }) {
  const years = [...new Set(reports.map(({ year }) => year))].sort((a, b) => a - b);
  const rows = places.map((place) => {
    const { url, province } = reports[place.reports[place.reports.length - 1]];
    const cells = years.map((year) => {
      const own = place.reports.filter((number) => reports[number].year === year);
      if (!own.length) return EMPTY;
      const cell = {
        held: own.length,
        characters: own.reduce((sum, number) => sum + reports[number].characters, 0),
        count: own.reduce((sum, number) => sum + (counts.get(number) ?? 0), 0),
        said: 0,
      };
      const value = measure ? `${cell.count}` : written(measured(cell, ""), "");
      const torn = own.some((number) => !reports[number].whole) ? TORN : "";
      const { level, place: name } = reports[own[0]];
      const narrowed = { year: `${year}`, level, province, place: name };
      return numberCell(
        `${value}${torn}`,
        phrase && cell.count ? searchUrl(phrase, narrowed) : "",
      );
    });
    return `<tr><th scope="row">${
      linkTo(url, ReportSearch.escape(place.name))
    }</th><td>${place.level}</td>${cells.join("")}</tr>`;
  });
  const heads = head("地方") + head("层级") +
    years.map((year) => numberHead(`${year}年`)).join("");
  return `<thead><tr>${heads}</tr></thead><tbody>${rows.join("")}</tbody>`;
}

/**
 * The content of the table with a report a row and a series a column: a panel for statistics.
 *
 * @param {Series[]} series
 * @param {Measure} measure
 * @param {Held} held
 * @returns {string}
 */
export function reportsTable(series, measure, { reports }) {
  const rows = reports.map((report, number) => {
    const { name, place, province, level, year, date, whole, characters, url } = report;
    const about = [place, province, level].map((text) => `<td>${ReportSearch.escape(text)}</td>`);
    const values = series.map(({ said }) => {
      const count = said.counts.get(number) ?? 0;
      const cell = { held: 1, characters, count, said: 0 };
      return numberCell(measure ? `${count}` : written(measured(cell, ""), ""));
    });
    return `<tr><th scope="row">${linkTo(url, ReportSearch.escape(name))}</th>${about.join("")}${
      numberCell(`${year}`)
    }<td>${date}</td><td>${whole ? "完整" : "不全"}</td>${numberCell(`${characters}`)}${
      values.join("")
    }</tr>`;
  });
  const heads = ["报告", "地方", "省份", "层级"].map((title) => head(title)).join("") +
    numberHead("年份") + head("日期") + head("来源") + numberHead("字数") +
    series.map(({ name }) => numberHead(name)).join("");
  return `<thead><tr>${heads}</tr></thead><tbody>${rows.join("")}</tbody>`;
}

/**
 * The content of the table of many phrases, each with its numbers, and its first and last use.
 *
 * @param {Account[]} accounts
 * @param {Held} held
 * @returns {string}
 */
export function phrasesTable(accounts, { reports }) {
  const characters = reports.reduce((sum, report) => sum + report.characters, 0);
  const rows = accounts.map(({ phrase, said, edges }) => {
    const count = [...said.counts.values()].reduce((sum, one) => sum + one, 0);
    const rate = measured({ held: reports.length, characters, count, said: 0 }, "");
    const ends = edges ? [edges.first, edges.last] : [];
    const cells = ends.map(({ report: number }) => {
      const { name, date, year, url } = reports[number];
      const day = date ? dayWritten(date) : `${year}年`;
      return `<td>${linkTo(url, ReportSearch.escape(name))} <small>${day}</small></td>`;
    });
    const url = edges ? searchUrl(phrase, {}) : "";
    return `<tr><th scope="row">${ReportSearch.escape(phrase.text)}</th>${
      numberCell(`${said.counts.size}`, url)
    }${numberCell(`${count}`)}${numberCell(written(rate, ""))}${
      cells.join("") || "<td></td>".repeat(2)
    }</tr>`;
  });
  const heads = head("词") +
    ["提到（份）", "处数", "每万字处数"].map((title) => numberHead(title)).join("") +
    head("首见") + head("最近");
  return `<thead><tr>${heads}</tr></thead><tbody>${rows.join("")}</tbody>`;
}
