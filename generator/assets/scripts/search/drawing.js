import { MADE } from "../contract.js";
import { queryOf, total } from "./facets.js";
import { listOf } from "./phrasing.js";
import * as ReportSearch from "./match.js";

/**
 * The search page's results as HTML.
 *
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").Word} Word
 * @typedef {import("./match.js").Passage} Passage
 * @typedef {import("./engine.js").Found} Found
 *
 * @typedef {object} Drawn a report and what was found in it, or the names
 * @property {string} name
 * @property {string} about what is said of it beside its name, may be empty
 * @property {Found[]} found all of it
 * @property {[Hit, number][]} hits those that are shown, with how many passages at most
 * @property {string} key by which the rest is asked for
 * @property {boolean} [waits] whether passages are still to come, in the place of the button for the rest
 */

const LENGTH = 160;
const QUOTATION = 8; // characters of a query that may be a quotation
const SILENT = 40; // reports named without being asked for
export const WAITING = "正在载入其余段落…";

/**
 * What was found, in a sentence.
 *
 * @param {string} query
 * @param {string} where what was searched
 * @param {Found[]} found
 * @param {string} [kind] of names, where such a kind was chosen
 * @returns {string}
 */
export function message(query, where, found, kind = "") {
  const inReports = found.filter(({ kind }) => !kind);
  const named = found.length - inReports.length;
  const names = named ? `，另有名词、指标等 ${named} 项` : "";
  const asked = ReportSearch.shown(query);
  if (named && kind) return `“${asked}”见于${kind} ${named} 项。`;
  if (!inReports.length) return `${where}中没有“${asked}”${names}。`;
  const reports = new Set(inReports.map(({ report }) => report)).size;
  return `“${asked}”见于 ${reports} 份报告的 ${inReports.length} 页，共 ${
    total(inReports)
  } 处${names}。`;
}

/**
 * That a query's words stand nowhere, or not together.
 *
 * @param {string} query
 * @param {Word[]} words
 * @param {Word[]} missing those that stand nowhere
 * @returns {string}
 */
export function nothing(query, words, missing) {
  if (words.length > 1 && !missing.length) {
    return `没有一页同时有${words.map(({ text }) => `“${ReportSearch.shown(text)}”`).join("")}。`;
  }
  const lacking = words.length > 1 ? missing.map(({ text }) => text).join(" ") : query;
  return `原文中没有“${ReportSearch.shown(lacking)}”。`;
}

/**
 * What to ask for instead where nothing was found.
 *
 * @param {import("./narrowing.js").Offer[]} offers
 * @param {URL} root the site's
 * @returns {string}
 */
export function offersHTML(offers, root) {
  if (!offers.length) {
    const reports = `<a href="${within("reports/", root)}">各报告</a>`;
    return `<p class="${MADE.offers}">可以减少要找的字，或者换一个说法；也可以从${reports}看起。</p>`;
  }
  const links = offers.map(({ state, said, pages }) =>
    `<li><a rel="search" href="?${ReportSearch.escape(queryOf(state))}">${
      ReportSearch.escape(said)
    }</a>（${pages} 页）</li>`
  );
  return `<ul class="${MADE.offers}">${links.join("")}</ul>`;
}

/**
 * The way to the page that checks quotations, for a query as long as one.
 *
 * @param {string} query
 * @param {URL} root the site's
 * @returns {string} empty for short ones
 */
export function checkHTML(query, root) {
  if (Array.from(query).length < QUOTATION) return "";
  const address = `check-quote/?${new URLSearchParams({ text: query })}`;
  return `<p class="${MADE.offers}"><a href="${
    within(address, root)
  }">核对引文</a>：找最接近的句子，标明差别。</p>`;
}

/**
 * The way to the words through time.
 *
 * @param {Word[]} words
 * @param {string} address of the page that has them; empty where the site has none
 * @returns {string}
 */
export function trendsHTML(words, address) {
  if (!address) return "";
  const query = new URLSearchParams({ q: listOf(words.map(({ text }) => text)) });
  const said = words.length > 1 ? "它们" : "它";
  return `<p class="${MADE.offers}"><a href="${
    ReportSearch.escape(`${address}?${query}`)
  }">看${said}的走势</a>：各年各级有几份报告提到，谁没有说。</p>`;
}

/**
 * The reports of what was chosen that hold nothing of it: that they are silent is an answer too.
 *
 * @param {ReturnType<typeof import("./facets.js").silent>} silent
 * @param {URL} root the site's
 * @returns {string} empty where all of them speak
 */
export function silentHTML({ reports, torn, of }, root) {
  const unknown = torn ? `另有 ${torn} 份来源不全，不能断定。` : "";
  if (!reports.length) return unknown && `<p class="${MADE.silent}">${unknown}</p>`;
  const links = reports.map(({ name, url }) =>
    `<a href="${within(url, root)}">${ReportSearch.escape(name)}</a>`
  );
  const said = `所选范围收录 ${of} 份报告，没有这些字的 ${reports.length} 份`;
  const list = `${links.join("、")}。${unknown}`;
  return reports.length > SILENT
    ? `<details class="${MADE.fold}"><summary>${said}</summary><p>${list}</p></details>`
    : `<p class="${MADE.silent}">${said}：${list}</p>`;
}

/**
 * A report's pages, or names.
 *
 * @param {Drawn} group
 * @param {Word[]} words
 * @param {URL} root the site's
 * @returns {string}
 */
export function groupHTML({ name, about, found, hits, key, waits }, words, root) {
  const pages = hits.map(([hit, passages]) => pageHTML(hit, passages, words, root)).join("");
  const unit = found[0].kind ? "项" : "页";
  const said = [`${found.length} ${unit}，${total(found)} 处`, ...(about ? [about] : [])].join(
    " · ",
  );
  return `<section class="${MADE.group}">
      <h2>${ReportSearch.escape(name)} <small>${ReportSearch.escape(said)}</small></h2>
      <ol>${pages}</ol>
      ${waits ? `<p class="${MADE.wait}">${WAITING}</p>` : moreHTML(found, hits, key)}
    </section>`;
}

/**
 * That passages of a report could not be had, and a way to try again.
 *
 * @param {string} excuse
 * @returns {string} what stands where they were to come
 */
export function lostHTML(excuse) {
  return `${excuse} <button type="button" class="${MADE.more}">再试一次</button>`;
}

/**
 * The button for what is not shown of a group.
 *
 * @param {Found[]} found all of the group
 * @param {[Hit, number][]} hits those that are shown, with how many passages at most
 * @param {string} key
 * @returns {string} empty where all is shown
 */
export function moreHTML(found, hits, key) {
  const shown = hits.reduce((sum, [hit, passages]) => sum + shownOf(hit, passages), 0);
  const named = Boolean(found[0].kind);
  const rest = named ? found.length - hits.length : total(found) - shown;
  if (rest <= 0) return "";
  return `<button type="button" class="${MADE.more}" value="${key}">另 ${rest} ${
    named ? "项" : "处"
  }</button>`;
}

/**
 * How many of a hit's passages are seen; its heading is none of them.
 *
 * @param {Hit} hit
 * @param {number} most
 * @returns {number}
 */
export function passagesOf(hit, most) {
  return Math.min(most, ReportSearch.passages(hit).filter(({ anchor }) => anchor).length);
}

/**
 * How many matches of a hit are seen.
 *
 * @param {Hit} hit
 * @param {number} passages
 * @returns {number}
 */
function shownOf(hit, passages) {
  const all = ReportSearch.passages(hit);
  const seen = [
    ...all.filter(({ anchor }) => !anchor),
    ...all.filter(({ anchor }) => anchor).slice(0, passages),
  ];
  return seen.reduce((sum, { ranges }) => sum + ranges.length, 0);
}

/**
 * A page, or name, with its passages.
 *
 * @param {Hit} hit
 * @param {number} most passages
 * @param {Word[]} words
 * @param {URL} root
 * @returns {string} an item of a list
 */
export function pageHTML(hit, most, words, root) {
  const { page, count, loose } = hit;
  const title = ReportSearch.marked(page.title, ReportSearch.locate(page.title, words));
  const notes = [
    ...(page.kind ? page.trail : page.trail.slice(1)), // the report's name heads the group
    `${count} 处`,
    ...(loose ? ["引号、空格或注号不同"] : []),
  ];
  const items = passagesHTML(hit, most, words, root);
  const summary = items ? "" : ReportSearch.summary(hit, LENGTH);
  return `<li>
      <a class="${MADE.title}" href="${link(hit, words, root)}">${title}</a>
      <small>${ReportSearch.escape(notes.join(" · "))}</small>
      ${summary && `<p>${summary}</p>`}
      ${items && `<ul>${items}</ul>`}
    </li>`;
}

/**
 * A hit's passages.
 *
 * @param {Hit} hit
 * @param {number} most
 * @param {Word[]} words
 * @param {URL} root
 * @returns {string} items of a list
 */
export function passagesHTML(hit, most, words, root) {
  const passages = ReportSearch.passages(hit).filter(({ anchor }) => anchor).slice(0, most);
  return passages.map((passage) => passageHTML(hit, words, root, passage)).join("");
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

/**
 * The figures that a query asks for, each with its words.
 *
 * @param {import("./question.js").Figures} figures
 * @param {URL} root
 * @returns {string}
 */
export function figuresHTML({ place, name, url, sides }, root) {
  const heading = ReportSearch.escape(`${place} ${name}`);
  return `<section class="${MADE.figures}">
      <h2><a href="${within(url, root)}">${heading}</a></h2>
      <ul>${sides.map((side) => `<li>${sideHTML(side, root)}</li>`).join("")}</ul>
    </section>`;
}

/**
 * The ways to where the figures of many places stand.
 *
 * @param {import("./question.js").Pages} pages
 * @param {URL} root
 * @returns {string}
 */
export function comparedHTML({ name, url, slices }, root) {
  const links = slices.map((slice) =>
    `<li><a href="${within(slice.url, root)}">${ReportSearch.escape(slice.title)}</a></li>`
  );
  const whole = `<li><a href="${within(url, root)}">各报告的目标和结果</a></li>`;
  return `<section class="${MADE.figures}">
      <h2><a href="${within(url, root)}">${ReportSearch.escape(name)}</a></h2>
      <ul>${links.join("") || whole}</ul>
    </section>`;
}

/**
 * @param {import("./question.js").Figures["sides"][number]} side
 * @param {URL} root
 * @returns {string}
 */
function sideHTML({ side, period, report, needed, cell }, root) {
  const label = `${period}年${side === "target" ? "目标" : "结果"}`;
  if (!report) return ReportSearch.escape(`${label}：这里没有 ${needed} 年的报告。`);
  if (!cell) return ReportSearch.escape(`${label}：没有数字。`);
  const doubt = cell.doubts
    ? ` <a href="${within(cell.doubts_url, root)}">读取存疑：${
      ReportSearch.escape(cell.doubts)
    }</a>`
    : "";
  const from = `<small>${ReportSearch.escape(report.name)}</small>`;
  if (!cell.figures.length) {
    const words = cell.url
      ? `<a href="${within(cell.url, root)}">${ReportSearch.escape(cell.quote)}</a>`
      : "";
    return `${label}：${ReportSearch.escape(cell.label)} ${words} ${from}${doubt}`;
  }
  const said = cell.figures.map(({ value, note, status, quote, url }) => {
    const estimate = status === "结果" || status === "目标" ? "" : `（${status}）`;
    return `<strong>${ReportSearch.escape(value)}</strong>${ReportSearch.escape(estimate)} ${
      ReportSearch.escape(note)
    } <a href="${within(url, root)}">${ReportSearch.escape(quote)}</a>`;
  });
  return `${label}：${said.join("；")} ${from}${doubt}`;
}

/**
 * @param {string} url from the site's root
 * @param {URL} root
 * @returns {string} as an attribute's value
 */
function within(url, root) {
  return ReportSearch.escape(new URL(url, root).href);
}

/**
 * The way to the pages of results before and behind.
 *
 * @param {number} page
 * @param {number} last
 * @param {(page: number) => string} address of a page of results
 * @returns {string}
 */
export function pagerHTML(page, last, address) {
  if (last < 2) return "";
  /** @param {number} to @param {string} label @param {string} rel */
  const step = (to, label, rel) =>
    to < 1 || to > last
      ? ""
      : `<a class="${MADE.button}" rel="${rel}" href="?${
        ReportSearch.escape(address(to))
      }">${label}</a>`;
  return `<nav class="${MADE.pager}" aria-label="结果分页">
      ${step(page - 1, "上一页", "prev")}
      <span>第 ${page} 页，共 ${last} 页</span>
      ${step(page + 1, "下一页", "next")}
    </nav>`;
}
