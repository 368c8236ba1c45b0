// Answers with what it was given.

import {
  Action, Answer, Audience, Context, InternalInsightStep, Purpose, Urgency, Window, propose, reason, reply, start,
} from "./courtesy";

export { courtesy_alloc } from "./courtesy";

const LAST_MOMENT = "2999-12-31T23:59:59Z";

export function courtesy_decide_v1(start: usize, length: usize): u64 {
  return reply(start, length, decide);
}

function decide(context: Context): Answer {
  const insight = new InternalInsightStep("echo", signal(context), "tester");
  const action = new Action(
    "echo", "echo", insight, Purpose.Service, Audience.Agent, Urgency.Info, new Window(LAST_MOMENT),
    [reason("asked", "It was asked.", [context.hook])],
  );
  const answer = propose([action]);
  answer.notes = [`seed ${context.seed.whole()}`];
  return answer;
}

function signal(context: Context): string {
  const customer = context.customer;
  const seen = start(`${customer.language.text()}|${customer.region.text()}|${context.hook.text()}`, 80);
  const days = context.derived.days_since_last_order;
  return `${seen}|${context.orders.length}|${days.known ? `${days.whole()}` : "none"}`;
}
