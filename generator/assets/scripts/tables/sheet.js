/**
 * A table as it was read from a page, and the sheet that a reader takes home of it.
 *
 * A link of a cell leads to `address`, as published. Where that is a sentence of a report, `quotes` is
 * the file that has its words and `anchor` their place in it; else both are empty. `shown` is the
 * link's own text, and `said` the same where that text is a quotation.
 *
 * @typedef {{ address: string, quotes: string, anchor: string, shown: string, said: string }} Link
 * @typedef {{ lines: string[], links: Link[], across: number, down: number, heads: boolean }} ReadCell
 * @typedef {{ head: ReadCell[][], body: ReadCell[][] }} ReadTable
 *
 * @typedef {{ text: string, url: string }} Cell `url` is empty where the cell leads nowhere
 * @typedef {{ titles: string[], rows: Cell[][] }} Sheet
 */

const BETWEEN = "；";

/**
 * The cells of rows, each in every column and row that it spans.
 *
 * @param {ReadCell[][]} rows
 * @returns {ReadCell[][]}
 */
export function grid(rows) {
  const made = rows.map(() => /** @type {ReadCell[]} */ ([]));
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (made[y][x]) x += 1;
      for (let down = 0; down < cell.down && y + down < made.length; down += 1) {
        for (let across = 0; across < cell.across; across += 1) made[y + down][x + across] = cell;
      }
    }
  });
  return made;
}

/**
 * The text of a cell in one line: of a head, what stands below its name in brackets.
 *
 * @param {ReadCell} cell
 * @returns {string}
 */
export function textOf({ lines, heads }) {
  const [name = "", ...more] = lines;
  if (!heads) return lines.join(BETWEEN);
  return more.length ? `${name}（${more.join("，")}）` : name;
}

/**
 * The title of a column under one or more rows of heads, and its name without what is in brackets.
 *
 * @param {ReadCell[]} heads those of the column, from above
 * @returns {{ title: string, name: string }}
 */
function titleOf(heads) {
  const own = [...new Set(heads)].filter((cell) => cell.lines.length);
  return {
    title: own.map(textOf).join("·"),
    name: own.map(({ lines }) => lines[0]).join("·"),
  };
}

/**
 * A table as a sheet. The columns are as shown; at their right stand, for each whose cells lead to
 * sentences, the words of these and their addresses, and for the first the address that it leads to.
 *
 * `words` gives the words of a sentence's link, or "" where they are not known; it is told the cells
 * that say what the link's own is about. Where no link of a column has words beyond what is shown,
 * it gets no column of words.
 *
 * @param {ReadTable} table
 * @param {(link: Link, about: ReadCell[]) => string} words
 * @returns {Sheet}
 */
export function sheetOf(table, words) {
  const head = grid(table.head);
  const body = grid(table.body);
  const width = Math.max(0, ...[...head, ...body].map((row) => row.length));
  const columns = Array.from({ length: width }, (_, x) => {
    const heads = head.map((row) => row[x]).filter(Boolean);
    return { ...titleOf(heads), heads, cells: body.map((row) => row[x]) };
  });
  const titles = columns.map(({ title }) => title);
  /** @type {Cell[][]} */
  const rows = body.map((row) => columns.map((_, x) => shownCell(row[x])));
  /**
   * @param {string} title
   * @param {Cell[]} cells
   */
  const add = (title, cells) => {
    titles.push(title);
    cells.forEach((cell, y) => rows[y].push(cell));
  };

  columns.forEach(({ name, heads, cells }, x) => {
    const sentences = cells.map((cell) => cell ? cell.links.filter(({ quotes }) => quotes) : []);
    if (sentences.some((links) => links.length)) {
      const quoted = sentences.map((links, y) => {
        const about = [...heads, ...body[y].filter((cell) => cell?.heads)];
        return joined(links.map((link) => link.said || words(link, about)));
      });
      if (quoted.some((text, y) => text && text !== rows[y][x].text)) {
        add(`${name}原话`, quoted.map((text) => ({ text, url: "" })));
      }
      add(`${name}网址`, sentences.map(addressCell));
    } else if (x === 0 && cells.some((cell) => cell?.links.length)) {
      add(`${name}网址`, cells.map((cell) => addressCell(cell ? cell.links.slice(0, 1) : [])));
    }
  });
  return { titles, rows };
}

/**
 * @param {ReadCell | undefined} cell
 * @returns {Cell}
 */
function shownCell(cell) {
  if (!cell) return { text: "", url: "" };
  const addresses = new Set(cell.links.map(({ address }) => address));
  return { text: textOf(cell), url: addresses.size === 1 ? [...addresses][0] : "" };
}

/**
 * @param {Link[]} links
 * @returns {Cell}
 */
function addressCell(links) {
  const addresses = [...new Set(links.map(({ address }) => address))];
  return { text: addresses.join(BETWEEN), url: addresses.length === 1 ? addresses[0] : "" };
}

/**
 * @param {string[]} texts
 * @returns {string}
 */
function joined(texts) {
  return [...new Set(texts.filter(Boolean))].join(BETWEEN);
}

/**
 * A text that is one plain number, as programs write it; "" for any other.
 *
 * A number that begins with 0 or has more digits than a spreadsheet keeps is a code.
 *
 * @param {string} text
 * @returns {string}
 */
export function plainNumber(text) {
  const number = text.replace(/^−/, "-").replace(/^\+(?=\d)/, "").replace(
    /^(\d{1,3})(?:,\d{3})+$/,
    (all) => {
      return all.replaceAll(",", "");
    },
  );
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(number) && number.length <= 15 ? number : "";
}
