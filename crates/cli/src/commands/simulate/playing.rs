//! Plays the days of one or two sides.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use courtesy_analysis::compare::Setup;
use courtesy_analysis::simulated::{Day, Run};
use courtesy_contract::PluginPin;
use courtesy_host::{Host, PluginInfo};
use courtesy_report::simulated::{Label, write_day_line, write_finding_line};
use courtesy_simulate::Simulation;

use super::at_day::AtDay;
use super::inputs::Inputs;
use super::{Format, Simulate};
use crate::console::{Console, Ending};
use crate::in_order::threads;
use crate::progress::Progress;
use crate::{interruption, loading, messages};

/// One side or two, ready to decide.
pub(super) struct Sides(Vec<(Setup, Host)>);

impl Sides {
    /// Loads what the arguments name.
    ///
    /// # Errors
    /// If a side can't be loaded; says which side.
    pub(super) fn load(simulate: &Simulate, console: &mut Console) -> Result<Self> {
        let mut sides = vec![side(simulate, &simulate.plugins, simulate.policy.as_deref(), console)?];
        if simulate.against.is_some() || !simulate.against_plugins.is_empty() {
            let plugins =
                if simulate.against_plugins.is_empty() { &simulate.plugins } else { &simulate.against_plugins };
            let policy = simulate.against.as_deref().or(simulate.policy.as_deref());
            sides.push(side(simulate, plugins, policy, console).context("B can't be loaded")?);
        }
        loading::report_unbuilt(sides.iter().map(|(_, host)| host), console)?;
        Ok(Self(sides))
    }
}

fn side(
    simulate: &Simulate,
    plugins: &[PathBuf],
    policy: Option<&Path>,
    console: &mut Console,
) -> Result<(Setup, Host)> {
    let host = loading::host_with_policy(plugins, policy, simulate.threads, console)?;
    if let Some(policy) = policy {
        loading::advise(policy, host.policy(), console)?;
    }
    let policy = policy.map(|path| path.display().to_string());
    Ok((Setup { policy, plugins: host.plugins().map(pin).collect() }, host))
}

fn pin(file: &PluginInfo) -> PluginPin {
    let manifest = file.manifest();
    PluginPin { id: manifest.id.clone(), version: manifest.version.clone(), digest: file.digest().to_owned() }
}

/// Plays all days of each side; as lines of JSON, each day is printed when it is over.
///
/// # Errors
/// If a simulation can't be set up, or a line can't be written.
pub(super) fn play(
    simulate: &Simulate,
    sides: &Sides,
    inputs: Inputs,
    console: &mut Console,
) -> Result<Vec<(Setup, Run)>> {
    let Inputs { mut contexts, model, events, .. } = inputs;
    let progress = Progress::over_days(simulate.days, sides.0.len());
    let mut played = Vec::new();
    for (number, ((setup, host), label)) in sides.0.iter().zip([Label::A, Label::B]).enumerate() {
        let contexts = if number + 1 == sides.0.len() { std::mem::take(&mut contexts) } else { contexts.clone() };
        let threads = threads(simulate.threads).get();
        let simulation =
            Simulation { host, model: &model, events: &events, seed: simulate.seed, days: simulate.days, threads };
        let mut written = Ok(());
        let run = simulation.run(contexts, |day| {
            progress.advance();
            written = print_day(simulate, label, day, console);
            flow(written.is_err() || interruption::came())
        });
        written?;
        let run = run.map_err(|error| in_events(error, simulate))?;
        if simulate.findings && simulate.format == Format::Ndjson {
            run.findings.iter().try_for_each(|finding| write_finding_line(&mut *console.out, label, finding))?;
        }
        let is_complete = run.is_complete;
        played.push((setup.clone(), run));
        if !is_complete {
            break;
        }
    }
    progress.finish();
    Ok(played)
}

fn flow(stops: bool) -> ControlFlow<()> {
    if stops { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

fn print_day(simulate: &Simulate, label: Label, day: &Day, console: &mut Console) -> std::io::Result<()> {
    match simulate.format {
        Format::Text => Ok(()),
        Format::Ndjson => {
            write_day_line(&mut *console.out, label, day)?;
            console.out.flush()
        }
    }
}

/// Names the event file in an error about one of its lines.
fn in_events(error: courtesy_simulate::Error, simulate: &Simulate) -> anyhow::Error {
    match &simulate.events {
        Some(path) if error.line().is_some() => anyhow::Error::from(error).context(path.display().to_string()),
        _ => error.into(),
    }
}

/// Prints the context of a customer on a day, as it is decided on.
///
/// # Errors
/// If there is no such customer or day, or the simulation can't be set up.
pub(super) fn print_context(
    simulate: &Simulate,
    wanted: &AtDay,
    sides: &Sides,
    inputs: Inputs,
    console: &mut Console,
) -> Result<Ending> {
    let Some((_, host)) = sides.0.first() else { bail!("no side was loaded") };
    let AtDay { customer, day } = wanted;
    if *day > simulate.days {
        bail!("day {day} isn't in the simulation, which has days 1 to {}; set --days", simulate.days);
    }
    let Inputs { contexts, model, events, .. } = inputs;
    if !contexts.iter().any(|context| context.customer.reference == *customer) {
        bail!("no context has this customer as its `customer.ref`; look at the spelling in --context");
    }
    let threads = threads(simulate.threads).get();
    let simulation = Simulation { host, model: &model, events: &events, seed: simulate.seed, days: *day, threads };
    let progress = Progress::over_days(*day, 1);
    let found = simulation.context(contexts, customer, *day, |_| {
        progress.advance();
        flow(interruption::came())
    });
    progress.finish();
    match found.map_err(|error| in_events(error, simulate))? {
        Some(context) => {
            serde_json::to_writer(&mut *console.out, &context)?;
            console.out.write_all(b"\n")?;
            Ok(Ending::Fine)
        }
        None => {
            messages::remark(console.err, "stopped by Ctrl-C before that day")?;
            Ok(Ending::Interrupted)
        }
    }
}
