//! No promise that nobody can keep.

use courtesy_analysis::simulated::{Finding, Law};
use courtesy_contract::{Offered, Promise, Step, Timestamp};

use super::Decided;

/// The promises of a decision that nobody can keep: their queue isn't listed, is closed or is too slow, or the action doesn't
/// keep them by itself. Where no queue is known, a promise is trusted.
pub(super) fn check(decided: &Decided) -> Vec<Finding> {
    let mut found = Vec::new();
    for offered in &decided.decision.offered {
        for promise in &offered.action.promises {
            if let Some(problem) = problem(decided, offered, promise) {
                let detail = format!("Promises “{}” by {}; {problem}.", promise.what, promise.due_at);
                found.push(decided.finding_in(offered, Law::PromiseWithoutKeeper, detail));
            }
        }
    }
    found
}

fn problem(decided: &Decided, offered: &Offered, promise: &Promise) -> Option<String> {
    let Some(name) = &promise.queue else {
        let keeps_it = slot(&offered.action.step) == Some(promise.due_at);
        return (!keeps_it).then(|| "no queue keeps it, and the action agrees no time".to_owned());
    };
    let queues = &decided.context.capacity.queues;
    let mut named = queues.iter().filter(|queue| queue.queue == *name).peekable();
    if queues.is_empty() {
        return None;
    }
    if named.peek().is_none() {
        return Some(format!("there is no queue {name}"));
    }
    let mut open = named.filter(|queue| queue.open).peekable();
    if open.peek().is_none() {
        return Some(format!("the queue {name} is closed"));
    }
    let in_time = |wait_s: u32| offered.send_at.plus_s(i64::from(wait_s)) <= promise.due_at;
    let kept = open.any(|queue| in_time(queue.wait_s.unwrap_or(0)));
    (!kept).then(|| format!("the wait in the queue {name} is longer than that"))
}

/// The time that an action agrees with the customer.
fn slot(step: &Step) -> Option<Timestamp> {
    match step {
        Step::DeliveryAdaptation(delivery) => delivery.slot,
        Step::HumanHandover(handover) => handover.slot,
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ServiceRecovery(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => None,
    }
}
