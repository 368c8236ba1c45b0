// The channels that suit this customer, and the queues behind them.

import { Channel, ChannelState, Context, Fact, Modality, Queue } from "./courtesy";

/** From this share of contacts, a channel counts as the customer's own even if it isn't preferred. */
const LEAST_HABIT = 0.1;

/** Whether both sides can use the channel, and the customer doesn't avoid it. */
export function works(context: Context, channel: Channel): bool {
  const state = stateOf(context, channel);
  return !state.reachable.no && !state.available.no && !context.preferences.avoid_channels.has(channel.word);
}

/** The fact that shows that the customer prefers or uses a channel. */
export function ownUse(context: Context, channel: Channel): Fact {
  const preferred = context.preferences.preferred_channels.items();
  for (let index = 0; index < preferred.length; index++) {
    if (preferred[index].is(channel)) return preferred[index];
  }
  const habit = stateOf(context, channel).habit;
  return habit.number() >= LEAST_HABIT ? habit : Fact.unknown();
}

/** How the customer wants to do a task: `in_person`, `virtual`, or unknown. */
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

/** A usable channel for a modality, if any. Not every company offers video. */
export function channelFor(context: Context, inPerson: bool): Channel | null {
  if (inPerson) return works(context, Channel.InPerson) ? Channel.InPerson : null;
  const offersVideo = stateOf(context, Channel.Video).fact.known;
  if (offersVideo && works(context, Channel.Video)) return Channel.Video;
  return works(context, Channel.Phone) ? Channel.Phone : null;
}

/** The open queue for a channel with the shortest wait. The channel is the queue's name or one of its skills. */
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

/** A queue's wait in seconds; very long if unknown. */
export function wait(queue: Queue): i64 {
  return queue.wait_s.whole(i64.MAX_VALUE);
}

/** A queue's first free slot in the future. */
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

/** The context's entry for a channel; an unknown one if there is none. */
function stateOf(context: Context, channel: Channel): ChannelState {
  const states = context.channels;
  for (let index = 0; index < states.length; index++) {
    if (states[index].channel.is(channel)) return states[index];
  }
  return new ChannelState(Fact.unknown());
}
