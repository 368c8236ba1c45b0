/** What the client does when something goes wrong, against a server that does so on purpose. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { type Context, Courtesy, CourtesyError, Garbled, Problem, TimedOut, Unreachable } from "@courtesy/client";

import { type Answer, cut, json, problem, scripted } from "./scripted.js";

const KEY = "courtesy_secret";
const CONTEXT: Context = {
  contract: "1.1",
  decision_id: "0192f1c6-8d0e-7b5a-9a53-000000000001",
  hook: "review",
  as_of: "2026-03-28T20:40:00Z",
  customer: { ref: "c-1" },
};
const DECISION = { decision_id: CONTEXT.decision_id, offered: [], withheld: [] };
const never: Answer = () => {};

function client(url: string, settings: { attempts?: number; timeoutMs?: number } = {}) {
  return new Courtesy({ url, key: KEY, ...settings });
}

test("a connection that breaks off in the middle of an answer is followed by the same request", async () => {
  using server = await scripted(cut('{"decision_id": "01'), json(200, DECISION, { "courtesy-repeated": "true" }));
  assert.deepEqual(await client(server.url).decide(CONTEXT), { decision: DECISION, repeated: true });
  assert.deepEqual(
    server.requests.map(({ body }) => JSON.parse(body)),
    [CONTEXT, CONTEXT],
  );
});

test("a busy server and a proxy that can't reach it are asked again", async () => {
  const html: Answer = (response) => response.writeHead(502, { "retry-after": "0" }).end("<h1>Bad Gateway</h1>");
  using server = await scripted(problem(503, "too-busy", { "retry-after": "0" }), html, json(200, DECISION));
  assert.equal((await client(server.url).decide(CONTEXT)).repeated, false);
  assert.equal(server.requests.length, 3);
});

test("after so many attempts, the last problem is told, with its seconds", async () => {
  using server = await scripted(problem(503, "too-busy", { "retry-after": "0" }));
  const fault = await client(server.url, { attempts: 3 })
    .decide(CONTEXT)
    .catch((fault: unknown) => fault);
  assert.ok(fault instanceof Problem && fault.status === 503 && fault.retryAfterS === 0);
  assert.equal(server.requests.length, 3);
});

test("what the client did wrong isn't asked for again", async () => {
  using server = await scripted(problem(409, "decision-id-taken", { "retry-after": "0" }));
  const fault = await client(server.url)
    .decide(CONTEXT)
    .catch((fault: unknown) => fault);
  assert.ok(fault instanceof Problem && fault.type === "urn:courtesy:problem:decision-id-taken");
  assert.ok(fault.remedy === "Do otherwise." && fault.message === "No: not so");
  assert.equal(server.requests.length, 1);
});

test("an approval and a policy are sent once, whatever becomes of the answer", async () => {
  using server = await scripted(cut(""));
  const courtesy = client(server.url);
  await assert.rejects(courtesy.approve({ id: 1, who: "kim", role: "human" }), Unreachable);
  await assert.rejects(courtesy.decline({ id: 1, who: "kim" }), Unreachable);
  await assert.rejects(courtesy.putPolicy({ text: "# none", why: "A try", version: 0 }), Unreachable);
  assert.equal(server.requests.length, 3);
});

test("a server that doesn't answer in time is asked so often and no more", async () => {
  using server = await scripted(never);
  await assert.rejects(client(server.url, { timeoutMs: 100, attempts: 2 }).plugins(), TimedOut);
  assert.equal(server.requests.length, 2);
});

test("a time-out also ends an answer that never ends", async () => {
  const drip: Answer = (response) => {
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  };
  using server = await scripted(drip);
  await assert.rejects(client(server.url, { timeoutMs: 200, attempts: 1 }).plugins(), TimedOut);
});

test("an answer that isn't Courtesy's is said to be so, and isn't repeated in the error", async () => {
  for (const answer of ["Jansen", "[", '"Jansen"', "{}", ""]) {
    using server = await scripted((response) => response.writeHead(200).end(answer));
    const fault = await client(server.url)
      .plugins()
      .catch((fault: unknown) => fault);
    assert.ok(fault instanceof Garbled && !inspect(fault).includes("Jansen"), `${answer}: ${inspect(fault)}`);
    assert.equal(server.requests.length, 1);
  }
});

test("an answer without an end isn't read to its end", async () => {
  const endless: Answer = (response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(1 << 20, " ")));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  };
  using server = await scripted(endless);
  await assert.rejects(client(server.url, { timeoutMs: 120_000 }).plugins(), /more than 16777216 bytes/);
});

test("a redirection isn't followed", async () => {
  using other = await scripted(json(200, { items: [] }));
  using server = await scripted((response) => response.writeHead(307, { location: `${other.url}/v1/plugins` }).end());
  await assert.rejects(client(server.url).plugins(), Garbled);
  assert.equal(other.requests.length, 0);
});

test("a reference stays one part of the path, whatever is in it", async () => {
  using server = await scripted(json(200, { decisions: 0, actions: 0 }));
  const courtesy = client(`${server.url}/behind/a/proxy/`);
  await courtesy.erase("../a/b?c#d%2F\r\nx: y");
  assert.equal(server.requests[0]?.path, "/behind/a/proxy/v1/customers/..%2Fa%2Fb%3Fc%23d%252F%0D%0Ax%3A%20y");
  for (const ref of ["", ".", "..", "\ud800"]) await assert.rejects(courtesy.erase(ref), TypeError);
  assert.equal(server.requests.length, 1);
});

test("no error and no look at the client shows the key", async () => {
  using server = await scripted(problem(401, "unknown-key"), cut(""), (response) => response.end("x"));
  const courtesy = client(server.url, { attempts: 1 });
  for (let each = 0; each < 3; each++) {
    const fault = await courtesy.plugins().catch((fault: unknown) => fault);
    assert.ok(fault instanceof CourtesyError && !inspect(fault, { depth: 9, showHidden: true }).includes(KEY));
  }
  assert.ok(!inspect(courtesy, { depth: 9 }).includes(KEY) && !JSON.stringify(courtesy).includes(KEY));
  assert.equal(server.requests[0]?.headers.authorization, `Bearer ${KEY}`);
  const wrong = { url: server.url, key: `${KEY}\r\nx: y` };
  assert.throws(
    () => new Courtesy(wrong),
    (fault) => fault instanceof TypeError && !inspect(fault).includes(KEY),
  );
});

test("settings that can't be used are refused", () => {
  for (const url of ["", "localhost:8080", "ftp://here", "http://me:word@here", "http://here/?x=1"]) {
    assert.throws(() => client(url), /`url` is an address/);
  }
  assert.throws(() => client("http://here", { attempts: 0 }), /`attempts`/);
  assert.throws(() => client("http://here", { timeoutMs: Number.NaN }), /`timeoutMs`/);
});
