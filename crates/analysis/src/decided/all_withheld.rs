//! Of what everything is withheld, so that a run can say why nothing of it reaches anybody.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{Action, ActionKind, Decision, Disposition, Withheld};

use super::Sentences;

/// What is proposed to fewer customers says little.
pub(super) const LEAST_CUSTOMERS: u64 = 10;

/// Something of which everything is withheld. What is deferred only waits, and isn't counted as withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllWithheld {
    /// What it is.
    pub of: ProposedBy,
    /// How many actions.
    pub actions: u64,
    /// To how many customers they were proposed.
    pub customers: u64,
    /// How many actions each rule withholds, the most first.
    pub rules: Vec<(String, u64)>,
    /// The most frequent detail of the rule that withholds the most.
    pub detail: Option<String>,
}

/// Whose actions, or of what kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposedBy {
    /// All plugins together.
    Everybody,
    /// One plugin.
    Plugin(String),
    /// Several plugins that propose actions of this kind.
    Kind(ActionKind),
}

/// Counts what was proposed, and what stopped it.
#[derive(Debug, Default)]
pub(super) struct Proposals {
    decisions: u64,
    all: Group,
    plugins: BTreeMap<String, Group>,
    kinds: BTreeMap<ActionKind, KindGroup>,
}

#[derive(Debug, Default)]
struct KindGroup {
    group: Group,
    plugins: BTreeSet<String>,
}

/// Actions that have something in common.
#[derive(Debug, Default)]
struct Group {
    actions: u64,
    customers: u64,
    /// The last decision in which one was proposed, counted from 1.
    last_decision: u64,
    /// Whether one is offered or waits, so that nothing else matters any more.
    has_passed: bool,
    rules: BTreeMap<String, Stopped>,
}

#[derive(Debug, Default)]
struct Stopped {
    actions: u64,
    details: Sentences,
}

impl Proposals {
    pub(super) fn count(&mut self, decision: &Decision) {
        self.decisions += 1;
        for offered in &decision.offered {
            self.add(offered.plugin.as_str(), &offered.action, None);
        }
        for withheld in &decision.withheld {
            let stopped = (withheld.disposition != Disposition::Deferred).then_some(withheld);
            self.add(withheld.plugin.as_str(), &withheld.action, stopped);
        }
    }

    fn add(&mut self, plugin: &str, action: &Action, stopped: Option<&Withheld>) {
        if !self.plugins.contains_key(plugin) {
            self.plugins.insert(plugin.to_owned(), Group::default());
        }
        let kind = self.kinds.entry(action.kind()).or_default();
        if !kind.plugins.contains(plugin) {
            kind.plugins.insert(plugin.to_owned());
        }
        let groups = [Some(&mut self.all), self.plugins.get_mut(plugin), Some(&mut kind.group)];
        for group in groups.into_iter().flatten() {
            group.add(self.decisions, stopped);
        }
    }

    /// Of what everything is withheld: of all plugins, or else of single ones and of single kinds.
    pub(super) fn all_withheld(&self) -> Vec<AllWithheld> {
        if let Some(everything) = self.all.all_withheld(ProposedBy::Everybody) {
            return vec![everything];
        }
        let plugins = self.plugins.iter().filter_map(|(id, group)| group.all_withheld(ProposedBy::Plugin(id.clone())));
        let kinds = self.kinds.iter().filter(|(_, kind)| kind.plugins.len() > 1);
        let kinds = kinds.filter_map(|(kind, found)| found.group.all_withheld(ProposedBy::Kind(*kind)));
        plugins.chain(kinds).collect()
    }
}

impl Group {
    fn add(&mut self, decision: u64, stopped: Option<&Withheld>) {
        self.actions += 1;
        self.customers += u64::from(self.last_decision != decision);
        self.last_decision = decision;
        match stopped {
            Some(withheld) if !self.has_passed => self.rules.entry(withheld.rule.clone()).or_default().add(withheld),
            Some(_) => {}
            None => {
                self.has_passed = true;
                self.rules.clear();
            }
        }
    }

    fn all_withheld(&self, of: ProposedBy) -> Option<AllWithheld> {
        if self.has_passed || self.customers < LEAST_CUSTOMERS {
            return None;
        }
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(rule, stopped)| (std::cmp::Reverse(stopped.actions), *rule));
        let detail = rules.first().and_then(|(_, stopped)| stopped.details.most_frequent());
        Some(AllWithheld {
            of,
            actions: self.actions,
            customers: self.customers,
            detail: detail.map(str::to_owned),
            rules: rules.iter().map(|(rule, stopped)| ((*rule).clone(), stopped.actions)).collect(),
        })
    }
}

impl Stopped {
    fn add(&mut self, withheld: &Withheld) {
        self.actions += 1;
        let said = || withheld.explanation.best_for("en").map(|(_, sentence)| sentence);
        if let Some(detail) = withheld.detail.as_deref().or_else(said) {
            self.details.count(detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_up::{decision, offered, withheld};
    use super::*;

    fn found(decisions: impl IntoIterator<Item = Decision>) -> Vec<AllWithheld> {
        let mut proposals = Proposals::default();
        decisions.into_iter().for_each(|decision| proposals.count(&decision));
        proposals.all_withheld()
    }

    fn withheld_of(of: ProposedBy, actions: u64, rules: &[(&str, u64)]) -> AllWithheld {
        let rules = rules.iter().map(|(rule, actions)| ((*rule).to_owned(), *actions)).collect();
        AllWithheld { of, actions, customers: 10, rules, detail: Some("No.".into()) }
    }

    #[test]
    fn a_plugin_of_which_nothing_passes_is_found_with_the_rules() {
        let one = |number: u64| {
            let rule = if number < 3 { "permission" } else { "caps" };
            let silent = || withheld("silent", rule, "capped", "en");
            decision(&[offered("talks", "en")], &[silent(), silent()])
        };
        let silent = ProposedBy::Plugin("silent".into());
        assert_eq!(found((0..10).map(one)), [withheld_of(silent, 20, &[("caps", 14), ("permission", 6)])]);
        assert_eq!(found((0..9).map(one)), []);
    }

    #[test]
    fn what_waits_is_not_withheld_for_good() {
        let waits = || decision(&[], &[withheld("waits", "quiet_hours", "deferred", "en")]);
        assert_eq!(found((0..20).map(|_| waits())), []);
    }

    #[test]
    fn if_everything_is_withheld_it_is_said_once() {
        let none = |_| {
            let of = |plugin| withheld(plugin, "language", "invalid", "en");
            decision(&[], &[of("one"), of("two")])
        };
        assert_eq!(found((0..10).map(none)), [withheld_of(ProposedBy::Everybody, 20, &[("language", 20)])]);
    }

    #[test]
    fn a_kind_of_several_plugins_is_found_among_others() {
        let mixed = |number: u64| {
            let mut talk = offered("one", "en");
            talk.action.step = serde_json::from_value(serde_json::json!({
                "kind": "heads_up", "event": "e-1", "we_do": "We fix it.",
            }))
            .unwrap();
            let stopped =
                withheld(if number.is_multiple_of(2) { "one" } else { "two" }, "permission", "suppressed", "en");
            decision(&[talk], &[stopped])
        };
        let found = found((0..30).map(mixed));
        assert_eq!(
            found.into_iter().map(|found| found.of).collect::<Vec<_>>(),
            [ProposedBy::Plugin("two".into()), ProposedBy::Kind(ActionKind::CheckIn),]
        );
    }
}
