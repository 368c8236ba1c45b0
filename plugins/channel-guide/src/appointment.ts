// Appointments that would suit the customer better elsewhere.

import { channelFor, isInPerson, wish } from "./channels";
import {
  Appointment, AppointmentStatus, Channel, Context, DAY, Event, EventKind, Fact, HOUR, Text, after, key,
} from "./courtesy";
import { Suggestion, earlier, written } from "./suggestion";
import { comeToUs, eventInTheWay, stayAtHome } from "./words";

/** The first planned appointment that the customer wanted elsewhere, or that an event makes hard to attend. */
export function appointment(context: Context): Suggestion | null {
  const soon = after(context.as_of, HOUR * context.config.get("notice_hours").whole());
  const appointments = context.appointments;
  for (let index = 0; index < appointments.length; index++) {
    const planned = appointments[index];
    if (!planned.status.is(AppointmentStatus.Planned) || planned.at.text() <= soon) continue;
    const suggestion = planned.modality.known ? better(context, planned) : null;
    if (suggestion !== null) {
      suggestion.until = earlier(planned.at.text(), after(context.as_of, 2 * DAY));
      suggestion.over = written(context);
      return suggestion;
    }
  }
  return null;
}

function better(context: Context, planned: Appointment): Suggestion | null {
  const wanted = wish(context, planned.topic.text());
  if (!wanted.known) return aroundEvent(context, planned);
  const to = channelFor(context, isInPerson(wanted));
  if (to === null || wanted.text() == planned.modality.text()) return null;
  const suggestion = to == Channel.InPerson
    ? moved(planned, to, "The customer sees somebody in person, as they asked to for this.", comeToUs())
    : moved(planned, to, "The customer needn't travel, as they asked for this.", stayAtHome(to));
  return suggestion
    .because("wanted_elsewhere", `The customer wants ${planned.topic.text()} ${place(wanted)}.`, [wanted])
    .because("planned_elsewhere", `${named(planned)} is planned ${place(planned.modality)}.`, [planned.fact]);
}

/** Suggests meeting remotely if an event makes it hard to get to the appointment. */
function aroundEvent(context: Context, planned: Appointment): Suggestion | null {
  const event = eventOf(context, planned);
  const hinders = keepsAway(event.kind) && !event.affects_customer.no && isOn(event, planned.at.text());
  const movable = isInPerson(planned.modality) && context.config.get("virtual_tasks").has(planned.topic.text());
  const to = channelFor(context, false);
  if (!hinders || !movable || to === null) return null;
  const why = `${named(planned)} is touched by an event: ${event.kind.text()}.`;
  return moved(planned, to, "The appointment goes on, and the customer needn't come through it.", eventInTheWay(to))
    .because("event_in_the_way", why, [event.fact, planned.fact]);
}

function eventOf(context: Context, planned: Appointment): Event {
  const events = context.events;
  for (let index = 0; index < events.length; index++) {
    if (events[index].ref.says(planned.event.text())) return events[index];
  }
  return new Event(Fact.unknown());
}

function moved(planned: Appointment, to: Channel, benefit: string, texts: Text[]): Suggestion {
  const task = planned.topic.known ? planned.topic.text() : "appointment";
  const thing = key("appointment", planned.id.text());
  const suggestion = new Suggestion("move-the-appointment", thing, to, task, benefit, texts, "");
  if (isInPerson(planned.modality)) suggestion.from = Channel.InPerson;
  return suggestion;
}

function isOn(event: Event, at: string): bool {
  const from = event.from_at;
  const until = event.until_at;
  return (!from.known || from.text() <= at) && (!until.known || at < until.text());
}

/** Whether an event makes travel hard; outages and recalls don't. */
function keepsAway(kind: Fact): bool {
  return kind.is(EventKind.Weather) || kind.is(EventKind.Strike) || kind.is(EventKind.Pandemic)
    || kind.is(EventKind.Closure);
}

function named(planned: Appointment): string {
  return `Appointment ${planned.id.text()} on ${planned.at.text().substring(0, 10)}`;
}

function place(modality: Fact): string {
  return isInPerson(modality) ? "in person" : "at a distance";
}
