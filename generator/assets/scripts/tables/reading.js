import { MARKUP, OUTCOMES } from "../contract.js";

/**
 * Reads a table of the page as it is shown: rows that a filter hides are left out, digits that only keep
 * a place are as well, what is folded is read. What stands where is a matter of the style sheet, so
 * it is asked: what has a line of its own there has one here.
 */

const SENTENCE = /^#p\d+(?:-\d+)?$/;
const QUOTES = "../quotes.json"; // from a page of the report
const GAP = 0.3; // of a character: what stands as far apart is read as two words

/**
 * The table that a line of tools belongs to: the nearest above it, among the line's siblings.
 *
 * @param {Element} line
 * @returns {HTMLTableElement | null}
 */
export function tableAbove(line) {
  for (let above = line.previousElementSibling; above; above = above.previousElementSibling) {
    const table = above.matches("table") ? above : above.querySelector("table");
    if (table) return /** @type {HTMLTableElement} */ (table);
  }
  return null;
}

/**
 * @param {HTMLTableElement} table
 * @param {URL} base the page's published address
 * @returns {import("./sheet.js").ReadTable}
 */
export function readTable(table, base) {
  /** @param {Iterable<HTMLTableRowElement>} rows */
  const read = (rows) =>
    [...rows]
      .filter((row) => getComputedStyle(row).display !== "none")
      .map((row) => [...row.cells].map((cell) => readCell(cell, base)));
  return {
    head: read(table.tHead?.rows ?? []),
    body: [...table.tBodies].flatMap((body) => read(body.rows)),
  };
}

/**
 * @param {HTMLTableCellElement} cell
 * @param {URL} base
 * @returns {import("./sheet.js").ReadCell}
 */
function readCell(cell, base) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...cell.querySelectorAll("a[href]")])
    .map((link) => readLink(link, base));
  const lines = linesOf(cell, (element) => !isQuotation(element));
  return {
    lines: lines.length ? lines : linesOf(cell),
    links,
    across: cell.colSpan,
    down: cell.rowSpan,
    heads: cell.tagName === "TH",
  };
}

/**
 * @param {HTMLAnchorElement} link
 * @param {URL} base
 * @returns {import("./sheet.js").Link}
 */
export function readLink(link, base) {
  const isSentence = SENTENCE.test(link.hash);
  const shown = link.getAttribute(MARKUP.quotedAs) ?? linesOf(link).join(" ");
  return {
    address: new URL(link.getAttribute("href"), base).href,
    quotes: isSentence ? new URL(QUOTES, link.href).href : "",
    anchor: isSentence ? link.hash.slice(1) : "",
    shown,
    said: isQuotation(link) ? shown : "",
  };
}

/**
 * Whether an element is a link to a sentence whose text is words of that sentence.
 *
 * @param {Element} element
 * @returns {boolean}
 */
function isQuotation(element) {
  return element instanceof HTMLAnchorElement &&
    element.matches(`${MARKUP.quote}, ${OUTCOMES.said}`) && SENTENCE.test(element.hash);
}

/**
 * The lines of text that an element shows.
 *
 * @param {Element} element
 * @param {(element: Element) => boolean} [isWanted]
 * @returns {string[]}
 */
export function linesOf(element, isWanted = () => true) {
  return textIn(element, isWanted).split("\n").map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}

/**
 * @param {Element} element
 * @param {(element: Element) => boolean} isWanted
 * @returns {string} lines with a break between them
 */
function textIn(element, isWanted) {
  const isRow = /flex|grid/.test(getComputedStyle(element).display);
  let text = "";
  let isAfterBlock = false;
  for (const node of element.childNodes) {
    if (node instanceof Text) {
      const words = node.data.replace(/\s+/g, " ");
      if (words.trim() && isAfterBlock) text += "\n";
      text += words;
      isAfterBlock &&= !words.trim();
      continue;
    }
    if (!(node instanceof HTMLElement) || !isWanted(node)) continue;
    const style = getComputedStyle(node);
    if (style.display === "none" || style.visibility === "hidden") continue;
    const inside = node.tagName === "BR" ? "\n" : textIn(node, isWanted);
    if (!inside.trim() && node.tagName !== "BR") continue;
    const isBlock = !/^(?:inline|contents)/.test(style.display);
    if (text.trim()) text += between(node, style, { isBlock, isAfterBlock, isRow });
    text += inside;
    isAfterBlock = isBlock;
  }
  return text;
}

/**
 * What stands between an element and what was read before it. Small print and what keeps a distance goes
 * with what it follows, also where that has a line of its own.
 *
 * @param {HTMLElement} element
 * @param {CSSStyleDeclaration} style
 * @param {{ isBlock: boolean, isAfterBlock: boolean, isRow: boolean }} around
 * @returns {string}
 */
function between({ tagName }, { marginLeft, fontSize }, { isBlock, isAfterBlock, isRow }) {
  const isApart = parseFloat(marginLeft) >= GAP * parseFloat(fontSize);
  if (isBlock) return isRow ? " " : "\n";
  if (isAfterBlock) return isApart || tagName === "SMALL" ? " " : "\n";
  return isApart ? " " : "";
}

/**
 * What the page says of a table: the notes between the same headings, what is folded beside it, and what
 * explains the marks that stand in it.
 *
 * @param {Element} line the table's line of tools
 * @param {(mark: string) => boolean} stands whether a mark stands in the table
 * @returns {{ name: string, text: string, url: string }[]}
 */
export function notesOn(line, stands) {
  const onMarks = [...document.querySelectorAll(`${MARKUP.tableNote}[${MARKUP.marks}]`)];
  const near = [...aroundOf(line)].filter((one) => !onMarks.includes(one));
  const notes = [
    ...near.filter((one) => one.matches(MARKUP.tableNote)),
    ...near.filter((one) => one.matches("details") && !one.querySelector("table")),
    ...onMarks.filter((one) => one.getAttribute(MARKUP.marks).split(" ").some(stands)),
  ].map((note) => ({ name: "说明", text: linesOf(note).join("；"), url: "" }));
  const legend = [...document.querySelectorAll(`${MARKUP.legend} > div`)].map((entry) => ({
    name: linesOf(entry.querySelector("dt")).join(" "),
    text: linesOf(entry.querySelector("dd")).join(" "),
    url: "",
  }));
  return [...notes, ...legend.filter(({ name }) => name.split("、").some(stands))];
}

/**
 * The siblings of a line between the same headings.
 *
 * @param {Element} line
 * @returns {Generator<Element>}
 */
function* aroundOf(line) {
  const isHead = (/** @type {Element} */ one) => /^H[1-6]$/.test(one.tagName);
  const before = [];
  for (
    let one = line.previousElementSibling;
    one && !isHead(one);
    one = one.previousElementSibling
  ) {
    before.unshift(one);
  }
  yield* before;
  for (let one = line.nextElementSibling; one && !isHead(one); one = one.nextElementSibling) {
    yield one;
  }
}
