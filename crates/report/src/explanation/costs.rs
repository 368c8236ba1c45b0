//! What decisions cost, and what they were made from: for each decision, or for all of them at the end.

use std::collections::BTreeMap;

use courtesy_contract::{Decision, PluginRun, Record};

use super::{Section, Tone};
use crate::card::Row;
use crate::figures;

/// Where explanations show costs (fuel and memory) and ingredients (versions and digests).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Costs {
    /// Once, after the last explanation, for all of them.
    AtTheEnd,
    /// With each explanation.
    WithEach,
}

const COSTS: &str = "Costs";
const INGREDIENTS: &str = "Ingredients";

/// How many different ingredients are counted at the end; later ones are only counted together.
const DIFFERENT: usize = 100;

/// What one decision cost, and what it was made from.
#[derive(Debug, Default)]
pub(super) struct Account {
    runs: Vec<Run>,
    /// What many decisions have in common.
    shared: Vec<Row>,
    /// What only this decision has.
    own: Vec<Row>,
}

/// A call of a plugin.
#[derive(Debug)]
struct Run {
    plugin: String,
    fuel: u64,
    memory_bytes: u64,
}

impl Account {
    /// What a decision says without a record.
    pub(super) fn of_decision(decision: &Decision) -> Self {
        let runs = || decision.plugins.iter().chain(decision.shadows.iter().map(|shadow| &shadow.run));
        let mut shared = vec![
            Row::new("profile", decision.profile.as_str()),
            Row::new("engine", &decision.engine),
            Row::new("time zones", &decision.time_zones),
            Row::new("policy", decision.policy_digest.to_string()),
        ];
        shared.extend(runs().map(|run| Row::new("plugin", format!("{} {} {}", run.id, run.version, run.digest))));
        let not_asked = decision.not_asked.iter();
        shared.extend(not_asked.map(|it| Row::new("plugin", format!("{} {} {}", it.id, it.version, it.digest))));
        let own = vec![Row::new("context", decision.context_digest.to_string())];
        Self { runs: runs().map(Run::of).collect(), shared, own }
    }

    /// Everything needed to make a decision again.
    pub(super) fn of_record(record: &Record) -> Self {
        let decided = record.decision.as_ref();
        let mut shared: Vec<Row> =
            decided.map(|decision| Row::new("profile", decision.profile.as_str())).into_iter().collect();
        shared.extend([
            Row::new("engine", &record.engine),
            Row::new("time zones", &record.time_zones),
            Row::new("limits", record.limits_digest.to_string()),
            Row::new("policy", record.policy_digest.to_string()),
        ]);
        let pins = record.plugins.iter();
        shared.extend(pins.map(|pin| Row::new("plugin", format!("{} {} {}", pin.id, pin.version, pin.digest))));
        shared.extend(record.rules.iter().map(|rule| Row::new("own rule", rule)));
        let own = vec![
            Row::new("seed", record.seed.get().to_string()),
            Row::new("context", record.context_digest.to_string()),
            Row::new("answer", record.decision_digest.to_string()),
        ];
        Self { runs: decided.map(Self::of_decision).unwrap_or_default().runs, shared, own }
    }

    /// What it cost in all, for one line: `889,226 fuel, 1.4 MiB`.
    pub(super) fn line(&self) -> String {
        let fuel: u64 = self.runs.iter().fold(0, |sum, run| sum.saturating_add(run.fuel));
        let memory = self.runs.iter().map(|run| run.memory_bytes).max().unwrap_or_default();
        format!("{} fuel, {}", figures::count(fuel), figures::memory(memory))
    }

    /// The sections of this decision alone.
    pub(super) fn sections(&self) -> Vec<Section> {
        let cost = |run: &Run| {
            let cost = format!("{} fuel, {}", figures::count(run.fuel), figures::memory(run.memory_bytes));
            Row::new(run.plugin.as_str(), cost)
        };
        let ingredients = self.shared.iter().chain(&self.own).cloned().collect();
        named(self.runs.iter().map(cost).collect(), ingredients)
    }
}

impl Run {
    fn of(run: &PluginRun) -> Self {
        Self { plugin: format!("{} {}", run.id, run.version), fuel: run.fuel, memory_bytes: run.memory_bytes }
    }
}

fn named(costs: Vec<Row>, ingredients: Vec<Row>) -> Vec<Section> {
    let sections = [(COSTS, costs), (INGREDIENTS, ingredients)];
    let sections = sections.map(|(name, rows)| Section::of_rows(name, Tone::Plain, rows));
    sections.into_iter().filter(Section::says_something).collect()
}

/// What all decisions cost together, and what they were made from.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    decisions: u64,
    /// The sections of the first, which are all there is to say about a single one.
    first: Vec<Section>,
    shared: Vec<(Row, u64)>,
    /// Ingredients beyond those that are counted separately.
    more: u64,
    runs: BTreeMap<String, Sum>,
}

/// The calls of one plugin.
#[derive(Debug, Default)]
struct Sum {
    calls: u64,
    fuel: u128,
    most_fuel: u64,
    most_memory_bytes: u64,
}

impl Ledger {
    pub(super) fn add(&mut self, account: &Account) {
        if self.decisions == 0 {
            self.first = account.sections();
        }
        self.decisions += 1;
        for run in &account.runs {
            self.runs.entry(run.plugin.clone()).or_default().add(run);
        }
        for row in &account.shared {
            if let Some((_, decisions)) = self.shared.iter_mut().find(|(known, _)| known == row) {
                *decisions += 1;
            } else if self.shared.len() < DIFFERENT {
                self.shared.push((row.clone(), 1));
            } else {
                self.more += 1;
            }
        }
    }

    /// How many decisions were added.
    pub(super) fn decisions(&self) -> u64 {
        self.decisions
    }

    /// The sections for all decisions.
    pub(super) fn sections(&self) -> Vec<Section> {
        if self.decisions == 1 {
            return self.first.clone();
        }
        let mut shared: Vec<&(Row, u64)> = self.shared.iter().collect();
        let labels: Vec<&str> = self.shared.iter().map(|(row, _)| row.label.as_str()).collect();
        shared.sort_by_key(|(row, _)| labels.iter().position(|label| *label == row.label));
        let mut ingredients: Vec<Row> =
            shared.into_iter().map(|(row, decisions)| self.share(row, *decisions)).collect();
        if self.more > 0 {
            ingredients.push(Row::new("and", figures::counted(self.more, "more ingredient")));
        }
        named(self.runs.iter().map(|(plugin, sum)| Row::new(plugin.as_str(), sum.in_words())).collect(), ingredients)
    }

    /// An ingredient, with the number of decisions that have it unless all do.
    fn share(&self, row: &Row, decisions: u64) -> Row {
        if decisions == self.decisions {
            return row.clone();
        }
        let of =
            format!("{}, in {} of {} decisions", row.value, figures::count(decisions), figures::count(self.decisions));
        Row::new(row.label.as_str(), of)
    }
}

impl Sum {
    fn add(&mut self, run: &Run) {
        self.calls += 1;
        self.fuel += u128::from(run.fuel);
        self.most_fuel = self.most_fuel.max(run.fuel);
        self.most_memory_bytes = self.most_memory_bytes.max(run.memory_bytes);
    }

    fn in_words(&self) -> String {
        let mean = u64::try_from(self.fuel / u128::from(self.calls.max(1))).unwrap_or(u64::MAX);
        let [mean, most] = [mean, self.most_fuel].map(figures::count);
        let calls = figures::counted(self.calls, "call");
        format!("{calls}, {mean} fuel on average and {most} at most, up to {}", figures::memory(self.most_memory_bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(policy: &str, fuel: u64) -> Account {
        Account {
            runs: vec![Run { plugin: "check-in 1.0.0".into(), fuel, memory_bytes: 65_536 }],
            shared: vec![Row::new("engine", "e"), Row::new("policy", policy)],
            own: vec![Row::new("context", "c")],
        }
    }

    fn shown(sections: &[Section]) -> Vec<String> {
        let row = |row: &Row| format!("{}: {}", row.label, row.value);
        sections.iter().flat_map(|section| section.rows.iter().map(row)).collect()
    }

    #[test]
    fn of_a_single_decision_everything_is_shown() {
        let mut ledger = Ledger::default();
        ledger.add(&account("p", 7));
        let expected = ["check-in 1.0.0: 7 fuel, 64 KiB", "engine: e", "policy: p", "context: c"];
        assert_eq!(shown(&ledger.sections()), expected);
    }

    #[test]
    fn of_many_the_costs_are_summed_and_what_differs_is_counted() {
        let mut ledger = Ledger::default();
        for (policy, fuel) in [("p", 10), ("q", 20), ("p", 60)] {
            ledger.add(&account(policy, fuel));
        }
        let expected = [
            "check-in 1.0.0: 3 calls, 30 fuel on average and 60 at most, up to 64 KiB",
            "engine: e",
            "policy: p, in 2 of 3 decisions",
            "policy: q, in 1 of 3 decisions",
        ];
        assert_eq!(shown(&ledger.sections()), expected);
    }

    #[test]
    fn ingredients_without_end_are_counted_in_little_memory() {
        let mut ledger = Ledger::default();
        for policy in 0..1_000 {
            ledger.add(&account(&policy.to_string(), 1));
        }
        let shown = shown(&ledger.sections());
        assert!(shown.len() <= DIFFERENT + 2 && shown.last().unwrap() == "and: 901 more ingredients", "{shown:?}");
    }
}
