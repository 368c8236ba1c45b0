// Points to the channel or the place where the customer gains.

import { appointment } from "./appointment";
import { backAndForth, longWait, otherPlace } from "./conversation";
import { DAY, Fields, Value, after, nothing, propose, reply } from "./courtesy";
import { Suggestion } from "./suggestion";

export { courtesy_alloc } from "./courtesy";

export function courtesy_decide_v1(start: usize, length: usize): u64 {
  return reply(start, length, decide);
}

/** Suggests one thing at most: what the customer has asked for comes before what is only quicker. */
function decide(context: Value): Fields {
  if (needsAPerson(context)) return nothing();
  let suggestion = appointment(context);
  if (suggestion === null) suggestion = otherPlace(context);
  if (suggestion === null) suggestion = backAndForth(context);
  if (suggestion === null) suggestion = longWait(context);
  if (suggestion === null || wasSuggested(context, suggestion)) return nothing();
  return propose([suggestion.action(context)]);
}

/** Whether something is wrong or the customer is to be handled with care: then people help, and nobody is sent on. */
function needsAPerson(context: Value): bool {
  const care = context.get("care");
  const until = care.get("until_at");
  if (care.get("handle_with_care").yes && (!until.known || until.text() > context.get("as_of").text())) return true;
  const cases = context.get("cases").items();
  for (let index = 0; index < cases.length; index++) {
    const status = cases[index].get("status");
    if ((status.is("open") || status.is("waiting")) && !cases[index].get("kind").is("question")) return true;
  }
  return false;
}

/** Whether the customer has heard it lately, or has ever complained about being sent elsewhere. */
function wasSuggested(context: Value, suggestion: Suggestion): bool {
  const lately = after(context.get("as_of"), -DAY * context.get("config").get("again_after_days").whole());
  const history = context.get("history").items();
  for (let index = 0; index < history.length; index++) {
    const earlier = history[index];
    const outcome = earlier.get("outcome");
    if (!earlier.get("kind").is("channel_suggestion") || outcome.is("failed")) continue;
    if (outcome.is("complained")) return true;
    if (earlier.get("key").is(suggestion.key) && earlier.get("at").text() > lately) return true;
  }
  return false;
}
