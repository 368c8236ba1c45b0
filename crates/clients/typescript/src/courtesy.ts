import createClient, { type Client } from "openapi-fetch";

import type {
  Context,
  Decided,
  Decision,
  DecisionRecord,
  Erased,
  Money,
  OutcomeRecord,
  Plugin,
  PolicyComparison,
  PolicyInForce,
  Story,
  WaitingAction,
} from "./documents.js";
import { Garbled, type Problem } from "./errors.js";
import { exchange, exchangeLines } from "./exchange.js";
import { answers } from "./lines.js";
import type { paths } from "./openapi.js";
import { insist } from "./repetition.js";

/** Where the server is, and how to call it. */
export interface Settings {
  /** The server's address, such as `https://courtesy.example`; a path in front of `/v1` is kept. */
  url: string;
  /** A key that an operator made with `courtesy keys add`. */
  key: string;
  /** How long one attempt may take, in milliseconds; of many lines, how long the next one may take. Default: 10,000. */
  timeoutMs?: number;
  /** How often a request that can be repeated without harm is sent at most. Default: 4. */
  attempts?: number;
}

/** The answer about one of many contexts: its place among them, from 1, and the decision or why there is none. */
export type DecidedLine =
  | { readonly line: number; readonly decision: Decision; readonly problem?: undefined }
  | { readonly line: number; readonly decision?: undefined; readonly problem: Problem };

/** The answer about one of many outcomes: its place among them, from 1, and why it wasn't noted, if it wasn't. */
export interface NotedLine {
  readonly line: number;
  readonly problem?: Problem;
}

/** How many items of a list are asked for at once. */
const ITEMS = 50;

const NDJSON = "application/x-ndjson";
const TOML = "application/toml";
const TYPES = { json: "application/json", text: "text/plain", markdown: "text/markdown", html: "text/html" } as const;

type Fetched = { data?: unknown; response: Response };

/** A client of one Courtesy server, for any number of calls at once. */
export class Courtesy {
  readonly #server: Client<paths>;
  readonly #base: string;
  readonly #key: string;
  readonly #timeoutMs: number;
  readonly #attempts: number;

  /** @throws TypeError if a setting can't be used; the message doesn't repeat it. */
  constructor({ url, key, timeoutMs = 10_000, attempts = 4 }: Settings) {
    // A key with a line break would otherwise be repeated in the error about the header.
    if (!/^[\x21-\x7e]+$/.test(key))
      throw new TypeError("`key` isn't a key: it is empty, or has characters that no key has");
    if (!(timeoutMs >= 1 && timeoutMs <= 2 ** 31 - 1))
      throw new TypeError("`timeoutMs` is a number of milliseconds from 1");
    if (!(Number.isInteger(attempts) && attempts >= 1)) throw new TypeError("`attempts` is a whole number from 1");
    this.#base = base(url);
    this.#key = key;
    this.#timeoutMs = timeoutMs;
    this.#attempts = attempts;
    this.#server = createClient<paths>({
      baseUrl: this.#base,
      headers: { authorization: `Bearer ${key}` },
      redirect: "manual",
      fetch: (request) => insist(attempts, () => exchange(request.clone(), timeoutMs)),
    });
  }

  /** Decides about one customer. The same context again gets the same decision, and nothing is reserved twice. */
  async decide(context: Context): Promise<Decided> {
    const fetched = await settled(this.#server.POST("/v1/decisions", { body: context }));
    const repeated = fetched.response.headers.get("courtesy-repeated") === "true";
    return { decision: object<Decision>(fetched), repeated };
  }

  /**
   * Decides about many customers, in their order.
   *
   * Contexts are taken and sent a few at a time, as the decisions are taken, so any number of them needs little memory.
   * A context that can't be decided about gets a problem, and the others go on.
   */
  async *decideAll(contexts: Iterable<Context> | AsyncIterable<Context>): AsyncGenerator<DecidedLine, void, undefined> {
    for await (const answer of answers(contexts, this.#lines("/v1/decisions/batch"), this.#attempts)) {
      yield "problem" in answer ? answer : { line: answer.line, decision: answer.value as Decision };
    }
  }

  /** The record of a decision. */
  async record(decisionId: string): Promise<DecisionRecord> {
    return object(
      await settled(this.#server.GET("/v1/decisions/{id}", { params: { path: { id: inPath(decisionId) } } })),
    );
  }

  /** The story of a decision, for people. `language` is that of the sentences to the customer. */
  explanation(decisionId: string, as: { format: "json"; language?: string }): Promise<Story>;
  explanation(decisionId: string, as?: { format?: "text" | "markdown" | "html"; language?: string }): Promise<string>;
  async explanation(
    decisionId: string,
    { format = "text", language = "en" }: { format?: keyof typeof TYPES; language?: string } = {},
  ): Promise<Story | string> {
    const params = { path: { id: inPath(decisionId) }, query: { language } };
    const path = "/v1/decisions/{id}/explanation";
    return this.#told(format, (headers, parseAs) => this.#server.GET(path, { params, headers, parseAs }));
  }

  /** What a customer got, the newest first; asked for a part at a time. */
  decisionsOf(ref: string): AsyncGenerator<Decision, void, undefined> {
    const path = { ref: inPath(ref) };
    return list((query) => this.#server.GET("/v1/customers/{ref}/decisions", { params: { path, query } }));
  }

  /** Erases a customer from the ledger, except sums and digests. */
  async erase(ref: string): Promise<Erased> {
    return object(
      await settled(this.#server.DELETE("/v1/customers/{ref}", { params: { path: { ref: inPath(ref) } } })),
    );
  }

  /** Reports what came of an action. The same outcome twice counts once. */
  async reportOutcome(outcome: OutcomeRecord): Promise<void> {
    await settled(this.#server.POST("/v1/outcomes", { body: outcome }));
  }

  /** Reports many outcomes, a few at a time, as the answers are taken; nothing is sent before they are. */
  async *reportOutcomes(
    outcomes: Iterable<OutcomeRecord> | AsyncIterable<OutcomeRecord>,
  ): AsyncGenerator<NotedLine, void, undefined> {
    for await (const answer of answers(outcomes, this.#lines("/v1/outcomes"), this.#attempts)) {
      yield "problem" in answer ? answer : { line: answer.line };
    }
  }

  /** The actions that wait for somebody's approval, the longest waiting first; asked for a part at a time. */
  approvals(): AsyncGenerator<WaitingAction, void, undefined> {
    return list((query) => this.#server.GET("/v1/approvals", { params: { query } }));
  }

  /** Agrees to an action that waits: the next decision about the customer may offer it, once. Sent once. */
  async approve(agreed: {
    id: number;
    who: string;
    role: "human" | "manager";
    untilAt?: string;
    amount?: Money;
  }): Promise<void> {
    const { untilAt: until_at, ...rest } = agreed;
    await this.#once({ answer: "agree", ...rest, ...(until_at === undefined ? {} : { until_at }) });
  }

  /** Declines an action that waits. Sent once. */
  async decline(declined: { id: number; who: string }): Promise<void> {
    await this.#once({ answer: "decline", ...declined });
  }

  /** The plugins that run. */
  async plugins(): Promise<Plugin[]> {
    return items(await settled(this.#server.GET("/v1/plugins")));
  }

  /** The policy in force. */
  async policy(): Promise<PolicyInForce> {
    return object(await settled(this.#server.GET("/v1/policy")));
  }

  /** Publishes a policy in place of the `version` that was edited; 0 if none was published before. Sent once. */
  async putPolicy({ text, why, version }: { text: string; why: string; version: number }): Promise<PolicyInForce> {
    const params = { query: { why }, header: { "if-match": `"${version}"` } };
    const sent = { body: text, bodySerializer: String, headers: { "content-type": TOML }, fetch: this.#sendOnce };
    return object(await settled(this.#server.PUT("/v1/policy", { params, ...sent })));
  }

  /** What another policy would change, over the `last` contexts that were recorded. */
  comparePolicy(text: string, over?: { last?: number; format?: "json" }): Promise<PolicyComparison>;
  comparePolicy(text: string, over: { last?: number; format: "text" | "html" }): Promise<string>;
  async comparePolicy(
    text: string,
    { last = 1_000, format = "json" }: { last?: number; format?: "json" | "text" | "html" } = {},
  ): Promise<PolicyComparison | string> {
    const sent = { params: { query: { last } }, body: text, bodySerializer: String };
    return this.#told(format, (headers, parseAs) =>
      this.#server.POST("/v1/policy/comparison", { ...sent, headers: { ...headers, "content-type": TOML }, parseAs }),
    );
  }

  readonly #sendOnce = (request: Request) => exchange(request, this.#timeoutMs);

  async #once(body: paths["/v1/approvals"]["post"]["requestBody"]["content"]["application/json"]): Promise<void> {
    await settled(this.#server.POST("/v1/approvals", { body, fetch: this.#sendOnce }));
  }

  /** What people read, or JSON. */
  async #told<Told extends object>(
    format: keyof typeof TYPES,
    get: (headers: { accept: string }, parseAs: "json" | "text") => Promise<Fetched>,
  ): Promise<Told | string> {
    const fetched = await settled(get({ accept: TYPES[format] }, format === "json" ? "json" : "text"));
    return format === "json" ? object<Told>(fetched) : String(fetched.data ?? "");
  }

  #lines(path: "/v1/decisions/batch" | "/v1/outcomes") {
    const headers = { authorization: `Bearer ${this.#key}`, "content-type": NDJSON };
    return (body: string, take: (line: string) => void) => {
      const request = new Request(this.#base + path, { method: "POST", headers, body, redirect: "manual" });
      return exchangeLines(request, this.#timeoutMs, take);
    };
  }
}

/** The address in front of `/v1`. */
function base(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const isPlain = address && !address.username && !address.password && !address.search && !address.hash;
  if (!isPlain || !/^https?:$/.test(address.protocol))
    throw new TypeError("`url` is an address such as `https://courtesy.example`");
  return address.href.replace(/\/+$/, "");
}

/** A name that can stand in a path: a part that is empty, `.` or `..` would change the path. */
function inPath(name: string): string {
  if (/^\.{0,2}$/.test(name) || !name.isWellFormed())
    throw new TypeError("a reference or id is empty, `.`, `..`, or not Unicode");
  return name;
}

/** What the server answered; what isn't JSON where JSON should be is somebody else's answer. */
async function settled<Answer extends Fetched>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (fault) {
    // The message would repeat a part of the answer.
    if (fault instanceof SyntaxError) throw new Garbled("it isn't JSON", 200);
    throw fault;
  }
}

function object<Value extends object>({ data, response }: Fetched): Value {
  if (typeof data === "object" && data !== null) return data as Value;
  throw new Garbled("it isn't what was asked for", response.status);
}

/** The items of a list, whose parts are asked for as they are needed. */
async function* list<Item>(
  part: (query: { most: number; after?: number }) => Promise<Fetched>,
): AsyncGenerator<Item, void, undefined> {
  const query: { most: number; after?: number } = { most: ITEMS };
  for (;;) {
    const fetched = await settled(part(query));
    yield* items<Item>(fetched);
    const { next } = object<{ next?: unknown }>(fetched);
    if (typeof next !== "number") return;
    query.after = next;
  }
}

function items<Item>(fetched: Fetched): Item[] {
  const { items } = object<{ items?: unknown }>(fetched);
  if (Array.isArray(items)) return items;
  throw new Garbled("it isn't what was asked for", fetched.response.status);
}
