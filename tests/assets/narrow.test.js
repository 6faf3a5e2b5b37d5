import assert from "node:assert/strict";
import {
  choiceOf,
  isOf,
  isShown,
  statesOf,
} from "../../generator/assets/scripts/reading/narrow.js";

Deno.test("a mark tells the state of its source", () => {
  assert.equal(isOf("●", ""), true);
  assert.equal(isOf("", ""), false);
  assert.equal(isOf("●", "whole"), true);
  assert.equal(isOf("●?", "whole"), true);
  assert.equal(isOf("◐", "whole"), false);
  assert.equal(isOf("◐?", "torn"), true);
  assert.equal(isOf("●", "torn"), false);
  assert.equal(isOf("●?", "doubted"), true);
  assert.equal(isOf("◐", "doubted"), false);
});

Deno.test("a place is shown where one report is of the year and of the state", () => {
  const years = ["2025", "2024"];
  const all = { level: "", year: "", state: "" };
  assert.equal(isShown(years, ["●", "◐"], all), true);
  assert.equal(isShown(years, ["", "●"], { ...all, year: "2025" }), false);
  assert.equal(isShown(years, ["●", "◐"], { ...all, year: "2025", state: "torn" }), false);
  assert.equal(isShown(years, ["●", "◐"], { ...all, year: "2024", state: "torn" }), true);
});

Deno.test("only states that some reports are in are offered", () => {
  assert.deepEqual(statesOf(["●", "", "●"]), []);
  assert.deepEqual(statesOf(["●", "◐", ""]), ["whole", "torn"]);
  assert.deepEqual(statesOf(["●?"]), ["whole", "doubted"]);
  assert.deepEqual(statesOf(["◐"]), []);
});

Deno.test("the address says what is chosen", () => {
  assert.deepEqual(choiceOf("?year=2024&level=省级"), { level: "省级", year: "2024", state: "" });
  assert.deepEqual(choiceOf(""), { level: "", year: "", state: "" });
});
