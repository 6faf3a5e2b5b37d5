import { MADE } from "../contract.js";
import * as ReportSearch from "./match.js";

/**
 * Bars by year as SVG, in the look of the site's other pictures (`generator/pictures/`): what a phrase
 * counts, level by level, on one scale.
 *
 * A bar stands on a zero line that is drawn only under years of which a report is held. A year without
 * one is hatched and called 未收; where none of the reports says it, a stroke lies on the line. Below
 * stands how many of the reports that are held say it.
 *
 * @typedef {object} Bar
 * @property {number} year
 * @property {number} value NaN where no report is held
 * @property {string} below what stands under it: 3/6
 * @property {string} told the same in words, with the value
 * @property {string} url of what it counts; empty where that is nothing
 *
 * @typedef {{ name: string, bars: Bar[] }} Row of one phrase; the name is empty where there is only one
 * @typedef {{ name: string, rows: Row[] }} Block of one level
 *
 * @typedef {object} Picture
 * @property {string} title
 * @property {string} unit of the values: 每万字处数
 * @property {(value: number) => string} write a value of the axis
 * @property {Block[]} blocks each with the same years
 */

const LEAST = 328; // what a phone of 360 pixels has between the margins of a page
const MOST_WIDE = 720;
const SIZE = 12;
const LARGER = 1.28; // than its own units, where there is room
const LEFT = 38; // for the numbers of the axis
const RIGHT = 10; // for the end of the last year's number
const LOWEST = 1.5; // of a bar that is not zero
const NARROWEST = 12.5; // a year, where words stand upright: 22 of them on a phone
const WIDEST = 46;
const BAR = 0.6; // of a year
const PLOT = 48;
const HEAD = 22;
const NAME = 25;
const LINE = 15;
const LATIN = 0.58; // of a Han character
/** @type {Record<string, number>} */
const NARROW = { "/": 0.4, ".": 0.3, "%": 0.92, "†": 0.5, "<": 0.6 };
const KEPT = 20; // characters of a phrase above its bars

/**
 * How wide words are at most.
 *
 * @param {string} words
 * @returns {number}
 */
function textWidth(words) {
  const widths = Array.from(words, (one) => one > "\u00ff" ? 1 : NARROW[one] ?? LATIN);
  return SIZE * widths.reduce((sum, width) => sum + width, 0);
}

/**
 * A length as it is written: to a tenth.
 *
 * @param {number} value
 * @returns {string}
 */
function coordinate(value) {
  return `${Math.round(value * 10) / 10}`;
}

/**
 * @param {number} x
 * @param {number} y of the base line
 * @param {string} words
 * @param {"start" | "middle" | "end"} [anchor] what of them stands at `x`
 * @returns {string}
 */
function wordsAt(x, y, words, anchor = "start") {
  const held = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${coordinate(x)}" y="${coordinate(y)}"${held}>${
    ReportSearch.escape(words)
  }</text>`;
}

/**
 * @param {string} inner
 * @returns {string} in the colour of what stands beside
 */
function quiet(inner) {
  return `<g class="${MADE.quiet}">${inner}</g>`;
}

/**
 * The round number at or above the largest value, so that the axis has one line beside zero.
 *
 * @param {number} most
 * @returns {number}
 */
export function topOf(most) {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => power * step >= most * (1 - 1e-9));
}

/**
 * @typedef {object} Layout
 * @property {number} step of a year
 * @property {number} width
 * @property {number} scale pixels of a unit
 * @property {boolean} upright whether words below bars run from top to bottom
 * @property {number} below how high they are
 * @property {number} every second, third, ... year has its number
 * @property {number} top value
 *
 * @param {Bar[]} bars all of the picture
 * @param {number} years
 * @param {number} pixels how wide it may be shown
 * @returns {Layout}
 */
function layoutOf(bars, years, pixels) {
  const wide = Math.min(MOST_WIDE, Math.max(LEAST, Math.floor(pixels / LARGER)));
  const room = (wide - LEFT - RIGHT) / years;
  const widest = Math.max(...bars.map(({ below }) => textWidth(below)));
  const step = Math.min(WIDEST, Math.max(NARROWEST, room));
  const upright = widest + 3 > step;
  const width = Math.max(LEAST, LEFT + step * years + RIGHT);
  return {
    step,
    width,
    scale: Math.min(LARGER, Math.max(1, pixels / width)),
    upright,
    below: upright ? widest + 6 : LINE,
    every: [1, 2, 5, 10].find((n) => n * step >= textWidth("2000") + 4) ?? 20,
    top: topOf(Math.max(0, ...bars.map(({ value }) => value || 0))),
  };
}

/**
 * @param {Picture} picture with one bar at least
 * @param {string} id unique in its page
 * @param {number} [pixels] how wide it may be shown without being scrolled
 * @returns {string}
 */
export function barsSVG({ title, unit, write, blocks }, id, pixels = LEAST) {
  const all = blocks.flatMap(({ rows }) => rows.flatMap(({ bars }) => bars));
  const layout = layoutOf(all, blocks[0].rows[0].bars.length, pixels);
  let y = 0;
  const drawn = blocks.map(({ name, rows }) => {
    const head = `<g class="${MADE.head}">${wordsAt(0, y + 15, name)}</g>`;
    y += HEAD;
    const lines = rows.map((row) => {
      const named = row.name ? wordsAt(0, y + 12, shortened(row.name)) : "";
      y += row.name ? NAME : 4;
      const plot = rowSVG(row, { y, layout, write, hatch: `${id}-hatch` });
      y += PLOT + layout.below + 6;
      return named + plot;
    });
    const years = yearsSVG(rows[0].bars, y + SIZE - 2, layout);
    y += LINE + 6;
    return head + lines.join("") + years;
  });
  const told = blocks.map(({ name, rows }) =>
    rows.map((row) =>
      `${name}${row.name && `“${row.name}”`}：${row.bars.map(({ told }) => told).join("；")}`
    )
      .join("。")
  ).join("。");
  return `<svg class="${MADE.picture}" role="group" aria-labelledby="${id}-title" aria-describedby="${id}-desc" viewBox="0 0 ${
    coordinate(layout.width)
  } ${coordinate(y)}" width="${Math.round(layout.width * layout.scale)}" height="${
    Math.round(y * layout.scale)
  }" font-size="${SIZE}" fill="currentColor" xmlns="http://www.w3.org/2000/svg"><title id="${id}-title">${
    ReportSearch.escape(title)
  }</title><desc id="${id}-desc">${
    ReportSearch.escape(`${unit}。${told}。`)
  }</desc><defs><pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="${MADE.grid}" d="M0 0v6"/></pattern></defs>${
    drawn.join("")
  }</svg>`;
}

/**
 * @param {string} name
 * @returns {string} as much of it as there is room for
 */
function shortened(name) {
  const letters = Array.from(name);
  return letters.length > KEPT ? `${letters.slice(0, KEPT).join("")}…` : name;
}

/**
 * A row's axis, bars and what stands below them.
 *
 * @param {Row} row
 * @param {{ y: number, layout: Layout, write: Picture["write"], hatch: string }} at
 * @returns {string}
 */
function rowSVG({ bars }, { y, layout, write, hatch }) {
  const zero = y + PLOT;
  const runs = runsOf(bars).map(({ held, from, to }) =>
    held ? axisSVG(from, to, y, layout) : gapSVG(from, to, { y, layout, hatch })
  );
  const numbers = quiet(
    wordsAt(LEFT - 5, y + 5, write(layout.top), "end") + wordsAt(LEFT - 5, zero + 4, "0", "end"),
  );
  const drawn = bars.map((bar, i) =>
    Number.isNaN(bar.value) ? "" : barSVG(bar, LEFT + (i + 0.5) * layout.step, zero, layout)
  );
  return [...runs, numbers, ...drawn].join("");
}

/**
 * The lines of zero and of the largest value, under years of which reports are held.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {Layout} layout
 * @returns {string}
 */
function axisSVG(from, to, y, { step }) {
  const [start, end] = [from, to].map((year) => coordinate(LEFT + year * step));
  return `<path class="${MADE.grid}" d="M${start} ${coordinate(y)}H${end}"/>` +
    `<path class="${MADE.thin}" d="M${start} ${coordinate(y + PLOT)}H${end}"/>`;
}

/**
 * Years of which no report is held.
 *
 * @param {number} from
 * @param {number} to
 * @param {{ y: number, layout: Layout, hatch: string }} at
 * @returns {string}
 */
function gapSVG(from, to, { y, layout, hatch }) {
  const [left, width] = [LEFT + from * layout.step, (to - from) * layout.step];
  const box = `<rect fill="url(#${hatch})" x="${coordinate(left)}" y="${coordinate(y)}" width="${
    coordinate(width)
  }" height="${PLOT}"/>`;
  const upright = width < 2 * SIZE + 2;
  return box + belowSVG("未收", left + width / 2, y + PLOT, { upright });
}

/**
 * A bar, or the stroke of a zero, with what stands below it.
 *
 * @param {Bar} bar
 * @param {number} middle
 * @param {number} zero where it stands
 * @param {Layout} layout
 * @returns {string}
 */
function barSVG({ value, below, told, url }, middle, zero, layout) {
  const wide = layout.step * BAR;
  const [left, bottom] = [coordinate(middle - wide / 2), coordinate(zero)];
  const high = value > 0 ? Math.max(LOWEST, PLOT * value / layout.top) : 0;
  const shape = high
    ? `<g class="${MADE.actual}"><path d="M${left} ${bottom}v${coordinate(-high)}h${
      coordinate(wide)
    }v${coordinate(high)}z"/></g>`
    : `<g class="${MADE.quiet}"><path class="${MADE.line}" d="M${left} ${bottom}h${
      coordinate(wide)
    }"/></g>`;
  const inner = `<title>${ReportSearch.escape(told)}</title>${shape}`;
  const linked = url ? `<a href="${ReportSearch.escape(url)}">${inner}</a>` : `<g>${inner}</g>`;
  return linked + belowSVG(below, middle, zero, layout);
}

/**
 * Years that follow each other and of which reports are held, or of which none is.
 *
 * @param {Bar[]} bars
 * @returns {{ held: boolean, from: number, to: number }[]} half-open
 */
export function runsOf(bars) {
  /** @type {{ held: boolean, from: number, to: number }[]} */
  const runs = [];
  bars.forEach(({ value }, i) => {
    const held = !Number.isNaN(value);
    const last = runs[runs.length - 1];
    if (last?.held === held) last.to = i + 1;
    else runs.push({ held, from: i, to: i + 1 });
  });
  return runs;
}

/**
 * @param {string} words
 * @param {number} x their middle
 * @param {number} zero where the bars stand
 * @param {{ upright: boolean }} layout
 * @returns {string}
 */
function belowSVG(words, x, zero, { upright }) {
  if (!upright) return quiet(wordsAt(x, zero + SIZE + 2, words, "middle"));
  return `<g writing-mode="vertical-rl">${quiet(wordsAt(x, zero + 4, words))}</g>`;
}

/**
 * The numbers of the years, counted back from the last.
 *
 * @param {Bar[]} bars
 * @param {number} y
 * @param {Layout} layout
 * @returns {string}
 */
function yearsSVG(bars, y, { step, every }) {
  return bars.map(({ year }, i) =>
    (bars.length - 1 - i) % every ? "" : wordsAt(LEFT + (i + 0.5) * step, y, `${year}`, "middle")
  ).join("");
}
