/** Makes the calls that come as lines on stdin, and writes their results as lines; see ../../README.md. */
import { createInterface } from "node:readline";

import { Courtesy, Garbled, Problem, TimedOut, Unreachable } from "@courtesy/client";

/** A call, as the script names it; its arguments are as wrong as the script wants them. */
interface Call {
  call: string;
  url: string;
  key: string;
  attempts: number;
  timeout_ms: number;
  arguments: any;
}

type Calls = { [call: string]: (courtesy: Courtesy, given: any) => Promise<unknown> };

const CALLS: Calls = {
  decide: (courtesy, { context }) => courtesy.decide(context),
  decide_all: (courtesy, { contexts }) => all(courtesy.decideAll(contexts)),
  record: (courtesy, { decision_id }) => courtesy.record(decision_id),
  explanation: (courtesy, { decision_id, ...as }) => courtesy.explanation(decision_id, as),
  decisions_of: (courtesy, { ref }) => all(courtesy.decisionsOf(ref)),
  erase: (courtesy, { ref }) => courtesy.erase(ref),
  report_outcome: (courtesy, { outcome }) => courtesy.reportOutcome(outcome),
  report_outcomes: (courtesy, { outcomes }) => all(courtesy.reportOutcomes(outcomes)),
  approvals: (courtesy) => all(courtesy.approvals()),
  approve: (courtesy, { until_at: untilAt, ...rest }) => courtesy.approve({ ...rest, ...(untilAt && { untilAt }) }),
  decline: (courtesy, declined) => courtesy.decline(declined),
  plugins: (courtesy) => courtesy.plugins(),
  policy: (courtesy) => courtesy.policy(),
  put_policy: (courtesy, changed) => courtesy.putPolicy(changed),
  compare_policy: (courtesy, { text, ...over }) => courtesy.comparePolicy(text, over),
};

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function written(fault: Problem) {
  const { type, title, status, detail, remedy, places, line, retryAfterS } = fault;
  return { type, title, status, detail, remedy, places, line: line ?? null, retry_after_s: retryAfterS ?? null };
}

function error(fault: unknown) {
  if (fault instanceof Problem) return { problem: written(fault) };
  if (fault instanceof Unreachable) return { error: "unreachable" };
  if (fault instanceof TimedOut) return { error: "timed_out" };
  if (fault instanceof Garbled) return { error: "garbled" };
  throw fault;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { call, url, key, attempts, timeout_ms: timeoutMs, arguments: given }: Call = JSON.parse(line);
  const courtesy = new Courtesy({ url, key, attempts, timeoutMs });
  const result = await CALLS[call]!(courtesy, given).then((ok) => ({ ok: ok ?? null }), error);
  process.stdout.write(
    `${JSON.stringify(result, (_, value) => (value instanceof Problem ? written(value) : value))}\n`,
  );
}
