import { MADE, SEARCH, THEME, WORKER } from "../contract.js";
import { BLOCKS, markBlock } from "./marks.js";
import * as ReportSearch from "./match.js";

/**
 * What search does on every page: it marks the words that a result brought the reader to
 * (`?h=无废城市#p25`), and helps the theme's search box to hear all that is typed.
 */
const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/**
 * Loads the matching code once it is needed.
 *
 * @returns {Promise<void>}
 */
function load() {
  if (typeof ReportSearch !== "undefined") return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("match.js", here).href;
    script.onload = () => resolve();
    script.onerror = reject;
    document.head.append(script);
  });
}

/**
 * Marks the words of the address's query, and shows the first of them.
 *
 * @returns {Promise<void>}
 */
async function markPage() {
  const query = new URL(location.href).searchParams.get("h");
  const content = document.querySelector(THEME.content);
  if (!query || !content) return;
  await load();
  const wanted = ReportSearch.words(query);
  for (const block of content.querySelectorAll(BLOCKS)) markBlock(block, wanted);
  const target = document.getElementById(location.hash.slice(1));
  const first = (target ?? content).querySelector(`.${MADE.mark}`);
  first?.scrollIntoView({ block: "center" });
}

/**
 * The theme listens to keys alone. Words that come from a mouse, a finger or a voice have no key,
 * and letters on their way to becoming characters have keys but are no query.
 *
 * @param {HTMLInputElement} box
 */
function hearAll(box) {
  const tell = () => box.dispatchEvent(new KeyboardEvent("keyup"));
  box.addEventListener("input", (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) tell();
  });
  box.addEventListener("compositionend", tell);
  /** @param {KeyboardEvent} event */
  const hold = (event) => {
    if (event.isComposing && event.target === box) event.stopPropagation();
  };
  window.addEventListener("keyup", hold, true);
}

/**
 * Has Enter send the box's form, which leads to the search page, where the theme would open the hit that
 * it holds for the best. Who chose a hit by the arrow keys has left the box.
 *
 * @param {HTMLInputElement} box
 */
function sendOnEnter(box) {
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.stopPropagation();
  });
}

/**
 * Has the box's link to the search page take the query along.
 *
 * @param {HTMLInputElement} box
 * @param {HTMLAnchorElement} link
 */
function carryQuery(box, link) {
  link.addEventListener("click", () => {
    link.search = box.value ? `${new URLSearchParams({ q: box.value })}` : "";
  });
}

/**
 * Has the box say how many pages there are, where the worker counted them (`counted` in results.js).
 *
 * @param {Element} list that the theme fills when it has said what it counted
 * @param {Element} meta where it says that
 */
function sayCount(list, meta) {
  const said = () => list.querySelector(`[${WORKER.counted}]`)?.getAttribute(WORKER.counted);
  new MutationObserver(() => {
    meta.textContent = said() ?? meta.textContent;
  }).observe(list, { childList: true });
}

const box = /** @type {HTMLInputElement} */ (document.querySelector(THEME.searchBox));
if (box) {
  hearAll(box);
  sendOnEnter(box);
  sayCount(document.querySelector(THEME.searchList), document.querySelector(THEME.searchMeta));
  carryQuery(box, document.querySelector(`a[${SEARCH.toPage}]`));
}
markPage().catch(() => {}); // without marks the page is still the right one
