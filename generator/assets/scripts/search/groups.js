import { MADE } from "../contract.js";
import { groupHTML, moreHTML, pageHTML, passagesHTML, passagesOf } from "./drawing.js";
import { shownFirst, total } from "./facets.js";

/**
 * What is drawn of a report, or of the names: at first what one text holds, the rest when it is
 * looked at, all of it on request. What was drawn stays as it is; more is added below.
 *
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").Word} Word
 * @typedef {import("./engine.js").Found} Found
 *
 * @typedef {{ name: string, about: string, found: Found[], key: string }} Group what was found in a
 * report, best first, or names; `key` is that by which the rest is asked for
 *
 * @typedef {object} Begun
 * @property {string} html the group as it is drawn first
 * @property {number} expected how many passages are still to come
 * @property {(() => Promise<Later>) | null} later where there are any
 *
 * @typedef {{ passages: string, pages: string, more: string }} Later what comes below: passages of the
 * page that is there, other pages, the button for the rest
 */

const PASSAGES = 3; // of a report at first
const MANY = 200; // matches, or names, that are shown when the rest is asked for

/**
 * Draws groups with what a search has found.
 *
 * @param {Pick<import("./engine.js").Search, "show">} search
 * @param {Word[]} words
 * @param {URL} root the site's
 */
export function drawer({ show }, words, root) {
  /**
   * @param {Found} page
   * @param {number} most passages
   * @param {import("./engine.js").Texts} [part]
   * @returns {Promise<[Hit, number]>}
   */
  async function shown(page, most, part) {
    const [hit] = await show([page], words, most, part);
    return [hit, most];
  }

  /**
   * A report with the passages of one text; what is at hand is drawn at once.
   *
   * @param {Group} group
   * @returns {Promise<Begun>}
   */
  async function begin(group) {
    const planned = shownFirst(group.found, PASSAGES);
    const [[first], ...others] = planned;
    const here = others.filter(([page]) => page.hit);
    const hits = await Promise.all([
      shown(first, PASSAGES, "first"),
      ...here.map(([page, most]) => shown(page, most)),
    ]);
    const left = PASSAGES - passagesOf(...hits[0]);
    const coming = here.length ? [] : others;
    const waits = left > 0 && (hits[0][0].more || coming.length > 0);
    return {
      html: groupHTML({ ...group, hits, waits }, words, root),
      expected: waits ? Math.min(left, total(group.found) - hits[0][0].matches.length) : 0,
      later: waits ? () => finish(group, hits[0], left, coming) : null,
    };
  }

  /**
   * @param {Group} group
   * @param {[Hit, number]} first what is drawn
   * @param {number} left passages of its page that may be added
   * @param {[Found, number][]} coming other pages
   * @returns {Promise<Later>}
   */
  async function finish({ found, key }, first, left, coming) {
    const own = first[0].more ? [shown(found[0], PASSAGES, "rest")] : [];
    const hits = await Promise.all([...own, ...coming.map(([page, most]) => shown(page, most))]);
    const added = hits.splice(0, own.length).map(
      ([hit]) => /** @type {[Hit, number]} */ ([hit, left]),
    );
    return {
      passages: added.map(([hit, most]) => passagesHTML(hit, most, words, root)).join(""),
      pages: hits.map(([hit, most]) => pageHTML(hit, most, words, root)).join(""),
      more: moreHTML(found, [first, ...added, ...hits], key),
    };
  }

  return {
    begin,
    /**
     * So many names, each with its first text.
     *
     * @param {Group} group
     * @param {number} most
     * @returns {Promise<Begun>}
     */
    named: async (group, most) => {
      const hits = await Promise.all(group.found.slice(0, most).map((page) => shown(page, 1)));
      return { html: groupHTML({ ...group, hits }, words, root), expected: 0, later: null };
    },
    /**
     * All of a group, within reason.
     *
     * @param {Group} group
     * @returns {Promise<string>}
     */
    all: async (group) => {
      const named = Boolean(group.found[0].kind);
      const found = named ? group.found.slice(0, MANY) : group.found;
      const hits = await Promise.all(found.map((page) => shown(page, named ? 1 : MANY)));
      return groupHTML({ ...group, hits }, words, root);
    },
  };
}

/**
 * Adds to a group what was still to come.
 *
 * @param {Element} group
 * @param {Later} later
 */
export function complete(group, { passages, pages, more }) {
  const list = group.querySelector("ol");
  const page = list.lastElementChild;
  if (passages) {
    const held = page.querySelector("ul") ?? page.appendChild(document.createElement("ul"));
    held.insertAdjacentHTML("beforeend", passages);
  }
  list.insertAdjacentHTML("beforeend", pages);
  group.querySelector(`.${MADE.wait}`).outerHTML = more;
}
