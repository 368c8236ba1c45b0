//! Turns the CDNOW sample into contexts and outcomes; `courtesy_tests::cdnow` lists the assumptions.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use courtesy_contract::Timestamp;
use courtesy_tests::arguments::Arguments;
use courtesy_tests::{cdnow, population};

const USAGE: &str = "\
Turns the CDNOW sample, real purchases of 2,357 customers, into contexts: one JSON document a line. Of an earlier moment
the sample knows, too, who came back afterwards.

Usage: make-cdnow [--as-of TIME] [--output FILE] [--outcomes FILE] [SAMPLE]

  SAMPLE          the purchases, plain or compressed with zstd [default: tests/data/cdnow-sample.txt.zst]
  --as-of TIME    the moment to look at the customers, such as 1998-01-01 or 1998-01-01T09:00:00Z; only purchases
                  before it count [default: 1998-07-01]
  --output FILE   where to write, compressed if it ends in .zst; needed with --as-of or SAMPLE, so that the committed
                  file stays what the tests expect [default: tests/data/cdnow.ndjson.zst]
  --outcomes FILE also writes who bought again within 181 days after TIME: an outcome record `goal_met` for each, for
                  `courtesy outcomes`; compressed if it ends in .zst

Example: make-cdnow --as-of 1998-01-01 --output new-year.ndjson.zst --outcomes came-back.ndjson";

struct Job {
    sample: PathBuf,
    as_of: Timestamp,
    output: PathBuf,
    outcomes: Option<PathBuf>,
}

fn main() -> ExitCode {
    if env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let job = match job(env::args().skip(1)) {
        Ok(job) => job,
        Err(mistake) => {
            eprintln!("make-cdnow: {mistake}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&job) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("make-cdnow: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn job(typed: impl Iterator<Item = String>) -> Result<Job, String> {
    let arguments = Arguments::parse(typed, &["--as-of", "--output", "--outcomes"], 1)?;
    let as_of = arguments.option("--as-of");
    let usual = as_of.is_none() && arguments.first().is_none();
    let output = match arguments.option("--output") {
        Some(output) => output.into(),
        None if usual => cdnow::contexts_path(),
        None => return Err("--as-of and SAMPLE need --output".to_owned()),
    };
    let as_of = as_of.unwrap_or(cdnow::AS_OF);
    let moment = if as_of.len() == 10 { format!("{as_of}T00:00:00Z") } else { as_of.to_owned() };
    let as_of = Timestamp::parse(&moment).map_err(|expected| format!("--as-of: {expected}"))?;
    let sample = arguments.first().map_or_else(cdnow::sample_path, Into::into);
    Ok(Job { sample, as_of, output, outcomes: arguments.option("--outcomes").map(Into::into) })
}

fn run(job: &Job) -> Result<()> {
    let sample = population::read(&job.sample)?;
    let place = || job.sample.display().to_string();
    let purchases = cdnow::purchases(std::str::from_utf8(&sample).with_context(place)?).with_context(place)?;
    let contexts = cdnow::contexts(&purchases, job.as_of)?;
    // Computed before anything is written, so that a sample that ends too early leaves no file behind.
    let outcomes = match &job.outcomes {
        Some(path) => Some((path, cdnow::outcomes(&purchases, job.as_of)?)),
        None => None,
    };
    population::write(&job.output, &population::to_ndjson(&contexts))?;
    println!("{} contexts in {}", contexts.len(), job.output.display());
    if let Some((path, outcomes)) = outcomes {
        population::write(path, &population::to_ndjson(&outcomes))?;
        println!("{} of them came back, by {}", outcomes.len(), path.display());
    }
    Ok(())
}
