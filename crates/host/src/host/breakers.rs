//! Circuit breakers. A failing plugin's actions are missing from the decision, and the rest goes on; a plugin that keeps
//! failing rests.
//!
//! A breaker is closed (the plugin is asked), open (it rests), or half-open: it is asked once after its rest. Each rest is twice as long as the last.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use courtesy_contract::{
    Action, Approval, Audience, Breaker, Code, Context, Failure, FailureKind, FallbackStep, Grant, HandoverMode,
    HumanHandover, InternalInsight, Label, Pointer, Purpose, Reason, Slug, Standing, Step, Text, Timestamp, Urgency,
    Window,
};

use crate::messages::{Catalogues, say};
use crate::rules::Rulebook;

/// Remembers which plugins keep failing, so that they can rest. Share one between all decisions of a service.
///
/// Its clock is that of the contexts: `requested_at`, or else `as_of`. What it knew before a decision is part of the
/// decision's record, so that a replay sees the same.
#[derive(Debug, Default)]
pub struct Breakers {
    standings: Mutex<BTreeMap<Slug, Standing>>,
}

impl Breakers {
    /// Creates breakers of which none has failed.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The state of the plugins that have failed since their last success, by id. For metrics.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        self.lock().values().cloned().collect()
    }

    /// The state of the plugins at the beginning of a decision that asks some of them. A plugin whose rest is over is tried in
    /// this decision alone: for concurrent ones it goes on resting.
    pub(crate) fn enter(&self, breaker: &Breaker, now: Timestamp, is_asked: impl Fn(&Slug) -> bool) -> Vec<Standing> {
        let mut standings = self.lock();
        let before = standings.values().cloned().collect();
        for standing in standings.values_mut() {
            if standing.rests > 0 && is_asked(&standing.plugin) && resting_until(standing, breaker, now).is_none() {
                standing.resting_until_at = Some(now.plus_s(rest_s(breaker, standing.rests)));
            }
        }
        before
    }

    /// Notes the result of a plugin in a decision that began with `entered`.
    ///
    /// Decisions run concurrently: the result of one that began before the plugin's current rest is ignored.
    pub(crate) fn note(
        &self,
        plugin: &Slug,
        failure: Option<FailureKind>,
        entered: &[Standing],
        breaker: &Breaker,
        now: Timestamp,
    ) {
        let mut standings = self.lock();
        let rests = |standing: Option<&Standing>| standing.map_or(0, |standing| standing.rests);
        let known = standings.get(plugin);
        if rests(known) != rests(entered.iter().find(|standing| standing.plugin == *plugin)) {
            return;
        }
        match failure {
            None => {
                standings.remove(plugin);
            }
            Some(kind) if is_to_blame(kind) => {
                let after = failed_once_more(plugin, known.cloned(), breaker, now);
                standings.insert(plugin.clone(), after);
            }
            Some(_) => {}
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Slug, Standing>> {
        // The map is consistent after every statement, so a panic elsewhere leaves nothing half-done.
        self.standings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a failure is the plugin's fault, and not the host's or the context's.
fn is_to_blame(kind: FailureKind) -> bool {
    match kind {
        FailureKind::Trap
        | FailureKind::Exit
        | FailureKind::Fuel
        | FailureKind::Deadline
        | FailureKind::Memory
        | FailureKind::Stack
        | FailureKind::Output
        | FailureKind::Contract
        | FailureKind::Plugin => true,
        FailureKind::Host | FailureKind::Input | FailureKind::Resting => false,
    }
}

fn failed_once_more(plugin: &Slug, before: Option<Standing>, breaker: &Breaker, now: Timestamp) -> Standing {
    let new = || Standing { plugin: plugin.clone(), failures: 0, rests: 0, resting_until_at: None };
    let mut standing = before.unwrap_or_else(new);
    standing.failures = standing.failures.saturating_add(1);
    if breaker.failures > 0 && standing.failures >= breaker.failures {
        standing.rests = standing.rests.saturating_add(1);
        standing.resting_until_at = Some(now.plus_s(rest_s(breaker, standing.rests)));
    }
    standing
}

/// `rest_s x 2^(rests - 1)`, at most `max_rest_s`.
fn rest_s(breaker: &Breaker, rests: u32) -> i64 {
    let doublings = rests.saturating_sub(1).min(32);
    (i64::from(breaker.rest_s) << doublings).min(i64::from(breaker.max_rest_s))
}

/// The time until which a plugin rests, if it does. A time further ahead than the longest rest comes from a context with a
/// wrong clock, and is ignored.
fn resting_until(standing: &Standing, breaker: &Breaker, now: Timestamp) -> Option<Timestamp> {
    let furthest = now.plus_s(breaker.max_rest_s.into());
    standing.resting_until_at.filter(|until| breaker.failures > 0 && now < *until && *until <= furthest)
}

/// The failure for the decision if a plugin rests; `None` if it doesn't.
pub(crate) fn resting(standings: &[Standing], plugin: &Slug, book: &Rulebook, now: Timestamp) -> Option<Failure> {
    let standing = standings.iter().find(|standing| standing.plugin == *plugin)?;
    let until = resting_until(standing, &book.policy.breaker, now)?;
    let detail = book.catalogues.detail(&say!("resting-detail", failures = standing.failures, until = until));
    Some(Failure { plugin: plugin.clone(), kind: FailureKind::Resting, detail, violations: Vec::new() })
}

/// The operator's fallback for a plugin that rests, if there is one for this hook. It is no more urgent than the plugin may
/// be.
pub(crate) fn stand_in(grant: &Grant, context: &Context, now: Timestamp, catalogues: &Catalogues) -> Option<Action> {
    let fallback = grant.fallback.as_ref()?;
    if !(fallback.hooks.is_empty() || fallback.hooks.contains(&context.hook)) {
        return None;
    }
    let not_after_at = now.plus_s(fallback.valid_s.into());
    let reason = Reason {
        code: Code::new("plugin_resting").ok()?,
        text: Text::new(catalogues.detail(&say!("resting-stand-in"))).ok()?,
        evidence: vec![Pointer::new("/as_of").ok()?],
    };
    Some(Action {
        id: Slug::new("fallback").ok()?,
        key: Label::new(fallback.key.as_str()).ok()?,
        step: step(&fallback.step, not_after_at),
        purpose: Purpose::Service,
        audience: Audience::Agent,
        urgency: grant.max_urgency.map_or(Urgency::Warning, |most| most.min(Urgency::Warning)),
        channels: Vec::new(),
        window: Window { not_before_at: None, not_after_at },
        reasons: vec![reason],
        message: None,
        propensity: None,
        value: None,
        cost: None,
        topic: None,
        group: None,
        conflicts_with: Vec::new(),
        requires: Approval::None,
        promises: Vec::new(),
    })
}

fn step(declared: &FallbackStep, respond_by_at: Timestamp) -> Step {
    match declared {
        FallbackStep::HumanHandover { queue, briefing } => Step::HumanHandover(HumanHandover {
            mode: HandoverMode::Task,
            queue: queue.clone(),
            alternatives: Vec::new(),
            skill: None,
            slot: None,
            respond_by_at,
            briefing: briefing.clone(),
        }),
        FallbackStep::InternalInsight { topic, signal, to_role } => Step::InternalInsight(InternalInsight {
            topic: topic.clone(),
            signal: signal.clone(),
            to_role: to_role.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Policy;

    use super::*;

    const BREAKER: Breaker = Breaker { failures: 2, rest_s: 60, max_rest_s: 200 };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_unix_s(1_000_000 + second).unwrap()
    }

    fn book() -> Rulebook {
        crate::rules::examples::rulebook(&Policy { breaker: BREAKER, ..Policy::default() })
    }

    fn plugin() -> Slug {
        Slug::new("p").unwrap()
    }

    /// Asks at a time, and returns whether the plugin rests; if not, its result is the given one.
    fn ask(breakers: &Breakers, second: i64, failure: Option<FailureKind>) -> bool {
        let standings = breakers.enter(&BREAKER, at(second), |_| true);
        let rests = resting(&standings, &plugin(), &book(), at(second)).is_some();
        if !rests {
            breakers.note(&plugin(), failure, &standings, &BREAKER, at(second));
        }
        rests
    }

    const TRAP: Option<FailureKind> = Some(FailureKind::Trap);

    #[test]
    fn rests_after_failures_in_a_row_and_each_time_twice_as_long() {
        let breakers = Breakers::new();
        assert!(!ask(&breakers, 0, TRAP));
        assert!(!ask(&breakers, 1, TRAP));
        assert!(ask(&breakers, 60, TRAP));
        assert!(!ask(&breakers, 61, TRAP), "on trial, and failed");
        assert!(ask(&breakers, 61 + 119, TRAP));
        assert!(!ask(&breakers, 61 + 120, TRAP));
        assert!(ask(&breakers, 181 + 199, TRAP), "never longer than the longest rest");
        assert!(!ask(&breakers, 181 + 200, None), "on trial, and well");
        assert_eq!(breakers.standings(), []);
    }

    #[test]
    fn a_success_between_failures_starts_the_count_again() {
        let breakers = Breakers::new();
        for _ in 0..5 {
            assert!(!ask(&breakers, 0, TRAP));
            assert!(!ask(&breakers, 0, None));
        }
    }

    #[test]
    fn only_one_decision_at_a_time_tries_a_plugin_out() {
        let breakers = Breakers::new();
        ask(&breakers, 0, TRAP);
        ask(&breakers, 0, TRAP);
        let trial = breakers.enter(&BREAKER, at(60), |_| true);
        let beside = breakers.enter(&BREAKER, at(60), |_| true);
        assert!(resting(&trial, &plugin(), &book(), at(60)).is_none());
        assert!(resting(&beside, &plugin(), &book(), at(60)).is_some());
    }

    #[test]
    fn a_decision_that_does_not_ask_a_plugin_is_no_trial_of_it() {
        let breakers = Breakers::new();
        ask(&breakers, 0, TRAP);
        ask(&breakers, 0, TRAP);
        let elsewhere = breakers.enter(&BREAKER, at(60), |_| false);
        assert!(resting(&elsewhere, &plugin(), &book(), at(60)).is_none());
        assert!(!ask(&breakers, 60, None), "it is still to be tried out");
    }

    #[test]
    fn many_failures_at_once_are_one_rest() {
        let breakers = Breakers::new();
        let before = breakers.enter(&BREAKER, at(0), |_| true);
        for _ in 0..10 {
            breakers.note(&plugin(), TRAP, &before, &BREAKER, at(0));
        }
        assert_eq!(breakers.standings()[0].rests, 1);
        breakers.note(&plugin(), None, &before, &BREAKER, at(0));
        assert!(ask(&breakers, 59, None), "a success from before the rest doesn't end it");
    }

    #[test]
    fn what_stands_in_for_a_plugin_is_no_more_urgent_than_the_plugin_may_be() {
        let urgency = |setting: &str| {
            let step = r#"{ kind = "internal_insight", topic = "t", signal = "It rests.", to_role = "on_call" }"#;
            let policy =
                format!("[plugins.p]\n{setting}\n[plugins.p.fallback]\nkey = \"k\"\nvalid_s = 60\nstep = {step}\n");
            let policy = crate::read::policy(&policy).unwrap();
            let context = crate::rules::examples::context("");
            stand_in(&policy.plugins[&plugin()], &context, at(0), &book().catalogues).unwrap().urgency
        };
        assert_eq!(urgency(""), Urgency::Warning);
        assert_eq!(urgency("max_urgency = \"critical\""), Urgency::Warning);
        assert_eq!(urgency("max_urgency = \"info\""), Urgency::Info);
    }

    #[test]
    fn what_the_plugin_is_not_to_blame_for_does_not_count() {
        let breakers = Breakers::new();
        for kind in [FailureKind::Host, FailureKind::Input] {
            ask(&breakers, 0, Some(kind));
        }
        assert_eq!(breakers.standings(), []);
    }

    #[test]
    fn a_context_with_a_wrong_clock_puts_nobody_to_rest_for_long() {
        let breakers = Breakers::new();
        ask(&breakers, 1_000_000, TRAP);
        ask(&breakers, 1_000_000, TRAP);
        assert!(!ask(&breakers, 0, None));
    }
}
