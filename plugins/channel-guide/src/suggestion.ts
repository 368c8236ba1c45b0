// A suggestion and its message.

import {
  Action, Audience, Channel, ChannelSuggestionStep, Context, Direction, Fact, Purpose, Reason, Text, Urgency, Window, reason, say,
} from "./courtesy";
import { conversation, isOpen } from "./judgement";

/** Channels on which a message waits until the customer reads it, except post and fax, which are too slow. */
const WRITTEN: Channel[] = [Channel.Email, Channel.Sms, Channel.Messaging, Channel.Push, Channel.App];
/** Channels on which one writes within a conversation. */
const IN_WRITING: Channel[] = WRITTEN.concat([Channel.Chat, Channel.Social]);
/** Written channels that somebody notices who is waiting on the telephone. */
const AT_ONCE: Channel[] = [Channel.Messaging, Channel.Sms, Channel.Push, Channel.App];

/** A better channel for one of the customer's tasks. */
export class Suggestion {
  /** The channel the customer uses now, if any. */
  from: Channel | null = null;
  /** The channels for the message, best first. */
  over: Channel[] = [];
  private reasons: Reason[] = [];

  constructor(
    public id: string,
    public key: string,
    public to: Channel,
    public task: string,
    /** What the customer gains, in a sentence for a colleague. */
    public benefit: string,
    public texts: Text[],
    /** When it stops making sense. */
    public until: string,
  ) {}

  because(code: string, text: string, facts: Fact[]): Suggestion {
    this.reasons.push(reason(code, text, facts));
    return this;
  }

  /** The action, unless there is no channel for it, or no message in the customer's language. */
  action(context: Context): Action | null {
    const message = say(context.customer.language, this.texts);
    if (message === null || this.over.length == 0) return null;
    const step = new ChannelSuggestionStep(this.to, this.task, this.benefit);
    step.from = this.from;
    const action = new Action(
      this.id, this.key, step, Purpose.Care, Audience.Customer, Urgency.Info, new Window(this.until), this.reasons,
    );
    action.channels = this.over;
    action.message = message;
    return action;
  }
}

/**
 * The channels to write on, best first: that of the conversation that is going on, and else those that the customer prefers,
 * on which an open case was raised, that are known to reach the customer, and e-mail. Empty while they speak with us: there,
 * nobody reads out a text.
 */
export function written(context: Context): Channel[] {
  const talk = conversation(context);
  const here = among(IN_WRITING, talk.channel);
  if (talk.channel.known) return here === null ? [] : [here];
  const channels: Channel[] = [];
  const preferred = context.preferences.preferred_channels.items();
  for (let index = 0; index < preferred.length; index++) add(context, channels, among(WRITTEN, preferred[index]));
  const cases = context.cases;
  for (let index = 0; index < cases.length; index++) {
    if (isOpen(cases[index])) add(context, channels, among(WRITTEN, cases[index].via));
  }
  const states = context.channels;
  for (let index = 0; index < states.length; index++) {
    if (states[index].reachable.yes) add(context, channels, among(WRITTEN, states[index].channel));
  }
  add(context, channels, Channel.Email);
  return channels;
}

/** The written channels that reach somebody at once who is waiting on the telephone. */
export function atOnce(context: Context): Channel[] {
  const channels: Channel[] = [];
  for (let index = 0; index < AT_ONCE.length; index++) {
    if (reaches(context, AT_ONCE[index], false)) channels.push(AT_ONCE[index]);
  }
  return channels;
}

/** Adds a channel that reaches the customer and isn't there yet. */
function add(context: Context, channels: Channel[], channel: Channel | null): void {
  if (channel === null || channels.includes(channel)) return;
  if (reaches(context, channel, !isReached(context))) channels.push(channel);
}

/** Whether the customer can be reached on a channel; what to take if nobody knows. */
function reaches(context: Context, channel: Channel, otherwise: bool): bool {
  let stated = Fact.unknown();
  const states = context.channels;
  for (let index = 0; index < states.length; index++) {
    if (states[index].channel.is(channel) && states[index].reachable.known) stated = states[index].reachable;
  }
  return stated.known ? stated.yes : otherwise || wrote(context, channel);
}

/** Whether the customer ever came to us on a channel. */
function wrote(context: Context, channel: Channel): bool {
  const interactions = context.interactions;
  for (let index = 0; index < interactions.length; index++) {
    const isTheirs = interactions[index].direction.is(Direction.Inbound);
    if (isTheirs && interactions[index].channel.is(channel)) return true;
  }
  const cases = context.cases;
  for (let index = 0; index < cases.length; index++) {
    if (cases[index].via.is(channel)) return true;
  }
  return false;
}

/** Whether a written channel is known to reach the customer. */
function isReached(context: Context): bool {
  const states = context.channels;
  for (let index = 0; index < states.length; index++) {
    if (states[index].reachable.yes && among(WRITTEN, states[index].channel) !== null) return true;
  }
  return false;
}

/** The channel that a fact names, of those given. */
export function among(channels: Channel[], fact: Fact): Channel | null {
  for (let index = 0; index < channels.length; index++) {
    if (fact.is(channels[index])) return channels[index];
  }
  return null;
}

export function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
