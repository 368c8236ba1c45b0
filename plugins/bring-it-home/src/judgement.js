// What several plugins judge alike. The SDK for Rust defines it, in its modules anger, matter and reach.

import { afterDays, afterHours } from "./time.js";

/**
 * @import { Case, Context, Feedback, HistoryItem, Interaction, Order } from "./contract"
 */

/** For so many days after a refusal, nothing is asked about the same thing. */
const REFUSAL_DAYS = 30;
/** A no in a conversation answers what came at most so many days before it. */
const REPLY_DAYS = 7;

/**
 * Whether a case is open or waits for the customer.
 *
 * @param {Case} item
 */
export function isOpen({ status }) {
  return status === "open" || status === "waiting";
}

/**
 * Whether a complaint, an incident or a claim is open: then a person speaks with the customer.
 *
 * @param {Case} item
 */
export function isGrave(item) {
  return isOpen(item) && item.kind !== "question" && item.kind !== "return";
}

/**
 * Whether we said no to this lately. If nobody knows when, it was lately.
 *
 * @param {Context} context
 * @param {Case} item
 */
export function wasRefused({ as_of }, item) {
  const refused = !isOpen(item) && item.resolution === "refused";
  return refused && (item.closed_at ?? as_of) > afterDays(as_of, -REFUSAL_DAYS);
}

/**
 * The conversation that is going on: the newest that the customer started, within the last hour and without an end.
 *
 * @param {Context} context
 * @returns {Interaction | undefined}
 */
export function conversation({ as_of, hook, interactions = [] }) {
  const past = interactions.filter((talk) => isTheirs(talk) && talk.at <= as_of);
  const newest = past.sort((one, other) => one.at.localeCompare(other.at)).at(-1);
  const goesOn = newest && newest.outcome === undefined && newest.at >= afterHours(as_of, -1);
  return goesOn && hook !== "contact_ended" ? newest : undefined;
}

/**
 * Whether it was carried out, as far as is known.
 *
 * @param {HistoryItem} item
 */
export function wasDone({ outcome }) {
  return outcome !== "failed" && outcome !== "cancelled";
}

/**
 * Whether the customer took it up.
 *
 * @param {HistoryItem} item
 */
export function wasTakenUp({ outcome }) {
  return outcome === "accepted" || outcome === "goal_met";
}

/**
 * Whether the customer said no to it: in its outcome, or in a conversation in the days after it.
 *
 * @param {Context} context
 * @param {HistoryItem} item
 */
export function wasDeclined({ interactions = [] }, { at, outcome }) {
  const until = afterDays(at, REPLY_DAYS);
  const inTalk = interactions.some((talk) => talk.outcome === "declined" && talk.at >= at && talk.at <= until);
  return outcome === "dismissed" || outcome === "complained" || inTalk;
}

/**
 * Whether the customer is glad about an order of which the record says that it went wrong: then nobody knows what is true, and
 * a colleague should look first.
 *
 * @param {Context} context
 * @param {Order} order
 */
export function isContradicted({ feedback = [] }, { id, promised_at = "" }) {
  const isTop = (/** @type {Feedback} */ { kind, score }) => (kind === "csat" ? score >= 5 : kind === "nps" && score >= 9);
  return feedback.some((given) => given.about === id && isTop(given) && (given.at ?? "") >= promised_at);
}

/**
 * Whether the customer started it, as far as is known.
 *
 * @param {Interaction} talk
 */
export function isTheirs({ direction }) {
  return direction !== "outbound";
}
