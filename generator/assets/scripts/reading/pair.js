import { MADE, MARKUP } from "../contract.js";
import { pageOf } from "./pages.js";

/** Sets the passages of two reports on a theme side by side, wherever they stand. */

const PARTS = ["plan", "review"];

/**
 * The two reports that an address asks for, as far as they can be picked.
 *
 * @param {string} search
 * @param {string[]} known
 * @returns {[string, string]} empty where none is asked for
 */
export function askedFor(search, known) {
  const parameters = new URLSearchParams(search);
  /** @param {string} name */
  const asked = (name) => {
    const value = parameters.get(name) ?? "";
    return known.includes(value) ? value : "";
  };
  return [asked("a"), asked("b")];
}

/**
 * @param {string} part
 * @param {HTMLAnchorElement} link
 * @returns {string} the selector of a report's column
 */
function sideOf(part, link) {
  return `[${MARKUP.side}="${part}-${link.getAttribute(MARKUP.picked)}"]`;
}

/**
 * A report's column of a part, with links that hold on this page.
 *
 * @param {HTMLAnchorElement} link
 * @param {string} part
 * @returns {Promise<Element>}
 */
async function column(link, part) {
  const page = await pageOf(link);
  const side = page.querySelector(sideOf(part, link));
  const copy = /** @type {Element} */ (document.importNode(side, true));
  copy.removeAttribute("id");
  copy.removeAttribute(MARKUP.side);
  for (const one of copy.querySelectorAll("a[href]")) {
    one.setAttribute("href", new URL(one.getAttribute("href"), link.href).href);
  }
  return copy;
}

/** Makes two choices of the list of places, and keeps what is chosen in the address. */
export function wirePair() {
  const list = document.querySelector(MARKUP.pick);
  if (!list) return;
  const links = /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("a")]);
  const ids = links.map((link) => link.getAttribute(MARKUP.picked));
  const chosen = askedFor(location.search, ids);
  const form = document.createElement("form");
  form.className = MADE.pair;
  const output = document.createElement("div");
  const whole = PARTS.map((part) =>
    document.querySelector(`[${MARKUP.side}^="${part}-"]`).parentElement
  );

  const show = async () => {
    const [first, second] = chosen.map((id) => links[ids.indexOf(id)]);
    for (const sides of whole) sides.toggleAttribute("hidden", Boolean(first && second));
    output.replaceChildren();
    if (!first || !second) return;
    try {
      for (const part of PARTS) {
        const sides = whole[PARTS.indexOf(part)];
        const pair = document.createElement("div");
        pair.className = sides.className;
        pair.append(await column(first, part), await column(second, part));
        const title = document.createElement("p");
        title.textContent = sides.getAttribute("aria-label");
        output.append(title, pair);
      }
    } catch {
      output.textContent = "另一页未能载入，请点地名打开，或检查网络后再试。";
    }
  };

  chosen.forEach((id, side) => {
    const select = document.createElement("select");
    select.setAttribute("aria-label", side ? "第二个地方" : "第一个地方");
    select.append(new Option("选一个地方", ""));
    select.append(...links.map((link, i) => new Option(link.textContent, ids[i])));
    select.value = id;
    select.addEventListener("change", () => {
      chosen[side] = select.value;
      const url = new URL(location.href);
      ["a", "b"].forEach((name, i) => {
        if (chosen[i]) url.searchParams.set(name, chosen[i]);
        else url.searchParams.delete(name);
      });
      history.replaceState(history.state, "", url);
      show();
    });
    form.append(select);
  });
  list.after(form, output);
  if (chosen.every(Boolean)) {
    /** @type {HTMLDetailsElement} */ (list.parentElement).open = true;
    show();
  }
}
