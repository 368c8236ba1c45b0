//! `courtesy decide`

mod batch;
mod customer;
mod explain;
mod output;
mod pipeline;
#[cfg(feature = "server")]
mod reserving;
mod resume;
mod stop;
mod threshold;

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};
use courtesy_host::Host;
use courtesy_report::decided::write_summary;

use self::batch::Batch;
use self::pipeline::Pipeline;
#[cfg(feature = "server")]
use self::reserving::Reserving;
use self::stop::Stop;
use self::threshold::Threshold;
use crate::console::{self, Console, Ending};
use crate::files::Guard;
use crate::input::later::LaterFacts;
use crate::input::shard::Shard;
use crate::input::unknown::UnknownKeys;
use crate::input::{Input, Kind};
use crate::sharing::{Pass, Shares, Sharing};
use crate::{interruption, loading, messages};

/// Decides for many customers
///
/// Reads contexts and writes decisions, in the same order. The input is JSON contexts: one per line (NDJSON),
/// pretty-printed, or in arrays; plain, or compressed with gzip or zstd. The output is one decision per line. All
/// processors are used, and memory stays the same however long the input is.
///
/// A summary follows: what is offered to whom, what is withheld and why, which plugins failed, and what they cost. Its
/// last lines name each plugin and kind of action of which everything is withheld, and customers whose language no plugin
/// writes. With --fail-above, such a run fails.
///
/// With --output, decisions go to FILE.partial, which is renamed to FILE at the end, so FILE is always complete. After
/// Ctrl-C, an unreadable line or a truncated input, --resume continues after the last whole decision. Without deciding
/// again, it uses digests to check that the input, the plugins, the policy and this program are those of the earlier
/// decisions, and if not, ends with an error that names the first difference.
///
/// If the input is empty or none of its lines can be read, FILE isn't replaced. An empty array, `[]`, means that there
/// are no customers, and gives an empty file.
///
/// With --records, everything needed to make a decision again is kept as well: `courtesy replay` makes it again, and
/// `courtesy explain` explains it. Records contain what the contexts say about customers; protect them just as well.
///
/// Keys of a context that aren't in the contract are ignored, so a misspelt one protects nobody. They are listed at the
/// end with the nearest known key; --strict rejects such contexts, for setting up and for CI.
///
/// Exit status: 1 if a line can't be read, the input is empty or can't be read to its end, --explain doesn't find a
/// customer, a rule withholds more than --fail-above allows, or the reader of the decisions leaves early while records are
/// kept; 130 after Ctrl-C.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy decide --plugins plugins customers.ndjson.zst > decisions.ndjson
  courtesy decide --plugins plugins --policy policy.toml customers.json.gz -o decisions.ndjson
  courtesy decide --plugins plugins --policy policy.toml customers.json.gz -o decisions.ndjson --resume
  courtesy decide --plugins plugins --policy policy.toml customers.ndjson --records records.ndjson --summary-only
  zcat customers.gz | courtesy decide --plugins plugins --summary-only
  courtesy decide --plugins plugins customers.ndjson --summary-only --fail-above language=5%
  courtesy decide --plugins plugins --policy policy.toml customers.ndjson --allocate -o decisions.ndjson
  courtesy decide --plugins plugins customers.ndjson --shard 3/16 -o decisions-3.ndjson
  courtesy decide --plugins plugins customers.ndjson --explain c-20417")]
pub(crate) struct Decide {
    /// A plugin, or a folder of plugins or of plugin folders; can be repeated
    #[arg(long, value_name = "FILE|DIR", required = true, value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// The operator's settings; safe defaults if left out
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// The contexts; `-` is stdin
    #[arg(default_value = "-", value_hint = ValueHint::FilePath)]
    input: PathBuf,
    /// Writes the decisions to this file; `-` is stdout, the default
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Writes a record of every decision to this file; `-` is stdout
    #[arg(long, value_name = "FILE", conflicts_with = "explain", value_hint = ValueHint::FilePath)]
    records: Option<PathBuf>,
    /// Resumes a run with the same --output and --records; starts one if there is none
    #[arg(long, requires = "output")]
    resume: bool,
    /// What to do if a context can't be read
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = OnError::Stop)]
    on_error: OnError,
    /// Rejects contexts with keys that the contract doesn't have, instead of counting those keys
    #[arg(long)]
    strict: bool,
    /// Prints only the summary, and writes no decisions
    #[arg(long, conflicts_with_all = ["output", "explain"])]
    summary_only: bool,
    /// Decides for this customer only, and explains the decision; can be repeated
    #[arg(long, value_name = "CUSTOMER", conflicts_with_all = ["output", "resume"])]
    explain: Vec<String>,
    /// Fails if a rule withholds a larger share of the proposed actions than this, such as `language=5%`; can be repeated
    #[arg(long, value_name = "RULE=SHARE", value_parser = Threshold::parse, conflicts_with = "explain")]
    fail_above: Vec<Threshold>,
    /// Reserves what is offered in this ledger, `sqlite://FILE` or `postgres://USER@HOST/DATABASE`, and counts what it has
    /// promised already; a run that was stopped is run again, and gets the same decisions
    #[cfg(feature = "server")]
    #[arg(long, value_name = "URL", conflicts_with_all = ["resume", "explain"])]
    ledger: Option<String>,
    /// Shares out the company's budgets and the slots of staff by rank over all customers, instead of deciding each as if
    /// all that is left were theirs; reads the input several times
    #[arg(long, conflicts_with_all = ["resume", "explain"])]
    #[cfg_attr(feature = "server", arg(conflicts_with = "ledger"))]
    allocate: bool,
    /// Decides only for one part of the input, such as 3/16 for the third of 16, so that as many machines can share the
    /// work; the outputs, one after the other, are what one run writes. The input has a context on each line
    #[arg(long, value_name = "I/N", value_parser = Shard::parse, conflicts_with_all = ["allocate", "explain"])]
    shard: Option<Shard>,
    /// How many customers to decide for at once; by default one per processor
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    /// Stop after the customers before it
    Stop,
    /// Leave it out, report its line, and continue
    Skip,
}

pub(crate) fn run(decide: &Decide, console: &mut Console) -> Result<Ending> {
    guard_files(decide)?;
    let host = loading::host_with_policy(&decide.plugins, decide.policy.as_deref(), decide.threads, console)?;
    loading::report_unbuilt([&host], console)?;
    if let Some(policy) = &decide.policy {
        loading::advise(policy, host.policy(), console)?;
    }
    if decide.input == Path::new("-") && io::stdin().is_terminal() {
        messages::remark(
            console.err,
            "reading contexts from the terminal, one per line, until Ctrl-D; to read a file, name it as INPUT",
        )?;
    }
    let input = match decide.shard {
        Some(shard) => Input::open_shard(&decide.input, Kind::Contexts, shard)?,
        None => Input::open(&decide.input, Kind::Contexts)?,
    };
    let unknown = if decide.strict { UnknownKeys::refused() } else { UnknownKeys::counted() };
    let ending = match &decide.explain[..] {
        [] => all(decide, input, &host, &unknown, console),
        customers => explain::run(customers, input, &host, &unknown, console),
    };
    unknown.report(console.err)?;
    ending
}

fn all(decide: &Decide, input: Input, host: &Host, unknown: &UnknownKeys, console: &mut Console) -> Result<Ending> {
    interruption::listen()?;
    let sharing = if decide.allocate { Sharing::ByRank } else { Sharing::Alone };
    let shares = match sharing.out(&decide.pass(host))? {
        ControlFlow::Break(()) => {
            messages::remark(console.err, "stopped by Ctrl-C; nothing was decided or written")?;
            return Ok(Ending::Interrupted);
        }
        ControlFlow::Continue(shares) => shares,
    };
    let mut batch = Batch::begin(decide, &input)?;
    let later = LaterFacts::default();
    #[cfg(feature = "server")]
    let ledger = decide.ledger.as_deref().map(|url| Reserving::open(url, host)).transpose()?;
    let pipeline = Pipeline {
        host,
        #[cfg(feature = "server")]
        ledger: ledger.as_ref(),
        shares: shares.as_ref(),
        on_error: decide.on_error,
        threads: decide.threads,
        unknown,
        later: &later,
    };
    let stop = pipeline.run(input, &mut batch).and_then(|stop| batch.close(stop).map(|()| stop));
    batch.progress.finish();
    batch.unreadable.report(console.err)?;
    later.report(console.err)?;
    if let Some(remark) = shares.as_ref().and_then(Shares::remark) {
        messages::remark(console.err, &remark)?;
    }
    match stop {
        Ok(stop) => conclude(stop, &batch, &decide.fail_above, console),
        // A run that writes both isn't complete if only one of them has a reader.
        Err(error) if console::reader_is_gone(&error) && batch.records.is_some() => {
            let decisions_are_kept = decide.summary_only || batch.output.partial().is_some();
            let what = if decisions_are_kept { "records" } else { "decisions" };
            messages::remark(console.err, &format!("the reader of the {what} has left; {}", batch.left_behind()))?;
            Ok(Ending::Failed)
        }
        Err(error) => {
            if !console::reader_is_gone(&error) && batch.tally.customers > batch.tally.earlier {
                messages::remark(console.err, &batch.left_behind())?;
            }
            Err(error)
        }
    }
}

impl Decide {
    /// How to go through the customers before anything is decided for good.
    fn pass<'p>(&'p self, host: &'p Host) -> Pass<'p> {
        let skips_broken = match self.on_error {
            OnError::Stop => false,
            OnError::Skip => true,
        };
        Pass { input: &self.input, host, strict: self.strict, skips_broken, threads: self.threads }
    }
}

/// No output may overwrite an input or another output.
fn guard_files(decide: &Decide) -> Result<()> {
    let mut guard = Guard::new();
    for path in &decide.plugins {
        guard.reads_within(path, &[".wasm"])?;
    }
    for path in decide.policy.iter().chain([&decide.input]) {
        guard.reads(path)?;
    }
    match &decide.output {
        Some(output) => guard.writes_unfinished("decisions", output)?,
        None if decide.summary_only => {}
        None => guard.prints("decisions")?,
    }
    decide.records.as_ref().map_or(Ok(()), |records| guard.writes_unfinished("records", records))
}

fn conclude(stop: Stop, batch: &Batch, thresholds: &[Threshold], console: &mut Console) -> Result<Ending> {
    if stop == Stop::Empty {
        messages::remark(console.err, "nothing was decided or written")?;
        return Ok(Ending::Failed);
    }
    let out = if batch.has_stdout() { &mut *console.err } else { &mut *console.out };
    write_summary(out, &batch.tally, batch.start.elapsed(), Console::layout())?;
    out.flush()?;
    let (what, ending) = match stop {
        Stop::End => {
            let is_within = report_exceeded(thresholds, batch, console)?;
            return Ok(if is_within && batch.tally.unreadable == 0 { Ending::Fine } else { Ending::Failed });
        }
        Stop::Broken => ("stopped at an unreadable line; fix it, or add --on-error skip", Ending::Failed),
        Stop::Unreadable => ("no line is a context; is it the right file?", Ending::Failed),
        Stop::EndsEarly | Stop::Empty => ("stopped where the input can't be read any further", Ending::Failed),
        Stop::Interrupted => ("stopped by Ctrl-C", Ending::Interrupted),
    };
    messages::remark(console.err, &format!("{what}; {}", batch.left_behind()))?;
    Ok(ending)
}

/// Reports which rules withhold more than they may; whether there are none.
fn report_exceeded(thresholds: &[Threshold], batch: &Batch, console: &mut Console) -> io::Result<bool> {
    let exceeded: Vec<String> = thresholds.iter().filter_map(|threshold| threshold.exceeded(&batch.tally)).collect();
    for why in &exceeded {
        messages::too_much(console.err, why)?;
    }
    Ok(exceeded.is_empty())
}
