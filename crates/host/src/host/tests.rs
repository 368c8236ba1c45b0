//! Plugins that aren't asked, because nothing of what they are asked about is known.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use courtesy_contract::{Answer, Digest, FailureKind, PluginError, Text};

use super::*;
use crate::replay::Comparison;
use crate::rules::examples::context;
use crate::testing::InProcess;

const ORDER: &str = r#""orders":[{"id":"o-1","status":"shipped"}]"#;
const FAILED: &str = r#""orders":[{"id":"o-1","status":"failed","failure":"lost"}]"#;

/// A host with a plugin that is asked about failures of orders and always fails itself, and a count of its calls.
fn host(policy: &str) -> (Host, Arc<AtomicUsize>) {
    let manifest = "id = \"failing\"\nversion = \"1.0.0\"\ncontract = \"1.1\"\nsummary = \"Fails.\"\n\
                    reads = [\"orders.failure\", \"cases\"]\nasks_when = [\"orders.failure\"]\nkinds = []\npurposes = []\n";
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let plugin = InProcess::new(read::manifest(manifest).unwrap(), move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        let error = Some(PluginError { message: Text::new("it never works").unwrap() });
        Answer { error, ..Answer::nothing() }
    });
    (Host::builder().in_process(plugin).policy(read::policy(policy).unwrap()).build().unwrap(), calls)
}

fn not_asked(decision: &Decision) -> Vec<(&str, NotAskedBy)> {
    decision.not_asked.iter().map(|it| (it.id.as_str(), it.by)).collect()
}

#[test]
fn who_has_nothing_to_say_is_not_called_and_the_decision_says_so() {
    let (host, calls) = host("");
    let decision = host.decide_blocking(&context(ORDER));
    assert_eq!(not_asked(&decision), [("failing", NotAskedBy::Manifest)]);
    assert_eq!((decision.plugins.len(), decision.failures.len(), calls.load(Ordering::Relaxed)), (0, 0, 0));
    let decision = host.decide_blocking(&context(FAILED));
    assert_eq!((decision.not_asked.len(), decision.failures.len(), calls.load(Ordering::Relaxed)), (0, 1, 1));
    assert_eq!(host.not_asked("failing", &context(ORDER)), Some(NotAskedBy::Manifest));
    assert!(host.propose_blocking("failing", &context(ORDER)).is_some() && calls.load(Ordering::Relaxed) == 2);
}

#[test]
fn a_policy_has_it_asked_about_fewer_customers_and_never_about_more() {
    let (narrower, calls) = host("[plugins.failing]\nasks_when = [\"cases\"]\n");
    let with_a_case = format!(r#"{ORDER},"cases":[{{"id":"k","kind":"question","status":"open"}}]"#);
    assert_eq!(not_asked(&narrower.decide_blocking(&context(FAILED))), [("failing", NotAskedBy::Policy)]);
    assert_eq!(not_asked(&narrower.decide_blocking(&context(&with_a_case))), [("failing", NotAskedBy::Manifest)]);
    assert_eq!(calls.load(Ordering::Relaxed), 0);
    let both = with_a_case.replace("shipped\"", "failed\",\"failure\":\"lost\"");
    assert_eq!(narrower.decide_blocking(&context(&both)).failures.len(), 1);
}

#[test]
fn nor_is_it_asked_in_shadow_mode() {
    let (host, calls) = host("[plugins.failing]\nmode = \"shadow\"\n");
    let decision = host.decide_blocking(&context(ORDER));
    assert_eq!(not_asked(&decision), [("failing", NotAskedBy::Manifest)]);
    assert_eq!((decision.shadows.len(), calls.load(Ordering::Relaxed)), (0, 0));
    assert_eq!(host.decide_blocking(&context(FAILED)).shadows.len(), 1);
}

#[test]
fn a_record_of_it_is_replayed_and_held_against_the_plugins_that_were_loaded() {
    let (host, _) = host("");
    let mut record = host.record_blocking(&context(ORDER), &Breakers::new());
    let replay = host.replay_blocking(&record, None);
    assert_eq!((replay.comparison, replay.changed), (Comparison::Same, vec![]));
    let decision = record.decision.as_mut().unwrap();
    decision.not_asked[0].digest = Digest::from_bytes([7; 32]);
    record.decision_digest = replay::decision_digest(decision);
    assert!(replay::damage(&record)[0].contains("`failing` that wasn't asked"), "{:?}", replay::damage(&record));
}

#[test]
fn a_decision_notices_that_a_plugin_which_was_not_asked_has_been_replaced() {
    let (host, _) = host("");
    let mut decision = host.decide_blocking(&context(ORDER));
    assert_eq!(host.changed_since(&decision), []);
    decision.not_asked[0].digest = Digest::from_bytes([7; 32]);
    let changed: Vec<String> = host.changed_since(&decision).iter().map(|it| it.ingredient.to_string()).collect();
    assert_eq!(changed, ["plugin failing"]);
}

#[test]
fn for_its_breaker_it_neither_works_nor_fails_and_nobody_stands_in_for_it() {
    let fallback = "[plugins.failing.fallback]\nkey = \"look\"\nvalid_s = 60\n\
                    step = { kind = \"internal_insight\", topic = \"t\", signal = \"It rests.\", to_role = \"r\" }\n";
    let (host, calls) = host(&format!("[breaker]\nfailures = 2\nrest_s = 60\n{fallback}"));
    let breakers = Breakers::new();
    let decide = |sections: &str| host.record_blocking(&context(sections), &breakers).decision.unwrap();
    let failures = || breakers.standings().first().map_or(0, |standing| standing.failures);
    decide(FAILED);
    decide(ORDER);
    assert_eq!(failures(), 1, "it didn't succeed");
    decide(FAILED);
    assert_eq!((failures(), calls.load(Ordering::Relaxed)), (2, 2));
    let resting = decide(FAILED);
    assert_eq!((resting.failures[0].kind, resting.offered.len()), (FailureKind::Resting, 1));
    let silent = decide(ORDER);
    assert_eq!((silent.failures.len(), silent.offered.len(), silent.not_asked.len()), (0, 0, 1));
}

#[test]
fn a_decision_that_does_not_ask_it_is_no_trial_after_its_rest() {
    let (host, calls) = host("[breaker]\nfailures = 1\nrest_s = 60\n");
    let breakers = Breakers::new();
    let decide = |sections: &str, after_s: i64| {
        let mut context = context(sections);
        context.as_of = context.as_of.plus_s(after_s);
        host.record_blocking(&context, &breakers).decision.unwrap()
    };
    decide(FAILED, 0);
    decide(ORDER, 61);
    assert_eq!(breakers.standings()[0].rests, 1);
    decide(FAILED, 61);
    assert_eq!((calls.load(Ordering::Relaxed), breakers.standings()[0].rests), (2, 2), "this one tries it");
}
