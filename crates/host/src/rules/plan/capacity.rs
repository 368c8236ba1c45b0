//! Capacity: nothing is promised that staff have no time for.

use courtesy_contract::{
    ActionKind, Disposition, HandoverMode, HumanHandover, Label, MessageRef, Purpose, Queue, Step, Timestamp, Urgency,
    Volume,
};

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Situation, Verdict};

/// Finds the queue that a hand-over goes to: the first of those it names that can take it.
///
/// A slot that an action names must be free, and while staff are busy, nothing that can wait may invite a reply.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let (situation, at) = (plan.situation, route.at);
    route.queue = None;
    match &candidate.action().step {
        Step::InternalInsight(_) => Verdict::Allow,
        Step::HumanHandover(handover) => match queue(plan, at, handover) {
            Ok(queue) => {
                route.queue = Some(queue);
                Verdict::Allow
            }
            Err(refusal) => Verdict::Refuse(refusal),
        },
        Step::DeliveryAdaptation(delivery) => {
            free_slot(situation, at, delivery.slot).and_then(|()| busy(situation, candidate)).into()
        }
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ServiceRecovery(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::PreferenceAsk(_) => busy(situation, candidate).into(),
    }
}

fn refusal(explanation: MessageRef, detail: MessageRef) -> Refusal {
    Refusal::new(Disposition::NoCapacity, explanation).with_detail(detail)
}

fn queue(plan: &Plan<'_>, at: Timestamp, handover: &HumanHandover) -> Result<Label, Refusal> {
    let queues = &plan.situation.context().capacity.queues;
    if let Some(slot) = handover.slot.filter(|slot| *slot < at) {
        return Err(taken(say!("capacity-detail-slot-over", slot = slot, at = at)));
    }
    if let (true, Some(slot)) = (queues.is_empty(), handover.slot) {
        return Err(taken(say!("capacity-detail-no-queues", slot = slot)));
    }
    if queues.is_empty() {
        return Ok(handover.queue.clone());
    }
    let mut problems = Vec::new();
    for name in std::iter::once(&handover.queue).chain(&handover.alternatives) {
        match problem(plan.situation, handover, name).or_else(|| promised(plan, handover, name)) {
            None => return Ok(name.clone()),
            Some(problem) => problems.push(problem),
        }
    }
    Err(refusal(say!("capacity-no-room"), say!("capacity-no-room-detail", problems = problems)))
}

/// Why a queue can't take a hand-over; `None` if it can. If a queue is listed twice, either will do.
fn problem(situation: &Situation, handover: &HumanHandover, name: &Label) -> Option<MessageRef> {
    let policy = &situation.policy().capacity;
    let max_wait_s = policy.queue_max_wait_s.get(name).copied().unwrap_or(policy.max_wait_s);
    let mut found = None;
    for queue in situation.context().capacity.queues.iter().filter(|queue| queue.queue == *name) {
        found = Some(shortfall(queue, handover, max_wait_s)?);
    }
    Some(found.unwrap_or_else(|| say!("capacity-detail-queue-unlisted", queue = name.as_str())))
}

/// Whether this decision has already promised the queue's slot.
fn promised(plan: &Plan<'_>, handover: &HumanHandover, name: &Label) -> Option<MessageRef> {
    let slot = handover.slot?;
    let other = plan.offered.iter().find(|other| {
        let same = matches!(&other.candidate.action().step, Step::HumanHandover(other) if other.slot == Some(slot));
        same && other.queue.as_ref() == Some(name)
    })?;
    let key = other.candidate.action().key.as_str();
    Some(say!("capacity-detail-queue-promised", queue = name.as_str(), slot = slot, key = key))
}

/// What a queue lacks for a hand-over; `None` if nothing. A queue without skills listed has them all.
///
/// A task is never refused for a long wait: nobody is on hold, and a long list is better than none.
fn shortfall(queue: &Queue, handover: &HumanHandover, max_wait_s: u32) -> Option<MessageRef> {
    let name = queue.queue.as_str();
    if !queue.open {
        return Some(say!("capacity-detail-queue-closed", queue = name));
    }
    let waits = handover.mode != HandoverMode::Task;
    if let Some(wait_s) = queue.wait_s.filter(|wait_s| waits && *wait_s > max_wait_s) {
        return Some(say!("capacity-detail-queue-wait", queue = name, wait_s = wait_s, max_wait_s = max_wait_s));
    }
    if handover.skill.as_ref().is_some_and(|skill| !queue.skills.is_empty() && !queue.skills.contains(skill)) {
        return Some(say!("capacity-detail-queue-skill", queue = name));
    }
    let slot = handover.slot.filter(|slot| !queue.next_slots.contains(slot))?;
    Some(say!("capacity-detail-queue-slot", queue = name, slot = slot))
}

/// A delivery slot must be in the future and free somewhere.
fn free_slot(situation: &Situation, at: Timestamp, slot: Option<Timestamp>) -> Result<(), Refusal> {
    let Some(slot) = slot else { return Ok(()) };
    if slot < at {
        return Err(taken(say!("capacity-detail-slot-over", slot = slot, at = at)));
    }
    let mut open = situation.context().capacity.queues.iter().filter(|queue| queue.open);
    if open.any(|queue| queue.next_slots.contains(&slot)) {
        return Ok(());
    }
    Err(taken(say!("capacity-detail-slot-not-free", slot = slot)))
}

fn taken(detail: MessageRef) -> Refusal {
    refusal(say!("capacity-slot"), detail)
}

/// While staff are busier than usual, nothing that can wait may invite a reply.
fn busy(situation: &Situation, candidate: &Candidate) -> Result<(), Refusal> {
    let volume = match situation.context().capacity.volume {
        Some(volume @ (Volume::Peak | Volume::Crisis)) => volume,
        Some(Volume::Idle | Volume::Normal) | None => return Ok(()),
    };
    let invites = invites_a_reply(candidate.action().kind()) || candidate.purpose() == Purpose::Research;
    if !candidate.reaches_customer() || !invites || candidate.action().urgency != Urgency::Info {
        return Ok(());
    }
    Err(refusal(say!("capacity-busy"), say!("capacity-busy-detail", volume = volume)))
}

fn invites_a_reply(kind: ActionKind) -> bool {
    match kind {
        ActionKind::CheckIn | ActionKind::PreferenceAsk | ActionKind::CommunityHelp => true,
        ActionKind::Gesture
        | ActionKind::HumanHandover
        | ActionKind::ServiceRecovery
        | ActionKind::ChannelSuggestion
        | ActionKind::SelfService
        | ActionKind::HeadsUp
        | ActionKind::DeliveryAdaptation
        | ActionKind::InternalInsight => false,
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Policy};
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::examples::*;

    fn screened(policy: &Policy, capacity: &Value, action: Action) -> Result<Option<String>, Refusal> {
        let context = context(&format!(r#""capacity":{capacity}"#));
        let situation = Situation::new(&context, policy, &[]);
        let candidate = candidate(&situation, action);
        let mut route = Route::new(&candidate, candidate.channels().first().copied());
        refused(screen(&Plan::new(&situation), &candidate, &mut route))?;
        Ok(route.queue.map(|name| name.as_str().to_owned()))
    }

    /// The queue that a hand-over goes to; `None` if nobody can take it.
    fn goes_to(queues: Value, changes: Value) -> Option<String> {
        let mut step: Value = serde_json::from_str(HANDOVER).unwrap();
        for (name, value) in changes.as_object().unwrap() {
            step[name] = value.clone();
        }
        let action = action(&step.to_string(), json!({}));
        match screened(&Policy::default(), &json!({"queues": queues}), action) {
            Ok(queue) => Some(queue.unwrap()),
            Err(refusal) => {
                assert_eq!(refusal.disposition(), Disposition::NoCapacity);
                None
            }
        }
    }

    fn queue(name: &str, changes: Value) -> Value {
        let mut queue = json!({"queue": name, "open": true});
        for (name, value) in changes.as_object().unwrap() {
            queue[name] = value.clone();
        }
        queue
    }

    #[test]
    fn the_first_queue_that_can_take_a_hand_over_gets_it() {
        let both = json!({"alternatives": ["closed", "second"]});
        let queues = |open: bool| {
            json!([
                queue("care", json!({"open": open})),
                queue("closed", json!({"open": false})),
                queue("second", json!({}))
            ])
        };
        assert_eq!(goes_to(queues(true), both.clone()).as_deref(), Some("care"));
        assert_eq!(goes_to(queues(false), both).as_deref(), Some("second"));
        assert_eq!(goes_to(queues(false), json!({})), None);
    }

    #[test]
    fn a_queue_that_is_not_listed_gets_nothing_unless_none_is() {
        assert_eq!(goes_to(json!([queue("other", json!({}))]), json!({})), None);
        assert_eq!(goes_to(json!([]), json!({})).as_deref(), Some("care"));
    }

    #[test]
    fn a_queue_may_be_as_slow_as_the_policy_says_and_not_a_second_slower() {
        let takes = |policy: &Policy, wait_s: u32| {
            let capacity = json!({"queues": [queue("care", json!({"wait_s": wait_s}))]});
            screened(policy, &capacity, action(HANDOVER, json!({}))).is_ok()
        };
        let default = Policy::default();
        assert!(takes(&default, 3_600) && !takes(&default, 3_601));
        let mut own = Policy::default();
        own.capacity.queue_max_wait_s.insert("care".try_into().unwrap(), 60);
        assert!(takes(&own, 60) && !takes(&own, 61));
    }

    #[test]
    fn a_skill_that_is_asked_for_must_be_there_where_skills_are_known() {
        let asks = json!({"skill": "nl"});
        assert!(goes_to(json!([queue("care", json!({"skills": ["nl", "fr"]}))]), asks.clone()).is_some());
        assert!(goes_to(json!([queue("care", json!({"skills": ["fr"]}))]), asks.clone()).is_none());
        assert!(goes_to(json!([queue("care", json!({}))]), asks).is_some());
    }

    #[test]
    fn a_slot_must_be_one_of_the_queues_own() {
        let at = "2026-03-29T08:15:00Z";
        let free = |slots: Value| {
            json!([queue("care", json!({"next_slots": slots})), queue("x", json!({"next_slots": [at]}))])
        };
        assert!(goes_to(free(json!([at])), json!({"slot": at})).is_some());
        assert!(goes_to(free(json!(["2026-03-29T08:15:01Z"])), json!({"slot": at})).is_none());
        assert!(goes_to(free(json!([])), json!({"slot": at})).is_none());
        assert!(goes_to(json!([]), json!({"slot": at})).is_none());
    }

    #[test]
    fn a_slot_must_not_be_over() {
        for (slot, is_ahead) in [(NOW, true), ("2026-03-28T20:39:59Z", false)] {
            let free = json!([queue("care", json!({"next_slots": [slot]}))]);
            assert_eq!(goes_to(free.clone(), json!({"slot": slot})).is_some(), is_ahead, "{slot}");
            let delivery = json!({"kind": "delivery_adaptation", "order": "o", "fulfilment": "home", "slot": slot});
            let delivery = action(&delivery.to_string(), json!({}));
            assert_eq!(screened(&Policy::default(), &json!({"queues": free}), delivery).is_ok(), is_ahead, "{slot}");
        }
    }

    #[test]
    fn of_a_queue_that_is_listed_twice_either_will_do() {
        let twice = json!([queue("care", json!({"skills": ["fr"]})), queue("care", json!({"skills": ["nl"]}))]);
        assert!(goes_to(twice, json!({"skill": "nl"})).is_some());
    }

    #[test]
    fn a_delivery_comes_at_a_moment_that_somebody_lists() {
        let delivery = || {
            let step =
                r#"{"kind":"delivery_adaptation","order":"o","fulfilment":"home","slot":"2026-03-30T08:00:00Z"}"#;
            action(step, json!({}))
        };
        let with = |slots: Value| {
            screened(&Policy::default(), &json!({"queues": [queue("x", json!({"next_slots": slots}))]}), delivery())
        };
        assert_eq!(with(json!(["2026-03-30T08:00:00Z"])), Ok(None));
        assert!(with(json!(["2026-03-30T08:00:01Z"])).is_err());
        assert!(with(json!([])).is_err());
    }

    #[test]
    fn while_it_is_busy_nothing_that_can_wait_invites_a_reply() {
        let ask = r#"{"kind":"preference_ask","about":"channel"}"#;
        let help = r#"{"kind":"community_help","direction":"offer","topic":"knitting"}"#;
        for (volume, busy) in [("idle", false), ("normal", false), ("peak", true), ("crisis", true)] {
            let passes = |step: &str, changes: Value| {
                screened(&Policy::default(), &json!({"volume": volume}), action(step, changes)).is_ok()
            };
            for step in [CHECK_IN, ask, help] {
                assert_eq!(passes(step, json!({})), !busy, "{volume} {step}");
                assert!(passes(step, json!({"urgency": "warning"})));
            }
            assert_eq!(passes(HEADS_UP, json!({"purpose": "research"})), !busy);
            assert!(passes(HEADS_UP, json!({})) && passes(HANDOVER, json!({})));
            assert!(passes(INSIGHT, json!({"audience": "agent", "channels": [], "purpose": "research"})));
        }
    }
}
