//! Who is in trouble, since when, and when they last heard something.

use courtesy_contract::{
    Capacity, Case, CaseStatus, Context, Direction, Feedback, FeedbackKind, Handler, HistoryItem, HistoryKind,
    Interaction, InteractionOutcome, Order, OrderStatus, PromiseMade, Purpose, Timestamp,
};

/// Trouble that is older than this, in days, is taken to be over: few CRMs write down how every old order ended.
const OVER_AFTER_DAYS: i64 = 90;

/// A customer sounds angry from this sentiment down.
const ANGRY: f64 = -0.5;

/// A hand-over that was given so many days before, and that nobody has worked on, is still on somebody's list.
const STILL_WAITS_DAYS: i64 = 2;

/// When an order should have arrived.
pub(crate) fn due(order: &Order) -> Option<Timestamp> {
    let end_of_day = || Timestamp::parse(&format!("{}T23:59:59Z", order.promised_on?)).ok();
    order.promised_at.or_else(end_of_day)
}

/// Whether an order is still to come.
pub(crate) fn is_on_its_way(order: &Order) -> bool {
    match order.status {
        OrderStatus::Placed | OrderStatus::Shipped => true,
        OrderStatus::Delivered | OrderStatus::Failed | OrderStatus::Cancelled | OrderStatus::Returned => false,
    }
}

/// Whether an order is still to come and should have arrived.
pub(crate) fn is_late(order: &Order, now: Timestamp) -> bool {
    is_on_its_way(order) && due(order).is_some_and(|due| due < now)
}

/// Whether an order failed, and the customer has neither the goods nor the money.
pub(crate) fn is_lost(order: &Order) -> bool {
    order.status == OrderStatus::Failed && order.refunded.is_none()
}

/// Since when the customer has been in trouble: the start of the oldest trouble that is open. Trouble is an open complaint, a
/// late order, a failed one that wasn't paid back, or a broken promise, unless a case about the order waits for the customer;
/// what has no date began on the first day.
///
/// `None` if the customer isn't in trouble.
pub(crate) fn since(context: &Context, first_day: Timestamp) -> Option<Timestamp> {
    let now = context.as_of;
    let complaints = context.cases.iter().filter(|case| is_unanswered(case)).map(|case| case.opened_at);
    let orders = context.orders.iter().filter(|order| is_late(order, now) || is_lost(order));
    let orders = orders.filter(|order| !waits_for_the_customer(context, order));
    let orders = orders.map(|order| due(order).or(order.placed_at));
    let promises = context.promises.iter().filter(|promise| promise.is_broken(now)).map(|promise| Some(promise.due_at));
    let starts = complaints.chain(orders).chain(promises).map(|start| start.unwrap_or(first_day).min(now));
    starts.filter(|start| now.days_since(*start) <= OVER_AFTER_DAYS).min()
}

/// Whether a case about an order waits for the customer, and none for the company.
fn waits_for_the_customer(context: &Context, order: &Order) -> bool {
    let about = || context.cases.iter().filter(|case| case.order.as_ref() == Some(&order.id));
    about().any(|case| case.status == CaseStatus::Waiting) && !about().any(|case| case.status == CaseStatus::Open)
}

/// A complaint for which somebody has to act. One that waits for the customer isn't the company's silence.
fn is_unanswered(case: &Case) -> bool {
    case.is_open_complaint() && case.status == CaseStatus::Open
}

/// How long the customer has been waiting in trouble, in whole days: since its start, or since the last word or task for staff.
/// `None` if not in trouble.
pub(crate) fn silence_days(context: &Context, first_day: Timestamp) -> Option<u32> {
    let start = since(context, first_day)?;
    let from = last_word(context).map_or(start, |word| word.max(start));
    u32::try_from(context.as_of.days_since(from)).ok()
}

/// When the customer last had a word, or staff a task: a service message or call in `history`, an outbound conversation, or a
/// hand-over or signal to staff.
fn last_word(context: &Context) -> Option<Timestamp> {
    let history = context.history.iter().filter(|item| is_word(item)).map(|item| item.at);
    let spoken = context.interactions.iter().filter(|talk| talk.direction == Some(Direction::Outbound));
    history.chain(spoken.map(|talk| talk.at)).filter(|at| *at <= context.as_of).max()
}

fn is_word(item: &HistoryItem) -> bool {
    let to_customer = item.channel.is_some() && item.purpose.is_none_or(|purpose| purpose == Purpose::Service);
    item.was_done() && (to_customer || is_task(item.kind))
}

/// Whether staff are told.
pub(crate) fn is_task(kind: HistoryKind) -> bool {
    kind == HistoryKind::HumanHandover || kind == HistoryKind::InternalInsight
}

/// When the customer was last angry, if no person has turned to them since: their last word was angry, or they have a complaint
/// open and gave a low score.
pub(crate) fn anger(context: &Context) -> Option<Timestamp> {
    let inbound = context.interactions.iter().filter(|talk| talk.direction != Some(Direction::Outbound));
    let last = inbound.max_by_key(|talk| talk.at).filter(|talk| is_angry(talk)).map(|talk| talk.at);
    let complains = context.cases.iter().any(Case::is_open_complaint);
    let scores = context.feedback.iter().filter(|given| complains && is_low(given.kind, given.score));
    let angry = last.into_iter().chain(scores.filter_map(|given| given.at)).filter(|at| *at <= context.as_of).max()?;
    (!a_person_turned(context, angry)).then_some(angry)
}

fn is_angry(talk: &Interaction) -> bool {
    let with_a_person = match talk.outcome {
        Some(InteractionOutcome::Escalated) => true,
        Some(InteractionOutcome::Resolved) => talk.handler == Some(Handler::Human),
        _ => false,
    };
    talk.sentiment.is_some_and(|sentiment| sentiment.get() <= ANGRY) && !with_a_person
}

/// The scores of somebody whom we let down: detractors (0 to 6), dissatisfied (1 and 2), much effort (6 and 7).
fn is_low(kind: FeedbackKind, score: u8) -> bool {
    match kind {
        FeedbackKind::Nps => score <= 6,
        FeedbackKind::Csat => score <= 2,
        FeedbackKind::Ces => score >= 6,
    }
}

/// Whether a person turns to the customer: by a hand-over or, where no queue is open to take one, by a signal to staff.
pub(crate) fn reaches_a_person(kind: HistoryKind, capacity: &Capacity) -> bool {
    let is_nobody_there = !capacity.queues.is_empty() && !capacity.queues.iter().any(|queue| queue.open);
    kind == HistoryKind::HumanHandover || (is_nobody_there && kind == HistoryKind::InternalInsight)
}

/// The scores of somebody who was helped after all: promoters (9 and 10) and passives (7 and 8), satisfied, little effort.
fn is_high(kind: FeedbackKind, score: u8) -> bool {
    match kind {
        FeedbackKind::Nps => score >= 7,
        FeedbackKind::Csat => score >= 4,
        FeedbackKind::Ces => score <= 2,
    }
}

/// Whether a person was given the customer since then, or shortly before and hasn't worked on it.
pub(crate) fn is_with_a_person(item: &HistoryItem, context: &Context, since: Timestamp) -> bool {
    let waits = item.outcome.is_none() && item.at >= since.plus_days(-STILL_WAITS_DAYS);
    reaches_a_person(item.kind, &context.capacity) && (item.at >= since || waits) && item.was_done()
}

/// Whether a person turned to the customer, promised to, or helped so well that the customer said so.
fn a_person_turned(context: &Context, since: Timestamp) -> bool {
    let handed_over = |item: &HistoryItem| is_with_a_person(item, context, since);
    let spoke = |talk: &Interaction| talk.handler == Some(Handler::Human) && talk.at > since;
    let promised = |promise: &PromiseMade| promise.queue.is_some() && promise.made_at >= since && promise.is_open();
    let was_helped = |given: &Feedback| given.at.is_some_and(|at| at > since) && is_high(given.kind, given.score);
    context.history.iter().any(handed_over)
        || context.interactions.iter().any(spoke)
        || context.promises.iter().any(promised)
        || context.feedback.iter().any(was_helped)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::context;

    fn silence(sections: &Value) -> Option<u32> {
        let context = context("c-1", sections);
        silence_days(&context, context.as_of)
    }

    fn angry(sections: &Value) -> bool {
        anger(&context("c-1", sections)).is_some()
    }

    #[test]
    fn silence_counts_from_the_last_word_about_service() {
        let late = json!([{"id": "o", "status": "shipped", "promised_at": "2026-03-18T00:00:00Z"}]);
        assert_eq!(silence(&json!({"orders": late})), Some(10));
        let word = |kind: &str, purpose: &str| {
            json!({"orders": late, "history": [{"key": "k", "kind": kind, "at": "2026-03-25T00:00:00Z", "channel": "email",
                "purpose": purpose}]})
        };
        assert_eq!(silence(&word("heads_up", "service")), Some(3));
        assert_eq!(silence(&word("gesture", "care")), Some(10), "a bunch of flowers isn't news");
        let task =
            json!({"orders": late, "history": [{"key": "k", "kind": "human_handover", "at": "2026-03-26T00:00:00Z"}]});
        assert_eq!(silence(&task), Some(2));
    }

    #[test]
    fn who_has_no_trouble_waits_for_nothing() {
        assert_eq!(silence(&json!({})), None);
        assert_eq!(silence(&json!({"orders": [{"id": "o", "status": "shipped", "promised_on": "2026-03-28"}]})), None);
        let old = json!({"orders": [{"id": "o", "status": "failed", "promised_at": "2024-03-18T00:00:00Z"}]});
        assert_eq!(silence(&old), None);
        let repaid = json!({"id": "o", "status": "failed", "promised_at": "2026-03-18T00:00:00Z", "refunded": {"minor": 1, "currency": "EUR"}});
        assert_eq!(silence(&json!({"orders": [repaid]})), None);
    }

    #[test]
    fn a_broken_promise_is_trouble_from_its_hour_on() {
        let promise = json!({"id": "p", "what": "An answer.", "made_at": "2026-03-20T00:00:00Z", "due_at": "2026-03-24T00:00:00Z"});
        assert_eq!(silence(&json!({"promises": [promise]})), Some(4));
    }

    #[test]
    fn anger_ends_with_a_person() {
        let talk = |more: Value| {
            let mut talk = json!({"id": "i", "at": "2026-03-27T00:00:00Z", "direction": "inbound", "sentiment": -0.8});
            talk.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            talk
        };
        assert!(angry(&json!({"interactions": [talk(json!({}))]})));
        assert!(angry(&json!({"interactions": [talk(json!({"handler": "bot", "outcome": "resolved"}))]})));
        assert!(!angry(&json!({"interactions": [talk(json!({"handler": "human", "outcome": "resolved"}))]})));
        assert!(!angry(&json!({"interactions": [talk(json!({"sentiment": -0.4}))]})));
        let handed = json!({"interactions": [talk(json!({}))],
            "history": [{"key": "k", "kind": "human_handover", "at": "2026-03-27T12:00:00Z"}]});
        assert!(!angry(&handed));
    }

    #[test]
    fn what_waits_for_the_customer_is_no_silence_of_ours() {
        let late = |status: &str| {
            silence(&json!({"orders": [{"id": "o", "status": "shipped", "promised_at": "2026-03-18T00:00:00Z"}],
                "cases": [{"id": "k", "kind": "question", "status": status, "order": "o"}]}))
        };
        assert_eq!((late("open"), late("waiting"), late("closed")), (Some(10), None, Some(10)));
    }

    #[test]
    fn anger_is_with_a_person_who_has_it_on_a_list_promised_an_answer_or_helped() {
        let angry_with = |more: Value| {
            let talk = json!({"id": "i", "at": "2026-03-27T00:00:00Z", "direction": "inbound", "sentiment": -0.8});
            let mut sections = json!({"interactions": [talk]});
            sections.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            angry(&sections)
        };
        let handed = |at: &str, outcome: &str| {
            let item = format!(r#"{{"key": "k", "kind": "human_handover", "at": "{at}"{outcome}}}"#);
            json!({"history": [serde_json::from_str::<Value>(&item).unwrap()]})
        };
        assert!(!angry_with(handed("2026-03-25T00:00:00Z", "")));
        assert!(angry_with(handed("2026-03-24T23:59:59Z", "")), "it lies there for too long");
        assert!(angry_with(handed("2026-03-25T00:00:00Z", r#","outcome":"delivered""#)), "that was before");
        let promise = json!({"promises": [{"id": "p", "what": "An answer.", "made_at": "2026-03-27T01:00:00Z",
            "due_at": "2026-03-29T00:00:00Z", "queue": "care"}]});
        assert!(!angry_with(promise));
        let score = |score: u8| json!({"feedback": [{"kind": "csat", "score": score, "at": "2026-03-27T02:00:00Z"}]});
        assert!(!angry_with(score(4)) && angry_with(score(3)));
        let signal = |open: bool| {
            json!({"history": [{"key": "k", "kind": "internal_insight", "at": "2026-03-27T12:00:00Z"}],
                "capacity": {"queues": [{"queue": "care", "open": open}]}})
        };
        assert!(angry_with(signal(true)) && !angry_with(signal(false)));
    }

    #[test]
    fn a_low_score_is_anger_only_beside_an_open_complaint() {
        let low = json!([{"kind": "csat", "score": 1, "at": "2026-03-27T00:00:00Z"}]);
        assert!(!angry(&json!({"feedback": low})));
        assert!(angry(&json!({"feedback": low, "cases": [{"id": "k", "kind": "complaint", "status": "open"}]})));
    }
}
