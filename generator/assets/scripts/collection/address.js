/**
 * A list of passages as the fragment of an address: ASCII alone, so that no program that passes an
 * address on breaks it. What comes out of a fragment is untrusted: ids, numbers and text, nothing else.
 *
 *     jiangxi-2024:p25-2.1k3x9z,p26~4-18.0q,jian-2024:p3.7a.bm90ZQ
 *
 * A report's id stands before its first passage and holds for those that follow. `~4-18` are the code
 * points that were selected; behind the first point is the digest of the words, behind the second a
 * note in base64url.
 *
 * @typedef {object} Place where a passage stands
 * @property {string} report its id
 * @property {string} anchor the paragraph's or the sentence's: p25, p25-2
 * @property {number} from the first code point of the anchor's words that is meant
 * @property {number} to the one behind the last; 0 where all of them are
 *
 * @typedef {Place & { digest: string, note: string }} Shared `digest` is empty where the address has none
 */

export const MOST_SHARED = 200; // passages that an address may hold
export const LONGEST_NOTE = 2000; // UTF-16 units

const LONGEST_ID = 60;
const REPORT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d{4}$/;
const ANCHOR = /^p[1-9]\d{0,4}(?:-[1-9]\d{0,3})?$/;
const LAST = 99_999; // code point that a range may end before
const PASSAGE =
  /^(?:(?<report>[a-z0-9-]+):)?(?<anchor>p[\d-]+)(?:~(?<from>\d{1,5})-(?<to>\d{1,5}))?(?:\.(?<digest>[0-9a-z]{0,7})(?:\.(?<note>[\w-]*))?)?$/;

/**
 * @param {Place} place
 * @returns {boolean} whether it may be the address of a passage on a site like this one
 */
export function isPlace({ report, anchor, from, to }) {
  return typeof report === "string" && report.length <= LONGEST_ID && REPORT.test(report) &&
    typeof anchor === "string" && ANCHOR.test(anchor) &&
    Number.isInteger(from) && Number.isInteger(to) && to <= LAST &&
    (to === 0 ? from === 0 : 0 <= from && from < to);
}

/**
 * A short number that tells words from others: FNV-1a of 32 bits over their UTF-16 units, base 36.
 *
 * @param {string} words
 * @returns {string}
 */
export function digestOf(words) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i += 1) {
    const unit = words.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/**
 * The fragment, without `#`, of the first passages, as many as an address may hold.
 *
 * @param {(Place & { words: string, note: string })[]} passages
 * @param {boolean} noted whether their notes are shared as well
 * @returns {string}
 */
export function fragmentOf(passages, noted) {
  let before = "";
  return passages.slice(0, MOST_SHARED).map(({ report, anchor, from, to, words, note }) => {
    const named = report === before ? "" : `${report}:`;
    before = report;
    const range = to ? `~${from}-${to}` : "";
    const said = noted && note ? `.${packed(note)}` : "";
    return `${named}${anchor}${range}.${digestOf(words)}${said}`;
  }).join(",");
}

/**
 * The passages that a fragment names.
 *
 * @param {string} fragment without `#`
 * @returns {{ passages: Shared[], unread: number } | null} null where it is no list, as that of a
 * heading; `unread` counts what is no passage, or one too many
 */
export function passagesIn(fragment) {
  const text = decoded(fragment);
  if (!text.includes(":")) return null;
  /** @type {Map<string, Shared>} */
  const passages = new Map();
  let report = "";
  let unread = 0;
  for (const part of text.split(",")) {
    if (passages.size >= MOST_SHARED) {
      unread += 1;
      continue;
    }
    const groups = PASSAGE.exec(part)?.groups;
    report = groups ? groups.report ?? report : reportIn(part);
    const place = groups && {
      report,
      anchor: groups.anchor,
      from: Number(groups.from ?? 0),
      to: Number(groups.to ?? 0),
    };
    if (!place || !isPlace(place) || (groups.to && !place.to)) {
      unread += 1;
      continue;
    }
    const shared = { ...place, digest: groups.digest ?? "", note: unpacked(groups.note ?? "") };
    const key = keyOf(place);
    if (!passages.has(key)) passages.set(key, shared);
  }
  return { passages: [...passages.values()], unread };
}

/**
 * What tells a passage from every other.
 *
 * @param {Place} place
 * @returns {string}
 */
export function keyOf({ report, anchor, from, to }) {
  return `${report}:${anchor}${to ? `~${from}-${to}` : ""}`;
}

/**
 * The report that a part which cannot be read names: what follows is of none else.
 *
 * @param {string} part
 * @returns {string} empty where it names none, so that nothing is taken for another report's
 */
function reportIn(part) {
  const [report, ...rest] = part.split(":");
  return rest.length ? report : "";
}

/**
 * @param {string} fragment
 * @returns {string} as it is where it cannot be decoded
 */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * @param {string} note
 * @returns {string} base64url of its UTF-8
 */
function packed(note) {
  const bytes = new TextEncoder().encode(note);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/**
 * @param {string} text
 * @returns {string} empty where it is no note
 */
function unpacked(text) {
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const note = new TextDecoder("utf-8", { fatal: true })
      .decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    return note.slice(0, LONGEST_NOTE);
  } catch {
    return "";
  }
}
