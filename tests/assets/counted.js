/**
 * What the page of phrases counts on a folder of files: run by tests/phrases.py with the folder and a list
 * of lists of phrases on standard input, counts as JSON on standard output. Each list is counted by an
 * engine of its own, as by a reader who comes for it, and has the files that were fetched for it.
 */

import { filesOf } from "../../generator/assets/scripts/search/fetching.js";
import { open } from "../../generator/assets/scripts/search/engine.js";
import { countsOf, startsIn, totalOf } from "../../generator/assets/scripts/search/counting.js";
import { phrasesOf } from "../../generator/assets/scripts/search/phrasing.js";
import {
  cellsOf,
  edgesOf,
  placesOf,
  silenceOf,
} from "../../generator/assets/scripts/search/trends.js";
import { sentenceAt } from "../../generator/assets/scripts/search/sentences.js";

/** @type {string[]} */
const lists = JSON.parse(await new Response(Deno.stdin.readable).text());
const root = new URL(`file://${Deno.args[0]}/`);
/** @type {Map<string, Promise<Uint8Array>>} */
const held = new Map();
/** @type {Set<string>} */
let fetched = new Set();

/** @type {any} */
const read = async (/** @type {URL} */ address) => {
  const { pathname } = address;
  fetched.add(pathname.slice(root.pathname.length));
  if (!held.has(pathname)) held.set(pathname, Deno.readFile(new URL(pathname, root)));
  return new Response(/** @type {any} */ (await held.get(pathname)));
};

/** @param {{ date: string, year: number }} report */
const dayOf = ({ date, year }) => date || `${year}-99`;

/**
 * @param {{ reports: number[] }[]} places
 * @param {{ id: string }[]} reports
 */
const idsOf = (places, reports) =>
  places.flatMap((place) => place.reports.map((at) => reports[at].id)).sort();

/** @param {string} list */
async function counted(list) {
  fetched = new Set();
  const began = performance.now();
  return await open(root, filesOf(root, read)).use(async (search) => {
    const { reports } = search.index;
    const space = await search.space();
    const places = placesOf(search.index);
    /** @param {import("../../generator/assets/scripts/search/counting.js").Counts} said */
    const told = (said) => ({
      counts: Object.fromEntries([...said.counts].map(([at, count]) => [reports[at].id, count])),
      annexed: said.annexed,
    });
    const { phrases } = phrasesOf(list);
    const found = await Promise.all(
      phrases.map(async (phrase) => ({ phrase, starts: await startsIn(phrase, space) })),
    );
    const all = await Promise.all(found.map(async ({ phrase, starts }) => {
      const said = countsOf(starts, space);
      const edges = edgesOf(said, reports);
      const silence = silenceOf(said, places, reports);
      const first = edges &&
        await sentenceAt(phrase.bare, said.ends.get(edges.first.report)[0], space);
      if (edges) await sentenceAt(phrase.bare, said.ends.get(edges.last.report)[1], space);
      return {
        ...told(said),
        text: phrase.text,
        cells: cellsOf(said, reports),
        first: edges ? dayOf(reports[edges.first.report]) : "",
        last: edges ? dayOf(reports[edges.last.report]) : "",
        sentence: first && { url: `${first.url}#${first.anchor}`, text: first.text },
        never: idsOf(silence.never, reports),
        unsure: idsOf(silence.unsure, reports),
        stopped: idsOf(silence.stopped, reports),
      };
    }));
    return {
      phrases: all,
      total: told(totalOf(found, space)),
      characters: Object.fromEntries(reports.map(({ id, characters }) => [id, characters])),
      fetched: [...fetched],
      took: performance.now() - began,
    };
  });
}

const all = [];
for (const list of lists) all.push(await counted(list));
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(all)));
