import { holderOf } from "./positions.js";
import { pairsIn } from "./sharded.js";
import * as ReportSearch from "./match.js";

/**
 * The texts as one space of positions, in which character pairs are looked up one by one: over whole
 * texts and over shards alike. Who compares passages needs no more of the search than this.
 *
 * @typedef {import("./match.js").SearchPage} SearchPage
 * @typedef {import("./engine.js").Index} Index
 *
 * @typedef {object} Held a page, or the part of it that is at hand
 * @property {SearchPage} page
 * @property {number} start the position at which its bare text begins
 *
 * @typedef {object} Texts
 * @property {number} size characters, bare
 * @property {(position: number) => number} reportOf whose own text stands there; -1 for names, and for
 * what stands in another place too
 * @property {(position: number) => string} partOf the report; empty for names
 * @property {(position: number) => Promise<Held>} textAt
 *
 * @typedef {Texts & import("./positions.js").Pairs} Space
 */

/**
 * The space of whole texts.
 *
 * @param {import("./whole.js").Placed[]} pages
 * @param {Pick<Index, "apart">} index
 * @returns {Space}
 */
export function wholeSpace(pages, { apart = [] }) {
  const starts = new Uint32Array(pages.length + 1);
  pages.forEach(({ page }, i) => {
    starts[i + 1] = starts[i] + page.prepared.bare.length + 1;
  });
  const all = pages.map(({ page }) => page.prepared.bare).join(ReportSearch.BORDER);
  return {
    size: all.length,
    costOf: () => 0,
    positionsOf: (text, at) => {
      const pair = text.slice(at, at + 2);
      const found = [];
      for (let i = all.indexOf(pair); i >= 0; i = all.indexOf(pair, i + 1)) found.push(i);
      return Promise.resolve(found);
    },
    reportOf: (position) => {
      const { page, report, part } = pages[holderOf(starts, position)];
      return page.kind || apart.includes(part) ? -1 : report;
    },
    partOf: (position) => pages[holderOf(starts, position)].part,
    textAt: (position) => {
      const number = holderOf(starts, position);
      return Promise.resolve({ page: pages[number].page, start: starts[number] });
    },
  };
}

/**
 * The space of shards; a text is the part of a page that lies in one chunk.
 *
 * @param {{ table: import("./positions.js").Table, index: Index, shards: import("./sharded.js").Shards,
 *   getChunk: import("./sharded.js").GetChunk }} site
 * @returns {Space}
 */
export function shardedSpace({ table, index, shards, getChunk }) {
  const { starts, chunkStarts, runs, slugs, firstChunks } = table;
  /** @param {number} page */
  const partOf = (page) => index.runs[runs[page]][0] ? "" : index.slugs[slugs[page]][0];
  return {
    size: starts[starts.length - 1],
    ...pairsIn(shards),
    reportOf: (position) => {
      const page = holderOf(starts, position);
      const [kind, report] = index.runs[runs[page]];
      return kind || (index.apart ?? []).includes(partOf(page)) ? -1 : report;
    },
    partOf: (position) => partOf(holderOf(starts, position)),
    textAt: async (position) => {
      const number = holderOf(starts, position);
      const chunk = holderOf(chunkStarts, position);
      const run = runs[number];
      const { name = "", id = "" } = index.reports[index.runs[run][1]] ?? {};
      const pages = await getChunk(run, chunk - firstChunks[run]);
      const part = pages[number - holderOf(starts, chunkStarts[chunk])];
      const { url, title, trail = [], blocks } = part;
      return {
        page: ReportSearch.page(
          { url, title, kind: index.runs[run][0], trail: [name, ...trail], report: id },
          blocks,
        ),
        start: Math.max(starts[number], chunkStarts[chunk]),
      };
    },
  };
}
