import { firstFrom } from "./positions.js";
import {
  changesOf,
  claimOf,
  isNumber,
  passagesOf,
  sentencesOf,
  tokensOf,
  unlikeness,
  withoutEdges,
} from "./quotation.js";
import { placeOf, printed, printedAt } from "./sentences.js";
import { likest, newestFirst, standing, startsOf, uncut } from "./standing.js";
import * as ReportSearch from "./match.js";

/**
 * Whether the reports say what is quoted: word for word and where, or what they say that is nearest.
 *
 * A quotation of several sentences is judged sentence by sentence, and as a whole by whether these
 * follow each other in one report; what an ellipsis parts has to come in the same order.
 *
 * @typedef {import("./space.js").Space} Space
 * @typedef {import("./quotation.js").Piece} Piece
 * @typedef {import("./quotation.js").Change} Change
 *
 * @typedef {import("./sentences.js").Place} Place
 * @typedef {Place & { changes: Change[], alike: string[], share: number }} Nearest `changes` are those
 * of the whole sentence, `alike` what both have; `share` is how much of the quotation is there
 *
 * @typedef {object} Unit a sentence of the quotation, or a passage that stands as a whole
 * @property {Piece} piece
 * @property {string} bare what is looked for: without the punctuation at the quotation's ends
 * @property {number[]} starts where it stands word for word, the newest report first
 * @property {number[]} unread places where it may be a part of a longer number
 * @property {Nearest[]} nearest where it stands nowhere
 * @property {Elsewhere[]} elsewhere what the nearest sentence lacks, as far as another one has it
 *
 * @typedef {{ bare: string, piece: Piece, starts: number[] }} Elsewhere
 *
 * @typedef {"same" | "apart" | "differs" | "absent" | "number"} Kind of a verdict: word for word,
 * sentences that do so but not together, otherwise than in the text, nowhere; a number by itself
 *
 * @typedef {object} Verdict
 * @property {Kind} kind
 * @property {Unit[]} units
 * @property {number[][]} chains of units that follow each other: the start of each; newest report first
 * @property {number} sentences
 * @property {Place[]} both sentences that hold the number and the words of a claim in one clause
 * @property {{ number: string, words: string[] } | null} claim
 * @property {string} negation what stands directly before it wherever it does: 不; else empty
 */

const NEAR = 0.6; // what a fit may cost for each word, so that it is shown
const CLOSE = 0.12; // what another may cost more than the best, so that it is shown too
const MOST_SHOWN = 3;
const LONG = 8; // characters of a part that is looked for by itself
const CLAUSE = 60; // characters within which a number and its words may stand
const MOST_CLAIMS = 24; // places that are read for a number with its words
const BOTH = { before: true, behind: true };
const FEW_PLACES = 5; // that are shown, and so read, at once
const NEGATIONS = "不未没无非勿"; // to quote what is behind one is to say the opposite
const STOPS = "。！？!?，；：,;:";

/**
 * @param {string} text as pasted
 * @param {import("./engine.js").Search} search
 * @returns {Promise<Verdict>}
 */
export async function judge(text, search) {
  const site = await siteOf(search);
  const passages = passagesOf(text);
  const judged = await Promise.all(passages.map((passage) => judgePassage(passage, site)));
  const units = judged.flat();
  const sentences = passages.flatMap((passage) => sentencesOf(passage)).length;
  const chains = chainsOf(units, site.space);
  /** @type {Verdict} */
  const verdict = { kind: "absent", units, chains, sentences, both: [], claim: null, negation: "" };
  const [first] = units;
  if (units.length === 1 && isNumber(first.bare)) return { ...verdict, kind: "number" };
  if (units.every(stands)) {
    const isOne = units.length === 1;
    const negation = isOne ? await negationOf(first, site) : "";
    return { ...verdict, kind: isOne || chains.length ? "same" : "apart", negation };
  }
  const claim = units.length === 1 ? claimOf(first.bare) : null;
  const both = claim ? await placesOfClaim(claim, site) : [];
  const isLike = both.length || units.some((unit) => stands(unit) || unit.nearest.length);
  return { ...verdict, kind: isLike ? "differs" : "absent", claim, both };
}

/**
 * @typedef {{ space: Space, years: number[] }} Site
 *
 * @param {import("./engine.js").Search} search
 * @returns {Promise<Site>}
 */
export async function siteOf(search) {
  return { space: await search.space(), years: search.index.reports.map(({ year }) => year) };
}

/**
 * @param {Unit} unit
 * @returns {boolean} whether it stands word for word somewhere
 */
export function stands({ starts, unread }) {
  return starts.length + unread.length > 0;
}

/**
 * A passage as its sentences; where not all of these stand, and it has several lines, as its lines, if
 * those do: headings and lists have no marks at their ends.
 *
 * @param {Piece} passage
 * @param {Site} site
 * @returns {Promise<Unit[]>}
 */
async function judgePassage(passage, site) {
  const units = await judgeSentences(passage, site);
  if (!passage.text.includes("\n") || units.every(stands)) return units;
  const lines = await judgePieces(sentencesOf(passage, true), site);
  return lines.every(stands) ? lines : units;
}

/**
 * A passage as one unit where it stands as a whole, else its sentences.
 *
 * @param {Piece} passage
 * @param {Site} site
 * @returns {Promise<Unit[]>}
 */
async function judgeSentences(passage, site) {
  const pieces = sentencesOf(passage);
  if (pieces.length < 2) return [await judgePiece(pieces[0], { isLast: true, site })];
  const bare = withoutEdges(bareOf(passage.text), BOTH);
  const { starts, unread } = await standing(bare, site.space, site.years);
  if (starts.length) return [unitOf(passage, bare, starts, unread, site)];
  return judgePieces(pieces, site);
}

/**
 * @param {Piece[]} pieces of one passage
 * @param {Site} site
 * @returns {Promise<Unit[]>}
 */
function judgePieces(pieces, site) {
  return Promise.all(
    pieces.map((piece, i) => judgePiece(piece, { isLast: i === pieces.length - 1, site })),
  );
}

/**
 * @param {Piece} piece
 * @param {{ isLast: boolean, site: Site }} among the sentences of its passage
 * @returns {Promise<Unit>}
 */
async function judgePiece(piece, { isLast, site }) {
  const before = piece.after === "start" || piece.after === "gap";
  const bare = withoutEdges(bareOf(piece.text), { before, behind: isLast });
  if (bare.length < 2) return unitOf(piece, bare, [], [], site);
  const { starts, unread, known } = await standing(bare, site.space, site.years);
  const unit = unitOf(piece, bare, starts, unread, site);
  if (stands(unit) || isNumber(bare)) return unit;
  const likes = await likest(bare, site.space, { known, years: site.years });
  const [best] = likes;
  const words = best?.fit.steps.filter((step) => step !== "new").length;
  const near = likes.filter(({ fit: { cost } }) =>
    cost <= NEAR * words + 1 && cost <= best.fit.cost + CLOSE * words
  );
  const nearest = near.slice(0, MOST_SHOWN).map((like) => nearestOf(like, piece.text, bare));
  return { ...unit, nearest, elsewhere: nearest.length ? await elsewhereOf(nearest[0], site) : [] };
}

/**
 * Where long parts of a quotation stand that the nearest sentence lacks: two sentences made one.
 *
 * @param {Nearest} nearest
 * @param {Site} site
 * @returns {Promise<Elsewhere[]>}
 */
async function elsewhereOf({ changes }, { space, years }) {
  const gone = changes.filter(({ kind }) => kind === "gone").map(({ text }) => ({
    piece: /** @type {Piece} */ ({ text: withoutEdges(text, BOTH), after: "gap" }),
    bare: withoutEdges(bareOf(text), BOTH),
  }));
  const long = gone.filter(({ bare }) => bare.length >= LONG).slice(0, MOST_SHOWN);
  const found = await Promise.all(long.map(async (one) => {
    const { starts } = await standing(one.bare, space, years);
    return { ...one, starts: newestFirst(starts, space, years) };
  }));
  return found.filter(({ starts }) => starts.length);
}

/**
 * @param {Piece} piece
 * @param {string} bare
 * @param {number[]} starts
 * @param {number[]} unread
 * @param {Site} site
 * @returns {Unit}
 */
function unitOf(piece, bare, starts, unread, { space, years }) {
  return {
    piece,
    bare,
    starts: newestFirst(starts, space, years),
    unread,
    nearest: [],
    elsewhere: [],
  };
}

/**
 * @param {string} text
 * @returns {string}
 */
function bareOf(text) {
  return ReportSearch.prepare(text).bare;
}

// -- Following each other ----------------------------------------------------------------------

/**
 * Where units follow each other in one report, as close as they do in the quotation.
 *
 * @param {Unit[]} units
 * @param {Space} space
 * @returns {number[][]} the starts of all units, by the order of the first one's
 */
export function chainsOf(units, space) {
  if (!units.length || !units.every(({ starts }) => starts.length)) return [];
  const ordered = units.map(({ starts }) => [...starts].sort((a, b) => a - b));
  // From the last unit on, so that a start is looked at once, however many parts are quoted.
  /** @type {Map<number, number>[]} by a unit's start, that of the next one which leads to the end */
  const followers = [];
  let leading = ordered[ordered.length - 1];
  for (let at = units.length - 2; at >= 0; at -= 1) {
    const room = units[at + 1].piece.after === "gap" ? Infinity : 1; // a border may stand between
    /** @type {Map<number, number>} */
    const follower = new Map();
    for (const start of ordered[at]) {
      const end = start + units[at].bare.length;
      const next = leading[firstFrom(leading, end)];
      if (next === undefined || next - end > room) continue;
      if (space.reportOf(next) === space.reportOf(start)) follower.set(start, next);
    }
    followers.unshift(follower);
    leading = [...follower.keys()];
  }
  const heads = new Set(leading);
  return units[0].starts.filter((start) => heads.has(start)).map((start) =>
    followers.reduce(
      (chain, follower) => [...chain, Number(follower.get(chain[chain.length - 1]))],
      [start],
    )
  );
}

// -- Places ------------------------------------------------------------------------------------

/**
 * The place of a unit that stands word for word.
 *
 * @param {Unit} unit
 * @param {number} position where it begins
 * @param {Space} space
 * @returns {Promise<Place>}
 */
export async function placeAt({ bare, piece }, position, space) {
  const held = await space.textAt(position);
  const { text, from, to } = printedAt(held, position, bare.length);
  const quoted = withinEdges(piece.text, bare);
  return {
    ...placeOf(held.page, text, from, to),
    position,
    before: NEGATIONS.includes(text[from - 1] ?? " ") ? text[from - 1] : "",
    unlike: [
      ...unlikeness(quoted, text.slice(from, to)),
      ...(edgesDiffer(piece.text, quoted, text, to) ? ["末尾标点"] : []),
    ],
  };
}

/**
 * A negation before each of few places where a unit stands.
 *
 * @param {Unit} unit
 * @param {Site} site
 * @returns {Promise<string>} empty where one place has none
 */
async function negationOf(unit, { space }) {
  const { starts, unread } = unit;
  if (!starts.length || starts.length > FEW_PLACES || unread.length) return "";
  const places = await Promise.all(starts.map((start) => placeAt(unit, start, space)));
  return places.every(({ before }) => before) ? places[0].before : "";
}

/**
 * @param {string} pasted
 * @param {string} bare
 * @returns {string} as much of it as was looked for
 */
function withinEdges(pasted, bare) {
  const prepared = ReportSearch.prepare(pasted);
  const at = ReportSearch.origins(prepared.folded);
  const first = prepared.bare.indexOf(bare);
  return pasted.slice(at[first], at[first + bare.length - 1] + 1);
}

/**
 * @param {string} pasted
 * @param {string} quoted the part of it that was looked for
 * @param {string} text
 * @param {number} to where that part ends in the text
 * @returns {boolean} whether the punctuation behind is another one than in the text
 */
function edgesDiffer(pasted, quoted, text, to) {
  const behind = bareOf(pasted.slice(pasted.indexOf(quoted) + quoted.length));
  return behind.length > 0 && !bareOf(text.slice(to, to + behind.length + 8)).startsWith(behind);
}

/**
 * @param {import("./standing.js").Like} like
 * @param {string} pasted
 * @param {string} bare
 * @returns {Nearest}
 */
function nearestOf({ held: { page }, fit, from, to, at, stretch }, pasted, bare) {
  const text = printed(page);
  const quoted = withinEdges(pasted, bare);
  const prepared = ReportSearch.prepare(quoted);
  const ours = ReportSearch.origins(prepared.folded);
  const tokens = tokensOf(prepared.bare);
  const theirs = stretch.tokens;
  /** @param {number} from @param {number} to */
  const print = (from, to) =>
    from === to
      ? ""
      : quoted.slice(ours[tokens[from].start], ours[tokens[to]?.start] ?? quoted.length);
  /** @param {number} from @param {number} to */
  const printTheirs = (from, to) => {
    if (from === to) return "";
    const end = to === fit.end
      ? stretch.origins[theirs[to - 1].end - 1] + 1
      : stretch.origins[theirs[to].start];
    return stretch.text.slice(stretch.origins[theirs[from].start], end);
  };
  const changes = changesOf(
    fit,
    print,
    printTheirs,
    (token) => theirs[token].end - theirs[token].start > 1,
  );
  const place = placeOf(page, text, from, to);
  const [{ start, end }] = place.ranges;
  const around = [place.text.slice(0, start), place.text.slice(end)];
  /** @param {string} text @returns {Change[]} */
  const same = (text) => (text ? [{ kind: "same", text }] : []);
  return {
    ...place,
    position: at,
    changes: [...same(around[0]), ...changes, ...same(around[1])],
    alike: changes.filter(({ kind }) => kind === "same").map(({ text }) => text),
    share: fit.matched / tokens.length,
  };
}

// -- A number and its words --------------------------------------------------------------------

/**
 * Sentences that hold a number, as a whole, and in its clause the words that stood beside it.
 *
 * @param {{ number: string, words: string[] }} claim
 * @param {Site} site
 * @returns {Promise<Place[]>} the newest report first
 */
async function placesOfClaim({ number: wanted, words }, { space, years }) {
  if (wanted.length < 2) return [];
  const [numbers, ...others] = await Promise.all(
    [wanted, ...words].map(async (part) => (await startsOf(part, space)).starts),
  );
  const near = numbers.filter((start) =>
    others.every((starts) => {
      const next = starts[firstFrom(starts, start - CLAUSE)];
      return next !== undefined && next - start <= CLAUSE;
    })
  );
  const read = newestFirst(near, space, years).slice(0, MOST_CLAIMS);
  const whole = await uncut(read, wanted.length, space);
  const found = await Promise.all(whole.map(async (position) => {
    const { page, start } = await space.textAt(position);
    const { text, from, to } = printedAt({ page, start }, position, wanted.length);
    const place = placeOf(page, text, from, to);
    const [number] = place.ranges;
    /** @param {import("./match.js").Range} range */
    const isInClause = ({ start, end }) => {
      const between = place.text.slice(Math.min(end, number.end), Math.max(start, number.start));
      return ![...between].some((sign) => STOPS.includes(sign));
    };
    const ranges = words.map((word) =>
      ReportSearch.locate(place.text, [ReportSearch.word(word)]).filter(isInClause)
    );
    if (ranges.some(({ length }) => !length)) return [];
    return [{
      ...place,
      position,
      ranges: ReportSearch.union([...place.ranges, ...ranges.flat()]),
    }];
  }));
  /** @type {Map<string, Place>} */
  const once = new Map();
  for (const place of found.flat()) once.set(`${place.url} ${place.anchor} ${place.text}`, place);
  return [...once.values()];
}
