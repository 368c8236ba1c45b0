//! Turns what is due, broken or has gone quiet into a task for staff, in time. It never speaks to the customer.

mod briefing;
mod concern;
mod place;
mod turn;
mod words;

use courtesy_sdk::Kind;
use courtesy_sdk::matter::{Harm, Matter};
use courtesy_sdk::prelude::*;

use concern::Concern;
use place::Place;
use turn::Turn;

plugin!(promise_keeper);

/// The most tasks at once. Whoever has more open than this needs one person, who sees the rest in the CRM.
const MOST: usize = 3;

/// The names under which others may give the same matter to a person in the same decision: other plugins, and the host for
/// what they can't say. One is enough.
const OTHER_TASKS: [&str; 7] = [
    "human-touch",
    "take-over",
    "needs-a-person",
    "nobody-helped",
    "nobody-there",
    "staff/human-touch",
    "staff/recovery",
];

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    due_hours: i64,
    silence_days: i64,
    again_after_days: i64,
    escalate_after: usize,
    stop_after_days: i64,
    queue: String,
    to_role: String,
    order_topics: Vec<String>,
    people_topics: Vec<String>,
}

/// One matter that somebody must look after, and why now.
pub(crate) struct Care<'c> {
    matter: Matter<'c>,
    concern: Concern<'c>,
    turn: Turn<'c>,
}

/// Gives staff one task for each matter that concerns them now, the gravest first.
pub fn promise_keeper(context: &Context, config: &Config) -> Answer {
    let mut cares: Vec<Care<'_>> = Vec::new();
    for matter in matter::all(context, &config.order_topics) {
        let Some(concern) = Concern::find(context, config, &matter) else { continue };
        let Some(turn) = Turn::now(context, config, &matter, &concern) else { continue };
        let care = Care { matter, concern, turn };
        // Matters come with the gravest first, and among equals that stays so.
        let place = cares.iter().position(|other| care.rank() < other.rank()).unwrap_or(cares.len());
        cares.insert(place, care);
    }
    let mut answer = Answer::nothing();
    for (place, care) in cares.iter().take(MOST).enumerate() {
        give(context, config, care, place + 1, &mut answer);
    }
    answer
}

/// Adds the task to the answer: for a queue that is open, or as a signal to whoever can see to it.
fn give(context: &Context, config: &Config, care: &Care<'_>, number: usize, answer: &mut Answer) {
    let id = format!("{}-{number}", care.concern.name());
    let place = Place::find(context, config, care);
    let briefing = briefing::briefing(context, config, care, &place);
    match place {
        Place::Queue { queue, others, open } => {
            let handover = propose::human_handover(context, id, queue, briefing);
            let mut draft = explain(context, care, care.concern.because(context.as_of, &care.matter, handover));
            if let Some(open) = open {
                draft = draft.because("team_is_open", format!("The queue {queue} takes new work."), open);
            }
            let draft = draft.by(HandoverMode::Task).alternatives(others).respond_by(respond_by(context, config, care));
            answer.extend([draft]);
        }
        Place::Role => {
            let topic = care.matter.topic().unwrap_or(care.concern.name());
            let signal = propose::internal_insight(context, id, topic, briefing, &config.to_role);
            let mut draft = explain(context, care, care.concern.because(context.as_of, &care.matter, signal));
            if let Some(queues) = fact!(context.capacity.queues).filter(|_| !care.turn.is_for_the_role(config)) {
                draft = draft.because("nobody_is_there", "No queue takes work now.", queues);
            }
            answer.extend([draft]);
        }
    }
}

/// What tasks and signals have in common.
fn explain<K: Kind>(context: &Context, care: &Care<'_>, mut draft: Draft<K>) -> Draft<K> {
    if let Some(before) = care.turn.last {
        draft = draft.because("asked_before", words::asked_before(&care.turn, before.at), before);
    }
    if let Some(broken) = fact!(context.derived.promises_broken).filter(|broken| **broken > 1) {
        draft = draft.because("promises_broken", words::several_broken(*broken), broken);
    }
    if let Some(order) = care.matter.order {
        draft = draft.group(propose::key("order-trouble", &order.id));
    }
    let end = care.concern.still_to_come().unwrap_or(context.as_of.plus_days(2));
    for name in OTHER_TASKS {
        draft = draft.conflicts_with(care.matter.key(name));
    }
    draft.until(end).key(care.matter.key("promise-keeper")).urgency(care.urgency()).value(0.85, 0.5)
}

/// When the customer must have an answer: before a promise breaks, and soon after it did.
fn respond_by(context: &Context, config: &Config, care: &Care<'_>) -> Timestamp {
    let pressing = care.is_severe() || anger::of(context, &config.people_topics).is_some();
    care.concern.still_to_come().unwrap_or(context.as_of.plus_hours(if pressing { 4 } else { 24 }))
}

impl Care<'_> {
    /// Information when somebody waits who has lost nothing and heard from us last. It is never critical, so that a call that
    /// another plugin proposes goes first.
    fn urgency(&self) -> Urgency {
        match &self.concern {
            Concern::Quiet(_) if self.matter.harm() <= Harm::Waiting && !self.matter.awaits_an_answer() => {
                Urgency::Info
            }
            Concern::Broken(_) | Concern::Due(_) | Concern::Quiet(_) => Urgency::Warning,
        }
    }

    /// What is severe comes first, then what is broken, due and quiet.
    fn rank(&self) -> (bool, u8) {
        (!self.is_severe(), self.concern.rank())
    }

    fn is_severe(&self) -> bool {
        self.matter.open_case().is_some_and(|case| case.severity == Some(Severity::High))
    }
}

#[cfg(test)]
mod tests;
