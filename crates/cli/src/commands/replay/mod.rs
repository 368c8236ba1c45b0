//! `courtesy replay`

mod contexts;
mod difference;
mod finding;
mod summary;

use std::convert::Infallible;
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};
use courtesy_host::Host;

use self::contexts::Contexts;
use self::finding::Finding;
use self::summary::Summary;
use crate::console::{Console, Ending};
use crate::files::Guard;
use crate::in_order::{End, Take, in_order, threads};
use crate::input::ahead::Ahead;
use crate::input::{Empty, Input, Kind, Piece, parse};
use crate::progress::Progress;
use crate::{interruption, loading, messages};

/// Makes recorded decisions again and reports what differs
///
/// A record is what `courtesy decide --records` writes: it names the ingredients of a decision, which are the plugins,
/// the policy, the time zones and the engine. Each decision is made again with today's plugins and policy, and its
/// bytes are compared; if they differ, it reports which actions differ and which ingredients have changed. A record
/// without a context, as `courtesy erase` leaves it, isn't made again; only its digests are compared.
///
/// It shows the records that differ or are damaged, the first ten lines that aren't records, and a summary. --format
/// ndjson prints a line for every record, in order and without the customer's reference, and the summary goes to
/// stderr.
///
/// The input is in any form that `courtesy decide` reads. Memory stays the same however long it is; with --contexts,
/// about 50 bytes per context are kept in memory, and the contexts in a temporary file.
///
/// Exit status: 0 if every decision is the same or can't be made again for lack of a context; 1 otherwise, or if the
/// input is empty; 130 after Ctrl-C.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Results:
  same         identical bytes
  equivalent   every action is the same, but an ingredient or a cost has changed
  differs      an action or a failure differs
  other_bytes  the bytes differ; the record no longer has the decision to compare actions
  not_run      the record no longer has a context; what is left was checked
  damaged      the record contradicts its own digests
  unreadable   the line isn't a record, or is truncated

Examples:
  courtesy replay records.ndjson --plugins plugins --policy policy.toml
  courtesy replay records.ndjson.zst --plugins plugins --format ndjson > results.ndjson
  courtesy replay erased.ndjson --plugins plugins --contexts customers.ndjson.zst")]
pub(crate) struct Replay {
    /// The records; `-` is stdin
    #[arg(value_hint = ValueHint::FilePath)]
    records: PathBuf,
    /// A plugin, or a folder of plugins or of plugin folders; can be repeated
    #[arg(long, value_name = "FILE|DIR", required = true, value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// The operator's settings; safe defaults if left out
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Contexts for the records that no longer have one, matched by `decision_id`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    contexts: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How many decisions to make at once; by default one per processor
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The records that differ, and a summary
    Text,
    /// A line of JSON for every record
    Ndjson,
}

pub(crate) fn run(replay: &Replay, console: &mut Console) -> Result<Ending> {
    Guard::of_inputs(replay.policy.iter().chain([&replay.records]).chain(&replay.contexts))?;
    let host = loading::host_with_policy(&replay.plugins, replay.policy.as_deref(), replay.threads, console)?;
    loading::report_unbuilt([&host], console)?;
    interruption::listen()?;
    let contexts = match &replay.contexts {
        Some(path) => Contexts::load(Input::open(path, Kind::Contexts)?, console.err)?,
        None => Some(Contexts::default()),
    };
    let Some(contexts) = contexts else {
        messages::remark(console.err, "stopped by Ctrl-C; nothing was replayed")?;
        return Ok(Ending::Interrupted);
    };
    let input = Input::open(&replay.records, Kind::Records)?;
    let (end, summary) = run_again(replay, input, &host, &contexts, console)?;
    let out = if replay.format == Format::Ndjson { &mut *console.err } else { &mut *console.out };
    summary.write(out)?;
    contexts.report_unknown_keys(console.err)?;
    let is_well = summary.all_is_well() && contexts.broken() == 0;
    match end {
        End::Interrupted => {
            messages::remark(console.err, "stopped by Ctrl-C; the results cover the records before that")?;
            Ok(Ending::Interrupted)
        }
        End::Input => Ok(if is_well { Ending::Fine } else { Ending::Failed }),
        End::Stopped(never) => match never {},
    }
}

/// Replays every record of the input, several at once, and reports the results in order.
fn run_again(
    replay: &Replay,
    input: Input,
    host: &Host,
    contexts: &Contexts,
    console: &mut Console,
) -> Result<(End<Infallible>, Summary)> {
    let progress = if io::stdout().is_terminal() { Progress::hidden() } else { Progress::over(&input) };
    let threads = threads(replay.threads);
    let work = |piece: io::Result<Piece>| piece.map(|piece| again(piece, host, contexts));
    let mut teller = Reporter { format: replay.format, summary: Summary::default(), progress: &progress, console };
    let end = in_order(Ahead::over(input, threads.get()), threads, work, &mut teller);
    progress.finish();
    Ok((end?, teller.summary))
}

/// Replays one record.
fn again(piece: Piece, host: &Host, contexts: &Contexts) -> Finding {
    let line = piece.line();
    let record = match parse::record(piece) {
        Ok(record) => record,
        Err(broken) => return Finding::unreadable(broken),
    };
    let elsewhere = match record.context {
        Some(_) => None,
        None => contexts.of(record.decision_id),
    };
    match elsewhere.transpose() {
        Ok(context) => Finding::of(line, &record, host.replay_blocking(&record, context.as_ref())),
        Err(problem) => Finding::of(line, &record, host.replay_blocking(&record, None)).with_problem(problem),
    }
}

/// About how much memory a finding takes up: it lists few places, and short values.
const FINDING_BYTES: usize = 4 << 10;

/// Reports the results of the records, in order.
struct Reporter<'t, 'c> {
    format: Format,
    summary: Summary,
    progress: &'t Progress,
    console: &'t mut Console<'c>,
}

impl Take<io::Result<Finding>> for Reporter<'_, '_> {
    type Stop = Infallible;

    fn bytes(_: &io::Result<Finding>) -> usize {
        FINDING_BYTES
    }

    fn take(&mut self, finding: io::Result<Finding>) -> Result<ControlFlow<Infallible>> {
        match finding {
            Ok(finding) => {
                self.summary.count(&finding);
                self.report(&finding)?;
            }
            Err(fault) => {
                self.pause()?;
                if Empty::is(&fault) {
                    self.summary.finds_nothing()
                } else {
                    self.summary.ends_early()
                }
                messages::input_error(self.console.err, &fault)?;
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn pause(&mut self) -> Result<()> {
        self.console.out.flush()?;
        self.progress.show(self.summary.lines(), "line");
        Ok(())
    }
}

impl Reporter<'_, '_> {
    fn report(&mut self, finding: &Finding) -> Result<()> {
        match self.format {
            Format::Ndjson => {
                serde_json::to_writer(&mut *self.console.out, finding)?;
                Ok(writeln!(self.console.out)?)
            }
            Format::Text if finding.needs_attention() && !self.summary.has_named_enough(finding) => {
                Ok(finding.write(self.console.out)?)
            }
            Format::Text => Ok(()),
        }
    }
}
