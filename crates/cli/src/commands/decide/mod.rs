//! `courtesy decide`

mod batch;
mod customer;
mod explain;
mod output;
mod pipeline;
mod resume;
mod stop;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};
use courtesy_host::Host;
use courtesy_report::decided::write_summary;

use self::batch::Batch;
use self::pipeline::Pipeline;
use self::stop::Stop;
use crate::console::{self, Console, Ending};
use crate::files::Guard;
use crate::input::unknown::UnknownKeys;
use crate::input::{Input, Kind};
use crate::{loading, messages};

/// Decides for many customers: contexts in, decisions out, in the same order
///
/// The input is JSON contexts, one behind the other: a line each (NDJSON), over many lines, or in arrays; plain, or
/// compressed with gzip or zstd. The output is one JSON decision a line. All processors work, and the memory stays the
/// same however long the input is.
///
/// A summary follows: what is offered to whom, what is withheld and why, which plugins failed and what they cost.
///
/// With --output, decisions go to FILE.partial, which becomes FILE when all is done: what stands under the final name
/// is always complete. After Ctrl-C, a broken line, or an input that breaks off, --resume goes on behind the last whole
/// decision. It holds every decision against the input, the plugins, the policy and this program, by their fingerprints
/// and without deciding again, and refuses with the first line that isn't as it was.
///
/// An input that is empty, or of which no line can be read, replaces nothing. `[]`, an empty array, says that there is
/// nobody, and gives an empty file.
///
/// With --records, all that is needed to run a decision again is kept, too: `courtesy replay` runs it, and `courtesy
/// explain` tells it to a person. Records hold what the contexts say of customers; keep them as safe as those.
///
/// A key of a context that the contract doesn't have counts for nothing: misspelt, it protects nobody. Such keys are
/// named at the end with the nearest known one; --strict refuses them, for setting up and for CI.
///
/// Exits with 1 when a line was broken, the input was empty or broke off, --explain found nobody, or nobody read the
/// decisions to their end while their records were kept; with 130 after Ctrl-C.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy decide --plugins plugins customers.ndjson.zst > decisions.ndjson
  courtesy decide --plugins plugins --policy policy.toml customers.json.gz -o decisions.ndjson
  courtesy decide --plugins plugins --policy policy.toml customers.json.gz -o decisions.ndjson --resume
  courtesy decide --plugins plugins --policy policy.toml customers.ndjson --records records.ndjson --summary-only
  zcat customers.gz | courtesy decide --plugins plugins --summary-only
  courtesy decide --plugins plugins customers.ndjson --explain c-20417")]
pub(crate) struct Decide {
    /// A plugin, or a folder of plugins and of plugins' folders; can be repeated
    #[arg(long, value_name = "FILE|DIR", required = true, value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// The operator's settings; safe defaults without
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// The contexts; `-` is stdin
    #[arg(default_value = "-", value_hint = ValueHint::FilePath)]
    input: PathBuf,
    /// Writes the decisions to this file instead of stdout, which is `-`
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Writes a record of every decision to this file; `-` is stdout
    #[arg(long, value_name = "FILE", conflicts_with = "explain", value_hint = ValueHint::FilePath)]
    records: Option<PathBuf>,
    /// Goes on where a run with the same --output, and --records, was stopped; begins if there was none
    #[arg(long, requires = "output")]
    resume: bool,
    /// What to do about a customer whose context can't be read
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = OnError::Stop)]
    on_error: OnError,
    /// Takes a context for broken that has keys which the contract doesn't have, instead of counting them
    #[arg(long)]
    strict: bool,
    /// Writes no decisions, only the summary
    #[arg(long, conflicts_with_all = ["output", "explain"])]
    summary_only: bool,
    /// Decides for this customer alone and shows what came of it and why
    #[arg(long, value_name = "CUSTOMER", conflicts_with_all = ["output", "resume"])]
    explain: Option<String>,
    /// How many customers are decided for at once; one for each processor if left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    /// Decide for those before it, and stop there
    Stop,
    /// Leave it out, name its line, and go on
    Skip,
}

pub(crate) fn run(decide: &Decide, console: &mut Console) -> Result<Ending> {
    hold_files_apart(decide)?;
    let host = loading::host_with_policy(&decide.plugins, decide.policy.as_deref(), decide.threads, console)?;
    loading::tell_unbuilt([&host], console)?;
    if let Some(policy) = &decide.policy {
        loading::advise(policy, host.policy(), console)?;
    }
    if decide.input == Path::new("-") && io::stdin().is_terminal() {
        messages::remark(
            console.err,
            "reading contexts from the terminal, a line each, until Ctrl-D; INPUT can name a file",
        )?;
    }
    let input = Input::open(&decide.input, Kind::Contexts)?;
    let unknown = if decide.strict { UnknownKeys::refused() } else { UnknownKeys::counted() };
    let ending = match &decide.explain {
        Some(customer) => explain::run(customer, input, &host, &unknown, console),
        None => all(decide, input, &host, &unknown, console),
    };
    unknown.tell(console.err)?;
    ending
}

fn all(decide: &Decide, input: Input, host: &Host, unknown: &UnknownKeys, console: &mut Console) -> Result<Ending> {
    let mut batch = Batch::begin(decide, &input)?;
    let pipeline = Pipeline { host, on_error: decide.on_error, threads: decide.threads, unknown };
    let stop = pipeline.run(input, &mut batch).and_then(|stop| batch.close(stop).map(|()| stop));
    batch.progress.finish();
    match stop {
        Ok(stop) => conclude(stop, &batch, console),
        // Who asked for two things didn't ask for the beginning of one only.
        Err(error) if console::reader_is_gone(&error) && batch.records.is_some() => {
            let decisions_are_kept = decide.summary_only || batch.output.partial().is_some();
            let what = if decisions_are_kept { "records" } else { "decisions" };
            messages::remark(console.err, &format!("nobody reads the {what} any more; {}", batch.left_behind()))?;
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

/// Nothing is written over what is read, or over what else is written.
fn hold_files_apart(decide: &Decide) -> Result<()> {
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

fn conclude(stop: Stop, batch: &Batch, console: &mut Console) -> Result<Ending> {
    if stop == Stop::Empty {
        messages::remark(console.err, "nothing was decided or written")?;
        return Ok(Ending::Failed);
    }
    let out = if batch.has_stdout() { &mut *console.err } else { &mut *console.out };
    write_summary(out, &batch.tally, batch.start.elapsed(), Console::layout())?;
    out.flush()?;
    let (what, ending) = match stop {
        Stop::End => return Ok(if batch.tally.broken == 0 { Ending::Fine } else { Ending::Failed }),
        Stop::Broken => ("stopped at a broken line; mend it, or add --on-error skip", Ending::Failed),
        Stop::Unreadable => ("not one line is a context; is it the right file?", Ending::Failed),
        Stop::BrokenOff | Stop::Empty => ("stopped where the input breaks off", Ending::Failed),
        Stop::Interrupted => ("stopped by Ctrl-C", Ending::Interrupted),
    };
    messages::remark(console.err, &format!("{what}; {}", batch.left_behind()))?;
    Ok(ending)
}
