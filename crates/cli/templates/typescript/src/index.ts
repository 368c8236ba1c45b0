// Asks how a customer is doing who has been quiet for long.

import { DAY, Fields, Text, Value, after, nothing, propose, reason, reply, say } from "./courtesy";

export { courtesy_alloc } from "./courtesy";

/** What the host calls: the context lies at `start`, and `decide` answers it. */
export function courtesy_decide_v1(start: usize, length: usize): u64 {
  return reply(start, length, decide);
}

function decide(context: Value): Fields {
  const days = context.get("derived").get("days_since_last_order");
  const quietDays = context.get("config").get("quiet_days");
  if (!days.known || days.whole() < quietDays.whole()) return nothing();

  const step = new Fields()
    .set("kind", "check_in")
    .set("question", "Is everything all right?")
    .set("reply_queue", "customer_care");
  const message = say(context.get("customer").get("language").text(), [
    new Text("en", "Dear {first_name}, it has been a while. How are you, and is there anything we can do?"),
    new Text("nl", "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?"),
  ]);
  const action = new Fields()
    .set("id", "quiet-for-long")
    .set("key", "quiet-for-long")
    .set("step", step)
    .set("purpose", "care")
    .set("audience", "customer")
    .set("urgency", "info")
    .set("channels", ["email"])
    .set("window", new Fields().set("not_after_at", after(context.get("as_of"), 14 * DAY)))
    .set("reasons", [reason("quiet", `No order for ${days.whole()} days.`, [days])])
    .set("message", message);
  return propose([action]);
}
