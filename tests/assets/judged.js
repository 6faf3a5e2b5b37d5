/**
 * What is said of quotations on a folder of files: run by tests/quotations.py with the folder and a list
 * of texts on standard input, verdicts as JSON on standard output. Each text is judged by an engine of
 * its own, as by a reader who comes for it, and has the files that were fetched for it.
 */

import { filesOf } from "../../generator/assets/scripts/search/fetching.js";
import { open } from "../../generator/assets/scripts/search/engine.js";
import { judge, placeAt } from "../../generator/assets/scripts/search/judging.js";

const SHOWN = 10;

const texts = JSON.parse(await new Response(Deno.stdin.readable).text());
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

/** @param {{ url: string, anchor: string }} place */
const addressOf = ({ url, anchor }) => `${url}${anchor && "#"}${anchor}`;

/** @param {string} text */
async function judged(text) {
  fetched = new Set();
  const began = performance.now();
  return await open(root, filesOf(root, read)).use(async (search) => {
    const verdict = await judge(text, search);
    const space = await search.space();
    const { kind, units, chains, sentences, both } = verdict;
    const places = await Promise.all(units.map(async (unit, i) => {
      const starts = chains.length ? chains.map((chain) => chain[i]) : unit.starts;
      return await Promise.all(
        starts.slice(0, SHOWN).map((start) => placeAt(unit, start, space)),
      );
    }));
    return {
      kind,
      sentences,
      negation: verdict.negation,
      chains: chains.length,
      counts: units.map(({ starts, unread }) => [starts.length, unread.length]),
      places: places.map((list) => list.map(addressOf)),
      texts: places.map((list) => list.map((place) => place.text)),
      unlike: places.map((list) => list.map(({ unlike }) => unlike)),
      nearest: units.map(({ nearest }) =>
        nearest.map((one) => ({ address: addressOf(one), share: one.share, changes: one.changes }))
      ),
      both: both.map((place) => place.text),
      fetched: [...fetched],
      took: performance.now() - began,
    };
  });
}

const all = [];
for (const text of texts) all.push(await judged(text));
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(all)));
