import { FRAME } from "../contract.js";

/** Files that pages fetch and hand to readers, and what each file says of the site it is from. */

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/**
 * A file of the site, fetched once; null where it cannot be, as from a folder.
 *
 * @param {string} address
 * @returns {Promise<any>}
 */
export async function json(address) {
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
 * The page's address as it is published, with what the reader chose in it.
 *
 * @returns {URL}
 */
export function published() {
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  const url = new URL(canonical || location.href);
  url.search = location.search;
  url.hash = "";
  return url;
}

/**
 * Whose edition a file is of, and that it is no official one.
 *
 * @returns {string}
 */
export function noticed() {
  return (document.querySelector(FRAME.notice)?.firstChild?.textContent ?? "非官方版本").trim();
}

/**
 * What the site holds, by its `edition.json`.
 *
 * @param {URL} root the site's
 * @returns {Promise<string>}
 */
export async function editionAt(root) {
  const edition = await json(new URL("edition.json", root).href);
  return edition ? `收录 ${edition.reports} 份报告，最近一份作于${edition.newest}` : "见首页";
}

/**
 * The present day by ISO 8601, where the reader is.
 *
 * @returns {string}
 */
export function today() {
  return new Date().toLocaleDateString("sv-SE");
}

/**
 * @param {Blob} content
 * @param {string} name
 */
export function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
