/**
 * What search does on every page: it marks the words that a result brought the reader to
 * (`?h=无废城市#p25`), and helps the theme's search box to hear all that is typed.
 */
"use strict";

(() => {
  const here = document.currentScript.src;
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, figcaption";
  const LEFT_OUT = "script, style, button, .headerlink";

  /** Loads the matching code once it is needed. */
  function load() {
    if (typeof ReportSearch !== "undefined") return Promise.resolve();
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("match.js", here);
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  /** The text nodes of a block that stand in no block within it. */
  function textNodes(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => {
      const { parentElement } = node;
      const own = parentElement.closest(BLOCKS) === block && !parentElement.closest(LEFT_OUT);
      return own ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  /** Wraps the characters `[start, end)` of a text node. */
  function wrap(node, start, end) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const mark = document.createElement("mark");
    mark.className = "search-mark";
    range.surroundContents(mark);
  }

  function markBlock(block, wanted) {
    const nodes = textNodes(block);
    const ranges = ReportSearch.locate(nodes.map((node) => node.data).join(""), wanted);
    if (!ranges.length) return;
    let start = 0;
    const pieces = nodes.flatMap((node) => {
      const end = start + node.length;
      const offset = start;
      start = end;
      return ranges
        .filter((range) => range.start < end && offset < range.end)
        .map((range) => [node, Math.max(range.start, offset) - offset, Math.min(range.end, end) - offset]);
    });
    // From the end, so that the places before stay what they are.
    for (const piece of pieces.reverse()) wrap(...piece);
  }

  async function markPage() {
    const query = new URL(location.href).searchParams.get("h");
    const content = document.querySelector(".md-content");
    if (!query || !content) return;
    await load();
    const wanted = ReportSearch.words(query);
    content.querySelectorAll(BLOCKS).forEach((block) => markBlock(block, wanted));
    const target = document.getElementById(location.hash.slice(1));
    const first = (target ?? content).querySelector(".search-mark");
    first?.scrollIntoView({ block: "center" });
  }

  /**
   * The theme listens to keys alone. Words that come from a mouse, a finger or a voice have no key,
   * and letters on their way to becoming characters have keys but are no query.
   */
  function hearAll(box) {
    const tell = () => box.dispatchEvent(new KeyboardEvent("keyup"));
    box.addEventListener("input", (event) => event.isComposing || tell());
    box.addEventListener("compositionend", tell);
    const hold = (event) => event.isComposing && event.target === box && event.stopPropagation();
    window.addEventListener("keyup", hold, true);
  }

  /** The box's link to the search page takes the query along. */
  function carryQuery(box, link) {
    link.addEventListener("click", () => {
      link.search = box.value ? new URLSearchParams({ q: box.value }) : "";
    });
  }

  const box = document.querySelector("[data-md-component=search-query]");
  if (box) {
    hearAll(box);
    carryQuery(box, document.querySelector("[data-search-page]"));
  }
  markPage().catch(() => {}); // without marks the page is still the right one
})();
