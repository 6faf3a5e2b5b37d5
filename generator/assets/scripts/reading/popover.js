import { MADE, MARKUP, THEME } from "../contract.js";

/**
 * The one box that stands over a text: a card that explains, or a menu.
 *
 * @typedef {"tooltip" | "group"} Role a card is a tooltip, a menu a group
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Edges
 */

const GAP = 8; // pixels between the box and its link, and the edge of the window
const HEADER = 60; // pixels at the top where the theme's bar may cover the box
const LINGER = 250; // milliseconds until a card goes that the pointer has left

/** @type {{ box: HTMLElement, link: HTMLElement } | null} */
let open = null;
let leaving = 0;

/** Closes the box, if there is one; the keyboard goes back to where it came from. */
export function close() {
  if (!open) return;
  const { box, link } = open;
  // Focus goes back only from within: a link that is given it for nothing shows its card again.
  const focused = box.contains(document.activeElement);
  open = null;
  box.remove();
  link.removeAttribute("aria-expanded");
  if (link.getAttribute("aria-describedby") === MADE.popover) {
    link.removeAttribute("aria-describedby");
  }
  if (focused) link.focus();
}

/** Closes a card soon, unless the pointer comes back to it. */
export function leave() {
  clearTimeout(leaving);
  leaving = window.setTimeout(close, LINGER);
}

/**
 * Opens the box for a link and returns it.
 *
 * @param {HTMLElement} link
 * @param {(box: HTMLElement) => void} build fills the box
 * @param {Role} role
 * @returns {HTMLElement}
 */
export function show(link, build, role) {
  clearTimeout(leaving);
  if (open && open.link === link) return open.box;
  close();
  const box = document.createElement("div");
  box.className = MADE.popover;
  box.id = MADE.popover;
  box.setAttribute("role", role);
  build(box);
  // A menu comes next in the order of the keyboard; it may not stand within a paragraph's text.
  if (role === "group") link.closest(MARKUP.paragraph).after(box);
  else document.querySelector(THEME.article).append(box);
  place(box, link);
  if (role === "tooltip") link.setAttribute("aria-describedby", MADE.popover);
  else link.setAttribute("aria-expanded", "true");
  box.addEventListener("mouseenter", () => clearTimeout(leaving));
  box.addEventListener("mouseleave", () => {
    if (role === "tooltip") leave();
  });
  box.addEventListener("focusout", (event) => {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (role === "group" && to && !box.contains(to)) close();
  });
  open = { box, link };
  return box;
}

/**
 * Puts the box beside its link.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} link
 */
function place(box, link) {
  const host = box.offsetParent.getBoundingClientRect();
  const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const size = { width: box.offsetWidth, height: box.offsetHeight };
  const { left, top } = position([...link.getClientRects()], size, view);
  box.style.left = `${left - host.left}px`;
  box.style.top = `${top - host.top}px`;
}

/**
 * Where the box goes in the window: below its link, above it where there is no room below.
 *
 * A link may run over several lines: a box that stands on none of them leaves the pointer where it
 * is.
 *
 * @param {Edges[]} lines those of the link, in order
 * @param {{ width: number, height: number }} box
 * @param {{ width: number, height: number }} view
 * @returns {{ left: number, top: number }}
 */
export function position(lines, box, view) {
  const first = lines[0];
  const last = lines[lines.length - 1];
  const above = first.top - box.height - GAP;
  const below = last.bottom + GAP;
  const fits = below + box.height < view.height || above < HEADER;
  const rightmost = view.width - box.width - GAP;
  return {
    left: Math.min(Math.max(GAP, (fits ? last : first).left), rightmost),
    top: fits ? below : above,
  };
}

/** Closes the box at Escape, and at a click beside it. */
export function wirePopover() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => {
    if (!open) return;
    const path = event.composedPath(); // as it was when clicked: a choice may give way to its words
    if (!path.includes(open.box) && !path.includes(open.link)) close();
  });
}
