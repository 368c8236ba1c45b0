//! Ranking: the order in which actions are admitted. `priority = P x C x V x L`, as in Pega's arbitration.
//!
//! Everything is computed in integer millionths, so that the order is the same on every machine. Nothing can overflow:
//! [`LARGEST`] is checked at compile time.

use std::cmp::Reverse;

use courtesy_contract::{Arbitration, Factors, Fraction, Lever, Policy, Slug, Urgency, Value, Weights};

use crate::rules::{Candidate, Situation};

/// One in fixed point.
const ONE: u64 = 1_000_000;

/// The most that a propensity, a value and a weight can be. A value is at most both sides' gain at 100 percent each.
const MAX_PROPENSITY: u64 = ONE;
const MAX_VALUE: u64 = 2 * ONE;
const MAX_WEIGHT: u64 = (100 + Arbitration::MAX_LEVERS as u64 * 1_000) * (ONE / 100);

/// The largest priority there can be.
pub(crate) const LARGEST: u128 =
    MAX_PROPENSITY as u128 * MAX_VALUE as u128 * MAX_WEIGHT as u128 * MAX_WEIGHT as u128 / CUBE;
const CUBE: u128 = (ONE as u128).pow(3);
const _: () = assert!(LARGEST <= u64::MAX as u128);

/// A candidate with its rank.
pub(crate) struct Ranked {
    pub(crate) candidate: Candidate,
    pub(crate) factors: Factors,
    pub(crate) priority: u64,
    /// The plugin's place in the policy's order.
    plugin_rank: usize,
}

/// Ranks candidates, the most important first. The order is total: critical first, then by priority; ties by urgency,
/// propensity, earlier end, the policy's order of plugins, plugin and action id.
pub(crate) fn rank(situation: &Situation<'_>, candidates: Vec<Candidate>) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = candidates.into_iter().map(|candidate| Ranked::new(situation, candidate)).collect();
    ranked.sort_by(|one, other| one.order().cmp(&other.order()));
    ranked
}

impl Ranked {
    fn new(situation: &Situation, candidate: Candidate) -> Self {
        let factors = factors(situation, &candidate);
        let plugin_rank = plugin_rank(situation.policy(), candidate.plugin());
        Self { candidate, factors, priority: priority(&factors), plugin_rank }
    }

    fn order(&self) -> impl Ord {
        let action = self.candidate.action();
        (
            Reverse(action.urgency == Urgency::Critical),
            Reverse(self.priority),
            Reverse(action.urgency),
            Reverse(self.factors.propensity),
            action.window.not_after_at,
            self.plugin_rank,
            self.candidate.plugin(),
            &action.id,
        )
    }
}

fn plugin_rank(policy: &Policy, plugin: &Slug) -> usize {
    policy.plugin_order.iter().position(|named| named == plugin).unwrap_or(usize::MAX)
}

/// Propensity, context weight, value and levers; what is left out counts as 1.
fn factors(situation: &Situation, candidate: &Candidate) -> Factors {
    let policy = situation.policy();
    let weights = policy.weights();
    let fitting = policy.arbitration.levers.iter().filter(|lever| fits(lever, situation, candidate));
    let (on_hook, always): (Vec<&Lever>, Vec<&Lever>) = fitting.partition(|lever| lever.hook.is_some());
    Factors {
        propensity: candidate.action().propensity.map_or(ONE, millionths),
        context: weight(&on_hook),
        value: candidate.action().value.as_ref().map_or(ONE, |value| worth(value, weights)),
        lever: weight(&always),
    }
}

fn fits(lever: &Lever, situation: &Situation, candidate: &Candidate) -> bool {
    lever.plugin.as_ref().is_none_or(|plugin| plugin == candidate.plugin())
        && lever.kind.is_none_or(|kind| kind == candidate.action().kind())
        && lever.purpose.is_none_or(|purpose| purpose == candidate.purpose())
        && lever.hook.is_none_or(|hook| hook == situation.context().hook)
}

/// `1 + sum(percent) / 100`, never below 0.
fn weight(levers: &[&Lever]) -> u64 {
    let percent: i64 = 100 + levers.iter().map(|lever| i64::from(lever.percent.get())).sum::<i64>();
    // Every policy that was checked stays below the maximum.
    percent.max(0).unsigned_abs().saturating_mul(ONE / 100).min(MAX_WEIGHT)
}

/// What an action is worth to both sides, by the policy's weights in percent.
fn worth(value: &Value, weights: Weights) -> u64 {
    let customer = millionths(value.customer) * u64::from(weights.customer.get());
    let company = millionths(value.company) * u64::from(weights.company.get());
    (customer + company) / 100
}

fn millionths(fraction: Fraction) -> u64 {
    // The type guarantees 0 to 1, so the product fits.
    (fraction.get() * ONE as f64).round() as u64
}

/// The product of the factors in millionths, rounded down once.
fn priority(factors: &Factors) -> u64 {
    let within = |factor: u64, most: u64| u128::from(factor.min(most));
    let product = within(factors.propensity, MAX_PROPENSITY)
        * within(factors.value, MAX_VALUE)
        * within(factors.context, MAX_WEIGHT)
        * within(factors.lever, MAX_WEIGHT);
    u64::try_from(product / CUBE).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::read;
    use crate::rules::examples::*;

    fn factors_under(policy: &str, changes: serde_json::Value) -> Factors {
        let (context, policy) = (context(""), read::policy(policy).unwrap());
        let situation = Situation::new(&context, &policy, &[]);
        factors(&situation, &candidate(&situation, action(CHECK_IN, changes)))
    }

    #[test]
    fn what_is_left_out_counts_as_one() {
        let ones = Factors { propensity: ONE, context: ONE, value: ONE, lever: ONE };
        assert_eq!(factors_under("", json!({})), ones);
        assert_eq!(priority(&ones), ONE);
    }

    #[test]
    fn levers_add_up_and_never_fall_below_nothing() {
        let policy = "[[arbitration.levers]]\nkind = \"check_in\"\npercent = -100\n[[arbitration.levers]]\nplugin = \"p\"\npercent = -50\n[[arbitration.levers]]\nhook = \"review\"\npercent = 25\n[[arbitration.levers]]\nhook = \"visit\"\npercent = 25\n";
        let factors = factors_under(policy, json!({}));
        assert_eq!(factors, Factors { propensity: ONE, context: 1_250_000, value: ONE, lever: 0 });
        assert_eq!(priority(&factors), 0);
    }

    #[test]
    fn the_value_weighs_both_sides_by_the_profile() {
        let value = json!({"value": {"customer": 0.2, "company": 0.6}});
        assert_eq!(factors_under("", value.clone()).value, 400_000);
        assert_eq!(factors_under("profile = \"crisis\"", value).value, 200_000);
    }

    #[test]
    fn the_largest_factors_there_can_be_give_the_largest_priority() {
        let most = Factors { propensity: MAX_PROPENSITY, context: MAX_WEIGHT, value: MAX_VALUE, lever: MAX_WEIGHT };
        assert_eq!(u128::from(priority(&most)), LARGEST);
        assert_eq!(priority(&Factors { lever: 0, ..most }), 0);
    }

    proptest! {
        #[test]
        fn no_factors_overflow_and_more_is_never_less(p: u64, c: u64, v: u64, l: u64, more: u64) {
            let factors = Factors { propensity: p, context: c, value: v, lever: l };
            let rank = priority(&factors);
            prop_assert!(u128::from(rank) <= LARGEST);
            let likelier = priority(&Factors { propensity: p.saturating_add(more), ..factors });
            let weightier = priority(&Factors { lever: l.saturating_add(more), ..factors });
            prop_assert!(likelier >= rank && weightier >= rank);
        }
    }
}
