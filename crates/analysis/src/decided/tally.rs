//! Counts over many decisions, in memory that doesn't grow with their number.

use std::collections::BTreeMap;

use courtesy_contract::{
    ActionKind, Currency, Decision, Disposition, Failure, FailureKind, Language, Money, NotAsked, NotAskedBy, Offered,
    PluginRun, Shadow, Slug, Version, Withheld,
};

use super::all_withheld::{AllWithheld, Proposals, ProposedBy};
use super::languages::{LANGUAGE, Languages, Unread};
use super::{Example, Examples, Sentences};

/// Counts over many decisions.
#[derive(Debug, Default)]
pub struct Tally {
    /// Decisions, one per customer.
    pub customers: u64,
    /// Customers for whom something is offered.
    pub with_offers: u64,
    /// Contexts that can't be read; counted by the caller.
    pub unreadable: u64,
    /// Offered actions by kind.
    pub offered: BTreeMap<ActionKind, OfferedKind>,
    /// Withheld actions by rule and disposition.
    pub withheld: BTreeMap<(String, Disposition), WithheldRule>,
    /// Failures by plugin and kind.
    pub failures: BTreeMap<(String, FailureKind), Failed>,
    /// The cost of each plugin.
    pub plugins: BTreeMap<String, Cost>,
    /// What plugins in shadow mode would have changed, by plugin and kind of action.
    pub shadows: BTreeMap<(String, ActionKind), Shadowed>,
    /// Decisions taken over from an earlier run; counted by the caller.
    pub earlier: u64,
    proposals: Proposals,
    languages: Languages,
}

/// The actions of one kind that are offered.
#[derive(Debug, Default)]
pub struct OfferedKind {
    /// How many each plugin offers.
    pub by_plugin: BTreeMap<String, Offers>,
    /// Examples, the highest rank first.
    pub examples: Examples,
}

/// How many actions of one kind a plugin offers, and their cost.
#[derive(Debug, Default)]
pub struct Offers {
    /// How many actions.
    pub actions: u64,
    /// In the smallest units of each currency.
    pub cost: BTreeMap<Currency, u64>,
}

/// The actions that one rule withholds.
#[derive(Debug, Default)]
pub struct WithheldRule {
    /// How many actions.
    pub actions: u64,
    /// How many of each kind.
    pub by_kind: BTreeMap<ActionKind, u64>,
    /// The explanations to the customers.
    pub explanations: Sentences,
    /// The first ones, as examples.
    pub examples: Examples,
}

/// How often a plugin had one kind of failure.
#[derive(Debug)]
pub struct Failed {
    /// How often.
    pub times: u64,
    /// The first customer.
    pub customer: String,
    /// The detail of the first failure.
    pub detail: String,
}

/// The cost of a plugin.
#[derive(Debug, Default)]
pub struct Cost {
    /// Its version.
    pub version: String,
    /// How often it was called.
    pub asked: u64,
    /// For how many customers it was not asked, because nothing of what it is asked about was known.
    pub not_asked: u64,
    /// For how many of these that was the policy's choice, and not the plugin's own.
    pub not_asked_by_policy: u64,
    /// The total fuel of all calls.
    pub fuel: u128,
    /// The most fuel used for one customer.
    pub most_fuel: u64,
    /// That customer.
    pub most_fuel_customer: String,
    /// The most memory used for one customer.
    pub most_memory_bytes: u64,
}

/// What a plugin in shadow mode would have changed for one kind of action.
#[derive(Debug, Default)]
pub struct Shadowed {
    /// Its own actions that would have been offered.
    pub offered: u64,
    /// Its own actions that would have been withheld.
    pub withheld: u64,
    /// Actions of live plugins whose disposition would have changed.
    pub displaced: u64,
}

impl Tally {
    /// Counts one decision for a customer who reads this language, if it is known.
    pub fn decided(&mut self, decision: &Decision, language: Option<&Language>) {
        self.customers += 1;
        self.proposals.count(decision);
        self.languages.count(decision, language);
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
        for not_asked in &decision.not_asked {
            self.not_asked(not_asked);
        }
        for shadow in &decision.shadows {
            self.shadowed(customer, shadow);
        }
    }

    /// How many actions live plugins proposed.
    #[must_use]
    pub fn proposed(&self) -> u64 {
        let offered = self.offered.values().flat_map(|kind| kind.by_plugin.values()).map(|offers| offers.actions);
        offered.chain(self.withheld.values().map(|rule| rule.actions)).sum()
    }

    /// How many actions a rule withholds, for good or for now.
    #[must_use]
    pub fn withheld_by(&self, rule: &str) -> u64 {
        self.withheld.iter().filter(|((name, _), _)| name == rule).map(|(_, withheld)| withheld.actions).sum()
    }

    /// Of what everything is withheld: of all plugins, of one plugin, or of one kind, if it was proposed to ten customers
    /// or more. What [`Self::unread`] explains is left out.
    #[must_use]
    pub fn all_withheld(&self) -> Vec<AllWithheld> {
        let unread = self.unread();
        let is_explained = |found: &AllWithheld| {
            let by_language = matches!(&found.rules[..], [(rule, _)] if rule == LANGUAGE);
            by_language
                && unread.iter().any(|unread| match (&unread.plugin, &found.of) {
                    (None, _) => true,
                    (Some(plugin), ProposedBy::Plugin(id)) => plugin == id,
                    (Some(_), ProposedBy::Everybody | ProposedBy::Kind(_)) => false,
                })
        };
        let found = self.proposals.all_withheld();
        found.into_iter().filter(|found| !is_explained(found)).collect()
    }

    /// Customers, ten or more of one language, for whom no plugin writes in it; and for whom one plugin doesn't, while
    /// others do.
    #[must_use]
    pub fn unread(&self) -> Vec<Unread> {
        self.languages.unread()
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
        let cost = self.cost(&run.id, &run.version);
        cost.asked += 1;
        cost.fuel += u128::from(run.fuel);
        cost.most_memory_bytes = cost.most_memory_bytes.max(run.memory_bytes);
        if run.fuel > cost.most_fuel {
            cost.most_fuel = run.fuel;
            customer.clone_into(&mut cost.most_fuel_customer);
        }
    }

    fn not_asked(&mut self, not_asked: &NotAsked) {
        let cost = self.cost(&not_asked.id, &not_asked.version);
        cost.not_asked += 1;
        cost.not_asked_by_policy += u64::from(not_asked.by == NotAskedBy::Policy);
    }

    fn cost(&mut self, id: &Slug, version: &Version) -> &mut Cost {
        if !self.plugins.contains_key(id.as_str()) {
            let cost = Cost { version: version.to_string(), ..Cost::default() };
            self.plugins.insert(id.to_string(), cost);
        }
        self.plugins.get_mut(id.as_str()).expect("it was inserted")
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
    /// The average fuel of a call.
    #[must_use]
    pub fn mean_fuel(&self) -> u64 {
        u64::try_from(self.fuel / u128::from(self.asked.max(1))).unwrap_or(u64::MAX)
    }
}
