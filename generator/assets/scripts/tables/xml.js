/** XML of office documents, and what their packages have in common. Source: ECMA-376, parts 1 and 2. */

export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
// deno-lint-ignore no-control-regex
export const NO_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * A file of relationships: `rId1`, `rId2`, …
 *
 * @param {string[]} listed each without its id
 * @returns {string}
 */
export function relations(listed) {
  const entries = listed.map((one, i) => `<Relationship Id="rId${i + 1}" ${one}/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${
    entries.join("")
  }</Relationships>`;
}

/**
 * A text within XML.
 *
 * @param {string} text
 * @returns {string}
 */
export function inXml(text) {
  return text
    .replace(NO_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/**
 * The same as the value of an attribute.
 *
 * @param {string} text
 * @returns {string}
 */
export function escaped(text) {
  return inXml(text).replaceAll('"', "&quot;");
}
