// Answers with what it was given.

import { Fields, Value, propose, reason, reply, start } from "./courtesy";

export { courtesy_alloc } from "./courtesy";

const LAST_MOMENT = "2999-12-31T23:59:59Z";

export function courtesy_decide_v1(start: usize, length: usize): u64 {
  return reply(start, length, decide);
}

function decide(context: Value): Fields {
  const hook = context.get("hook");
  const insight = new Fields()
    .set("kind", "internal_insight")
    .set("topic", "echo")
    .set("signal", signal(context, hook.text()))
    .set("to_role", "tester");
  const action = new Fields()
    .set("id", "echo")
    .set("key", "echo")
    .set("step", insight)
    .set("purpose", "service")
    .set("audience", "agent")
    .set("urgency", "info")
    .set("window", new Fields().set("not_after_at", LAST_MOMENT))
    .set("reasons", [reason("asked", "It was asked.", [hook])]);
  return propose([action]).set("notes", [`seed ${context.get("seed").whole()}`]);
}

function signal(context: Value, hook: string): string {
  const customer = context.get("customer");
  const seen = start(`${customer.get("language").text()}|${customer.get("region").text()}|${hook}`, 80);
  const orders = context.get("orders").items().length;
  const days = context.get("derived").get("days_since_last_order");
  return `${seen}|${orders}|${days.known ? days.whole().toString() : "none"}`;
}
