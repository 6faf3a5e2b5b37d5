import { FRAME, LEDGER, MARKUP } from "../contract.js";
import { csvOf } from "./csv.js";
import { readLedger } from "./ledger.js";
import { wordsOf } from "./quotes.js";
import { linesOf, notesOn, readTable, tableAbove } from "./reading.js";
import { sheetOf } from "./sheet.js";
import { workbookOf } from "./workbook.js";

/** What a reader takes home of a table; the page's script loads it when somebody asks for one. */

const ROOT = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const EDITION = new URL("edition.json", ROOT);
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/**
 * A file of the site, fetched once; null where it cannot be, as from a folder.
 *
 * @param {string} address
 * @returns {Promise<any>}
 */
async function json(address) {
  if (location.protocol === "file:") return null;
  if (!fetched.has(address)) {
    const file = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    fetched.set(address, file);
  }
  try {
    return await fetched.get(address);
  } catch {
    fetched.delete(address);
    return null;
  }
}

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
  const [edition, ...found] = await Promise.all([json(EDITION.href), ...wanted.map(json)]);
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
 * The page's address as it is published, with what the reader chose in it.
 *
 * @returns {URL}
 */
function published() {
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  const url = new URL(canonical || location.href);
  url.search = location.search;
  url.hash = "";
  return url;
}

/**
 * What a table must say of itself where it stands without its page.
 *
 * @param {Element} line
 * @param {URL} base
 * @param {{ reports: number, newest: string } | null} edition
 * @param {string} doubt
 * @returns {{ name: string, text: string, url: string }[]}
 */
function about(line, base, edition, doubt) {
  const name = line.getAttribute(MARKUP.takenAs);
  const method = line.querySelector(MARKUP.method)?.getAttribute("href");
  const told = method ? new URL(method, base).href : "";
  const notice = document.querySelector(FRAME.notice)?.firstChild?.textContent ?? "非官方版本";
  const newest = edition && `收录 ${edition.reports} 份报告，最近一份作于${edition.newest}`;
  const day = new Date().toLocaleDateString("sv-SE"); // as ISO 8601 has it
  return [
    ["表", name],
    ["页面", linesOf(document.querySelector("h1")).join(" ")],
    ["网址", base.href, base.href],
    ["版次", newest ?? "见首页"],
    ["来源", notice.trim()],
    ["下载日期", day],
    ["办法", told, told],
    ["原话", doubt && `${doubt}，请看网址`],
  ].filter(([, text]) => text).map(([name, text, url = ""]) => ({ name, text, url }));
}

/**
 * @param {Blob} content
 * @param {string} name
 */
function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
