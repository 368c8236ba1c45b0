//! `courtesy run`

mod unread;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::{Args, ValueHint};
use courtesy_analysis::Clock;
use courtesy_contract::{Answer, Context, Failure, NotAskedBy, PluginRun, Slug, Violation, Withheld};
use courtesy_host::{Host, Limits, Proposal, read};
use courtesy_report::evidence::Facts;
use courtesy_report::{card, figures, style, text};
use serde::Serialize;
use serde_json::value::RawValue;

use super::build::{Building, up_to_date};
use crate::console::{Console, Ending, terminal_columns};
use crate::files::Guard;
use crate::messages;
use crate::plugin_folder::{self, PluginFolder};
use crate::{facts, files, loading, unasked};

/// Calls one plugin for one customer and shows what it proposes
///
/// The plugin runs in the sandbox as it would in a decision: it receives only what its manifest names, and its answer
/// is checked. Guardrails and ranking are left out; for those, use `courtesy decide`. A plugin named by its folder is
/// built first if needed.
///
/// Exit status: 1 if the plugin failed or proposed something invalid.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy run examples/quiet-for-a-year.context.json
  courtesy run customer.json --plugin plugins/check-in
  courtesy run customer.json --show-input
  courtesy run customer.json --plugin check-in.wasm --policy policy.toml --json")]
pub(crate) struct Run {
    /// The context, a JSON file; `-` is stdin
    #[arg(value_hint = ValueHint::FilePath)]
    context: PathBuf,
    /// The plugin: a .wasm file, or the folder it is written in
    #[arg(long, value_name = "FILE|DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    plugin: PathBuf,
    /// The operator's settings, which can restrict and configure the plugin
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Also prints the JSON that the plugin receives, on a line of its own; with --json, as `input`
    #[arg(long)]
    show_input: bool,
    #[command(flatten)]
    building: Building,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(run: &Run, console: &mut Console) -> Result<Ending> {
    Guard::of_inputs(run.policy.iter().chain([&run.context]))?;
    let wasm = wasm_of(run, console)?;
    let policy = loading::policy(run.policy.as_deref())?;
    let bytes = files::read_document(&run.context)?;
    let (context, unknown) = read::context_leniently(&bytes).with_context(|| run.context.display().to_string())?;
    for Violation { at, message } in unknown {
        messages::remark(console.err, &format!("{at}: {message}"))?;
    }
    let (host, manifest) =
        loading::alone(&wasm, policy, console).map_err(|error| loading::in_policy(error, run.policy.as_deref()))?;
    let start = Instant::now();
    let proposal = proposal(&host, &manifest.id, &context)?;
    let took = start.elapsed();
    let input = run.show_input.then(|| input(&host, &manifest.id, &context)).transpose()?;
    if run.json {
        serde_json::to_writer_pretty(&mut *console.out, &Report::of(&proposal, input.as_deref()))?;
        writeln!(console.out)?;
    } else {
        if let Some(input) = input {
            writeln!(console.out, "{}\n", text::printable_json(input.get()))?;
        }
        write_cards(console, &proposal, &facts::received(&host, &manifest.id, &context))?;
        writeln!(console.out, "{}", cost(&proposal.run, host.limits(), took))?;
    }
    match host.not_asked(manifest.id.as_str(), &context) {
        Some(NotAskedBy::Manifest) => messages::remark(console.err, &in_vain(&proposal))?,
        Some(NotAskedBy::Policy) => {
            let hint = "under this policy, a host wouldn't ask the plugin about this customer: nothing is known that the \
                        policy's `asks_when` names";
            messages::remark(console.err, hint)?;
        }
        None => {}
    }
    if proposal.answer.as_ref().is_ok_and(|answer| answer.actions.is_empty() && answer.holds.is_empty())
        && proposal.invalid.is_empty()
        && let Some(hint) = unread::hint(&host, &manifest.id, &context, run.policy.is_some())
    {
        messages::remark(console.err, &hint)?;
    }
    Ok(Ending::of(usize::from(proposal.answer.is_err()) + proposal.invalid.len()))
}

/// That a host wouldn't ask, and what to do if the plugin has something to say all the same.
fn in_vain(proposal: &Proposal) -> String {
    let vain = "a host wouldn't ask the plugin about this customer: nothing is known that its `asks_when` names";
    unasked::remedy(proposal).map_or_else(|| vain.to_owned(), |remedy| format!("{vain}; {remedy}"))
}

/// Calls the only plugin of a host.
pub(super) fn proposal(host: &Host, plugin: &Slug, context: &Context) -> Result<Proposal> {
    let switched_off = || anyhow!("the policy turns {plugin} off; run it without that policy");
    host.propose_blocking(plugin.as_str(), context).ok_or_else(switched_off)
}

/// The plugin's file: the one named, or the one built in the folder named.
fn wasm_of(run: &Run, console: &mut Console) -> Result<PathBuf> {
    let path = &run.plugin;
    if !path.exists() {
        bail!("{} doesn't exist; name a plugin's .wasm file or folder", path.display());
    }
    if plugin_folder::is_packed(path) {
        return Ok(path.clone());
    }
    up_to_date(&PluginFolder::open(path)?, run.building, console)
}

/// The JSON that the plugin receives.
fn input(host: &Host, plugin: &Slug, context: &Context) -> Result<Box<RawValue>> {
    let input = host.view(plugin.as_str(), context).unwrap_or_default();
    Ok(RawValue::from_string(String::from_utf8(input)?)?)
}

#[derive(Serialize)]
struct Report<'a> {
    plugin: &'a PluginRun,
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'a Failure>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    invalid: &'a [Withheld],
}

impl<'a> Report<'a> {
    fn of(proposal: &'a Proposal, input: Option<&'a RawValue>) -> Self {
        Self {
            plugin: &proposal.run,
            input,
            answer: proposal.answer.as_ref().ok(),
            failure: proposal.answer.as_ref().err(),
            invalid: &proposal.invalid,
        }
    }
}

fn write_cards(console: &mut Console, proposal: &Proposal, facts: &Facts) -> Result<()> {
    let (bad, kind, strong) = (style::BAD, style::KIND, style::STRONG);
    let (clock, terminal) = (Clock::utc(), terminal_columns());
    match &proposal.answer {
        Err(failure) => {
            writeln!(console.out, "{bad}failed{bad:#}")?;
            card::line(console.out, failure.kind.word(), &failure.detail)?;
            for violation in &failure.violations {
                card::line(console.out, &violation.at, &violation.message)?;
            }
        }
        Ok(answer) => {
            if answer.actions.is_empty() && proposal.invalid.is_empty() {
                writeln!(console.out, "{strong}nothing proposed{strong:#}")?;
            }
            for action in &answer.actions {
                writeln!(console.out, "{kind}{}{kind:#} {strong}{}{strong:#}", action.kind(), action.id)?;
                card::write(console.out, &card::action(action, facts, &clock), terminal)?;
                writeln!(console.out)?;
            }
            for hold in &answer.holds {
                card::write(console.out, &[card::hold(hold, &clock)], terminal)?;
            }
        }
    }
    for withheld in &proposal.invalid {
        writeln!(console.out, "{bad}invalid{bad:#} {kind}{}{kind:#} {}", withheld.action.kind(), withheld.action.id)?;
        card::line(console.out, &withheld.rule, card::detail(withheld))?;
        card::write(console.out, &card::action(&withheld.action, facts, &clock), terminal)?;
        writeln!(console.out)?;
    }
    for note in &proposal.run.log {
        card::line(console.out, "note", note)?;
    }
    Ok(())
}

/// The cost of a call, on one line.
fn cost(run: &PluginRun, limits: &Limits, took: Duration) -> String {
    let faint = style::FAINT;
    format!(
        "{faint}{} {}: {} fuel of {}, {}, {}{faint:#}",
        text::printable(run.id.as_str()),
        run.version,
        figures::count(run.fuel),
        figures::count(limits.fuel),
        figures::memory(run.memory_bytes),
        figures::time(took),
    )
}
