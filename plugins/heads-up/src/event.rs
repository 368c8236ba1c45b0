//! Events that affect the customer.

use courtesy_sdk::prelude::*;

use crate::Config;

/// An event that affects the customer, and what of theirs it affects.
pub(crate) struct EventNews<'c> {
    pub(crate) event: Fact<'c, Event>,
    pub(crate) begun: bool,
    pub(crate) order: Option<Fact<'c, Order>>,
    pub(crate) appointment: Option<Fact<'c, Appointment>>,
    /// For how many days it has been going on, if the customer knows of it.
    pub(crate) lasts_days: Option<i64>,
}

impl<'c> EventNews<'c> {
    pub(crate) fn find(context: &'c Context, config: &Config, event: Fact<'c, Event>) -> Option<Self> {
        let over = event.until_at.is_some_and(|until| until <= context.as_of);
        let far = event.from_at.is_some_and(|from| from > context.as_of.plus_days(config.ahead_days));
        if over || far || event.affects_customer == Some(false) {
            return None;
        }
        let order = context.orders().rev().find(|order| touches_order(&event, order));
        let appointment = context.appointments().find(|planned| touches_appointment(context, &event, planned));
        let affected = event.affects_customer == Some(true) || order.is_some() || appointment.is_some();
        let begun = event.from_at.is_none_or(|from| from <= context.as_of);
        let told_at = context.history.iter().filter(|told| told.key == event.reference && told.was_done());
        let told_at = told_at.map(|told| told.at).min();
        let lasts_days = told_at.map(|told| context.as_of.days_since(event.from_at.unwrap_or(told).min(told)));
        affected.then_some(Self { event, begun, order, appointment, lasts_days })
    }

    /// Whether it is ongoing and changes by the hour, so that one message isn't enough.
    pub(crate) fn unfolds(&self) -> bool {
        self.begun && matches!(self.event.kind, EventKind::Outage | EventKind::Weather | EventKind::Strike)
    }

    /// Whether the customer was told lately. Messages that never reached them don't count.
    pub(crate) fn is_told(&self, context: &Context, config: &Config) -> bool {
        let since = if self.unfolds() {
            context.as_of.plus_hours(-config.update_hours)
        } else {
            context.as_of.plus_days(-config.again_after_days)
        };
        let key = &self.event.reference;
        context.history.iter().any(|told| told.key == *key && told.was_done() && told.at > since)
    }

    /// When the customer gets the next update if it lasts, and who keeps that promise; `None` if nobody can.
    pub(crate) fn next_update<'k>(&self, context: &'k Context, config: &'k Config) -> Option<(Timestamp, &'k str)> {
        let next = context.as_of.plus_hours(config.update_hours);
        let lasts = self.event.until_at.is_none_or(|until| until > next);
        let keeper = context.keeper(None, &config.queue, next).filter(|_| self.unfolds() && lasts)?;
        Some((next, keeper))
    }

    pub(crate) fn urgency(&self) -> Urgency {
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
        _ => crate::late::is_to_come(order),
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
