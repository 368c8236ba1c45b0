import type { components } from "./openapi.js";

type Schemas = components["schemas"];

/** What is known about one customer when a decision is asked for. */
export type Context = Schemas["Context"];
/** The result for one context: what is offered, what is withheld and why. */
export type Decision = Schemas["Decision"];
/** One action to carry out. */
export type Offered = Schemas["Offered"];
/** One action not to carry out, with the reason. */
export type Withheld = Schemas["Withheld"];
/** A proposed action. */
export type Action = Schemas["Action"];
/** A decision with everything that it was made from. */
export type DecisionRecord = Schemas["Record"];
/** A decision's story, in sections for a page. */
export type Story = Schemas["Story"];
/** What came of an action. */
export type OutcomeRecord = Schemas["OutcomeRecord"];
/** An action that waits for somebody's approval. */
export type WaitingAction = Schemas["WaitingAction"];
/** An amount of money. */
export type Money = Schemas["Money"];
/** A plugin that runs. */
export type Plugin = Schemas["Plugin"];
/** The policy in force. */
export type PolicyInForce = Schemas["PolicyInForce"];
/** What another policy would change. */
export type PolicyComparison = Schemas["PolicyComparison"];
/** How much was erased. */
export type Erased = Schemas["Erased"];

/** A decision, and whether the same request was answered before. */
export interface Decided {
  readonly decision: Decision;
  readonly repeated: boolean;
}
