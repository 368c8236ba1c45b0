//! What a customer does by themselves: asks, and grows angry.

use courtesy_contract::{
    Case, CaseKind, CaseStatus, Channel, ContactMode, Context, CustomerStatus, Direction, Hook, Interaction,
    InteractionOutcome, Label, Permission, PermissionStatus, Purpose, Sentiment, Timestamp,
};

use super::Today;
use crate::trouble;

/// How a customer sounds who asks, who complains about a contact, and who has waited too long.
const CALM: f64 = 0.0;
const ANNOYED: f64 = -0.6;
const ANGRY: f64 = -0.8;

/// A day passes for the customer.
pub(super) fn pass(context: &mut Context, first_day: Timestamp, today: &mut Today) {
    if context.customer.status == Some(CustomerStatus::Deceased) {
        return;
    }
    let model = &today.model.customers;
    if today.luck.happens(model.asks_per_10000, "asks", "") {
        speak(context, "question", CALM, today);
        open(context, CaseKind::Question, None, today);
    }
    let waiting = trouble::silence_days(context, first_day).unwrap_or(0);
    let chance = model.angry_per_waiting_day_per_10000;
    if today.luck.happens_times(chance, waiting.into(), "angry") {
        speak(context, "anger", ANGRY, today);
        let has_complained = context.cases.iter().any(Case::is_open_complaint);
        if !has_complained && today.luck.happens(model.complains_per_10000, "complains", "") {
            let order =
                context.orders.iter().find(|order| trouble::is_late(order, today.now) || trouble::is_lost(order));
            let order = order.map(|order| order.id.clone());
            open(context, CaseKind::Complaint, order, today);
        }
    }
}

/// The customer complains about a contact, and perhaps wants no more.
pub(super) fn complain(context: &mut Context, key: &Label, today: &mut Today) {
    speak(context, "complaint", ANNOYED, today);
    if today.luck.happens(today.model.customers.stops_per_10000, "stops", key.as_str()) {
        context.preferences.contact_mode = Some(ContactMode::OnRequestOnly);
        for purpose in [Purpose::Care, Purpose::Research, Purpose::Marketing] {
            context.permissions.push(revoked(purpose, today.now));
        }
        today.occasions.push(Hook::PreferencesChanged);
    }
}

fn revoked(purpose: Purpose, at: Timestamp) -> Permission {
    Permission {
        purpose,
        channel: None,
        topic: None,
        status: PermissionStatus::Revoked,
        basis: None,
        from_at: Some(at),
        to_at: None,
        source: None,
    }
}

/// The customer writes or calls; nobody has solved it yet.
pub(super) fn speak(context: &mut Context, what: &str, sentiment: f64, today: &mut Today) {
    let number = context.interactions.len();
    let Ok(id) = Label::new(format!("simulated-{what}-{}-{number}", today.day)) else { return };
    context.interactions.push(Interaction {
        channel: Some(usual_channel(context)),
        direction: Some(Direction::Inbound),
        sentiment: Sentiment::new(sentiment).ok(),
        outcome: Some(InteractionOutcome::Unresolved),
        ..Interaction::new(id, today.now)
    });
    today.occasions.push(Hook::ContactEnded);
}

/// Opens a case.
fn open(context: &mut Context, kind: CaseKind, order: Option<Label>, today: &mut Today) {
    let Ok(id) = Label::new(format!("simulated-{kind}-{}", today.day)) else { return };
    context.cases.push(Case {
        opened_at: Some(today.now),
        order,
        via: Some(usual_channel(context)),
        ..Case::new(id, kind, CaseStatus::Open)
    });
    today.occasions.push(Hook::CaseOpened);
}

/// The channel that the customer prefers, or e-mail.
fn usual_channel(context: &Context) -> Channel {
    context.preferences.preferred_channels.first().copied().unwrap_or(Channel::Email)
}
