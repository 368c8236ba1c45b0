/** Many contexts, whose answers break off, are late, or are wrong. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { type Context, Courtesy, type DecidedLine, Garbled, Problem, Unreachable } from "@courtesy/client";

import { type Answer, decideAll, ids, problem, scripted, written } from "./scripted.js";

function context(number: number, ref = "c-1"): Context {
  const decision_id = `0192f1c6-8d0e-7b5a-9a53-${String(number).padStart(12, "0")}`;
  return { contract: "1.1", decision_id, hook: "review", as_of: "2026-03-28T20:40:00Z", customer: { ref } };
}

function contexts(count: number): Context[] {
  return Array.from({ length: count }, (_, number) => context(number));
}

function client(url: string, attempts = 4) {
  return new Courtesy({ url, key: "courtesy_key", attempts });
}

async function all(lines: AsyncIterable<DecidedLine>): Promise<DecidedLine[]> {
  const list: DecidedLine[] = [];
  for await (const line of lines) list.push(line);
  return list;
}

/** Answers the first lines with their ids, and then does something else. */
function first(count: number, then: Answer): Answer {
  return (response, asked) => {
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    const begun = ids(asked.body)
      .slice(0, count)
      .map((decision_id) => `${JSON.stringify({ decision_id })}\n`);
    response.write(begun.join(""), () => setImmediate(() => then(response, asked)));
  };
}

test("all are answered in their order, over several requests", async () => {
  using server = await scripted(decideAll);
  const lines = await all(client(server.url).decideAll(contexts(40)));
  assert.deepEqual(
    lines.map(({ line, decision }) => [line, decision?.decision_id]),
    contexts(40).map(({ decision_id }, at) => [at + 1, decision_id]),
  );
  assert.deepEqual(
    server.requests.map(({ body }) => ids(body).length),
    [16, 16, 8],
  );
});

test("no request is larger than the buffers of a connection, unless one line is", async () => {
  using server = await scripted(decideAll);
  const large = [30_000, 30_000, 30_000, 100_000, 10].map((size, number) => context(number, "x".repeat(size)));
  await all(client(server.url).decideAll(large));
  assert.deepEqual(
    server.requests.map(({ body }) => ids(body).length),
    [2, 1, 1, 1],
  );
});

test("after a break, only what wasn't answered is sent again", async () => {
  using server = await scripted(
    first(3, (response) => response.destroy()),
    first(2, (response) => response.end()),
    decideAll,
  );
  const lines = await all(client(server.url, 2).decideAll(contexts(10)));
  assert.deepEqual(
    lines.map(({ line }) => line),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  );
  assert.deepEqual(
    server.requests.map(({ body }) => ids(body).length),
    [10, 7, 5],
  );
});

test("what was answered is yielded before the error", async () => {
  using server = await scripted(
    first(3, (response) => response.destroy()),
    (response) => response.destroy(),
  );
  const seen: number[] = [];
  const reading = async () => {
    for await (const { line } of client(server.url, 2).decideAll(contexts(10))) seen.push(line);
  };
  await assert.rejects(reading, Unreachable);
  assert.deepEqual(seen, [1, 2, 3]);
});

test("a line that the server can't answer now is sent again, and then refused, and the others go on", async () => {
  const late = first(1, (response) =>
    response.end(`${JSON.stringify({ problem: { ...written(503, "took-too-long"), line: 2 } })}\n`),
  );
  const lateAtOnce = first(0, (response) =>
    response.end(`${JSON.stringify({ problem: { ...written(503, "took-too-long"), line: 1 } })}\n`),
  );
  using server = await scripted(late, lateAtOnce, decideAll);
  const lines = await all(client(server.url, 2).decideAll(contexts(4)));
  assert.deepEqual(
    server.requests.map(({ body }) => ids(body).length),
    [4, 3, 2],
  );
  assert.deepEqual(
    lines.map(({ line, decision }) => [line, decision !== undefined]),
    [
      [1, true],
      [2, false],
      [3, true],
      [4, true],
    ],
  );
  assert.ok(lines[1]?.problem instanceof Problem && lines[1].problem.line === 2 && lines[1].problem.status === 503);
});

test("a busy server is asked again, and a refusal ends it", async () => {
  using server = await scripted(
    problem(503, "too-busy", { "retry-after": "0" }),
    decideAll,
    problem(403, "not-allowed"),
  );
  await assert.rejects(
    all(client(server.url).decideAll(contexts(17))),
    (fault) => fault instanceof Problem && fault.status === 403,
  );
  assert.deepEqual(
    server.requests.map(({ body }) => ids(body).length),
    [16, 16, 1],
  );
});

test("contexts are taken as the decisions are, and no further", async () => {
  using server = await scripted(decideAll);
  let [taken, ended] = [0, false];
  async function* endless() {
    try {
      for (;;) yield context(taken++);
    } finally {
      ended = true;
    }
  }
  for await (const { line } of client(server.url).decideAll(endless())) if (line === 20) break;
  assert.ok(taken <= 33 && ended, `${taken} were taken`);
});

test("an answer with lines too many, or with something else, is garbled", async () => {
  for (const line of ['{"decision_id": "x"}\n{"decision_id": "x"}\n', "Jansen\n", "7\n", '{"problem": {}}\n']) {
    using server = await scripted((response) => response.end(line));
    await assert.rejects(all(client(server.url).decideAll(contexts(1))), Garbled);
  }
});

test("nothing is sent for no contexts", async () => {
  using server = await scripted(decideAll);
  assert.deepEqual(await all(client(server.url).decideAll([])), []);
  assert.equal(server.requests.length, 0);
});

test("outcomes that were noted have no problem", async () => {
  using server = await scripted((response) => response.end('{"line": 1, "noted": true}\n'));
  const outcome = {
    contract: "1.1",
    decision_id: context(1).decision_id,
    at: "2026-03-28T20:40:00Z",
    outcome: "goal_met" as const,
  };
  for await (const noted of client(server.url).reportOutcomes([outcome])) assert.deepEqual(noted, { line: 1 });
  assert.equal(server.requests[0]?.headers["content-type"], "application/x-ndjson");
});
