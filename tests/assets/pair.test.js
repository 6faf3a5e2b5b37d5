import assert from "node:assert/strict";
import { askedFor } from "../../generator/assets/scripts/reading/pair.js";

Deno.test("an address asks for two reports that are there", () => {
  const known = ["jiangxi-2024", "jian-2024"];
  assert.deepEqual(askedFor("?a=jian-2024&b=jiangxi-2024", known), ["jian-2024", "jiangxi-2024"]);
  assert.deepEqual(askedFor("?b=jian-2024", known), ["", "jian-2024"]);
});

Deno.test("what is not there is asked for by nobody", () => {
  assert.deepEqual(askedFor("?a=<b>&b=beijing-2024", ["jiangxi-2024"]), ["", ""]);
  assert.deepEqual(askedFor("", []), ["", ""]);
});
