//! Laws of care over weeks: promises, words, channels, and what staff do instead.

use std::collections::BTreeSet;

use courtesy_contract::{
    Action, ActionKind, Channel, Context, HandoverMode, Promise, Purpose, Step, Timestamp, Urgency,
};
use proptest::prop_assert;

use super::caps::planned_and_done;
use super::contacts;
use super::trial::{decided, for_all_customers};
use crate::calendar::period;
use crate::laws::population::Case;
use crate::rules::purpose;

#[test]
fn what_was_said_is_not_said_again_on_any_channel_while_the_policy_remembers_it() {
    for_all_customers(["the same words were withheld", "other words are said"], |case, witness| {
        let decision = decided(case);
        let days = i64::from(case.policy.repetition.days);
        let mut new = BTreeSet::new();
        for offered in &decision.offered {
            let Some(said) = offered.said else { continue };
            let since = offered.send_at.plus_days(-days);
            let earlier = case.context.history.iter().filter(|item| item.was_done() && item.at > since);
            prop_assert!(!earlier.map(|item| item.said).any(|known| known == Some(said)));
            prop_assert!(new.insert(said), "said twice in one decision");
            witness.saw("other words are said", case.context.history.iter().any(|item| item.said.is_some()));
        }
        witness.saw("the same words were withheld", decision.withheld.iter().any(|held| held.rule == "repetition"));
        Ok(())
    });
}

#[test]
fn nothing_is_promised_that_nobody_keeps_or_that_is_promised_already() {
    let situations = ["a queue keeps a promise", "a promise without a keeper was withheld"];
    for_all_customers(situations, |case, witness| {
        let decision = decided(case);
        for offered in &decision.offered {
            for promise in &offered.action.promises {
                let agreed = slot(&offered.action) == Some(promise.due_at) && promise.due_at == offered.send_at;
                prop_assert!(promise.due_at > offered.send_at || agreed, "due before it is made");
                prop_assert!(has_keeper(&case.context, &offered.action, promise), "nobody keeps {}", promise.id);
                let repairs = is_by_a_person(&offered.action);
                let same = case.context.promises.iter().filter(|made| made.id == promise.id);
                let newest = same.max_by_key(|made| made.made_at).filter(|made| made.is_open());
                prop_assert!(newest.is_none_or(|made| repairs && made.is_broken(case.context.as_of)));
                witness.saw("a queue keeps a promise", promise.queue.is_some());
            }
        }
        let withheld = decision.withheld.iter().any(|held| held.rule == "promise");
        witness.saw("a promise without a keeper was withheld", withheld);
        Ok(())
    });
}

fn has_keeper(context: &Context, action: &Action, promise: &Promise) -> bool {
    let queues = &context.capacity.queues;
    match &promise.queue {
        Some(name) => queues.is_empty() || queues.iter().any(|queue| queue.queue == *name && queue.open),
        None => slot(action) == Some(promise.due_at),
    }
}

fn slot(action: &Action) -> Option<Timestamp> {
    if let Step::DeliveryAdaptation(delivery) = &action.step {
        return delivery.slot;
    }
    if let Step::HumanHandover(handover) = &action.step { handover.slot } else { None }
}

fn is_by_a_person(action: &Action) -> bool {
    matches!(&action.step, Step::HumanHandover(_))
}

#[test]
fn no_text_is_read_out_and_no_full_cap_leads_to_a_more_intrusive_channel() {
    let situations = ["a set text lost its spoken channels", "a full cap was no reason to ring"];
    for_all_customers(situations, |case, witness| {
        let decision = decided(case);
        for (offered, channel) in contacts(&decision) {
            let spoken = matches!(channel, Channel::Phone | Channel::Video | Channel::InPerson);
            let text = offered.action.message.is_some() && offered.action.kind() != ActionKind::HumanHandover;
            prop_assert!(!(spoken && text), "{} is read out", offered.action.id);
            witness
                .saw("a set text lost its spoken channels", text && offered.action.channels.contains(&Channel::Phone));
            if offered.action.urgency != Urgency::Critical && keeps_all_channels(case) {
                prop_assert!(!passes_a_full_cap(case, &offered.action, channel, offered.send_at));
            }
        }
        let no_way_round = decision.withheld.iter().any(|held| {
            let by = ["caps", "intrusiveness"].contains(&held.rule.as_str());
            by && held.action.message.is_none() && held.action.channels.ends_with(&[Channel::Email, Channel::Phone])
        });
        witness.saw("a full cap was no reason to ring", no_way_round);
        Ok(())
    });
}

/// Whether no hold, preference or permission takes single channels away. A cap on a channel that is gone anyway is no reason.
fn keeps_all_channels(case: &Case) -> bool {
    case.proposed.iter().all(|proposed| proposed.holds.is_empty())
        && case.context.preferences.avoid_channels.is_empty()
        && case.context.permissions.iter().all(|record| record.channel.is_none() && record.topic.is_none())
}

/// Whether a cap of the operator's on a gentler channel, which the action names before this one, is full by history alone.
fn passes_a_full_cap(case: &Case, action: &Action, channel: Channel, at: courtesy_contract::Timestamp) -> bool {
    let rank = |channel: Channel| case.policy.intrusiveness.iter().position(|listed| *listed == channel);
    let before = action.channels.iter().take_while(|other| **other != channel);
    let gentler: Vec<Channel> = before.copied().filter(|other| rank(*other) < rank(channel)).collect();
    let purpose = purpose::of(&case.policy, action);
    case.policy.caps.iter().any(|cap| {
        let applies = cap.channel.is_some_and(|capped| gentler.contains(&capped))
            && cap.purpose.is_none_or(|named| named == purpose)
            && cap.kind.is_none_or(|kind| kind == action.kind())
            && cap.key.as_ref().is_none_or(|key| *key == action.key);
        let excepted = cap.except_critical_service || cap.except_promised;
        let done = planned_and_done(&case.context, cap, purpose);
        let within = done.iter().filter(|earlier| **earlier <= at && period::contains(&cap.per, at, **earlier)).count();
        applies && !excepted && within >= cap.max as usize
    })
}

#[test]
fn service_that_fails_for_want_of_words_or_of_a_permission_becomes_a_task_for_staff() {
    for_all_customers(["staff get a task", "the policy wants none"], |case, witness| {
        let decision = decided(case);
        let lost = decision.withheld.iter().filter(|held| {
            let helps = matches!(
                held.action.kind(),
                ActionKind::HumanHandover
                    | ActionKind::ServiceRecovery
                    | ActionKind::HeadsUp
                    | ActionKind::DeliveryAdaptation
            );
            let by = ["message", "link", "language", "permission", "channel", "set_text"].contains(&held.rule.as_str());
            let early = held.stage != courtesy_contract::Stage::Arbitration;
            helps && by && early && purpose::of(&case.policy, &held.action) == Purpose::Service
        });
        let is_task = |action: &Action| {
            action.key.as_str().starts_with("staff/") && action.channels.is_empty() && !is_visit(action)
        };
        let offered = decision.offered.iter().map(|offered| &offered.action);
        let withheld = decision.withheld.iter().map(|held| &held.action);
        let tasks: Vec<&Action> = offered.chain(withheld).filter(|action| is_task(action)).collect();
        let mut lost = lost.filter(|held| held.action.reaches_customer()).peekable();
        if !case.policy.staff_instead.enabled {
            witness.saw("the policy wants none", lost.peek().is_some());
            prop_assert!(tasks.is_empty());
            return Ok(());
        }
        for held in lost {
            let of_its_group = decision.withheld.iter().any(|other| {
                other.action.group.is_some()
                    && other.action.group == held.action.group
                    && tasks.iter().any(|task| task.key.as_str() == format!("staff/{}", other.action.key))
            });
            let key = format!("staff/{}", held.action.key);
            prop_assert!(of_its_group || tasks.iter().any(|task| task.key.as_str() == key), "nobody is told of {key}");
            witness.saw("staff get a task", true);
        }
        Ok(())
    });
}

fn is_visit(action: &Action) -> bool {
    matches!(&action.step, Step::HumanHandover(handover) if handover.mode == HandoverMode::Visit)
}
