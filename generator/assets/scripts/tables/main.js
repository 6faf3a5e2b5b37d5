import { LEDGER, MARKUP } from "../contract.js";
import { csvOf } from "./csv.js";
import { editionAt, json, noticed, published, save, today } from "./files.js";
import { readLedger } from "./ledger.js";
import { wordsOf } from "./quotes.js";
import { linesOf, notesOn, readTable, tableAbove } from "./reading.js";
import { sheetOf } from "./sheet.js";
import { workbookOf } from "./workbook.js";

/** What a reader takes home of a table; the page's script loads it when somebody asks for one. */

const ROOT = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Hands the reader the table above a line of tools, or the ledger below it, as a file.
 *
 * @param {HTMLElement} line
 * @param {"csv" | "xlsx"} format
 * @returns {Promise<string>} what the reader should know of the file; mostly nothing
 */
export async function download(line, format) {
  const base = published();
  const below = line.nextElementSibling;
  const table = below?.matches(LEDGER.ledger)
    ? readLedger(below, base)
    : readTable(tableAbove(line), base);
  const links = [...table.head, ...table.body].flat().flatMap((cell) => cell.links);
  const wanted = [...new Set(links.filter(({ said }) => !said).map(({ quotes }) => quotes))]
    .filter(Boolean);
  const [edition, ...found] = await Promise.all([editionAt(ROOT), ...wanted.map(json)]);
  const quotes = new Map(wanted.map((address, i) => [address, found[i]]));
  const missing = found.filter((file) => !file).length;
  const doubt = missing ? `${missing} 份报告的原话没有取到` : "";

  const whole = [`/${line.getAttribute(MARKUP.about)}/`, base.href];
  const sheet = sheetOf(table, ({ quotes: address, anchor, shown }, about) => {
    const clauses = quotes.get(address)?.[anchor] ?? [];
    const heads = about.flatMap((cell) => cell.links).map((link) => link.address);
    return wordsOf(clauses, [heads, whole], shown);
  });
  const texts = sheet.rows.flat().map(({ text }) => text);
  const notes = {
    titles: ["项目", "内容"],
    rows: [
      ...about(line, base, edition, doubt),
      ...notesOn(line, (mark) => texts.some((text) => text.includes(mark))),
    ].map(({ name, text, url }) => [{ text: name, url: "" }, { text, url }]),
  };
  const content = format === "csv"
    ? new Blob([csvOf(sheet)], { type: "text/csv;charset=utf-8" })
    : new Blob([workbookOf([{ ...sheet, name: "表" }, { ...notes, name: "说明" }])], {
      type: WORKBOOK,
    });
  save(content, `${line.getAttribute(MARKUP.takenAs)}.${format}`);
  return doubt && `${doubt}；地址都在。`;
}

/**
 * What a table must say of itself where it stands without its page.
 *
 * @param {Element} line
 * @param {URL} base
 * @param {string} edition
 * @param {string} doubt
 * @returns {{ name: string, text: string, url: string }[]}
 */
function about(line, base, edition, doubt) {
  const name = line.getAttribute(MARKUP.takenAs);
  const method = line.querySelector(MARKUP.method)?.getAttribute("href");
  const told = method ? new URL(method, base).href : "";
  return [
    ["表", name],
    ["页面", linesOf(document.querySelector("h1")).join(" ")],
    ["网址", base.href, base.href],
    ["版次", edition],
    ["来源", noticed()],
    ["下载日期", today()],
    ["办法", told, told],
    ["原话", doubt && `${doubt}，请看网址`],
  ].filter(([, text]) => text).map(([name, text, url = ""]) => ({ name, text, url }));
}
