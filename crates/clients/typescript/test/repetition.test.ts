/** How long the client waits. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Problem, Unreachable } from "@courtesy/client";

import { pauseMs } from "#repetition";
import { written } from "./scripted.js";

test("the server's seconds are waited for, up to thirty", () => {
  const told = (seconds: number) => pauseMs(new Problem(written(503, "too-busy"), seconds), 1, 0);
  assert.deepEqual([told(0), told(5), told(3_600)], [0, 5_000, 30_000]);
});

test("without them, a random part of a time that doubles is waited for, up to five seconds", () => {
  const fault = new Unreachable("gone");
  const longest = [1, 2, 3, 5, 6, 2_000].map((repetition) => pauseMs(fault, repetition, 1));
  assert.deepEqual(longest, [200, 400, 800, 3_200, 5_000, 5_000]);
  assert.equal(pauseMs(fault, 3, 0), 0);
});
