//! Calls a plugin for all cases: once for every input, and then again for some.

use std::collections::HashMap;

use courtesy_contract::Slug;
use courtesy_host::{Exchange, Host};
use rayon::prelude::*;

use super::cases::Case;

/// How many inputs are tried again, at most.
const MOST_AGAIN: usize = 100;

/// The exchanges of all cases.
pub(super) struct Round {
    /// For each case the index of its exchange; cases with the same input share one.
    places: Vec<usize>,
    /// For each exchange one of its cases.
    cases: Vec<usize>,
    exchanges: Vec<Exchange>,
}

impl Round {
    /// Runs all cases in parallel.
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

    /// The exchange of one case.
    pub(super) fn exchange(&self, case: usize) -> &Exchange {
        &self.exchanges[self.places[case]]
    }

    /// How many different inputs there were.
    pub(super) fn inputs(&self) -> usize {
        self.exchanges.len()
    }

    /// The cases to run again.
    pub(super) fn some(&self) -> Vec<usize> {
        self.cases.iter().copied().step_by(self.cases.len() / MOST_AGAIN + 1).collect()
    }
}

/// Runs these cases again in this order, and returns each with its new exchange.
pub(super) fn again(host: &Host, plugin: &Slug, cases: &[Case], chosen: &[usize]) -> Vec<(usize, Exchange)> {
    chosen.par_iter().map(|at| (*at, exchange(host, plugin, &cases[*at]))).collect()
}

/// Runs one case.
pub(super) fn exchange(host: &Host, plugin: &Slug, case: &Case) -> Exchange {
    let exchange = host.exchange_blocking(plugin.as_str(), &case.context, &case.input);
    exchange.expect("the host was loaded with this plugin")
}
