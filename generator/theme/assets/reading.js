/* What makes reading easier and is not needed for it: definitions where a term stands, the menu of a
   paragraph, the filter of the glossary, the print button. Without it every link still works. */

(() => {
  "use strict";

  let open = null; // the popover on the page, with the link that opened it
  let leaving = 0;

  function close() {
    if (!open) return;
    const { box, link } = open;
    // Focus goes back only from within: a link that is given it for nothing shows its card again.
    const focused = box.contains(document.activeElement);
    open = null;
    box.remove();
    link.removeAttribute("aria-expanded");
    if (link.getAttribute("aria-describedby") === "popover") link.removeAttribute("aria-describedby");
    if (focused) link.focus();
  }

  function show(link, build, role) {
    clearTimeout(leaving);
    if (open && open.link === link) return;
    close();
    const box = document.createElement("div");
    box.className = "popover";
    box.id = "popover";
    box.setAttribute("role", role);
    build(box);
    // A menu comes next in the order of the keyboard; it may not stand within a paragraph's text.
    if (role === "group") link.closest(".para").after(box);
    else document.querySelector(".md-content__inner").append(box);
    place(box, link);
    if (role === "tooltip") link.setAttribute("aria-describedby", "popover");
    else link.setAttribute("aria-expanded", "true");
    box.addEventListener("mouseenter", () => clearTimeout(leaving));
    box.addEventListener("mouseleave", () => role === "tooltip" && leave());
    box.addEventListener("focusout", (event) => {
      if (role === "group" && event.relatedTarget && !box.contains(event.relatedTarget)) close();
    });
    open = { box, link };
  }

  function place(box, link) {
    const host = box.offsetParent.getBoundingClientRect();
    const rects = link.getClientRects();
    // A link may run over two lines: what stands on neither leaves the pointer where it is.
    const first = rects[0];
    const last = rects[rects.length - 1];
    const above = first.top - box.offsetHeight - 8;
    const below = last.bottom + 8;
    const fits = below + box.offsetHeight < window.innerHeight || above < 60;
    const rightmost = document.documentElement.clientWidth - box.offsetWidth - 8;
    const left = Math.min(Math.max(8, (fits ? last : first).left), rightmost);
    box.style.left = `${left - host.left}px`;
    box.style.top = `${(fits ? below : above) - host.top}px`;
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(close, 250);
  }

  /* -- terms: the definitions stand in the page's own list, nothing is fetched ---------------- */

  function definition(link) {
    const entry = document.getElementById(`term-${link.dataset.term}`);
    return entry && entry.nextElementSibling;
  }

  function termCard(link) {
    return (box) => {
      const name = document.createElement("strong");
      name.textContent = document.getElementById(`term-${link.dataset.term}`).textContent;
      const words = document.createElement("p");
      words.textContent = definition(link).querySelector(".definition").textContent;
      const origin = document.createElement("p");
      origin.className = "origin";
      origin.textContent = definition(link).querySelector(".origin").textContent;
      const more = document.createElement("a");
      more.href = link.href;
      more.textContent = "查看词条与各地提及";
      box.append(name, words, origin, more);
    };
  }

  function wireTerms() {
    document.querySelectorAll(":is(.report-text, h1) :is(a.term, a.note)").forEach((link) => {
      if (definition(link)) explain(link, termCard(link));
    });
  }

  function explain(link, card) {
    const touch = window.matchMedia("(hover: none)");
    link.addEventListener("mouseenter", () => !touch.matches && show(link, card, "tooltip"));
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

  /* -- what an editor corrected: the reason is the mark's own --------------------------------- */

  function reasonCard(link) {
    return (box) => {
      const name = document.createElement("strong");
      name.textContent = "编者更正";
      const reason = document.createElement("p");
      reason.textContent = link.dataset.reason;
      const more = document.createElement("a");
      more.href = link.href;
      more.textContent = "查看更正前后";
      box.append(name, reason, more);
    };
  }

  function wireCorrections() {
    document.querySelectorAll("a.corrected-mark").forEach((link) => explain(link, reasonCard(link)));
  }

  /* -- paragraphs: copy the link, the reference or the words ---------------------------------- */

  function wireParagraphs() {
    document.querySelectorAll(".para-no").forEach((link) => {
      link.setAttribute("role", "button");
      link.addEventListener("click", (event) => {
        event.preventDefault();
        history.replaceState(null, "", link.hash);
        show(link, menu(link), "group");
        open.box.querySelector("button").focus();
      });
      link.addEventListener("keydown", (event) => {
        // What is called a button answers to the space bar as well.
        if (event.key !== " ") return;
        event.preventDefault();
        link.click();
      });
    });
  }

  function menu(link) {
    const paragraph = link.closest(".para");
    const words = [...paragraph.querySelectorAll(".s")].map((s) => s.textContent).join("");
    const { cite, source, retrieved } = link.closest("[data-cite]").dataset;
    const address = new URL(link.hash, location.href.replace(/[?#].*/s, "")).href;
    const today = new Date();
    const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
    const sentence = chosenSentence(paragraph);
    const exact = sentence ? address.replace(/#.*/, `#${sentence.id}`) : address;
    const choices = [
      ["复制本段链接", address],
      ...(sentence ? [["复制所选句子的链接", exact]] : []),
      ["复制引文（GB/T 7714）", `${cite}[${day}]. ${exact}.`],
      // The day of access is the editor's, who took the text from there; the reader's where unknown.
      ...(source ? [["复制原文引文（GB/T 7714）", `${cite}[${retrieved || day}]. ${source}.`]] : []),
      ["复制本段文字", words],
    ];
    return (box) => {
      box.setAttribute("aria-label", `第${link.dataset.no}段`);
      for (const [label, text] of choices) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.addEventListener("click", () => copy(text, button));
        box.append(button);
      }
    };
  }

  /** The sentence in which the reader selected something, else the one the address points at. */
  function chosenSentence(paragraph) {
    const selection = window.getSelection();
    const node = selection && !selection.isCollapsed && selection.anchorNode;
    const selected = node && (node.nodeType === 1 ? node : node.parentElement).closest(".s[id]");
    return selected && paragraph.contains(selected) ? selected : paragraph.querySelector(".s:target");
  }

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "已复制";
      setTimeout(close, 700);
    } catch {
      // Without permission, or from a folder: the words are selected for the reader to copy.
      const area = document.createElement("textarea");
      area.value = text;
      area.readOnly = true;
      area.setAttribute("aria-label", button.textContent);
      button.replaceWith(area);
      area.select();
    }
  }

  /* -- the glossary's filter -------------------------------------------------------------------- */

  function wireFilters() {
    document.querySelectorAll("input[data-filter]").forEach((input) => {
      const items = [...document.querySelectorAll(input.dataset.filter)];
      const output = document.querySelector(`output[for="${input.id}"]`);
      input.closest(".filter").hidden = false;
      input.addEventListener("input", () => {
        const wanted = input.value.trim().toLowerCase();
        let shown = 0;
        for (const item of items) {
          item.hidden = !item.dataset.text.toLowerCase().includes(wanted);
          shown += item.hidden ? 0 : 1;
        }
        output.textContent = wanted ? `${shown} 条` : "";
      });
    });
  }

  /* -- all passages of a theme at once ---------------------------------------------------------- */

  function wireUnfold() {
    document.querySelectorAll("button[data-unfold]").forEach((button) => {
      button.closest(".unfold").hidden = false;
      button.addEventListener("click", () => {
        const passages = [...document.querySelectorAll(button.dataset.unfold)];
        const unfold = passages.some((passage) => !passage.open);
        passages.forEach((passage) => (passage.open = unfold));
        button.textContent = unfold ? "收起全部原文" : "展开全部原文";
      });
    });
  }

  function wirePrint() {
    document.querySelectorAll(".print-button").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => {
    if (!open) return;
    const path = event.composedPath(); // as it was when clicked: a choice may give way to its words
    if (!path.includes(open.box) && !path.includes(open.link)) close();
  });

  /* -- a site in a folder ----------------------------------------------------------------------- */

  /** A server answers `terms/` with its index; a folder opened in a browser would list its files. */
  function nameIndex(event) {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
  if (location.protocol === "file:") {
    for (const kind of ["click", "auxclick"]) document.addEventListener(kind, nameIndex, true);
  }

  /* -- the reader's colours ---------------------------------------------------------------------- */

  /** Sites of one host share a store, and the theme stops at what is none of its: that is removed. */
  function dropSpoiltColours() {
    const key = `${window.__md_scope?.pathname}.__palette`;
    try {
      const stored = localStorage.getItem(key);
      if (stored !== null && !areColours(stored)) localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing has nothing to remove.
    }
  }

  function areColours(stored) {
    try {
      const { index, color } = JSON.parse(stored);
      const known = ["media", "scheme", "primary", "accent"];
      return (
        Number.isInteger(index) &&
        index >= 0 &&
        Object.entries(color).every(([key, value]) => known.includes(key) && typeof value === "string")
      );
    } catch {
      return false;
    }
  }

  dropSpoiltColours();
  wireTerms();
  wireCorrections();
  wireParagraphs();
  wireFilters();
  wireUnfold();
  wirePrint();
})();
