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

const PARAMETER = "f";

/**
 * The address of a page with what is typed in its filter.
 *
 * @param {string} address of the page as it is
 * @param {string} wanted as typed
 * @returns {string}
 */
export function withFilter(address, wanted) {
  const url = new URL(address);
  if (wanted.trim()) url.searchParams.set(PARAMETER, wanted.trim());
  else url.searchParams.delete(PARAMETER);
  return url.href;
}

/**
 * What the address of a page says is typed in its filter.
 *
 * @param {string} address
 * @returns {string}
 */
export function filterOf(address) {
  return new URL(address).searchParams.get(PARAMETER) ?? "";
}

/**
 * Has a filter's box hide the entries that do not hold what is typed, and the groups of which none
 * is left. What is typed stands in the page's address.
 */
export function wireFilters() {
  const boxes = document.querySelectorAll(`input[${MARKUP.filtered}]`);
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (boxes)) {
    const items = /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll(input.getAttribute(MARKUP.filtered))
    );
    const named = input.getAttribute(MARKUP.filterGroups);
    const groups =
      /** @type {HTMLElement[]} */ (named ? [...document.querySelectorAll(named)] : []);
    const output = document.querySelector(`output[for="${input.id}"]`);
    const apply = () => {
      let shown = 0;
      for (const item of items) {
        item.hidden = !isWanted(item.getAttribute(MARKUP.filterText), input.value);
        shown += item.hidden ? 0 : 1;
      }
      for (const group of groups) {
        group.hidden = ![...items].some((item) => !item.hidden && group.contains(item));
      }
      output.textContent = input.value.trim() ? `${shown} 条` : "";
    };
    /** @type {HTMLElement} */ (input.closest(MARKUP.filter)).hidden = false;
    input.addEventListener("input", () => {
      apply();
      history.replaceState(history.state, "", withFilter(location.href, input.value));
    });
    input.value = filterOf(location.href);
    if (input.value) apply();
  }
}

/** Opens what is folded where the page's address leads into it: not every browser does. */
export function wireFolded() {
  const open = () => {
    const target = document.querySelector(":target");
    let folded = target?.closest("details:not([open])");
    if (!folded) return;
    for (; folded; folded = folded.parentElement.closest("details")) {
      /** @type {HTMLDetailsElement} */ (folded).open = true;
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
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

/** Opens what is folded for paper, and closes it behind. */
export function wirePrintFolded() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details")].filter((one) => !one.open);
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
}

/** Has a printed page say where it is from, and on which day. */
export function wirePrintNote() {
  window.addEventListener("beforeprint", () => {
    const note = document.querySelector(FRAME.printed);
    const day = new Date().toLocaleDateString("zh-CN");
    if (note) note.textContent = `${location.href}，${day}印`;
  });
}
