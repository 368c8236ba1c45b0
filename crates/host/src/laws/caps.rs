//! The laws about how often somebody is contacted.

use courtesy_contract::{
    Action, CalendarUnit, Cap, Channel, Context, Disposition, Order, Outcome, Period, Policy, Purpose, Slug, Step,
    Timestamp, Urgency,
};
use proptest::prop_assert;
use serde_json::json;

use super::population::Case;
use super::trial::{decided, for_all_customers, with};
use super::{actions, contacts, from_json, named, offers};
use crate::calendar::period;
use crate::pipeline::decide::{Decided, Proposed, decide};
use crate::rules::{self, purpose};

#[test]
fn a_tighter_limit_of_the_customers_leaves_one_contact_that_was_offered_before_where_all_may_be_done_at_once() {
    let situations = ["the tighter limit keeps something back", "a contact is left"];
    for_all_customers(situations, |case, witness| {
        let at_once = with(case, do_at_once);
        let own = |max: u32| from_json(json!({"max": max, "per_days": 7}));
        let [loose, tight] =
            [2, 1].map(|max| with(&at_once, |case| case.context.preferences.max_contacts.push(own(max))));
        let (before, after) = (decided(&loose), decided(&tight));
        prop_assert!(contacts(&after).count() <= 1);
        prop_assert!(contacts(&after).all(|(offered, _)| offers(&before, &named(offered))));
        witness.saw("the tighter limit keeps something back", contacts(&before).count() > contacts(&after).count());
        witness.saw("a contact is left", contacts(&after).next().is_some());
        Ok(())
    });
}

/// Removes everything but caps that makes actions wait, and caps with a longer period than a week.
fn do_at_once(case: &mut Case) {
    for action in actions(&mut case.proposed) {
        action.window.not_before_at = None;
        if let Step::HumanHandover(handover) = &mut action.step {
            handover.slot = None;
        }
    }
    case.policy.quiet_hours.clear();
    case.context.preferences.quiet_hours.clear();
    case.policy.caps.retain(|cap| within_a_week(&cap.per));
    case.context.preferences.max_contacts.retain(|own| own.per_days <= 7);
}

pub(super) fn within_a_week(per: &Period) -> bool {
    match per {
        Period::Rolling { days, hours } => *days < 7 || (*days == 7 && *hours == 0),
        Period::Calendar { unit, .. } => matches!(unit, CalendarUnit::Day | CalendarUnit::Week),
    }
}

/// The example in guardrails.md of a tighter cap that allows what a looser one withholds.
#[test]
fn a_tighter_cap_can_let_something_through_by_making_something_else_wait_longer() {
    let at_most = |max: u32| {
        let policy = format!(
            r#"
caps = [
    {{ purpose = "care", max = 1, per = {{ kind = "rolling", days = 7 }} }},
    {{ max = {max}, per = {{ kind = "rolling", days = 7 }} }},
]
quiet_hours = [{{ from = "21:00", to = "08:00", channels = ["sms"] }}]
"#
        );
        let context = rules::examples::context(
            r#""customer":{"ref":"c","time_zone":"Europe/Amsterdam"},"permissions":[{"purpose":"care","status":"granted"}],
            "history":[{"key":"k","kind":"heads_up","at":"2026-04-04T20:40:00Z","channel":"email","purpose":"service"}]"#,
        );
        let action = |key: &str, channel: &str| {
            let changes = json!({"id": key, "key": key, "purpose": "care", "channels": [channel]});
            rules::examples::action(rules::examples::HEADS_UP, changes)
        };
        let mut first = action("first", "sms");
        first.urgency = Urgency::Critical;
        let answer = from_json(json!({"contract": "1.0", "actions": [first, action("second", "email")]}));
        let proposed = Proposed::new(Slug::new("p").expect("a name"), answer, Vec::new());
        let policy: Policy = crate::read::policy(&policy).expect("a policy");
        let decision = decide(&rules::examples::rulebook(&policy), &context, vec![proposed]);
        decision.offered.iter().map(|offered| offered.action.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(at_most(2), [""; 0]);
    assert_eq!(at_most(1), ["second"]);
}

/// The operator's caps and the customer's own, with whether they are the operator's.
fn caps(case: &Case) -> Vec<(Cap, bool)> {
    let own = case.context.preferences.max_contacts.iter().map(|own| Cap {
        channel: own.channel,
        purpose: None,
        kind: None,
        key: None,
        max: own.max,
        per: Period::rolling_days(own.per_days.max(1)),
        except_critical_service: false,
        except_promised: false,
    });
    let operators = case.policy.caps.iter().cloned().map(|cap| (cap, true));
    operators.chain(own.map(|cap| (cap, false))).collect()
}

#[test]
fn nothing_that_is_offered_or_waits_exceeds_a_cap_in_any_period() {
    let situations = ["a cap is full", "something that waits counts", "something planned for later counts"];
    for_all_customers(situations, |case, witness| {
        let decision = decided(case);
        // The customer's own caps count whatever comes before marketing, and so everything.
        let against = caps(case).into_iter().flat_map(|(cap, is_operators)| {
            let purposes: &[_] = if is_operators { Purpose::ALL } else { &[Purpose::Marketing] };
            purposes.iter().map(move |purpose| (cap.clone(), *purpose, is_operators))
        });
        for (cap, purpose, is_operators) in against {
            let done = planned_and_done(&case.context, &cap, purpose);
            let mut new = of_this_decision(case, &decision, &cap);
            new.retain(|contact| !is_operators || contact.purpose == purpose);
            let all = || done.iter().copied().chain(new.iter().map(|contact| contact.at));
            for seen_from in all() {
                let counts = |at: Timestamp| period::contains(&cap.per, seen_from, at);
                let of_now: Vec<&Contact> = new.iter().filter(|contact| counts(contact.at)).collect();
                // History alone may have exceeded it, and so may exceptions.
                if of_now.is_empty() || of_now.iter().any(|contact| contact.excepted) {
                    continue;
                }
                let total = all().filter(|at| counts(*at)).count();
                prop_assert!(total <= cap.max as usize, "{total} of {} in the period up to {seen_from}", cap.max);
                witness.saw("a cap is full", total == cap.max as usize);
                witness.saw("something that waits counts", of_now.iter().any(|contact| contact.waits));
                let later = |contact: &&Contact| contact.at < seen_from && done.contains(&seen_from);
                witness
                    .saw("something planned for later counts", of_now.iter().copied().any(|contact| later(&contact)));
            }
        }
        Ok(())
    });
}

/// A contact that this decision offers or defers.
struct Contact {
    at: Timestamp,
    purpose: Purpose,
    waits: bool,
    /// The cap allows it although it is full.
    excepted: bool,
}

/// Whether something was promised about the event of a heads-up, the one action here that is about something.
fn is_promised(context: &Context, action: &Action) -> bool {
    let Step::HeadsUp(news) = &action.step else { return false };
    let has_day = |order: &Order| order.promised_at.is_some() || order.promised_on.is_some();
    context.promises.iter().any(|promise| promise.is_open() && promise.about.as_ref() == Some(&news.event))
        || context.orders.iter().any(|order| order.id == news.event && has_day(order))
        || context.cases.iter().any(|case| case.promised_at.is_some() && case.id == news.event)
}

/// The moments of earlier contacts and planned ones that count for a cap against one of this purpose.
pub(super) fn planned_and_done(context: &Context, cap: &Cap, purpose: Purpose) -> Vec<Timestamp> {
    let counts = context.history.iter().filter(|item| {
        item.outcome != Some(Outcome::Failed)
            && item.channel.is_some_and(|over| cap.channel.is_none_or(|channel| channel == over))
            && cap.purpose.is_none_or(|purpose| item.purpose.is_none_or(|known| known == purpose))
            && item.purpose.is_none_or(|known| known <= purpose)
            && cap.kind.is_none_or(|kind| item.kind == kind)
            && cap.key.as_ref().is_none_or(|key| *key == item.key)
    });
    counts.map(|item| item.at).collect()
}

/// The contacts of a decision that count for a cap. The channel of an action that waits isn't known if it has several.
fn of_this_decision(case: &Case, decision: &Decided, cap: &Cap) -> Vec<Contact> {
    let offered = contacts(decision).map(|(offered, channel)| (&offered.action, Some(channel), offered.send_at, false));
    let deferred = decision.withheld.iter().filter(|held| held.disposition == Disposition::Deferred);
    let deferred = deferred.filter(|held| held.action.reaches_customer()).filter_map(|held| {
        let only = (held.action.channels.len() == 1).then(|| held.action.channels[0]);
        Some((&held.action, only, held.until_at?, true))
    });
    let contact = |(action, over, at, waits): (&Action, Option<Channel>, Timestamp, bool)| {
        let purpose = purpose::of(&case.policy, action);
        let counts = cap.channel.is_none_or(|channel| over == Some(channel))
            && cap.purpose.is_none_or(|named| named == purpose)
            && cap.kind.is_none_or(|kind| kind == action.kind())
            && cap.key.as_ref().is_none_or(|key| *key == action.key);
        let critical = purpose == Purpose::Service && action.urgency == Urgency::Critical;
        let excepted = cap.except_critical_service && critical
            || cap.except_promised && purpose == Purpose::Service && is_promised(&case.context, action);
        counts.then_some(Contact { at, purpose, waits, excepted })
    };
    offered.chain(deferred).filter_map(contact).collect()
}
