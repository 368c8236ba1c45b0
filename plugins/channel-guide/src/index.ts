// Suggests a channel or place that is better for the customer.

import { isAngry } from "./anger";
import { appointment } from "./appointment";
import { backAndForth, longWait, otherPlace } from "./conversation";
import { Answer, CaseKind, Context, DAY, HistoryKind, Outcome, after, nothing, propose, reply } from "./courtesy";
import {
  conversation, hasSaidStop, isOpen, isWaitingForUs, wasDeclined, wasDone, wasRefused, wasTakenUp,
} from "./judgement";
import { Suggestion } from "./suggestion";

/** After so many suggestions of the same without a reaction, there is no other. */
const UNANSWERED_MAX = 2;

export { courtesy_alloc } from "./courtesy";

export function courtesy_decide_v1(start: usize, length: usize): u64 {
  return reply(start, length, decide);
}

/** Makes at most one suggestion: what the customer asked for comes before what is merely quicker. */
function decide(context: Context): Answer {
  if (hasSaidStop(context) || needsAPerson(context)) return nothing();
  // In a conversation, we stay with what it is about.
  let suggestion: Suggestion | null = conversation(context).fact.known ? null : appointment(context);
  if (suggestion === null) suggestion = otherPlace(context);
  if (suggestion === null) suggestion = backAndForth(context);
  if (suggestion === null) suggestion = longWait(context);
  if (suggestion === null || isEnough(context, suggestion)) return nothing();
  const action = suggestion.action(context);
  return action === null ? nothing() : propose([action]);
}

/** Whether people should help, so that nobody is sent elsewhere. */
function needsAPerson(context: Context): bool {
  const until = context.care.until_at;
  const stillHolds = !until.known || until.text() > context.as_of.text();
  if (context.care.handle_with_care.yes && stillHolds) return true;
  return hasReturn(context) || isWaitingForUs(context) || wasRefused(context) || isAngry(context);
}

function hasReturn(context: Context): bool {
  const cases = context.cases;
  for (let index = 0; index < cases.length; index++) {
    if (isOpen(cases[index]) && cases[index].kind.is(CaseKind.Return)) return true;
  }
  return false;
}

/**
 * Whether this was suggested lately, declined or left unanswered twice, or the customer ever complained about being sent
 * elsewhere.
 */
function isEnough(context: Context, suggestion: Suggestion): bool {
  const lately = after(context.as_of, -DAY * context.config.get("again_after_days").whole());
  let unanswered = 0;
  const history = context.history;
  for (let index = 0; index < history.length; index++) {
    const earlier = history[index];
    if (!earlier.kind.is(HistoryKind.ChannelSuggestion) || !wasDone(earlier)) continue;
    if (earlier.outcome.is(Outcome.Complained)) return true;
    if (!earlier.key.says(suggestion.key)) continue;
    if (earlier.at.text() > lately || wasDeclined(context, earlier)) return true;
    if (!wasTakenUp(earlier)) unanswered++;
  }
  return unanswered >= UNANSWERED_MAX;
}
