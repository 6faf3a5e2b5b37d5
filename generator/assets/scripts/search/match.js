/**
 * Words in texts: how a query is read, where its words stand, how a passage is shown. Shared by what
 * searches (engine.js), what shows results, and the marks on an opened page (search.js). It is served
 * as `ReportSearch`, one global object, which both a worker and a page can load when they need it.
 *
 * A page is searched as one string, its headings and paragraphs joined by a character that no query
 * holds: a match never crosses from one to the next, except where the source runs on.
 *
 * @typedef {{ start: number, end: number }} Range half-open, in characters
 * @typedef {Range & { loose: boolean }} Match `loose`: marks and blanks are read over
 * @typedef {{ folded: string, bare: string }} Prepared a text as `find` takes it
 * @typedef {{ text: string, exact: string, bare: string }} Word of a query, as `find` takes it
 *
 * @typedef {[anchor: string, text: string, heading?: number, runsOn?: number]} BlockRecord
 * @typedef {{ anchor: string, text: string, start: number, end: number, headingEnd: number }} Block
 *
 * @typedef {object} Fields
 * @property {string} url
 * @property {string} kind that of a name (名词); empty for a section's page
 * @property {string} title
 * @property {string[]} trail where the page stands
 * @property {string} report
 *
 * @typedef {Fields & { blocks: Block[], prepared: Prepared }} SearchPage
 *
 * @typedef {object} Hit a page with what was found in it, or in the part of it that is at hand
 * @property {SearchPage} page
 * @property {Range[]} matches of all words, in order
 * @property {number} count how many there are on the whole page
 * @property {boolean} loose whether a word is only there loosely
 * @property {boolean} [more] whether texts that are not at hand hold more of what is wanted
 *
 * @typedef {{ anchor: string, text: string, ranges: Range[], headed: boolean }} Passage
 */

export const BORDER = "\u001f";
// Quotation marks, white space, what nobody sees (\p{Cf}), and the marks of notes: ［1］, ^[1], ①, ¹.
// generator/search.py has the same pattern, made of the grammar's signs; a test compares the two.
const IGNORED =
  /(?:[\s\p{Cf}“”"‘’'「」『』《》]|\^?[\[［【〔]\s{0,3}\^?(?:见?注释?)?\s{0,3}\d{1,3}\s{0,3}[\]］】〕](?!\s{0,3}\d{1,5}号)|[（(]\s{0,3}见?注释?\s{0,3}\d{1,3}\s{0,3}[）)]|[①-⑳㉑-㉟㊱-㊿]|(?<![\dA-Za-z米μµ])[⁰¹²³⁴-⁹]{1,3})+/gu;
const UNSEEN = /[\p{Cc}\p{Cf}]+/gu;
const BETWEEN_WORDS = /[\s\p{Cc}]+/u; // control characters with them: one of them is the border
const LONGEST_QUERY = 2000;
const LONGEST_SHOWN = 40; // characters of a query in a message
const MOST_SHOWN = 12; // words in a message
const HAN = /\p{Script=Han}/u;

/** How well a page answers, best first. */
export const Rank = { NAME: 0, NAME_PART: 1, HEADING: 2, HEADING_LOOSE: 3, BODY: 4, BODY_LOOSE: 5 };

// -- Text ------------------------------------------------------------------------------------

/**
 * `text` with full-width forms as ASCII; positions unchanged.
 *
 * @param {string} text
 * @returns {string}
 */
export function halfWidth(text) {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, " ");
}

/**
 * `text` with full-width forms as ASCII and capitals as small letters; positions unchanged.
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const narrow = halfWidth(text);
  const small = narrow.toLowerCase();
  // A few capitals grow when made small (İ): those stay. A sigma's form depends on where it stands.
  if (small.length === narrow.length && !narrow.includes("Σ")) return small;
  return Array.from(narrow, (char) => {
    const one = char.toLowerCase();
    return one.length === char.length ? one : char;
  }).join("");
}

/**
 * Folded text without quotation marks, white space and note marks.
 *
 * @param {string} folded
 * @returns {string}
 */
export function strip(folded) {
  return folded.replace(IGNORED, "");
}

/**
 * For every character of `strip(folded)`, where it stands in `folded`.
 *
 * @param {string} folded
 * @returns {number[]}
 */
export function origins(folded) {
  const kept = [];
  let next = 0;
  for (const { 0: ignored, index } of folded.matchAll(IGNORED)) {
    while (next < index) kept.push(next++);
    next = index + ignored.length;
  }
  while (next < folded.length) kept.push(next++);
  return kept;
}

/**
 * A text made ready for `find`.
 *
 * @param {string} text
 * @returns {Prepared}
 */
export function prepare(text) {
  const folded = fold(text);
  return { folded, bare: strip(folded) };
}

/**
 * Where `wanted` stands in a text, without overlaps.
 *
 * @param {string} text
 * @param {string} wanted
 * @returns {number[]}
 */
function positions(text, wanted) {
  const found = [];
  for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length)) {
    found.push(i);
  }
  return found;
}

/**
 * A word of a query, folded, and without quotes for the second pass.
 *
 * @param {string} text
 * @returns {Word}
 */
export function word(text) {
  const exact = fold(text);
  return { text, exact, bare: strip(exact) };
}

/**
 * Where a word stands in a prepared text, in order. `loose` matches hold only when quotation marks,
 * white space and note marks are left aside, and never overlap an exact one.
 *
 * @param {Prepared} prepared
 * @param {Word} wanted
 * @returns {Match[]}
 */
export function find(prepared, { exact, bare }) {
  const found = positions(prepared.folded, exact).map((start) => ({
    start,
    end: start + exact.length,
    loose: false,
  }));
  const stripped = bare ? positions(prepared.bare, bare) : [];
  if (stripped.length <= found.length) return found; // every exact match is one of them
  const at = origins(prepared.folded);
  const extra = stripped
    .map((i) => ({ start: at[i], end: at[i + bare.length - 1] + 1, loose: true }))
    .filter(({ start, end }) => !found.some((one) => one.start < end && start < one.end));
  return [...found, ...extra].sort((a, b) => a.start - b.start);
}

/**
 * The ranges of all words, merged where they touch.
 *
 * @param {Range[]} ranges
 * @returns {Range[]}
 */
export function union(ranges) {
  const merged = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * Where any of the words stands in a plain text, exact or loose.
 *
 * @param {string} text
 * @param {Word[]} wanted
 * @returns {Range[]}
 */
export function locate(text, wanted) {
  const prepared = prepare(text);
  return union(wanted.flatMap((one) => find(prepared, one)));
}

/**
 * The words of a query; none where it is too short to search for.
 *
 * @param {string} query
 * @returns {Word[]}
 */
export function words(query) {
  const found = query.replace(/\p{Cf}+/gu, "").split(BETWEEN_WORDS).filter(Boolean);
  const letters = found.join("");
  if (Array.from(letters).length < 2 && !HAN.test(letters)) return [];
  return [...new Set(found)].map(word);
}

/**
 * What keeps a query from being searched for, said to the reader; empty where nothing does.
 *
 * @param {string} query
 * @returns {string}
 */
export function refusal(query) {
  if (query.length > LONGEST_QUERY) return `检索词过长，请不要超过 ${LONGEST_QUERY} 字。`;
  return words(query).length ? "" : "请输入至少两个字。";
}

// -- Pages ---------------------------------------------------------------------------------

/**
 * A page as one searchable text; see generator/search.py for the blocks.
 *
 * @param {Fields} fields
 * @param {BlockRecord[]} blocks
 * @returns {SearchPage}
 */
export function page(fields, blocks) {
  let text = "";
  const placed = blocks.map(([anchor, body, heading = 0, runsOn = 0], i) => {
    if (i > 0 && !runsOn) text += BORDER;
    const start = text.length;
    text += body;
    return { anchor, text: body, start, end: text.length, headingEnd: start + heading };
  });
  return { ...fields, blocks: placed, prepared: prepare(text) };
}

// -- Searching -------------------------------------------------------------------------------

/**
 * @param {Range} match
 * @param {Range} other
 * @returns {boolean}
 */
export function overlaps(match, { start, end }) {
  return match.start < end && start < match.end;
}

/**
 * @param {Range} match
 * @param {Block} block
 * @returns {boolean} whether the match stands in the block's heading
 */
function inHeading(match, { start, headingEnd }) {
  return overlaps(match, { start, end: headingEnd });
}

/**
 * How well a page answers one word.
 *
 * @param {SearchPage} page
 * @param {Match[]} matches of the word
 * @param {Word} wanted
 * @returns {number}
 */
function rankOf(page, matches, { bare }) {
  const headed = matches.filter((match) => page.blocks.some((block) => inHeading(match, block)));
  if (page.kind && headed.length) {
    const whole = page.blocks.some(({ text }) => strip(fold(text)) === bare);
    return whole ? Rank.NAME : Rank.NAME_PART;
  }
  const exact = (headed.length ? headed : matches).some((match) => !match.loose);
  if (headed.length) return exact ? Rank.HEADING : Rank.HEADING_LOOSE;
  return exact ? Rank.BODY : Rank.BODY_LOOSE;
}

/**
 * How near each other the words stand: 0 as one phrase, 1 in one block, 2 on one page.
 *
 * @param {SearchPage} page
 * @param {Match[][]} perWord
 * @param {Word} phrase all words, in order
 * @returns {number}
 */
function spreadOf(page, perWord, phrase) {
  if (perWord.length < 2 || find(page.prepared, phrase).length) return 0;
  /** @param {Block} block */
  const holdsAll = (block) =>
    perWord.every((matches) => matches.some((match) => overlaps(match, block)));
  return page.blocks.some(holdsAll) ? 1 : 2;
}

/**
 * What stands on a page, if every word does.
 *
 * @param {SearchPage} page
 * @param {Word[]} wanted
 * @returns {Hit & { rank: number, spread: number } | null}
 */
export function hitOf(page, wanted) {
  /** @type {Match[][]} */
  const perWord = [];
  for (const one of wanted) {
    const matches = find(page.prepared, one);
    if (!matches.length) return null;
    perWord.push(matches);
  }
  return {
    page,
    rank: Math.max(...wanted.map((one, i) => rankOf(page, perWord[i], one))),
    spread: spreadOf(page, perWord, phraseOf(wanted)),
    matches: union(perWord.flat()),
    count: perWord.flat().length,
    loose: perWord.some((matches) => matches.every((match) => match.loose)),
  };
}

/**
 * @param {Word[]} wanted
 * @returns {Word} all of them, in order
 */
function phraseOf(wanted) {
  return word(wanted.map(({ text }) => text).join(" "));
}

// -- Showing ---------------------------------------------------------------------------------

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * A text as HTML.
 *
 * @param {string} text
 * @returns {string}
 */
export function escape(text) {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]);
}

/**
 * A query or a word of it as a message names it: short, and without what would reorder the message.
 *
 * @param {string} text
 * @returns {string}
 */
export function shown(text) {
  const seen = Array.from(text.replace(UNSEEN, ""));
  return seen.length > LONGEST_SHOWN ? `${seen.slice(0, LONGEST_SHOWN).join("")}…` : seen.join("");
}

/**
 * Words as a message lists them.
 *
 * @param {string[]} texts
 * @returns {string}
 */
export function listed(texts) {
  const rest = texts.length > MOST_SHOWN ? `等 ${texts.length} 个` : "";
  return texts.slice(0, MOST_SHOWN).map(shown).join("、") + rest;
}

/**
 * `text[start, end)` as HTML with the ranges marked.
 *
 * @param {string} text
 * @param {Range[]} ranges
 * @param {number} [start]
 * @param {number} [end]
 * @returns {string}
 */
export function marked(text, ranges, start = 0, end = text.length) {
  let html = "";
  let at = start;
  for (const range of ranges) {
    const from = Math.max(range.start, at);
    const to = Math.min(range.end, end);
    if (from >= to) continue;
    html += `${escape(text.slice(at, from))}<mark>${escape(text.slice(from, to))}</mark>`;
    at = to;
  }
  return html + escape(text.slice(at, end));
}

/**
 * About `length` characters around the first range as HTML, cut after a mark where one is near.
 *
 * @param {string} text
 * @param {Range[]} ranges
 * @param {number} length
 * @returns {string}
 */
export function excerpt(text, ranges, length) {
  if (text.length <= length) return marked(text, ranges);
  const first = ranges[0] ?? { start: 0, end: 0 };
  let start = Math.max(0, Math.min(first.start - Math.floor(length / 3), text.length - length));
  const clause = text.slice(start, first.start).search(/[。；，：]/);
  if (start > 0 && clause >= 0) start += clause + 1;
  let end = Math.min(
    text.length,
    Math.max(start + length, Math.min(first.end, start + 2 * length)),
  );
  // Never between the halves of a character beyond the Basic Multilingual Plane.
  if (/[\udc00-\udfff]/.test(text[start] ?? "")) start -= 1;
  if (/[\udc00-\udfff]/.test(text[end] ?? "")) end += 1;
  return `${start ? "…" : ""}${marked(text, ranges, start, end)}${end < text.length ? "…" : ""}`;
}

/**
 * The blocks of a hit that hold matches, those with one in their topic sentence first. `ranges` are
 * the matches in the block's own text.
 *
 * @param {Hit} hit
 * @returns {Passage[]}
 */
export function passages({ page, matches }) {
  const found = page.blocks.flatMap((block) => {
    const held = matches.filter((match) => overlaps(match, block));
    const ranges = held.map(({ start, end }) => ({
      start: Math.max(0, start - block.start),
      end: Math.min(block.text.length, end - block.start),
    }));
    const headed = held.some((match) => inHeading(match, block));
    return held.length ? [{ anchor: block.anchor, text: block.text, ranges, headed }] : [];
  });
  return found.sort((a, b) => Number(b.headed) - Number(a.headed));
}

/**
 * What a page says under its name or heading, for a hit that has no passage of its own, as HTML.
 *
 * @param {Hit} hit
 * @param {number} length
 * @returns {string}
 */
export function summary(hit, length) {
  const { page } = hit;
  const found = passages(hit);
  const alias = page.kind && found.find(({ text, headed }) => headed && text !== page.title);
  const also = alias ? `又称：${marked(alias.text, alias.ranges)}。` : "";
  const body = page.blocks.find(({ headingEnd, end }) => headingEnd < end);
  if (!body) return also;
  const held = found.find(({ text }) => text === body.text);
  return also + excerpt(body.text, held?.ranges ?? [], length);
}

/**
 * The address of a hit's page or of a passage in it, which makes the page mark the words.
 *
 * @param {Hit} hit
 * @param {Word[]} words
 * @param {string} [anchor]
 * @returns {string}
 */
export function address({ page }, words, anchor = "") {
  const query = new URLSearchParams({ h: words.map(({ text }) => text).join(" ") });
  const [path, own = ""] = page.url.split("#"); // terms of one name share a page
  const at = anchor || own;
  return `${path}?${query}${at && `#${at}`}`;
}
