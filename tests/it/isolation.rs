//! Nothing of one call survives into another, and nobody waits for somebody else's plugin.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use courtesy_contract::{Decision, FailureKind};
use courtesy_host::{Host, Limits};
use tokio::task::JoinSet;

use crate::hostile::{assembled, context, guest, host, hostile, of_neighbour};

/// So long that a call which ends by it never ends within a test.
const FOR_EVER_MS: u64 = 24 * 3_600 * 1_000;

/// If something hangs, the test fails and says where; no verdict depends on how long anything takes.
const PATIENCE: Duration = Duration::from_secs(120);

fn neighbours(names: &[&'static str], limits: Limits) -> Host {
    let file = |name: &&'static str| (*name, guest(&hostile(&format!("neighbours/{name}.wat"))));
    host(&names.iter().map(file).collect::<Vec<_>>(), limits).unwrap()
}

fn searching() -> Limits {
    Limits { fuel: 1_000_000_000, deadline_ms: FOR_EVER_MS, ..Limits::default() }
}

fn failed(decision: &Decision) -> Vec<(&str, FailureKind)> {
    decision.failures.iter().map(|failure| (failure.plugin.as_str(), failure.kind)).collect()
}

#[test]
fn the_search_finds_whatever_is_planted() {
    let keeper = fs::read_to_string(hostile("neighbours/keeper.wat")).unwrap();
    for (place, plant) in [
        (";; plant\n", "(i64.store8 (i32.const 0) (i64.const 1))"),
        (";; plant\n", "(i64.store8 (i32.const 65535) (i64.const 1))"),
        (";; plant\n", "(i64.store8 (i32.const 1024) (i64.const 0))"),
        (";; plant\n", "(drop (memory.grow (i32.const 1)))"),
        (";; plant\n", "(global.set $kept (i64.const 1))"),
        (";; plant\n", "(table.set $kept (i32.const 3) (ref.func $search))"),
        (";; plant\n", "(drop (table.grow $kept (ref.null func) (i32.const 1)))"),
        (";; plant\n", "(data.drop $fresh)"),
        (";; plant in new memory\n", "(i64.store8 (i32.const 65536) (i64.const 1))"),
        (";; plant in new memory\n", "(i64.store8 (i32.const 4194303) (i64.const 1))"),
    ] {
        assert!(keeper.contains(place));
        let planted = assembled(&keeper.replace(place, plant)).unwrap();
        let decision = host(&[("keeper.wasm", planted)], searching()).unwrap().decide_blocking(&context("calm"));
        assert_eq!(failed(&decision), [("keeper", FailureKind::Trap)], "not found: {plant}");
    }
}

#[test]
fn a_secret_of_one_call_is_in_no_later_call_of_the_same_or_another_plugin() {
    let host = neighbours(&["keeper", "seeker"], searching());
    for call in 0..60 {
        let region = if call % 3 == 0 { "SECRET42" } else { "calm" };
        assert_eq!(failed(&host.decide_blocking(&context(region))), [], "in call {call}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_secret_of_one_call_is_in_no_call_beside_it() {
    let host = neighbours(&["keeper", "seeker"], Limits { concurrency: 3, ..searching() });
    let mut decisions = JoinSet::new();
    for call in 0..120 {
        let host = host.clone();
        let region = if call % 2 == 0 { "SECRET42" } else { "calm" };
        decisions.spawn(async move { host.decide(&context(region)).await });
    }
    while let Some(decision) = decisions.join_next().await {
        assert_eq!(failed(&decision.unwrap()), []);
    }
}

/// Customers for whom a plugin spins, and others, all at once: only that plugin fails, and only for those customers.
async fn spin_for_some(limits: Limits, verdict: FailureKind) {
    let host = neighbours(&["friendly", "spinner"], limits);
    let calm = host.decide(&context("calm")).await;
    assert_eq!(failed(&calm), []);
    let neighbour = of_neighbour(&calm);
    assert!(neighbour.contains("hello"));

    let mut decisions = JoinSet::new();
    for call in 0..24 {
        let host = host.clone();
        decisions.spawn(async move {
            let region = if call % 4 == 0 { "SPINNING" } else { "calm" };
            (region, host.decide(&context(region)).await)
        });
    }
    while let Some(decided) = decisions.join_next().await {
        let (region, decision) = decided.unwrap();
        if region == "calm" {
            assert_eq!(decision, calm, "another customer's plugin changed this decision");
        } else {
            assert_eq!(failed(&decision), [("spinner", verdict)]);
            assert_eq!(of_neighbour(&decision), neighbour, "the neighbour was touched");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_plugin_out_of_fuel_touches_no_neighbour_and_no_other_customer() {
    spin_for_some(Limits { deadline_ms: FOR_EVER_MS, ..Limits::default() }, FailureKind::Fuel).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_plugin_past_its_deadline_touches_no_neighbour_and_no_other_customer() {
    spin_for_some(Limits { fuel: u64::MAX / 2, deadline_ms: 400, ..Limits::default() }, FailureKind::Deadline).await;
}

#[tokio::test]
async fn dropping_the_future_stops_the_work_and_gives_its_place_back() {
    let for_ever = Limits { fuel: u64::MAX / 2, deadline_ms: FOR_EVER_MS, concurrency: 1, ..Limits::default() };
    let host = neighbours(&["friendly", "spinner"], for_ever);
    let calm = host.decide(&context("calm")).await;
    for _ in 0..50 {
        let spinning = context("SPINNING");
        let decided = tokio::time::timeout(Duration::from_millis(5), host.decide(&spinning)).await;
        assert!(decided.is_err(), "a plugin that spins for ever can't have been decided on");
        let after = tokio::time::timeout(PATIENCE, host.decide(&context("calm"))).await;
        assert_eq!(after.expect("the only place is still taken"), calm);
    }
}

#[tokio::test]
async fn a_spinning_plugin_lets_the_other_futures_of_its_thread_run() {
    let spins = Limits { fuel: 200_000_000, deadline_ms: FOR_EVER_MS, ..Limits::default() };
    let host = neighbours(&["spinner"], spins);
    let turns = Arc::new(AtomicU64::new(0));
    let counted = turns.clone();
    let counting = tokio::spawn(async move {
        loop {
            counted.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
        }
    });
    let decision = host.decide(&context("SPINNING")).await;
    counting.abort();
    assert_eq!(failed(&decision), [("spinner", FailureKind::Fuel)]);
    assert!(turns.load(Ordering::Relaxed) > 3, "the other future ran {} times", turns.load(Ordering::Relaxed));
}

#[tokio::test]
async fn a_calm_decision_overtakes_a_spinning_one_on_the_same_thread() {
    let for_ever = Limits { fuel: u64::MAX / 2, deadline_ms: FOR_EVER_MS, ..Limits::default() };
    let host = neighbours(&["spinner"], for_ever);
    let (spinning, calm) = (context("SPINNING"), context("calm"));
    let both = async {
        tokio::select! {
            biased;
            _ = host.decide(&spinning) => panic!("it spins for ever"),
            decision = host.decide(&calm) => decision,
        }
    };
    let decision = tokio::time::timeout(PATIENCE, both).await.expect("the spinning plugin blocks the thread");
    assert_eq!(failed(&decision), []);
}
