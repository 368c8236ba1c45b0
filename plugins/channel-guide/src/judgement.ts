// What several plugins judge alike. The SDK for Rust defines it, in its modules anger, matter and reach.

import {
  Case, CaseKind, CaseStatus, ContactMode, Context, DAY, Direction, Fact, HOUR, HistoryItem, Hook, Interaction,
  InteractionOutcome, MINUTE, Order, OrderStatus, Outcome, Party, Resolution, after,
} from "./courtesy";

/** For so many days after a refusal, nothing else is suggested. */
const REFUSAL_DAYS: i64 = 30;
/** A no in a conversation answers what came at most so many days before it. */
const REPLY_DAYS: i64 = 7;
/** A conversation in which nobody has said anything for so long is over. */
const GOING_ON: i64 = 60 * MINUTE;

/** Whether the customer waits for something grave: an order in trouble, a complaint, incident or claim, or a broken promise. */
export function isWaitingForUs(context: Context): bool {
  const cases = context.cases;
  for (let index = 0; index < cases.length; index++) {
    const isMild = cases[index].kind.is(CaseKind.Question) || cases[index].kind.is(CaseKind.Return);
    if (isOpen(cases[index]) && !isMild) return true;
  }
  const orders = context.orders;
  for (let index = 0; index < orders.length; index++) {
    if (isInTrouble(orders[index], context.as_of)) return true;
  }
  const promises = context.promises;
  for (let index = 0; index < promises.length; index++) {
    const isStanding = !promises[index].kept_at.known && !promises[index].withdrawn_at.known;
    if (isStanding && promises[index].due_at.text() < context.as_of.text()) return true;
  }
  return false;
}

/** Whether a case is open or waits for the customer. */
export function isOpen(item: Case): bool {
  return item.status.is(CaseStatus.Open) || item.status.is(CaseStatus.Waiting);
}

/** Whether an order failed and wasn't paid back, is past its promised time, or was cancelled by us with money still owed. */
function isInTrouble(order: Order, now: Fact): bool {
  if (order.status.is(OrderStatus.Failed)) return !order.amount.known || isLeft(order);
  if (order.status.is(OrderStatus.Cancelled)) {
    return order.cancelled_by.is(Party.Company) && order.paid.yes && isLeft(order);
  }
  const isComing = order.status.is(OrderStatus.Placed) || order.status.is(OrderStatus.Shipped);
  const hasCome = order.delivered_at.known && !order.part_delivered.yes;
  if (!isComing || hasCome) return false;
  if (order.promised_at.known) return order.promised_at.text() < now.text();
  // A promised day ends where it ends last on earth: 12 hours after its end in UTC.
  return order.promised_on.known && order.promised_on.text() + "T00:00:00Z" < after(now, -36 * HOUR);
}

/** Whether something of the amount hasn't been paid back. */
function isLeft(order: Order): bool {
  const sameCurrency = order.refunded.get("currency").says(order.amount.get("currency").text());
  const back = sameCurrency ? order.refunded.get("minor").whole() : 0;
  return order.amount.get("minor").whole() > back;
}

/** Whether we said no to the customer lately. If nobody knows when, it was lately. */
export function wasRefused(context: Context): bool {
  const since = after(context.as_of, -REFUSAL_DAYS * DAY);
  const cases = context.cases;
  for (let index = 0; index < cases.length; index++) {
    const refused = !isOpen(cases[index]) && cases[index].resolution.is(Resolution.Refused);
    if (refused && (!cases[index].closed_at.known || cases[index].closed_at.text() > since)) return true;
  }
  return false;
}

/** Whether the customer wants contact only on request, or none for now. */
export function hasSaidStop(context: Context): bool {
  const pause = context.preferences.pause;
  const isPaused = pause.fact.known && (!pause.until_at.known || pause.until_at.text() > context.as_of.text());
  return isPaused || context.preferences.contact_mode.is(ContactMode.OnRequestOnly);
}

/**
 * The conversation that is going on now: the newest that the customer started, within the last hour and without an end. One
 * that isn't there has an unknown `fact`.
 */
export function conversation(context: Context): Interaction {
  const now = context.as_of.text();
  let newest = new Interaction(Fact.unknown());
  const interactions = context.interactions;
  for (let index = 0; index < interactions.length; index++) {
    const talk = interactions[index];
    const isPast = talk.at.text() <= now && talk.at.text() >= newest.at.text();
    if (isPast && !talk.direction.is(Direction.Outbound)) newest = talk;
  }
  const isOver = newest.outcome.known || newest.at.text() < after(context.as_of, -GOING_ON);
  return isOver || context.hook.is(Hook.ContactEnded) ? new Interaction(Fact.unknown()) : newest;
}

/** Whether something was carried out, as far as is known. */
export function wasDone(item: HistoryItem): bool {
  return !item.outcome.is(Outcome.Failed) && !item.outcome.is(Outcome.Cancelled);
}

/** Whether the customer said no to this: in its outcome, or in a conversation in the days after it. */
export function wasDeclined(context: Context, item: HistoryItem): bool {
  if (item.outcome.is(Outcome.Dismissed) || item.outcome.is(Outcome.Complained)) return true;
  const until = after(item.at, REPLY_DAYS * DAY);
  const interactions = context.interactions;
  for (let index = 0; index < interactions.length; index++) {
    const at = interactions[index].at.text();
    const isNo = interactions[index].outcome.is(InteractionOutcome.Declined);
    if (isNo && at >= item.at.text() && at <= until) return true;
  }
  return false;
}

/** Whether the customer took this up. */
export function wasTakenUp(item: HistoryItem): bool {
  return item.outcome.is(Outcome.Accepted) || item.outcome.is(Outcome.GoalMet);
}
