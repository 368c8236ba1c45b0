import { CourtesyError, Garbled, isWrittenProblem, Problem, TimedOut, Unreachable } from "./errors.js";

/** The most bytes that are read of an answer. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Sends a request once and reads the whole answer, within a time. */
export async function exchange(request: Request, timeoutMs: number): Promise<Response> {
  const parts: Uint8Array[] = [];
  const response = await received(request, timeoutMs, (part) => void parts.push(part));
  return new Response(parts.length > 0 ? Buffer.concat(parts) : null, response);
}

/**
 * Sends a request once and hands over the lines of the answer as they come, each within a time.
 *
 * What was handed over counts even if the rest never comes.
 */
export async function exchangeLines(request: Request, timeoutMs: number, take: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  await received(request, timeoutMs, (part, again) => {
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) again();
    lines.forEach(take);
  });
}

/** Passes on the parts of a body, if the request was successful; `again` gives the rest as much time anew. */
type Take = (part: Uint8Array, again: () => void) => void;

async function received(request: Request, timeoutMs: number, take: Take): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  try {
    const response = await fetch(request, { signal: late.signal });
    if (!response.ok) throw await refusal(response);
    await read(response, (part) => take(part, () => timer.refresh()));
    return response;
  } catch (fault) {
    if (fault instanceof CourtesyError) throw fault;
    if (late.signal.aborted) throw new TimedOut(`no answer within ${timeoutMs} ms`);
    throw new Unreachable("the server can't be reached, or the connection broke off", { cause: fault });
  } finally {
    clearTimeout(timer);
    late.abort();
  }
}

async function read(response: Response, take: (part: Uint8Array) => void): Promise<void> {
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) throw new Garbled(`it has more than ${MOST_BYTES} bytes`, response.status);
    take(part);
  }
}

/** What the server says against a request. */
async function refusal(response: Response): Promise<CourtesyError> {
  const parts: Uint8Array[] = [];
  await read(response, (part) => void parts.push(part));
  const told = /^\d{1,9}$/.exec(response.headers.get("retry-after") ?? "");
  const retryAfterS = told ? Number(told[0]) : undefined;
  const written = parsed(Buffer.concat(parts).toString());
  if (isWrittenProblem(written)) return new Problem(written, retryAfterS);
  return new Garbled("it is neither a success nor a problem", response.status, retryAfterS);
}

/** A JSON value; `undefined` for what isn't JSON. The reason would repeat a part of it. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
