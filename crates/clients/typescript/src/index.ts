/** Decisions, outcomes and approvals of a Courtesy server, over HTTP. */
export { Courtesy, type DecidedLine, type NotedLine, type Settings } from "./courtesy.js";
export type * from "./documents.js";
export { CourtesyError, Garbled, type Place, Problem, TimedOut, Unreachable } from "./errors.js";
export type { components, paths } from "./openapi.js";
