//! The laws of the rules, tested on 10,000 random customers per run. sdk-docs/guardrails.md states them.
//!
//! Each run draws other customers. A failing run prints its seed, and `COURTESY_LAW_SEED` repeats it. A law names the
//! situations in which it applies, and a run that never meets one of them fails, too.

mod caps;
mod population;
mod trial;
mod weeks;

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{
    Action, Channel, Context, Disposition, Grant, HandoverMode, LegalBasis, Offered, Outcome, Permission,
    PermissionStatus, Purpose, Slug, Stage, Step, Timestamp, Urgency, Withheld,
};
use proptest::{prop_assert, prop_assert_eq};
use serde_json::json;

use self::population::Case;
use self::trial::{decided, for_all_customers, with};
use crate::pipeline::decide::{Decided, Proposed};
use crate::rules::{self, purpose};

/// An action by its plugin and id.
type Name = (Slug, Slug);

fn named(offered: &Offered) -> Name {
    (offered.plugin.clone(), offered.action.id.clone())
}

fn offers(decision: &Decided, name: &Name) -> bool {
    decision.offered.iter().any(|offered| named(offered) == *name)
}

/// What is offered to the customer, with its channel.
fn contacts(decision: &Decided) -> impl Iterator<Item = (&Offered, Channel)> {
    decision.offered.iter().filter_map(|offered| Some((offered, offered.channel?)))
}

/// What a rule withheld by itself. A rule that was asked again because another one made an action wait doesn't count: without
/// the other rule, the action needn't wait.
fn refused_by<'w>(decision: &'w Decided, rule: &'w str) -> impl Iterator<Item = Name> + 'w {
    withheld_by(decision, rule).filter(|held| held.stage == Stage::Guardrail).map(held_name)
}

fn withheld_by<'w>(decision: &'w Decided, rule: &'w str) -> impl Iterator<Item = &'w Withheld> {
    decision.withheld.iter().filter(move |held| held.rule == rule)
}

fn held_name(held: &Withheld) -> Name {
    (held.plugin.clone(), held.action.id.clone())
}

fn sells_or_asks(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Marketing | Purpose::Research)
}

fn actions(proposed: &mut [Proposed]) -> impl Iterator<Item = &mut Action> {
    proposed.iter_mut().flat_map(|proposed| &mut proposed.actions)
}

fn from_json<T: serde::de::DeserializeOwned>(json: serde_json::Value) -> T {
    serde_json::from_value(json).expect("a part of a context")
}

fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a moment")
}

#[test]
fn everything_that_was_proposed_is_offered_or_withheld_and_never_both() {
    for_all_customers(["something is offered", "something is withheld"], |case, witness| {
        let decision = decided(case);
        let mut fates: BTreeMap<Name, u32> = BTreeMap::new();
        for name in decision.offered.iter().map(named).chain(decision.withheld.iter().map(held_name)) {
            *fates.entry(name).or_default() += 1;
        }
        for Proposed { plugin, actions, .. } in &case.proposed {
            for action in actions {
                prop_assert_eq!(fates.remove(&(plugin.clone(), action.id.clone())), Some(1));
            }
        }
        // What staff get instead comes beside what was proposed.
        fates.retain(|(_, id), _| !id.as_str().starts_with("staff-"));
        prop_assert!(fates.is_empty());
        witness.saw("something is offered", !decision.offered.is_empty());
        witness.saw("something is withheld", !decision.withheld.is_empty());
        Ok(())
    });
}

#[test]
fn withdrawing_a_permission_lets_nothing_through_that_it_covers_or_that_lacked_permission_before() {
    for_all_customers(["it covers what was offered", "something lacked permission before"], |case, witness| {
        let before = decided(case);
        let (service, care) = (json!({"purpose": "service"}), json!({"purpose": "care", "channel": "email"}));
        let (sms, topic) =
            (json!({"purpose": "marketing", "channel": "sms"}), json!({"purpose": "care", "topic": "t"}));
        for mut no in [service, care, sms, topic] {
            no["status"] = json!("revoked");
            let no: Permission = from_json(no);
            let covers = |(offered, channel): (&Offered, Channel)| {
                let topic = &offered.action.topic;
                let purposes = [offered.purpose, purpose::of_its_kind(&case.policy, offered.action.kind())];
                purposes.contains(&no.purpose)
                    && no.channel.is_none_or(|named| named == channel)
                    && (no.topic.is_none() || topic.is_none() || no.topic == *topic)
            };
            let after = decided(&with(case, |case| case.context.permissions.push(no.clone())));
            prop_assert!(!contacts(&after).any(covers));
            prop_assert!(!refused_by(&before, "permission").any(|name| offers(&after, &name)));
            witness.saw("it covers what was offered", contacts(&before).any(covers));
        }
        witness.saw("something lacked permission before", refused_by(&before, "permission").next().is_some());
        Ok(())
    });
}

#[test]
fn taking_a_yes_away_lets_nothing_through_that_lacked_permission_before_or_rests_on_no_other_yes() {
    let situations = ["something rested on it alone", "something lacked permission before"];
    for_all_customers(situations, |case, witness| {
        let is_no = |record: &Permission| matches!(record.status, PermissionStatus::Denied | PermissionStatus::Revoked);
        let records = case.context.permissions.iter().enumerate();
        let others: Vec<usize> = records.filter(|(_, record)| !is_no(record)).map(|(index, _)| index).collect();
        if others.is_empty() {
            return Ok(());
        }
        let taken = *case.pick.get(&others);
        let gone = with(case, |case| drop(case.context.permissions.remove(taken)));
        let expired = with(case, |case| {
            case.context.permissions[taken].to_at = Some(rules::now(&case.context));
        });
        let before = decided(case);
        for without in [gone, expired] {
            let after = decided(&without);
            let rests = |(offered, channel)| rests_on_a_yes(&without.context, offered, channel);
            prop_assert!(contacts(&after).all(rests));
            prop_assert!(!refused_by(&before, "permission").any(|name| offers(&after, &name)));
            witness.saw("something rested on it alone", !contacts(&before).all(rests));
        }
        witness.saw("something lacked permission before", refused_by(&before, "permission").next().is_some());
        Ok(())
    });
}

fn rests_on_a_yes(context: &Context, offered: &Offered, channel: Channel) -> bool {
    let at = offered.send_at;
    context.permissions.iter().any(|record| {
        let by_law = matches!(record.basis, Some(LegalBasis::Contract | LegalBasis::LegalObligation));
        let open = matches!(record.status, PermissionStatus::Unknown | PermissionStatus::Pending);
        let is_yes =
            record.status == PermissionStatus::Granted || (open && by_law && offered.purpose == Purpose::Service);
        is_yes
            && record.purpose == offered.purpose
            && record.channel.is_none_or(|named| named == channel)
            && (record.topic.is_none() || record.topic == offered.action.topic)
            && record.from_at.is_none_or(|from| from <= at)
            && record.to_at.is_none_or(|to| at < to)
    })
}

#[test]
fn adding_a_care_flag_lets_no_marketing_or_research_through_and_nothing_that_care_withheld() {
    let situations = ["marketing or research was offered", "care withheld something before"];
    for_all_customers(situations, |case, witness| {
        let before = decided(case);
        let after = decided(&with(case, |case| {
            case.context.care.handle_with_care = true;
            case.context.care.until_at = None;
        }));
        let sells = |decision: &Decided| contacts(decision).any(|(offered, _)| sells_or_asks(offered.purpose));
        prop_assert!(!sells(&after));
        prop_assert!(!refused_by(&before, "care").any(|name| offers(&after, &name)));
        witness.saw("marketing or research was offered", sells(&before));
        witness.saw("care withheld something before", refused_by(&before, "care").next().is_some());
        Ok(())
    });
}

#[test]
fn adding_quiet_hours_lets_nothing_through_in_them_and_nothing_that_quiet_hours_alone_kept_back() {
    let situations = ["something was offered in them", "something is offered outside them", "something waited before"];
    for_all_customers(situations, |case, witness| {
        let base = with(case, |case| {
            case.context.customer.time_zone = Some(from_json(json!("Europe/Amsterdam")));
            case.context.hook = courtesy_contract::Hook::Review;
        });
        let before = decided(&base);
        let waited = |held: &&Withheld| held.disposition == Disposition::Deferred && held.action.channels.len() == 1;
        for (from, to) in [(21 * 60, 21 * 60 + 45), (22 * 60, 23 * 60), (12 * 60, 12 * 60 + 1)] {
            let time = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
            let hours = json!({"from": time(from), "to": time(to)});
            let after = decided(&with(&base, |case| case.context.preferences.quiet_hours.push(from_json(hours))));
            let in_them =
                |(offered, _): (&Offered, Channel)| (from..to).contains(&minute_in_amsterdam(offered.send_at));
            prop_assert!(!contacts(&after).any(in_them));
            let mut waiting = withheld_by(&before, "quiet_hours").filter(waited);
            prop_assert!(!waiting.any(|held| offers(&after, &held_name(held))));
            witness.saw("something was offered in them", contacts(&before).any(in_them));
            witness.saw("something is offered outside them", contacts(&after).next().is_some());
        }
        witness.saw("something waited before", withheld_by(&before, "quiet_hours").any(|held| waited(&held)));
        Ok(())
    });
}

/// What the clock in Amsterdam shows around the change to summer time in 2026, in minutes since midnight.
fn minute_in_amsterdam(at: Timestamp) -> i64 {
    let hours_ahead = if at < moment("2026-03-29T01:00:00Z") { 1 } else { 2 };
    (at.unix_s() + hours_ahead * 3_600).rem_euclid(86_400) / 60
}

/// Leaves what plugins propose alone: the host's own tasks in place of service have a law of their own.
fn without_own_tasks(case: &mut Case) {
    case.policy.staff_instead.enabled = false;
}

#[test]
fn tightening_a_budget_never_spends_more_than_it_and_lets_nothing_through_that_was_too_dear_alone() {
    let situations = ["something costs beside what was spent", "the budget keeps something back"];
    for_all_customers(situations, |case, witness| {
        let [loose, tight] = [900, 400].map(|minor| {
            with(case, |case| {
                case.policy.budgets = vec![from_json(json!({
                    "name": "all", "max": {"minor": minor, "currency": "EUR"}, "per": {"kind": "rolling", "days": 3650}
                }))];
                // All of it is in the period, as seen from any time.
                case.context.history.iter_mut().for_each(|item| item.at = case.context.as_of);
            })
        });
        let after = decided(&tight);
        let done = tight.context.history.iter().filter(|item| item.outcome != Some(Outcome::Failed));
        let earlier: Vec<_> = done.filter_map(|item| item.cost.as_ref()).filter(|cost| cost.minor.get() > 0).collect();
        let deferred = after.withheld.iter().filter(|held| held.disposition == Disposition::Deferred);
        let admitted = after.offered.iter().map(|offered| &offered.action).chain(deferred.map(|held| &held.action));
        let new: Vec<_> = admitted.filter_map(Action::spends).filter(|cost| cost.minor.get() > 0).collect();
        if !new.is_empty() {
            let all = || earlier.iter().chain(&new);
            let spent: u128 = all().map(|cost| u128::from(cost.minor.get())).sum();
            prop_assert!(spent <= 400 && all().all(|cost| cost.currency == "EUR"), "{spent}");
            witness.saw("something costs beside what was spent", !earlier.is_empty());
        }
        for offered in after.offered.iter().filter(|offered| offered.action.spends().is_some()) {
            let alone = decided(&only(&loose, &named(offered)));
            prop_assert!(withheld_by(&alone, "budget").next().is_none());
        }
        witness.saw("the budget keeps something back", withheld_by(&after, "budget").next().is_some());
        Ok(())
    });
}

/// The same customer, with one action alone.
fn only(case: &Case, (plugin, id): &Name) -> Case {
    with(case, |case| {
        for proposed in &mut case.proposed {
            proposed.actions.retain(|action| proposed.plugin == *plugin && action.id == *id);
            proposed.holds.clear();
        }
    })
}

#[test]
fn the_order_of_plugins_and_of_the_actions_in_an_answer_never_changes_the_decision() {
    for_all_customers(["two plugins propose several actions"], |case, witness| {
        let decision = decided(case);
        let mut turned = case.clone();
        for _ in 0..3 {
            turned.proposed.rotate_left(1);
            for proposed in &mut turned.proposed {
                let turn = usize::from(!proposed.actions.is_empty());
                proposed.actions.rotate_left(turn);
            }
            prop_assert_eq!(&decided(&turned), &decision);
            let reversed = with(&turned, |case| {
                case.proposed.reverse();
                case.proposed.iter_mut().for_each(|proposed| proposed.actions.reverse());
            });
            prop_assert_eq!(&decided(&reversed), &decision);
        }
        let several = case.proposed.iter().filter(|proposed| proposed.actions.len() > 1).count();
        witness.saw("two plugins propose several actions", several > 1);
        Ok(())
    });
}

#[test]
fn a_failing_plugin_changes_what_becomes_of_others_only_by_no_longer_competing_or_holding_back() {
    let situations = ["it held something back", "nothing of it was admitted", "others rank above it"];
    for_all_customers(situations, |case, witness| {
        let case = &with(case, without_own_tasks);
        let index = case.pick.index(case.proposed.len());
        let failing = &case.proposed[index];
        let together = decided(case);
        let without = decided(&with(case, |case| drop(case.proposed.remove(index))));
        let of_others = |decision: &Decided| -> Vec<Withheld> {
            decision.withheld.iter().filter(|held| held.plugin != failing.plugin).cloned().collect()
        };
        let screened = |held: &[Withheld]| -> BTreeMap<Name, Withheld> {
            let alone = held.iter().filter(|held| held.stage == Stage::Guardrail);
            alone.map(|held| (held_name(held), held.clone())).collect()
        };
        let (held_together, held_without) = (of_others(&together), of_others(&without));
        let (refused_together, refused_without) = (screened(&held_together), screened(&held_without));
        if !failing.holds.is_empty() {
            prop_assert!(refused_without.keys().all(|name| refused_together.contains_key(name)));
            witness.saw("it held something back", refused_together.len() > refused_without.len());
            return Ok(());
        }
        prop_assert_eq!(&refused_together, &refused_without);
        let own = |held: &&Withheld| held.plugin == failing.plugin;
        let took_place = |held: &Withheld| held.disposition == Disposition::Deferred || held.rule == "human_escape";
        if together.withheld.iter().filter(own).any(took_place) {
            return Ok(());
        }
        let others_first = together.offered.iter().take_while(|offered| offered.plugin != failing.plugin);
        let above: Vec<&Offered> = others_first.collect();
        if above.len() == together.offered.len() {
            prop_assert_eq!((&together.offered, &held_together), (&without.offered, &held_without));
            witness.saw("nothing of it was admitted", !failing.actions.is_empty());
            return Ok(());
        }
        // What is withdrawn at the end depends on whether help is offered anywhere.
        let taken_back = [&together, &without].into_iter().flat_map(|decision| withheld_by(decision, "human_escape"));
        let taken_back: BTreeSet<Name> = taken_back.map(held_name).collect();
        let stays = |offered: &&Offered| !taken_back.contains(&named(offered));
        let above: Vec<&Offered> = above.into_iter().filter(stays).collect();
        witness.saw("others rank above it", !above.is_empty());
        prop_assert_eq!(without.offered.iter().filter(stays).take(above.len()).collect::<Vec<_>>(), above);
        Ok(())
    });
}

#[test]
fn the_customers_own_terms_never_let_through_what_a_rule_withheld_without_them() {
    let situations = ["their terms keep something back", "something is offered under their terms"];
    for_all_customers(situations, |case, witness| {
        let free = with(case, |case| case.context.preferences = courtesy_contract::Preferences::default());
        let strict = with(case, |case| {
            case.context.preferences = from_json(json!({
                "contact_mode": "only_when_needed", "avoid_channels": ["sms"],
                "quiet_hours": [{"from": "21:00", "to": "08:00"}], "max_contacts": [{"max": 1, "per_days": 7}]
            }));
        });
        let (before, after) = (decided(&free), decided(&strict));
        let alone = before.withheld.iter().filter(|held| held.stage == Stage::Guardrail);
        prop_assert!(!alone.map(held_name).any(|name| offers(&after, &name)));
        let unwanted = |decision: &Decided| {
            contacts(decision).any(|(offered, over)| over == Channel::Sms || offered.purpose == Purpose::Marketing)
        };
        prop_assert!(!unwanted(&after));
        witness.saw("their terms keep something back", unwanted(&before));
        witness.saw("something is offered under their terms", contacts(&after).next().is_some());
        Ok(())
    });
}

#[test]
fn lowering_how_urgent_plugins_may_be_loses_nothing_and_lets_nothing_through_that_a_rule_about_it_alone_withheld() {
    let situations =
        ["something that claimed more is offered", "a rule lets less through", "a rule withheld something"];
    for_all_customers(situations, |case, witness| {
        let case = &with(case, without_own_tasks);
        let most = Urgency::Warning;
        let bounded = with(case, |case| {
            let ids = case.proposed.iter().map(|proposed| proposed.plugin.clone());
            let grant = || Grant { max_urgency: Some(most), ..Grant::default() };
            case.policy.plugins = ids.map(|id| (id, grant())).collect();
        });
        let (before, after) = (decided(case), decided(&bounded));
        let claimed = |name: &Name| -> Option<Urgency> {
            let of_plugin = case.proposed.iter().filter(|proposed| proposed.plugin == name.0);
            let mut actions = of_plugin.flat_map(|proposed| &proposed.actions);
            actions.find(|action| action.id == name.1).map(|action| action.urgency)
        };
        let offered =
            after.offered.iter().map(|offered| (named(offered), offered.action.urgency, offered.claimed_urgency));
        let withheld = after.withheld.iter().map(|held| (held_name(held), held.action.urgency, held.claimed_urgency));
        for (name, urgency, told) in offered.chain(withheld) {
            let claimed = claimed(&name).expect("something that was proposed");
            prop_assert_eq!((urgency, told), (claimed.min(most), (claimed > most).then_some(claimed)));
        }
        let alone = |decision: &Decided| -> BTreeSet<Name> {
            let held = decision.withheld.iter().filter(|held| held.stage == Stage::Guardrail);
            held.map(held_name).collect()
        };
        prop_assert!(alone(&after).is_superset(&alone(&before)));
        prop_assert!(after.withheld.iter().all(|held| held.disposition != Disposition::Invalid));
        let told = after.offered.iter().any(|offered| offered.claimed_urgency.is_some());
        witness.saw("something that claimed more is offered", told);
        witness.saw("a rule lets less through", alone(&after).len() > alone(&before).len());
        witness.saw("a rule withheld something", !alone(&before).is_empty());
        Ok(())
    });
}

#[test]
fn what_is_offered_lies_in_its_window_goes_over_its_own_channel_and_stands_once() {
    let situations = ["something begins later", "a slot is agreed", "staff are told", "a key is proposed twice"];
    for_all_customers(situations, |case, witness| {
        let decision = decided(case);
        let mut keys = BTreeSet::new();
        for Offered { action, channel, send_at, .. } in &decision.offered {
            let starts = action.window.not_before_at;
            prop_assert!(*send_at < action.window.not_after_at && rules::now(&case.context) <= *send_at);
            prop_assert!(starts.is_none_or(|start| start <= *send_at));
            let slot = match &action.step {
                Step::HumanHandover(handover) if handover.mode != HandoverMode::Task => handover.slot,
                _ => None,
            };
            prop_assert!(slot.is_none_or(|slot| slot <= *send_at));
            let reached = action.reaches_customer();
            prop_assert_eq!(channel.is_some(), reached);
            prop_assert!(channel.is_none_or(|channel| action.channels.contains(&channel)));
            prop_assert!(keys.insert((reached, action.key.clone())));
            witness.saw("something begins later", starts == Some(*send_at));
            witness.saw("a slot is agreed", slot.is_some());
            witness.saw("staff are told", !reached);
        }
        let proposed = case.proposed.iter().flat_map(|proposed| &proposed.actions);
        let mut once = BTreeSet::new();
        witness.saw("a key is proposed twice", !proposed.into_iter().all(|action| once.insert(&action.key)));
        Ok(())
    });
}

#[test]
fn nobody_in_a_holdout_is_denied_service_or_care_or_what_is_critical() {
    for_all_customers(["something is held out"], |case, witness| {
        let decision = decided(case);
        for held in decision.withheld.iter().filter(|held| held.disposition == Disposition::Holdout) {
            prop_assert!(sells_or_asks(purpose::of(&case.policy, &held.action)));
            prop_assert!(held.action.urgency != Urgency::Critical && held.action.reaches_customer());
            witness.saw("something is held out", true);
        }
        Ok(())
    });
}
