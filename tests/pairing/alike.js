/**
 * What the browser's alignment and common words are of pairs of reports: run by
 * tests/pairing/test_browser_alike.py with the pairs on standard input, answers as JSON on standard output.
 */

import { align } from "../../generator/assets/scripts/pairing/alignment.js";
import { commonWords, folded } from "../../generator/assets/scripts/pairing/common.js";

const { pairs = [], texts = [] } = JSON.parse(await new Response(Deno.stdin.readable).text());

const answered = pairs.map((/** @type {any} */ { own, other }) => ({
  aligned: align(own.stretches, other.stretches),
  common: commonWords(own.paragraphs, other.paragraphs).map((side) =>
    [...side].sort((one, two) => one[0] - two[0])
  ),
}));
const bare = texts.map((/** @type {string} */ text) =>
  folded([{ ordinal: 1, text, marks: [] }]).text.slice(1, -1)
);
console.log(JSON.stringify({ answered, bare }));
