//! Earlier contacts with residents, and their outcomes.

use courtesy_contract::{
    ActionKind, Case, CaseKind, Channel, CustomerStatus, HistoryItem, Order, Outcome, Permission, PermissionStatus,
    Purpose, Timestamp,
};

use super::clock::{as_of, moment, some_time};
use super::company::{CLOSURE, STORM, STRIKE};
use super::dice::Dice;
use super::label;
use super::resident::{Fate, Resident};
use super::trade::euros;

/// The company's earlier contacts with the resident, oldest first.
pub(super) fn history(
    resident: &Resident,
    permissions: &[Permission],
    orders: &[Order],
    cases: &[Case],
    dice: &mut Dice,
) -> Vec<HistoryItem> {
    if resident.status == CustomerStatus::Prospect {
        return Vec::new();
    }
    let granted = |purpose| {
        let mut said = permissions.iter().filter(|permission| permission.purpose == purpose);
        said.all(|permission| permission.status == PermissionStatus::Granted)
    };
    let mut history = Vec::new();
    if granted(Purpose::Marketing) && dice.happens(72) {
        let at = moment("2026-03-24T09:00:00Z").plus_hours(dice.pick(&[0, 24, 48]));
        let outcome = reply(resident, dice);
        history.push(contact("spring-letter", ActionKind::HeadsUp, Purpose::Marketing, at, outcome));
    }
    if granted(Purpose::Care) {
        history.extend(attention(resident, dice));
    }
    if orders.last().and_then(|order| order.event.as_ref()).is_some_and(|event| event == STRIKE) && dice.happens(60) {
        let at = moment("2026-03-26T10:30:00Z");
        history.push(contact(STRIKE, ActionKind::HeadsUp, Purpose::Service, at, Outcome::Delivered));
    }
    history.extend(notice(resident, &mut dice.aside()));
    if resident.fate == Fate::Pestered {
        history.extend(pestered(&mut dice.aside()));
    }
    let complaint = cases.iter().find(|case| case.kind == CaseKind::Complaint);
    if let Some(closed_at) = complaint.and_then(|complaint| complaint.closed_at) {
        let outcome = if dice.happens(70) { Outcome::Accepted } else { Outcome::Delivered };
        let at = closed_at.plus_hours(-2);
        history.push(contact("recovery", ActionKind::ServiceRecovery, Purpose::Service, at, outcome));
    }
    history.retain(|item| item.at < as_of());
    history.sort_by_key(|item| item.at);
    history
}

fn attention(resident: &Resident, dice: &mut Dice) -> Vec<HistoryItem> {
    let mut history = Vec::new();
    let quiet = resident.silent_days > resident.rhythm_days * 2;
    if dice.happens(if quiet { 40 } else { 9 }) {
        let at = some_time(dice.between(2, 150).min(resident.tenure_days), dice);
        history.push(contact("check-in", ActionKind::CheckIn, Purpose::Care, at, reply(resident, dice)));
    }
    if resident.tenure_days > 400 && dice.happens(10 + resident.trust / 4) {
        let at = some_time(dice.between(25, 700).min(resident.tenure_days), dice);
        let channel = dice.pick(&[Channel::Post, Channel::Post, Channel::Email, Channel::InPerson]);
        history.push(HistoryItem {
            channel: Some(channel),
            group: Some(label("surprise")),
            cost: Some(euros(dice.pick(&[250, 450, 750, 1_000, 1_500, 2_500]))),
            ..contact("gesture", ActionKind::Gesture, Purpose::Care, at, Outcome::Delivered)
        });
    }
    history
}

/// Earlier notices about the storm and the closing store, sent to residents whom they affect.
fn notice(resident: &Resident, dice: &mut Dice) -> Option<HistoryItem> {
    let (event, channel, at) = match resident.fate {
        Fate::Storm => (STORM, Channel::Sms, moment("2026-03-28T14:30:00Z")),
        Fate::Closing => (CLOSURE, Channel::Email, moment("2026-03-18T09:00:00Z")),
        _ => return None,
    };
    let heads_up = contact(event, ActionKind::HeadsUp, Purpose::Service, at, Outcome::Delivered);
    dice.happens(60).then_some(HistoryItem { channel: Some(channel), ..heads_up })
}

/// Unrequested check-ins, each dismissed.
fn pestered(dice: &mut Dice) -> Vec<HistoryItem> {
    let unwelcome = |days_ago: i64| {
        let at = some_time(days_ago, dice);
        contact("check-in", ActionKind::CheckIn, Purpose::Care, at, Outcome::Dismissed)
    };
    [80, 45, 15].map(unwelcome).to_vec()
}

fn reply(resident: &Resident, dice: &mut Dice) -> Outcome {
    let distrust = 100 - resident.trust;
    dice.weigh(&[
        (60, Outcome::Delivered),
        (resident.trust / 2, Outcome::Accepted),
        (distrust / 3, Outcome::Dismissed),
        (distrust / 20, Outcome::Complained),
        (3, Outcome::Failed),
    ])
}

fn contact(key: &str, kind: ActionKind, purpose: Purpose, at: Timestamp, outcome: Outcome) -> HistoryItem {
    HistoryItem {
        key: label(key),
        kind,
        at,
        plugin: None,
        channel: Some(Channel::Email),
        purpose: Some(purpose),
        group: None,
        outcome: Some(outcome),
        cost: None,
    }
}
