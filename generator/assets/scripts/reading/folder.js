/** A site in a folder: a server answers `terms/` with its index, a browser would list its files. */

/**
 * Has a link that was clicked lead to the index of its folder.
 *
 * @param {Event} event
 */
function nameIndex(event) {
  const target = event.target;
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.protocol !== "file:") return;
  if (link.pathname.endsWith("/")) link.pathname += "index.html";
}

/**
 * Has a form that is sent lead to the index of its folder.
 *
 * @param {Event} event
 */
function nameIndexOfForm(event) {
  const form = event.target;
  if (form instanceof HTMLFormElement && form.action.endsWith("/")) form.action += "index.html";
}

/** Where the page was opened from a folder, links and forms to folders name their index. */
export function wireFolder() {
  if (location.protocol !== "file:") return;
  for (const kind of ["click", "auxclick"]) document.addEventListener(kind, nameIndex, true);
  document.addEventListener("submit", nameIndexOfForm, true);
}
