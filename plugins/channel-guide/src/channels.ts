// Which channels this customer can be met on, and who is there.

import { Channel, ChannelState, Context, Fact, Modality, Queue } from "./courtesy";

/** What counts as the customer's own channel without being a preferred one: a tenth of their contacts. */
const LEAST_HABIT = 0.1;

/** Whether both sides can use the channel, and the customer doesn't avoid it. */
export function works(context: Context, channel: Channel): bool {
  const state = stateOf(context, channel);
  return !state.reachable.no && !state.available.no && !context.preferences.avoid_channels.has(channel.word);
}

/** What shows that the customer likes a channel or uses it: the preference, or the habit. */
export function ownUse(context: Context, channel: Channel): Fact {
  const preferred = context.preferences.preferred_channels.items();
  for (let index = 0; index < preferred.length; index++) {
    if (preferred[index].is(channel)) return preferred[index];
  }
  const habit = stateOf(context, channel).habit;
  return habit.number() >= LEAST_HABIT ? habit : Fact.unknown();
}

/** Where the customer wants a task done: `in_person`, `virtual`, or nothing said. */
export function wish(context: Context, task: string): Fact {
  const wishes = context.preferences.modality;
  for (let index = 0; index < wishes.length; index++) {
    if (wishes[index].task.says(task)) return wishes[index].modality;
  }
  return Fact.unknown();
}

export function isInPerson(modality: Fact): bool {
  return modality.is(Modality.InPerson);
}

/** The channel for a place that works for this customer, if there is one. Not every company talks by video. */
export function channelFor(context: Context, inPerson: bool): Channel | null {
  if (inPerson) return works(context, Channel.InPerson) ? Channel.InPerson : null;
  const offersVideo = stateOf(context, Channel.Video).fact.known;
  if (offersVideo && works(context, Channel.Video)) return Channel.Video;
  return works(context, Channel.Phone) ? Channel.Phone : null;
}

/** The open queue behind a channel with the shortest wait: the channel is its name or one of its skills. */
export function team(context: Context, channel: string): Queue {
  const queues = context.capacity.queues;
  let best = new Queue(Fact.unknown());
  for (let index = 0; index < queues.length; index++) {
    const queue = queues[index];
    const serves = queue.queue.says(channel) || queue.skills.has(channel);
    if (serves && queue.open.yes && (!best.fact.known || wait(queue) < wait(best))) best = queue;
  }
  return best;
}

/** The seconds that a customer waits in a queue; very many if nobody knows. */
export function wait(queue: Queue): i64 {
  return queue.wait_s.whole(i64.MAX_VALUE);
}

/** The first moment in the future at which somebody of a queue is free. */
export function slot(context: Context, queue: Queue): Fact {
  const now = context.as_of.text();
  const slots = queue.next_slots.items();
  let first = Fact.unknown();
  for (let index = 0; index < slots.length; index++) {
    const at = slots[index].text();
    if (at > now && (!first.known || at < first.text())) first = slots[index];
  }
  return first;
}

/** What is known of a channel; nothing, if the context doesn't list it. */
function stateOf(context: Context, channel: Channel): ChannelState {
  const states = context.channels;
  for (let index = 0; index < states.length; index++) {
    if (states[index].channel.is(channel)) return states[index];
  }
  return new ChannelState(Fact.unknown());
}
