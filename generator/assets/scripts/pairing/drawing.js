import { MADE } from "../contract.js";

/**
 * Rows of two reports side by side, as `templates/_beside.jinja` makes them.
 *
 * @typedef {import("./alignment.js").Beside} Beside
 * @typedef {import("./alignment.js").Stretch} Stretch
 * @typedef {import("./common.js").Ranges} Ranges
 *
 * @typedef {object} Shown a report as it is shown
 * @property {string} name
 * @property {string} url its address
 * @property {Stretch[]} stretches
 * @property {Record<string, string>} themes names by id
 * @property {Map<number, string>} texts of its paragraphs by their ordinals
 * @property {Map<number, Ranges>} common what the other report says too
 */

const LONGEST_OPEN = 1600;

/**
 * @param {Beside[]} found
 * @param {Shown} own
 * @param {Shown} other
 * @returns {HTMLElement}
 */
export function rowsOf(found, own, other) {
  const rows = element("div", MADE.besideRows);
  const names = element("p", MADE.besideNames);
  names.append(element("span", "", own.name), element("span", "", other.name));
  rows.append(names);
  let opened = false;
  for (const one of found) {
    const sides = [charactersOf(own, one.own), charactersOf(other, one.other)];
    const short = Math.max(...sides) <= LONGEST_OPEN || found.length === 1;
    const row = one.own.length && one.other.length
      ? pairOf(one, own, other)
      : aloneOf(one, own, other);
    row.id = one.own.length
      ? own.stretches[one.own[0]].slug
      : `other-${other.stretches[one.other[0]].slug}`;
    if (row instanceof HTMLDetailsElement && short && !opened) {
      row.open = true;
      opened = true;
    }
    rows.append(row);
  }
  return rows;
}

/**
 * @param {Beside} one
 * @param {Shown} own
 * @param {Shown} other
 * @returns {HTMLElement}
 */
function pairOf(one, own, other) {
  const summary = element("summary", "");
  summary.append(headOf(own, one.own), headOf(other, one.other), ...whyOf(one, own));
  const sides = element("div", MADE.besideSides);
  sides.append(sideOf(own, one.own), sideOf(other, one.other));
  const row = element("details", MADE.besideRow);
  row.append(summary, sides);
  return row;
}

/**
 * @param {Beside} one
 * @param {Shown} own
 * @param {Shown} other
 * @returns {HTMLElement}
 */
function aloneOf(one, own, other) {
  const row = element("div", MADE.besideRow);
  row.append(wayOf(own, one.own), wayOf(other, one.other));
  return row;
}

/**
 * @param {Shown} report
 * @param {number[]} places
 * @returns {HTMLElement}
 */
function headOf(report, places) {
  const head = element("span", MADE.besideHead);
  head.append(
    element("small", "", report.name),
    report.stretches[places[0]].heading,
    element("small", "", sizeOf(report, places)),
  );
  return head;
}

/**
 * @param {Shown} report
 * @param {number[]} places
 * @returns {HTMLElement}
 */
function wayOf(report, places) {
  const way = element("p", MADE.besideWay);
  if (!places.length) return way;
  const { slug, heading } = report.stretches[places[0]];
  way.append(
    element("small", "", report.name),
    linkTo(`${report.url}${slug}/`, heading),
    element("small", "", sizeOf(report, places)),
  );
  return way;
}

/**
 * @param {Beside} one
 * @param {Shown} own
 * @returns {HTMLElement[]}
 */
function whyOf({ own: { length }, other: beside, theme, words, doubtful }, own) {
  const name = own.themes[theme] ?? "";
  const whole = length > 1 || beside.length > 1;
  const said = whole ? ["整个部分并列：一边不分节"] : doubtful ? [`只有主题相同：${name}`] : [
    ...(name ? [`主题：${name}`] : []),
    ...(words.length ? [`共有词：${words.join("、")}`] : []),
  ];
  return said.length ? [element("small", MADE.besideWhy, said.join("；"))] : [];
}

/**
 * @param {Shown} report
 * @param {number[]} places
 * @returns {HTMLElement}
 */
function sideOf(report, places) {
  const side = element("div", MADE.besideSide);
  side.append(element("p", MADE.besideName, report.name));
  for (const { slug, heading, paragraphs } of places.map((place) => report.stretches[place])) {
    const address = `${report.url}${slug}/`;
    const from = element("p", MADE.besideFrom);
    from.append(linkTo(address, heading));
    side.append(from);
    for (const ordinal of ordinalsOf(paragraphs)) {
      const paragraph = element("p", "");
      paragraph.append(
        ...piecesOf(report.texts.get(ordinal) ?? "", report.common.get(ordinal) ?? []),
      );
      paragraph.append(linkTo(`${address}#p${ordinal}`, `第${ordinal}段`));
      side.append(paragraph);
    }
  }
  return side;
}

/**
 * @param {string} text
 * @param {Ranges} ranges
 * @returns {(string | HTMLElement)[]}
 */
function piecesOf(text, ranges) {
  /** @type {(string | HTMLElement)[]} */
  const pieces = [];
  let position = 0;
  for (const [start, end] of ranges) {
    pieces.push(text.slice(position, start), element("span", MADE.common, text.slice(start, end)));
    position = end;
  }
  return [...pieces, text.slice(position)];
}

/**
 * @param {Shown} report
 * @param {number[]} places
 * @returns {number}
 */
function charactersOf(report, places) {
  return places.reduce((sum, place) => sum + report.stretches[place].characters, 0);
}

/**
 * @param {Shown} report
 * @param {number[]} places
 * @returns {string} how long it is, and how much of it is common
 */
function sizeOf(report, places) {
  const characters = charactersOf(report, places);
  let common = 0;
  for (const place of places) {
    for (const ordinal of ordinalsOf(report.stretches[place].paragraphs)) {
      for (const [start, end] of report.common.get(ordinal) ?? []) common += end - start;
    }
  }
  const share = Math.floor(100 * common / Math.max(1, characters));
  return `${characters.toLocaleString("en-US")} 字，相同 ${share}%`;
}

/**
 * @param {[first: number, last: number][]} runs
 * @returns {number[]} all ordinals of runs of them
 */
export function ordinalsOf(runs) {
  return runs.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, number) => first + number)
  );
}

/**
 * @param {string} address
 * @param {string} text
 * @returns {HTMLAnchorElement}
 */
export function linkTo(address, text) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  return link;
}

/**
 * @param {string} kind
 * @param {string} name its class; empty for none
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function element(kind, name, text = "") {
  const made = document.createElement(kind);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
