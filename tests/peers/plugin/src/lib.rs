//! The plugin that is compared: a customer with an open complaint is handed over to the team that knows most about it.
//!
//! It is plain Rust with serde, without Courtesy's SDK, so that no system has it written in its own way. The same function is
//! written in JavaScript, Luau and Rhai in the files next to this folder. The keys of an answer are in the order of the alphabet,
//! since tables in Luau and Rhai have no other.

use serde::{Deserialize, Serialize};

/// From this effort on, a conversation cost the customer too much.
const EFFORT_LIMIT: u32 = 5;
/// At or below this sentiment, a conversation went badly.
const BAD: f64 = -0.5;
/// Below this average sentiment, a customer is unhappy.
const UNHAPPY: f64 = -0.2;
/// The wait in seconds that is assumed of a queue that doesn't say.
const UNKNOWN_WAIT_S: u64 = 1_000_000;

/// What is read of the context. Everything else is passed over.
#[derive(Deserialize)]
struct Context {
    as_of: String,
    customer: Customer,
    #[serde(default)]
    cases: Vec<Case>,
    #[serde(default)]
    interactions: Vec<Interaction>,
    #[serde(default)]
    orders: Vec<Order>,
    #[serde(default)]
    history: Vec<Item>,
    #[serde(default)]
    capacity: Capacity,
}

#[derive(Deserialize)]
struct Customer {
    language: Option<String>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    kind: String,
    status: String,
    severity: Option<String>,
    #[serde(default)]
    reopened: u32,
    topic: Option<String>,
    opened_at: Option<String>,
}

#[derive(Deserialize)]
struct Interaction {
    id: String,
    at: String,
    handler: Option<String>,
    sentiment: Option<f64>,
    effort: Option<u32>,
    outcome: Option<String>,
}

#[derive(Deserialize)]
struct Order {
    id: String,
    status: String,
    promised_at: Option<String>,
    amount: Option<Amount>,
}

#[derive(Deserialize)]
struct Amount {
    minor: i64,
}

#[derive(Deserialize)]
struct Item {
    key: String,
}

#[derive(Default, Deserialize)]
struct Capacity {
    #[serde(default)]
    queues: Vec<Queue>,
}

#[derive(Deserialize)]
struct Queue {
    queue: String,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    skills: Vec<String>,
    wait_s: Option<u64>,
    #[serde(default)]
    next_slots: Vec<String>,
}

#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actions: Vec<Action>,
    contract: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Action {
    audience: &'static str,
    id: &'static str,
    key: String,
    purpose: &'static str,
    reasons: Vec<Reason>,
    step: Step,
    urgency: &'static str,
    window: Window,
}

#[derive(Serialize)]
struct Reason {
    code: &'static str,
    evidence: Vec<String>,
    text: String,
}

#[derive(Serialize)]
struct Step {
    briefing: String,
    kind: &'static str,
    mode: &'static str,
    queue: String,
    respond_by_at: String,
}

#[derive(Serialize)]
struct Window {
    not_after_at: String,
}

/// Takes a context and returns an answer, both JSON.
///
/// # Panics
/// If the bytes aren't a context.
#[must_use]
pub fn decide(context: &[u8]) -> Vec<u8> {
    let context: Context = serde_json::from_slice(context).expect("the host writes contexts");
    serde_json::to_vec(&answer(&context)).expect("an answer is plain data")
}

fn answer(context: &Context) -> Answer {
    let nothing = |notes| Answer { actions: Vec::new(), contract: "1.1", notes };
    let Some((place, complaint)) = gravest(&context.cases) else { return nothing(Vec::new()) };
    let key = format!("hand-over/{}", complaint.id);
    if context.history.iter().any(|item| item.key == key) {
        return nothing(Vec::new());
    }
    let Some((team_place, team, slot)) = team(context, complaint) else {
        return nothing(vec![format!("No team has time for {}.", complaint.id)]);
    };
    let mut reasons = vec![Reason {
        code: "open_complaint",
        evidence: vec![format!("/cases/{place}")],
        text: about_complaint(complaint),
    }];
    reasons.extend(struggle(context, complaint));
    reasons.extend(late(context));
    reasons.extend(unhappy(&context.interactions));
    let briefing: Vec<&str> = reasons.iter().map(|reason| reason.text.as_str()).collect();
    let briefing = briefing.join(" ");
    let urgency = urgency(complaint, reasons.len());
    reasons.push(Reason {
        code: "team_has_time",
        evidence: vec![format!("/capacity/queues/{team_place}")],
        text: format!("The team {} has time at {slot}.", team.queue),
    });
    let step = Step {
        briefing,
        kind: "human_handover",
        mode: "task",
        queue: team.queue.clone(),
        respond_by_at: slot.to_owned(),
    };
    let action = Action {
        audience: "agent",
        id: "hand-over",
        key,
        purpose: "service",
        reasons,
        step,
        urgency,
        window: Window { not_after_at: slot.to_owned() },
    };
    Answer { actions: vec![action], contract: "1.1", notes: Vec::new() }
}

/// The first of the items that fit which no other is better than, and its place.
fn pick<T>(items: &[T], fits: impl Fn(&T) -> bool, is_better: impl Fn(&T, &T) -> bool) -> Option<(usize, &T)> {
    let mut best: Option<(usize, &T)> = None;
    for (place, item) in items.iter().enumerate().filter(|(_, item)| fits(item)) {
        if best.is_none_or(|(_, other)| is_better(item, other)) {
            best = Some((place, item));
        }
    }
    best
}

fn gravest(cases: &[Case]) -> Option<(usize, &Case)> {
    let is_open = |case: &Case| case.status == "open" || case.status == "waiting";
    let gravity = |case: &Case| rank(case) * 1000 + case.reopened;
    pick(cases, |case| case.kind == "complaint" && is_open(case), |one, other| gravity(one) > gravity(other))
}

fn rank(case: &Case) -> u32 {
    match case.severity.as_deref() {
        Some("high") => 3,
        Some("medium") => 2,
        Some("low") => 1,
        _ => 0,
    }
}

/// The open team with a free time that knows most about the complaint, and that time; of several, the one with the shortest wait.
fn team<'c>(context: &'c Context, complaint: &Case) -> Option<(usize, &'c Queue, &'c str)> {
    let slot = |queue: &'c Queue| queue.next_slots.iter().find(|slot| **slot > context.as_of);
    let fit = |queue: &Queue| {
        let knows = complaint.topic.as_ref().is_some_and(|topic| queue.queue.starts_with(topic.as_str()));
        let speaks = context.customer.language.as_ref().is_some_and(|language| queue.skills.contains(language));
        2 * u8::from(knows) + u8::from(speaks)
    };
    let wait = |queue: &Queue| queue.wait_s.unwrap_or(UNKNOWN_WAIT_S);
    let has_time = |queue: &Queue| queue.open && queue.next_slots.iter().any(|slot| *slot > context.as_of);
    let is_better =
        |one: &Queue, other: &Queue| fit(one) > fit(other) || fit(one) == fit(other) && wait(one) < wait(other);
    let (place, queue) = pick(&context.capacity.queues, has_time, is_better)?;
    Some((place, queue, slot(queue)?))
}

/// The last conversation with a bot that went wrong since the complaint.
fn struggle(context: &Context, complaint: &Case) -> Option<Reason> {
    let went_wrong = |talk: &Interaction| {
        talk.effort.is_some_and(|effort| effort >= EFFORT_LIMIT)
            || talk.sentiment.is_some_and(|sentiment| sentiment <= BAD)
            || matches!(talk.outcome.as_deref(), Some("abandoned" | "escalated"))
    };
    let since = |talk: &Interaction| complaint.opened_at.as_ref().is_none_or(|opened_at| talk.at >= *opened_at);
    let is_struggle = |talk: &Interaction| talk.handler.as_deref() == Some("bot") && since(talk) && went_wrong(talk);
    let (place, talk) = pick(&context.interactions, is_struggle, |one, other| one.at > other.at)?;
    let effort = talk.effort.map(|effort| format!(" (effort {effort} of 7)")).unwrap_or_default();
    Some(Reason {
        code: "bot_struggle",
        evidence: vec![format!("/interactions/{place}")],
        text: format!("The bot conversation {} on {} didn't help{effort}.", talk.id, day(&talk.at)),
    })
}

/// The orders that should have come, and what they are worth.
fn late(context: &Context) -> Option<Reason> {
    let is_late = |order: &Order| {
        (order.status == "placed" || order.status == "shipped")
            && order.promised_at.as_ref().is_some_and(|promised_at| *promised_at < context.as_of)
    };
    let (mut evidence, mut ids, mut minor) = (Vec::new(), Vec::new(), 0);
    for (place, order) in context.orders.iter().enumerate().filter(|(_, order)| is_late(order)) {
        evidence.push(format!("/orders/{place}"));
        ids.push(order.id.as_str());
        minor += order.amount.as_ref().map_or(0, |amount| amount.minor);
    }
    if ids.is_empty() {
        return None;
    }
    let text = format!("Late: {}, worth {minor} in the smallest unit.", ids.join(", "));
    Some(Reason { code: "late_orders", evidence, text })
}

fn unhappy(interactions: &[Interaction]) -> Option<Reason> {
    let (mut sum, mut evidence) = (0.0, Vec::new());
    for (place, talk) in interactions.iter().enumerate() {
        if let Some(sentiment) = talk.sentiment {
            sum += sentiment;
            evidence.push(format!("/interactions/{place}"));
        }
    }
    if evidence.is_empty() || sum / evidence.len() as f64 >= UNHAPPY {
        return None;
    }
    let text = format!("Unhappy on average; conversations: {}.", evidence.len());
    Some(Reason { code: "unhappy", evidence, text })
}

/// How soon it matters, from how grave it is and the number of reasons.
fn urgency(complaint: &Case, reasons: usize) -> &'static str {
    match (rank(complaint), reasons) {
        (3, 2..) => "critical",
        (3, _) | (_, 2..) => "warning",
        _ => "info",
    }
}

fn about_complaint(case: &Case) -> String {
    let topic = case.topic.as_ref().map(|topic| format!(" about {topic}")).unwrap_or_default();
    let since = case.opened_at.as_ref().map(|at| format!(" since {}", day(at))).unwrap_or_default();
    let again = match case.reopened {
        0 => String::new(),
        1 => ", reopened once".to_owned(),
        times => format!(", reopened {times} times"),
    };
    format!("The complaint {}{topic} has been open{since}{again}.", case.id)
}

/// The day of a time such as `2026-03-28T20:40:00Z`.
fn day(at: &str) -> &str {
    at.get(..10).unwrap_or_default()
}
