import * as ReportSearch from "./match.js";

/**
 * Queries that ask for a figure: a place, an indicator and perhaps a year, in any order (江西 2024 GDP,
 * 赣州粮食目标). Without a place they ask for those of all (2024 GDP, 各省粮食).
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
 * @typedef {{ said: string, year: number, asked: Side[] }} Frame what is left of a query without year
 * and sides, these; the year is NaN where none is asked for
 * @typedef {{ name: string, url: string, slices: { title: string, url: string }[] }} Pages an indicator
 * and the parts of its comparison that are asked for
 * @typedef {{ place: string, name: string, url: string, sides: (Part & { cell: Cell | null })[] }} Figures
 */

const YEAR = /(?:19|20)\d\d(?:年)?/u;
/** @type {[Side, RegExp][]} */
const SIDES = [["target", /预期目标|目标|预期/u], ["result", /完成情况|结果|完成|实际/u]];
const FILLING = /[的\s，,、]+|是?多少[？?]?|政府工作报告|数据/gu;
const EVERYWHERE = /各地区?|各([省市县])[省市县区州份]*/u;
const RATE = /(?:增长速度|增长率|增速|增幅|增长|涨幅)$/u;

/**
 * What figure a query asks for; null where it says anything else, or not which place or indicator.
 *
 * @param {string} query
 * @param {Pick<Index, "reports" | "places" | "indicators">} index
 * @returns {Question | null}
 */
export function questionOf(query, { reports, places = [], indicators = [] }) {
  const { said, year, asked } = frameOf(query);
  const place = placeNamed(said, places);
  if (!place) return null;
  const indicator = indicatorOf(said.replace(place.said, " "), indicators);
  if (!indicator) return null;
  const own = reports.filter(({ id }) => place.ids.includes(id));
  const parts = partsOf(own, year, asked);
  return parts.length
    ? { place: place.name, indicator: indicator[0], name: indicator[1], parts }
    : null;
}

/**
 * The pages that compare what a query asks for without a place: it says a year or whose figures.
 *
 * @param {string} query
 * @param {Pick<Index, "indicators" | "slices">} index
 * @returns {Pages | null}
 */
export function pagesAsked(query, { indicators = [], slices = [] }) {
  const { said, year } = frameOf(query);
  const everywhere = EVERYWHERE.exec(said);
  if (Number.isNaN(year) && !everywhere) return null;
  const indicator = indicatorOf(said.replace(EVERYWHERE, " "), indicators);
  if (!indicator) return null;
  const [id, name] = indicator;
  const level = everywhere?.[1] ?? "";
  const wanted = slices.filter(([of, label]) =>
    of === (Number.isNaN(year) ? slices[0][0] : year) && label.startsWith(level)
  );
  return {
    name,
    url: indicatorUrl(id),
    slices: wanted.map(([of, label, url]) => ({
      title: `${of}年·${label}`,
      url: `${indicatorUrl(id)}${url}`,
    })),
  };
}

/**
 * @param {string} id
 * @returns {string} from the site's root
 */
export function indicatorUrl(id) {
  return `indicators/${id}/`;
}

/**
 * @param {string} query
 * @returns {Frame}
 */
function frameOf(query) {
  let said = ReportSearch.fold(query);
  const year = YEAR.exec(said)?.[0] ?? "";
  said = said.replace(year, " ");
  /** @type {Side[]} */
  const asked = [];
  for (const [side, words] of SIDES) {
    const word = words.exec(said)?.[0];
    if (word) asked.push(side);
    said = said.replace(word ?? "", " ");
  }
  return { said, year: Number.parseInt(year), asked };
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
 * The indicator of that name, or the only one whose names begin so. What grows may be named by its
 * growth: GDP增速 where the indicator is 地区生产总值增速.
 *
 * @param {string} text what a query says of it
 * @param {[id: string, name: string, aliases: string[]][]} indicators
 * @returns {[id: string, name: string, aliases: string[]] | null}
 */
function indicatorOf(text, indicators) {
  const wanted = ReportSearch.strip(text.replace(FILLING, ""));
  const grown = wanted.replace(RATE, "");
  const rates = grown === wanted ? [] : indicators.filter(([, name]) => RATE.test(name));
  return named(wanted, indicators) ?? named(grown, rates);
}

/**
 * @param {string} wanted
 * @param {[id: string, name: string, aliases: string[]][]} indicators
 * @returns {[id: string, name: string, aliases: string[]] | null}
 */
function named(wanted, indicators) {
  if (wanted.length < 2) return null;
  const known = indicators.map((indicator) => ({
    indicator,
    names: [indicator[1], ...indicator[2]].map((name) =>
      ReportSearch.strip(ReportSearch.fold(name))
    ),
  }));
  const exact = known.find(({ names }) => names.includes(wanted));
  const alike = known.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
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
