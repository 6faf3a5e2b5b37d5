import { chosen, stateOf, widened } from "./facets.js";
import * as ReportSearch from "./match.js";

/**
 * What is offered where no page holds all words of a query: a year or a place among them may be meant
 * as the report's (低空经济 2026 江苏), the reports of another choice may hold them, or each word another
 * page. What was asked for stays as it is until the reader follows an offer.
 *
 * @typedef {import("./engine.js").Index} Index
 * @typedef {import("./engine.js").Search} Search
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./facets.js").State} State
 *
 * @typedef {{ state: State, said: string, pages: number }} Offer what to ask for instead, in words, and
 * how many pages that finds
 */

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d|年[度代])年?/u;
const MOST = 6; // words that are offered each by itself

/**
 * The ways in which a query's words may be meant, the narrowest first; none where no word is a year
 * or a place's name, or nothing else is left to be looked for.
 *
 * @param {string} query
 * @param {Pick<Index, "reports" | "places">} index
 * @returns {{ q: string, place: string, year: string }[]}
 */
export function meanings(query, { reports, places = [] }) {
  const found = YEAR.exec(query)?.[0] ?? "";
  const year = found.slice(0, 4);
  const words = ReportSearch.words(found ? query.replace(found, " ") : query)
    .map(({ text }) => text);
  /** @param {string} word */
  const bearers = (word) => places.filter(([names]) => names.includes(ReportSearch.fold(word)));
  const named = words.find((word) => bearers(word).length === 1);
  const own = named ? reports.filter(({ id }) => bearers(named)[0][1].includes(id)) : [];
  const report = own.find((one) => `${one.year}` === year) ?? own.at(-1);
  const place = report?.place ?? "";
  const q = words.filter((word) => word !== named).join(" ");
  if (!q || !(year || place)) return [];
  return place && year
    ? [{ q, place, year }, { q, place, year: "" }, { q: words.join(" "), place: "", year }]
    : [{ q, place, year }];
}

/**
 * Offers that find something, for a query whose words stand on no page together. Where they do, only
 * the reports of the place and the year that it names are offered.
 *
 * @param {Search} search
 * @param {Answer} answer
 * @param {string} query
 * @returns {Promise<Offer[]>}
 */
export async function offersFor(search, { words, missing, found: held }, query) {
  const meant = meanings(query, search.index);
  const narrowed = held.length ? meant.filter(({ place, year }) => place && year) : meant;
  const sought = meant.length ? ReportSearch.words(meant[0].q) : words;
  const standing = sought.filter(({ text }) => missing.every((one) => one.text !== text));
  const apart = words.length > 1 && !held.length ? standing : [];
  const wanted = [
    ...narrowed.map((one) => ({ ...one, said: where(one) })),
    ...apart.slice(0, MOST).map(({ text }) => ({ q: text, place: "", year: "", said: "只" })),
  ].filter(({ q }) => !search.refusal(q));
  const offers = await Promise.all(wanted.map(async ({ said, ...asked }) => {
    const state = { ...stateOf(new URLSearchParams()), ...asked };
    const { found } = await search.search(asked.q);
    const pages = chosen(found, state, search.index).length;
    return { state, said: `${said}找“${ReportSearch.shown(asked.q)}”`, pages };
  }));
  return offers.filter(({ pages }) => pages);
}

/**
 * The same words without what was chosen, where that leaves nothing.
 *
 * @param {Answer["found"]} found
 * @param {State} state
 * @param {Index} index
 * @returns {Offer}
 */
export function withoutChoice(found, state, index) {
  const all = widened(state);
  const said = `在全部报告里找“${ReportSearch.shown(state.q)}”`;
  return { state: all, said, pages: chosen(found, all, index).length };
}

/**
 * @param {{ place: string, year: string }} narrowed
 * @returns {string}
 */
function where({ place, year }) {
  return `在${place}${year && `${year}年`}的报告里`;
}
