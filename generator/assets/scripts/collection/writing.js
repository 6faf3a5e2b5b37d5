import { escaped, inXml } from "../tables/xml.js";
import { keyOf } from "./address.js";
import { fullPath, groupsOf, pathOf, positionOf } from "./entries.js";

/**
 * Passages as a text to take home: what is written, and in which form.
 *
 * @typedef {import("./store.js").Entry} Entry
 *
 * @typedef {object} Site what a text says of where it is from
 * @property {URL} root the published site's
 * @property {string} notice whose edition it is, and that it is no official one
 * @property {string} edition what the site holds
 * @property {string} day the present one
 *
 * @typedef {object} Quotation
 * @property {number} number its place in the text, from 1
 * @property {string} words
 * @property {number} reference the number of its report among the references
 * @property {string} name the report's, as 江西省2024年
 * @property {string} position where it stands there: 第25段第2句
 * @property {string} url
 * @property {string} citation the reference of the passage itself
 * @property {string} note the reader's own, may be empty
 * @property {string} remark how the present text differs; empty where it does not, as far as is known
 * @property {string} day on which its words were read
 *
 * @typedef {{ name: string, quotations: Quotation[] }} Chapter `name` is empty where all are in one
 * @typedef {{ number: number, report: string, text: string, url: string }} Reference `text` goes up to the
 *   address
 * @typedef {object} Digest
 * @property {string} title
 * @property {[name: string, text: string, url: string][]} about `url` is empty where there is none
 * @property {Chapter[]} chapters
 * @property {Reference[]} references by GB/T 7714—2015, numbered as they are first referred to
 */

const TITLE = "摘录";
const REFERENCES = "参考文献";

/**
 * @param {import("./store.js").Kept} kept
 * @param {Site} site
 * @param {Map<string, string>} remarks by the keys of passages
 * @returns {Digest}
 */
export function digested({ entries, grouped }, { root, notice, edition, day }, remarks) {
  const groups = groupsOf(entries, grouped);
  const ordered = groups.flatMap((group) => group.entries);
  const reports = [...new Set(ordered.map(({ report }) => report))];
  let number = 0;
  return {
    title: TITLE,
    about: [
      ["来源", notice, ""],
      ["版次", edition, ""],
      ["导出日期", day, ""],
      ["网址", root.href, root.href],
    ],
    chapters: groups.map((group) => ({
      name: group.name,
      quotations: group.entries.map((entry) => ({
        number: number += 1,
        words: entry.words,
        reference: reports.indexOf(entry.report) + 1,
        name: entry.name,
        position: positionOf(entry),
        url: new URL(pathOf(entry), root).href,
        citation: `${entry.cite}[${entry.day}]. ${new URL(pathOf(entry), root).href}.`,
        note: entry.note,
        remark: remarks.get(keyOf(entry)) ?? "",
        day: entry.day,
      })),
    })),
    references: referencesOf(ordered, root),
  };
}

/**
 * The reports that passages are of, in the order of their first, each with the last day of access. Its
 * address is the passage's where that is the only one of it.
 *
 * @param {Entry[]} entries
 * @param {URL} root
 * @returns {Reference[]}
 */
export function referencesOf(entries, root) {
  const reports = [...new Set(entries.map(({ report }) => report))];
  return reports.map((report, i) => {
    const own = entries.filter((entry) => entry.report === report);
    const day = own.map((entry) => entry.day).sort().at(-1);
    const path = own.length === 1 ? pathOf(own[0]) : fullPath(report);
    const url = new URL(path, root).href;
    return { number: i + 1, report, text: `${own[0].cite}[${day}]. `, url };
  });
}

/**
 * What follows a quotation, line by line: where it stands, how the text differs now, the reader's note.
 *
 * @param {Quotation} quotation
 * @returns {{ name: string, text: string, url: string }[]}
 */
export function linesBelow({ name, position, url, remark, note }) {
  return [
    { name: `${name}，${position}`, text: url, url },
    ...(remark ? [{ name: "核对", text: remark, url: "" }] : []),
    ...(note ? [{ name: "批注", text: note, url: "" }] : []),
  ];
}

/**
 * @param {Digest} digest
 * @returns {string}
 */
export function plainOf({ title, about, chapters, references }) {
  const lines = [title, ...about.map(([name, text]) => `${name}：${text}`)];
  for (const { name, quotations } of chapters) {
    if (name) lines.push("", name);
    for (const quotation of quotations) {
      lines.push("", `${quotation.number}. ${quotation.words}[${quotation.reference}]`);
      for (const { name, text } of linesBelow(quotation)) {
        lines.push(`   ${name}：${text.replace(/\r\n?|\n/g, "\n   ")}`);
      }
    }
  }
  lines.push("", REFERENCES, ...references.map(referenceLine));
  return `${lines.join("\n")}\n`;
}

/**
 * @param {Reference} reference
 * @returns {string}
 */
function referenceLine({ number, text, url }) {
  return `[${number}] ${text}${url}.`;
}

/**
 * @param {Digest} digest
 * @returns {string}
 */
export function markdownOf({ title, about, chapters, references }) {
  const blocks = [
    `# ${title}`,
    about.map(([name, text, url]) => `- ${name}：${url ? `<${url}>` : literal(text)}`).join("\n"),
  ];
  for (const { name, quotations } of chapters) {
    if (name) blocks.push(`## ${literal(name)}`);
    for (const quotation of quotations) {
      blocks.push(`> ${literal(quotation.words)}\\[${quotation.reference}\\]`);
      blocks.push(
        linesBelow(quotation).map((below, i) =>
          i
            ? `${below.name}：${literal(below.text)}`
            : `${quotation.number}\\. [${literal(below.name)}](${below.url})`
        ).join("\\\n"),
      );
    }
  }
  blocks.push(
    `## ${REFERENCES}`,
    ...references.map(({ number, text, url }) => `\\[${number}\\] ${literal(text)}<${url}>.`),
  );
  return `${blocks.join("\n\n")}\n`;
}

/**
 * Text that Markdown takes for nothing else. A line break in it is one there.
 *
 * @param {string} text
 * @returns {string}
 */
function literal(text) {
  return text
    .replace(/[\\`*_[\]<>&~|$]/g, "\\$&")
    .split(/\r\n?|\n/)
    .map((line) =>
      line.replace(/^\s+/, "").replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => {
        return /^\d/.test(start) ? `${start}\\` : `\\${start}`;
      })
    )
    .join("\\\n");
}

/**
 * The text with headings, quotations and links, to be pasted into a document.
 *
 * @param {Digest} digest
 * @returns {string}
 */
export function htmlOf({ title, about, chapters, references }) {
  /** @param {string} text @param {string} url */
  const linked = (text, url) => url ? `<a href="${escaped(url)}">${inXml(text)}</a>` : lined(text);
  const parts = [
    `<h1>${title}</h1>`,
    `<p>${about.map(([name, text, url]) => `${name}：${linked(text, url)}`).join("<br>")}</p>`,
  ];
  for (const { name, quotations } of chapters) {
    if (name) parts.push(`<h2>${inXml(name)}</h2>`);
    for (const quotation of quotations) {
      const [where, ...more] = linesBelow(quotation);
      parts.push(
        `<blockquote><p>${
          inXml(quotation.words)
        }<sup>[${quotation.reference}]</sup></p></blockquote>`,
        `<p>${
          [
            `${quotation.number}. ${linked(where.name, where.url)}`,
            ...more.map((below) => `${below.name}：${lined(below.text)}`),
          ].join("<br>")
        }</p>`,
      );
    }
  }
  parts.push(
    `<h2>${REFERENCES}</h2>`,
    ...references.map(({ number, text, url }) =>
      `<p>[${number}] ${inXml(text)}${linked(url, url)}.</p>`
    ),
  );
  return parts.join("\n");
}

/**
 * @param {string} text
 * @returns {string} as HTML, with its line breaks
 */
function lined(text) {
  return inXml(text).replace(/\r\n?|\n/g, "<br>");
}

/**
 * A row for each quotation; what the others say once is said in each.
 *
 * @param {Digest} digest
 * @returns {import("../tables/sheet.js").Sheet}
 */
export function rowsOf({ about, chapters }) {
  const said = about.map(([name, text]) => `${name}：${text.replace(/。$/, "")}`).join("；");
  const quotations = chapters.flatMap((chapter) => chapter.quotations);
  return {
    titles: ["序号", "报告", "位置", "原文", "批注", "核对", "网址", "引文", "取得日期", "说明"],
    rows: quotations.map((one) =>
      [
        `${one.number}`,
        one.name,
        one.position,
        one.words,
        one.note,
        one.remark,
        one.url,
        one.citation,
        one.day,
        said,
      ].map((text) => ({ text, url: "" }))
    ),
  };
}
