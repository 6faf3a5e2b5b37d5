import { FRAME, MARKUP } from "../contract.js";

/** Controls that stand hidden in the page until a script can answer them. */

/**
 * Whether an entry of the glossary's index is among what the reader asks for.
 *
 * @param {string} text all that the entry can be found by
 * @param {string} wanted as typed
 * @returns {boolean}
 */
export function isWanted(text, wanted) {
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}

/** Has a filter's box hide the entries that do not hold what is typed. */
export function wireFilters() {
  const boxes = document.querySelectorAll(`input[${MARKUP.filtered}]`);
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (boxes)) {
    const items = /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll(input.getAttribute(MARKUP.filtered))
    );
    const output = document.querySelector(`output[for="${input.id}"]`);
    /** @type {HTMLElement} */ (input.closest(MARKUP.filter)).hidden = false;
    input.addEventListener("input", () => {
      let shown = 0;
      for (const item of items) {
        item.hidden = !isWanted(item.getAttribute(MARKUP.filterText), input.value);
        shown += item.hidden ? 0 : 1;
      }
      output.textContent = input.value.trim() ? `${shown} 条` : "";
    });
  }
}

/** Has a button open all passages of a theme, or close them where all are open. */
export function wireUnfold() {
  const buttons = document.querySelectorAll(`button[${MARKUP.unfolded}]`);
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (buttons)) {
    /** @type {HTMLElement} */ (button.closest(MARKUP.unfold)).hidden = false;
    button.addEventListener("click", () => {
      const passages = /** @type {HTMLDetailsElement[]} */ ([
        ...document.querySelectorAll(button.getAttribute(MARKUP.unfolded)),
      ]);
      const unfold = passages.some((passage) => !passage.open);
      for (const passage of passages) passage.open = unfold;
      button.textContent = unfold ? "收起全部原文" : "展开全部原文";
    });
  }
}

/** Has the print button print. */
export function wirePrint() {
  const buttons = document.querySelectorAll(MARKUP.print);
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (buttons)) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** Has a printed page say where it is from, and on which day. */
export function wirePrintNote() {
  window.addEventListener("beforeprint", () => {
    const note = document.querySelector(FRAME.printed);
    const day = new Date().toLocaleDateString("zh-CN");
    if (note) note.textContent = `${location.href}，${day}印`;
  });
}
