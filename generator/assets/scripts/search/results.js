import { MADE, WORKER } from "../contract.js";
import { queryOf } from "./facets.js";
import * as ReportSearch from "./match.js";

/**
 * What was found as the theme's search box shows it.
 *
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").Word} Word
 * @typedef {import("./match.js").SearchPage} SearchPage
 *
 * @typedef {object} Shown
 * @property {Word[]} words those that are marked
 * @property {Hit[]} hits best first
 * @property {boolean} instead whether they are those of the nearest words, as the query's stand nowhere
 * @property {number} pages how many hold the words, shown or not
 * @property {number} reports how many hold the words
 *
 * @typedef {object} Item one line, in HTML
 * @property {string} location its address from the site's root
 * @property {string} title
 * @property {string} text
 * @property {number} score
 * @property {Record<string, boolean>} terms whether each of the query's words is there
 */

const SHOWN = 3; // passages of a page that stand open; the theme folds the others
const LENGTH = 110;

/**
 * One group per page, in it the page first and then its passages.
 *
 * @param {string} query
 * @param {Shown} shown
 * @returns {Item[][]}
 */
export function groups(query, { words, hits, instead, pages, reports }) {
  const items = hits.map((hit, i) => group(hit, words, hits.length - i));
  if (instead && items.length) {
    const [page, ...passages] = items[0];
    const title = ReportSearch.escape(`原文中没有“${ReportSearch.shown(query.trim())}”`);
    const near = ReportSearch.escape(
      `以下页面含有“${ReportSearch.listed(words.map((one) => one.text))}”`,
    );
    const note = notice(title, near, query);
    const first = {
      ...page,
      location: `${page.location}#`,
      text: passages.length ? "" : page.text,
    };
    items[0] = [{ ...note, score: page.score }, first, ...passages];
  }
  if (pages > hits.length && items.length) {
    const asked = instead ? words.map(({ text }) => text).join(" ") : query.trim();
    items.at(-1).push({
      ...notice(`在检索页看全部 ${reports} 份报告`, "", asked),
      score: items.at(-1)[0].score,
    });
  }
  return items;
}

/**
 * Has what was found say how many pages there are. The theme counts groups, as many as it is given:
 * what it says is replaced by what the first line carries (`sayCount` in search.js).
 *
 * @param {Item[][]} items
 * @param {number} shown pages
 * @param {number} pages all that hold the words; there may be figures without any
 * @returns {Item[][]}
 */
export function counted(items, shown, pages) {
  if (!items.length) return items;
  const [[first, ...lines], ...others] = items;
  const all = pages ? `${pages} 个页面` : "没有一页有这些字";
  const said = pages > shown ? `前 ${shown} 个，共 ${all}` : all;
  const title = `${first.title}<span ${WORKER.counted}="${said}" hidden></span>`;
  return [[{ ...first, title }, ...lines], ...others];
}

/**
 * One page's group. The theme shows a page's own text only where it has no passages, and folds passages
 * that score lower than their page.
 *
 * @param {Hit} hit
 * @param {Word[]} words
 * @param {number} score
 * @returns {Item[]}
 */
function group(hit, words, score) {
  const { page } = hit;
  const terms = Object.fromEntries(words.map(({ text }) => [text, true]));
  const titled = ReportSearch.locate(page.title, words);
  const passages = ReportSearch.passages(hit).filter(({ anchor }) => anchor);
  const item = {
    location: ReportSearch.address(hit, words),
    title: ReportSearch.marked(page.title, titled) + trail(page, hit.loose),
    text: ReportSearch.summary(hit, LENGTH),
    score,
    terms,
  };
  const items = passages.map(({ anchor, text, ranges }, i) => ({
    location: ReportSearch.address(hit, words, anchor),
    title: `第 ${anchor.slice(1)} 段`,
    text: ReportSearch.excerpt(text, ranges, LENGTH),
    score: i < SHOWN ? score : score - 0.5,
    terms,
  }));
  return [item, ...items];
}

/**
 * Where a page stands, below its title.
 *
 * @param {SearchPage} page
 * @param {boolean} loose
 * @returns {string}
 */
function trail(page, loose) {
  const steps = page.trail.map(ReportSearch.escape).join(" › ");
  const label = loose ? " <em>引号、空格或注号不同</em>" : "";
  return `<span class="${MADE.trail}">${steps}${label}</span>`;
}

/**
 * The figure that a query asks for, with its sentence, as a group of its own.
 *
 * @param {import("./question.js").Figures} figures
 * @param {number} score
 * @returns {Item[]} empty where there is none
 */
export function figureGroup({ place, name, sides }, score) {
  const lines = sides.flatMap(({ side, period, cell }) =>
    (cell?.figures ?? []).map((figure) => ({
      location: figure.url,
      title: ReportSearch.escape(
        `${period}年${side === "target" ? "目标" : "结果"}：${figure.value}`,
      ),
      text: ReportSearch.escape(figure.quote),
      score,
      terms: {},
    }))
  );
  if (!lines.length) return [];
  const title = `${ReportSearch.escape(`${place} ${name}`)}`;
  return [
    { location: lines[0].location.split("#")[0], title, text: "", score, terms: {} },
    ...lines,
  ];
}

/**
 * The ways to where the figures of many places stand, as a group of its own.
 *
 * @param {import("./question.js").Pages} pages
 * @param {number} score
 * @returns {Item[]}
 */
export function comparedGroup({ name, url, slices }, score) {
  /** @param {string} title @param {string} location */
  const line = (title, location) => ({
    location,
    title: ReportSearch.escape(title),
    text: "",
    score,
    terms: {},
  });
  // The theme takes a line without an anchor for the page's own.
  return [line(name, url), ...slices.map((slice) => line(slice.title, `${slice.url}#`))];
}

/**
 * What to ask for instead where nothing was found, each a group that leads to the search page.
 *
 * @param {import("./narrowing.js").Offer[]} offers
 * @returns {Item[][]}
 */
export function offerGroups(offers) {
  return offers.map(({ state, said, pages }) => [{
    location: `search/?${queryOf(state)}`,
    title: `${ReportSearch.escape(said)}<span class="${MADE.trail}">${pages} 页</span>`,
    text: "",
    score: 1,
    terms: {},
  }]);
}

/**
 * Names that begin as the query does, each a group.
 *
 * @param {import("./engine.js").Suggestion[]} names
 * @param {string} query
 * @returns {Item[][]}
 */
export function nameGroups(names, query) {
  const words = [ReportSearch.word(query.trim())];
  return names.map(([name, kind, url, of], i) => [{
    location: url,
    title: `${
      ReportSearch.marked(name, ReportSearch.locate(name, words))
    }<span class="${MADE.trail}">${ReportSearch.escape(of ? `${kind} › 即“${of}”` : kind)}</span>`,
    text: "",
    score: names.length - i,
    terms: {},
  }]);
}

/**
 * A line that is no result; it leads to the search page.
 *
 * @param {string} title
 * @param {string} text
 * @param {string} query
 * @returns {Item}
 */
export function notice(title, text, query) {
  return {
    location: `search/?${new URLSearchParams({ q: query })}`,
    title: `${title}<span class="${MADE.trail}">${text}</span>`,
    text: "",
    score: 1,
    terms: {},
  };
}
