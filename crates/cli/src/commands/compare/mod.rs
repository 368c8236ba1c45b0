//! `courtesy compare`

mod counter;
mod hosts;
mod printout;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};
use courtesy_allocation::Allowances;
use courtesy_analysis::compare::{Comparison, Sides, Summary, Tally};
use courtesy_host::Host;
use courtesy_report::compare::{write_page, write_summary_line, write_text};

use self::counter::{Counter, Stop, decide_on_both_sides};
use self::hosts::Hosts;
use self::printout::Printout;
use crate::console::{Console, Ending};
use crate::files::{Draft, Guard};
use crate::in_order::{End, in_order, threads};
use crate::input::ahead::Ahead;
use crate::input::unknown::UnknownKeys;
use crate::input::unreadable::Unreadable;
use crate::input::{Input, Kind};
use crate::progress::Progress;
use crate::sharing::{Pass, Shares, Sharing};
use crate::{interruption, messages};

/// Shows what another policy or other plugins would change, before they go live
///
/// Decides for every customer twice, with A and with B, and counts the differences: who would get something else and
/// why, by kind of action, rule, segment and channel; contacts and cost per day; the work for each team; and what
/// plugins in shadow mode would change. Nothing is sent or stored.
///
/// The input is the same as for `courtesy decide`. A day is a day on the customer's clock, or in UTC if the time zone
/// isn't known. A deferred action counts on the day it may be sent, and is marked.
///
/// With --format ndjson, there is a line of JSON, of `type` `customer`, for each customer who would get something else,
/// with the actions of both sides. The last line, of `type` `summary`, is the summary.
///
/// The HTML report is written even if the reader of stdout leaves early, as `| head` does.
///
/// Exit status: 0 if all contexts were read, whatever differs; 1 if the input is empty or some contexts can't be read
/// (each problem is listed once, and all are left out); 130 after Ctrl-C.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy compare --plugins plugins --a policy.toml --b proposal.toml customers.ndjson
  courtesy compare --plugins plugins --policy policy.toml --b-plugins new-plugin.wasm customers.ndjson.zst
  courtesy compare --a-plugins old --b-plugins new --policy policy.toml customers.ndjson --html report.html
  courtesy compare --plugins plugins --a-sharing first-come --b-sharing by-rank customers.ndjson
  courtesy compare --plugins plugins --b proposal.toml customers.ndjson --format ndjson > changes.ndjson")]
pub(crate) struct Compare {
    /// A plugin, or a folder of plugins or of plugin folders, for both sides; can be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// Plugins for A only; can be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    a_plugins: Vec<PathBuf>,
    /// Plugins for B only; can be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    b_plugins: Vec<PathBuf>,
    /// The operator's settings for both sides; safe defaults if left out
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// The settings for A, instead of --policy
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    a: Option<PathBuf>,
    /// The settings for B, instead of --policy
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    b: Option<PathBuf>,
    /// Who gets the company's budgets and the slots of staff on side A
    #[arg(long, value_name = "HOW", value_enum, default_value_t = Sharing::Alone)]
    a_sharing: Sharing,
    /// Who gets them on side B
    #[arg(long, value_name = "HOW", value_enum, default_value_t = Sharing::Alone)]
    b_sharing: Sharing,
    /// The contexts; `-` is stdin
    #[arg(default_value = "-", value_hint = ValueHint::FilePath)]
    input: PathBuf,
    /// Rejects contexts with keys that the contract doesn't have, instead of counting those keys
    #[arg(long)]
    strict: bool,
    /// The output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also writes a report with charts to this file, as a single, self-contained page; `-` is stdout
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    html: Option<PathBuf>,
    /// How many customers to decide for at once; by default one per processor
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for a person
    Text,
    /// A line of JSON for each customer who would get something else, then a summary
    Ndjson,
}

pub(crate) fn run(compare: &Compare, console: &mut Console) -> Result<Ending> {
    let to_stderr = guard_files(compare)?.stdout_is_taken() && compare.format == Format::Text;
    let Hosts { hosts, setup, differences } = Hosts::load(compare, console)?;
    if compare.input == Path::new("-") && io::stdin().is_terminal() {
        messages::remark(
            console.err,
            "reading contexts from the terminal, one per line, until Ctrl-D; to read a file, name it as INPUT",
        )?;
    }
    interruption::listen()?;
    let Some(allowances) = allowances(compare, &hosts)? else {
        messages::remark(console.err, "stopped by Ctrl-C; nothing was compared")?;
        return Ok(Ending::Interrupted);
    };
    let input = Input::open(&compare.input, Kind::Contexts)?;
    let report = compare.html.as_deref().map(Draft::begin).transpose()?;
    let lines_to_terminal = compare.format == Format::Ndjson && io::stdout().is_terminal();
    let progress = if lines_to_terminal { Progress::hidden() } else { Progress::over(&input) };
    let mut stderr = anstream::stderr();
    let out: &mut dyn Write = if to_stderr { &mut stderr } else { &mut *console.out };
    let printout = Printout::new(out, report.is_some());
    let mut counter = Counter {
        format: compare.format,
        printout,
        tally: Tally::default(),
        unreadable: Unreadable::default(),
        progress,
    };
    let unknown = if compare.strict { UnknownKeys::refused() } else { UnknownKeys::counted() };
    let threads = threads(compare.threads);
    let work = |piece| decide_on_both_sides(piece, &hosts, &allowances, &unknown);
    let end = in_order(Ahead::over(input, threads.get()), threads, work, &mut counter);
    counter.progress.finish();
    let Counter { printout, tally, unreadable, .. } = counter;
    unreadable.report(console.err)?;
    unknown.report(console.err)?;
    let end = end?;
    let is_complete = matches!(end, End::Input | End::Stopped(Stop::Empty));
    let comparison = Comparison { is_complete, setup, differences, summary: Summary::of(&tally) };
    conclude(end, compare.format, &comparison, report, printout, console.err)
}

/// What customers aren't granted on each side; `None` at Ctrl-C.
fn allowances(compare: &Compare, hosts: &Sides<Host>) -> Result<Option<Sides<Allowances>>> {
    let shared_out = |sharing: Sharing, host| {
        let Compare { input, strict, threads, .. } = compare;
        let out = sharing.out(&Pass { input, host, strict: *strict, skips_broken: true, threads: *threads })?;
        let granted =
            |shares: Option<Shares>| shares.map_or_else(Allowances::default, |shares| shares.allowances().clone());
        anyhow::Ok(out.continue_value().map(granted))
    };
    let Some(a) = shared_out(compare.a_sharing, &hosts.a)? else { return Ok(None) };
    Ok(shared_out(compare.b_sharing, &hosts.b)?.map(|b| Sides { a, b }))
}

/// No output may overwrite an input.
fn guard_files(compare: &Compare) -> Result<Guard> {
    let mut guard = Guard::new();
    for path in compare.plugins.iter().chain(&compare.a_plugins).chain(&compare.b_plugins) {
        guard.reads_within(path, &[".wasm"])?;
    }
    for own in [&compare.a, &compare.b] {
        own.as_ref().or(compare.policy.as_ref()).map_or(Ok(()), |policy| guard.reads(policy))?;
    }
    guard.reads(&compare.input)?;
    if let Some(page) = &compare.html {
        guard.writes("report", page)?;
    }
    if compare.format == Format::Ndjson {
        guard.prints("lines of JSON")?;
    }
    Ok(guard)
}

/// Completes the report, which doesn't wait for the reader of stdout, and prints the results.
fn conclude(
    end: End<Stop>,
    format: Format,
    comparison: &Comparison,
    report: Option<Draft>,
    mut printout: Printout,
    err: &mut dyn Write,
) -> Result<Ending> {
    match (end, report) {
        (_, None) | (End::Interrupted | End::Stopped(Stop::EndsEarly | Stop::Empty), Some(_)) => {}
        (End::Input, Some(mut report)) => {
            write_page(&mut report, comparison)?;
            report.complete()?;
        }
    }
    printout.print(|out| {
        match format {
            Format::Text => write_text(out, comparison, Console::layout())?,
            Format::Ndjson => write_summary_line(out, comparison)?,
        }
        out.flush()
    })?;
    if end == End::Interrupted {
        messages::remark(err, "stopped by Ctrl-C; the results cover the customers before that")?;
        return Ok(Ending::Interrupted);
    }
    Ok(if end == End::Input && comparison.summary.unreadable == 0 { Ending::Fine } else { Ending::Failed })
}
