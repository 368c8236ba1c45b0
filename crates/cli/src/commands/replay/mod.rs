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

/// Runs recorded decisions again, and says what has become of each
///
/// A record is what `courtesy decide --records` wrote: it names the plugins, the policy, the time zones and the engine
/// that a decision was made of. Each decision is made again, with the plugins and the policy of today, and its bytes
/// are compared; where they differ, it says which actions fare otherwise and which ingredients have changed. Of a
/// record without a context, as `courtesy erase` leaves it, the fingerprints are compared and nothing is run.
///
/// It shows the records that differ or are damaged, the first ten lines that aren't records, and a summary; --format
/// ndjson writes a line for every record, in order and without the customer's reference, and the summary to stderr.
///
/// The input has the forms that `courtesy decide` reads. The memory stays the same however long it is; with --contexts,
/// some 50 bytes for each context are kept, and the contexts in a temporary file.
///
/// Exits with 0 when every decision is the same or wasn't run for want of a context; with 1 otherwise, and when the input
/// is empty; with 130 after Ctrl-C.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Verdicts:
  same         the same bytes
  equivalent   the same is offered and withheld; other bytes, since an ingredient or a cost has changed
  differs      an action fares otherwise, or a plugin fails otherwise
  other_bytes  the record holds no decision any more, so whether an action fares otherwise isn't known
  not_run      the record holds no context any more; what is left of it was checked
  damaged      the record contradicts its own fingerprints
  unreadable   the line isn't a record; perhaps it was cut off

Examples:
  courtesy replay records.ndjson --plugins plugins --policy policy.toml
  courtesy replay records.ndjson.zst --plugins plugins --format ndjson > verdicts.ndjson
  courtesy replay erased.ndjson --plugins plugins --contexts customers.ndjson.zst")]
pub(crate) struct Replay {
    /// The records; `-` is stdin
    #[arg(value_hint = ValueHint::FilePath)]
    records: PathBuf,
    /// A plugin, or a folder of plugins and of plugins' folders; can be repeated
    #[arg(long, value_name = "FILE|DIR", required = true, value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// The operator's settings; safe defaults without
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Contexts for the records that hold none any more, found by their `decision_id`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    contexts: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How many decisions are made at once; one for each processor if left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// What isn't as it was, and a summary
    Text,
    /// A line of JSON for every record
    Ndjson,
}

pub(crate) fn run(replay: &Replay, console: &mut Console) -> Result<Ending> {
    let mut guard = Guard::new();
    for path in replay.policy.iter().chain([&replay.records]).chain(&replay.contexts) {
        guard.reads(path)?;
    }
    let host = loading::host_with_policy(&replay.plugins, replay.policy.as_deref(), replay.threads, console)?;
    loading::tell_unbuilt([&host], console)?;
    interruption::listen()?;
    let contexts = match &replay.contexts {
        Some(path) => Contexts::load(Input::open(path, Kind::Contexts)?, console.err)?,
        None => Some(Contexts::default()),
    };
    let Some(contexts) = contexts else {
        messages::remark(console.err, "stopped by Ctrl-C; no record was run again")?;
        return Ok(Ending::Interrupted);
    };
    let input = Input::open(&replay.records, Kind::Records)?;
    let (end, summary) = run_again(replay, input, &host, &contexts, console)?;
    let out = if replay.format == Format::Ndjson { &mut *console.err } else { &mut *console.out };
    summary.write(out)?;
    contexts.tell_unknown_keys(console.err)?;
    let is_well = summary.all_is_well() && contexts.broken() == 0;
    match end {
        End::Interrupted => {
            messages::remark(console.err, "stopped by Ctrl-C; what is shown is about the records before that")?;
            Ok(Ending::Interrupted)
        }
        End::Input => Ok(if is_well { Ending::Fine } else { Ending::Failed }),
        End::Stopped(never) => match never {},
    }
}

/// Runs every record of the input again, some at once, and tells what came of it in their order.
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
    let mut teller = Teller { format: replay.format, summary: Summary::default(), progress: &progress, console };
    let end = in_order(Ahead::over(input, threads.get()), threads, work, &mut teller);
    progress.finish();
    Ok((end?, teller.summary))
}

/// Runs one record again.
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

/// Tells what came of the records, in their order.
struct Teller<'t, 'c> {
    format: Format,
    summary: Summary,
    progress: &'t Progress,
    console: &'t mut Console<'c>,
}

impl Take<io::Result<Finding>> for Teller<'_, '_> {
    type Stop = Infallible;

    fn take(&mut self, finding: io::Result<Finding>) -> Result<ControlFlow<Infallible>> {
        match finding {
            Ok(finding) => {
                self.summary.count(&finding);
                self.tell(&finding)?;
            }
            Err(fault) => {
                self.pause()?;
                if Empty::is(&fault) {
                    self.summary.finds_nothing()
                } else {
                    self.summary.breaks_off()
                }
                messages::broken_off(self.console.err, &fault)?;
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

impl Teller<'_, '_> {
    fn tell(&mut self, finding: &Finding) -> Result<()> {
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
