// What is suggested, and how it is said.

import { Fields, Text, Value, reason, say } from "./courtesy";

/** Where one can write; a letter would arrive too late. */
const WRITTEN: string[] = ["email", "sms", "messaging", "push", "app"];

/** A better channel for one thing the customer wants done. */
export class Suggestion {
  /** The channel the customer uses now, if there is one. */
  from: string = "";
  /** The channels over which to say it, best first. */
  over: string[] = [];
  private reasons: Fields[] = [];

  constructor(
    public id: string,
    public key: string,
    public to: string,
    public task: string,
    /** What the customer gains, in a sentence for a colleague. */
    public benefit: string,
    public texts: Text[],
    /** From then on it makes no sense. */
    public until: string,
  ) {}

  because(code: string, text: string, facts: Value[]): Suggestion {
    this.reasons.push(reason(code, text, facts));
    return this;
  }

  action(context: Value): Fields {
    const step = new Fields().set("kind", "channel_suggestion");
    if (this.from != "") step.set("from", this.from);
    step.set("to", this.to).set("task", this.task).set("benefit", this.benefit);
    return new Fields()
      .set("id", this.id)
      .set("key", this.key)
      .set("step", step)
      .set("purpose", "care")
      .set("audience", "customer")
      .set("urgency", "info")
      .set("channels", this.over)
      .set("window", new Fields().set("not_after_at", this.until))
      .set("reasons", this.reasons)
      .set("message", say(context.get("customer").get("language").text(), this.texts));
  }
}

/** The written channels that the customer prefers, in that order, and then e-mail. */
export function written(context: Value): string[] {
  const channels: string[] = [];
  const preferred = context.get("preferences").get("preferred_channels").items();
  for (let index = 0; index < preferred.length; index++) {
    const channel = preferred[index].text();
    if (WRITTEN.includes(channel)) channels.push(channel);
  }
  if (!channels.includes("email")) channels.push("email");
  return channels;
}

export function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
