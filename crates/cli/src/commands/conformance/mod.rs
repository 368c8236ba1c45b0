//! `courtesy conformance`

mod asking;
mod cases;
mod claim;
mod examination;
mod findings;
mod judge;
mod junit;
mod keeping;
mod report;
mod sample;
mod shrink;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueHint};
use courtesy_contract::Context;
use courtesy_host::read;
use serde::Serialize;

use self::examination::Examined;
use crate::console::{Console, Ending};
use crate::{files, loading};

/// Tries a plugin in any language against the contract
///
/// Loads a .wasm file, asks it about hundreds of customers as a friendly and as a hostile host would, and says for each
/// claim of the contract whether it held: on every occasion, with every section and field missing or there, in every
/// script, at the bounds of every number, with long histories, with unknown fields, with damaged input, asked again.
/// What the plugin proposes is its own affair. The customers are made from the contract's schema and a seed: the same
/// seed gives the same customers.
///
/// Exits with 0 when every claim held, with 1 when one didn't, with 2 when a file can't be read.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy conformance check-in.wasm
  courtesy conformance check-in.wasm --contexts examples --save failed
  courtesy conformance plugins/*/*.wasm --junit conformance.xml")]
pub(crate) struct Conformance {
    /// The plugins
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Where chance begins; another seed makes other customers
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// How many customers are made by chance, besides those that each go to one edge
    #[arg(long, value_name = "NUMBER", default_value_t = 200)]
    cases: usize,
    /// A folder of contexts to ask about as well, such as a plugin's examples: NAME.context.json
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    contexts: Option<PathBuf>,
    /// The operator's settings, such as the plugin's config
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Writes the contexts that failed into this folder, to look at with `courtesy run`
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    save: Option<PathBuf>,
    /// Writes what one plugin answered to every context, a line each, to compare with the same plugin in another language
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    answers: Option<PathBuf>,
    /// Writes a JUnit report
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    junit: Option<PathBuf>,
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
    if conformance.answers.is_some() && conformance.files.len() > 1 {
        bail!("--answers writes what one plugin answered; name one plugin");
    }
    let given = conformance.contexts.as_deref().map(given).transpose()?.unwrap_or_default();
    let policy = loading::policy(conformance.policy.as_deref())?;
    let mut plugins = Vec::with_capacity(conformance.files.len());
    for file in &conformance.files {
        plugins.push(examination::examine(file, conformance, &given, policy.clone(), console)?);
    }
    let report = Report { form: 1, seed: conformance.seed, cases: conformance.cases, plugins };
    if let Some(path) = &conformance.junit {
        files::write(path, junit::of(&report)?.as_bytes())?;
    }
    if conformance.json {
        serde_json::to_writer_pretty(&mut *console.out, &report)?;
        writeln!(console.out)?;
    } else {
        report::write(console, &report)?;
    }
    Ok(Ending::of(report.plugins.iter().filter(|plugin| !plugin.passed).count()))
}

/// The contexts in a folder, by name.
fn given(folder: &Path) -> Result<Vec<(String, Context)>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("can't read the folder {}", folder.display()))?;
    let mut contexts = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(".context.json") {
            let context = read::context(&files::read(&path, files::DOCUMENT_MAX_BYTES)?);
            contexts.push((name.to_owned(), context.with_context(|| path.display().to_string())?));
        }
    }
    if contexts.is_empty() {
        bail!("there is no context in {}: put a customer's context into NAME.context.json", folder.display());
    }
    contexts.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(contexts)
}
