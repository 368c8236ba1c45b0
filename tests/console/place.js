// A server with its console, on a ledger with 10,000 decisions, for the tests of a page.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const repository = resolve(import.meta.dirname, "../..");
const courtesy = process.env.COURTESY ?? join(repository, "target/debug/courtesy");

/// Plugins that are small and quick to compile.
const plugins = ["check-in", "service-recovery", "caring-gesture", "human-touch", "promise-keeper"];

/// What a CRM might send by mistake or on purpose, as a customer's reference and as other texts.
export const hostile = [
  `<script>document.title="run"</script>`,
  `"><img src=x onerror="document.title='run'">`,
  `../../a/b?c=d#e%2f`,
  `{{ 7 * 7 }}{% raw %}`,
  `abc\u202efdp.exe`,
];

/// A customer for whom something so costly is proposed that a manager has to agree.
export const costly = "c-00020";

/// The context of that customer.
function ofCostly() {
  const file = join(repository, "plugins/service-recovery/examples/out-of-stock-and-costly.context.json");
  const permissions = [{ purpose: "service", status: "granted", basis: "contract" }];
  return { ...JSON.parse(readFileSync(file, "utf8")), permissions };
}

/// The contexts in the plugins' examples.
function examples() {
  const found = [];
  for (const plugin of plugins) {
    const folder = join(repository, "plugins", plugin, "examples");
    for (const name of readdirSync(folder).filter((name) => name.endsWith(".context.json")).sort()) {
      found.push(JSON.parse(readFileSync(join(folder, name), "utf8")));
    }
  }
  return found;
}

/// So many contexts, each of another customer until they begin anew, as lines of JSON.
export function contexts(count) {
  const kinds = examples();
  const lines = [];
  for (let number = 0; number < count; number++) {
    const context = number === 20 ? ofCostly() : structuredClone(kinds[number % kinds.length]);
    context.decision_id = `0192f1c6-8d0e-7b5a-9a53-${number.toString(16).padStart(12, "0")}`;
    const customer = number % 2500;
    context.customer.ref = number < hostile.length ? hostile[number] : `c-${String(customer).padStart(5, "0")}`;
    if (number < 40 || number % 4 === 0) {
      for (const matter of context.cases ?? []) matter.topic = hostile[number % hostile.length];
    }
    lines.push(JSON.stringify(context));
  }
  return lines.join("\n") + "\n";
}

/// One server for all tests of a file; `stop` ends it, `restart` lets it begin anew on the same ledger and port.
export async function begin({ decisions = 10_000, settings = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "courtesy-console-"));
  const ledger = `sqlite://${join(folder, "ledger.db")}`;
  const run = (...words) => execFileSync(courtesy, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const named = plugins.flatMap((plugin) => ["--plugins", join(repository, "plugins", plugin)]);
  writeFileSync(join(folder, "contexts.ndjson"), contexts(decisions));
  run("decide", ...named, "--ledger", ledger, "contexts.ndjson", "--summary-only");
  const keys = {};
  for (const role of ["decide", "read", "approve", "operate"]) {
    keys[role] = run("keys", "add", role, "--role", role, "--ledger", ledger).trim();
  }
  keys.other = run("keys", "add", "other", "--role", "operate", "--ledger", ledger).trim();
  const place = { folder, keys, run: (...words) => run(...words, "--ledger", ledger) };
  const serve = async (listen) => {
    const words = ["serve", "--console", ...named, "--ledger", ledger, "--listen", listen];
    const server = spawn(courtesy, [...words, "--diagnostics-listen", "127.0.0.1:0", ...settings], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, COURTESY_LOG: "warn" },
    });
    const ended = new Promise((done) => server.once("exit", done));
    const first = await new Promise((done, fail) => {
      createInterface({ input: server.stdout }).once("line", done);
      server.once("exit", (code) => fail(new Error(`the server ended with ${code}`)));
    });
    place.url = /listening on (\S+);/.exec(first)[1];
    place.end = async () => {
      server.kill("SIGTERM");
      await ended;
    };
  };
  await serve("127.0.0.1:0");
  place.restart = async () => {
    const { host } = new URL(place.url);
    await place.end();
    await serve(host);
  };
  place.stop = async () => {
    await place.end();
    rmSync(folder, { recursive: true });
  };
  return place;
}
