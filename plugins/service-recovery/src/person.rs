//! Lets a person take over where a text wouldn't help.

use courtesy_sdk::contract::{HumanHandover, InternalInsight};
use courtesy_sdk::{Kind, Unfounded, prelude::*};

use crate::need::{Need, Why};
use crate::{Config, words};

/// In so many days tasks count as repeated.
const REPEATED_WITHIN_DAYS: i64 = 60;

/// A task for a colleague; a signal if every queue is closed, and for a manager if several tasks came to nothing.
pub(crate) fn takes_over(context: &Context, config: &Config, need: &Need<'_>, why: &Why<'_>) -> Option<Answer> {
    if tasks_before(context, need) >= config.most_tasks {
        return raise(context, config, need, &config.manager_role, why);
    }
    let mut queues = context.open_queues(need.matter.topic(), &config.queue).into_iter();
    match queues.next() {
        Some(queue) => {
            let others: Vec<_> = queues.map(|queue| queue.get().queue.as_str()).collect();
            Some(task(context, need, queue.get().queue.as_str(), &others, why).into())
        }
        None if context.capacity.queues.is_empty() => Some(task(context, need, &config.queue, &[], why).into()),
        None => raise(context, config, need, &config.queue, why),
    }
}

/// How often a person has taken over since it arose.
fn tasks_before(context: &Context, need: &Need<'_>) -> usize {
    let since = context.as_of.plus_days(-REPEATED_WITHIN_DAYS);
    let since = need.matter.waiting_since().map_or(since, |at| at.max(since));
    let handed = |item: &&HistoryItem| item.kind == ActionKind::HumanHandover && item.was_done() && item.at > since;
    context.history.iter().filter(handed).count()
}

/// A signal in place of a promise, for when staff are there again.
pub(crate) fn signal(context: &Context, config: &Config, need: &Need<'_>) -> Draft<InternalInsight> {
    let nobody = "Nobody is there to look into it, so the customer was promised nothing.";
    let text = words::briefing(context, need, nobody);
    propose::internal_insight(context, "nobody-there", "service_recovery", text, &config.queue)
        .because("nobody_there", "Every queue is closed or too busy.", (&need.matter, fact!(context.capacity.queues)))
        .key(need.matter.key("nobody-there"))
        .urgency(need.urgency())
}

fn task(context: &Context, need: &Need<'_>, queue: &str, others: &[&str], why: &Why<'_>) -> Draft<HumanHandover> {
    let briefing = words::briefing(context, need, words::advice(why));
    because(propose::human_handover(context, "take-over", queue, briefing), need, why)
        .by(HandoverMode::Task)
        .alternatives(others)
        .key(need.matter.key("take-over"))
        .conflicts_with(need.matter.key("human-touch"))
        .value(0.8, 0.5)
}

/// A signal, unless the same one was given lately.
fn raise(context: &Context, config: &Config, need: &Need<'_>, role: &str, why: &Why<'_>) -> Option<Answer> {
    let key = need.matter.key("nobody-helped");
    let lately = context.as_of.plus_days(-config.again_after_days);
    if context.last_with_key(&key).is_some_and(|earlier| earlier.at > lately) {
        return None;
    }
    let text = words::briefing(context, need, words::advice(why));
    let signal = propose::internal_insight(context, "nobody-helped", "service_recovery", text, role);
    Some(because(signal, need, why).key(key).into())
}

/// The trouble and why words don't help, with their evidence.
fn because<K: Kind>(action: Unfounded<K>, need: &Need<'_>, why: &Why<'_>) -> Draft<K> {
    let evidence: &dyn Evidence = match why {
        Why::Contradicted(score) => score,
        Why::InVain(item) | Why::AnotherApology(item) => item,
        Why::Broken(promise) => promise,
        Why::Angry(anger) => anger,
        Why::Reopened | Why::TooLong | Why::Claim | Why::Wish(_) => &need.matter,
    };
    action
        .because("trouble", words::trouble(need), &need.matter)
        .because(words::code(why), words::why(why), evidence)
        .urgency(need.urgency())
}
