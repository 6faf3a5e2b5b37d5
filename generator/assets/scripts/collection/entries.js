import { keyOf } from "./address.js";

/**
 * What is done with a list of passages.
 *
 * @typedef {import("./address.js").Place} Place
 * @typedef {import("./store.js").Entry} Entry
 * @typedef {{ report: string, name: string, entries: Entry[] }} Group the passages of one report; of
 * all, with neither id nor name, where they are not grouped
 * @typedef {[index: number, entry: Entry][]} Removed where each stood, in order
 */

/**
 * Where a passage stands, for readers.
 *
 * @param {Place} place
 * @returns {string} 第25段第2句（节选）
 */
export function positionOf({ anchor, to }) {
  const [paragraph, sentence] = anchor.slice(1).split("-");
  return `第${paragraph}段${sentence ? `第${sentence}句` : ""}${to ? "（节选）" : ""}`;
}

/**
 * The address of a passage from the site's root: every sentence of a report is on its full-text page.
 *
 * @param {Place} place
 * @returns {string}
 */
export function pathOf({ report, anchor }) {
  return `${fullPath(report)}#${anchor}`;
}

/**
 * @param {string} report
 * @returns {string} the address of its full-text page, from the site's root
 */
export function fullPath(report) {
  return `reports/${report}/full/`;
}

/**
 * The passages as they are shown: by report, in the order of each one's first.
 *
 * @param {Entry[]} entries
 * @param {boolean} grouped
 * @returns {Group[]}
 */
export function groupsOf(entries, grouped) {
  if (!grouped) return entries.length ? [{ report: "", name: "", entries }] : [];
  const reports = [...new Set(entries.map(({ report }) => report))];
  return reports.map((report) => {
    const own = entries.filter((entry) => entry.report === report);
    return { report, name: own[0].name, entries: own };
  });
}

/**
 * The list with a passage one place further up or down: where it is grouped, among those of its report.
 *
 * @param {Entry[]} entries
 * @param {string} key
 * @param {1 | -1} step
 * @param {boolean} grouped
 * @returns {Entry[]}
 */
export function moved(entries, key, step, grouped) {
  const groups = groupsOf(entries, grouped).map((group) => {
    return exchanged(group.entries, group.entries.findIndex((one) => keyOf(one) === key), step);
  });
  return groups.flat();
}

/**
 * The list with a report's passages one report further up or down.
 *
 * @param {Entry[]} entries
 * @param {string} report
 * @param {1 | -1} step
 * @returns {Entry[]}
 */
export function movedReport(entries, report, step) {
  const groups = groupsOf(entries, true);
  const at = groups.findIndex((group) => group.report === report);
  return exchanged(groups, at, step).flatMap((group) => group.entries);
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} at -1 where it is none of them
 * @param {1 | -1} step
 * @returns {T[]} the same where there is no room
 */
function exchanged(list, at, step) {
  const to = at + step;
  if (at < 0 || to < 0 || to >= list.length) return list;
  const made = [...list];
  [made[at], made[to]] = [made[to], made[at]];
  return made;
}

/**
 * @param {Entry[]} entries
 * @param {Iterable<string>} keys
 * @returns {{ left: Entry[], removed: Removed }}
 */
export function parted(entries, keys) {
  const wanted = new Set(keys);
  /** @type {Removed} */
  const removed = [];
  const left = entries.filter((entry, i) => {
    const goes = wanted.has(keyOf(entry));
    if (goes) removed.push([i, entry]);
    return !goes;
  });
  return { left, removed };
}

/**
 * The list with what was removed, where it stood; what has come back by itself is left where it is.
 *
 * @param {Entry[]} entries
 * @param {Removed} removed
 * @returns {Entry[]}
 */
export function restored(entries, removed) {
  const made = [...entries];
  const present = new Set(entries.map(keyOf));
  for (const [index, entry] of removed) {
    if (!present.has(keyOf(entry))) made.splice(index, 0, entry);
  }
  return made;
}

/**
 * The list with others behind it, those that it does not have.
 *
 * @param {Entry[]} entries
 * @param {Entry[]} more
 * @returns {Entry[]}
 */
export function appended(entries, more) {
  const present = new Set(entries.map(keyOf));
  return [...entries, ...more.filter((entry) => !present.has(keyOf(entry)))];
}

/**
 * The list with one passage's fields changed.
 *
 * @param {Entry[]} entries
 * @param {string} key
 * @param {Partial<import("./store.js").About>} fields
 * @returns {Entry[]}
 */
export function changed(entries, key, fields) {
  return entries.map((entry) => keyOf(entry) === key ? { ...entry, ...fields } : entry);
}
