//! `courtesy conformance`

mod apart;
mod asking;
mod cases;
mod claim;
mod examination;
mod findings;
mod judge;
mod junit;
mod report;
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

/// Tries a plugin in any language against the contract
///
/// Loads a plugin, asks it about hundreds of customers as a friendly and as a hostile host would, and says for each
/// claim of the contract whether it held: on every occasion, with every section and field missing or there, in every
/// script, at the bounds of every number, with long histories, with unknown fields, with damaged input, asked again.
/// What the plugin proposes is its own affair. The customers are made from the contract's schema and a seed: the same
/// seed gives the same customers.
///
/// A plugin that is named by its folder is built first when it isn't built yet, or a file of the folder has changed since;
/// it is asked about its own examples, too.
///
/// Exits with 0 when every claim held, with 1 when one didn't, with 2 when a file can't be read or a plugin not be built.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy conformance
  courtesy conformance --save failed
  courtesy conformance check-in.wasm --contexts examples
  courtesy conformance plugins/*/*.wasm --junit conformance.xml")]
pub(crate) struct Conformance {
    /// The plugins: .wasm files, or the folders in which they are written
    #[arg(value_name = "FILE|DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    files: Vec<PathBuf>,
    /// Where chance begins; another seed makes other customers
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// How many customers are made by chance, besides those that each go to one edge
    #[arg(long, value_name = "NUMBER", default_value_t = 200)]
    cases: usize,
    /// A folder of contexts to ask about as well: NAME.context.json; for a plugin's folder it is `examples` unless you say so
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    contexts: Option<PathBuf>,
    /// The operator's settings, such as the plugin's config
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Writes the contexts that failed into this folder, to look at with `courtesy run`
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    save: Option<PathBuf>,
    /// Writes what one plugin answered to every context, a line each, to compare with the same plugin in another language;
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

/// What a run came to, as `--json` prints it.
#[derive(Debug, Serialize)]
struct Report {
    /// The version of this form.
    form: u32,
    seed: u64,
    cases: usize,
    plugins: Vec<Examined>,
}

pub(crate) fn run(conformance: &Conformance, console: &mut Console) -> Result<Ending> {
    let subjects = subject::all(&conformance.files, conformance.contexts.as_deref(), conformance.building, console)?;
    if conformance.answers.is_some() && subjects.len() > 1 {
        bail!("--answers writes what one plugin answered; name one plugin");
    }
    let guard = apart::held(conformance, &subjects)?;
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
