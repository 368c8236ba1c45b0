//! No data leak from one call into another, and no plugin holds up another customer's decision.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use courtesy_contract::{Decision, FailureKind, Seed};
use courtesy_host::{Host, Limits};
use tokio::task::JoinSet;

use crate::hostile::{ABIS, assembled, context, guest, host, neighbour, of_neighbours, whole};

/// A deadline that no test reaches.
const FOR_EVER_MS: u64 = 24 * 3_600 * 1_000;

/// How long until a hanging test fails; no result depends on how long anything takes.
const PATIENCE: Duration = Duration::from_secs(120);

/// A host with these plugins, each by ABI and name.
fn neighbours(names: &[(&str, &str)], limits: Limits) -> Host {
    let file = |(abi, name): &(&str, &str)| (format!("{name}.wasm"), guest(&neighbour(abi, name)));
    host(&names.iter().map(file).collect::<Vec<_>>(), limits).unwrap()
}

fn searching() -> Limits {
    Limits { fuel: 1_000_000_000, deadline_ms: FOR_EVER_MS, ..Limits::default() }
}

fn failed(decision: &Decision) -> Vec<(&str, FailureKind)> {
    decision.failures.iter().map(|failure| (failure.plugin.as_str(), failure.kind)).collect()
}

#[test]
fn the_search_finds_planted_state() {
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
        for abi in ABIS {
            let keeper = whole(&neighbour(abi, "keeper"));
            assert!(keeper.contains(place), "{abi}");
            let planted = assembled(&keeper.replace(place, plant)).unwrap();
            let host = host(&[("keeper.wasm".to_owned(), planted)], searching()).unwrap();
            let decision = host.decide_blocking(&context("calm"));
            assert_eq!(failed(&decision), [("keeper", FailureKind::Trap)], "the {abi} didn't find {plant}");
        }
    }
}

#[test]
fn a_secret_never_leaks_into_later_calls() {
    for abi in ABIS {
        let host = neighbours(&[(abi, "keeper"), ("module", "seeker")], searching());
        for call in 0..40 {
            let region = if call % 3 == 0 { "SECRET42" } else { "calm" };
            assert_eq!(failed(&host.decide_blocking(&context(region))), [], "in call {call} of the {abi}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_secret_never_leaks_into_concurrent_calls() {
    for abi in ABIS {
        let limits = Limits { concurrency: 3, ..searching() };
        let host = neighbours(&[(abi, "keeper"), ("module", "seeker")], limits);
        let mut decisions = JoinSet::new();
        for call in 0..80 {
            let host = host.clone();
            let region = if call % 2 == 0 { "SECRET42" } else { "calm" };
            decisions.spawn(async move { host.decide(&context(region)).await });
        }
        while let Some(decision) = decisions.join_next().await {
            assert_eq!(failed(&decision.unwrap()), [], "of the {abi}");
        }
    }
}

/// The random bytes and clocks that a plugin reads and notes, for a customer with this seed.
fn dice(host: &Host, seed: u64) -> String {
    let mut context = context("calm");
    context.seed = Seed::new(seed).unwrap();
    let decision = host.decide_blocking(&context);
    assert_eq!(failed(&decision), []);
    decision.plugins[0].log.concat()
}

#[test]
fn randomness_and_clocks_start_anew_in_each_call_and_depend_only_on_the_context() {
    // 2026-03-28T20:40:00Z in nanoseconds since 1970, and the first second of the monotonic clock; both little-endian.
    let clocks = [1_774_730_400_000_000_000_u64, 1_000_000_000].map(u64::to_le_bytes).concat();
    let clocks: String = clocks.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut drawn = Vec::new();
    for abi in ["command", "command-component", "component"] {
        let host = neighbours(&[(abi, "dice")], Limits::default());
        let (seven, eight) = (dice(&host, 7), dice(&host, 8));
        assert_eq!(dice(&host, 7), seven, "the second call of the {abi} continues the first one's random bytes");
        assert_ne!(eight, seven, "another seed gives the same random bytes in the {abi}");
        for drawn in [&seven, &eight] {
            assert_eq!(&drawn[32..], clocks, "the clocks of the {abi}");
        }
        drawn.push(seven);
    }
    assert!(
        drawn.iter().all(|other| *other == drawn[0]),
        "one seed gives different random bytes in different ABIs: {drawn:?}"
    );
}

/// Decides concurrently for customers for whom a plugin spins, and for others: only that plugin fails, and only for those
/// customers.
async fn spin_for_some(limits: Limits, expected: FailureKind) {
    for abi in ABIS {
        let plugins = [("command", "friendly"), (abi, "spinner")];
        let host = neighbours(&plugins, limits.clone());
        let calm = host.decide(&context("calm")).await;
        assert_eq!(failed(&calm), []);
        let neighbour = of_neighbours(&calm);
        assert!(neighbour.contains("hello"));

        let mut decisions = JoinSet::new();
        for call in 0..16 {
            let host = host.clone();
            decisions.spawn(async move {
                let region = if call % 4 == 0 { "SPINNING" } else { "calm" };
                (region, host.decide(&context(region)).await)
            });
        }
        while let Some(decided) = decisions.join_next().await {
            let (region, decision) = decided.unwrap();
            if region == "calm" {
                assert_eq!(decision, calm, "another customer's {abi} changed this decision");
            } else {
                assert_eq!(failed(&decision), [("spinner", expected)], "as a {abi}");
                assert_eq!(of_neighbours(&decision), neighbour, "the {abi} affected its neighbour");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_plugin_out_of_fuel_affects_no_neighbour_and_no_other_customer() {
    spin_for_some(Limits { deadline_ms: FOR_EVER_MS, ..Limits::default() }, FailureKind::Fuel).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_plugin_past_its_deadline_affects_no_neighbour_and_no_other_customer() {
    spin_for_some(Limits { fuel: u64::MAX / 2, deadline_ms: 400, ..Limits::default() }, FailureKind::Deadline).await;
}

#[test]
fn host_work_that_costs_no_fuel_ends_at_the_deadline() {
    let host = neighbours(&[("module", "friendly"), ("component", "translator")], Limits::default());
    let decision = host.decide_blocking(&context("calm"));
    assert_eq!(failed(&decision), [("translator", FailureKind::Deadline)]);
    assert!(of_neighbours(&decision).contains("hello"));
}

#[tokio::test]
async fn dropping_the_future_stops_the_call_and_frees_its_slot() {
    let for_ever = Limits { fuel: u64::MAX / 2, deadline_ms: FOR_EVER_MS, concurrency: 1, ..Limits::default() };
    for abi in ABIS {
        let host = neighbours(&[("component", "friendly"), (abi, "spinner")], for_ever.clone());
        let calm = host.decide(&context("calm")).await;
        for _ in 0..20 {
            let spinning = context("SPINNING");
            let decided = tokio::time::timeout(Duration::from_millis(5), host.decide(&spinning)).await;
            assert!(decided.is_err(), "a {abi} that spins for ever returned a decision");
            let after = tokio::time::timeout(PATIENCE, host.decide(&context("calm"))).await;
            assert_eq!(after.expect("the only slot is still taken"), calm, "after a {abi}");
        }
    }
}

#[tokio::test]
async fn a_spinning_plugin_yields_to_other_futures_on_its_thread() {
    let spins = Limits { fuel: 200_000_000, deadline_ms: FOR_EVER_MS, ..Limits::default() };
    for abi in ABIS {
        let host = neighbours(&[(abi, "spinner")], spins.clone());
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
        assert_eq!(failed(&decision), [("spinner", FailureKind::Fuel)], "as a {abi}");
        let turns = turns.load(Ordering::Relaxed);
        assert!(turns > 3, "next to a {abi}, the other future ran only {turns} times");
    }
}

#[tokio::test]
async fn a_spinning_plugin_does_not_block_another_decision_on_its_thread() {
    let for_ever = Limits { fuel: u64::MAX / 2, deadline_ms: FOR_EVER_MS, ..Limits::default() };
    for abi in ABIS {
        let host = neighbours(&[(abi, "spinner")], for_ever.clone());
        let (spinning, calm) = (context("SPINNING"), context("calm"));
        let both = async {
            tokio::select! {
                biased;
                _ = host.decide(&spinning) => panic!("it spins for ever"),
                decision = host.decide(&calm) => decision,
            }
        };
        let decision = tokio::time::timeout(PATIENCE, both).await.expect("the spinning plugin blocks the thread");
        assert_eq!(failed(&decision), [], "as a {abi}");
    }
}
