import { MADE } from "../contract.js";
import { cellsOf, levelsOf, measured, silenceOf, written } from "./trends.js";
import { placesHTML } from "./verdicts.js";
import * as ReportSearch from "./match.js";

/**
 * What is said of a phrase in words, as HTML: how many say it, first and last use, who does not.
 *
 * @typedef {import("./phrasing.js").Phrase} Phrase
 * @typedef {import("./counting.js").Counts} Counts
 * @typedef {import("./engine.js").ReportRecord} ReportRecord
 * @typedef {import("./trends.js").Edge} Edge
 * @typedef {import("./trends.js").Place} Place
 *
 * @typedef {object} Held what the site holds
 * @property {ReportRecord[]} reports
 * @property {Place[]} places
 * @property {URL} root the site's
 *
 * @typedef {object} Account of a phrase
 * @property {Phrase} phrase
 * @property {Counts} said
 * @property {{ first: Edge, last: Edge } | null} edges
 * @property {string} [nearest] the longest part of a phrase that nobody says and that stands in the texts
 * @property {import("./sentences.js").Place[]} sentences of the first and of the last report; empty
 * where none says it
 */

const MOST_PLACES = 150; // that are named of a level

/**
 * Where the sentences stand that a number counts, on the search page.
 *
 * @param {Phrase} phrase
 * @param {Record<string, string>} narrowed by facet; what is empty is left open
 * @returns {string} from the site's root
 */
export function searchUrl({ text }, narrowed) {
  const chosen = Object.entries(narrowed).filter(([, value]) => value);
  return `search/?${new URLSearchParams([["q", text.replace(/\s+/g, "")], ...chosen, [
    "kind",
    "原文",
  ]])}`;
}

/**
 * @param {string} iso
 * @returns {string} 2024年1月23日
 */
export function dayWritten(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/**
 * Of how many reports the numbers are, in a sentence.
 *
 * @param {ReportRecord[]} reports
 * @returns {string}
 */
export function heldSaid(reports) {
  const years = reports.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const torn = reports.filter(({ whole }) => !whole).length;
  return `收录的报告 ${reports.length} 份（${first === last ? first : `${first}—${last}`}年）${
    torn ? `，其中 ${torn} 份来源不全` : ""
  }。`;
}

/**
 * @param {Account} account
 * @param {Held} held
 * @returns {string}
 */
export function accountHTML({ phrase, said, edges, sentences, nearest = "" }, held) {
  const name = `“${ReportSearch.escape(ReportSearch.shown(phrase.text))}”`;
  const cells = cellsOf(said, held.reports);
  const count = sum(cells, "count");
  const rate = measured({ ...totals(cells), said: 0 }, "");
  const torn = held.reports.filter(({ whole }) => !whole).length;
  const annexed = said.annexed ? `；附件（名词注释等）里另有 ${said.annexed} 处，不计` : "";
  const all = edges
    ? ` <a href="${ReportSearch.escape(new URL(searchUrl(phrase, {}), held.root).href)}">看原文</a>`
    : "";
  const figures = edges
    ? `${said.counts.size} 份提到，共 ${count} 处，每万字 ${written(rate, "")} 处`
    : `没有一份提到${torn ? `（其中 ${torn} 份来源不全，不能断定）` : ""}`;
  return `<section class="${MADE.account}"><h2>${name}</h2>
    <p>收录的 ${held.reports.length} 份报告中，${figures}${ReportSearch.escape(annexed)}。${all}</p>
    ${edges ? `<p>${levelsHTML(cells, held)}</p>` : nearestWordsHTML(nearest, held)}
    ${
    edges
      ? `<ol class="${MADE.places}">${
        edgeHTML("首见", edges.first, sentences[0], held) +
        edgeHTML("最近", edges.last, sentences[1], held)
      }</ol>`
      : ""
  }
    ${edges ? silenceHTML(said, held) : ""}</section>`;
}

/**
 * @param {string} nearest
 * @param {Held} held
 * @returns {string} the way to what comes nearest; empty where nothing does
 */
function nearestWordsHTML(nearest, { root }) {
  if (!nearest) return "";
  const address = `search/?${new URLSearchParams({ q: nearest })}`;
  return `<p>最接近的字样：<a href="${ReportSearch.escape(new URL(address, root).href)}">“${
    ReportSearch.escape(nearest)
  }”</a>（检索）</p>`;
}

/**
 * @param {import("./trends.js").Cell[]} cells
 * @returns {{ held: number, characters: number, count: number }}
 */
function totals(cells) {
  return {
    held: sum(cells, "held"),
    characters: sum(cells, "characters"),
    count: sum(cells, "count"),
  };
}

/**
 * @param {import("./trends.js").Cell[]} cells
 * @param {"held" | "characters" | "count" | "said"} of
 * @returns {number}
 */
function sum(cells, of) {
  return cells.reduce((all, cell) => all + cell[of], 0);
}

/**
 * Level by level, how many of the reports that are held say it, and since which year.
 *
 * @param {import("./trends.js").Cell[]} cells
 * @param {Held} held
 * @returns {string}
 */
function levelsHTML(cells, { reports }) {
  return levelsOf(reports).map((level) => {
    const own = cells.filter((cell) => cell.level === level && cell.held);
    const since = own.find(({ said }) => said)?.year;
    const share = `${level} ${sum(own, "said")}/${sum(own, "held")} 份`;
    return `<span class="${MADE.unbroken}">${share}${
      since ? `，${since}年起` : `（收录 ${own[0].year}年起）`
    }</span>`;
  }).join("；");
}

/**
 * The first or the last use, with its sentence, and what makes it sure or not.
 *
 * @param {"首见" | "最近"} label
 * @param {Edge} edge
 * @param {import("./sentences.js").Place} sentence
 * @param {Held} held
 * @returns {string}
 */
function edgeHTML(label, edge, sentence, { reports, root }) {
  const { date, year } = reports[edge.report];
  const day = date ? dayWritten(date) : `${year}年，没有写明日期`;
  const isYear = edge.undated > 0 || (!date && edge.others > 0);
  const said = isYear ? `${label}年份：${year}年，${edge.ofYear} 份提到` : `${label}：${day}`;
  const notes = [edgeNote(label, edge), othersNote(edge, Boolean(date))].filter(Boolean);
  const item = placesHTML([sentence], root);
  return item.replace("<li>", `<li><strong>${said}</strong> `)
    .replace(/<\/li>$/, `<p><small>${notes.join("；")}。</small></p></li>`);
}

/**
 * @param {"首见" | "最近"} label
 * @param {Edge} edge
 * @returns {string}
 */
export function edgeNote(label, { beyond, torn, until }) {
  const isFirst = label === "首见";
  if (!beyond) return isFirst ? "没有收录更早的报告，此前有没有，无从知道" : "没有收录更晚的报告";
  const lost = torn ? `，其中 ${torn} 份来源不全` : "";
  return isFirst
    ? `更早的 ${beyond} 份（${until}年起）都没有${lost}`
    : `更晚的 ${beyond} 份（到${until}年）没有再提${lost}`;
}

/**
 * @param {Edge} edge
 * @param {boolean} isDated
 * @returns {string}
 */
function othersNote({ others, undated }, isDated) {
  if (!isDated) return others ? `同年另有 ${others} 份提到，先后不明` : "";
  return [
    ...(others ? [`同日另有 ${others} 份`] : []),
    ...(undated ? [`同年另有 ${undated} 份提到的没有写明日期，先后不明`] : []),
  ].join("；");
}

// -- Who does not say it ---------------------------------------------------------------------

/**
 * @param {Counts} said
 * @param {Held} held
 * @returns {string}
 */
function silenceHTML(said, held) {
  const { never, stopped, unsure } = silenceOf(said, held.places, held.reports);
  /** @param {Place} place */
  const years = ({ reports }) => `${yearsSaid(reports, held)}`;
  /** @param {Place} place */
  const since = ({ reports }) => {
    const saying = reports.filter((number) => said.counts.has(number));
    const [last, newest] = [saying, reports].map((list) =>
      held.reports[list[list.length - 1]].year
    );
    return `${last}年有，${newest}年没有`;
  };
  return listHTML("收录的报告里都没有提到的地方", never, years, held) +
    listHTML("以前提到、最近一份没有再提的地方", stopped, since, held) +
    listHTML("没有找到、但来源不全，不能断定的地方", unsure, years, held);
}

/**
 * @param {number[]} reports
 * @param {Held} held
 * @returns {string} the years of which they are
 */
function yearsSaid(reports, held) {
  const years = [...new Set(reports.map((number) => held.reports[number].year))];
  return years.length > 3 && years[years.length - 1] - years[0] === years.length - 1
    ? `${years[0]}—${years[years.length - 1]}年`
    : `${years.join("、")}年`;
}

/**
 * Places by level, folded.
 *
 * @param {string} label
 * @param {Place[]} places
 * @param {(place: Place) => string} about
 * @param {Held} held
 * @returns {string} empty where there is none
 */
function listHTML(label, places, about, { reports, places: all, root }) {
  if (!places.length) return "";
  const lists = [...new Set(places.map(({ level }) => level))].map((level) => {
    const own = places.filter((place) => place.level === level);
    const of = all.filter((place) => place.level === level).length;
    const links = own.slice(0, MOST_PLACES).map((place) => {
      const newest = reports[place.reports[place.reports.length - 1]];
      const address = ReportSearch.escape(new URL(newest.url, root).href);
      return `<a href="${address}">${ReportSearch.escape(place.name)}</a>（${about(place)}）`;
    });
    const rest = own.length > MOST_PLACES ? `等，其余见“各地各年”` : "";
    return `<p><strong>${level} ${own.length}/${of} 个</strong>：${links.join("、")}${rest}</p>`;
  });
  return `<details class="${MADE.fold}"><summary>${label}：${places.length} 个</summary>${
    lists.join("")
  }</details>`;
}
