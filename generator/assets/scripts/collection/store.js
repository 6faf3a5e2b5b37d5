import { isPlace, keyOf, LONGEST_NOTE } from "./address.js";

/**
 * The passages that a reader put aside, as the browser keeps them. Whatever else wrote there, what is
 * read is a list of passages; nothing is written over that this script cannot read.
 *
 * @typedef {import("./address.js").Place} Place
 *
 * @typedef {object} About what is said of a passage
 * @property {string} words as they stood when it was put aside
 * @property {string} name the report's, as 江西省2024年
 * @property {string} cite the report's reference up to the day of access
 * @property {string} note the reader's own, may be empty
 * @property {string} day on which its words were read, by ISO 8601
 *
 * @typedef {Place & About} Entry
 *
 * @typedef {{ entries: Entry[], grouped: boolean }} Kept in the reader's order; grouped by report or not
 *
 * @typedef {"" | "blocked" | "full" | "broken" | "newer" | "many"} Fault why it is not, or not wholly,
 * what the reader put there: the browser keeps nothing, has no room, has something that cannot be read,
 * has what a later version wrote; there are too many passages
 */

export const MOST = 500; // passages that are kept
export const changedEvent = "work-reports:collection"; // of the document, where this tab changed them
const VERSION = 1;
const LONGEST = { words: 20_000, name: 200, cite: 500, note: LONGEST_NOTE, day: 10 };
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/** What each fault is called. @type {Record<Fault, string>} */
export const FAULTS = {
  "": "",
  blocked: "浏览器不允许本站保存数据。",
  full: "浏览器里存不下了。",
  broken: "浏览器里保存的摘录有损坏，读不出的部分没有列出，原样另存。",
  newer: "摘录由本站较新的版本保存，请刷新页面再试。",
  many: `摘录最多 ${MOST} 条。`,
};

/** @returns {Kept} */
const nothingKept = () => ({ entries: [], grouped: true });

/**
 * The key of a site's passages: sites of one host share a store.
 *
 * @param {URL} root the site's
 * @returns {string}
 */
export function storeKey(root) {
  return `work-reports.collection:${root.pathname}`;
}

/**
 * @param {() => Storage} storage may throw, as where a browser keeps nothing
 * @param {string} key
 */
export function storeOf(storage, key) {
  /** @returns {Kept & { fault: Fault, text: string }} what is there, and the text that it was read from */
  const load = () => {
    try {
      const text = storage().getItem(key) ?? "";
      return { ...keptIn(text), text };
    } catch {
      return { ...nothingKept(), fault: "blocked", text: "" };
    }
  };
  return {
    /** @returns {Kept & { fault: Fault }} */
    read() {
      const { entries, grouped, fault } = load();
      return { entries, grouped, fault };
    },

    /**
     * Changes what is there now, whatever another tab made of it meanwhile.
     *
     * @param {(kept: Kept) => Kept} make
     * @returns {Fault} empty where it is kept; else nothing was changed
     */
    change(make) {
      const { entries, grouped, fault, text } = load();
      if (fault === "blocked" || fault === "newer") return fault;
      const made = make({ entries, grouped });
      if (made.entries.length > MOST) return "many";
      try {
        if (fault === "broken") storage().setItem(`${key}.broken`, text);
        storage().setItem(key, JSON.stringify({ version: VERSION, ...made }));
        return "";
      } catch {
        return "full";
      }
    },
  };
}

/**
 * @param {string} text
 * @returns {Kept & { fault: Fault }}
 */
function keptIn(text) {
  if (!text) return { ...nothingKept(), fault: "" };
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { ...nothingKept(), fault: "broken" };
  }
  if (Number.isInteger(value?.version) && value.version > VERSION) {
    return { ...nothingKept(), fault: "newer" };
  }
  if (value?.version !== VERSION || !Array.isArray(value.entries)) {
    return { ...nothingKept(), fault: "broken" };
  }
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  for (const one of value.entries) {
    if (isEntry(one) && !entries.has(keyOf(one))) entries.set(keyOf(one), ownFields(one));
  }
  const isWhole = entries.size === value.entries.length;
  return {
    entries: [...entries.values()],
    grouped: value.grouped !== false,
    fault: isWhole ? "" : "broken",
  };
}

/**
 * @param {any} value
 * @returns {value is Entry}
 */
function isEntry(value) {
  return value !== null && typeof value === "object" && isPlace(value) &&
    Object.entries(LONGEST).every(([name, most]) =>
      typeof value[name] === "string" && value[name].length <= most
    ) && value.words !== "" && ISO_DAY.test(value.day);
}

/**
 * An entry's own fields alone.
 *
 * @param {Entry} value
 * @returns {Entry}
 */
function ownFields({ report, anchor, from, to, words, name, cite, note, day }) {
  return { report, anchor, from, to, words, name, cite, note, day };
}
