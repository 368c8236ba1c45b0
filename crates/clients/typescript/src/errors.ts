/** One place where a document breaks the contract. It never repeats the customer's values. */
export interface Place {
  /** The place, as a JSON Pointer; empty for the whole document. */
  readonly at: string;
  /** What is wrong there, and what is expected. */
  readonly message: string;
}

/** Whatever a call to the server can fail with. Neither the key nor a customer's value is in it. */
export class CourtesyError extends Error {
  override readonly name: string = "CourtesyError";
}

/** A problem that the server tells of (RFC 9457). */
export class Problem extends CourtesyError {
  override readonly name = "Problem";
  /** Identifies the kind of problem, such as `urn:courtesy:problem:invalid-context`. It never changes. */
  readonly type: string;
  /** The kind of problem, in a few words. */
  readonly title: string;
  /** The response's status. */
  readonly status: number;
  /** What is wrong this time. */
  readonly detail: string;
  /** What to do. */
  readonly remedy: string;
  /** Every place that is wrong in the document. */
  readonly places: readonly Place[];
  /** Which of many contexts or outcomes it is about, from 1. */
  readonly line: number | undefined;
  /** After how many seconds a repetition may help. */
  readonly retryAfterS: number | undefined;

  constructor(written: WrittenProblem, retryAfterS?: number) {
    super(`${written.title}: ${written.detail}`);
    this.type = written.type;
    this.title = written.title;
    this.status = written.status;
    this.detail = written.detail;
    this.remedy = written.remedy;
    this.places = written.places ?? [];
    this.line = written.line;
    this.retryAfterS = retryAfterS;
  }
}

/** Nobody answers at the server's address, or the connection broke off. `cause` says more. */
export class Unreachable extends CourtesyError {
  override readonly name = "Unreachable";
}

/** The answer didn't come within `timeoutMs`. Whether the server did what it was asked to isn't known. */
export class TimedOut extends CourtesyError {
  override readonly name = "TimedOut";
}

/** An answer that isn't Courtesy's: most often something else listens there, or a proxy answers in its place. */
export class Garbled extends CourtesyError {
  override readonly name = "Garbled";
  /** The response's status. */
  readonly status: number;
  /** After how many seconds a repetition may help. */
  readonly retryAfterS: number | undefined;

  constructor(what: string, status: number, retryAfterS?: number) {
    super(`the answer (status ${status}) isn't Courtesy's: ${what}`);
    this.status = status;
    this.retryAfterS = retryAfterS;
  }
}

/** A problem as the server writes it. */
export interface WrittenProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  remedy: string;
  places?: Place[];
  line?: number;
}

/** Whether this is a problem as the server writes it. */
export function isWrittenProblem(value: unknown): value is WrittenProblem {
  if (typeof value !== "object" || value === null) return false;
  const { type, title, status, detail, remedy, places, line } = value as Record<string, unknown>;
  const texts = [type, title, detail, remedy].every((text) => typeof text === "string");
  const placed = places === undefined || (Array.isArray(places) && places.every(isPlace));
  return texts && placed && typeof status === "number" && (line === undefined || typeof line === "number");
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { at, message } = value as Record<string, unknown>;
  return typeof at === "string" && typeof message === "string";
}
