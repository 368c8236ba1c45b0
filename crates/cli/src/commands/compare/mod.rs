//! `courtesy compare`

mod both;
mod by_name;
mod change;
mod chart;
#[cfg(test)]
mod examples;
mod html;
mod line;
mod pass;
mod periods;
mod reader;
mod rows;
mod settings;
mod sides;
mod summary;
mod tables;
mod tally;
mod words;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};

use self::change::Compared;
use self::pass::{Stop, Taker};
use self::reader::Reader;
use self::sides::Sides;
use self::summary::Summary;
use self::tally::Tally;
use crate::console::{Console, Ending};
use crate::files::{Draft, Guard};
use crate::input::understand::Broken;
use crate::input::unknown::UnknownKeys;
use crate::input::{Input, Kind};
use crate::progress::Progress;
use crate::report;

/// Shows what another policy or other plugins would change, before they go live
///
/// Decides for every customer twice, with A and with B, and counts what differs: who would get something else and why,
/// by kind of action, rule, segment and channel; the contacts and the money of each day; the work of each team; and what
/// plugins that run in the shadow would change. Nothing is sent or kept.
///
/// The input is what `courtesy decide` reads. A day is a day on the customer's clock, or in UTC where the time zone isn't
/// known. What is deferred counts on the day on which it may go out, and is marked.
///
/// With --format ndjson each customer who would get something else is a line of JSON with the actions of both sides,
/// and the last line is the summary: its `type` is `summary`, the others' is `customer`.
///
/// The report is written even where nobody reads the rest, as with `| head`.
///
/// Exits with 0 when all contexts were read, whatever differs; with 1 when the input is empty, or some can't be read, of
/// which the first ten are named and all are left out; with 130 after Ctrl-C.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy compare --plugins plugins --a policy.toml --b proposal.toml customers.ndjson
  courtesy compare --plugins plugins --policy policy.toml --b-plugins new-plugin.wasm customers.ndjson.zst
  courtesy compare --a-plugins old --b-plugins new --policy policy.toml customers.ndjson --html report.html
  courtesy compare --plugins plugins --b proposal.toml customers.ndjson --format ndjson > changes.ndjson")]
pub(crate) struct Compare {
    /// A plugin, or a folder of plugins and of plugins' folders, for both sides; can be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// Plugins that only A has; can be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    a_plugins: Vec<PathBuf>,
    /// Plugins that only B has; can be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    b_plugins: Vec<PathBuf>,
    /// The operator's settings for both sides; safe defaults without
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// A's settings, in place of --policy
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    a: Option<PathBuf>,
    /// B's settings, in place of --policy
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    b: Option<PathBuf>,
    /// The contexts; `-` is stdin
    #[arg(default_value = "-", value_hint = ValueHint::FilePath)]
    input: PathBuf,
    /// Takes a context for unreadable that has keys which the contract doesn't have, instead of counting them
    #[arg(long)]
    strict: bool,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Writes a report with charts to this file besides, or to stdout for `-`: one page that needs nothing else
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    html: Option<PathBuf>,
    /// How many customers are decided for at once; one for each processor if left out
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
    let to_stderr = hold_files_apart(compare)?.stdout_is_taken() && compare.format == Format::Text;
    let sides = Sides::load(compare, console)?;
    if compare.input == Path::new("-") && io::stdin().is_terminal() {
        report::remark(
            console.err,
            "reading contexts from the terminal, a line each, until Ctrl-D; INPUT can name a file",
        )?;
    }
    let input = Input::open(&compare.input, Kind::Contexts)?;
    let report = compare.html.as_deref().map(Draft::begin).transpose()?;
    let lines_to_terminal = compare.format == Format::Ndjson && io::stdout().is_terminal();
    let progress = if lines_to_terminal { Progress::hidden() } else { Progress::over(&input) };
    let mut stderr = anstream::stderr();
    let out: &mut dyn Write = if to_stderr { &mut stderr } else { &mut *console.out };
    let reader = Reader::new(out, report.is_some());
    let mut counter = Counter { format: compare.format, reader, tally: Tally::default(), progress };
    let unknown = if compare.strict { UnknownKeys::refused() } else { UnknownKeys::counted() };
    let stop = pass::run(&sides.hosts, &unknown, compare.threads, input, &mut counter);
    counter.progress.finish();
    let Counter { reader, tally, .. } = counter;
    report::unnamed_lines(console.err, tally.unreadable)?;
    unknown.tell(console.err)?;
    let stop = stop?;
    let is_complete = matches!(stop, Stop::End | Stop::Empty);
    let summary = Summary::new(&tally, sides.setup, sides.differences, is_complete);
    conclude(stop, compare.format, &summary, report, reader, console.err)
}

/// Nothing is written over what is read.
fn hold_files_apart(compare: &Compare) -> Result<Guard> {
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

/// Counts customer by customer, and writes a line for each who would get something else.
struct Counter<'c> {
    format: Format,
    reader: Reader<'c>,
    tally: Tally,
    progress: Progress,
}

impl Taker for Counter<'_> {
    fn take(&mut self, compared: &Compared) -> Result<()> {
        self.tally.count(compared);
        if self.format == Format::Ndjson && compared.change.is_felt() {
            self.reader.tell(|out| line::customer(out, compared))?;
        }
        Ok(())
    }

    fn break_off(&self, fault: &io::Error) {
        self.progress.name_break(fault);
    }

    fn pass_over(&mut self, broken: &Broken) -> Result<()> {
        self.tally.unreadable += 1;
        if self.tally.unreadable <= report::NAMED {
            self.progress.name_broken(broken.line, &broken.problem);
        }
        Ok(())
    }

    fn pause(&mut self) -> Result<()> {
        self.progress.show(self.tally.customers, "customer");
        self.reader.tell(|out| Ok(out.flush()?))
    }
}

/// Completes the report, which doesn't wait for whoever reads the rest, and tells what came of it.
fn conclude(
    stop: Stop,
    format: Format,
    summary: &Summary,
    report: Option<Draft>,
    mut reader: Reader,
    err: &mut dyn Write,
) -> Result<Ending> {
    match (stop, report) {
        (_, None) | (Stop::Interrupted | Stop::BrokenOff | Stop::Empty, Some(_)) => {}
        (Stop::End, Some(mut report)) => {
            report.write_all(html::page(summary)?.as_bytes())?;
            report.complete()?;
        }
    }
    reader.tell(|out| {
        match format {
            Format::Text => tables::write(out, summary)?,
            Format::Ndjson => line::summary(out, summary)?,
        }
        Ok(out.flush()?)
    })?;
    if stop == Stop::Interrupted {
        report::remark(err, "stopped by Ctrl-C; what is shown is about the customers before that")?;
        return Ok(Ending::Interrupted);
    }
    Ok(if stop == Stop::End && summary.unreadable == 0 { Ending::Fine } else { Ending::Failed })
}
