import { MADE } from "../contract.js";
import * as ReportSearch from "./match.js";

/**
 * The search page's results as HTML.
 *
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").Word} Word
 * @typedef {import("./match.js").Passage} Passage
 * @typedef {{ name: string, hits: Hit[] }} Group a report and what was found in it
 */

const LENGTH = 160;
const SHOWN = 5; // passages of a page that stand open
const FULL_PAGES = 200; // pages drawn with their passages

/**
 * The hits of one report, or of all where it is "": by report, names before texts.
 *
 * @param {Hit[]} hits
 * @param {{ id: string, name: string }[]} reports
 * @param {string} report
 * @returns {{ chosen: Hit[], named: Hit[], groups: Group[] }} `groups` are those of texts
 */
export function grouped(hits, reports, report) {
  const chosen = hits.filter(({ page }) => !report || page.report === report);
  const inReports = chosen.filter(({ page }) => !page.kind);
  const groups = reports
    .map(({ id, name }) => ({ name, hits: inReports.filter(({ page }) => page.report === id) }))
    .filter((group) => group.hits.length);
  return { chosen, named: chosen.filter(({ page }) => page.kind), groups };
}

/**
 * What was found, in a sentence.
 *
 * @param {string} query
 * @param {string} where the report's name, or what stands for all
 * @param {Group[]} groups
 * @param {Hit[]} named
 * @param {string[] | null} pieces what was searched for instead of the query
 * @returns {string}
 */
export function message(query, where, groups, named, pieces) {
  const asked = ReportSearch.shown(query);
  const names = named.length ? `，另有名词、指标等 ${named.length} 项` : "";
  const inReports = groups.flatMap(({ hits }) => hits);
  if (pieces) {
    const instead = inReports.length + named.length;
    const note = instead ? `以下 ${instead} 页含有其中的词：${ReportSearch.listed(pieces)}。` : "";
    return `原文中没有「${asked}」。${note}`;
  }
  if (!inReports.length) return `${where}中没有「${asked}」${names}。`;
  const pages = `${groups.length} 份报告的 ${inReports.length} 页，共 ${total(inReports)} 处`;
  return `「${asked}」见于 ${pages}${names}。`;
}

/**
 * @param {Hit[]} hits
 * @returns {number} matches in all of them
 */
function total(hits) {
  return hits.reduce((sum, { count }) => sum + count, 0);
}

/**
 * All results as HTML.
 *
 * @param {ReturnType<typeof grouped>} found
 * @param {Word[]} words
 * @param {URL} root the site's
 * @returns {string}
 */
export function resultsHTML({ chosen, named, groups }, words, root) {
  const drawn = new Set(chosen.slice(0, FULL_PAGES));
  return [...(named.length ? [{ name: "名词与指标等", hits: named }] : []), ...groups]
    .map((group) => groupHTML(group, words, root, drawn))
    .join("");
}

/**
 * @param {Group} group
 * @param {Word[]} words
 * @param {URL} root
 * @param {Set<Hit>} drawn the hits whose passages are shown
 * @returns {string}
 */
function groupHTML({ name, hits }, words, root, drawn) {
  const pages = hits.map((hit) => pageHTML(hit, words, root, drawn.has(hit))).join("");
  const unit = hits[0].page.kind ? "项" : "页";
  return `<section class="${MADE.group}">
      <h2>${ReportSearch.escape(name)} <small>${hits.length} ${unit}，${total(hits)} 处</small></h2>
      <ol>${pages}</ol>
    </section>`;
}

/**
 * @param {Hit} hit
 * @param {Word[]} words
 * @param {URL} root
 * @param {boolean} full whether its passages are shown
 * @returns {string}
 */
function pageHTML(hit, words, root, full) {
  const { page, count, loose, missing } = hit;
  const passages = full ? ReportSearch.passages(hit).filter(({ anchor }) => anchor) : [];
  const title = ReportSearch.marked(page.title, ReportSearch.locate(page.title, words));
  const notes = [
    ...(page.kind ? page.trail : page.trail.slice(1)), // the report's name heads the group
    `${count} 处`,
    ...(loose ? ["引号、空格或注号不同"] : []),
    ...(missing.length ? [`缺少：${ReportSearch.listed(missing)}`] : []),
  ];
  const items = passages.map((passage) => passageHTML(hit, words, root, passage));
  const rest = items.slice(SHOWN).join("");
  const folded = items.length - SHOWN;
  const more = `<details><summary>还有 ${folded} 段</summary><ul>${rest}</ul></details>`;
  const summary = passages.length || !full ? "" : ReportSearch.summary(hit, LENGTH);
  return `<li>
      <a class="${MADE.title}" href="${link(hit, words, root)}">${title}</a>
      <small>${ReportSearch.escape(notes.join(" · "))}</small>
      ${summary && `<p>${summary}</p>`}
      <ul>${items.slice(0, SHOWN).join("")}</ul>
      ${rest && more}
    </li>`;
}

/**
 * @param {Hit} hit
 * @param {Word[]} words
 * @param {URL} root
 * @param {Passage} passage
 * @returns {string}
 */
function passageHTML(hit, words, root, { anchor, text, ranges }) {
  const address = link(hit, words, root, anchor);
  const around = ReportSearch.excerpt(text, ranges, LENGTH);
  return `<li><a href="${address}">第 ${anchor.slice(1)} 段</a> ${around}</li>`;
}

/**
 * @param {Hit} hit
 * @param {Word[]} words
 * @param {URL} root
 * @param {string} [anchor]
 * @returns {string} an address as an attribute's value
 */
function link(hit, words, root, anchor) {
  return ReportSearch.escape(new URL(ReportSearch.address(hit, words, anchor), root).href);
}
