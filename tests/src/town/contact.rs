//! Conversations between residents and the company, and the cases that they led to.

use courtesy_contract::{
    Case, CaseKind, CaseStatus, Channel, CustomerStatus, Direction, Effort, Handler, Interaction, InteractionOutcome,
    Order, OrderStatus, Sentiment, Severity, Timestamp,
};

use super::clock::{as_of, full_hour, some_time};
use super::company::{CLOSURE, OUTAGE, RECALL};
use super::dice::Dice;
use super::label;
use super::resident::{Fate, Resident};

/// The resident's conversations, newest last.
pub(super) fn interactions(resident: &Resident, dice: &mut Dice) -> Vec<Interaction> {
    let mut interactions: Vec<Interaction> =
        (0..dice.pick(&[0, 0, 1, 1, 1, 2, 3])).map(|_| everyday(resident, dice)).collect();
    if let Some(at) = resident.spoke_at {
        if resident.fate == Fate::ToAndFro {
            interactions.extend(to_and_fro(at, &mut dice.aside()));
        }
        if resident.stuck_with_bot {
            interactions.push(struggle(at, resident, dice));
        }
        if !resident.stuck_with_bot || dice.happens(30) {
            let later = if resident.stuck_with_bot { dice.between(5, 50) * 60 } else { 0 };
            interactions.push(talk(at.plus_s(later).min(as_of().plus_s(-60)), resident, dice));
        }
    }
    interactions.sort_by_key(|interaction| interaction.at);
    for (index, interaction) in interactions.iter_mut().enumerate() {
        interaction.id = label(format!("i-{}-{}", resident.number, index + 1));
    }
    interactions
}

fn everyday(resident: &Resident, dice: &mut Dice) -> Interaction {
    let days_ago = dice.between(8, 400).min(resident.tenure_days.max(8));
    let bot = dice.happens(resident.digital * 7 / 10);
    let mood = (resident.trust / 10 - 4 + dice.between(-2, 2)).clamp(-10, 10);
    Interaction {
        topic: Some(label(dice.pick(&["product", "delivery", "invoice", "subscription", "store"]))),
        ..interaction(
            some_time(days_ago, dice),
            if bot { (Channel::Chat, Handler::Bot) } else { (usual_channel(resident, dice), Handler::Human) },
            (mood, dice.between(1, 4)),
            if dice.happens(85) { InteractionOutcome::Resolved } else { InteractionOutcome::Unresolved },
        )
    }
}

fn struggle(at: Timestamp, resident: &Resident, dice: &mut Dice) -> Interaction {
    let outcome = dice.weigh(&[
        (55, InteractionOutcome::Abandoned),
        (25, InteractionOutcome::Unresolved),
        (20, InteractionOutcome::Escalated),
    ]);
    let effort = if resident.has_failed_order() { dice.pick(&[6, 6, 7]) } else { dice.pick(&[5, 6, 6, 7]) };
    Interaction {
        topic: Some(label(topic(resident.fate))),
        event: event(resident.fate).map(label),
        ..interaction(at, (Channel::Chat, Handler::Bot), (dice.between(-9, -4), effort), outcome)
    }
}

fn talk(at: Timestamp, resident: &Resident, dice: &mut Dice) -> Interaction {
    let calm = resident.is_merely_asking() && resident.fate != Fate::ToAndFro;
    let mood = if calm { dice.between(-2, 5) } else { dice.between(-7, 0) };
    let effort = if calm { dice.between(1, 3) } else { dice.between(2, 5) };
    let outcome = match (calm, dice.happens(70)) {
        (true, true) => InteractionOutcome::Resolved,
        (false, false) => InteractionOutcome::Escalated,
        _ => InteractionOutcome::Unresolved,
    };
    let usual = usual_channel(resident, dice);
    let channel = if resident.fate == Fate::ToAndFro { Channel::Email } else { usual };
    Interaction {
        topic: Some(label(topic(resident.fate))),
        event: event(resident.fate).map(label),
        ..interaction(at, (channel, Handler::Human), (mood, effort), outcome)
    }
}

/// Earlier messages about the invoice, none of which settled it.
fn to_and_fro(newest: Timestamp, dice: &mut Dice) -> Vec<Interaction> {
    let written = |days_ago: i64| Interaction {
        topic: Some(label(topic(Fate::ToAndFro))),
        ..interaction(
            newest.plus_days(-days_ago),
            (Channel::Email, Handler::Human),
            (dice.between(-4, 0), dice.between(3, 5)),
            InteractionOutcome::Unresolved,
        )
    };
    [5, 3, 1].map(written).to_vec()
}

fn usual_channel(resident: &Resident, dice: &mut Dice) -> Channel {
    match resident.digital {
        ..35 => dice.pick(&[Channel::Phone, Channel::Phone, Channel::InPerson]),
        35..65 => dice.pick(&[Channel::Email, Channel::Phone]),
        _ => dice.pick(&[Channel::Email, Channel::Messaging]),
    }
}

fn topic(fate: Fate) -> &'static str {
    match fate {
        Fate::Late | Fate::Lost | Fate::Damaged | Fate::Missed => "delivery",
        Fate::PaymentRefused => "payment",
        Fate::ToAndFro => "invoice",
        Fate::Outage | Fate::Storm => "pick_up",
        Fate::Recalled => "safety",
        Fate::Closing => "store",
        Fate::Calm | Fate::Asked | Fate::Complained | Fate::Stuck | Fate::Pestered => "product",
    }
}

/// What a question is about. Some ask how to use what they bought, which other customers can answer too.
fn asked_about(resident: &Resident, dice: &mut Dice) -> &'static str {
    match resident.fate {
        Fate::Asked => dice.weigh(&[(60, "product"), (25, "how_to"), (15, "setup")]),
        fate => topic(fate),
    }
}

fn interaction(
    at: Timestamp,
    (channel, handler): (Channel, Handler),
    (mood_tenths, effort): (i64, i64),
    outcome: InteractionOutcome,
) -> Interaction {
    Interaction {
        id: label("i"),
        at,
        channel: Some(channel),
        direction: Some(Direction::Inbound),
        handler: Some(handler),
        topic: None,
        sentiment: Sentiment::new(mood_tenths as f64 / 10.0).ok(),
        effort: u8::try_from(effort).ok().and_then(|effort| Effort::new(effort).ok()),
        outcome: Some(outcome),
        event: None,
    }
}

fn event(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Outage => Some(OUTAGE),
        Fate::Closing => Some(CLOSURE),
        Fate::Recalled => Some(RECALL),
        _ => None,
    }
}

/// The resident's open and closed cases.
pub(super) fn cases(resident: &Resident, orders: &[Order], dice: &mut Dice) -> Vec<Case> {
    let mut cases = Vec::new();
    if resident.fate == Fate::Complained {
        cases.push(past_complaint(resident, dice));
    }
    if let Some(at) = resident.spoke_at {
        cases.extend(fresh_case(at, resident, orders, dice));
    }
    let newest_returned = orders.last().filter(|order| order.status == OrderStatus::Returned);
    if let Some(order) = newest_returned {
        let status = dice.pick(&[CaseStatus::Waiting, CaseStatus::Resolved]);
        cases.push(Case {
            topic: Some(label("return")),
            order: Some(order.id.clone()),
            ..case(CaseKind::Return, status, order.placed_at)
        });
    }
    for (index, case) in cases.iter_mut().enumerate() {
        case.id = label(format!("k-{}-{}", resident.number, index + 1));
    }
    cases
}

fn past_complaint(resident: &Resident, dice: &mut Dice) -> Case {
    let gone = !resident.buys();
    let closed_days_ago = if gone { dice.between(200, 400) } else { dice.pick(&[0, 1, 3, 6, 9, 12, 13, 20, 35, 60]) };
    let complaint = Case {
        severity: Some(dice.pick(&[Severity::Low, Severity::Medium, Severity::Medium, Severity::High])),
        topic: Some(label(dice.pick(&["delivery", "product", "invoice", "service"]))),
        ..case(CaseKind::Complaint, CaseStatus::Closed, Some(some_time(closed_days_ago + dice.between(3, 20), dice)))
    };
    if !gone && dice.happens(22) {
        let reopened = Some(dice.weigh(&[(80, 1), (20, 2)]));
        return Case { status: CaseStatus::Open, reopened, severity: Some(Severity::High), ..complaint };
    }
    let status = if closed_days_ago < 4 { CaseStatus::Resolved } else { CaseStatus::Closed };
    Case { status, closed_at: Some(some_time(closed_days_ago, dice)), ..complaint }
}

fn fresh_case(spoke_at: Timestamp, resident: &Resident, orders: &[Order], dice: &mut Dice) -> Option<Case> {
    let (kind, percent) = match resident.fate {
        Fate::Lost => (CaseKind::Complaint, 80),
        Fate::Damaged => (dice.pick(&[CaseKind::Complaint, CaseKind::Complaint, CaseKind::Claim]), 85),
        Fate::Late => (dice.pick(&[CaseKind::Question, CaseKind::Complaint]), 70),
        Fate::PaymentRefused | Fate::Outage => (CaseKind::Incident, 75),
        _ => (CaseKind::Question, 45),
    };
    // Messages that went back and forth were each answered, but nobody opened a case.
    let nobody_did = resident.status == CustomerStatus::Deceased || resident.fate == Fate::ToAndFro;
    if nobody_did || !dice.happens(percent) {
        return None;
    }
    let severity = match (kind, resident.stuck_with_bot) {
        (CaseKind::Question, _) => Severity::Low,
        (_, true) => Severity::High,
        (_, false) => Severity::Medium,
    };
    let promised_at = full_hour(dice.between(-3, 1), dice).max(spoke_at.plus_hours(2));
    let reopened = kind == CaseKind::Complaint && dice.happens(18);
    Some(Case {
        severity: Some(severity),
        reopened: reopened.then_some(1),
        promised_at: dice.happens(60).then_some(promised_at),
        topic: Some(label(asked_about(resident, &mut dice.aside()))),
        order: orders.last().filter(|_| resident.fate != Fate::Asked).map(|order| order.id.clone()),
        event: event(resident.fate).map(label),
        ..case(kind, dice.weigh(&[(85, CaseStatus::Open), (15, CaseStatus::Waiting)]), Some(spoke_at))
    })
}

fn case(kind: CaseKind, status: CaseStatus, opened_at: Option<Timestamp>) -> Case {
    Case {
        id: label("k"),
        kind,
        status,
        severity: None,
        opened_at,
        closed_at: None,
        reopened: None,
        promised_at: None,
        topic: None,
        order: None,
        event: None,
    }
}
