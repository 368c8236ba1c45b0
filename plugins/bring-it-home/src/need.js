// Orders that can't or shouldn't reach the customer as agreed.

import { afterDays, latest } from "./time.js";

/**
 * @import { Context, Event, Fulfilment, Order, OrderStatus, Reason } from "./contract"
 * @import { Config } from "./plugin.js"
 */

/**
 * Why the order needs another way.
 *
 * @typedef {"missed" | "outage" | "closure" | "weather" | "pandemic" | "strike" | "carrier_strike" | "care"} Situation
 */

/**
 * An order that needs another way.
 *
 * @typedef {object} Need
 * @property {Order} order
 * @property {Situation} situation
 * @property {string} moment When it was due to reach the customer.
 * @property {string} [over] When the obstacle ends, if that is known.
 * @property {Reason[]} reasons
 */

/** @type {OrderStatus[]} */
const OPEN = ["placed", "shipped", "failed"];
/** An order that was due longer ago is no longer on its way, whatever its status. */
const RECENT_DAYS = 30;
/** @type {(Fulfilment | undefined)[]} */
const FETCHED = ["pick_up", "locker", "store"];

/**
 * The orders that need another way, by due time.
 *
 * @param {Context} context
 * @param {Config} config
 * @returns {Need[]}
 */
export function needs(context, config) {
  const since = afterDays(context.as_of, -RECENT_DAYS);
  const obstacles = obstaclesOf(context, config);
  const found = [];
  for (const [index, order] of (context.orders ?? []).entries()) {
    const at = `/orders/${index}`;
    const recent = (order.expected_at ?? order.promised_at ?? since) >= since;
    if (!recent || !OPEN.includes(order.status)) continue;
    const need = missed(context, config, order, at)
      ?? hindered(context, obstacles, order, at)
      ?? spared(context, config, order, at);
    if (need) found.push(need);
  }
  return found.sort((one, other) => one.moment.localeCompare(other.moment));
}

/**
 * An order that couldn't be delivered because nobody was at home.
 *
 * @param {Context} context
 * @param {Config} config
 * @param {Order} order
 * @param {string} at
 * @returns {Need | undefined}
 */
function missed({ as_of }, config, order, at) {
  if (order.status !== "failed" || order.fulfilment !== "home" || order.refunded) return undefined;
  if (!config.missed_failures.includes(order.failure ?? "")) return undefined;
  const text = `Order ${order.id} came to the door and nobody was there: ${order.failure}.`;
  return { order, situation: "missed", moment: as_of, reasons: [{ code: "missed", text, evidence: [at] }] };
}

/**
 * The events that can affect an order: those that keep the customer at home, and others by reference.
 *
 * @typedef {{ wide: Obstacle[], named: Map<string, Obstacle> }} Obstacles
 * @typedef {{ event: Event, at: string }} Obstacle
 */

/**
 * @param {Context} context
 * @param {Config} config
 * @returns {Obstacles}
 */
function obstaclesOf(context, config) {
  /** @type {Obstacles} */
  const found = { wide: [], named: new Map() };
  const comesAnyway = likesToCome(context, config);
  for (const [index, event] of (context.events ?? []).entries()) {
    const keepsAtHome = event.kind === "weather" || event.kind === "pandemic";
    if (event.affects_customer === false || (keepsAtHome && comesAnyway)) continue;
    const obstacle = { event, at: `/events/${index}` };
    found.named.set(event.ref, obstacle);
    if (keepsAtHome && event.affects_customer) found.wide.push(obstacle);
  }
  return found;
}

/**
 * An order that is affected by an event.
 *
 * @param {Context} context
 * @param {Obstacles} obstacles
 * @param {Order} order
 * @param {string} at
 * @returns {Need | undefined}
 */
function hindered(context, { wide, named }, order, at) {
  const moment = latest(context.as_of, order.expected_at ?? order.promised_at);
  const own = named.get(order.event ?? "");
  for (const { event, at: eventAt } of own ? [own, ...wide] : wide) {
    const situation = effect(event, order);
    if (!situation || !isOn(event, moment)) continue;
    const text = `Order ${order.id} is to go by ${order.fulfilment}, and an event is in the way: ${event.kind}.`;
    const reasons = [{ code: "event_in_the_way", text, evidence: [at, eventAt] }];
    return { order, situation, moment, over: event.until_at, reasons };
  }
  return undefined;
}

/**
 * How an event affects the fulfilment of an order.
 *
 * @param {Event} event
 * @param {Order} order
 * @returns {Situation | undefined}
 */
function effect({ kind }, { status, fulfilment }) {
  const fetched = FETCHED.includes(fulfilment);
  if (status === "failed" || kind === "recall") return undefined;
  if (fetched) return kind;
  // Orders that were sent can't be changed any more.
  return kind === "strike" && fulfilment === "home" && status === "placed" ? "carrier_strike" : undefined;
}

/**
 * @param {Event} event
 * @param {string} moment
 */
function isOn({ from_at, until_at }, moment) {
  return (from_at === undefined || from_at <= moment) && (until_at === undefined || moment < until_at);
}

/**
 * An order to be collected by a customer who is to be handled with care, whatever the cause.
 *
 * @param {Context} context
 * @param {Config} config
 * @param {Order} order
 * @param {string} at
 * @returns {Need | undefined}
 */
function spared(context, config, order, at) {
  const moment = latest(context.as_of, order.expected_at ?? order.promised_at);
  if (order.status === "failed" || !inCare(context) || !FETCHED.includes(order.fulfilment)) return undefined;
  if (likesToCome(context, config)) return undefined;
  const text = `Order ${order.id} is to be fetched by somebody who is to be handled with care.`;
  const evidence = [at, "/care/handle_with_care"];
  return { order, situation: "care", moment, reasons: [{ code: "spare_the_way", text, evidence }] };
}

/**
 * Whether the customer is to be handled with care now.
 *
 * @param {Context} context
 */
export function inCare({ as_of, care }) {
  return care?.handle_with_care === true && (care.until_at === undefined || as_of < care.until_at);
}

/**
 * Whether the customer said that they prefer to collect orders themselves.
 *
 * @param {Context} context
 * @param {Config} config
 */
function likesToCome({ preferences }, config) {
  const wishes = preferences?.modality ?? [];
  return wishes.some(({ task, modality }) => task === config.fetch_task && modality === "in_person");
}
