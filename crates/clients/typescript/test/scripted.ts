import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the server read it. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** How one request is answered. */
export type Answer = (response: ServerResponse, asked: Asked) => void;

/** A server that answers each request as the script says, and the rest as the last one. */
export async function scripted(...answers: [Answer, ...Answer[]]) {
  const requests: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += part;
    const asked = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
    requests.push(asked);
    (answers[requests.length - 1] ?? answers.at(-1)!)(response, asked);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, requests, [Symbol.dispose]: close };
}

/** Answers with this status and JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  };
}

/** Answers with a problem. */
export function problem(status: number, word: string, headers: Record<string, string> = {}): Answer {
  return json(status, written(status, word), { "content-type": "application/problem+json", ...headers });
}

/** A problem as the server writes it. */
export function written(status: number, word: string) {
  return { type: `urn:courtesy:problem:${word}`, title: "No", status, detail: "not so", remedy: "Do otherwise." };
}

/** Answers each line of the request with an object that has its `decision_id`. */
export const decideAll: Answer = (response, { body }) => {
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  response.end(
    ids(body)
      .map((decision_id) => `${JSON.stringify({ decision_id })}\n`)
      .join(""),
  );
};

/** The ids of the lines of a request. */
export function ids(body: string): string[] {
  return body
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).decision_id);
}

/** Begins an answer and breaks off the connection. */
export function cut(begun: string): Answer {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write(begun, () => setImmediate(() => response.destroy()));
  };
}
