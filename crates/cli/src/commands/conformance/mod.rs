//! `courtesy conformance`

mod cases;
mod claim;
mod examination;
mod findings;
mod guarding;
mod judge;
mod junit;
mod report;
mod round;
mod sample;
mod saved;
mod shrink;
mod subject;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueHint};
use serde::Serialize;

use self::examination::Examined;
use super::build::Building;
use crate::console::{Console, Ending};
use crate::{files, loading};

/// Tests whether a plugin in any language follows the contract
///
/// Calls a plugin with hundreds of customers, as a friendly and as a hostile host would, and reports whether each claim
/// of the contract held: for every hook, with every section and field present or missing, in every script, at the
/// bounds of every number, with long histories, unknown fields and damaged input, and when called again. Whether the
/// plugin's proposals are sensible is not tested. The customers are generated from the contract's schema and a seed:
/// the same seed gives the same customers.
///
/// A plugin named by its folder is built first if needed, and is also tested with its own examples.
///
/// Exit status: 0 if every claim held; 1 if one didn't; 2 if a file can't be read or a plugin can't be built.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy conformance
  courtesy conformance --save failed
  courtesy conformance check-in.wasm --contexts examples
  courtesy conformance plugins/*/*.wasm --junit conformance.xml")]
pub(crate) struct Conformance {
    /// The plugins: .wasm files, or the folders they are written in
    #[arg(value_name = "FILE|DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    files: Vec<PathBuf>,
    /// The seed for random customers; another seed gives other customers
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// How many random customers to generate, besides those that each test one edge
    #[arg(long, value_name = "NUMBER", default_value_t = 200)]
    cases: usize,
    /// A folder of further contexts to test with, NAME.context.json; for a plugin named by its folder, `examples` is
    /// the default
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    contexts: Option<PathBuf>,
    /// The operator's settings, such as the plugin's config
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Writes the contexts that failed to this folder, to try with `courtesy run`
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    save: Option<PathBuf>,
    /// Writes one plugin's answer to every context, one per line, to compare with the same plugin in another language;
    /// `-` is stdout
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    answers: Option<PathBuf>,
    /// Writes a JUnit report; `-` is stdout
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    junit: Option<PathBuf>,
    #[command(flatten)]
    building: Building,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// The results of a run, as `--json` prints them.
#[derive(Debug, Serialize)]
struct Report {
    /// The version of this format.
    form: u32,
    seed: u64,
    cases: usize,
    plugins: Vec<Examined>,
}

pub(crate) fn run(conformance: &Conformance, console: &mut Console) -> Result<Ending> {
    let subjects = subject::all(&conformance.files, conformance.contexts.as_deref(), conformance.building, console)?;
    if conformance.answers.is_some() && subjects.len() > 1 {
        bail!("--answers writes the answers of one plugin; name only one");
    }
    let guard = guarding::guard(conformance, &subjects)?;
    let policy = loading::policy(conformance.policy.as_deref())?;
    let mut plugins = Vec::with_capacity(subjects.len());
    for subject in &subjects {
        plugins.push(examination::examine(subject, conformance, policy.clone(), &guard, console)?);
    }
    let report = Report { form: 1, seed: conformance.seed, cases: conformance.cases, plugins };
    if let Some(path) = &conformance.junit {
        files::write(path, junit::of(&report)?.as_bytes())?;
    }
    if conformance.json {
        serde_json::to_writer_pretty(&mut *console.out, &report)?;
        writeln!(console.out)?;
    } else {
        let out = if guard.stdout_is_taken() { &mut *console.err } else { &mut *console.out };
        report::write(out, &report)?;
    }
    Ok(Ending::of(report.plugins.iter().filter(|plugin| !plugin.passed).count()))
}
