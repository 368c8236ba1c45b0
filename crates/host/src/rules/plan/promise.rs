//! Promise: nothing is promised that nobody can keep, and nothing that was promised already.

use std::collections::BTreeSet;

use courtesy_contract::{Action, Disposition, HandoverMode, Label, MessageRef, Promise, Step, Timestamp};

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Situation, Verdict, promised};

/// The most promises of one action. More are no promises.
const MOST: usize = 5;

/// Refuses an action whose promises can't be kept from the time at which it would be carried out.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let action = candidate.action();
    if action.promises.len() > MOST {
        return unkept(say!("promise-detail-too-many", count = action.promises.len(), most = MOST));
    }
    let mut ids = BTreeSet::new();
    for promise in &action.promises {
        if !ids.insert(&promise.id) {
            return unkept(say!("promise-detail-twice", promise = promise.id.as_str()));
        }
        if let Some(made) = made_before(plan, candidate, promise) {
            return made;
        }
        if let Some(problem) = problem(plan.situation, action, promise, route.at) {
            return unkept(problem);
        }
    }
    match announced(action).filter(|at| action.promises.iter().all(|promise| promise.due_at > *at)) {
        Some(at) => unkept(say!("promise-detail-next-update", at = at)),
        None => Verdict::Allow,
    }
}

fn unkept(detail: MessageRef) -> Verdict {
    Verdict::Refuse(Refusal::new(Disposition::NoCapacity, say!("promise-unkept")).with_detail(detail))
}

/// The verdict on a promise that the customer has already, from before or from this decision. One that was broken is a
/// person's to repair, and not to be made again.
fn made_before(plan: &Plan<'_>, candidate: &Candidate, promise: &Promise) -> Option<Verdict> {
    let now = plan.situation.now();
    let made = promised::newest(plan.situation.context()).remove(&promise.id).filter(|made| made.is_open());
    let (explanation, detail) = match made {
        Some(made) if made.is_broken(now) && is_by_a_person(candidate.action()) => return None,
        Some(made) if made.is_broken(now) => {
            (say!("promise-broken"), say!("promise-broken-detail", promise = promise.id.as_str(), due_at = made.due_at))
        }
        Some(made) => {
            (say!("promise-made"), say!("promise-made-detail", promise = promise.id.as_str(), due_at = made.due_at))
        }
        None => {
            let here = plan.offered.iter().flat_map(|other| &other.candidate.action().promises);
            let made = here.into_iter().find(|made| made.id == promise.id)?;
            (say!("promise-made"), say!("promise-made-detail", promise = promise.id.as_str(), due_at = made.due_at))
        }
    };
    Some(Verdict::Refuse(Refusal::new(Disposition::Suppressed, explanation).with_detail(detail)))
}

/// Why nobody can keep a promise; `None` if somebody can.
fn problem(situation: &Situation, action: &Action, promise: &Promise, at: Timestamp) -> Option<MessageRef> {
    let id = promise.id.as_str();
    // What is done at the time that it agrees keeps its promise by being done.
    let is_agreed = slot(&action.step) == Some(promise.due_at);
    if promise.due_at < at || (promise.due_at == at && !is_agreed) {
        return Some(say!("promise-detail-past", promise = id, due_at = promise.due_at, at = at));
    }
    match &promise.queue {
        Some(queue) => queue_problem(situation, queue, promise, Some(at).filter(|_| !is_agreed)),
        None if is_agreed => None,
        None => Some(say!("promise-detail-no-keeper", promise = id)),
    }
}

/// Why a queue can't keep a promise that joins its other work at this time (`None` if a time is agreed, so that it needn't
/// queue up). Where no queue is known, the promise is trusted. If a queue is listed twice, either will do.
fn queue_problem(situation: &Situation, name: &Label, promise: &Promise, at: Option<Timestamp>) -> Option<MessageRef> {
    let queues = &situation.context().capacity.queues;
    if queues.is_empty() {
        return None;
    }
    let (id, queue) = (promise.id.as_str(), name.as_str());
    let mut found = say!("promise-detail-queue-unlisted", promise = id, queue = queue);
    for known in queues.iter().filter(|known| known.queue == *name) {
        let wait_s = known.wait_s.unwrap_or(0);
        if !known.open {
            found = say!("promise-detail-queue-closed", promise = id, queue = queue);
        } else if at.is_some_and(|at| at.plus_s(wait_s.into()) > promise.due_at) {
            found = say!("promise-detail-queue-wait", promise = id, queue = queue, wait_s = wait_s);
        } else {
            return None;
        }
    }
    Some(found)
}

/// The time that a step agrees with the customer and keeps by itself.
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

/// When the customer is told to expect more.
fn announced(action: &Action) -> Option<Timestamp> {
    match &action.step {
        Step::HeadsUp(news) => news.next_update_at,
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::HumanHandover(_)
        | Step::ServiceRecovery(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => None,
    }
}

fn is_by_a_person(action: &Action) -> bool {
    match &action.step {
        Step::HumanHandover(handover) => match handover.mode {
            HandoverMode::Callback | HandoverMode::Transfer | HandoverMode::Visit | HandoverMode::Task => true,
        },
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ServiceRecovery(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Policy;
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::examples::*;

    fn screened(sections: &str, step: &str, promises: Value) -> Result<(), Refusal> {
        let (context, policy) = (context(sections), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let candidate = candidate(&situation, action(step, json!({"promises": promises})));
        let mut route = Route::new(&candidate, candidate.channels().first().copied());
        refused(screen(&Plan::new(&situation), &candidate, &mut route))
    }

    fn promise(due_at: &str) -> Value {
        json!({"id": "answer/k-1", "what": "An answer.", "due_at": due_at, "queue": "care"})
    }

    const TOMORROW: &str = "2026-03-29T20:40:00Z";

    fn queues(queues: Value) -> String {
        format!(r#""capacity":{}"#, json!({"queues": queues}))
    }

    #[test]
    fn an_open_queue_in_time_can_keep_a_promise_and_no_other_can() {
        let keeps = |queue: Value| screened(&queues(json!([queue])), RECOVERY, json!([promise(TOMORROW)])).is_ok();
        assert!(keeps(json!({"queue": "care", "open": true})));
        assert!(keeps(json!({"queue": "care", "open": true, "wait_s": 86_400})));
        assert!(!keeps(json!({"queue": "care", "open": true, "wait_s": 86_401})));
        assert!(!keeps(json!({"queue": "care", "open": false})));
        assert!(!keeps(json!({"queue": "other", "open": true})));
        assert!(screened("", RECOVERY, json!([promise(TOMORROW)])).is_ok());
    }

    #[test]
    fn a_promise_without_a_keeper_or_in_the_past_is_none() {
        let mut alone = promise(TOMORROW);
        alone.as_object_mut().unwrap().remove("queue");
        assert!(screened("", RECOVERY, json!([alone])).is_err());
        assert!(screened("", RECOVERY, json!([promise(NOW)])).is_err());
        let delivery =
            format!(r#"{{"kind":"delivery_adaptation","order":"o","fulfilment":"home","slot":"{TOMORROW}"}}"#);
        assert!(screened("", &delivery, json!([alone])).is_ok());
    }

    #[test]
    fn a_call_at_an_agreed_time_keeps_its_promise_by_being_made() {
        let call = |slot: &str| {
            format!(
                r#"{{"kind":"human_handover","mode":"callback","queue":"care","slot":"{slot}","respond_by_at":"2026-03-31T00:00:00Z","briefing":"B."}}"#
            )
        };
        let busy = queues(json!([{"queue": "care", "open": true, "wait_s": 900, "next_slots": [TOMORROW]}]));
        let at_the_slot = |due_at: &str| {
            let (context, policy) = (context(&busy), Policy::default());
            let situation = Situation::new(&context, &policy, &[]);
            let candidate = candidate(&situation, action(&call(TOMORROW), json!({"promises": [promise(due_at)]})));
            let mut route = Route::new(&candidate, candidate.channels().first().copied());
            route.at = Timestamp::parse(TOMORROW).unwrap();
            refused(screen(&Plan::new(&situation), &candidate, &mut route))
        };
        assert!(at_the_slot(TOMORROW).is_ok(), "that the queue has 900 s of work matters to others");
        assert!(at_the_slot("2026-03-29T20:40:01Z").is_err());
        assert!(at_the_slot("2026-03-29T20:39:59Z").is_err());
    }

    #[test]
    fn the_same_is_not_promised_twice() {
        let made = |more: &str| {
            format!(
                r#""promises":[{{"id":"answer/k-1","what":"An answer.","made_at":"2026-03-20T00:00:00Z","due_at":"{TOMORROW}"{more}}}]"#
            )
        };
        let refusal = screened(&made(""), RECOVERY, json!([promise(TOMORROW)])).unwrap_err();
        assert_eq!(refusal.disposition(), Disposition::Suppressed);
        assert!(screened(&made(r#","kept_at":"2026-03-21T00:00:00Z""#), RECOVERY, json!([promise(TOMORROW)])).is_ok());
        assert!(screened("", RECOVERY, json!([promise(TOMORROW), promise(TOMORROW)])).is_err());
        let kept_since = made("").replace("]", r#",{"id":"answer/k-1","what":"An answer.","made_at":"2026-03-25T00:00:00Z","due_at":"2026-03-27T00:00:00Z","kept_at":"2026-03-26T00:00:00Z"}]"#);
        assert!(screened(&kept_since, RECOVERY, json!([promise(TOMORROW)])).is_ok());
    }

    #[test]
    fn a_broken_promise_is_a_persons_to_repair() {
        let broken = r#""promises":[{"id":"answer/k-1","what":"An answer.","made_at":"2026-03-20T00:00:00Z","due_at":"2026-03-21T00:00:00Z"}]"#;
        assert!(screened(broken, RECOVERY, json!([promise(TOMORROW)])).is_err());
        assert!(screened(broken, HANDOVER, json!([promise(TOMORROW)])).is_ok());
    }

    #[test]
    fn whoever_says_when_there_is_more_promises_it() {
        let news = format!(r#"{{"kind":"heads_up","event":"e","we_do":"We fix it.","next_update_at":"{TOMORROW}"}}"#);
        assert!(screened("", &news, json!([])).is_err());
        assert!(screened("", &news, json!([promise(TOMORROW)])).is_ok());
        assert!(screened("", &news, json!([promise("2026-03-29T20:40:01Z")])).is_err());
    }

    #[test]
    fn a_handful_of_promises_is_enough() {
        let many = |count: usize| {
            let promises = (0..count).map(|number| {
                let mut promise = promise(TOMORROW);
                promise["id"] = json!(format!("p-{number}"));
                promise
            });
            screened("", RECOVERY, promises.collect()).is_ok()
        };
        assert!(many(5) && !many(6));
    }
}
