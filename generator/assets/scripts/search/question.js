import * as ReportSearch from "./match.js";

/**
 * Queries that ask for a figure: a place, an indicator and perhaps a year, in any order (江西 2024 GDP,
 * 赣州粮食目标).
 *
 * @typedef {import("./engine.js").Index} Index
 * @typedef {import("./engine.js").ReportRecord} ReportRecord
 *
 * @typedef {object} FigureRecord
 * @property {number} period
 * @property {string} value with unit and bound
 * @property {string} note how it is measured, or of what part of the place it is
 * @property {string} status 结果, 预计, 目标
 * @property {string} quote
 * @property {string} url
 *
 * @typedef {object} Cell what a report says; `label` where it gives no figure
 * @property {FigureRecord[]} figures
 * @property {string} label
 * @property {string} quote
 * @property {string} url
 * @property {string} doubts
 * @property {string} doubts_url
 *
 * @typedef {"result" | "target"} Side
 * @typedef {{ side: Side, period: number, report: ReportRecord | null, needed: number }} Part of an
 * answer: which report says it; null where that of the year `needed` is not here
 * @typedef {{ place: string, indicator: string, name: string, parts: Part[] }} Question
 * @typedef {{ place: string, name: string, url: string, sides: (Part & { cell: Cell | null })[] }} Figures
 */

const YEAR = /(?:19|20)\d\d(?:年)?/u;
/** @type {[Side, RegExp][]} */
const SIDES = [["target", /预期目标|目标|预期/u], ["result", /完成情况|结果|完成|实际/u]];
const FILLING = /[的\s，,、]+|是?多少[？?]?|政府工作报告|数据/gu;

/**
 * What figure a query asks for; null where it says anything else, or not which place or indicator.
 *
 * @param {string} query
 * @param {Pick<Index, "reports" | "places" | "indicators">} index
 * @returns {Question | null}
 */
export function questionOf(query, { reports, places = [], indicators = [] }) {
  let rest = ReportSearch.fold(query);
  const year = YEAR.exec(rest)?.[0] ?? "";
  rest = rest.replace(year, " ");
  /** @type {Side[]} */
  const asked = [];
  for (const [side, words] of SIDES) {
    const said = words.exec(rest)?.[0];
    if (said) asked.push(side);
    rest = rest.replace(said ?? "", " ");
  }
  const place = placeNamed(rest, places);
  if (!place) return null;
  rest = rest.replace(place.said, " ").replace(FILLING, "");
  const indicator = indicatorOf(rest, indicators);
  if (!indicator) return null;
  const own = reports.filter(({ id }) => place.ids.includes(id));
  const parts = partsOf(own, Number.parseInt(year), asked);
  return parts.length
    ? { place: place.name, indicator: indicator[0], name: indicator[1], parts }
    : null;
}

/**
 * The place with the longest name that stands in a text; none where two places have that name.
 *
 * @param {string} text
 * @param {[names: string[], ids: string[]][]} places
 * @returns {{ name: string, said: string, ids: string[] } | null}
 */
function placeNamed(text, places) {
  const found = places.flatMap(([names, ids]) =>
    names.filter((name) => text.includes(name)).map((said) => ({ name: names[0], said, ids }))
  ).sort((a, b) => b.said.length - a.said.length);
  const [best, next] = found;
  return !best || (next && next.said === best.said) ? null : best;
}

/**
 * The indicator of that name; or the only one whose names begin so.
 *
 * @param {string} text
 * @param {[id: string, name: string, aliases: string[]][]} indicators
 * @returns {[id: string, name: string, aliases: string[]] | null}
 */
function indicatorOf(text, indicators) {
  const wanted = ReportSearch.strip(text);
  if (wanted.length < 2) return null;
  const named = indicators.map((indicator) => ({
    indicator,
    names: [indicator[1], ...indicator[2]].map((name) =>
      ReportSearch.strip(ReportSearch.fold(name))
    ),
  }));
  const exact = named.find(({ names }) => names.includes(wanted));
  const alike = named.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  return exact?.indicator ?? (alike.length === 1 ? alike[0].indicator : null);
}

/**
 * Which report says what: the year's own the target, the next one the result; without a year the
 * place's newest report says both.
 *
 * @param {ReportRecord[]} reports of the place
 * @param {number} year NaN where none is asked for
 * @param {Side[]} asked both where none is
 * @returns {Part[]}
 */
function partsOf(reports, year, asked) {
  /** @type {Side[]} */
  const sides = asked.length ? asked : ["target", "result"];
  if (Number.isNaN(year)) {
    const newest = [...reports].sort((a, b) => b.year - a.year)[0];
    return newest
      ? sides.map((side) => ({
        side,
        period: side === "target" ? newest.year : newest.review,
        report: newest,
        needed: newest.year,
      }))
      : [];
  }
  return sides.map((side) => ({
    side,
    period: year,
    report: reports.find((one) => (side === "target" ? one.year : one.review) === year) ?? null,
    needed: side === "target" ? year : year + 1,
  }));
}
