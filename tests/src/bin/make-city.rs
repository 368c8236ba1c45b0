//! Generates a city of any size; `courtesy_tests::city` describes how.

use std::env;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use courtesy_tests::arguments::Arguments;
use courtesy_tests::city;

const USAGE: &str = "\
Repeats the customers of the synthetic town under other references, as contexts: one JSON document a line, about 4 kB.

Usage: make-city NUMBER [--output FILE]

  NUMBER          how many customers
  --output FILE   where to write, compressed if it ends in .zst [default: stdout]

Example: make-city 1000000 | courtesy decide --plugins plugins --summary-only";

fn main() -> ExitCode {
    if env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let (number, output) = match job(env::args().skip(1)) {
        Ok(job) => job,
        Err(mistake) => {
            eprintln!("make-city: {mistake}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match write(number, output.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("make-city: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn job(typed: impl Iterator<Item = String>) -> Result<(u32, Option<String>), String> {
    let arguments = Arguments::parse(typed, &["--output"], 1)?;
    let number = arguments.first().ok_or("NUMBER is missing")?;
    let number =
        number.replace(['_', ','], "").parse().map_err(|_| format!("`{number}` isn't a number of customers"))?;
    Ok((number, arguments.option("--output").map(str::to_owned)))
}

fn write(number: u32, output: Option<&str>) -> Result<()> {
    let Some(path) = output else {
        return Ok(city::write(number, &mut BufWriter::new(io::stdout().lock()))?);
    };
    let named = || format!("can't write {path}");
    let mut file = BufWriter::new(File::create(path).with_context(named)?);
    let is_packed = Path::new(path).extension().is_some_and(|extension| extension == "zst");
    if is_packed { city::write_packed(number, file) } else { city::write(number, &mut file) }.with_context(named)
}

/// Whether the reader of the output has left.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|fault| fault.kind() == ErrorKind::BrokenPipe)
}
