// Conversations that would go better elsewhere.

import { channelFor, ownUse, slot, team, wait, wish, works } from "./channels";
import { DAY, MINUTE, Value, after, key } from "./courtesy";
import { Suggestion, earlier, written } from "./suggestion";
import { faceToFace, fromAfar, quicker, talkOnce } from "./words";

const TALKED: string[] = ["phone", "video"];
const QUICK: string[] = ["chat", "messaging", "phone", "video"];
const IN_WRITING: string[] = ["email", "chat", "messaging"];

/** The newest conversation that the customer started, if it is what the hook is about and didn't settle anything. */
function unsettled(context: Value): Value {
  const hook = context.get("hook").text();
  const none = Value.unknown();
  if (hook != "contact_started" && hook != "contact_ended") return none;
  let newest = none;
  const interactions = context.get("interactions").items();
  for (let index = 0; index < interactions.length; index++) {
    const talk = interactions[index];
    if (talk.get("direction").is("inbound") && talk.get("at").text() >= newest.get("at").text()) newest = talk;
  }
  return newest.get("outcome").is("resolved") ? none : newest;
}

/** Whether the customer is there now, waiting for somebody. */
function isWaiting(context: Value, talk: Value): bool {
  return context.get("hook").is("contact_started") && !talk.get("outcome").known;
}

/** In person or at a distance, as the customer asked for this task. */
export function otherPlace(context: Value): Suggestion | null {
  const talk = unsettled(context);
  const topic = talk.get("topic").text();
  const wanted = wish(context, topic);
  const channel = talk.get("channel");
  if (!wanted.known || !channel.known || channel.is("in_person") == isInPerson(wanted)) return null;
  const to = channelFor(context, wanted.text());
  const people = team(context, to);
  const free = slot(context, people);
  if (to == "" || !free.known) return null;
  const inPerson = isInPerson(wanted);
  const place = inPerson ? "in person" : "at a distance";
  const benefit = inPerson
    ? "The customer sees somebody in person, as they asked to for this, at a moment that is free."
    : "The customer can go on from home, as they asked to for this, at a moment that is free.";
  const suggestion = new Suggestion(
    "where-you-like-it", key(to, topic), to, topic, benefit, inPerson ? faceToFace() : fromAfar(to),
    earlier(free.text(), after(context.get("as_of"), 2 * DAY)));
  return said(context, suggestion, talk)
    .because("wanted_elsewhere", `The customer wants ${topic} ${place}.`, [wanted, talk])
    .because("somebody_is_free", `Somebody of ${people.get("queue").text()} is free.`, [free]);
}

/** One talk instead of yet another message. */
export function backAndForth(context: Value): Suggestion | null {
  const talk = unsettled(context);
  const config = context.get("config");
  const topic = talk.get("topic").text();
  if (!IN_WRITING.includes(talk.get("channel").text()) || topic == "" || prefersWriting(context, topic)) return null;
  const about = inWriting(context, topic, after(context.get("as_of"), -DAY * config.get("messages_days").whole()));
  const tooMany = <i32>config.get("messages").whole();
  if (about.length < tooMany) return null;
  const to = bestOf(context, TALKED, i64.MAX_VALUE);
  if (to == "") return null;
  const people = team(context, to);
  const soFar = `${about.length} conversations in writing about ${topic}, and it isn't settled.`;
  const suggestion = new Suggestion(
    "talk-it-over", key("talk", topic), to, topic, "One conversation instead of yet another message.", talkOnce(to),
    after(context.get("as_of"), DAY));
  return said(context, suggestion, talk)
    .because("back_and_forth", soFar, about.slice(-tooMany))
    .because("own_channel", `The customer likes ${to} or uses it.`, [ownUse(context, to)])
    .because("somebody_is_there", `The queue ${people.get("queue").text()} takes new work.`, [people]);
}

/** A channel of the customer's own on which somebody is there much sooner. */
export function longWait(context: Value): Suggestion | null {
  const talk = unsettled(context);
  const from = talk.get("channel").text();
  const queue = team(context, from);
  const config = context.get("config");
  const waits = queue.get("wait_s").whole(0);
  if (!isWaiting(context, talk) || waits < 60 * config.get("long_wait_minutes").whole()) return null;
  const spared = waits - 60 * config.get("gain_minutes").whole();
  const to = bestOf(context, QUICK, spared < waits / 2 ? spared : waits / 2);
  if (to == "" || to == from || isInPerson(wish(context, talk.get("topic").text()))) return null;
  const people = team(context, to);
  const minutes = wait(people) / 60 + 1;
  const topic = talk.get("topic").known ? talk.get("topic").text() : "question";
  const suggestion = new Suggestion(
    "less-waiting", key("wait", from), to, topic, `About ${minutes} min of waiting instead of ${waits / 60}.`,
    quicker(to, minutes), after(context.get("as_of"), 30 * MINUTE));
  return said(context, suggestion, talk)
    .because("long_wait", `The wait on ${from} is ${waits / 60} min.`, [talk, queue.get("wait_s")])
    .because("shorter_wait", `On ${to} it is about ${minutes} min.`, [people.get("wait_s")])
    .because("own_channel", `The customer likes ${to} or uses it.`, [ownUse(context, to)]);
}

/** Said where the conversation is; in writing once it is over. */
function said(context: Value, suggestion: Suggestion, talk: Value): Suggestion {
  suggestion.from = talk.get("channel").text();
  if (isWaiting(context, talk)) suggestion.over = [suggestion.from];
  else suggestion.over = written(context);
  return suggestion;
}

/** The customer's own channel among these with the shortest wait, at most so many seconds; "" if there is none. */
function bestOf(context: Value, channels: string[], longest: i64): string {
  let best = "";
  for (let index = 0; index < channels.length; index++) {
    const people = team(context, channels[index]);
    if (!people.known || !works(context, channels[index]) || !ownUse(context, channels[index]).known) continue;
    if (wait(people) <= longest && (best == "" || wait(people) < wait(team(context, best)))) best = channels[index];
  }
  return best;
}

/** The customer's conversations in writing about one thing since a moment that didn't settle it. */
function inWriting(context: Value, topic: string, since: string): Value[] {
  const found: Value[] = [];
  const interactions = context.get("interactions").items();
  for (let index = 0; index < interactions.length; index++) {
    const talk = interactions[index];
    const counts = talk.get("direction").is("inbound") && talk.get("at").text() > since
      && talk.get("topic").is(topic) && !talk.get("outcome").is("resolved")
      && IN_WRITING.includes(talk.get("channel").text());
    if (counts) found.push(talk);
  }
  return found;
}

/** Whether the customer would rather sort it out alone, or face to face. */
function prefersWriting(context: Value, topic: string): bool {
  return context.get("preferences").get("self_service").is("self") || isInPerson(wish(context, topic));
}

function isInPerson(wish: Value): bool {
  return wish.is("in_person");
}
