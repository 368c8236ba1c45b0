// A suggestion and its message.

import {
  Action, Audience, Channel, ChannelSuggestionStep, Context, Fact, Purpose, Reason, Text, Urgency, Window, reason, say,
} from "./courtesy";

/** Written channels, except post, which is too slow. */
const WRITTEN: Channel[] = [Channel.Email, Channel.Sms, Channel.Messaging, Channel.Push, Channel.App];

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

  /** The action, unless there is no message in the customer's language. */
  action(context: Context): Action | null {
    const message = say(context.customer.language, this.texts);
    if (message === null) return null;
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

/** The written channels that the customer prefers, in order, then e-mail. */
export function written(context: Context): Channel[] {
  const channels: Channel[] = [];
  const preferred = context.preferences.preferred_channels.items();
  for (let index = 0; index < preferred.length; index++) {
    const channel = among(WRITTEN, preferred[index]);
    if (channel !== null) channels.push(channel);
  }
  if (!channels.includes(Channel.Email)) channels.push(Channel.Email);
  return channels;
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
