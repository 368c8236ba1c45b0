// The plugin, compiled for tests: what it throws says where in the source.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(path, import.meta.url));
const plugin = new WebAssembly.Module(read("../build/tests.wasm"));
const [, placeholders] = /PLACEHOLDERS: string\[\] = \[([^\]]*)\]/.exec(read("../src/courtesy/contract.ts"));

/** What the plugin answers to a context. A text that nobody can fill in fails the test. */
export function ask(context) {
  const { exports } = new WebAssembly.Instance(plugin, { env: { abort } });
  const bytes = new TextEncoder().encode(JSON.stringify(context));
  const start = exports.courtesy_alloc(bytes.length);
  new Uint8Array(exports.memory.buffer, start, bytes.length).set(bytes);
  const packed = BigInt.asUintN(64, exports.courtesy_decide_v1(start, bytes.length));
  const json = Buffer.from(exports.memory.buffer, Number(packed >> 32n), Number(packed & 0xffff_ffffn)).toString();
  for (const [, name] of json.matchAll(/{([^{}":]+)}/g)) {
    assert(placeholders.includes(`"${name}"`), `{${name}} is not a placeholder of the contract`);
  }
  return JSON.parse(json);

  function abort(message, file, line, column) {
    throw new Error(`${text(message)}, at ${text(file)}:${line}:${column}`);
  }

  /** A text of AssemblyScript, whose length stands before it. */
  function text(at) {
    if (at === 0) return "stopped";
    const bytes = new DataView(exports.memory.buffer).getUint32(at - 4, true);
    return Buffer.from(exports.memory.buffer, at, bytes).toString("utf16le");
  }
}
