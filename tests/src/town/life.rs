//! What else the CRM knows: feedback, journeys, care, neighbours and the scores of its models.

use courtesy_contract::{
    Care, Code, Community, CustomerStatus, Feedback, FeedbackKind, Friction, Journey, Order, OrderStatus, Purpose,
    Score, Subscription, SubscriptionStatus,
};

use super::clock::{as_of, moment, some_time};
use super::dice::Dice;
use super::resident::{Fate, Resident};
use super::{label, percentage};

/// The scores that the resident gave. Few people answer, and those with a problem give lower scores.
pub(super) fn feedback(resident: &Resident, dice: &mut Dice) -> Vec<Feedback> {
    let mut feedback = Vec::new();
    let mut give = |kind, score: i64, at| {
        feedback.push(Feedback { kind, score: u8::try_from(score).expect("a score of a scale"), at: Some(at) });
    };
    if dice.happens(22) {
        let score = (resident.trust / 10 + 3 + dice.between(-2, 2)).clamp(0, 10);
        give(FeedbackKind::Nps, score, some_time(dice.between(20, 300).min(resident.tenure_days), dice));
    }
    if resident.fate == Fate::Complained && dice.happens(35) {
        give(FeedbackKind::Csat, dice.between(1, 4), some_time(dice.between(0, 12), dice));
    }
    if let Some(at) = resident.spoke_at.filter(|_| dice.happens(25)) {
        let effort = if resident.stuck_with_bot { dice.between(5, 7) } else { dice.between(2, 5) };
        give(FeedbackKind::Ces, effort, at.plus_s(dice.between(10, 90) * 60).min(as_of().plus_s(-60)));
    }
    feedback
}

/// The resident's journeys, and where they get stuck.
pub(super) fn journeys(
    resident: &Resident,
    orders: &[Order],
    subscriptions: &[Subscription],
    dice: &mut Dice,
) -> Vec<Journey> {
    let mut journeys = Vec::new();
    if resident.status == CustomerStatus::Prospect {
        journeys.push(journey("first_order", "basket", resident.tenure_days.min(20), "address_not_found", 40, dice));
    }
    if resident.fate == Fate::PaymentRefused {
        journeys.push(journey("checkout", "payment", 1, "payment_error", 100, dice));
    }
    if orders.last().is_some_and(|order| order.status == OrderStatus::Returned) {
        journeys.push(journey("return", "label", 5, "label_not_printed", 50, dice));
    }
    if subscriptions.iter().any(|taken| taken.status == SubscriptionStatus::Paused) {
        journeys.push(journey("resume_subscription", "choose_day", 12, "login_failed", 35, dice));
    }
    if resident.fate == Fate::Stuck {
        journeys.push(stuck(&mut dice.aside()));
    }
    if resident.buys() && dice.happens(3) {
        journeys.push(journey("move_house", "new_address", 15, "address_not_found", 60, dice));
    }
    journeys
}

fn journey(name: &str, stage: &str, days: i64, bump: &str, percent: i64, dice: &mut Dice) -> Journey {
    let entered_at = some_time(dice.between(0, days), dice).min(as_of().plus_hours(-3));
    let friction = dice.happens(percent).then(|| Friction {
        kind: Code::new(bump).expect("a code"),
        count: dice.weigh(&[(50, 1), (30, 2), (15, 3), (5, 6)]),
        last_at: Some(entered_at.plus_s(dice.between(5, 170) * 60)),
    });
    Journey {
        journey: label(name),
        stage: Some(label(stage)),
        entered_at: Some(entered_at),
        friction: friction.into_iter().collect(),
    }
}

/// A journey in which the resident is stuck right now.
fn stuck(dice: &mut Dice) -> Journey {
    let (name, stage, bump) = dice.pick(&[
        ("checkout", "payment", "payment_error"),
        ("move_house", "new_address", "address_not_found"),
        ("book_fitting", "choose_day", "login_failed"),
    ]);
    let friction = Friction {
        kind: Code::new(bump).expect("a code"),
        count: dice.weigh(&[(20, 1), (30, 2), (35, 3), (15, 5)]),
        last_at: Some(as_of().plus_s(-60 * dice.between(2, 25))),
    };
    Journey {
        journey: label(name),
        stage: Some(label(stage)),
        entered_at: Some(as_of().plus_s(-60 * dice.between(30, 55))),
        friction: vec![friction],
    }
}

/// Whether to handle the resident with care; the context never holds the cause.
pub(super) fn care(resident: &Resident, dice: &mut Dice) -> Care {
    if !resident.fragile {
        return Care::default();
    }
    let suppress_purposes = match dice.between(1, 100) {
        ..=40 => vec![],
        41..=75 => vec![Purpose::Research, Purpose::Marketing],
        76..=90 => vec![Purpose::Marketing],
        _ => vec![Purpose::Care, Purpose::Research, Purpose::Marketing],
    };
    // For some it has just ended, which the rule must respect.
    let until_at = dice.weigh(&[(50, None), (35, Some("2026-05-01T00:00:00Z")), (15, Some("2026-03-20T00:00:00Z"))]);
    Care { handle_with_care: true, until_at: until_at.map(moment), suppress_purposes }
}

/// Whether the resident is a member of the community of neighbours who help each other.
pub(super) fn community(resident: &Resident, dice: &mut Dice) -> Community {
    let member = resident.buys() && !resident.organisation && dice.happens(resident.trust * 4 / 10);
    if !member {
        return Community::default();
    }
    let topics = ["bicycle_repair", "cooking", "gardening", "moving_house", "screens_and_phones", "speaking_dutch"];
    let first = dice.pick(&topics);
    let second = dice.pick(&topics);
    let both = second != first && dice.happens(40);
    let practical = practical_topic(&mut dice.aside());
    let helper_opt_in = resident.tenure_days > 180 && dice.happens(20 + resident.trust / 2);
    Community {
        member,
        topics: std::iter::once(first).chain(both.then_some(second)).chain(practical).map(label).collect(),
        helper_opt_in,
    }
}

/// Practical help, which most members offer besides their interests.
fn practical_topic(dice: &mut Dice) -> Option<&'static str> {
    dice.weigh(&[(15, None), (50, Some("errands")), (20, Some("transport")), (15, Some("setup"))])
}

/// The CRM's own estimate of the probability that the resident leaves.
pub(super) fn scores(resident: &Resident, dice: &mut Dice) -> Vec<Score> {
    if !resident.buys() || !dice.happens(65) {
        return Vec::new();
    }
    let trouble = match resident.fate {
        _ if resident.has_failed_order() => 24,
        Fate::Complained => 18,
        Fate::Late | Fate::Outage => 10,
        _ => 0,
    };
    let silence = 25 * resident.silent_days / resident.rhythm_days.max(1);
    let churn = (70 - resident.trust) / 2 + silence.min(60) + trouble + dice.between(-8, 8);
    vec![Score {
        name: label("churn"),
        value: percentage(churn.clamp(1, 99)),
        model: Some(label("churn-2026-02")),
        as_of: Some(moment("2026-03-28T03:00:00Z")),
    }]
}
