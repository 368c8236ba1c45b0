//! Texts for colleagues and customers.

use courtesy_sdk::prelude::*;

use crate::day::day;
use crate::event::EventNews;
use crate::late::LateOrder;
use crate::term::Term;

/// What the company does about a late order.
pub(crate) const WE_DELIVER: &str = "We bring the order on the new date.";
/// What the customer can do about a late order.
pub(crate) const SAY_IF_TOO_LATE: &str = "Say so if that is too late.";

/// The event, in a sentence for a colleague.
pub(crate) fn event(news: &EventNews<'_>) -> String {
    let event = &news.event;
    let area = event.area.as_ref().map(|area| format!(", {area}")).unwrap_or_default();
    let from = match (event.from_at, news.begun) {
        (Some(from), true) => format!(" has been going on since {}", day(from)),
        (Some(from), false) => format!(" begins on {}", day(from)),
        (None, _) => " is going on".to_owned(),
    };
    let until = event.until_at.map(|until| format!(" and lasts until {}", day(until))).unwrap_or_default();
    format!("Event {} ({}{area}){from}{until}, and affects this customer.", event.reference, event.kind)
}

/// The appointment, in a sentence for a colleague.
pub(crate) fn appointment(appointment: &Appointment) -> String {
    let at = appointment.at.map(|at| format!(" on {}", day(at))).unwrap_or_default();
    format!("It touches appointment {}{at}.", appointment.id)
}

/// What the company does at the end of a term.
pub(crate) const WE_CARRY_ON: &str = "We carry on as before unless the customer wishes otherwise.";
/// What the customer can do at the end of a term.
pub(crate) const SAY_IF_OTHERWISE: &str = "Say before that day what should change.";
/// What is promised about an event that goes on.
pub(crate) const UPDATE: &str = "Tell the customer how it goes on.";

/// The delay, in a sentence for a colleague.
pub(crate) fn late_order(late: &LateOrder<'_>) -> String {
    let promised = late.order.promised_on.filter(|_| late.order.promised_at.is_none());
    let promised = promised.map_or_else(|| day(late.promised_by), |day| day.to_string());
    let again = match late.told_before {
        0 => String::new(),
        1 => "; the customer was told another day before".to_owned(),
        times => format!("; the customer was told {times} other days before"),
    };
    format!("Order {} was promised for {promised} and is expected on {}{again}.", late.order.id, day(*late.expected_at))
}

/// What the colleague must know about an order whose day changes again and again.
pub(crate) fn keeps_moving(late: &LateOrder<'_>) -> String {
    let known = late_order(late);
    format!("{known} Don't send one more new day: speak with the customer, and ask what would help.")
}

/// The end of a term, in a sentence for a colleague.
pub(crate) fn term(term: &Term<'_>) -> String {
    let product = term.subscription.product.as_ref().map(|product| format!(" ({product})")).unwrap_or_default();
    let what = if term.is_paused() { "goes on after its pause" } else { "is renewed" };
    format!("Subscription {}{product} {what} on {}.", term.subscription.id, day(*term.at))
}

/// What the company does about an event.
pub(crate) fn we_do(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Outage => "We follow the outage, and tell the customer how it goes on.",
        EventKind::Recall => "We take the product back, and settle with the customer what follows.",
        EventKind::Closure => "We look for another time, place or way for what was planned there.",
        EventKind::Weather => "We follow the weather, and look for another way where plans can't hold.",
        EventKind::Strike => "We follow the strike, and look for another way where plans can't hold.",
        _ => "We look for another way of helping where the usual one isn't safe.",
    }
}

/// What the customer can do about an event.
pub(crate) fn you_can(news: &EventNews<'_>) -> &'static str {
    match news.event.kind {
        EventKind::Recall => "Stop using the product, and say whether it is still there.",
        _ if news.order.is_some() || news.appointment.is_some() => "Say which other time, place or way would suit.",
        _ => "Say so if it causes a problem.",
    }
}
