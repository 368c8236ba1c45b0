//! The committed plugins over sixty days of the town: no law of care is broken.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::sync::LazyLock;
use std::thread::available_parallelism;

use courtesy_analysis::simulated::{Finding, Law, Run};
use courtesy_contract::Context;
use courtesy_host::Limits;
use courtesy_simulate::{Events, Model, Simulation};

use crate::pipeline::{builder, town};

const DAYS: u32 = 60;

fn play(model: &Model, customers: Vec<Context>) -> Run {
    let threads = available_parallelism().map_or(1, usize::from);
    let limits = Limits { concurrency: threads as u32, ..Limits::default() };
    let host = builder().limits(limits).build().unwrap();
    let events = Events::default();
    let simulation = Simulation { host: &host, model, events: &events, seed: 1, days: DAYS, threads };
    simulation.run(customers, |_| ControlFlow::Continue(())).unwrap()
}

/// Everybody does their work as the built-in model has it.
static USUAL: LazyLock<Run> = LazyLock::new(|| play(&Model::default(), town()));

/// Time passes and nobody works: no parcel arrives, no case is answered, no promise is kept. No team is busy then, so that every
/// fourth customer fares as all would.
static NOBODY_WORKS: LazyLock<Run> = LazyLock::new(|| play(&Model::nothing(), town().into_iter().step_by(4).collect()));

/// Panics with the number of findings and three customers, if there are any.
fn assert_kept(law: Law) {
    let mut told = String::new();
    for (name, run) in [("as usual", &*USUAL), ("while nobody works", &*NOBODY_WORKS)] {
        let found: Vec<&Finding> = run.findings.iter().filter(|finding| finding.law == law).collect();
        if found.is_empty() {
            continue;
        }
        let mut customers: BTreeMap<&str, &Finding> = BTreeMap::new();
        for finding in &found {
            customers.entry(finding.customer.as_str()).or_insert(finding);
        }
        writeln!(told, "{name}, {} findings for {} customers, such as", found.len(), customers.len()).unwrap();
        for finding in customers.values().take(3) {
            writeln!(told, "  {}@{}: {} {:?}", finding.customer, finding.day, finding.detail, finding.words).unwrap();
        }
    }
    assert!(told.is_empty(), "{}: {}\n{told}", law, law.breach());
}

#[test]
fn nobody_hears_the_same_words_again_about_the_same_matter() {
    assert_kept(Law::SameWords);
}

#[test]
fn every_promise_has_a_keeper() {
    assert_kept(Law::PromiseWithoutKeeper);
}

#[test]
fn nobody_in_trouble_is_left_without_a_word_or_a_task() {
    assert_kept(Law::Silence);
}

#[test]
fn a_person_turns_to_whoever_is_angry() {
    assert_kept(Law::Anger);
}

#[test]
fn nobody_is_contacted_who_said_stop() {
    assert_kept(Law::AfterStop);
}

#[test]
fn news_reaches_those_who_wait_for_it() {
    assert_kept(Law::UntoldNews);
}

#[test]
fn no_plugin_fails_in_sixty_days_and_each_context_stays_valid() {
    for run in [&*USUAL, &*NOBODY_WORKS] {
        assert_eq!((run.days.len() as u32, run.totals.failures), (DAYS, 0));
        assert!(run.totals.contacts.sum > 100, "only {} contacts", run.totals.contacts.sum);
    }
}
