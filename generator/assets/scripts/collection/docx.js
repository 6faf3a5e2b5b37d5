import { escaped, inXml, OFFICE, PACKAGE, relations, XML } from "../tables/xml.js";
import { zipOf } from "../tables/zip.js";
import { linesBelow } from "./writing.js";

/**
 * Passages as a Word document: headings by report, quotations, references, links that are alive.
 * Source: ECMA-376, part 1, 17 (WordprocessingML), part 2 (packages).
 *
 * @typedef {import("./writing.js").Digest} Digest
 */

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const MAIN_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml";
const DUBLIN = "http://purl.org/dc/elements/1.1/";
const TERMS = "http://purl.org/dc/terms/";
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/** Sizes are half points, distances twentieths of a point. Names in lower case are Word's own. */
const WORD_STYLES = `${XML}<w:styles xmlns:w="${MAIN_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>` +
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="宋体"/>' +
  '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>' +
  "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>" +
  '<w:spacing w:after="120" w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">' +
  '<w:name w:val="Default Paragraph Font"/></w:style>' +
  paragraphStyle("Title", "Title", '<w:spacing w:before="120" w:after="240"/>', heading(36)) +
  paragraphStyle(
    "Heading1",
    "heading 1",
    '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
    heading(28),
  ) +
  paragraphStyle("Quote", "Quote", '<w:keepNext/><w:ind w:left="420" w:right="420"/>', "") +
  paragraphStyle(
    "Below",
    "Source of Quotation",
    '<w:spacing w:after="60"/><w:ind w:left="420" w:right="420"/>',
    '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  ) +
  paragraphStyle("Reference", "Bibliography", '<w:ind w:left="420" w:hanging="420"/>', "") +
  '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>' +
  '<w:rPr><w:color w:val="1F5C8F"/><w:u w:val="single"/></w:rPr></w:style></w:styles>';

const SETTINGS = `${XML}<w:settings xmlns:w="${MAIN_WORD}"><w:compat><w:compatSetting ` +
  'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>' +
  "</w:compat></w:settings>";

const PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" ' +
  'w:bottom="1440" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';

/**
 * The document's file.
 *
 * @param {Digest} digest
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function docxOf(digest) {
  /** @type {string[]} */
  const addresses = [];
  const body = bodyOf(digest, (url) => {
    if (!addresses.includes(url)) addresses.push(url);
    return `rId${addresses.indexOf(url) + OWN_PARTS.length + 1}`;
  });
  return zipOf({
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${TYPES}.styles+xml"/>` +
      `<Override PartName="/word/settings.xml" ContentType="${TYPES}.settings+xml"/>` +
      `<Override PartName="/docProps/core.xml" ContentType="${CORE_TYPE}"/></Types>`,
    "_rels/.rels": relations([
      `Type="${OFFICE}/officeDocument" Target="word/document.xml"`,
      `Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"`,
    ]),
    "docProps/core.xml": `${XML}<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="${DUBLIN}" ` +
      `xmlns:dcterms="${TERMS}" xmlns:xsi="${INSTANCE}"><dc:title>${
        inXml(digest.title)
      }</dc:title>` +
      "<dc:language>zh-CN</dc:language></cp:coreProperties>",
    "word/document.xml": body,
    "word/_rels/document.xml.rels": relations([
      ...OWN_PARTS,
      ...addresses.map((url) =>
        `Type="${OFFICE}/hyperlink" Target="${escaped(url)}" TargetMode="External"`
      ),
    ]),
    "word/styles.xml": WORD_STYLES,
    "word/settings.xml": SETTINGS,
  });
}

/** What the document needs besides addresses, the first of its relationships. */
const OWN_PARTS = [
  `Type="${OFFICE}/styles" Target="styles.xml"`,
  `Type="${OFFICE}/settings" Target="settings.xml"`,
];

/**
 * @param {Digest} digest
 * @param {(url: string) => string} idOf the relationship of an address
 * @returns {string}
 */
function bodyOf({ title, about, chapters, references }, idOf) {
  /** @param {string} text @param {string} url */
  const linked = (text, url) =>
    url ? `<w:hyperlink r:id="${idOf(url)}">${run(text, LINK)}</w:hyperlink>` : run(text);
  const parts = [
    paragraph("Title", run(title)),
    ...about.map(([name, text, url]) => paragraph("", run(`${name}：`) + linked(text, url))),
  ];
  for (const { name, quotations } of chapters) {
    if (name) parts.push(paragraph("Heading1", run(name)));
    for (const quotation of quotations) {
      const to = bookmarkOf(quotation.reference);
      parts.push(
        paragraph(
          "Quote",
          run(`${quotation.number}. ${quotation.words}`) +
            `<w:hyperlink w:anchor="${to}">${
              run(`[${quotation.reference}]`, '<w:vertAlign w:val="superscript"/>')
            }</w:hyperlink>`,
        ),
        ...linesBelow(quotation).map(({ name, text, url }) =>
          paragraph("Below", run(`${name}：`) + linked(text, url))
        ),
      );
    }
  }
  parts.push(
    paragraph("Heading1", run("参考文献")),
    ...references.map(({ number, text, url }) => {
      const mark = `w:id="${number}"`;
      return paragraph(
        "Reference",
        `<w:bookmarkStart ${mark} w:name="${bookmarkOf(number)}"/>${run(`[${number}] `)}` +
          `<w:bookmarkEnd ${mark}/>${run(text)}${linked(url, url)}${run(".")}`,
      );
    }),
  );
  return `${XML}<w:document xmlns:w="${MAIN_WORD}" xmlns:r="${OFFICE}"><w:body>${
    parts.join("")
  }${PAGE}</w:body></w:document>`;
}

/** @param {number} number of a reference */
function bookmarkOf(number) {
  return `reference_${number}`;
}

const LINK = '<w:rStyle w:val="Hyperlink"/>';

/**
 * @param {string} style empty for the usual one
 * @param {string} content
 * @returns {string}
 */
function paragraph(style, content) {
  const properties = style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${content}</w:p>`;
}

/**
 * @param {string} text with its line breaks
 * @param {string} [properties]
 * @returns {string}
 */
function run(text, properties = "") {
  const lines = text.split(/\r\n?|\n/).map((line) => {
    return `<w:t xml:space="preserve">${inXml(line)}</w:t>`;
  });
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} paragraphs their properties
 * @param {string} runs the properties of what is written in them
 * @returns {string}
 */
function paragraphStyle(id, name, paragraphs, runs) {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>` +
    '<w:basedOn w:val="Normal"/><w:qFormat/>' +
    `<w:pPr>${paragraphs}</w:pPr>${runs && `<w:rPr>${runs}</w:rPr>`}</w:style>`;
}

/**
 * @param {number} size in half points
 * @returns {string} how headings are written
 */
function heading(size) {
  return '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="黑体"/><w:b/>' +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}
