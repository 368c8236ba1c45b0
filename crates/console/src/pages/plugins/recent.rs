//! What the last decisions say of a plugin.

use courtesy_contract::{Decision, Shadow, Slug};
use courtesy_report::figures;
use serde::Serialize;

/// What a plugin costs.
#[derive(Debug, Default, Serialize)]
pub(super) struct Cost {
    calls: u64,
    failures: u64,
    /// In one call, on average and at most.
    mean_fuel: u64,
    most_fuel: u64,
    most_memory: String,
}

/// What a plugin in shadow mode would have changed in one decision.
#[derive(Debug, Serialize)]
pub(super) struct Difference {
    decision: String,
    as_of: String,
    offered: Vec<String>,
    withheld: Vec<Withheld>,
    displaced: Vec<Displaced>,
    failure: Option<String>,
}

/// An action that a rule would have withheld.
#[derive(Debug, Serialize)]
struct Withheld {
    kind: String,
    rule: String,
}

/// A live plugin's action of which something else would have become.
#[derive(Debug, Serialize)]
struct Displaced {
    kind: String,
    plugin: String,
    before: String,
    after: String,
}

pub(super) fn cost(plugin: &Slug, decisions: &[Decision]) -> Cost {
    let (mut cost, mut fuel, mut most_memory) = (Cost::default(), 0_u64, 0);
    for decision in decisions {
        let shadows = decision.shadows.iter();
        let runs = decision.plugins.iter().chain(shadows.clone().map(|shadow| &shadow.run));
        for run in runs.filter(|run| run.id == *plugin) {
            cost.calls += 1;
            fuel = fuel.saturating_add(run.fuel);
            cost.most_fuel = cost.most_fuel.max(run.fuel);
            most_memory = most_memory.max(run.memory_bytes);
        }
        let failures = decision.failures.iter().chain(shadows.filter_map(|shadow| shadow.failure.as_ref()));
        cost.failures += failures.filter(|failure| failure.plugin == *plugin).count() as u64;
    }
    cost.mean_fuel = fuel / cost.calls.max(1);
    cost.most_memory = figures::memory(most_memory);
    cost
}

/// What a plugin did in shadow mode, with the decisions beside which it did.
pub(super) fn shadows<'d>(
    plugin: &'d Slug,
    decisions: &'d [Decision],
) -> impl Iterator<Item = (&'d Decision, &'d Shadow)> {
    let shadows = decisions.iter().flat_map(|decision| decision.shadows.iter().map(move |shadow| (decision, shadow)));
    shadows.filter(move |(_, shadow)| shadow.run.id == *plugin)
}

pub(super) fn is_a_change(shadow: &Shadow) -> bool {
    !shadow.offered.is_empty() || !shadow.displaced.is_empty()
}

pub(super) fn differences(plugin: &Slug, decisions: &[Decision]) -> Vec<Difference> {
    let told = shadows(plugin, decisions).filter(|(_, shadow)| is_a_change(shadow) || shadow.failure.is_some());
    told.map(|(decision, shadow)| difference(decision, shadow)).collect()
}

fn difference(decision: &Decision, shadow: &Shadow) -> Difference {
    let withheld = shadow.withheld.iter();
    let displaced = shadow.displaced.iter();
    Difference {
        decision: decision.decision_id.to_string(),
        as_of: figures::moment(decision.as_of),
        offered: shadow.offered.iter().map(|offered| offered.action.kind().to_string()).collect(),
        withheld: withheld
            .map(|it| Withheld { kind: it.action.kind().to_string(), rule: it.rule.to_string() })
            .collect(),
        displaced: displaced
            .map(|it| Displaced {
                kind: it.kind.to_string(),
                plugin: it.plugin.to_string(),
                before: it.disposition.to_string(),
                after: it.instead.to_string(),
            })
            .collect(),
        failure: shadow.failure.as_ref().map(|failure| failure.kind.to_string()),
    }
}
