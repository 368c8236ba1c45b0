// Suggests a channel or place that is better for the customer.

import { appointment } from "./appointment";
import { backAndForth, longWait, otherPlace } from "./conversation";
import {
  ActionKind, Answer, CaseKind, CaseStatus, Context, DAY, Outcome, after, nothing, propose, reply,
} from "./courtesy";
import { Suggestion } from "./suggestion";

export { courtesy_alloc } from "./courtesy";

export function courtesy_decide_v1(start: usize, length: usize): u64 {
  return reply(start, length, decide);
}

/** Makes at most one suggestion: what the customer asked for comes before what is merely quicker. */
function decide(context: Context): Answer {
  if (needsAPerson(context)) return nothing();
  let suggestion = appointment(context);
  if (suggestion === null) suggestion = otherPlace(context);
  if (suggestion === null) suggestion = backAndForth(context);
  if (suggestion === null) suggestion = longWait(context);
  if (suggestion === null || wasSuggested(context, suggestion)) return nothing();
  const action = suggestion.action(context);
  return action === null ? nothing() : propose([action]);
}

/** Whether there is a problem, or the customer is to be handled with care: then nobody is sent elsewhere. */
function needsAPerson(context: Context): bool {
  const until = context.care.until_at;
  const stillHolds = !until.known || until.text() > context.as_of.text();
  if (context.care.handle_with_care.yes && stillHolds) return true;
  const cases = context.cases;
  for (let index = 0; index < cases.length; index++) {
    const status = cases[index].status;
    const isOpen = status.is(CaseStatus.Open) || status.is(CaseStatus.Waiting);
    if (isOpen && !cases[index].kind.is(CaseKind.Question)) return true;
  }
  return false;
}

/** Whether this was suggested lately, or the customer ever complained about being sent elsewhere. */
function wasSuggested(context: Context, suggestion: Suggestion): bool {
  const lately = after(context.as_of, -DAY * context.config.get("again_after_days").whole());
  const history = context.history;
  for (let index = 0; index < history.length; index++) {
    const earlier = history[index];
    if (!earlier.kind.is(ActionKind.ChannelSuggestion) || earlier.outcome.is(Outcome.Failed)) continue;
    if (earlier.outcome.is(Outcome.Complained)) return true;
    if (earlier.key.says(suggestion.key) && earlier.at.text() > lately) return true;
  }
  return false;
}
