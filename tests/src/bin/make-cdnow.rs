//! Makes contexts of the CDNOW sample; `courtesy_tests::cdnow` says what is assumed.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use courtesy_contract::Timestamp;
use courtesy_tests::arguments::Arguments;
use courtesy_tests::{cdnow, population};

const USAGE: &str = "\
Turns the CDNOW sample, real purchases of 2,357 customers, into contexts: one JSON document a line.

Usage: make-cdnow [--as-of TIME] [--output FILE] [SAMPLE]

  SAMPLE          the purchases, plain or compressed with zstd [default: tests/data/cdnow-sample.txt.zst]
  --as-of TIME    the moment to look at the customers, such as 1998-01-01 or 1998-01-01T09:00:00Z; only purchases
                  before it count [default: 1998-07-01]
  --output FILE   where to write, compressed if it ends in .zst; needed with --as-of or SAMPLE, so that the committed
                  file stays what the tests expect [default: tests/data/cdnow.ndjson.zst]

Example: make-cdnow --as-of 1998-01-01 --output new-year.ndjson.zst";

struct Job {
    sample: PathBuf,
    as_of: Timestamp,
    output: PathBuf,
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
        Ok(count) => {
            println!("{count} contexts in {}", job.output.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("make-cdnow: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn job(typed: impl Iterator<Item = String>) -> Result<Job, String> {
    let arguments = Arguments::parse(typed, &["--as-of", "--output"], 1)?;
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
    Ok(Job { sample: arguments.first().map_or_else(cdnow::sample_path, Into::into), as_of, output })
}

fn run(job: &Job) -> Result<usize> {
    let sample = population::read(&job.sample)?;
    let place = || job.sample.display().to_string();
    let purchases = cdnow::purchases(std::str::from_utf8(&sample).with_context(place)?).with_context(place)?;
    let contexts = cdnow::contexts(&purchases, job.as_of)?;
    population::write(&job.output, &population::to_ndjson(&contexts))?;
    Ok(contexts.len())
}
