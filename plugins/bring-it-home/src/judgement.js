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
  const newest = newestOf(past);
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

const RECENT_DAYS = 14;
const FURIOUS = -0.8;
const UNHAPPY = -0.5;
const CONTENT = 0.3;
const TOO_MUCH_EFFORT = 6;
const LONG_S = 1800;
const TOO_OFTEN = 3;
const ENOUGH = 2;

/**
 * Whether the customer is angry now, though no field says so: one strong sign or two weak ones, unless something has calmed
 * them since.
 *
 * @param {Context} context
 */
export function isAngry(context) {
  const long = afterDays(context.as_of, -RECENT_DAYS);
  const calmed = calmedAt(context);
  const since = calmed > long ? calmed : long;
  const recent = (/** @type {string} */ at) => at > since && at <= context.as_of;
  const talks = (context.interactions ?? []).filter((talk) => isTheirs(talk) && recent(talk.at));
  const scores = (context.feedback ?? []).filter(({ at }) => recent(at ?? "")).map(weight);
  const score = scores.filter((found) => found > 0).at(-1) ?? 0;
  return inLastWords(talks) + score + inCases(context) + cameBack(talks) >= ENOUGH;
}

/**
 * The last time at which somebody helped the customer, or the customer was content; "" if there is none.
 *
 * @param {Context} context
 */
function calmedAt({ as_of, interactions = [], feedback = [] }) {
  const talks = interactions.filter(isCalming).map(({ at }) => at);
  const scores = feedback.filter(isGood).map(({ at }) => at ?? "");
  return [...talks, ...scores].filter((at) => at <= as_of).sort().at(-1) ?? "";
}

/** @param {Interaction} talk */
function isCalming({ outcome, handler, sentiment = 0 }) {
  const settled = (outcome === "resolved" || outcome === "accepted") && handler !== "bot";
  return sentiment >= CONTENT || (settled && sentiment > UNHAPPY);
}

/** @param {Interaction} talk */
function isTheirs({ direction }) {
  return direction !== "outbound";
}

/**
 * @param {Interaction[]} talks
 * @returns {Interaction | undefined}
 */
function newestOf(talks) {
  return [...talks].sort((one, other) => one.at.localeCompare(other.at)).at(-1);
}

/** @param {Interaction[]} talks */
function inLastWords(talks) {
  const { sentiment = 0, effort = 0, duration_s = 0, outcome = undefined } = newestOf(talks) ?? {};
  const unhappy = sentiment <= FURIOUS ? 2 : Number(sentiment <= UNHAPPY);
  const long = duration_s > LONG_S && outcome !== "resolved";
  return unhappy + Number(effort >= TOO_MUCH_EFFORT) + Number(long);
}

/** @param {Context} context */
function inCases({ cases = [] }) {
  return cases.filter(isOpen).reduce((sum, { reopened = 0 }) => sum + Math.min(reopened, 2), 0);
}

/**
 * Too many conversations about one topic that settled nothing.
 *
 * @param {Interaction[]} talks
 */
function cameBack(talks) {
  const inVain = talks.filter(({ outcome }) => outcome !== "resolved");
  const topic = newestOf(inVain)?.topic;
  const times = inVain.filter((talk) => talk.topic === topic).length;
  return times > TOO_OFTEN ? 2 : Number(times === TOO_OFTEN);
}

/**
 * How bad a score is: 2 shows anger, 1 may. A Customer Effort Score rises with the effort.
 *
 * @param {Feedback} feedback
 */
function weight({ kind, score }) {
  if (kind === "ces") return score >= 7 ? 2 : Number(score === 6);
  return kind === "csat" ? Math.max(0, Math.min(2, 3 - score)) : score <= 2 ? 2 : Number(score <= 4);
}

/** @param {Feedback} feedback */
function isGood({ kind, score }) {
  if (kind === "ces") return score <= 2;
  return kind === "csat" ? score >= 4 : score >= 8;
}
