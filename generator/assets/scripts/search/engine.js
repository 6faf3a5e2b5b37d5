import * as ReportSearch from "./match.js";
import { failure, filesOf, isStale } from "./fetching.js";
import { bucketOf, editionOf, occurrences, readShard, readTable } from "./positions.js";
import { indicatorUrl, pagesAsked, questionOf } from "./question.js";
import { hitFrom, longestPart, pagesHolding, pairsIn } from "./sharded.js";
import { shardedSpace, wholeSpace } from "./space.js";
import { pagesOf, scan, standsIn } from "./whole.js";

/**
 * The search of a site, behind one interface: in whole texts where there is little, by positions of
 * character pairs where there is much. It is served as `ReportEngine`, one global object.
 *
 * @typedef {import("./match.js").Word} Word
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./fetching.js").Files} Files
 * @typedef {import("./fetching.js").Progress} Progress
 *
 * @typedef {object} ReportRecord
 * @property {string} id
 * @property {string} name
 * @property {string} url
 * @property {number} year whose work it plans
 * @property {number} review the year on which it looks back
 * @property {string} level
 * @property {string} place
 * @property {string} province short; empty where it lies in none
 * @property {string} date as 2024-01-23; empty where it is not known
 * @property {boolean} whole whether its source has lost nothing
 * @property {number} characters of its pages, without blanks and annexes
 * @property {string} [file] its whole text
 *
 * @typedef {object} Index
 * @property {"whole" | "shards"} mode
 * @property {ReportRecord[]} reports
 * @property {Record<string, string>} [parts] labels by part
 * @property {string[]} [apart] parts that stand in others too and are shown only where one asks for them
 * @property {[id: string, name: string, aliases: string[]][]} [indicators] those that are compared
 * @property {[year: number, level: string, url: string][]} [slices] by which each of them is cut, with
 * the page of each below its own
 * @property {[names: string[], reports: string[]][]} [places] with the ids of their reports
 * @property {import("./whole.js").NameRecord[]} [names] of whole texts
 * @property {string} [edition]
 * @property {number[]} [sizes] of the shards, in kilobytes
 * @property {number} [buckets] of names
 * @property {[part: string, slug: string][]} [slugs]
 * @property {import("./positions.js").Run[]} [runs]
 *
 * @typedef {object} Found a page that holds every word of a query
 * @property {number} number its place among all pages
 * @property {number} report its number, or -1
 * @property {string} kind that of a name (名词); empty for a report's own text
 * @property {string} part
 * @property {number} rank
 * @property {number} spread
 * @property {number} count
 * @property {Hit} [hit] where the text is at hand
 * @property {number[][]} [positions] of each word, where it is not
 *
 * @typedef {"all" | "first" | "rest"} Texts of those that hold what is wanted of a page: the one that
 * holds most, or what is left where a hit says that there is `more`
 *
 * @typedef {object} Answer
 * @property {Word[]} words
 * @property {Found[]} found best first
 * @property {string} nearest the longest part of a word that does stand in the texts, or empty
 * @property {Word[]} missing the words that stand nowhere
 *
 * @typedef {object} Site what both ways of searching can do
 * @property {Index} index
 * @property {number} shortest how many characters a word must have
 * @property {(words: Word[]) => Promise<Found[]>} find pages that hold all words
 * @property {(word: Word) => Promise<boolean>} stands
 * @property {(word: Word) => Promise<string>} longest its longest part that stands
 * @property {(found: Found, words: Word[], wanted: number, part: Texts) => Promise<Hit>} show
 * @property {(bare: string) => Promise<Suggestion[]>} namesLike some that may begin so
 * @property {(report: string) => Promise<Record<string, import("./question.js").Cell[]>>} figures
 * @property {() => Promise<import("./space.js").Space>} space
 *
 * @typedef {[name: string, kind: string, url: string, of: string]} Suggestion a name, and the name that
 * it is another of
 *
 * @typedef {object} Search
 * @property {Index} index
 * @property {(query: string) => string} refusal why a query is not searched for, or empty
 * @property {(query: string) => Promise<Answer>} search pages and counts, before any text that can wait
 * @property {(found: Found[], words: Word[], wanted: number, part?: Texts) => Promise<Hit[]>} show
 * found pages with their passages: as many as hold `wanted` matches of each, or a part of them
 * @property {(letters: string) => Promise<Suggestion[]>} suggest names that begin with what is typed,
 * then those that hold it, as far as they are at hand
 * @property {(query: string) => Promise<import("./question.js").Figures | null>} answer the figures that
 * a query asks for
 * @property {(query: string) => import("./question.js").Pages | null} compare where figures of many
 * places stand, if a query asks for those
 * @property {() => Promise<import("./space.js").Space>} space all texts, for who compares passages
 *
 * @typedef {ReturnType<typeof open>} Engine
 */

const INDEX = "search/index.json";
const TABLE = "search/pages.json";
const LEAST_NEAR = 4; // characters of what is near enough to be offered
const MOST_SUGGESTED = 10;
const LONGEST_NEAR = 40; // characters of a word for which it is looked for

/**
 * The engine of the site at an address. Nothing is fetched before it is used.
 *
 * The index is asked for anew by every page; the other files are named by their edition, so they can
 * be kept. Where the site was published anew meanwhile, that is noticed, and what is done with the
 * engine is done once more from the new index.
 *
 * @param {URL} base the site's root
 * @param {Files} [files]
 */
export function open(base, files = filesOf(base)) {
  /** @type {Promise<Search> | null} */
  let opened = null;

  /** @returns {Promise<Search>} */
  function ready() {
    if (!opened) {
      opened = load(files).then(searchOf);
      opened.catch(() => {
        opened = null; // the next query tries again
      });
    }
    return opened;
  }

  return {
    /**
     * @template T
     * @param {(search: Search) => Promise<T>} work
     * @returns {Promise<T>}
     */
    use: async (work) => {
      try {
        return await work(await ready());
      } catch (error) {
        if (!isStale(error)) throw error;
        opened = null;
        return work(await ready());
      }
    },
    /** @param {Progress | null} progress told of every file that comes */
    watch: (progress) => files.watch(progress),
  };
}

/**
 * Whether a file could not be had; any other error is a fault of the program.
 *
 * @param {unknown} error
 * @returns {boolean}
 */
export function isFailure(error) {
  return Boolean(/** @type {{ kind?: string }} */ (error).kind);
}

/**
 * Whether the site was published anew: what is asked for again has to be searched for again.
 *
 * @param {unknown} error
 * @returns {boolean}
 */
export function isOutdated(error) {
  return isStale(error);
}

/**
 * Why there is no answer, said to the reader.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function excuse(error) {
  return isStale(error)
    ? "网站刚刚更新，检索数据前后不一致，请稍后再试。"
    : "检索数据未能载入，请检查网络后再试。";
}

/**
 * @param {Site} site
 * @returns {Search}
 */
function searchOf(site) {
  return {
    index: site.index,
    refusal: (query) => refusal(query, site.shortest),
    search: (query) => search(site, ReportSearch.words(query)),
    show: (found, words, wanted, part = "all") =>
      Promise.all(found.map((page) => site.show(page, words, wanted, part))),
    suggest: (letters) => suggest(site, bareOf(letters)),
    answer: (query) => answer(site, query),
    compare: (query) => pagesAsked(query, site.index),
    space: site.space,
  };
}

/**
 * @param {string} text
 * @returns {string}
 */
function bareOf(text) {
  return ReportSearch.strip(ReportSearch.fold(text));
}

/**
 * @param {Site} site
 * @param {string} bare
 * @returns {Promise<Suggestion[]>}
 */
async function suggest(site, bare) {
  if (!bare) return [];
  const names = await site.namesLike(bare);
  const begin = names.filter(([name]) => bareOf(name).startsWith(bare));
  const hold = names.filter((one) => !begin.includes(one) && bareOf(one[0]).includes(bare));
  return [...begin, ...hold].slice(0, MOST_SUGGESTED);
}

/**
 * @param {Site} site
 * @param {string} query
 * @returns {Promise<import("./question.js").Figures | null>}
 */
async function answer(site, query) {
  const question = questionOf(query, site.index);
  if (!question) return null;
  const sides = await Promise.all(question.parts.map(async (part) => {
    const cells = part.report && (await site.figures(part.report.id))[question.indicator];
    return { ...part, cell: cells?.[part.side === "result" ? 0 : 1] ?? null };
  }));
  const url = indicatorUrl(question.indicator);
  return { place: question.place, name: question.name, url, sides };
}

/**
 * @param {string} query
 * @param {number} shortest
 * @returns {string}
 */
function refusal(query, shortest) {
  const refused = ReportSearch.refusal(query);
  if (refused) return refused;
  const short = ReportSearch.words(query).filter(({ bare }) => bare.length < shortest);
  if (!short.length) return "";
  return short.some(({ bare }) => !bare)
    ? "请输入引号、空格、注号以外的文字。"
    : `每个词请输入至少两个字：${ReportSearch.listed(short.map(({ text }) => text))}。`;
}

/**
 * @param {Site} site
 * @param {Word[]} words
 * @returns {Promise<Answer>}
 */
async function search(site, words) {
  const found = sorted(await site.find(words), site.index.reports);
  if (found.length) return { words, found, nearest: "", missing: [] };
  const stands = await Promise.all(words.map((one) => site.stands(one)));
  const missing = words.filter((_, i) => !stands[i]);
  const [first] = missing;
  const nearest = first && first.bare.length <= LONGEST_NEAR ? await site.longest(first) : "";
  const enough = nearest.length >= Math.min(LEAST_NEAR, (first?.bare.length ?? 0) / 2);
  return { words, found, nearest: enough && nearest.length > 1 ? nearest : "", missing };
}

/**
 * What was found, without what stands in it a second time as a part by itself.
 *
 * @param {Found[]} found
 * @param {Pick<Index, "apart">} index
 * @returns {Found[]}
 */
export function once(found, { apart = [] }) {
  return found.filter(({ part }) => !apart.includes(part));
}

/**
 * Best first: by rank, then by how near the words stand, the newest report first.
 *
 * @param {Found[]} found
 * @param {{ year: number }[]} reports
 * @returns {Found[]}
 */
export function sorted(found, reports) {
  /** @param {Found} one */
  const year = ({ report }) => reports[report]?.year ?? Infinity;
  return [...found].sort((a, b) =>
    a.rank - b.rank || a.spread - b.spread || (year(a) === year(b) ? 0 : year(b) - year(a)) ||
    a.number - b.number
  );
}

/**
 * @param {Files} files
 * @returns {Promise<Site>}
 */
async function load(files) {
  /** @type {Index} */
  const index = await files.json(INDEX, { cache: "no-cache" });
  return index.mode === "whole" ? await wholeSite(index, files) : shardedSite(index, files);
}

/**
 * @param {Index} index
 * @param {Files} files
 * @returns {Promise<Site>}
 */
async function wholeSite(index, files) {
  const texts = await Promise.all(index.reports.map(({ file }) => files.json(file)));
  const pages = pagesOf(index, texts);
  /** @type {Promise<import("./space.js").Space> | null} */
  let space = null;
  return {
    index,
    shortest: 0,
    find: (words) => Promise.resolve(scan(pages, words)),
    stands: (word) => Promise.resolve(scan(pages, [word]).length > 0),
    longest: ({ bare }) => Promise.resolve(longestIn(bare, (part) => standsIn(pages, part))),
    show: (found) => Promise.resolve(found.hit),
    namesLike: () => Promise.resolve(namesOf(pages)),
    figures: figuresFrom(files),
    space: () => space ??= Promise.resolve(wholeSpace(pages, index)),
  };
}

/**
 * The names of whole texts, each once.
 *
 * @param {import("./whole.js").Placed[]} pages
 * @returns {Suggestion[]}
 */
function namesOf(pages) {
  /** @type {Map<string, Suggestion>} */
  const found = new Map();
  for (const { page: { kind, title, url, blocks } } of pages) {
    for (const { text, start, headingEnd, end } of kind ? blocks : []) {
      const known = `${kind} ${bareOf(text)}`;
      if (headingEnd < end || start === end || found.has(known)) continue;
      found.set(known, [text, kind, url, text === title ? "" : title]);
    }
  }
  return [...found.values()];
}

/**
 * Figures need not be of an edition: the browser asks whether those that it keeps are the last ones.
 *
 * @param {Files} files
 * @returns {Site["figures"]}
 */
function figuresFrom(files) {
  return (report) => files.json(`search/figures/${report}.json`, { cache: "no-cache" });
}

/**
 * @param {string} text
 * @param {(part: string) => boolean} stands
 * @returns {string} the longest part that stands
 */
function longestIn(text, stands) {
  let best = "";
  for (let start = 0; start < text.length; start += 1) {
    let end = start + best.length + 1;
    while (end <= text.length && stands(text.slice(start, end))) {
      best = text.slice(start, end);
      end += 1;
    }
  }
  return best;
}

/**
 * @param {Index} index
 * @param {Files} files
 * @returns {Site}
 */
function shardedSite(index, files) {
  const { edition, runs } = index;
  const { kept, isKept } = keeper();
  /** @param {string} path */
  const bytes = async (path) => {
    const content = await files.bytes(`${path}?v=${edition}`);
    if (editionOf(content) !== edition) throw failure("edition", path);
    return content;
  };
  const getTable = () =>
    kept("table", async () => {
      const table = await files.json(`${TABLE}?v=${edition}`);
      if (table.edition !== edition) throw failure("edition", TABLE);
      return readTable(table, runs);
    });
  /** @type {import("./sharded.js").Shards} */
  const shards = {
    sizes: index.sizes,
    has: (shard) => isKept(`${shard}`),
    get: (shard) =>
      kept(
        `${shard}`,
        async () => readShard(await bytes(`search/shards/${shard}.bin`), shard, index.sizes.length),
      ),
  };
  /** @type {import("./sharded.js").GetChunk} */
  const getChunk = (run, chunk) => {
    const [, report, folder, , version] = runs[run];
    const path = `search/text/${folder || `${index.reports[report].id}/`}${chunk}.json`;
    return kept(path, async () => {
      const file = await files.json(`${path}?v=${version}`);
      if (file.version !== version) throw failure("edition", path);
      return file.pages;
    });
  };
  const pairs = pairsIn(shards);
  /** @param {Word} word */
  const positionsOf = ({ bare }) => occurrences(bare, pairs);
  return {
    index,
    shortest: 2,
    find: async (words) => {
      const [table, ...positions] = await Promise.all([getTable(), ...words.map(positionsOf)]);
      return pagesHolding(words, positions, table, index);
    },
    stands: async (word) => (await positionsOf(word)).length > 0,
    longest: async ({ bare }) => {
      const [start, end] = (await longestPart(bare, shards)) ?? [0, 0];
      return bare.slice(start, end);
    },
    show: async (found, words, wanted, part) =>
      hitFrom(found, words, wanted, part, { table: await getTable(), index, getChunk }),
    namesLike: (bare) => {
      const path = `search/names/${bucketOf(bare, index.buckets)}.json`;
      return kept(path, () => files.json(path, { cache: "no-cache" }));
    },
    figures: figuresFrom(files),
    space: async () => shardedSpace({ table: await getTable(), index, shards, getChunk }),
  };
}

/** What is asked for twice is fetched once; what failed is asked for anew. */
function keeper() {
  /** @type {Map<string, Promise<any>>} */
  const held = new Map();
  /**
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  const kept = (name, make) => {
    if (!held.has(name)) {
      const made = make();
      made.catch(() => held.delete(name));
      held.set(name, made);
    }
    return held.get(name);
  };
  /** @param {string} name */
  const isKept = (name) => held.has(name);
  return { kept, isKept };
}
