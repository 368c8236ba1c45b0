// Where to write to the customer.

import { conversation, isOpen } from "./judgement.js";

/**
 * @import { Channel, Context } from "./contract"
 */

/** Where a message waits until the customer reads it, except post and fax, which are too slow for a question. @type {Channel[]} */
const WRITTEN = ["email", "sms", "messaging", "push", "app"];
/** Channels on which one writes within a conversation. @type {Channel[]} */
const IN_WRITING = [...WRITTEN, "chat", "social"];

/**
 * The channels to write on, best first: that of the conversation that is going on, and else those that the customer prefers,
 * on which an open case was raised, that are known to reach the customer, and e-mail. Empty while somebody speaks with the
 * customer: a text isn't read out.
 *
 * @param {Context} context
 * @returns {Channel[]}
 */
export function writtenChannels(context) {
  const here = conversation(context)?.channel;
  if (here) return IN_WRITING.filter((channel) => channel === here);
  const states = (context.channels ?? []).filter(({ reachable }) => reachable === true).map(({ channel }) => channel);
  const raised = (context.cases ?? []).filter(isOpen).flatMap(({ via }) => via ?? []);
  const candidates = [...(context.preferences?.preferred_channels ?? []), ...raised, ...states, WRITTEN[0]];
  const someKnown = states.some((channel) => WRITTEN.includes(channel));
  const written = candidates.filter((channel) => WRITTEN.includes(channel));
  return [...new Set(written)].filter((channel) => reaches(context, channel) ?? !someKnown);
}

/**
 * Whether the customer can be reached on a channel, as far as is known.
 *
 * @param {Context} context
 * @param {Channel} channel
 * @returns {boolean | undefined}
 */
function reaches({ channels = [], interactions = [], cases = [] }, channel) {
  const stated = channels.filter((state) => state.channel === channel && state.reachable !== undefined).at(-1);
  const wrote = interactions.some((talk) => talk.direction === "inbound" && talk.channel === channel)
    || cases.some(({ via }) => via === channel);
  return stated?.reachable ?? (wrote || undefined);
}
