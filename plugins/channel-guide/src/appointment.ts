// Appointments that would suit the customer better in another place.

import { channelFor, wish } from "./channels";
import { DAY, HOUR, Text, Value, after, key } from "./courtesy";
import { Suggestion, earlier, written } from "./suggestion";
import { comeToUs, eventInTheWay, stayAtHome } from "./words";

/** The first planned appointment that the customer wanted elsewhere, or that an event makes hard to come to. */
export function appointment(context: Value): Suggestion | null {
  const soon = after(context.get("as_of"), HOUR * context.get("config").get("notice_hours").whole());
  const appointments = context.get("appointments").items();
  for (let index = 0; index < appointments.length; index++) {
    const planned = appointments[index];
    if (!planned.get("status").is("planned") || planned.get("at").text() <= soon) continue;
    const suggestion = planned.get("modality").known ? better(context, planned) : null;
    if (suggestion !== null) {
      suggestion.until = earlier(planned.get("at").text(), after(context.get("as_of"), 2 * DAY));
      suggestion.over = written(context);
      return suggestion;
    }
  }
  return null;
}

function better(context: Value, planned: Value): Suggestion | null {
  const wanted = wish(context, planned.get("topic").text());
  if (!wanted.known) return aroundEvent(context, planned);
  const to = channelFor(context, wanted.text());
  if (to == "" || wanted.text() == planned.get("modality").text()) return null;
  const suggestion = to == "in_person"
    ? moved(planned, to, "The customer sees somebody in person, as they asked to for this.", comeToUs())
    : moved(planned, to, "The customer needn't travel, as they asked for this.", stayAtHome(to));
  return suggestion
    .because("wanted_elsewhere", `The customer wants ${planned.get("topic").text()} ${place(wanted)}.`, [wanted])
    .because("planned_elsewhere", `${named(planned)} is planned ${place(planned.get("modality"))}.`, [planned]);
}

/** At a distance, if an event lies between the customer and a place where they are expected. */
function aroundEvent(context: Value, planned: Value): Suggestion | null {
  const event = context.get("events").find("ref", planned.get("event").text());
  const kind = event.get("kind").text();
  const hinders = keepsAway(kind) && !event.get("affects_customer").no && isOn(event, planned.get("at").text());
  const movable = planned.get("modality").is("in_person")
    && context.get("config").get("virtual_tasks").has(planned.get("topic").text());
  const to = channelFor(context, "virtual");
  if (!hinders || !movable || to == "") return null;
  return moved(planned, to, "The appointment goes on, and the customer needn't come through it.", eventInTheWay(to))
    .because("event_in_the_way", `${named(planned)} is touched by an event: ${kind}.`, [event, planned]);
}

function moved(planned: Value, to: string, benefit: string, texts: Text[]): Suggestion {
  const topic = planned.get("topic");
  const task = topic.known ? topic.text() : "appointment";
  const thing = key("appointment", planned.get("id").text());
  const suggestion = new Suggestion("move-the-appointment", thing, to, task, benefit, texts, "");
  if (planned.get("modality").is("in_person")) suggestion.from = "in_person";
  return suggestion;
}

function isOn(event: Value, at: string): bool {
  const from = event.get("from_at");
  const until = event.get("until_at");
  return (!from.known || from.text() <= at) && (!until.known || at < until.text());
}

/** An outage or a recall is no reason to stay at home. */
function keepsAway(kind: string): bool {
  return kind == "weather" || kind == "strike" || kind == "pandemic" || kind == "closure";
}

function named(planned: Value): string {
  return `Appointment ${planned.get("id").text()} on ${planned.get("at").text().substring(0, 10)}`;
}

function place(modality: Value): string {
  return modality.is("in_person") ? "in person" : "at a distance";
}
