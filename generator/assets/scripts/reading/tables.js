import { MADE, MARKUP } from "../contract.js";
import * as ReportTables from "../tables/main.js";

/** Buttons that hand a reader the table above them; what makes the files is loaded with the first. */

/** @type {["csv" | "xlsx", string][]} */
const FORMATS = [["csv", "CSV"], ["xlsx", "Excel"]];

/**
 * Loads a script once; again where that failed.
 *
 * @param {string} address
 * @returns {() => Promise<void>}
 */
function loading(address) {
  /** @type {Promise<void> | null} */
  let loaded = null;
  return () => {
    loaded ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve();
      script.onerror = () => {
        loaded = null;
        reject(new Error(address));
      };
      document.head.append(script);
    });
    return loaded;
  };
}

/** Puts the buttons into the line below each table. */
export function wireTables() {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const load = loading(new URL("tables.js", here).href);
  const lines = document.querySelectorAll(MARKUP.tools);
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (lines)) {
    const output = document.createElement("output");
    /** @param {"csv" | "xlsx"} format */
    const take = async (format) => {
      output.textContent = "正在准备…";
      try {
        await load();
        output.textContent = await ReportTables.download(line, format);
      } catch {
        output.textContent = "没有做成，请检查网络后再试。";
      }
    };
    const takes = document.createElement("span");
    takes.className = MADE.takes;
    takes.append("下载本表");
    for (const [format, label] of FORMATS) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.setAttribute("aria-label", `下载本表，${label}：${line.getAttribute(MARKUP.takenAs)}`);
      button.addEventListener("click", () => take(format));
      takes.append(button);
    }
    line.prepend(takes);
    line.append(output);
  }
}
