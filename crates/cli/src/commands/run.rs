//! `courtesy run`

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::{Args, ValueHint};
use courtesy_contract::{Answer, Context, Failure, PluginRun, Slug, Withheld};
use courtesy_host::{Host, Limits, Proposal, read};
use serde::Serialize;

use crate::console::{Console, Ending};
use crate::plugin_folder::PluginFolder;
use crate::report::evidence::Facts;
use crate::report::{card, figures, style, text};
use crate::{files, loading};

/// Asks one plugin about one customer and shows what it proposes
///
/// The plugin runs in the sandbox, as it would in a decision: it receives only what its manifest names, and its answer
/// is checked. No guardrail speaks and nothing is ranked; `courtesy decide` does that.
///
/// Exits with 1 when the plugin failed or proposed something invalid.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy run examples/quiet-for-a-year.context.json
  courtesy run customer.json --plugin plugins/check-in
  courtesy run customer.json --plugin check-in.wasm --policy policy.toml --json")]
pub(crate) struct Run {
    /// The context, a JSON file; `-` is stdin
    #[arg(value_hint = ValueHint::FilePath)]
    context: PathBuf,
    /// The plugin: a .wasm file, or the folder in which it is written
    #[arg(long, value_name = "FILE|DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    plugin: PathBuf,
    /// The operator's settings, which can narrow what the plugin may do and configure it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(run: &Run, console: &mut Console) -> Result<Ending> {
    let wasm = wasm_of(&run.plugin)?;
    let policy = loading::policy(run.policy.as_deref())?;
    let bytes = files::read(&run.context, files::DOCUMENT_MAX_BYTES)?;
    let context = read::context(&bytes).with_context(|| run.context.display().to_string())?;
    let (host, manifest) = loading::alone(&wasm, policy, console)?;
    let start = Instant::now();
    let proposal = proposal(&host, &manifest.id, &context)?;
    let took = start.elapsed();
    if run.json {
        serde_json::to_writer_pretty(&mut *console.out, &Report::of(&proposal))?;
        writeln!(console.out)?;
    } else {
        write_cards(console, &proposal, &Facts::received(&host, &manifest.id, &context))?;
        writeln!(console.out, "{}", cost(&proposal.run, host.limits(), took))?;
    }
    Ok(Ending::of(usize::from(proposal.answer.is_err()) + proposal.invalid.len()))
}

/// Asks the only plugin of a host.
pub(super) fn proposal(host: &Host, plugin: &Slug, context: &Context) -> Result<Proposal> {
    let switched_off = || anyhow!("the policy switches {plugin} off; run it without that policy");
    host.propose_blocking(plugin.as_str(), context).ok_or_else(switched_off)
}

/// The plugin's file: itself, or the one built in a plugin's folder.
fn wasm_of(path: &Path) -> Result<PathBuf> {
    if !path.exists() {
        bail!("there is no {}; name a plugin's .wasm file or its folder", path.display());
    }
    if path.is_file() && !path.ends_with("plugin.toml") {
        Ok(path.to_owned())
    } else {
        PluginFolder::open(path)?.built()
    }
}

#[derive(Serialize)]
struct Report<'a> {
    plugin: &'a PluginRun,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'a Failure>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    invalid: &'a [Withheld],
}

impl<'a> Report<'a> {
    fn of(proposal: &'a Proposal) -> Self {
        Self {
            plugin: &proposal.run,
            answer: proposal.answer.as_ref().ok(),
            failure: proposal.answer.as_ref().err(),
            invalid: &proposal.invalid,
        }
    }
}

fn write_cards(console: &mut Console, proposal: &Proposal, facts: &Facts) -> Result<()> {
    let (bad, kind, strong) = (style::BAD, style::KIND, style::STRONG);
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
                writeln!(console.out, "{strong}nothing to propose{strong:#}: just carry on")?;
            }
            for action in &answer.actions {
                writeln!(console.out, "{kind}{}{kind:#} {strong}{}{strong:#}", action.kind(), action.id)?;
                card::write(console.out, &card::action(action, facts))?;
                writeln!(console.out)?;
            }
            for hold in &answer.holds {
                card::write(console.out, &[card::hold(hold)])?;
            }
        }
    }
    for withheld in &proposal.invalid {
        writeln!(console.out, "{bad}invalid{bad:#} {kind}{}{kind:#} {}", withheld.action.kind(), withheld.action.id)?;
        card::line(console.out, &withheld.rule, card::found(withheld))?;
        card::write(console.out, &card::action(&withheld.action, facts))?;
        writeln!(console.out)?;
    }
    for note in &proposal.run.log {
        card::line(console.out, "note", note)?;
    }
    Ok(())
}

/// What a call cost, on one line.
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
