/** README.md is right about the client. */
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";

import { Courtesy } from "@courtesy/client";

import { json, problem, scripted } from "./scripted.js";

const README = readFileSync("README.md", "utf8");

test("its code compiles, and prints a decision or what is wrong", async () => {
  const [, code] = /```ts\n(.*?)```/s.exec(README)!;
  writeFileSync("build/readme.ts", code!);
  const options = ["--target", "es2023", "--module", "nodenext", "--strict", "--types", "node"];
  execFileSync("npx", ["tsc", ...options, "build/readme.ts"]);
  using server = await scripted(json(200, { offered: ["something"] }), problem(403, "not-allowed"));
  const env = { ...process.env, COURTESY_URL: server.url, COURTESY_KEY: "courtesy_key" };
  const printed = async () => promisify(execFile)("node", ["build/readme.js"], { env });
  assert.equal((await printed()).stdout, "[ 'something' ] false\n");
  assert.equal((await printed()).stderr, "No: not so Do otherwise. []\n");
});

test("it names every method", () => {
  const named = [...README.matchAll(/`(\w+)\(/g)].map(([, name]) => name);
  const methods = Object.getOwnPropertyNames(Courtesy.prototype).filter((name) => name !== "constructor");
  assert.deepEqual(named.sort(), methods.sort());
});
