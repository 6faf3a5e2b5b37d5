import * as ReportEngine from "./engine.js";
import * as ReportSearch from "./match.js";

/**
 * What was found, chosen and ordered as the reader wants it: facets, order, pages of results.
 *
 * @typedef {import("./engine.js").Found} Found
 * @typedef {import("./engine.js").Index} Index
 * @typedef {import("./engine.js").ReportRecord} ReportRecord
 *
 * @typedef {"kind" | "year" | "level" | "province" | "place" | "part"} Facet
 * @typedef {Record<Facet, string> & { q: string, sort: string, page: number }} State what is asked for;
 * "" where nothing is chosen
 *
 * @typedef {{ value: string, label: string, count: number }} Choice
 * @typedef {{ report: number, found: Found[] }} Group a report's pages, best first
 */

const PER_PAGE = 20;
export const TEXT = "原文"; // the kind of what is no name

/** @type {Record<Facet, string>} */
export const FACETS = {
  kind: "类型",
  year: "年份",
  level: "层级",
  province: "省份",
  place: "地方",
  part: "部分",
};
/** @type {Record<string, string>} */
export const ORDERS = { "": "相关", date: "日期", place: "地方", count: "次数" };

// -- The address -----------------------------------------------------------------------------

/**
 * What an address asks for.
 *
 * @param {URLSearchParams} parameters
 * @returns {State}
 */
export function stateOf(parameters) {
  /** @param {string} name */
  const said = (name) => parameters.get(name) ?? "";
  const page = Math.floor(Number(said("page")));
  return {
    q: said("q"),
    kind: said("kind"),
    year: said("year"),
    level: said("level"),
    province: said("province"),
    place: said("place"),
    part: said("part"),
    sort: Object.hasOwn(ORDERS, said("sort")) ? said("sort") : "",
    page: page > 1 ? page : 1,
  };
}

/**
 * The address's query for a state; what is as usual is left out.
 *
 * @param {State} state
 * @returns {string}
 */
export function queryOf({ page, ...state }) {
  const said = Object.entries(state).filter(([, value]) => value);
  return `${new URLSearchParams([...said, ...(page > 1 ? [["page", `${page}`]] : [])])}`;
}

/**
 * Addresses used to name one report: that is a place and a year.
 *
 * @param {State} state
 * @param {string} report its id
 * @param {ReportRecord[]} reports
 * @returns {State}
 */
export function ofReport(state, report, reports) {
  const known = reports.find(({ id }) => id === report);
  return known ? { ...state, place: known.place, year: `${known.year}` } : state;
}

// -- Facets ----------------------------------------------------------------------------------

/**
 * What a found page is by a facet; "" where it is nothing.
 *
 * @param {Facet} facet
 * @param {Found} found
 * @param {Index} index
 * @returns {string}
 */
function valueOf(facet, found, index) {
  if (facet === "kind") return found.kind || TEXT;
  if (facet === "part") return found.part;
  const report = index.reports[found.report];
  return report ? `${report[facet]}` : "";
}

/**
 * The pages that are as chosen; `without` a facet, whatever is chosen by it.
 *
 * @param {Found[]} found
 * @param {State} state
 * @param {Index} index
 * @param {Facet} [without]
 * @returns {Found[]}
 */
export function chosen(found, state, index, without) {
  const asked = facetNames().filter((facet) => state[facet] && facet !== without);
  const isApart = without === "part" || index.apart?.includes(state.part);
  return (isApart ? found : ReportEngine.once(found, index)).filter((page) =>
    asked.every((facet) => valueOf(facet, page, index) === state[facet])
  );
}

/** @returns {Facet[]} */
function facetNames() {
  return /** @type {Facet[]} */ (Object.keys(FACETS));
}

/**
 * The values of a facet with the number of pages that choosing each would show.
 *
 * @param {Facet} facet
 * @param {Found[]} found
 * @param {State} state
 * @param {Index} index
 * @returns {Choice[]}
 */
export function choices(facet, found, state, index) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  if (state[facet]) counts.set(state[facet], 0);
  for (const page of chosen(found, state, index, facet)) {
    const value = valueOf(facet, page, index);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const order = orderOf(facet, index);
  return [...counts]
    .map(([value, count]) => ({ value, label: labelOf(facet, value, index), count }))
    .sort((a, b) => order(a.value) - order(b.value));
}

/**
 * What is chosen, in words.
 *
 * @param {State} state
 * @param {Index} index
 * @returns {string[]} empty where nothing is
 */
export function narrowedTo(state, index) {
  return facetNames().filter((facet) => state[facet])
    .map((facet) => labelOf(facet, state[facet], index));
}

/**
 * The same question about everything, from its first page.
 *
 * @param {State} state
 * @returns {State}
 */
export function widened(state) {
  const nothing = Object.fromEntries(facetNames().map((facet) => [facet, ""]));
  return { ...state, ...nothing, page: 1 };
}

/**
 * The reports of a year, a level or a province in which nothing was found, where one is chosen and
 * all that they say is searched; those whose source lost something are only counted.
 *
 * @param {Found[]} pages as chosen
 * @param {State} state
 * @param {Index} index
 * @returns {{ reports: ReportRecord[], torn: number, of: number }} empty where that says nothing
 */
export function silent(pages, state, index) {
  const scope = /** @type {const} */ (["year", "level", "province"]).filter((facet) =>
    state[facet]
  );
  const isPart = Boolean(state.place || state.part || (state.kind && state.kind !== TEXT));
  if (!scope.length || isPart) return { reports: [], torn: 0, of: 0 };
  const speaking = new Set(pages.filter(({ kind }) => !kind).map(({ report }) => report));
  const numbers = [...index.reports.keys()].filter((number) =>
    scope.every((facet) => `${index.reports[number][facet]}` === state[facet])
  );
  const others = numbers.filter((number) => !speaking.has(number))
    .map((number) => index.reports[number]);
  const reports = others.filter(({ whole }) => whole);
  return { reports, torn: others.length - reports.length, of: numbers.length };
}

/**
 * @param {Facet} facet
 * @param {string} value
 * @param {Index} index
 * @returns {string}
 */
function labelOf(facet, value, index) {
  if (facet === "part") return new Map(Object.entries(index.parts ?? {})).get(value) ?? value;
  return facet === "year" ? `${value}年` : value;
}

/**
 * Where a value stands: years from the last, what reports are by in their order, parts in theirs.
 *
 * @param {Facet} facet
 * @param {Index} index
 * @returns {(value: string) => number}
 */
function orderOf(facet, index) {
  if (facet === "year") return (value) => -Number(value);
  if (facet === "kind") return (value) => (value === TEXT ? 0 : 1);
  const known = facet === "part"
    ? Object.keys(index.parts ?? {})
    : index.reports.map((report) => report[facet]);
  const places = new Map([...known.entries()].reverse().map(([place, value]) => [value, place]));
  return (value) => places.get(value) ?? known.length;
}

// -- Order and pages -------------------------------------------------------------------------

/**
 * The reports' own pages by report, in the order that is asked for.
 *
 * @param {Found[]} found best first
 * @param {string} sort
 * @param {Index} index
 * @returns {Group[]}
 */
export function groupsOf(found, sort, index) {
  /** @type {Map<number, Group>} */
  const groups = new Map();
  for (const page of found.filter(({ kind }) => !kind)) {
    const group = groups.get(page.report);
    if (group) group.found.push(page);
    else groups.set(page.report, { report: page.report, found: [page] });
  }
  return [...groups.values()].sort(comparison(sort, index.reports));
}

/**
 * @param {string} sort
 * @param {ReportRecord[]} reports
 * @returns {(a: Group, b: Group) => number} 0 for all that is as relevant: the order stays
 */
function comparison(sort, reports) {
  /** @param {Group} group */
  const date = ({ report }) => reports[report].date || `${reports[report].year}`;
  if (sort === "date") return (a, b) => date(b) < date(a) ? -1 : Number(date(b) > date(a));
  if (sort === "place") return (a, b) => a.report - b.report;
  if (sort === "count") return (a, b) => total(b.found) - total(a.found);
  return () => 0;
}

/**
 * @param {Pick<Found, "count">[]} found
 * @returns {number} matches in all of them
 */
export function total(found) {
  return found.reduce((sum, { count }) => sum + count, 0);
}

/**
 * @param {number} groups how many there are
 * @returns {number}
 */
export function lastPage(groups) {
  return Math.max(1, Math.ceil(groups / PER_PAGE));
}

/**
 * @template T
 * @param {T[]} groups
 * @param {number} page
 * @returns {T[]} those of one page
 */
export function ofPage(groups, page) {
  return groups.slice((page - 1) * PER_PAGE, page * PER_PAGE);
}

/**
 * A group's pages that are shown at first, each with how many of its passages at most: no more pages
 * than have so many passages, since each is a text to fetch. Where the text is not at hand, two
 * matches are taken for a passage.
 *
 * @param {Found[]} found
 * @param {number} passages about how many for all of them
 * @returns {[Found, number][]}
 */
export function shownFirst(found, passages) {
  /** @type {[Found, number][]} */
  const shown = [];
  let left = passages;
  for (const page of found.slice(0, passages)) {
    if (left <= 0) break;
    shown.push([page, Math.ceil(left)]);
    left -= page.hit
      ? ReportSearch.passages(page.hit).filter(({ anchor }) => anchor).length
      : page.count / 2;
  }
  return shown;
}
