import { MARKUP } from "../contract.js";
import { element, explain, onward } from "./cards.js";
import { pageOf } from "./pages.js";

/** The words behind a number of a table, fetched from where they stand when somebody looks at it. */

/**
 * The words that a page has at an anchor, without the number of their paragraph.
 *
 * @param {Document} there
 * @param {string} anchor
 * @returns {string} empty where there are none
 */
export function wordsAt(there, anchor) {
  const found = there.getElementById(anchor)?.cloneNode(true);
  if (!found) return "";
  for (const number of /** @type {Element} */ (found).querySelectorAll(MARKUP.number)) {
    number.remove();
  }
  return found.textContent.trim();
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {(box: HTMLElement) => void}
 */
function quoteCard(link) {
  return (box) => {
    const words = element("p", "正在取原话…");
    box.append(words, onward(link, "查看上下文"));
    pageOf(link).then(
      (there) => {
        words.textContent = wordsAt(there, link.hash.slice(1)) || "原话在链接里。";
      },
      () => {
        words.textContent = "原话未能载入，请点链接查看。";
      },
    );
  };
}

/** Gives every number of a table a card with its words; a folder can be asked for nothing. */
export function wireQuotes() {
  if (location.protocol === "file:") return;
  const numbers = document.querySelectorAll(MARKUP.value);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (numbers)) {
    explain(link, quoteCard(link));
  }
}
