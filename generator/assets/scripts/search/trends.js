/**
 * What counts by report say: by year and level, first and last use, and which places say nothing.
 *
 * What is not held is no zero: a year without a report of a level is told from one whose reports are
 * silent, and a report that has lost a part of its text is never said to be silent.
 *
 * @typedef {import("./engine.js").ReportRecord} ReportRecord
 * @typedef {import("./engine.js").Index} Index
 * @typedef {import("./counting.js").Counts} Counts
 *
 * @typedef {object} Cell what the reports of a year and level say
 * @property {number} year
 * @property {string} level
 * @property {number} held reports
 * @property {number} torn of them have lost a part of their text
 * @property {number} characters of all of them
 * @property {number} said reports that say it
 * @property {number} doubtful torn reports in which it was not found
 * @property {number} count occurrences
 *
 * @typedef {object} Edge the first or the last report that says it
 * @property {number} report
 * @property {number} others that say it and are of the same day; of its year, where it has no date
 * @property {number} undated others of its year that say it and have no date
 * @property {number} ofYear all reports of its year that say it
 * @property {number} beyond reports earlier than the first, or later than the last: none says it
 * @property {number} torn of these
 * @property {number} until the year of the earliest of these, or of the latest
 *
 * @typedef {object} Place
 * @property {string} name
 * @property {string} level
 * @property {number[]} reports the earliest first
 *
 * @typedef {object} Silence places by what they do not say
 * @property {Place[]} never none of their reports says it
 * @property {Place[]} stopped an earlier report says it, and the newest does not
 * @property {Place[]} unsure none says it, and one at least is torn
 *
 * @typedef {"" | "count" | "share"} Measure occurrences in ten thousand characters, occurrences, or the
 * share of reports
 */

/** @type {Record<Measure, string>} */
export const MEASURES = { "": "每万字处数", count: "处数", share: "提到的份数占比" };
const TEN_THOUSAND = 10_000;
const LEAST_ROUNDED = 0.01; // what is less is not rounded to hundredths: it is no zero

// -- By year and level -----------------------------------------------------------------------

/**
 * @param {Pick<ReportRecord, "level">[]} reports in the site's order
 * @returns {string[]} the levels of which any is held, the highest first
 */
export function levelsOf(reports) {
  return [...new Set(reports.map(({ level }) => level))];
}

/**
 * @param {Pick<ReportRecord, "year">[]} reports
 * @returns {number[]} all years from the first to the last that is held
 */
export function yearsOf(reports) {
  const held = reports.map(({ year }) => year);
  const first = Math.min(...held);
  return held.length
    ? Array.from({ length: Math.max(...held) - first + 1 }, (_, i) => first + i)
    : [];
}

/**
 * What the reports of each year and level say, year by year.
 *
 * @param {Counts} said
 * @param {ReportRecord[]} reports
 * @returns {Cell[]} one for each year and level, held or not
 */
export function cellsOf({ counts }, reports) {
  const levels = levelsOf(reports);
  const cells = yearsOf(reports).flatMap((year) =>
    levels.map((level) => ({
      ...{ year, level, held: 0, torn: 0, characters: 0, said: 0, doubtful: 0, count: 0 },
    }))
  );
  const byKey = new Map(cells.map((cell) => [`${cell.year} ${cell.level}`, cell]));
  reports.forEach(({ year, level, whole, characters }, number) => {
    const cell = byKey.get(`${year} ${level}`);
    const count = counts.get(number) ?? 0;
    cell.held += 1;
    cell.torn += Number(!whole);
    cell.characters += characters;
    cell.said += Number(count > 0);
    cell.doubtful += Number(!whole && !count);
    cell.count += count;
  });
  return cells;
}

/**
 * A cell by a measure; NaN where nothing is held of it.
 *
 * @param {Pick<Cell, "held" | "characters" | "said" | "count">} cell
 * @param {Measure} measure
 * @returns {number}
 */
export function measured({ held, characters, said, count }, measure) {
  if (!held) return NaN;
  if (measure === "count") return count;
  if (measure === "share") return 100 * said / held;
  return characters ? TEN_THOUSAND * count / characters : NaN;
}

/**
 * A number as it is written; empty where there is none.
 *
 * @param {number} value
 * @param {Measure} measure
 * @returns {string}
 */
export function written(value, measure) {
  if (Number.isNaN(value)) return "";
  if (measure === "count") return `${value}`;
  if (measure === "share") return `${Number(value.toFixed(1))}%`;
  return value && value < LEAST_ROUNDED ? `${Number(value.toPrecision(2))}` : value.toFixed(2);
}

// -- First and last --------------------------------------------------------------------------

/**
 * The report that says it first, and the one that says it last.
 *
 * Reports stand by their date; one without a date behind those of its year.
 *
 * @param {Counts} said
 * @param {ReportRecord[]} reports
 * @returns {{ first: Edge, last: Edge } | null} null where none says it
 */
export function edgesOf({ counts }, reports) {
  if (!counts.size) return null;
  const ordered = [...reports.keys()].sort((a, b) =>
    compared(dayOf(reports[a]), dayOf(reports[b]))
  );
  return {
    first: edgeIn(ordered, counts, reports),
    last: edgeIn([...ordered].reverse(), counts, reports),
  };
}

/**
 * @param {ReportRecord} report
 * @returns {string} its date, or what stands behind all dates of its year
 */
function dayOf({ date, year }) {
  return date || `${year}-99`;
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {number}
 */
function compared(a, b) {
  return a < b ? -1 : Number(a > b);
}

/**
 * @param {number[]} ordered reports, from the end that is asked for
 * @param {Map<number, number>} counts
 * @param {ReportRecord[]} reports
 * @returns {Edge}
 */
function edgeIn(ordered, counts, reports) {
  const report = ordered.find((number) => counts.has(number));
  const own = reports[report];
  const saying = ordered.filter((number) => counts.has(number) && number !== report)
    .map((number) => reports[number]);
  const beyond = ordered.slice(0, ordered.indexOf(report)).map((number) => reports[number])
    .filter((other) => isApart(other, own));
  return {
    report,
    others: saying.filter((other) => !isApart(other, own) && (other.date || !own.date)).length,
    undated: own.date ? saying.filter((other) => !other.date && !isApart(other, own)).length : 0,
    ofYear: 1 + saying.filter(({ year }) => year === own.year).length,
    beyond: beyond.length,
    torn: beyond.filter(({ whole }) => !whole).length,
    until: beyond.length ? beyond[0].year : 0,
  };
}

/**
 * Whether one report is told to be earlier than the other: by their dates, or else by their years.
 *
 * @param {ReportRecord} report
 * @param {ReportRecord} other
 * @returns {boolean}
 */
function isApart(report, other) {
  return report.date && other.date ? report.date !== other.date : report.year !== other.year;
}

// -- Places ----------------------------------------------------------------------------------

/**
 * The places with their reports, in the site's order. Of places with the same name each is told by its
 * province.
 *
 * @param {Pick<Index, "reports" | "places">} index
 * @returns {Place[]}
 */
export function placesOf({ reports, places = [] }) {
  const numbers = new Map(reports.map(({ id }, number) => [id, number]));
  const found = places.flatMap(([[name], ids]) => {
    const own = ids.filter((id) => numbers.has(id)).map((id) => Number(numbers.get(id)))
      .sort((a, b) => reports[a].year - reports[b].year);
    return own.length ? [{ name, level: reports[own[own.length - 1]].level, reports: own }] : [];
  });
  return found.map((place) => {
    const { province } = reports[place.reports[0]];
    const isShared = found.some((other) => other !== place && other.name === place.name);
    return isShared && province ? { ...place, name: `${province}${place.name}` } : place;
  });
}

/**
 * Which places do not say it, or no longer do.
 *
 * @param {Counts} said
 * @param {Place[]} places
 * @param {ReportRecord[]} reports
 * @returns {Silence}
 */
export function silenceOf({ counts }, places, reports) {
  /** @param {Place} place */
  const says = (place) => place.reports.some((number) => counts.has(number));
  const silent = places.filter((place) => !says(place));
  /** @param {Place} place */
  const isWhole = (place) => place.reports.every((number) => reports[number].whole);
  return {
    never: silent.filter(isWhole),
    unsure: silent.filter((place) => !isWhole(place)),
    stopped: places.filter((place) => {
      const { year } = reports[place.reports[place.reports.length - 1]];
      const newest = place.reports.filter((number) => reports[number].year === year);
      return says(place) &&
        newest.every((number) => !counts.has(number) && reports[number].whole);
    }),
  };
}
