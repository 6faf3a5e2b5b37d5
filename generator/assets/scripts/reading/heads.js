import { MADE, MARKUP } from "../contract.js";

/** Heads of tables: below the bar of the page where the table fits, else in the table's own box. */

/** Marks the boxes in which all of a table's width has room; again when a width changes. */
export function wireHeads() {
  if (typeof ResizeObserver === "undefined") return;
  const observer = new ResizeObserver((changes) => {
    for (const box of new Set(changes.map(({ target }) => target.closest(MARKUP.scroll)))) {
      const table = box?.querySelector("table");
      if (!box || !table) continue;
      box.classList.toggle(MADE.fits, table.offsetWidth <= box.getBoundingClientRect().width);
    }
  });
  for (const table of document.querySelectorAll(`${MARKUP.scroll} > table`)) {
    observer.observe(table);
    if (table.parentElement) observer.observe(table.parentElement);
  }
}
