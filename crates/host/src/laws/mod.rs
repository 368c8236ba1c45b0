//! The laws of the rules, tried on 10,000 customers drawn at random a run. sdk-docs/guardrails.md states them.
//!
//! A run draws other customers each time; a failing one prints its seed, and `COURTESY_LAW_SEED` runs that one again.

mod population;

use std::collections::BTreeMap;

use courtesy_contract::{Cap, Channel, Disposition, Money, Offered, Period, Purpose, Slug, Stage, Timestamp};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use proptest::{prop_assert, prop_assert_eq};
use serde_json::json;

use self::population::{Case, cases};
use crate::weigh::{Rules, Weighed};

const CUSTOMERS: u32 = 10_000;

type Verdict = Result<(), TestCaseError>;

/// Holds a law against every customer of a run.
fn for_all_customers(law: impl Fn(&Case) -> Verdict) {
    let seed: u64 = match std::env::var("COURTESY_LAW_SEED") {
        Ok(seed) => seed.parse().expect("COURTESY_LAW_SEED is a number"),
        Err(_) => rand_seed(),
    };
    println!("COURTESY_LAW_SEED={seed} draws these customers again");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases: CUSTOMERS, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    if let Err(failure) = runner.run(&cases(), |case| law(&case)) {
        panic!("{failure}");
    }
}

/// Another one each time: the standard library seeds its hash maps by chance.
fn rand_seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(CUSTOMERS)
}

fn weigh(case: &Case) -> Weighed {
    Rules { policy: &case.policy, own: &[] }.weigh(&case.context, case.proposed.clone())
}

/// An action by its plugin and id.
type Name = (Slug, Slug);

fn named(offered: &Offered) -> Name {
    (offered.plugin.clone(), offered.action.id.clone())
}

fn offers(weighed: &Weighed, name: &Name) -> bool {
    weighed.offered.iter().any(|offered| named(offered) == *name)
}

/// What a rule withheld, looking at it alone. A rule that is asked again because something else made an action wait is
/// another matter: when the other thing is gone, the action needn't wait.
fn refused_by<'w>(weighed: &'w Weighed, rule: &'w str) -> impl Iterator<Item = Name> + 'w {
    let alone = weighed.withheld.iter().filter(move |held| held.rule == rule && held.stage == Stage::Guardrail);
    alone.map(|withheld| (withheld.plugin.clone(), withheld.action.id.clone()))
}

/// What was withheld by a rule.
fn withheld_by<'w>(weighed: &'w Weighed, rule: &'w str) -> impl Iterator<Item = Name> + 'w {
    let by_it = weighed.withheld.iter().filter(move |withheld| withheld.rule == rule);
    by_it.map(|withheld| (withheld.plugin.clone(), withheld.action.id.clone()))
}

/// Every action with the purpose it has under the policy.
fn proposed(case: &Case) -> impl Iterator<Item = (Name, Purpose, &[Channel])> {
    let actions =
        case.proposed.iter().flat_map(|proposed| proposed.actions.iter().map(|action| (&proposed.plugin, action)));
    actions.map(|(plugin, action)| {
        let purpose = crate::guardrail::purpose::of(&case.policy, action);
        ((plugin.clone(), action.id.clone()), purpose, action.channels.as_slice())
    })
}

fn with(case: &Case, change: impl FnOnce(&mut Case)) -> Case {
    let mut changed = case.clone();
    change(&mut changed);
    changed
}

fn from_json<T: serde::de::DeserializeOwned>(json: serde_json::Value) -> T {
    serde_json::from_value(json).expect("a part of a context")
}

#[test]
fn everything_that_was_proposed_is_offered_or_withheld_and_never_both() {
    for_all_customers(|case| {
        let weighed = weigh(case);
        let mut fates: BTreeMap<Name, u32> = BTreeMap::new();
        for offered in &weighed.offered {
            *fates.entry(named(offered)).or_default() += 1;
        }
        for withheld in &weighed.withheld {
            *fates.entry((withheld.plugin.clone(), withheld.action.id.clone())).or_default() += 1;
        }
        for (name, _, _) in proposed(case) {
            prop_assert_eq!(fates.remove(&name), Some(1));
        }
        prop_assert!(fates.is_empty());
        Ok(())
    });
}

#[test]
fn withdrawing_a_permission_lets_nothing_through_that_it_covers_or_that_lacked_permission_before() {
    for_all_customers(|case| {
        let before = weigh(case);
        for (purpose, channel) in [("service", None), ("care", Some("email")), ("marketing", Some("sms"))] {
            let mut record = json!({"purpose": purpose, "status": "revoked"});
            if let Some(channel) = channel {
                record["channel"] = json!(channel);
            }
            let permission: courtesy_contract::Permission = from_json(record);
            let after = weigh(&with(case, |case| case.context.permissions.push(permission.clone())));
            for (name, purpose, channels) in proposed(case) {
                let covered = purpose == permission.purpose
                    && channels.iter().all(|channel| permission.channel.is_none_or(|named| named == *channel));
                prop_assert!(!(covered && offers(&after, &name)), "{name:?} is covered");
            }
            for name in refused_by(&before, "permission") {
                prop_assert!(!offers(&after, &name), "{name:?} lacked permission before");
            }
        }
        Ok(())
    });
}

#[test]
fn adding_a_care_flag_lets_no_marketing_or_research_through_and_nothing_that_care_withheld() {
    for_all_customers(|case| {
        let before = weigh(case);
        let after = weigh(&with(case, |case| {
            case.context.care.handle_with_care = true;
            case.context.care.until_at = None;
        }));
        for offered in &after.offered {
            let sells_or_asks = matches!(offered.purpose, Purpose::Marketing | Purpose::Research);
            prop_assert!(!sells_or_asks);
        }
        for name in refused_by(&before, "care") {
            prop_assert!(!offers(&after, &name));
        }
        Ok(())
    });
}

#[test]
fn adding_quiet_hours_lets_nothing_through_in_them_and_nothing_that_quiet_hours_alone_kept_back() {
    for_all_customers(|case| {
        let whole_evening = json!({"from": "20:00", "to": "09:00"});
        let quiet = with(case, |case| {
            case.context.customer.time_zone = Some(from_json(json!("Europe/Amsterdam")));
            case.context.hook = courtesy_contract::Hook::Review;
        });
        let before = weigh(&quiet);
        let after = weigh(&with(&quiet, |case| case.context.preferences.quiet_hours.push(from_json(whole_evening))));
        let (evening, morning) = ("2026-03-28T19:00:00Z", "2026-03-29T07:00:00Z");
        let [evening, morning] = [evening, morning].map(|at| Timestamp::parse(at).expect("a moment"));
        for offered in &after.offered {
            prop_assert!(offered.send_at < evening || offered.send_at >= morning, "{:?}", named(offered));
            prop_assert!(offers(&before, &named(offered)) || !quiet_before(&before, offered));
        }
        Ok(())
    });
}

/// Whether quiet hours alone kept an action with one channel back before.
fn quiet_before(before: &Weighed, offered: &Offered) -> bool {
    let one_channel = offered.action.channels.len() == 1;
    one_channel && withheld_by(before, "quiet_hours").any(|name| name == named(offered))
}

#[test]
fn tightening_a_cap_lets_nothing_through_that_it_counts_whatever_the_channel() {
    for_all_customers(|case| {
        for per in
            [Period::rolling_days(7), from_json(json!({"kind": "calendar", "unit": "month", "time_zone": "UTC"}))]
        {
            let cap = |max| Cap { channel: None, max, per: per.clone(), ..Cap::one_a_week(Channel::Email) };
            let at_once = with(case, |case| {
                for proposed in &mut case.proposed {
                    proposed.actions.iter_mut().for_each(|action| action.window.not_before_at = None);
                }
            });
            let [loose, tight] = [2, 1].map(|max| with(&at_once, |case| case.policy.caps.push(cap(max))));
            let (before, after) = (weigh(&loose), weigh(&tight));
            let counted = after.offered.iter().filter(|offered| offered.channel.is_some());
            for offered in counted {
                prop_assert!(offers(&before, &named(offered)) || competed(&before, offered), "{:?}", named(offered));
            }
            prop_assert!(after.offered.iter().filter(|offered| offered.channel.is_some()).count() <= 1);
        }
        Ok(())
    });
}

/// Whether an action was withheld for another reason than the cap, by something that ranked higher.
fn competed(before: &Weighed, offered: &Offered) -> bool {
    !withheld_by(before, "caps").any(|name| name == named(offered))
}

#[test]
fn what_is_offered_never_exceeds_a_cap() {
    for_all_customers(|case| {
        let weighed = weigh(case);
        let caps = crate::guardrail::terms::caps(&case.policy, &case.context);
        for cap in &caps {
            let contacts = contacts(case, &weighed, cap);
            for offered in weighed.offered.iter().filter(|offered| counts(cap, offered)) {
                let within = contacts.iter().filter(|at| crate::period::contains(&cap.per, offered.send_at, **at));
                let earlier = within.filter(|at| **at <= offered.send_at).count();
                prop_assert!(earlier <= cap.max as usize, "{earlier} of {} by {:?}", cap.max, named(offered));
            }
        }
        Ok(())
    });
}

fn counts(cap: &Cap, offered: &Offered) -> bool {
    offered.channel.is_some_and(|over| cap.channel.is_none_or(|channel| channel == over))
        && cap.purpose.is_none_or(|purpose| purpose == offered.purpose)
}

/// The moments of everything that counts for a cap: earlier contacts, and what is offered.
fn contacts(case: &Case, weighed: &Weighed, cap: &Cap) -> Vec<Timestamp> {
    let past = case.context.history.iter().filter(|item| {
        item.outcome != Some(courtesy_contract::Outcome::Failed)
            && item.channel.is_some_and(|over| cap.channel.is_none_or(|channel| channel == over))
            && cap.purpose.is_none_or(|purpose| item.purpose.is_none_or(|known| known == purpose))
    });
    let offered = weighed.offered.iter().filter(|offered| counts(cap, offered));
    past.map(|item| item.at).chain(offered.map(|offered| offered.send_at)).collect()
}

#[test]
fn tightening_a_budget_lets_nothing_through_that_was_too_dear_alone_and_never_spends_more_than_it() {
    for_all_customers(|case| {
        let [loose, tight] = [900, 400].map(|minor| {
            with(case, |case| {
                case.policy.budgets = vec![from_json(json!({
                    "name": "all", "max": {"minor": minor, "currency": "EUR"}, "per": {"kind": "rolling", "days": 3650}
                }))];
                // A campaign on its own is seen by nobody else.
                case.context.history.iter_mut().for_each(|item| item.at = case.context.as_of);
            })
        });
        let alone = |case: &Case, name: &Name| {
            let only = with(case, |case| {
                for proposed in &mut case.proposed {
                    proposed.actions.retain(|action| proposed.plugin == name.0 && action.id == name.1);
                    proposed.holds.clear();
                }
            });
            weigh(&only)
        };
        let after = weigh(&tight);
        let spent: u128 = after.offered.iter().filter_map(cost).map(|cost| u128::from(cost.minor.get())).sum();
        prop_assert!(spent <= 400, "{spent}");
        for offered in after.offered.iter().filter(|offered| cost(offered).is_some()) {
            let name = named(offered);
            let was_too_dear = withheld_by(&alone(&loose, &name), "budget").any(|too_dear| too_dear == name);
            prop_assert!(!was_too_dear);
        }
        Ok(())
    });
}

fn cost(offered: &Offered) -> Option<&Money> {
    offered.action.spends()
}

#[test]
fn the_order_in_which_plugins_finish_never_changes_the_decision() {
    for_all_customers(|case| {
        let weighed = weigh(case);
        for turn in 1..case.proposed.len() {
            prop_assert_eq!(&weigh(&with(case, |case| case.proposed.rotate_left(turn))), &weighed);
        }
        prop_assert_eq!(&weigh(&with(case, |case| case.proposed.reverse())), &weighed);
        Ok(())
    });
}

#[test]
fn a_failing_plugin_changes_what_becomes_of_others_only_by_no_longer_competing_or_holding_back() {
    for_all_customers(|case| {
        let together = weigh(case);
        let failing = &case.proposed[0];
        let without = weigh(&with(case, |case| drop(case.proposed.remove(0))));
        let screened = |weighed: &Weighed| -> BTreeMap<Name, String> {
            let own = |plugin: &Slug| *plugin != failing.plugin;
            let by_rule = weighed.withheld.iter().filter(|held| held.stage == Stage::Guardrail && own(&held.plugin));
            by_rule.map(|held| ((held.plugin.clone(), held.action.id.clone()), held.rule.clone())).collect()
        };
        if failing.holds.is_empty() {
            prop_assert_eq!(screened(&together), screened(&without));
        }
        let idle = failing.actions.is_empty() && failing.holds.is_empty();
        if idle {
            prop_assert_eq!(&together.offered, &without.offered);
        }
        Ok(())
    });
}

#[test]
fn the_customers_own_terms_never_let_through_what_a_rule_withheld_without_them() {
    for_all_customers(|case| {
        let free = with(case, |case| case.context.preferences = courtesy_contract::Preferences::default());
        let strict = with(case, |case| {
            case.context.preferences = from_json(json!({
                "contact_mode": "only_when_needed", "avoid_channels": ["sms"],
                "quiet_hours": [{"from": "21:00", "to": "08:00"}], "max_contacts": [{"max": 1, "per_days": 7}]
            }));
        });
        let (before, after) = (weigh(&free), weigh(&strict));
        for held in before.withheld.iter().filter(|held| held.stage == Stage::Guardrail) {
            prop_assert!(!offers(&after, &(held.plugin.clone(), held.action.id.clone())));
        }
        for offered in after.offered.iter().filter(|offered| offered.channel.is_some()) {
            prop_assert!(offered.channel != Some(Channel::Sms) && offered.purpose != Purpose::Marketing);
        }
        Ok(())
    });
}

#[test]
fn nothing_is_offered_outside_its_window_or_in_two_ways_at_once() {
    for_all_customers(|case| {
        for offered in &weigh(case).offered {
            prop_assert!(offered.send_at < offered.action.window.not_after_at);
            prop_assert!(offered.action.window.not_before_at.is_none_or(|start| start <= offered.send_at));
            prop_assert!(offered.channel.is_none_or(|channel| offered.action.channels.contains(&channel)));
        }
        Ok(())
    });
}

#[test]
fn nobody_in_a_holdout_is_denied_service_or_care_or_what_is_critical() {
    for_all_customers(|case| {
        for held in weigh(case).withheld.iter().filter(|held| held.disposition == Disposition::Holdout) {
            let purpose = crate::guardrail::purpose::of(&case.policy, &held.action);
            let sells_or_asks = matches!(purpose, Purpose::Marketing | Purpose::Research);
            prop_assert!(sells_or_asks);
            prop_assert!(held.action.urgency != courtesy_contract::Urgency::Critical);
        }
        Ok(())
    });
}
