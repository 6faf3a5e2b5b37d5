/**
 * What the browser's engine answers from a folder of files: run by tests/search/test_engine.py with the
 * folder and a list of questions on standard input, answers as JSON on standard output.
 */

import { filesOf } from "../../generator/assets/scripts/search/fetching.js";
import { open } from "../../generator/assets/scripts/search/engine.js";
import * as ReportSearch from "../../generator/assets/scripts/search/match.js";

const { queries = [], texts = [], shown = 0, suggest = [] } = JSON.parse(
  await new Response(Deno.stdin.readable).text(),
);
const root = new URL(`file://${Deno.args[0]}/`);
let fetched = 0;

/** @type {any} */
const read = async (/** @type {URL} */ address) => {
  fetched += 1;
  return new Response(await Deno.readFile(new URL(address.pathname, root)));
};

/** @param {import("../../generator/assets/scripts/search/engine.js").Search} search */
async function answers(search) {
  const answered = [];
  for (const query of queries) {
    const refused = search.refusal(query);
    if (refused) {
      answered.push({ refused });
      continue;
    }
    fetched = 0;
    const { words, found, nearest, missing } = await search.search(query);
    const before = fetched;
    const hits = await search.show(found.slice(0, shown), words, 1000);
    answered.push({
      nearest,
      missing: missing.map(({ text }) => text),
      fetched: before,
      found: found.map(({ number, report, kind, part, rank, spread, count }) => ({
        number,
        report,
        kind,
        part,
        rank,
        spread,
        count,
      })),
      hits: hits.map(({ page, matches, count, loose }) => ({
        url: page.url,
        title: page.title,
        trail: page.trail,
        matches: matches.length,
        marked: matches.map(({ start, end }) =>
          page.blocks.map(({ text, start: at, end: to }) =>
            text.slice(Math.max(0, start - at), Math.max(0, Math.min(to, end) - at))
          ).join("")
        ),
        count,
        loose,
        ranks: /** @type {any} */ (ReportSearch.hitOf(page, words))?.rank,
      })),
    });
  }
  return answered;
}

const bare = texts.map((/** @type {string} */ text) => ReportSearch.prepare(text).bare);
const engine = open(root, filesOf(root, read));
const answered = queries.length ? await engine.use(answers) : [];
const suggested = suggest.length
  ? await engine.use((search) => Promise.all(suggest.map(search.suggest)))
  : [];
const said = JSON.stringify({ bare, answered, suggested });
await Deno.stdout.write(new TextEncoder().encode(said));
