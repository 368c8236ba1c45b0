//! Asking a plugin about all cases: every input once, and then some of them again.

use std::collections::HashMap;

use courtesy_contract::Slug;
use courtesy_host::{Exchange, Host};
use rayon::prelude::*;

use super::cases::Case;

/// So many inputs at most are tried again.
const MOST_AGAIN: usize = 100;

/// What came of all cases.
pub(super) struct Round {
    /// For each case the place of its exchange: cases with the same input share one.
    places: Vec<usize>,
    /// For each exchange a case that it belongs to.
    cases: Vec<usize>,
    exchanges: Vec<Exchange>,
}

impl Round {
    /// Asks about all cases, in parallel.
    pub(super) fn of(host: &Host, plugin: &Slug, cases: &[Case]) -> Self {
        let mut known: HashMap<&[u8], usize> = HashMap::new();
        let (mut places, mut distinct) = (Vec::with_capacity(cases.len()), Vec::new());
        for (at, case) in cases.iter().enumerate() {
            let place = *known.entry(case.input.as_slice()).or_insert(distinct.len());
            if place == distinct.len() {
                distinct.push(at);
            }
            places.push(place);
        }
        let exchanges = distinct.par_iter().map(|at| exchange(host, plugin, &cases[*at])).collect();
        Self { places, cases: distinct, exchanges }
    }

    /// What came of one case.
    pub(super) fn exchange(&self, case: usize) -> &Exchange {
        &self.exchanges[self.places[case]]
    }

    /// How many different inputs there were.
    pub(super) fn inputs(&self) -> usize {
        self.exchanges.len()
    }

    /// The cases that are asked about again.
    pub(super) fn some(&self) -> Vec<usize> {
        self.cases.iter().copied().step_by(self.cases.len() / MOST_AGAIN + 1).collect()
    }
}

/// Asks about these cases once more, in this order, and returns each with what came of it now.
pub(super) fn again(host: &Host, plugin: &Slug, cases: &[Case], chosen: &[usize]) -> Vec<(usize, Exchange)> {
    chosen.par_iter().map(|at| (*at, exchange(host, plugin, &cases[*at]))).collect()
}

/// Asks about one case.
pub(super) fn exchange(host: &Host, plugin: &Slug, case: &Case) -> Exchange {
    let exchange = host.exchange_blocking(plugin.as_str(), &case.context, &case.input);
    exchange.expect("the host was loaded with this plugin")
}
