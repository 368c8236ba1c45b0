// Finds another way that suits the customer.

import { inCare } from "./need.js";
import { afterHours, latest } from "./time.js";

/**
 * @import { Context, Reason } from "./contract"
 * @import { Need } from "./need.js"
 * @import { Config } from "./plugin.js"
 */

/**
 * Another way to get the order.
 *
 * @typedef {object} Way
 * @property {"home" | "pick_up" | "locker" | "digital"} fulfilment
 * @property {string} [slot] When it can be delivered.
 * @property {Reason[]} reasons
 */

/**
 * The best other way, if any.
 *
 * @param {Context} context
 * @param {Config} config
 * @param {Need} need
 * @returns {Way | undefined}
 */
export function otherWay(context, config, need) {
  const digital = config.digital ? usual(context, ["digital"]) : undefined;
  const fetched = inCare(context) ? undefined : usual(context, ["pick_up", "locker"]);
  if (digital) return digital;
  if (need.situation === "carrier_strike") return fetched;
  return (need.situation === "missed" ? fetched : undefined) ?? brought(context, config, need);
}

/**
 * The way that the customer used last, of those given.
 *
 * @param {Context} context
 * @param {Way["fulfilment"][]} ways
 * @returns {Way | undefined}
 */
function usual({ orders = [] }, ways) {
  for (const [index, order] of [...orders.entries()].reverse()) {
    const fulfilment = ways.find((way) => way === order.fulfilment);
    if (!fulfilment || order.status !== "delivered") continue;
    const text = `The customer got order ${order.id} by ${fulfilment}.`;
    return { fulfilment, reasons: [{ code: "used_before", text, evidence: [`/orders/${index}/fulfilment`] }] };
  }
  return undefined;
}

/**
 * Home delivery, in a free slot. Nobody has to drive through a storm: it is delivered afterwards, or not offered.
 *
 * @param {Context} context
 * @param {Config} config
 * @param {Need} need
 * @returns {Way | undefined}
 */
function brought(context, config, need) {
  const storm = need.situation === "weather";
  const queues = context.capacity?.queues ?? [];
  const place = queues.findIndex(({ queue }) => queue === config.queue);
  const team = queues[place];
  if (team && !team.open) return undefined;
  const soonest = afterHours(context.as_of, config.notice_hours);
  const from = latest(latest(soonest, need.moment), storm ? need.over : undefined);
  const slots = team?.next_slots ?? [];
  const free = slots.filter((slot) => slot > from).sort().at(0);
  if (storm && (free === undefined || need.over === undefined)) return undefined;
  if (free === undefined) return { fulfilment: "home", reasons: [] };
  const text = `${config.queue} can bring it at ${free}.`;
  const evidence = [`/capacity/queues/${place}/next_slots/${slots.indexOf(free)}`];
  return { fulfilment: "home", slot: free, reasons: [{ code: "can_be_brought", text, evidence }] };
}
