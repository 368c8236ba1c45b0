//! Testing a law on 10,000 random customers per run, and counting where it applied.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use super::population::{Case, cases};
use crate::pipeline::decide::{Decided, decide};
use crate::rules::examples::rulebook;

const CUSTOMERS: u32 = 10_000;

pub(super) type Verdict = Result<(), TestCaseError>;

/// How often a run met each situation in which a law applies. A law that never applies proves nothing.
pub(super) struct Witness(RefCell<BTreeMap<&'static str, u32>>);

impl Witness {
    /// Counts a situation, if it is there.
    pub(super) fn saw(&self, situation: &'static str, there: bool) {
        let mut counts = self.0.borrow_mut();
        let count = counts.get_mut(situation).unwrap_or_else(|| panic!("`{situation}` is not among the law's"));
        *count += u32::from(there);
    }
}

/// Tests a law on every customer of a run, which must meet each of the situations.
pub(super) fn for_all_customers<const N: usize>(
    situations: [&'static str; N],
    law: impl Fn(&Case, &Witness) -> Verdict,
) {
    let seed: u64 = match std::env::var("COURTESY_LAW_SEED") {
        Ok(seed) => seed.parse().expect("COURTESY_LAW_SEED is a number"),
        Err(_) => rand_seed(),
    };
    println!("COURTESY_LAW_SEED={seed} draws these customers again");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases: CUSTOMERS, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let witness = Witness(RefCell::new(situations.map(|situation| (situation, 0)).into()));
    if let Err(failure) = runner.run(&cases(), |case| law(&case, &witness)) {
        panic!("{failure}");
    }
    for (situation, count) in witness.0.into_inner() {
        println!("{situation}: {count}");
        assert!(count > 0, "among {CUSTOMERS} customers there was none of whom: {situation}");
    }
}

/// A random seed: the standard library seeds its hash maps at random.
fn rand_seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(CUSTOMERS)
}

pub(super) fn decided(case: &Case) -> Decided {
    decide(&rulebook(&case.policy), &case.context, case.proposed.clone())
}

/// The same customer, with one thing changed.
pub(super) fn with(case: &Case, change: impl FnOnce(&mut Case)) -> Case {
    let mut changed = case.clone();
    change(&mut changed);
    changed
}
