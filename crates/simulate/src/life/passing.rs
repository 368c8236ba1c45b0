//! What the mere passing of a day changes.

use courtesy_contract::{AppointmentStatus, Context};

use super::Today;

/// Counts the day, lets appointments take place whose time has come, and ends events. An event ends for all customers on the
/// same day.
pub(super) fn pass(context: &mut Context, today: &Today) {
    let later = |days: Option<u32>| days.map(|days| days.saturating_add(1));
    context.customer.tenure_days = later(context.customer.tenure_days);
    if context.billing.arrears {
        context.billing.days_past_due = later(context.billing.days_past_due);
    }
    for appointment in &mut context.appointments {
        let is_planned = appointment.status == AppointmentStatus::Planned;
        if is_planned && appointment.at.is_some_and(|at| at <= today.now) {
            appointment.status = AppointmentStatus::Done;
        }
    }
    for event in context.events.iter_mut().filter(|event| event.until_at.is_none()) {
        if today.common.happens(today.model.events.ends_per_10000, "event_ends", event.reference.as_str()) {
            event.until_at = Some(event.from_at.map_or(today.now, |from| from.max(today.now)));
        }
    }
}
