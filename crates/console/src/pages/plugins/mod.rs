//! The plugins: whether they take part, what each reads and may do, what it costs, how often it fails, and what shadows would
//! change.

mod choice;
mod recent;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use courtesy_contract::{Condition, Decision, Grant, Manifest, Mode, Slug, Standing};
use courtesy_host::{Host, PluginInfo};
use courtesy_report::figures;
use courtesy_server::handle::Operation;
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

pub(super) use self::choice::choose;
use self::choice::{Choice, Remark};
use self::recent::{Cost, cost, differences, is_a_change, shadows};
use crate::Console;
use crate::refusal::Refusal;
use crate::session::SignedIn;

/// Over how many of the last decisions plugins are described.
const LAST: u32 = 100;

/// A plugin that runs, or that the policy switches off.
struct Plugin<'h> {
    id: &'h Slug,
    mode: Mode,
    /// What is known of its file; `None` if the policy names a plugin of which none is loaded.
    info: Option<&'h PluginInfo>,
    grant: Option<&'h Grant>,
}

/// A plugin in the list.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    /// `None` if no file of it is loaded, as for the two below.
    version: Option<String>,
    summary: Option<String>,
    digest: Option<String>,
    mode: &'static str,
    cost: Cost,
    failures_in_a_row: u32,
    resting_until: Option<String>,
    changes: u64,
}

/// What is known of all plugins.
struct Known {
    host: Host,
    standings: Vec<Standing>,
    decisions: Vec<Decision>,
}

/// `GET /console/plugins`
pub(super) async fn list(State(console): State<Arc<Console>>, signed_in: SignedIn) -> Result<Response, Refusal> {
    let known = known(&console, &signed_in).await?;
    let lines: Vec<Line> = all(&known.host).iter().map(|plugin| line(plugin, &known)).collect();
    let number = lines.len();
    let values = context! { plugins => Value::from(Serde(&lines)), number, decisions => known.decisions.len() };
    Ok(console.layout.page(&signed_in, "plugins.html", "plugins-title", values)?)
}

/// `GET /console/plugins/{id}`
pub(super) async fn show(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    page(&console, &signed_in, &id, Remark::Nothing).await
}

/// The page of one plugin, with a remark about what somebody chose.
async fn page(console: &Console, signed_in: &SignedIn, id: &str, remark: Remark) -> Result<Response, Refusal> {
    let known = known(console, signed_in).await?;
    let plugin = find(&known.host, id)?;
    let choice = Choice::of(console, signed_in, &plugin, remark).await?;
    let line = line(&plugin, &known);
    let us = console.handle.call_times_us().get(id).copied();
    let allowed = plugin.info.map(|info| allowed(info.manifest(), plugin.grant)).unwrap_or_default();
    let values = context! {
        plugin => Value::from(Serde(&line)), allowed => Value::from(Serde(&allowed)),
        decisions => known.decisions.len(), choice => Value::from(Serde(&choice)),
        differences => Value::from(Serde(&differences(plugin.id, &known.decisions))),
        time => us.map(|us| figures::time(std::time::Duration::from_micros(us))),
    };
    let mut response = console.layout.titled(signed_in, "plugin.html", id, values)?;
    *response.status_mut() = remark.status();
    Ok(response)
}

async fn known(console: &Console, signed_in: &SignedIn) -> Result<Known, Refusal> {
    console.handle.count(&signed_in.who, Operation("list_plugins"));
    let decisions = console.handle.with_ledger(console.handle.ledger().recent_decisions(LAST).await)?;
    Ok(Known { host: console.handle.host(), standings: console.handle.standings(), decisions })
}

/// All plugins by id: those that run, and those that the policy switches off, which somebody may want back.
fn all(host: &Host) -> Vec<Plugin<'_>> {
    let policy = host.policy();
    let run = host.plugins().map(|info| {
        let id = &info.manifest().id;
        let grant = policy.plugins.get(id);
        Plugin { id, mode: grant.map_or(Mode::Live, |grant| grant.mode), info: Some(info), grant }
    });
    let off = policy.plugins.iter().filter(|(_, grant)| grant.mode == Mode::Off).map(|(id, grant)| {
        let info = host.plugins_off().find(|info| info.manifest().id == *id);
        Plugin { id, mode: Mode::Off, info, grant: Some(grant) }
    });
    let mut all: Vec<_> = run.chain(off).collect();
    all.sort_by_key(|plugin| plugin.id);
    all
}

fn find<'h>(host: &'h Host, id: &str) -> Result<Plugin<'h>, Refusal> {
    all(host).into_iter().find(|plugin| plugin.id.as_str() == id).ok_or(Refusal::Absent("absent-plugin"))
}

fn line(plugin: &Plugin<'_>, known: &Known) -> Line {
    let standing = known.standings.iter().find(|standing| standing.plugin == *plugin.id);
    let manifest = plugin.info.map(PluginInfo::manifest);
    Line {
        id: plugin.id.to_string(),
        version: manifest.map(|manifest| manifest.version.to_string()),
        summary: manifest.map(|manifest| manifest.summary.to_string()),
        digest: plugin.info.map(|info| info.digest().to_string()),
        mode: plugin.mode.word(),
        cost: cost(plugin.id, &known.decisions),
        failures_in_a_row: standing.map_or(0, |standing| standing.failures),
        resting_until: standing.and_then(|standing| standing.resting_until_at).map(figures::moment),
        changes: shadows(plugin.id, &known.decisions).filter(|(_, shadow)| is_a_change(shadow)).count() as u64,
    }
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
