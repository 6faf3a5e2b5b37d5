import { MADE, MARKUP } from "../contract.js";
import { leave, show } from "./popover.js";

/**
 * Cards: what a term means, and why an editor corrected something. Nothing is fetched: definitions
 * stand in the page's own list, and a correction's reason in its mark.
 */

/**
 * The entry of a link's term in the page's list, its name and its text; null where there is none.
 *
 * @param {HTMLElement} link
 * @returns {{ name: Element, text: Element } | null}
 */
function entryOf(link) {
  const name = document.getElementById(MARKUP.entryId + link.getAttribute(MARKUP.termId));
  return name?.nextElementSibling ? { name, text: name.nextElementSibling } : null;
}

/**
 * @param {string} tag
 * @param {string} text
 * @param {string} [className]
 * @returns {HTMLElement}
 */
export function element(tag, text, className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {string} text
 * @returns {HTMLElement} a link to the same place
 */
export function onward(link, text) {
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = text;
  return more;
}

/**
 * @param {HTMLAnchorElement} link of a term or a note mark
 * @returns {(box: HTMLElement) => void}
 */
function termCard(link) {
  return (box) => {
    const { name, text } = entryOf(link);
    box.append(
      element("strong", name.textContent),
      element("p", text.querySelector(MARKUP.definition).textContent),
      element("p", text.querySelector(MARKUP.origin).textContent, MADE.origin),
      onward(link, "查看名词与各地提及"),
    );
  };
}

/**
 * @param {HTMLAnchorElement} link the mark behind corrected words
 * @returns {(box: HTMLElement) => void}
 */
function reasonCard(link) {
  return (box) => {
    box.append(
      element("strong", "编者更正"),
      element("p", link.getAttribute(MARKUP.reason)),
      onward(link, "查看更正前后"),
    );
  };
}

/**
 * Opens a card where the link is pointed at, focused or, on a touch screen, tapped.
 *
 * @param {HTMLAnchorElement} link
 * @param {(box: HTMLElement) => void} card
 */
export function explain(link, card) {
  const touch = window.matchMedia("(hover: none)");
  link.addEventListener("mouseenter", () => {
    if (!touch.matches) show(link, card, "tooltip");
  });
  link.addEventListener("mouseleave", leave);
  link.addEventListener("focus", () => show(link, card, "tooltip"));
  link.addEventListener("blur", leave);
  link.addEventListener("click", (event) => {
    // On a touch screen the first tap explains, the link in the card leads on.
    if (!touch.matches) return;
    event.preventDefault();
    show(link, card, "tooltip");
  });
}

/** Gives every term and note mark that the page explains its card, and every correction its own. */
export function wireCards() {
  const named = document.querySelectorAll(
    `:is(${MARKUP.text}, h1) :is(${MARKUP.term}, ${MARKUP.note})`,
  );
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (named)) {
    if (entryOf(link)) explain(link, termCard(link));
  }
  const corrected = document.querySelectorAll(MARKUP.corrected);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (corrected)) {
    explain(link, reasonCard(link));
  }
}
