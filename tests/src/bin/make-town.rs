//! Generates the synthetic town; `courtesy_tests::town` describes how.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use courtesy_contract::Context;
use courtesy_tests::arguments::Arguments;
use courtesy_tests::{population, town};

const USAGE: &str = "\
Makes up the 1,000 customers of a synthetic town as contexts: one JSON document a line.

Usage: make-town [--seed NUMBER] [--output FILE]
       make-town [--seed NUMBER] --season FILE

  --seed NUMBER   another town for another number; the eight customers who are named in the docs stay the same
                  [default: 20260328]
  --output FILE   where to write, compressed if it ends in .zst; needed with --seed, so that the committed file stays
                  what the tests expect [default: tests/data/town.ndjson.zst]
  --season FILE   writes thirteen weeks of questions instead, of eight such towns, with an outage, a recall and a change of
                  prices: something to find for `courtesy insights`

Example: make-town --seed 7 --output another-town.ndjson.zst";

fn main() -> ExitCode {
    if env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let (seed, output, what) = match job(env::args().skip(1)) {
        Ok(job) => job,
        Err(mistake) => {
            eprintln!("make-town: {mistake}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let contexts = what(seed);
    if let Err(error) = population::write(&output, &population::to_ndjson(&contexts)) {
        eprintln!("make-town: {error:#}");
        return ExitCode::FAILURE;
    }
    println!("{} contexts in {}", contexts.len(), output.display());
    ExitCode::SUCCESS
}

/// The seed, where to write, and what.
type Job = (u64, PathBuf, fn(u64) -> Vec<Context>);

fn job(typed: impl Iterator<Item = String>) -> Result<Job, String> {
    let arguments = Arguments::parse(typed, &["--seed", "--output", "--season"], 0)?;
    let seed = arguments.option("--seed");
    let (output, what): (PathBuf, fn(u64) -> Vec<Context>) =
        match (arguments.option("--output"), arguments.option("--season")) {
            (Some(_), Some(_)) => return Err("--season says where to write; leave out --output".to_owned()),
            (None, Some(season)) => (season.into(), town::season),
            (Some(output), None) => (output.into(), town::population),
            (None, None) if seed.is_none() => (town::contexts_path(), town::population),
            (None, None) => return Err("--seed needs --output or --season".to_owned()),
        };
    let seed = seed.map_or(Ok(town::SEED), |seed| seed.parse().map_err(|_| "--seed: expected a whole number"))?;
    Ok((seed, output, what))
}
