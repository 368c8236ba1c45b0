//! What is counted over many decisions, in memory that doesn't grow with their number.

use std::collections::BTreeMap;

use courtesy_contract::{
    ActionKind, Currency, Decision, Disposition, Failure, FailureKind, Money, Offered, PluginRun, Shadow, Withheld,
};

use super::examples::{Example, Examples, Sentences};

/// What is counted over many decisions.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) customers: u64,
    /// Customers for whom something is offered.
    pub(super) with_offers: u64,
    pub(super) broken: u64,
    pub(super) offered: BTreeMap<ActionKind, OfferedKind>,
    pub(super) withheld: BTreeMap<(String, Disposition), WithheldRule>,
    pub(super) failures: BTreeMap<(String, FailureKind), Failed>,
    pub(super) plugins: BTreeMap<String, Cost>,
    /// What plugins in the shadow would have changed, by plugin and kind of action.
    pub(super) shadows: BTreeMap<(String, ActionKind), Shadowed>,
    /// Decisions that this run took over from an earlier one.
    pub(super) earlier: u64,
}

/// The actions of one kind that are offered.
#[derive(Debug, Default)]
pub(super) struct OfferedKind {
    pub(super) by_plugin: BTreeMap<String, Offers>,
    pub(super) examples: Examples,
}

/// How many actions of one kind a plugin has on offer, and what they cost.
#[derive(Debug, Default)]
pub(super) struct Offers {
    pub(super) actions: u64,
    /// The smallest units of each currency.
    pub(super) cost: BTreeMap<Currency, u64>,
}

/// The actions that one rule withholds.
#[derive(Debug, Default)]
pub(super) struct WithheldRule {
    pub(super) actions: u64,
    pub(super) by_kind: BTreeMap<ActionKind, u64>,
    pub(super) explanations: Sentences,
    pub(super) examples: Examples,
}

/// How often a plugin failed in one way.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) times: u64,
    /// The first customer.
    pub(super) customer: String,
    pub(super) detail: String,
}

/// What a plugin cost.
#[derive(Debug, Default)]
pub(super) struct Cost {
    pub(super) version: String,
    pub(super) asked: u64,
    pub(super) fuel: u128,
    pub(super) most_fuel: u64,
    pub(super) most_fuel_customer: String,
    pub(super) most_memory_bytes: u64,
}

/// What a plugin in the shadow would have changed for one kind of action.
#[derive(Debug, Default)]
pub(super) struct Shadowed {
    /// Its own actions that would have been offered.
    pub(super) offered: u64,
    /// Its own actions that would have been withheld.
    pub(super) withheld: u64,
    /// Actions of live plugins that would have fared otherwise.
    pub(super) displaced: u64,
}

impl Tally {
    /// Counts one decision.
    pub(super) fn decided(&mut self, decision: &Decision) {
        self.customers += 1;
        self.with_offers += u64::from(!decision.offered.is_empty());
        let customer = decision.customer_ref.as_str();
        for offered in &decision.offered {
            self.offered(customer, offered);
        }
        for withheld in &decision.withheld {
            self.withheld(customer, withheld);
        }
        for failure in &decision.failures {
            self.failed(customer, failure);
        }
        for run in &decision.plugins {
            self.asked(customer, run);
        }
        for shadow in &decision.shadows {
            self.shadowed(customer, shadow);
        }
    }

    fn shadowed(&mut self, customer: &str, shadow: &Shadow) {
        let mut of = |kind: ActionKind, count: fn(&mut Shadowed) -> &mut u64| {
            *count(self.shadows.entry((shadow.run.id.to_string(), kind)).or_default()) += 1;
        };
        for offered in &shadow.offered {
            of(offered.action.kind(), |shadowed| &mut shadowed.offered);
        }
        for withheld in &shadow.withheld {
            of(withheld.action.kind(), |shadowed| &mut shadowed.withheld);
        }
        for displaced in &shadow.displaced {
            of(displaced.kind, |shadowed| &mut shadowed.displaced);
        }
        if let Some(failure) = &shadow.failure {
            self.failed(customer, failure);
        }
        self.asked(customer, &shadow.run);
    }

    fn offered(&mut self, customer: &str, offered: &Offered) {
        let kind = self.offered.entry(offered.action.kind()).or_default();
        if !kind.by_plugin.contains_key(offered.plugin.as_str()) {
            kind.by_plugin.insert(offered.plugin.to_string(), Offers::default());
        }
        if let Some(offers) = kind.by_plugin.get_mut(offered.plugin.as_str()) {
            offers.actions += 1;
            offers.add(offered.action.cost.as_ref());
        }
        kind.examples.offer(offered.priority, || Example::new(customer, &offered.action));
    }

    fn withheld(&mut self, customer: &str, withheld: &Withheld) {
        let rule = self.withheld.entry((withheld.rule.clone(), withheld.disposition)).or_default();
        rule.actions += 1;
        *rule.by_kind.entry(withheld.action.kind()).or_default() += 1;
        if let Some((_, sentence)) = withheld.explanation.best_for("en") {
            rule.explanations.count(sentence);
        }
        rule.examples.offer(0, || Example::new(customer, &withheld.action));
    }

    fn failed(&mut self, customer: &str, failure: &Failure) {
        let key = (failure.plugin.to_string(), failure.kind);
        let first = || Failed { times: 0, customer: customer.to_owned(), detail: failure.detail.clone() };
        self.failures.entry(key).or_insert_with(first).times += 1;
    }

    fn asked(&mut self, customer: &str, run: &PluginRun) {
        if !self.plugins.contains_key(run.id.as_str()) {
            let cost = Cost { version: run.version.to_string(), ..Cost::default() };
            self.plugins.insert(run.id.to_string(), cost);
        }
        let Some(cost) = self.plugins.get_mut(run.id.as_str()) else { return };
        cost.asked += 1;
        cost.fuel += u128::from(run.fuel);
        cost.most_memory_bytes = cost.most_memory_bytes.max(run.memory_bytes);
        if run.fuel > cost.most_fuel {
            cost.most_fuel = run.fuel;
            customer.clone_into(&mut cost.most_fuel_customer);
        }
    }
}

impl Offers {
    fn add(&mut self, cost: Option<&Money>) {
        if let Some(cost) = cost {
            let sum = self.cost.entry(cost.currency).or_default();
            *sum = sum.saturating_add(cost.minor.get());
        }
    }
}

impl Cost {
    /// Fuel of a call on average.
    pub(super) fn mean_fuel(&self) -> u64 {
        u64::try_from(self.fuel / u128::from(self.asked.max(1))).unwrap_or(u64::MAX)
    }
}
