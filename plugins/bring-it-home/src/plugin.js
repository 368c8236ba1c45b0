// Offers another way to get an order when the agreed one doesn't work.

import { signsOfAnger } from "./anger.js";
import { writtenChannels } from "./channels.js";
import { isContradicted, isGrave, isOpen, wasDeclined, wasDone, wasRefused, wasTakenUp } from "./judgement.js";
import { inCare, needs } from "./need.js";
import { afterDays, afterHours, earliest } from "./time.js";
import { otherWay } from "./way.js";
import { said } from "./words.js";

/**
 * @import { Action, Answer, Channel, Context, Message, Reason } from "./contract"
 * @import { Need } from "./need.js"
 * @import { Way } from "./way.js"
 */

/**
 * The settings; `plugin.toml` says what they mean.
 *
 * @typedef {object} Config
 * @property {string[]} missed_failures
 * @property {string} queue
 * @property {string} fetch_task
 * @property {boolean} digital
 * @property {number} notice_hours
 * @property {number} again_after_days
 */

/** At most this many questions at once. */
const MOST_ORDERS = 2;
/** For this long, a recovery of the order also settles how it is delivered. */
const RECOVERY_DAYS = 7;
/** After so many questions about one order without an answer, there is no other. */
const UNANSWERED_MAX = 2;

/**
 * The entry point for the host: takes a context and returns an answer, both as JSON.
 *
 * @param {string} json
 */
export function decide(json) {
  try {
    return JSON.stringify(answer(JSON.parse(json)));
  } catch (error) {
    return JSON.stringify({ contract: "1.1", error: { message: told(error) } });
  }
}

/**
 * What went wrong and where, for the log. The error's message is left out, since it may contain customer data.
 *
 * @param {unknown} error
 */
function told(error) {
  if (!(error instanceof Error)) return "it threw what is no Error";
  const place = /^ *at .*$/m.exec(error.stack ?? "")?.[0].trim() ?? "at a place that can't be told";
  return `${error.name} ${place}`.slice(0, 500);
}

/**
 * Asks about the orders that are due first.
 *
 * @param {Context} context
 * @returns {Answer}
 */
function answer(context) {
  const config = /** @type {Config} */ (context.config);
  const channels = writtenChannels(context);
  const actions = [];
  for (const need of channels.length > 0 ? needs(context, config) : []) {
    const way = isInHand(context, need) || wasAsked(context, config, need) ? undefined : otherWay(context, config, need);
    if (!way || actions.length === MOST_ORDERS) continue;
    actions.push(action(context, config, need, way, channels, actions.length + 1));
  }
  return actions.length > 0 ? { contract: "1.1", actions } : { contract: "1.1" };
}

/**
 * Whether a colleague has it in hand, or should: there is an open case about the order, or a recovery; a graver matter is open,
 * about which a person speaks with the customer; we said no about the order lately; or the customer says that it came.
 *
 * @param {Context} context
 * @param {Need} need
 */
function isInHand(context, { order }) {
  const { as_of, cases = [], history = [] } = context;
  const recovered = afterDays(as_of, -RECOVERY_DAYS);
  const isAbout = (/** @type {string | undefined} */ id) => id === undefined || id === order.id;
  return cases.some((item) => isGrave(item) || (isOpen(item) && item.order === order.id))
    || cases.some((item) => isAbout(item.order) && wasRefused(context, item))
    || isContradicted(context, order)
    || history.filter(wasDone).some((item) => {
      return item.kind === "service_recovery" && item.group === trouble(order.id) && item.at > recovered;
    });
}

/**
 * Whether we asked about the order lately, got a no, or got no answer twice; or the customer ever complained about being
 * asked.
 *
 * @param {Context} context
 * @param {Config} config
 * @param {Need} need
 */
function wasAsked(context, config, { order }) {
  const since = afterDays(context.as_of, -config.again_after_days);
  const asked = (context.history ?? []).filter((item) => item.kind === "delivery_adaptation" && wasDone(item));
  const about = asked.filter((item) => item.key === key("another-way", order.id));
  return asked.some(({ outcome }) => outcome === "complained")
    || about.some((item) => item.at > since || wasDeclined(context, item))
    || about.filter((item) => !wasTakenUp(item)).length >= UNANSWERED_MAX;
}

/**
 * The question as an action. A person looks first if the customer must be handled with care or is angry, or if we have no
 * words in the customer's language: then that person finds them.
 *
 * @param {Context} context
 * @param {Config} config
 * @param {Need} need
 * @param {Way} way
 * @param {Channel[]} channels
 * @param {number} place
 * @returns {Action}
 */
function action(context, config, need, way, channels, place) {
  const answerBy = way.slot && afterHours(way.slot, -config.notice_hours);
  const message = said(need.situation, way, context.customer.language);
  const doubts = inDoubt(context, message);
  return {
    id: `another-way-${place}`,
    key: key("another-way", need.order.id),
    step: { kind: "delivery_adaptation", order: need.order.id, fulfilment: way.fulfilment, slot: way.slot },
    purpose: "service",
    audience: "both",
    urgency: need.situation === "care" ? "info" : "warning",
    channels,
    window: { not_after_at: earliest(afterDays(context.as_of, 2), answerBy) },
    reasons: [...need.reasons, ...way.reasons, ...doubts],
    message,
    value: { customer: 0.9, company: 0.4 },
    group: trouble(need.order.id),
    requires: doubts.length > 0 || inCare(context) ? "human" : undefined,
  };
}

/**
 * Why a person should look before the customer is asked.
 *
 * @param {Context} context
 * @param {Message | undefined} message
 * @returns {Reason[]}
 */
function inDoubt(context, message) {
  const signs = signsOfAnger(context);
  const angry = "The customer seems to be angry: see first whether a person should ask.";
  const wordless = `There are no words in ${context.customer.language}: somebody has to find them.`;
  return [
    ...(signs.length > 0 ? [{ code: "angry", text: angry, evidence: signs }] : []),
    ...(message ? [] : [{ code: "no_words", text: wordless, evidence: ["/customer/language"] }]),
  ];
}

/**
 * The group shared by all plugins that write about a problem with an order, so that only one of them does.
 *
 * @param {string} order
 */
function trouble(order) {
  return key("order-trouble", order);
}

/**
 * A key about one thing, truncated to the maximum of 100 characters.
 *
 * @param {string} name
 * @param {string} thing
 */
function key(name, thing) {
  return [...`${name}/${thing}`].slice(0, 100).join("");
}
