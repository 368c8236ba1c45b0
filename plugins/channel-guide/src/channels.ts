// Which channels this customer can be met on, and who is there.

import { Value } from "./courtesy";

/** What counts as the customer's own channel without being a preferred one: a tenth of their contacts. */
const LEAST_HABIT = 0.1;

/** Whether both sides can use the channel, and the customer doesn't avoid it. */
export function works(context: Value, channel: string): bool {
  const state = context.get("channels").find("channel", channel);
  return !state.get("reachable").no && !state.get("available").no
    && !context.get("preferences").get("avoid_channels").has(channel);
}

/** What shows that the customer likes a channel or uses it: the preference, or the habit. */
export function ownUse(context: Value, channel: string): Value {
  const preferred = context.get("preferences").get("preferred_channels").items();
  for (let index = 0; index < preferred.length; index++) {
    if (preferred[index].is(channel)) return preferred[index];
  }
  const habit = context.get("channels").find("channel", channel).get("habit");
  return habit.number() >= LEAST_HABIT ? habit : Value.unknown();
}

/** Where the customer wants a task done: `in_person`, `virtual`, or nothing said. */
export function wish(context: Value, task: string): Value {
  return context.get("preferences").get("modality").find("task", task).get("modality");
}

/** The channel for a wish that works for this customer; "" if there is none. Not every company talks by video. */
export function channelFor(context: Value, wish: string): string {
  if (wish == "in_person") return works(context, "in_person") ? "in_person" : "";
  const offersVideo = context.get("channels").find("channel", "video").known;
  if (offersVideo && works(context, "video")) return "video";
  return works(context, "phone") ? "phone" : "";
}

/** The open queue behind a channel with the shortest wait: the channel is its name or one of its skills. */
export function team(context: Value, channel: string): Value {
  const queues = context.get("capacity").get("queues").items();
  let best = Value.unknown();
  for (let index = 0; index < queues.length; index++) {
    const queue = queues[index];
    const serves = queue.get("queue").is(channel) || queue.get("skills").has(channel);
    if (serves && queue.get("open").yes && (!best.known || wait(queue) < wait(best))) best = queue;
  }
  return best;
}

/** The seconds that a customer waits in a queue; very many if nobody knows. */
export function wait(queue: Value): i64 {
  return queue.get("wait_s").whole(i64.MAX_VALUE);
}

/** The first moment in the future at which somebody of a queue is free. */
export function slot(context: Value, queue: Value): Value {
  const now = context.get("as_of").text();
  const slots = queue.get("next_slots").items();
  let first = Value.unknown();
  for (let index = 0; index < slots.length; index++) {
    const at = slots[index].text();
    if (at > now && (!first.known || at < first.text())) first = slots[index];
  }
  return first;
}
