import { MARKUP } from "../contract.js";
import { isPutAside, passagesOn, selectedRange, toggle } from "./collecting.js";
import { wordsWithin } from "../collection/texts.js";
import { close, show } from "./popover.js";

/**
 * The menu of a paragraph: its link, its reference and its words to copy, and what of it to put aside.
 *
 * @typedef {object} Quoted
 * @property {string} words the paragraph's, without marks
 * @property {string} address the page's, with the paragraph's anchor
 * @property {string} sentence the id of the chosen sentence; "" where none is chosen
 * @property {string} cite the reference up to the day of access, as the page has it
 * @property {string} bibtex the entry without address and day of access, as the page has it
 * @property {string} source the address of the text itself; "" where unknown
 * @property {string} retrieved the day on which the editor took the text from there; "" where unknown
 *
 * @typedef {[label: string, text: string]} Choice what a button says, and what it copies
 */

const LINGER_ON = 700; // milliseconds that the menu stays to say what was done

/**
 * A day as references write it.
 *
 * @param {Date} date
 * @returns {string} 2024-01-31
 */
export function day(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/**
 * What the menu offers.
 *
 * @param {Quoted} quoted
 * @param {string} today
 * @returns {Choice[]}
 */
export function choices({ words, address, sentence, cite, bibtex, source, retrieved }, today) {
  const exact = sentence ? address.replace(/#.*/, `#${sentence}`) : address;
  /** @type {Choice[]} */
  const offered = [["复制本段链接", address]];
  if (sentence) offered.push(["复制所选句子的链接", exact]);
  offered.push(["复制引文（GB/T 7714）", `${cite}[${today}]. ${exact}.`]);
  // The day of access is the editor's, who took the text from there; the reader's where unknown.
  if (source) {
    offered.push(["复制原文引文（GB/T 7714）", `${cite}[${retrieved || today}]. ${source}.`]);
  }
  if (bibtex) offered.push(["复制题录（BibTeX）", withAddress(bibtex, exact, today)]);
  offered.push(["复制本段文字", words]);
  return offered;
}

/**
 * An entry of BibTeX with what only the reader's page knows.
 *
 * @param {string} entry
 * @param {string} address
 * @param {string} today
 * @returns {string}
 */
export function withAddress(entry, address, today) {
  const fields = `  url = {${address}},\n  urldate = {${today}},\n`;
  return entry.replace(/\}\s*$/, () => `${fields}}\n`);
}

/**
 * The address of the page with another anchor, without its query.
 *
 * @param {string} page
 * @param {string} anchor
 * @returns {string}
 */
export function addressOf(page, anchor) {
  return new URL(anchor, page.replace(/[?#].*/s, "")).href;
}

/**
 * What the page says of a paragraph.
 *
 * @param {HTMLAnchorElement} link the paragraph's number
 * @returns {Quoted}
 */
function quoted(link) {
  const paragraph = link.closest(MARKUP.paragraph);
  const text = link.closest(`[${MARKUP.cite}]`);
  return {
    words: wordsWithin(paragraph),
    address: addressOf(location.href, link.hash),
    sentence: chosenSentence(paragraph)?.id ?? "",
    cite: text.getAttribute(MARKUP.cite),
    bibtex: text.getAttribute(MARKUP.bibtex) ?? "",
    source: text.getAttribute(MARKUP.source) ?? "",
    retrieved: text.getAttribute(MARKUP.retrieved) ?? "",
  };
}

/**
 * The sentence in which the reader selected something, else the one the address points at.
 *
 * @param {Element} paragraph
 * @returns {Element | null}
 */
function chosenSentence(paragraph) {
  const node = selectedRange()?.startContainer;
  const within = node instanceof Element ? node : node?.parentElement;
  const selected = within?.closest(`${MARKUP.sentence}[id]`);
  if (selected && paragraph.contains(selected)) return selected;
  return paragraph.querySelector(`${MARKUP.sentence}:target`);
}

/**
 * @param {HTMLAnchorElement} link the paragraph's number
 * @returns {(box: HTMLElement) => void}
 */
function menu(link) {
  const told = quoted(link);
  const today = day(new Date());
  const offered = choices(told, today);
  const passages = passagesOn(link.closest(MARKUP.paragraph), told.sentence);
  return (box) => {
    box.setAttribute("aria-label", `第${link.getAttribute(MARKUP.ordinal)}段`);
    for (const [label, text] of offered) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => copy(text, button));
      box.append(button);
    }
    for (const passage of passages) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${passage.label}${isPutAside(passage.place) ? "移出" : "放入"}摘录`;
      button.addEventListener("click", () => {
        button.textContent = toggle(passage, today);
        setTimeout(close, LINGER_ON);
      });
      box.append(button);
    }
  };
}

/**
 * Copies a text, or, where the browser refuses, selects it for the reader to copy.
 *
 * @param {string} text
 * @param {HTMLButtonElement} button
 * @returns {Promise<void>}
 */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "已复制";
    setTimeout(close, LINGER_ON);
  } catch {
    // Without permission, or from a folder.
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    area.setAttribute("aria-label", button.textContent);
    button.replaceWith(area);
    area.select();
  }
}

/** Makes every paragraph's number a button that opens its menu. */
export function wireParagraphs() {
  const numbers = document.querySelectorAll(MARKUP.number);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (numbers)) {
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      show(link, menu(link), "group").querySelector("button").focus();
    });
    link.addEventListener("keydown", (event) => {
      // What is called a button answers to the space bar as well.
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }
}
