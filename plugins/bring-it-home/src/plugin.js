// Offers another way to get an order when the agreed one doesn't work.

import { inCare, needs } from "./need.js";
import { afterDays, afterHours, earliest } from "./time.js";
import { otherWay } from "./way.js";
import { said } from "./words.js";

/**
 * @import { Action, Answer, Channel, Context, Message } from "./contract"
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
/** Written channels, except post, which is too slow for a question. @type {Channel[]} */
const WRITTEN = ["email", "sms", "messaging", "push", "app"];

/**
 * The entry point for the host: takes a context and returns an answer, both as JSON.
 *
 * @param {string} json
 */
export function decide(json) {
  try {
    return JSON.stringify(answer(JSON.parse(json)));
  } catch (error) {
    return JSON.stringify({ contract: "1.0", error: { message: told(error) } });
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
  const actions = [];
  for (const need of needs(context, config)) {
    const way = isInHand(context, config, need) ? undefined : otherWay(context, config, need);
    const message = way && said(need.situation, way, context.customer.language);
    if (!message || actions.length === MOST_ORDERS) continue;
    actions.push(action(context, config, need, way, message, actions.length + 1));
  }
  return actions.length > 0 ? { contract: "1.0", actions } : { contract: "1.0" };
}

/**
 * Whether the order has an open case, was asked about lately, or the customer ever complained about being asked.
 *
 * @param {Context} context
 * @param {Config} config
 * @param {Need} need
 */
function isInHand({ as_of, cases = [], history = [] }, config, { order }) {
  const asked = afterDays(as_of, -config.again_after_days);
  const recovered = afterDays(as_of, -RECOVERY_DAYS);
  const worked = cases.some((item) => item.order === order.id && ["open", "waiting"].includes(item.status));
  return worked || history.filter((item) => item.outcome !== "failed").some((item) => {
    if (item.kind === "service_recovery") return item.group === trouble(order.id) && item.at > recovered;
    if (item.kind !== "delivery_adaptation") return false;
    return item.outcome === "complained" || (item.key === key("another-way", order.id) && item.at > asked);
  });
}

/**
 * @param {Context} context
 * @param {Config} config
 * @param {Need} need
 * @param {Way} way
 * @param {Message} message
 * @param {number} place
 * @returns {Action}
 */
function action(context, config, need, way, message, place) {
  const answerBy = way.slot && afterHours(way.slot, -config.notice_hours);
  return {
    id: `another-way-${place}`,
    key: key("another-way", need.order.id),
    step: { kind: "delivery_adaptation", order: need.order.id, fulfilment: way.fulfilment, slot: way.slot },
    purpose: "service",
    audience: "both",
    urgency: need.situation === "care" ? "info" : "warning",
    channels: channels(context),
    window: { not_after_at: earliest(afterDays(context.as_of, 2), answerBy) },
    reasons: [...need.reasons, ...way.reasons],
    message,
    value: { customer: 0.9, company: 0.4 },
    group: trouble(need.order.id),
    requires: inCare(context) ? "human" : undefined,
  };
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

/**
 * The written channels that the customer prefers, in that order, and then e-mail.
 *
 * @param {Context} context
 * @returns {Channel[]}
 */
function channels({ preferences }) {
  const preferred = preferences?.preferred_channels ?? [];
  return [...new Set([...preferred.filter((channel) => WRITTEN.includes(channel)), /** @type {const} */ ("email")])];
}
