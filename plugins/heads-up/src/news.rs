//! What affects the customer now or soon and hasn't been announced yet.

use std::cmp::Reverse;

use courtesy_sdk::contract::Label;
use courtesy_sdk::prelude::*;

use crate::Config;
use crate::day::day;

const TOLD_WITHIN_DAYS: i64 = 2;
/// For this long, a recovery of the order also covers its delay.
const RECOVERY_DAYS: i64 = 7;

/// Something that the customer should hear from us first.
pub(crate) enum News<'c> {
    Event(EventNews<'c>),
    LateOrder(LateOrder<'c>),
}

/// An event that affects the customer, and what of theirs it affects.
pub(crate) struct EventNews<'c> {
    pub(crate) event: Fact<'c, Event>,
    pub(crate) begun: bool,
    pub(crate) order: Option<Fact<'c, Order>>,
    pub(crate) appointment: Option<Fact<'c, Appointment>>,
}

/// An order that is expected later than promised.
pub(crate) struct LateOrder<'c> {
    pub(crate) order: Fact<'c, Order>,
    pub(crate) promised_at: Fact<'c, Timestamp>,
    pub(crate) expected_at: Fact<'c, Timestamp>,
}

/// The news for this customer, the most important first.
pub(crate) fn worth_telling<'c>(context: &'c Context, config: &Config) -> Vec<News<'c>> {
    let events = context.events().filter_map(|event| EventNews::find(context, config, event)).map(News::Event);
    let mut news: Vec<_> = events.filter(|news| !news.is_told(context, config)).collect();
    let orders = context.orders().filter_map(|order| LateOrder::find(context, config, order));
    for late in orders {
        let known = news.iter().any(|news| late.order.event.as_ref().is_some_and(|event| news.is_about(event)));
        let late = News::LateOrder(late);
        if !known && !late.is_told(context, config) {
            news.push(late);
        }
    }
    news.sort_by_key(|news| (Reverse(news.urgency()), !news.touches_something()));
    news
}

impl News<'_> {
    /// The key of an event is its reference, so that notices sent without this plugin count, too. A late order's key
    /// contains its new date, so that another date is news again.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Event(news) => news.event.reference.to_string(),
            Self::LateOrder(late) => {
                let day = day(*late.expected_at);
                propose::key(format_args!("late-order/{day}"), &late.order.id)
            }
        }
    }

    pub(crate) fn urgency(&self) -> Urgency {
        match self {
            Self::Event(news) => news.urgency(),
            Self::LateOrder(_) => Urgency::Warning,
        }
    }

    /// When it is no longer worth announcing: in two days, or when it is over or due for the next update.
    pub(crate) fn useful_until(&self, context: &Context, config: &Config) -> Timestamp {
        let latest = context.as_of.plus_days(TOLD_WITHIN_DAYS);
        match self {
            Self::Event(news) => {
                let ends = [news.event.until_at, news.next_update(context, config)];
                ends.into_iter().flatten().fold(latest, Timestamp::min)
            }
            Self::LateOrder(late) => latest.min(*late.expected_at),
        }
    }

    fn is_about(&self, event: &Label) -> bool {
        matches!(self, Self::Event(news) if news.event.reference == *event)
    }

    fn touches_something(&self) -> bool {
        match self {
            Self::Event(news) => news.order.is_some() || news.appointment.is_some(),
            Self::LateOrder(_) => true,
        }
    }

    /// Whether the customer was told lately. Messages that never reached them don't count.
    fn is_told(&self, context: &Context, config: &Config) -> bool {
        let since = match self {
            Self::Event(news) if news.unfolds() => context.as_of.plus_hours(-config.update_hours),
            _ => context.as_of.plus_days(-config.again_after_days),
        };
        let key = self.key();
        let mut arrived = context.history.iter().filter(|told| told.outcome != Some(Outcome::Failed));
        arrived.any(|told| told.key == *key && told.at > since || self.is_put_right(context, told))
    }

    /// Whether this was a recovery of the late order, which included its new date.
    fn is_put_right(&self, context: &Context, earlier: &HistoryItem) -> bool {
        let Self::LateOrder(late) = self else { return false };
        earlier.kind == ActionKind::ServiceRecovery
            && earlier.at > context.as_of.plus_days(-RECOVERY_DAYS)
            && earlier.group.as_ref().is_some_and(|group| *group == *crate::order_group(&late.order))
    }
}

impl<'c> EventNews<'c> {
    fn find(context: &'c Context, config: &Config, event: Fact<'c, Event>) -> Option<Self> {
        let over = event.until_at.is_some_and(|until| until <= context.as_of);
        let far = event.from_at.is_some_and(|from| from > context.as_of.plus_days(config.ahead_days));
        if over || far || event.affects_customer == Some(false) {
            return None;
        }
        let order = context.orders().rev().find(|order| touches_order(&event, order));
        let appointment = context.appointments().find(|planned| touches_appointment(context, &event, planned));
        let affected = event.affects_customer == Some(true) || order.is_some() || appointment.is_some();
        let begun = event.from_at.is_none_or(|from| from <= context.as_of);
        affected.then_some(Self { event, begun, order, appointment })
    }

    /// Whether it is ongoing and changes by the hour, so that one message isn't enough.
    fn unfolds(&self) -> bool {
        self.begun && matches!(self.event.kind, EventKind::Outage | EventKind::Weather | EventKind::Strike)
    }

    /// When the customer gets the next update if it lasts.
    pub(crate) fn next_update(&self, context: &Context, config: &Config) -> Option<Timestamp> {
        let next = context.as_of.plus_hours(config.update_hours);
        let lasts = self.event.until_at.is_none_or(|until| until > next);
        (self.unfolds() && lasts).then_some(next)
    }

    fn urgency(&self) -> Urgency {
        match self.event.kind {
            EventKind::Recall => Urgency::Critical,
            EventKind::Outage if self.begun => Urgency::Critical,
            EventKind::Weather if self.begun => Urgency::Warning,
            _ if self.order.is_some() || self.appointment.is_some() => Urgency::Warning,
            _ => Urgency::Info,
        }
    }
}

/// A recall affects what the customer has; everything else affects what is still to come.
fn touches_order(event: &Event, order: &Order) -> bool {
    let concerned = match event.kind {
        EventKind::Recall => !matches!(order.status, OrderStatus::Cancelled | OrderStatus::Returned),
        _ => is_to_come(order),
    };
    concerned && order.event.as_ref() == Some(&event.reference)
}

fn touches_appointment(context: &Context, event: &Event, appointment: &Appointment) -> bool {
    let within = appointment.at.is_none_or(|at| {
        at > context.as_of
            && event.from_at.is_none_or(|from| at >= from)
            && event.until_at.is_none_or(|until| at < until)
    });
    within && appointment.status == AppointmentStatus::Planned && appointment.event.as_ref() == Some(&event.reference)
}

fn is_to_come(order: &Order) -> bool {
    matches!(order.status, OrderStatus::Placed | OrderStatus::Shipped)
}

impl<'c> LateOrder<'c> {
    /// This order, if it will be late and the customer hasn't asked about it yet.
    fn find(context: &'c Context, config: &Config, order: Fact<'c, Order>) -> Option<Self> {
        let promised_at = fact!(order.promised_at)?;
        let expected_at = fact!(order.expected_at)?;
        let late = *expected_at >= promised_at.plus_hours(config.delay_hours) && *expected_at > context.as_of;
        let asked = context.cases.iter().any(|case| case.is_open() && case.order.as_ref() == Some(&order.id));
        (late && !asked && is_to_come(&order)).then_some(Self { order, promised_at, expected_at })
    }
}
