//! Signs of a hard time. The cause is never asked for and never named.

use courtesy_sdk::contract::Modality;
use courtesy_sdk::prelude::*;

use crate::Config;

/// An event whose end isn't known is expected to last for so many days more.
const KNOWN_DAYS: i64 = 3;

/// What shows that the customer has a hard time.
pub(crate) enum Hardship<'c> {
    /// The CRM asks to handle them with care.
    Care(Fact<'c, bool>),
    /// An event makes life hard where they live.
    Event(Fact<'c, Event>),
}

impl<'c> Hardship<'c> {
    pub(crate) fn find(context: &'c Context, config: &Config) -> Option<Self> {
        let in_force = context.care.until_at.is_none_or(|until| until > context.as_of);
        if let Some(care) = fact!(context.care.handle_with_care).filter(|_| in_force) {
            return Some(Self::Care(care));
        }
        context.events().find(|event| is_hard(event, context.as_of, config)).map(Self::Event)
    }
}

/// Whether an event affects the customer now, and for so long that plans no longer fit.
fn is_hard(event: &Event, now: Timestamp, config: &Config) -> bool {
    let kind = match event.kind {
        EventKind::Pandemic | EventKind::Weather | EventKind::Closure => true,
        // What doesn't work is put right, what is dangerous is called back, and a strike is over before a pause helps.
        EventKind::Outage | EventKind::Recall | EventKind::Strike => false,
    };
    let Some(from) = event.from_at.filter(|from| *from <= now) else { return false };
    let least = from.plus_days(config.least_hard_days);
    let is_long = least <= now || event.until_at.is_some_and(|until| until >= least);
    kind && event.affects_customer == Some(true) && event.until_at.is_none_or(|until| until > now) && is_long
}

/// The event that prevents what is planned for this time: the one that it names, or one that affects the customer.
pub(crate) fn prevents<'c>(
    context: &'c Context,
    named: Option<&Label>,
    at: Timestamp,
    modality: Option<Modality>,
) -> Option<Fact<'c, Event>> {
    let covers = |event: &Event| event.from_at.is_none_or(|from| from <= at) && lasts_until(event, at, context.as_of);
    let in_the_way = |event: &Fact<'_, Event>| match named {
        Some(name) => event.reference == *name,
        None => {
            event.affects_customer == Some(true)
                && keeps_people_home(event.kind)
                && modality == Some(Modality::InPerson)
        }
    };
    context.events().find(|event| event.kind != EventKind::Recall && covers(event) && in_the_way(event))
}

/// Whether an event still lasts at this time. Of most events whose end isn't known, nobody knows more than for some days.
fn lasts_until(event: &Event, at: Timestamp, now: Timestamp) -> bool {
    match (event.until_at, event.kind) {
        (Some(until), _) => at < until,
        (None, EventKind::Pandemic | EventKind::Closure) => true,
        (None, EventKind::Outage | EventKind::Recall | EventKind::Weather | EventKind::Strike) => {
            at <= now.plus_days(KNOWN_DAYS)
        }
    }
}

fn keeps_people_home(kind: EventKind) -> bool {
    match kind {
        EventKind::Pandemic | EventKind::Weather => true,
        // They concern the places that they name.
        EventKind::Outage | EventKind::Recall | EventKind::Strike | EventKind::Closure => false,
    }
}
