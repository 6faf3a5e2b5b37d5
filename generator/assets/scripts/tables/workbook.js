import { plainNumber } from "./sheet.js";
import { escaped, inXml, NO_XML, OFFICE, PACKAGE, relations, XML } from "./xml.js";
import { zipOf } from "./zip.js";

/**
 * Sheets as an Excel workbook: texts, numbers and links, a head that stays, columns as wide as what
 * stands in them. Source: ECMA-376, parts 1 and 2.
 *
 * @typedef {import("./sheet.js").Sheet & { name: string }} NamedSheet
 */

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const LONGEST = 32767; // characters that a cell holds
const NARROW = 8;
const WIDE = 44; // in digits, which are half as wide as Chinese characters

/** The styles of cells, by their place in `STYLES`. */
const STYLE = { text: 0, head: 1, link: 2 };

const STYLES = `${XML}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="3"><font><sz val="11"/><name val="等线"/></font>' +
  '<font><b/><sz val="11"/><name val="等线"/></font>' +
  '<font><u/><sz val="11"/><color rgb="FF1F5C8F"/><name val="等线"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF0F2F5"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3">' +
  [[0, 0], [1, 2], [2, 0]].map(([font, fill]) =>
    `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyFont="1" ` +
    'applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
  ).join("") +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  "</styleSheet>";

/**
 * The workbook's file.
 *
 * @param {NamedSheet[]} sheets
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function workbookOf(sheets) {
  const numbers = sheets.map((_, i) => i + 1);
  /** @type {{ [path: string]: string }} */
  const files = {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
      numbers.map((n) =>
        `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`
      ).join("") +
      "</Types>",
    "_rels/.rels": relations([`Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"`]),
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      sheets.map(({ name }, i) =>
        `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`
      ).join("") +
      "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": relations([
      ...numbers.map((n) => `Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"`),
      `Type="${OFFICE}/styles" Target="styles.xml"`,
    ]),
    "xl/styles.xml": STYLES,
  };
  sheets.forEach((sheet, i) => {
    const links = linksOf(sheet);
    files[`xl/worksheets/sheet${i + 1}.xml`] = worksheet(sheet, links);
    if (links.length) {
      files[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relations(
        links.map(({ page }) =>
          `Type="${OFFICE}/hyperlink" Target="${escaped(page)}" TargetMode="External"`
        ),
      );
    }
  });
  return zipOf(files);
}

/**
 * The cells that lead somewhere, each with the page and the place in it.
 *
 * @param {import("./sheet.js").Sheet} sheet
 * @returns {{ at: string, page: string, anchor: string }[]}
 */
function linksOf({ rows }) {
  return rows.flatMap((row, y) =>
    row.flatMap(({ url }, x) => {
      const [page, anchor = ""] = url.split("#");
      return url ? [{ at: nameOf(x, y + 1), page, anchor }] : [];
    })
  );
}

/**
 * @param {NamedSheet} sheet
 * @param {{ at: string, page: string, anchor: string }[]} links
 * @returns {string}
 */
function worksheet({ titles, rows }, links) {
  const widths = titles.map((title, x) =>
    Math.max(NARROW, ...[title, ...rows.map((row) => row[x]?.text ?? "")].map(widthOf))
  );
  const lines = [
    titles.map((title, x) => cellOf(title, nameOf(x, 0), STYLE.head, false)),
    ...rows.map((row, y) =>
      row.map(({ text, url }, x) =>
        cellOf(text, nameOf(x, y + 1), url ? STYLE.link : STYLE.text, true)
      )
    ),
  ];
  return `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
    '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" ' +
    'activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${
      widths.map((width, x) =>
        `<col min="${x + 1}" max="${x + 1}" width="${Math.min(width, WIDE)}" customWidth="1"/>`
      ).join("")
    }</cols>` +
    `<sheetData>${
      lines.map((line, y) => `<row r="${y + 1}">${line.join("")}</row>`).join("")
    }</sheetData>` +
    (links.length
      ? `<hyperlinks>${
        links.map(({ at, anchor }, i) =>
          `<hyperlink ref="${at}" r:id="rId${i + 1}"${
            anchor ? ` location="${escaped(anchor)}"` : ""
          }/>`
        ).join("")
      }</hyperlinks>`
      : "") +
    "</worksheet>";
}

/**
 * @param {string} text
 * @param {string} name
 * @param {number} style
 * @param {boolean} counts whether it may be a number
 * @returns {string} empty where there is nothing to write
 */
function cellOf(text, name, style, counts) {
  const number = counts ? plainNumber(text) : "";
  if (number) return `<c r="${name}" s="${style}"><v>${number}</v></c>`;
  if (!text) return "";
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${
    cellText(text)
  }</t></is></c>`;
}

/**
 * The name of a cell, by column and row counted from 0: A1, AA10.
 *
 * @param {number} x
 * @param {number} y
 * @returns {string}
 */
export function nameOf(x, y) {
  let letters = "";
  for (let left = x + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + (left - 1) % 26) + letters;
  }
  return `${letters}${y + 1}`;
}

/**
 * How wide a text is, in digits.
 *
 * @param {string} text
 * @returns {number}
 */
function widthOf(text) {
  return [...text].reduce((sum, one) => sum + (one > "\u2e7f" ? 2 : 1), 2);
}

/**
 * The text of a cell as XML. What Excel would read as an escape of its own is written as one; what XML
 * or a cell has no place for is left out, as in `generator/package/workbook.py`.
 *
 * Source: ECMA-376, part 1, 22.9.2.19.
 *
 * @param {string} text
 * @returns {string}
 */
export function cellText(text) {
  const whole = text.replace(NO_XML, "");
  const held = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
  return inXml(held.replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_"));
}
