//! What runs: what each plugin reads and may do, what it costs, how often it fails, and what shadows would change.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use courtesy_contract::{Condition, Grant, Manifest, Mode, Record, Shadow, Standing};
use courtesy_host::{Host, PluginInfo};
use courtesy_report::figures;
use courtesy_server::handle::{Fault, Operation};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::Console;
use crate::refusal::Refusal;
use crate::session::SignedIn;

/// Over how many of the last decisions plugins are described.
const LAST: u32 = 100;

/// A plugin in the list.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    version: String,
    summary: String,
    mode: &'static str,
    cost: Cost,
    failures_in_a_row: u32,
    resting_until: Option<String>,
    changes: u64,
}

/// What the last decisions say of a plugin.
#[derive(Debug, Default, Serialize)]
struct Cost {
    calls: u64,
    failures: u64,
    /// In one call, on average and at most.
    mean_fuel: u64,
    most_fuel: u64,
    most_memory: String,
}

/// What a plugin in shadow mode would have changed in one decision.
#[derive(Debug, Serialize)]
struct Difference {
    decision: String,
    as_of: String,
    offered: Vec<String>,
    withheld: Vec<String>,
    displaced: Vec<String>,
    failure: Option<String>,
}

/// `GET /console/plugins`
pub(super) async fn list(State(console): State<Arc<Console>>, signed_in: SignedIn) -> Result<Response, Refusal> {
    let (host, standings, records) = known(&console, &signed_in).await?;
    let lines: Vec<Line> = host.plugins().map(|plugin| line(&host, plugin, &standings, &records)).collect();
    let values = context! { plugins => Value::from(Serde(&lines)), number => lines.len(), decisions => records.len() };
    Ok(console.layout.page(&signed_in, "plugins.html", "plugins-title", values)?)
}

/// `GET /console/plugins/{id}`
pub(super) async fn show(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let (host, standings, records) = known(&console, &signed_in).await?;
    let plugin = host.plugins().find(|plugin| plugin.manifest().id.as_str() == id);
    let plugin = plugin.ok_or_else(|| Fault::not_found("no plugin that runs has this id"))?;
    let manifest = plugin.manifest();
    let line = line(&host, plugin, &standings, &records);
    let us = console.handle.call_times_us().get(manifest.id.as_str()).copied();
    let values = context! {
        plugin => Value::from(Serde(&line)), allowed => Value::from(Serde(&allowed(manifest, grant(&host, manifest)))),
        digest => plugin.digest().to_string(), decisions => records.len(),
        differences => Value::from(Serde(&differences(manifest, &records))),
        time => us.map(|us| figures::time(std::time::Duration::from_micros(us))),
    };
    Ok(console.layout.titled(&signed_in, "plugin.html", manifest.id.as_str(), values)?)
}

async fn known(console: &Console, signed_in: &SignedIn) -> Result<(Host, Vec<Standing>, Vec<Record>), Fault> {
    console.handle.count(&signed_in.who, Operation("list_plugins"));
    let records = console.handle.with_ledger(console.handle.ledger().recent_records(LAST).await)?;
    Ok((console.handle.host(), console.handle.standings(), records))
}

fn grant<'h>(host: &'h Host, manifest: &Manifest) -> Option<&'h Grant> {
    host.policy().plugins.get(&manifest.id)
}

fn line(host: &Host, plugin: &PluginInfo, standings: &[Standing], records: &[Record]) -> Line {
    let manifest = plugin.manifest();
    let standing = standings.iter().find(|standing| standing.plugin == manifest.id);
    Line {
        id: manifest.id.to_string(),
        version: manifest.version.to_string(),
        summary: manifest.summary.to_string(),
        mode: grant(host, manifest).map_or(Mode::Live, |grant| grant.mode).word(),
        cost: cost(manifest, records),
        failures_in_a_row: standing.map_or(0, |standing| standing.failures),
        resting_until: standing.and_then(|standing| standing.resting_until_at).map(figures::moment),
        changes: shadows(manifest, records).filter(|(_, shadow)| is_a_change(shadow)).count() as u64,
    }
}

fn cost(manifest: &Manifest, records: &[Record]) -> Cost {
    let (mut cost, mut fuel, mut most_memory) = (Cost::default(), 0_u64, 0);
    for decision in records.iter().filter_map(|record| record.decision.as_ref()) {
        let shadows = decision.shadows.iter();
        let runs = decision.plugins.iter().chain(shadows.clone().map(|shadow| &shadow.run));
        for run in runs.filter(|run| run.id == manifest.id) {
            cost.calls += 1;
            fuel = fuel.saturating_add(run.fuel);
            cost.most_fuel = cost.most_fuel.max(run.fuel);
            most_memory = most_memory.max(run.memory_bytes);
        }
        let failures = decision.failures.iter().chain(shadows.filter_map(|shadow| shadow.failure.as_ref()));
        cost.failures += failures.filter(|failure| failure.plugin == manifest.id).count() as u64;
    }
    cost.mean_fuel = fuel / cost.calls.max(1);
    cost.most_memory = figures::memory(most_memory);
    cost
}

/// What the manifest asks for and the policy grants, a list of words under the id of a text.
fn allowed(manifest: &Manifest, grant: Option<&Grant>) -> Vec<(&'static str, Vec<String>)> {
    fn words<T: ToString>(asked: &[T], granted: Option<&Vec<T>>) -> Vec<String> {
        granted.map_or(asked, Vec::as_slice).iter().map(ToString::to_string).collect()
    }
    let asks_when = grant.and_then(|grant| grant.asks_when.as_ref()).or(manifest.asks_when.as_ref());
    let condition = |condition: &Condition| match condition {
        Condition::Known(name) => name.to_string(),
        Condition::AllKnown(names) => names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + "),
    };
    let asks_when =
        asks_when.map(|asks| asks.conditions().iter().map(condition).collect::<Vec<_>>()).unwrap_or_default();
    let holds = manifest.holds && grant.and_then(|grant| grant.holds).unwrap_or(true);
    let mut allowed = vec![
        ("plugin-reads", words(&manifest.reads, grant.and_then(|grant| grant.reads.as_ref()))),
        ("plugin-asked-when", asks_when),
        ("plugin-kinds", words(&manifest.kinds, grant.and_then(|grant| grant.kinds.as_ref()))),
        ("plugin-purposes", words(&manifest.purposes, grant.and_then(|grant| grant.purposes.as_ref()))),
        ("plugin-hooks", words(&manifest.hooks, None)),
        ("plugin-urgency", grant.and_then(|grant| grant.max_urgency).iter().map(ToString::to_string).collect()),
        ("plugin-holds", if holds { vec!["holds".to_owned()] } else { Vec::new() }),
    ];
    allowed.retain(|(_, words)| !words.is_empty());
    allowed
}

fn shadows<'r>(manifest: &'r Manifest, records: &'r [Record]) -> impl Iterator<Item = (&'r Record, &'r Shadow)> {
    let decided = records.iter().filter_map(|record| Some((record, record.decision.as_ref()?)));
    let shadows = decided.flat_map(|(record, decision)| decision.shadows.iter().map(move |shadow| (record, shadow)));
    shadows.filter(|(_, shadow)| shadow.run.id == manifest.id)
}

fn is_a_change(shadow: &Shadow) -> bool {
    !shadow.offered.is_empty() || !shadow.displaced.is_empty()
}

fn differences(manifest: &Manifest, records: &[Record]) -> Vec<Difference> {
    let told = shadows(manifest, records).filter(|(_, shadow)| is_a_change(shadow) || shadow.failure.is_some());
    told.map(|(record, shadow)| Difference {
        decision: record.decision_id.to_string(),
        as_of: figures::moment(record.as_of),
        offered: shadow.offered.iter().map(|offered| offered.action.kind().to_string()).collect(),
        withheld: shadow
            .withheld
            .iter()
            .map(|withheld| format!("{} ({})", withheld.action.kind(), withheld.rule))
            .collect(),
        displaced: shadow
            .displaced
            .iter()
            .map(|it| format!("{} by {}: {} → {}", it.kind, it.plugin, it.disposition, it.instead))
            .collect(),
        failure: shadow.failure.as_ref().map(|failure| failure.kind.to_string()),
    })
    .collect()
}
