//! `courtesy decide`

mod batch;
mod examples;
mod explain;
mod output;
mod pipeline;
mod resume;
mod summary;
mod tally;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use self::batch::Batch;
use self::pipeline::{Pipeline, Stop};
use crate::console::{self, Console, Ending};
use crate::input::{Input, Kind};
use crate::{loading, report, unfinished};
use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};

/// Decides for many customers: contexts in, decisions out, in the same order
///
/// The input is one JSON context a line (NDJSON) or one JSON array of contexts, plain or compressed with gzip or zstd;
/// which of these it is, is seen from its first bytes. The output is one JSON decision a line. All processors work, and
/// the memory stays the same however long the input is.
///
/// A summary follows: what is offered to whom, what is withheld and why, which plugins failed and what they cost.
///
/// With --output, decisions go to FILE.partial, which becomes FILE when all is done: what stands under the final name
/// is always complete. After Ctrl-C, a broken line, or an input that breaks off, --resume goes on behind the last whole
/// decision; it refuses when customers, plugins or policy have changed since.
///
/// With --records, all that is needed to run a decision again is kept, too: `courtesy replay` runs it, and `courtesy
/// explain` tells it to a person. Records hold what the contexts say of customers; keep them as safe as those.
///
/// Exits with 1 when a line was broken, the input broke off, --explain found nobody, or nobody read the decisions to
/// their end while their records were kept; with 130 after Ctrl-C.
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
    /// Writes the decisions to this file instead of stdout
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Writes a record of every decision to this file
    #[arg(long, value_name = "FILE", conflicts_with = "explain", value_hint = ValueHint::FilePath)]
    records: Option<PathBuf>,
    /// Goes on where a run with the same --output, and --records, was stopped; begins if there was none
    #[arg(long, requires = "output")]
    resume: bool,
    /// What to do about a customer whose context can't be read
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = OnError::Stop)]
    on_error: OnError,
    /// Writes no decisions, only the summary, to stdout
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
    refuse_mixed_up_files(decide)?;
    let host = loading::host_with_policy(&decide.plugins, decide.policy.as_deref(), console)?;
    if decide.input == Path::new("-") && io::stdin().is_terminal() {
        report::remark(
            console.err,
            "reading contexts from the terminal, a line each, until Ctrl-D; INPUT can name a file",
        )?;
    }
    let input = Input::open(&decide.input, Kind::Contexts)?;
    if let Some(customer) = &decide.explain {
        return explain::run(customer, input, &host, console);
    }
    let mut batch = Batch::begin(decide, &input)?;
    let pipeline = Pipeline { host: &host, on_error: decide.on_error, threads: decide.threads };
    let stop = pipeline.run(input, &mut batch).and_then(|stop| batch.close(stop).map(|()| stop));
    batch.progress.finish();
    match stop {
        Ok(stop) => conclude(stop, decide, &batch, console),
        // Who asked for records, too, didn't ask for those of the first decisions only.
        Err(error) if console::reader_is_gone(&error) && batch.records.is_some() => {
            report::remark(console.err, &format!("nobody reads the decisions any more; {}", batch.left_behind()))?;
            Ok(Ending::Failed)
        }
        Err(error) => {
            if !console::reader_is_gone(&error) && batch.tally.customers > batch.tally.earlier {
                report::remark(console.err, &batch.left_behind())?;
            }
            Err(error)
        }
    }
}

/// Nothing is written over what is read, or over what else is written.
fn refuse_mixed_up_files(decide: &Decide) -> Result<()> {
    let plugins = decide.plugins.iter().map(PathBuf::as_path);
    let inputs: Vec<&Path> = plugins.chain([decide.input.as_path()]).chain(decide.policy.as_deref()).collect();
    for output in decide.output.iter().chain(&decide.records) {
        unfinished::refuse_input(output, &inputs)?;
    }
    match (&decide.output, &decide.records) {
        (Some(output), Some(records)) => {
            unfinished::refuse_one_file_for_two(("decisions", output), ("records", records))
        }
        _ => Ok(()),
    }
}

fn conclude(stop: Stop, decide: &Decide, batch: &Batch, console: &mut Console) -> Result<Ending> {
    let decisions_go_elsewhere = decide.summary_only || decide.output.is_some();
    let out = if decisions_go_elsewhere { &mut *console.out } else { &mut *console.err };
    summary::write(out, &batch.tally, batch.start.elapsed())?;
    out.flush()?;
    let (what, ending) = match stop {
        Stop::End => return Ok(if batch.tally.broken == 0 { Ending::Fine } else { Ending::Failed }),
        Stop::Broken => ("stopped at a broken line; mend it, or add --on-error skip", Ending::Failed),
        Stop::BrokenOff => ("stopped where the input breaks off", Ending::Failed),
        Stop::Interrupted => ("stopped by Ctrl-C", Ending::Interrupted),
    };
    report::remark(console.err, &format!("{what}; {}", batch.left_behind()))?;
    Ok(ending)
}
