//! What is offered.

use courtesy_sdk::Unfounded;
use courtesy_sdk::contract::ServiceRecovery;
use courtesy_sdk::matter::promised_by;
use courtesy_sdk::prelude::*;

use crate::hardship::{Hardship, prevents};
use crate::silence::{NAME, is_better_about_terms, was_offered};
use crate::{Config, terms, words};

/// Something that may help.
pub(crate) enum Offer<'c> {
    /// To pay in smaller amounts, or later.
    Payment { billing: terms::Overdue<'c>, hardship: Option<Hardship<'c>> },
    /// A pause of a subscription, before it is paid for again.
    Pause { subscription: Fact<'c, Subscription>, renews_at: Fact<'c, Timestamp>, hardship: Hardship<'c> },
    /// A longer pause, before it ends.
    LongerPause { subscription: Fact<'c, Subscription>, ends_at: Fact<'c, Timestamp>, hardship: Hardship<'c> },
    /// Another day for an appointment that an event prevents.
    AnotherDay { appointment: Fact<'c, Appointment>, at: Timestamp, event: Fact<'c, Event> },
    /// Another day for a booking that an event prevents: an order that isn't delivered.
    AnotherBooking { order: Fact<'c, Order>, at: Timestamp, event: Fact<'c, Event> },
}

impl<'c> Offer<'c> {
    /// The offer to make: another day for what can't take place soon, then money, then a pause.
    pub(crate) fn find(context: &'c Context, config: &Config) -> Option<Self> {
        let another_day = || appointment(context, config).or_else(|| booking(context, config));
        let other_terms = || {
            let hardship = || Hardship::find(context, config);
            let payment = terms::overdue(context, config, hardship().is_some());
            payment.map(|billing| Self::Payment { billing, hardship: hardship() }).or_else(|| pause(context, config))
        };
        another_day().or_else(|| if is_better_about_terms(context, config) { None } else { other_terms() })
    }

    /// A short name, for the action's id.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Payment { .. } => "offer-another-way-to-pay",
            Self::Pause { .. } => "offer-a-pause",
            Self::LongerPause { .. } => "offer-a-longer-pause",
            Self::AnotherDay { .. } | Self::AnotherBooking { .. } => "offer-another-day",
        }
    }

    /// The name under which a person agrees to it: the same each time the same thing is offered.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Payment { .. } => propose::key(NAME, "payment"),
            Self::Pause { subscription, .. } | Self::LongerPause { subscription, .. } => {
                propose::key(NAME, &subscription.id)
            }
            Self::AnotherDay { appointment, .. } => propose::key(NAME, &appointment.id),
            Self::AnotherBooking { order, .. } => propose::key(NAME, &order.id),
        }
    }

    pub(crate) fn remedy(&self) -> Remedy {
        match self {
            Self::Payment { .. } | Self::Pause { .. } | Self::LongerPause { .. } => Remedy::TermChange,
            Self::AnotherDay { .. } | Self::AnotherBooking { .. } => Remedy::Rebook,
        }
    }

    /// Only a day that comes near makes it matter soon. Money and pauses have no haste.
    pub(crate) fn urgency(&self, context: &Context) -> Urgency {
        match self {
            Self::AnotherDay { at, .. } | Self::AnotherBooking { at, .. } if *at <= context.as_of.plus_days(3) => {
                Urgency::Warning
            }
            _ => Urgency::Info,
        }
    }

    /// From when it makes no sense any more.
    pub(crate) fn until(&self, context: &Context) -> Timestamp {
        let week = context.as_of.plus_days(7);
        match self {
            Self::Payment { .. } => week,
            Self::Pause { renews_at: ends, .. } | Self::LongerPause { ends_at: ends, .. } => week.min(**ends),
            Self::AnotherDay { at, .. } | Self::AnotherBooking { at, .. } => week.min(*at),
        }
    }

    /// The reasons, for the person who agrees.
    pub(crate) fn because(&self, recovery: Unfounded<ServiceRecovery>) -> Draft<ServiceRecovery> {
        match self {
            Self::Payment { billing, hardship } => {
                let draft = recovery.because("payment_needs_room", words::overdue(billing), billing.evidence());
                match hardship {
                    Some(hardship) => also(draft, hardship),
                    None => draft,
                }
            }
            Self::Pause { subscription, renews_at, hardship } => {
                also(recovery.because("renewal_ahead", words::renews(subscription, **renews_at), renews_at), hardship)
            }
            Self::LongerPause { subscription, ends_at, hardship } => {
                also(recovery.because("pause_ends", words::pause_ends(subscription, **ends_at), ends_at), hardship)
            }
            Self::AnotherDay { appointment, event, .. } => {
                recovery.because("cannot_take_place", words::appointment(appointment, event), (appointment, event))
            }
            Self::AnotherBooking { order, event, .. } => {
                recovery.because("cannot_take_place", words::booking(order, event), (order, event))
            }
        }
    }
}

fn also(draft: Draft<ServiceRecovery>, hardship: &Hardship<'_>) -> Draft<ServiceRecovery> {
    match hardship {
        Hardship::Care(care) => draft.because("handle_with_care", words::CARE, care),
        Hardship::Event(event) => draft.because("event_lasts", words::event(event), event),
    }
}

/// A pause for a subscription that renews soon, or a longer one for one whose pause ends.
fn pause<'c>(context: &'c Context, config: &Config) -> Option<Offer<'c>> {
    // To whoever wants contact only when it is needed, it isn't; to whoever is leaving, it looks like a leash.
    let unwelcome = context.preferences.contact_mode == Some(ContactMode::OnlyWhenNeeded)
        || context.customer.status == Some(CustomerStatus::Lapsing);
    if unwelcome {
        return None;
    }
    context.subscriptions().filter(|subscription| terms::can_rest(subscription, config)).find_map(|subscription| {
        let hardship = || Hardship::find(context, config);
        let soon = |at: &Fact<'_, Timestamp>| terms::is_soon(**at, context.as_of, config);
        match subscription.status {
            SubscriptionStatus::Active => {
                let renews_at = fact!(subscription.renews_at).filter(soon)?;
                Some(Offer::Pause { subscription, renews_at, hardship: hardship()? })
            }
            SubscriptionStatus::Paused => {
                let ends_at = fact!(subscription.paused_until_at).filter(soon)?;
                Some(Offer::LongerPause { subscription, ends_at, hardship: hardship()? })
            }
            SubscriptionStatus::Cancelled | SubscriptionStatus::Expired => None,
        }
    })
}

/// Another day for the next appointment that an event prevents.
fn appointment<'c>(context: &'c Context, config: &Config) -> Option<Offer<'c>> {
    let planned = context.appointments().filter(|appointment| appointment.status == AppointmentStatus::Planned);
    let prevented = planned.filter_map(|appointment| {
        let at = appointment.at.filter(|at| is_ahead(*at, context, config))?;
        let event = prevents(context, appointment.event.as_ref(), at, appointment.modality)?;
        Some((at, Offer::AnotherDay { appointment, at, event }))
    });
    next(context, prevented)
}

/// Another day for the next booking that an event prevents. A booking is an order that nobody delivers.
fn booking<'c>(context: &'c Context, config: &Config) -> Option<Offer<'c>> {
    let placed = context.orders().filter(|order| order.status == OrderStatus::Placed && order.fulfilment.is_none());
    let prevented = placed.filter_map(|order| {
        let at = order.expected_at.or(promised_by(&order)).filter(|at| is_ahead(*at, context, config))?;
        let event = prevents(context, Some(order.event.as_ref()?), at, None)?;
        Some((at, Offer::AnotherBooking { order, at, event }))
    });
    next(context, prevented)
}

/// The earliest that wasn't offered before.
fn next<'c>(context: &Context, prevented: impl Iterator<Item = (Timestamp, Offer<'c>)>) -> Option<Offer<'c>> {
    let fresh = prevented.filter(|(_, offer)| !was_offered(context, &offer.key()));
    fresh.min_by_key(|(at, _)| *at).map(|(_, offer)| offer)
}

/// Whether there is time to agree on another day, and not so much that everything may have changed by then.
fn is_ahead(at: Timestamp, context: &Context, config: &Config) -> bool {
    at >= context.as_of.plus_days(1) && at <= context.as_of.plus_days(config.ahead_days)
}
