// Conversations that would go better on another channel.

import { channelFor, isInPerson, ownUse, slot, team, wait, wish, works } from "./channels";
import {
  Channel, Context, DAY, Direction, Fact, Hook, Interaction, InteractionOutcome, MINUTE, SelfServicePreference, after, key,
} from "./courtesy";
import { conversation } from "./judgement";
import { Suggestion, among, atOnce, earlier, written } from "./suggestion";
import { faceToFace, fromAfar, quicker, talkOnce } from "./words";

const TALKED: Channel[] = [Channel.Phone, Channel.Video];
const QUICK: Channel[] = [Channel.Chat, Channel.Messaging, Channel.Phone, Channel.Video];
const IN_WRITING: Channel[] = [Channel.Email, Channel.Chat, Channel.Messaging];

/** The newest conversation that the customer started, if the hook is about it and it settled nothing. */
function unsettled(context: Context): Interaction {
  const none = new Interaction(Fact.unknown());
  if (!context.hook.is(Hook.ContactStarted) && !context.hook.is(Hook.ContactEnded)) return none;
  let newest = none;
  const interactions = context.interactions;
  for (let index = 0; index < interactions.length; index++) {
    const talk = interactions[index];
    if (talk.direction.is(Direction.Inbound) && talk.at.text() >= newest.at.text()) newest = talk;
  }
  return newest.outcome.is(InteractionOutcome.Resolved) ? none : newest;
}

/** In person or remotely, as the customer prefers for this task. */
export function otherPlace(context: Context): Suggestion | null {
  const talk = unsettled(context);
  const topic = talk.topic.text();
  const wanted = wish(context, topic);
  const inPerson = isInPerson(wanted);
  if (!wanted.known || !talk.channel.known || talk.channel.is(Channel.InPerson) == inPerson) return null;
  const to = channelFor(context, inPerson);
  if (to === null) return null;
  const people = team(context, to.word);
  const free = slot(context, people);
  if (!free.known) return null;
  const place = inPerson ? "in person" : "at a distance";
  const benefit = inPerson
    ? "The customer sees somebody in person, as they asked to for this, at a moment that is free."
    : "The customer can go on from home, as they asked to for this, at a moment that is free.";
  const suggestion = new Suggestion(
    "where-you-like-it", key(to.word, topic), to, topic, benefit, inPerson ? faceToFace() : fromAfar(to),
    earlier(free.text(), after(context.as_of, 2 * DAY)));
  return said(context, suggestion, talk)
    .because("wanted_elsewhere", `The customer wants ${topic} ${place}.`, [wanted, talk.fact])
    .because("somebody_is_free", `Somebody of ${people.queue.text()} is free.`, [free]);
}

/** A call instead of yet another message. */
export function backAndForth(context: Context): Suggestion | null {
  const talk = unsettled(context);
  const config = context.config;
  const topic = talk.topic.text();
  if (among(IN_WRITING, talk.channel) === null || topic == "" || prefersWriting(context, topic)) return null;
  const about = inWriting(context, topic, after(context.as_of, -DAY * config.get("messages_days").whole()));
  const tooMany = <i32>config.get("messages").whole();
  if (about.length < tooMany) return null;
  const to = bestOf(context, TALKED, i64.MAX_VALUE);
  if (to === null) return null;
  const people = team(context, to.word);
  const soFar = `${about.length} conversations in writing about ${topic}, and it isn't settled.`;
  const suggestion = new Suggestion(
    "talk-it-over", key("talk", topic), to, topic, "One conversation instead of yet another message.", talkOnce(to),
    after(context.as_of, DAY));
  return said(context, suggestion, talk)
    .because("back_and_forth", soFar, about.slice(-tooMany))
    .because("own_channel", `The customer likes ${to.word} or uses it.`, [ownUse(context, to)])
    .because("somebody_is_there", `The queue ${people.queue.text()} takes new work.`, [people.fact]);
}

/** One of the customer's own channels with a much shorter wait. */
export function longWait(context: Context): Suggestion | null {
  const talk = unsettled(context);
  const from = talk.channel.text();
  const queue = team(context, from);
  const config = context.config;
  const waits = queue.wait_s.whole(0);
  if (!conversation(context).fact.known || waits < 60 * config.get("long_wait_minutes").whole()) return null;
  const spared = waits - 60 * config.get("gain_minutes").whole();
  const to = bestOf(context, QUICK, spared < waits / 2 ? spared : waits / 2);
  if (to === null || to.word == from || isInPerson(wish(context, talk.topic.text()))) return null;
  const people = team(context, to.word);
  const minutes = wait(people) / 60 + 1;
  const topic = talk.topic.known ? talk.topic.text() : "question";
  const suggestion = new Suggestion(
    "less-waiting", key("wait", from), to, topic, `About ${minutes} min of waiting instead of ${waits / 60}.`,
    quicker(to, minutes), after(context.as_of, 30 * MINUTE));
  said(context, suggestion, talk);
  if (among(TALKED, talk.channel) !== null) suggestion.over = atOnce(context);
  return suggestion
    .because("long_wait", `The wait on ${from} is ${waits / 60} min.`, [talk.fact, queue.wait_s])
    .because("shorter_wait", `On ${to.word} it is about ${minutes} min.`, [people.wait_s])
    .because("own_channel", `The customer likes ${to.word} or uses it.`, [ownUse(context, to)]);
}

/** In the conversation if it is written and goes on, and else in writing. */
function said(context: Context, suggestion: Suggestion, talk: Interaction): Suggestion {
  suggestion.from = new Channel(talk.channel.text());
  suggestion.over = written(context);
  return suggestion;
}

/** Of these channels, the customer's own with the shortest wait, up to a maximum in seconds. */
function bestOf(context: Context, channels: Channel[], longest: i64): Channel | null {
  let best: Channel | null = null;
  let shortest = longest;
  for (let index = 0; index < channels.length; index++) {
    const channel = channels[index];
    const people = team(context, channel.word);
    if (!people.fact.known || !works(context, channel) || !ownUse(context, channel).known) continue;
    if (wait(people) > shortest || (best !== null && wait(people) == shortest)) continue;
    best = channel;
    shortest = wait(people);
  }
  return best;
}

/** The customer's written conversations about one topic since a given time that didn't settle it. */
function inWriting(context: Context, topic: string, since: string): Fact[] {
  const found: Fact[] = [];
  const interactions = context.interactions;
  for (let index = 0; index < interactions.length; index++) {
    const talk = interactions[index];
    const counts = talk.direction.is(Direction.Inbound) && talk.at.text() > since
      && talk.topic.says(topic) && !talk.outcome.is(InteractionOutcome.Resolved)
      && among(IN_WRITING, talk.channel) !== null;
    if (counts) found.push(talk.fact);
  }
  return found;
}

/** Whether the customer prefers self-service, or meeting in person. */
function prefersWriting(context: Context, topic: string): bool {
  return context.preferences.self_service.is(SelfServicePreference.Self) || isInPerson(wish(context, topic));
}
