// Asks customers how they are doing after a long silence.

import {
  Action, Answer, Audience, Channel, CheckInStep, Context, DAY, Purpose, Text, Urgency, Window, after, nothing, propose,
  reason, reply, say,
} from "./courtesy";

export { courtesy_alloc } from "./courtesy";

/** What the host calls: the context lies at `start`, and `decide` answers it. */
export function courtesy_decide_v1(start: usize, length: usize): u64 {
  return reply(start, length, decide);
}

/** The plugin: what it proposes for one customer. Proposing nothing is a good answer. */
function decide(context: Context): Answer {
  const days = context.derived.days_since_last_order;
  const quietDays = context.config.get("quiet_days");
  if (!days.known || days.whole() < quietDays.whole()) return nothing();

  const message = say(context.customer.language, [
    new Text("en", "Dear {first_name}, it has been a while. How are you, and is there anything we can do?"),
    new Text("nl", "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?"),
  ]);
  if (message === null) return nothing();

  const action = new Action(
    "quiet-for-long",
    "quiet-for-long",
    new CheckInStep("Is everything all right?", "customer_care"),
    Purpose.Care,
    Audience.Customer,
    Urgency.Info,
    new Window(after(context.as_of, 14 * DAY)),
    [reason("quiet", `No order for ${days.whole()} days.`, [days])],
  );
  action.channels = [Channel.Email];
  action.message = message;
  return propose([action]);
}
