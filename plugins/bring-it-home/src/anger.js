// Who is angry, though no field says so. The SDK for Rust defines the signs and their weights, in its module anger.

import { isOpen, isTheirs } from "./judgement.js";
import { afterDays } from "./time.js";

/**
 * @import { Context, Feedback, Interaction } from "./contract"
 */

const RECENT_DAYS = 14;
const FURIOUS = -0.8;
const UNHAPPY = -0.5;
const CONTENT = 0.3;
const TOO_MUCH_EFFORT = 6;
const LONG_S = 1800;
const TOO_OFTEN = 3;
const ENOUGH = 2;

/**
 * A sign of anger, and where it stands.
 *
 * @typedef {{ weight: number, at: string }} Sign
 */

/**
 * Where the signs stand that the customer is angry now, though no field says so; none if they don't suffice. One strong sign or
 * two weak ones do, unless something has calmed the customer since.
 *
 * @param {Context} context
 * @returns {string[]}
 */
export function signsOfAnger(context) {
  const long = afterDays(context.as_of, -RECENT_DAYS);
  const calmed = calmedAt(context);
  const since = calmed > long ? calmed : long;
  const recent = (/** @type {string | undefined} */ at = "") => at > since && at <= context.as_of;
  const talks = placed("/interactions", context.interactions).filter(({ item }) => isTheirs(item) && recent(item.at));
  const scores = placed("/feedback", context.feedback).filter(({ item }) => recent(item.at) && weight(item) > 0);
  const score = scores.slice(-1).map(({ item, at }) => ({ weight: weight(item), at }));
  const signs = [...inLastWords(talks), ...score, ...inCases(context), ...cameBack(talks)];
  const sum = signs.reduce((total, sign) => total + sign.weight, 0);
  return sum >= ENOUGH ? [...new Set(signs.map(({ at }) => at))] : [];
}

/**
 * Something of a list and its place.
 *
 * @template T
 * @typedef {{ item: T, at: string }} Placed
 */

/**
 * @template T
 * @param {string} list
 * @param {T[]} items
 * @returns {Placed<T>[]}
 */
function placed(list, items = []) {
  return items.map((item, index) => ({ item, at: `${list}/${index}` }));
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

/**
 * @param {Placed<Interaction>[]} talks
 * @returns {Placed<Interaction> | undefined}
 */
function lastOf(talks) {
  return [...talks].sort((one, other) => one.item.at.localeCompare(other.item.at)).at(-1);
}

/**
 * @param {Placed<Interaction>[]} talks
 * @returns {Sign[]}
 */
function inLastWords(talks) {
  const last = lastOf(talks);
  if (!last) return [];
  const { sentiment = 0, effort = 0, duration_s = 0, outcome } = last.item;
  const unhappy = sentiment <= FURIOUS ? 2 : Number(sentiment <= UNHAPPY);
  const long = duration_s > LONG_S && outcome !== "resolved";
  const found = unhappy + Number(effort >= TOO_MUCH_EFFORT) + Number(long);
  return found > 0 ? [{ weight: found, at: last.at }] : [];
}

/**
 * @param {Context} context
 * @returns {Sign[]}
 */
function inCases({ cases }) {
  const reopened = placed("/cases", cases).filter(({ item }) => isOpen(item) && (item.reopened ?? 0) > 0);
  return reopened.map(({ item, at }) => ({ weight: Math.min(item.reopened ?? 0, 2), at }));
}

/**
 * Too many conversations about one topic that settled nothing.
 *
 * @param {Placed<Interaction>[]} talks
 * @returns {Sign[]}
 */
function cameBack(talks) {
  const inVain = talks.filter(({ item }) => item.outcome !== "resolved");
  const topic = lastOf(inVain)?.item.topic;
  const alike = inVain.filter(({ item }) => item.topic === topic);
  if (alike.length < TOO_OFTEN) return [];
  return alike.map(({ at }, index) => ({ weight: index === 0 ? Math.min(alike.length - TOO_OFTEN + 1, 2) : 0, at }));
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
