//! Step 5: ranks what is left and admits it in that order, until a rule across actions says no.
//!
//! Everything is computed in whole millionths, so that the order is the same on every machine.

use std::cmp::Reverse;

use courtesy_contract::{
    ActionKind, Disposition, Factors, Fraction, Lever, Offered, Policy, Profile, Slug, Stage, Urgency, Value, Weights,
    Withheld,
};

use crate::guardrail::{Candidate, Refusal, Situation, caps, human_escape};

/// One in fixed point.
const ONE: u64 = 1_000_000;

/// Chooses among what the guardrails let through; the order of the candidates doesn't matter.
pub(crate) fn choose(situation: &Situation, candidates: Vec<Candidate>) -> (Vec<Offered>, Vec<Withheld>) {
    let mut ranked: Vec<Ranked> = candidates.into_iter().map(|candidate| Ranked::new(situation, candidate)).collect();
    ranked.sort_by(|one, other| one.order(situation.policy).cmp(&other.order(situation.policy)));
    let mut admission = Admission::new(situation);
    for candidate in ranked {
        admission.consider(candidate);
    }
    admission.finish()
}

struct Ranked {
    candidate: Candidate,
    factors: Factors,
    priority: u64,
}

impl Ranked {
    fn new(situation: &Situation, candidate: Candidate) -> Self {
        let factors = factors(situation, &candidate);
        Self { candidate, factors, priority: priority(&factors) }
    }

    /// A total order: critical first, then by priority; ties by urgency, propensity, earlier end, the policy's order of
    /// plugins, plugin and action id.
    fn order(&self, policy: &Policy) -> impl Ord {
        let action = &self.candidate.action;
        (
            Reverse(action.urgency == Urgency::Critical),
            Reverse(self.priority),
            Reverse(action.urgency),
            Reverse(self.factors.propensity),
            action.window.not_after_at,
            plugin_rank(policy, &self.candidate.plugin),
            self.candidate.plugin.clone(),
            action.id.clone(),
        )
    }
}

fn plugin_rank(policy: &Policy, plugin: &Slug) -> usize {
    policy.plugin_order.iter().position(|named| named == plugin).unwrap_or(usize::MAX)
}

/// Pega's `P x C x V x L`: propensity, context weight, value and levers; what is left out counts as 1.
fn factors(situation: &Situation, candidate: &Candidate) -> Factors {
    let policy = situation.policy;
    let weights = match policy.profile {
        Profile::Crisis => policy.arbitration.crisis,
        _ => policy.arbitration.normal,
    };
    let (on_occasion, always): (Vec<&Lever>, Vec<&Lever>) = policy
        .arbitration
        .levers
        .iter()
        .filter(|lever| fits(lever, situation, candidate))
        .partition(|lever| lever.hook.is_some());
    Factors {
        propensity: candidate.action.propensity.map_or(ONE, millionths),
        context: weight(&on_occasion),
        value: candidate.action.value.as_ref().map_or(ONE, |value| worth(value, weights)),
        lever: weight(&always),
    }
}

fn fits(lever: &Lever, situation: &Situation, candidate: &Candidate) -> bool {
    lever.plugin.as_ref().is_none_or(|plugin| *plugin == candidate.plugin)
        && lever.kind.is_none_or(|kind| kind == candidate.action.kind())
        && lever.purpose.is_none_or(|purpose| purpose == candidate.purpose)
        && lever.hook.is_none_or(|hook| hook == situation.context.hook)
}

/// `1 + sum(percent) / 100`, never below 0.
fn weight(levers: &[&Lever]) -> u64 {
    let percent: i64 = 100 + levers.iter().map(|lever| i64::from(lever.percent.get())).sum::<i64>();
    percent.max(0).unsigned_abs().saturating_mul(ONE / 100)
}

/// What an action is worth to both sides, by the policy's weights in percent.
fn worth(value: &Value, weights: Weights) -> u64 {
    let customer = millionths(value.customer) * u64::from(weights.customer);
    let company = millionths(value.company) * u64::from(weights.company);
    (customer + company) / 100
}

fn millionths(fraction: Fraction) -> u64 {
    // From 0 to 1 by its type, so the product fits.
    (fraction.get() * ONE as f64).round() as u64
}

/// The product of the factors in millionths; what doesn't fit is the largest number.
fn priority(factors: &Factors) -> u64 {
    let one = u128::from(ONE);
    let times = |product: u128, factor: u64| product.saturating_mul(u128::from(factor)) / one;
    let product =
        [factors.context, factors.value, factors.lever].into_iter().fold(u128::from(factors.propensity), times);
    u64::try_from(product).unwrap_or(u64::MAX)
}

/// What has been admitted so far, and what that leaves room for.
struct Admission<'s> {
    situation: &'s Situation<'s>,
    caps: Vec<courtesy_contract::Cap>,
    contacts: Vec<caps::Contact>,
    offered: Vec<Offered>,
    withheld: Vec<Withheld>,
}

impl<'s> Admission<'s> {
    fn new(situation: &'s Situation<'s>) -> Self {
        Self {
            situation,
            caps: caps::merged(situation.policy, situation.context),
            contacts: caps::history(situation.context),
            offered: Vec::new(),
            withheld: Vec::new(),
        }
    }

    fn consider(&mut self, ranked: Ranked) {
        let channel = self.excluded(&ranked.candidate).and_then(|()| {
            if ranked.candidate.action.reaches_customer() {
                self.channel(&ranked.candidate).map(Some)
            } else {
                Ok(None)
            }
        });
        let Ranked { candidate, factors, priority } = ranked;
        match channel {
            Ok(channel) => {
                let (purpose, send_at) = (candidate.purpose, candidate.send_at);
                self.contacts.extend(channel.map(|channel| caps::Contact {
                    channel,
                    purpose: Some(purpose),
                    at: send_at,
                }));
                let (plugin, action) = (candidate.plugin, candidate.action);
                self.offered.push(Offered { plugin, action, purpose, channel, send_at, priority, factors });
            }
            Err(refusal) => self.withheld.push(candidate.withheld(Stage::Arbitration, refusal)),
        }
    }

    /// Whether something that is offered already keeps the candidate out.
    fn excluded(&self, candidate: &Candidate) -> Result<(), Refusal> {
        let action = &candidate.action;
        let other = self.offered.iter().map(|offered| &offered.action).find(|other| {
            let same_group = action.group.is_some() && action.group == other.group;
            other.key == action.key
                || same_group
                || other.conflicts_with.contains(&action.key)
                || action.conflicts_with.contains(&other.key)
        });
        match other {
            Some(other) => {
                let explanation = format!("It doesn't go together with `{}`, which comes first.", other.key);
                Err(Refusal::new(Disposition::Excluded, "exclusion", explanation))
            }
            None => Ok(()),
        }
    }

    fn channel(&self, candidate: &Candidate) -> Result<courtesy_contract::Channel, Refusal> {
        let reaching = self.offered.iter().filter(|offered| offered.channel.is_some()).count();
        let most = self.situation.policy.arbitration.max_offered;
        if reaching >= most as usize {
            let explanation = format!("Other things matter more to you now; we propose at most {most} at a time.");
            return Err(Refusal::new(Disposition::OutRanked, "max_offered", explanation));
        }
        caps::channel(&self.caps, &self.contacts, candidate)
    }

    /// Takes back what may not stand alone, and puts everything in order.
    fn finish(mut self) -> (Vec<Offered>, Vec<Withheld>) {
        let kinds: Vec<ActionKind> = self.offered.iter().map(|offered| offered.action.kind()).collect();
        let mut kept = Vec::with_capacity(self.offered.len());
        for offered in self.offered {
            match human_escape::screen(self.situation.context, offered.action.kind(), kinds.iter().copied()) {
                Ok(()) => kept.push(offered),
                Err(refusal) => self.withheld.push(withdrawn(offered, refusal)),
            }
        }
        (kept, self.withheld)
    }
}

fn withdrawn(offered: Offered, refusal: Refusal) -> Withheld {
    Withheld {
        plugin: offered.plugin,
        action: offered.action,
        disposition: refusal.disposition,
        stage: Stage::Arbitration,
        rule: refusal.rule.to_owned(),
        explanation: refusal.explanation,
        until_at: refusal.until_at,
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Context};
    use serde_json::json;

    use super::*;
    use crate::guardrail::examples::*;
    use crate::read;

    fn candidates(situation: &Situation, actions: Vec<(&str, Action)>) -> Vec<Candidate> {
        actions
            .into_iter()
            .map(|(plugin, action)| Candidate::new(Slug::new(plugin).unwrap(), action, situation))
            .collect()
    }

    fn chosen(policy: &str, context: &Context, actions: Vec<(&str, Action)>) -> (Vec<Offered>, Vec<Withheld>) {
        let policy = read::policy(policy).unwrap();
        let situation = Situation { context, policy: &policy, holds: Vec::new() };
        choose(&situation, candidates(&situation, actions))
    }

    fn named(key: &str, changes: serde_json::Value) -> Action {
        let mut changes = changes;
        changes["key"] = json!(key);
        changes["id"] = json!(key);
        action(CHECK_IN, changes)
    }

    fn keys(offered: &[Offered]) -> Vec<&str> {
        offered.iter().map(|offered| offered.action.key.as_str()).collect()
    }

    const NO_CAPS: &str = "caps = []\n";

    #[test]
    fn critical_comes_first_and_then_the_highest_priority() {
        let (offered, _) = chosen(
            NO_CAPS,
            &context(""),
            vec![
                ("p", named("low", json!({"propensity": 0.2}))),
                ("p", named("high", json!({"propensity": 0.9}))),
                ("p", named("critical", json!({"propensity": 0.1, "urgency": "critical"}))),
            ],
        );
        assert_eq!(keys(&offered), ["critical", "high", "low"]);
        assert_eq!(offered[1].priority, 900_000);
    }

    #[test]
    fn crisis_puts_the_customers_gain_before_the_companys() {
        let actions = || {
            vec![
                ("p", named("profit", json!({"value": {"customer": 0.1, "company": 1.0}}))),
                ("p", named("care", json!({"value": {"customer": 0.5, "company": 0.0}}))),
            ]
        };
        assert_eq!(keys(&chosen(NO_CAPS, &context(""), actions()).0), ["profit", "care"]);
        assert_eq!(keys(&chosen("caps = []\nprofile = \"crisis\"\n", &context(""), actions()).0), ["care", "profit"]);
    }

    #[test]
    fn levers_add_up_and_never_fall_below_nothing() {
        let policy = "caps = []\n[[arbitration.levers]]\nkind = \"check_in\"\npercent = -100\n[[arbitration.levers]]\nplugin = \"p\"\npercent = -50\n[[arbitration.levers]]\nhook = \"review\"\npercent = 25\n[[arbitration.levers]]\nhook = \"visit\"\npercent = 25\n";
        let (offered, _) = chosen(policy, &context(""), vec![("p", named("a", json!({})))]);
        assert_eq!(offered[0].factors, Factors { propensity: ONE, context: 1_250_000, value: ONE, lever: 0 });
        assert_eq!(offered[0].priority, 0);
    }

    #[test]
    fn a_product_that_does_not_fit_is_the_largest_number() {
        let most = Factors { propensity: u64::MAX, context: u64::MAX, value: u64::MAX, lever: u64::MAX };
        assert_eq!(priority(&most), u64::MAX);
        assert_eq!(priority(&Factors { lever: 0, ..most }), 0);
    }

    #[test]
    fn ties_are_settled_by_the_policys_order_and_then_by_name() {
        let actions = || {
            vec![
                ("b", named("b2", json!({}))),
                ("c", named("c", json!({}))),
                ("b", named("b1", json!({}))),
                ("a", named("a", json!({}))),
            ]
        };
        let four = "caps = []\n[arbitration]\nmax_offered = 4\n";
        assert_eq!(keys(&chosen(four, &context(""), actions()).0), ["a", "b1", "b2", "c"]);
        assert_eq!(
            keys(&chosen(&format!("plugin_order = [\"c\"]\n{four}"), &context(""), actions()).0),
            ["c", "a", "b1", "b2"]
        );
    }

    #[test]
    fn the_order_of_candidates_changes_nothing() {
        let mut actions = vec![
            ("a", named("one", json!({"group": "g", "propensity": 0.5}))),
            ("b", named("two", json!({"group": "g", "propensity": 0.5, "channels": ["email", "post"]}))),
            ("c", named("three", json!({"channels": ["post"], "urgency": "warning"}))),
            ("d", named("four", json!({"conflicts_with": ["three"]}))),
        ];
        let first = chosen("", &context(""), actions.clone());
        for _ in 0..actions.len() {
            actions.rotate_left(1);
            assert_eq!(chosen("", &context(""), actions.clone()), first);
        }
    }

    #[test]
    fn one_of_a_group_and_none_that_conflicts() {
        let (offered, withheld) = chosen(
            NO_CAPS,
            &context(""),
            vec![
                ("p", named("first", json!({"group": "g"}))),
                ("p", named("second", json!({"group": "g"}))),
                ("p", named("third", json!({"conflicts_with": ["first"]}))),
            ],
        );
        assert_eq!(keys(&offered), ["first"]);
        assert!(withheld.iter().all(|withheld| withheld.disposition == Disposition::Excluded));
    }

    #[test]
    fn what_is_admitted_counts_for_the_caps() {
        let (offered, withheld) =
            chosen("", &context(""), vec![("p", named("a", json!({}))), ("p", named("b", json!({})))]);
        assert_eq!(keys(&offered), ["a"]);
        assert_eq!((withheld[0].rule.as_str(), withheld[0].disposition), ("caps", Disposition::Deferred));
    }

    #[test]
    fn staff_are_told_besides_what_is_offered_to_the_customer() {
        let policy = "caps = []\n[arbitration]\nmax_offered = 1\n";
        let insight = |key: &str| action(INSIGHT, json!({"id": key, "key": key, "audience": "agent", "channels": []}));
        let (offered, withheld) = chosen(
            policy,
            &context(""),
            vec![("p", insight("x")), ("p", named("a", json!({}))), ("p", named("b", json!({}))), ("p", insight("y"))],
        );
        assert_eq!(keys(&offered), ["a", "x", "y"]);
        assert_eq!(withheld[0].disposition, Disposition::OutRanked);
    }

    #[test]
    fn self_service_is_taken_back_when_nobody_human_is_offered() {
        let trouble = context(r#""orders":[{"id":"o","status":"failed"}]"#);
        let help = || vec![("p", action(SELF_SERVICE, json!({"id": "s", "key": "s", "urgency": "critical"})))];
        assert_eq!(chosen(NO_CAPS, &trouble, help()).1[0].rule, "human_escape");
        let mut both = help();
        both.push(("p", action(HANDOVER, json!({}))));
        assert_eq!(keys(&chosen(NO_CAPS, &trouble, both).0), ["s", "a"]);
    }
}
