//! `courtesy simulate`

mod at_day;
mod inputs;
mod playing;

mod threshold;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum, ValueHint};
use courtesy_analysis::simulated::{Setup, Simulated};
use courtesy_report::simulated::{write_findings, write_page, write_text, write_totals_line};
use courtesy_simulate::Model;

use self::at_day::AtDay;
use self::inputs::Inputs;
use self::playing::Sides;
use self::threshold::Threshold;
use crate::console::{Console, Ending};
use crate::files::{Draft, Guard};
use crate::{interruption, messages};

/// Plays weeks of care, before a policy goes live
///
/// Decides for every customer on every day. In between, time passes: orders arrive or are lost, cases are answered,
/// staff work on hand-overs and keep promises, customers answer or grow angry; what is offered enters the history. All
/// of it follows a model with stated chances and a seed, or an event file. Nothing is sent, and it is no forecast: it
/// shows what a policy and plugins do to people over weeks, which no single decision shows.
///
/// The report counts contacts, repeated words, promises made, kept and broken, silence while somebody waits, the load on
/// queues and the spending from budgets. It checks laws: no same words twice about the same matter (same_words), no
/// promise that nobody can keep (promise_without_keeper), nobody in trouble without a word or a task for staff for longer
/// than the policy's silence.days (silence), a person for whoever is angry (anger), no contact after the customer said
/// stop (after_stop), and news for those who wait for it (untold_news). With --findings, each finding is listed; with
/// --context CUSTOMER@DAY, you get the facts behind one, and `courtesy decide --explain` explains the decision.
///
/// The input is the same as for `courtesy decide`; each customer has one context, and its `as_of` is day 1. With
/// --against, the same weeks are played again under another policy, B, with the same luck.
///
/// An event file has lines such as `{"day": 3, "customer": "c-10001", "change": {"orders": [{"id": "o-7", "status":
/// "failed"}]}}`, sorted by day. `change` has the shape of a context and says only what changes.
///
/// With --format ndjson, there is a line of JSON for each day, of `type` `day`, and one at the end, of `type` `totals`;
/// with --findings, also one for each finding, of `type` `finding`.
///
/// Exit status: 0 if all days were played, whatever was found; 1 if some contexts can't be read (each problem is listed
/// once, and all are left out), or there are more findings than --fail-above allows; 130 after Ctrl-C.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy simulate --plugins plugins --policy policy.toml customers.ndjson.zst
  courtesy simulate --plugins plugins --policy policy.toml --against proposal.toml customers.ndjson --html report.html
  courtesy simulate --plugins plugins --days 14 --events events.ndjson customers.ndjson --findings
  courtesy simulate --plugins plugins customers.ndjson --fail-above same_words=0 --fail-above silence=0
  courtesy simulate --plugins plugins customers.ndjson --context c-20417@12 > context.json
  courtesy simulate --print-model > model.toml")]
pub(crate) struct Simulate {
    /// A plugin, or a folder of plugins or of plugin folders; can be repeated
    #[arg(long, value_name = "FILE|DIR", required_unless_present = "print_model", value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// The operator's settings; safe defaults if left out
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Also plays the same weeks with these settings, as B
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    against: Option<PathBuf>,
    /// Also plays the same weeks with these plugins instead of --plugins, as B; can be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    against_plugins: Vec<PathBuf>,
    /// The contexts; `-` is stdin
    #[arg(default_value = "-", value_hint = ValueHint::FilePath)]
    input: PathBuf,
    /// How many days to play
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=366))]
    days: u32,
    /// The seed of all luck: another one gives other weeks
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// What is assumed about orders, cases, staff and customers; see --print-model
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    model: Option<PathBuf>,
    /// What is known to happen to single customers on single days, as lines of JSON
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    events: Option<PathBuf>,
    /// Prints the built-in model with every key and its meaning, for a model of your own
    #[arg(long, exclusive = true)]
    print_model: bool,
    /// Rejects contexts with keys that the contract doesn't have, instead of counting those keys
    #[arg(long)]
    strict: bool,
    /// The output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also lists each finding
    #[arg(long)]
    findings: bool,
    /// Also writes a report with charts to this file, as a single, self-contained page; `-` is stdout
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    html: Option<PathBuf>,
    /// Plays only up to this day, and prints this customer's context as it is decided on
    #[arg(long, value_name = "CUSTOMER@DAY", value_parser = AtDay::parse,
        conflicts_with_all = ["against", "against_plugins", "html", "findings", "fail_above"])]
    context: Option<AtDay>,
    /// Fails if there are more findings than this, such as `silence=0`, or `all=0`; of B, if there is one; can be repeated
    #[arg(long, value_name = "LAW=N", value_parser = Threshold::parse)]
    fail_above: Vec<Threshold>,
    /// How many customers to decide for at once; by default one per processor
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for a person
    Text,
    /// A line of JSON for each day, then the totals
    Ndjson,
}

pub(crate) fn run(simulate: &Simulate, console: &mut Console) -> Result<Ending> {
    if simulate.print_model {
        console.out.write_all(Model::BUILT_IN.as_bytes())?;
        return Ok(Ending::Fine);
    }
    let to_stderr = guard_files(simulate)?.stdout_is_taken() && simulate.format == Format::Text;
    if simulate.input == Path::new("-") && io::stdin().is_terminal() {
        messages::remark(
            console.err,
            "reading contexts from the terminal, one per line, until Ctrl-D; to read a file, name it as INPUT",
        )?;
    }
    let sides = Sides::load(simulate, console)?;
    let inputs = Inputs::read(simulate, console)?;
    interruption::listen()?;
    if let Some(wanted) = &simulate.context {
        return playing::print_context(simulate, wanted, &sides, inputs, console);
    }
    let report = simulate.html.as_deref().map(Draft::begin).transpose()?;
    let has_unreadable = inputs.has_unreadable;
    let played = playing::play(simulate, &sides, inputs, console)?;
    let name = |path: &PathBuf| path.display().to_string();
    let setup = Setup {
        days: simulate.days,
        seed: simulate.seed,
        model: simulate.model.as_ref().map(name),
        events: simulate.events.as_ref().map(name),
    };
    let simulated = Simulated { setup, sides: played };
    let is_complete = simulated.sides.iter().all(|(_, run)| run.is_complete);
    if let Some(mut report) = report.filter(|_| is_complete) {
        write_page(&mut report, &simulated)?;
        report.complete()?;
    }
    print(simulate, &simulated, to_stderr, console)?;
    conclude(simulate, &simulated, has_unreadable, console)
}

/// No output may overwrite an input.
fn guard_files(simulate: &Simulate) -> Result<Guard> {
    let mut guard = Guard::new();
    for path in simulate.plugins.iter().chain(&simulate.against_plugins) {
        guard.reads_within(path, &[".wasm"])?;
    }
    let files = [&simulate.policy, &simulate.against, &simulate.model, &simulate.events];
    for path in files.into_iter().flatten().chain([&simulate.input]) {
        guard.reads(path)?;
    }
    if let Some(page) = &simulate.html {
        guard.writes("report", page)?;
    }
    if simulate.format == Format::Ndjson {
        guard.prints("lines of JSON")?;
    }
    Ok(guard)
}

fn print(simulate: &Simulate, simulated: &Simulated, to_stderr: bool, console: &mut Console) -> Result<()> {
    let out: &mut dyn Write = if to_stderr { &mut *console.err } else { &mut *console.out };
    match simulate.format {
        Format::Ndjson => write_totals_line(out, simulated)?,
        Format::Text => {
            write_text(out, simulated, Console::layout())?;
            if simulate.findings {
                write_findings(out, simulated, Console::layout())?;
            }
        }
    }
    Ok(out.flush()?)
}

fn conclude(simulate: &Simulate, simulated: &Simulated, has_unreadable: bool, console: &mut Console) -> Result<Ending> {
    if simulated.sides.iter().any(|(_, run)| !run.is_complete) || simulated.sides.is_empty() {
        messages::remark(console.err, "stopped by Ctrl-C; the results cover the days before that")?;
        return Ok(Ending::Interrupted);
    }
    let Some((_, last)) = simulated.sides.last() else { bail!("nothing was played") };
    let exceeded: Vec<String> =
        simulate.fail_above.iter().filter_map(|threshold| threshold.exceeded(&last.totals)).collect();
    for why in &exceeded {
        messages::too_much(console.err, why)?;
    }
    Ok(if exceeded.is_empty() && !has_unreadable { Ending::Fine } else { Ending::Failed })
}
