import { Garbled, isWrittenProblem, Problem, Unreachable } from "./errors.js";
import { parsed } from "./exchange.js";
import { passes, waitAfter } from "./repetition.js";

/**
 * The most lines and bytes in one request. So much fits into the buffers of a connection, so the whole request is sent
 * even while the server waits for its answers to be read.
 */
const MOST_LINES = 16;
const MOST_BYTES = 64 * 1024;

/** Sends lines, and hands over the answers. */
export type Send = (body: string, take: (line: string) => void) => Promise<void>;

/** The answer to one line: what the server answered, or why it refused. */
export type Answered = { line: number; value: object } | { line: number; problem: Problem };

/** Sends items as lines of JSON, a few at a time, and yields the answers in the same order. */
export async function* answers(
  items: Iterable<unknown> | AsyncIterable<unknown>,
  send: Send,
  attempts: number,
): AsyncGenerator<Answered, void, undefined> {
  let line = 0;
  for await (const lines of requests(items)) {
    for await (const answer of answersTo(lines, send, attempts)) {
      line++;
      yield answer instanceof Problem
        ? { line, problem: new Problem({ ...written(answer), line }) }
        : { line, value: answer };
    }
  }
}

/** Lines of JSON, as many at a time as go into one request. */
async function* requests(items: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string[], void, undefined> {
  let lines: string[] = [];
  let bytes = 0;
  for await (const item of items) {
    const line = `${JSON.stringify(item)}\n`;
    const length = Buffer.byteLength(line);
    if (lines.length === MOST_LINES || (lines.length > 0 && bytes + length > MOST_BYTES)) {
      yield lines;
      [lines, bytes] = [[], 0];
    }
    lines.push(line);
    bytes += length;
  }
  if (lines.length > 0) yield lines;
}

/** Sends lines until each is answered, and again those that aren't. */
async function* answersTo(
  lines: string[],
  send: Send,
  attempts: number,
): AsyncGenerator<object | Problem, void, undefined> {
  let [rest, failed] = [lines, 0];
  while (rest.length > 0) {
    const { taken, fault } = await asked(rest, send);
    yield* taken;
    rest = rest.slice(taken.length);
    if (fault === undefined) continue;
    failed = taken.length > 0 ? 1 : failed + 1;
    if (failed < attempts && passes(fault)) {
      await waitAfter(fault, failed);
    } else if (fault instanceof Problem && fault.line !== undefined) {
      // It is about this line alone, so the rest goes on.
      yield fault;
      [rest, failed] = [rest.slice(1), 0];
    } else {
      throw fault;
    }
  }
}

/** Sends lines once; `fault` is why not all of them were answered. */
async function asked(lines: string[], send: Send): Promise<{ taken: (object | Problem)[]; fault?: unknown }> {
  const taken: (object | Problem)[] = [];
  let passing: Problem | undefined;
  const take = (line: string) => {
    if (passing !== undefined) return;
    if (taken.length === lines.length) throw new Garbled("it has more lines than the request", 200);
    const answer = read(line);
    if (answer instanceof Problem && passes(answer)) passing = answer;
    else taken.push(answer);
  };
  try {
    await send(lines.join(""), take);
  } catch (fault) {
    return { taken, fault: passing ?? fault };
  }
  const brokenOff = taken.length < lines.length ? new Unreachable("the answer broke off") : undefined;
  return { taken, fault: passing ?? brokenOff };
}

function read(line: string): object | Problem {
  const value = parsed(line);
  if (typeof value !== "object" || value === null) throw new Garbled("a line of it isn't JSON", 200);
  if (!("problem" in value)) return value;
  if (!isWrittenProblem(value.problem)) throw new Garbled("a line of it has a problem without a meaning", 200);
  return new Problem(value.problem);
}

function written({ type, title, status, detail, remedy, places }: Problem) {
  return { type, title, status, detail, remedy, places: [...places] };
}
