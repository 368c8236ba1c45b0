// Who is angry, though no field says so. The SDK for Rust defines the signs and their weights, in its module anger.

import {
  Context, DAY, Direction, Feedback, FeedbackKind, Handler, Interaction, InteractionOutcome, after,
} from "./courtesy";
import { isOpen } from "./judgement";

const RECENT_DAYS: i64 = 14;
const FURIOUS = -0.8;
const UNHAPPY = -0.5;
const CONTENT = 0.3;
const TOO_MUCH_EFFORT: i64 = 6;
const LONG_S: i64 = 1800;
const TOO_OFTEN = 3;
const ENOUGH = 2;

/** Whether the customer is angry now: one strong sign or two weak ones, unless something has calmed them since. */
export function isAngry(context: Context): bool {
  const long = after(context.as_of, -RECENT_DAYS * DAY);
  const calmed = calmedAt(context);
  const since = calmed > long ? calmed : long;
  return inLastWords(context, since) + inScores(context, since) + inCases(context) + cameBack(context, since) >= ENOUGH;
}

/** The last time at which somebody helped the customer, or the customer was content; "" if there is none. */
function calmedAt(context: Context): string {
  let last = "";
  const now = context.as_of.text();
  const interactions = context.interactions;
  for (let index = 0; index < interactions.length; index++) {
    const at = interactions[index].at.text();
    if (isCalming(interactions[index]) && at <= now && at > last) last = at;
  }
  const feedback = context.feedback;
  for (let index = 0; index < feedback.length; index++) {
    const at = feedback[index].at.text();
    if (isGood(feedback[index]) && at <= now && at > last) last = at;
  }
  return last;
}

function isCalming(talk: Interaction): bool {
  const settled = talk.outcome.is(InteractionOutcome.Resolved) || talk.outcome.is(InteractionOutcome.Accepted);
  const mood = talk.sentiment.number();
  return mood >= CONTENT || (settled && !talk.handler.is(Handler.Bot) && mood > UNHAPPY);
}

/** Whether the customer said this, after one time and not later than now. */
function isTheirs(context: Context, talk: Interaction, since: string): bool {
  const at = talk.at.text();
  return !talk.direction.is(Direction.Outbound) && at > since && at <= context.as_of.text();
}

function inLastWords(context: Context, since: string): i32 {
  const interactions = context.interactions;
  let last = -1;
  for (let index = 0; index < interactions.length; index++) {
    if (!isTheirs(context, interactions[index], since)) continue;
    if (last < 0 || interactions[index].at.text() >= interactions[last].at.text()) last = index;
  }
  if (last < 0) return 0;
  const talk = interactions[last];
  const mood = talk.sentiment.number();
  let weight = mood <= FURIOUS ? 2 : mood <= UNHAPPY ? 1 : 0;
  if (talk.effort.whole() >= TOO_MUCH_EFFORT) weight += 1;
  if (talk.duration_s.whole() > LONG_S && !talk.outcome.is(InteractionOutcome.Resolved)) weight += 1;
  return weight;
}

function inScores(context: Context, since: string): i32 {
  const feedback = context.feedback;
  for (let index = feedback.length - 1; index >= 0; index--) {
    const at = feedback[index].at.text();
    const weight = weightOf(feedback[index]);
    if (weight > 0 && at > since && at <= context.as_of.text()) return weight;
  }
  return 0;
}

/** How bad a score is: 2 shows anger, 1 may. A Customer Effort Score rises with the effort. */
function weightOf(score: Feedback): i32 {
  const value = score.score.whole(-1);
  if (value < 0) return 0;
  if (score.kind.is(FeedbackKind.Csat)) return value <= 1 ? 2 : value == 2 ? 1 : 0;
  if (score.kind.is(FeedbackKind.Nps)) return value <= 2 ? 2 : value <= 4 ? 1 : 0;
  return value >= 7 ? 2 : value == 6 ? 1 : 0;
}

function isGood(score: Feedback): bool {
  const value = score.score.whole();
  if (score.kind.is(FeedbackKind.Csat)) return value >= 4;
  return score.kind.is(FeedbackKind.Nps) ? value >= 8 : value <= 2;
}

function inCases(context: Context): i32 {
  const cases = context.cases;
  let weight: i32 = 0;
  for (let index = 0; index < cases.length; index++) {
    const times = cases[index].reopened.whole();
    if (isOpen(cases[index])) weight += times > 1 ? 2 : <i32>times;
  }
  return weight;
}

/** Too many conversations about one topic that settled nothing. */
function cameBack(context: Context, since: string): i32 {
  const interactions = context.interactions;
  let last = "";
  let topic = "";
  for (let index = 0; index < interactions.length; index++) {
    const talk = interactions[index];
    if (!isInVain(context, talk, since) || talk.at.text() < last) continue;
    last = talk.at.text();
    topic = talk.topic.text();
  }
  let times = 0;
  for (let index = 0; index < interactions.length; index++) {
    if (isInVain(context, interactions[index], since) && interactions[index].topic.text() == topic) times++;
  }
  return times > TOO_OFTEN ? 2 : times == TOO_OFTEN ? 1 : 0;
}

function isInVain(context: Context, talk: Interaction, since: string): bool {
  return isTheirs(context, talk, since) && !talk.outcome.is(InteractionOutcome.Resolved);
}
