//! `courtesy check`

mod policy;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueHint};
use comfy_table::Color;
use courtesy_contract::{Manifest, Violation};
use courtesy_host::{Abi, Error, ErrorKind, Limits, PluginFile};
use courtesy_report::{figures, style, table, text};
use serde::Serialize;

use crate::console::{Console, Ending, terminal_columns};
use crate::{files, loading};

/// Up to this initial memory, a fresh instance is cheap: the host resets it by copying.
const FAST_MEMORY_BYTES: u64 = 256 * 1024;

/// Checks plugins and policies without running them
///
/// For a plugin, a .wasm file, it checks the module, its imports and exports, its size and its manifest, and compiles
/// it as a host does: what passes here can be loaded, whatever the operator's policy says. The plugin isn't run.
///
/// For a policy, a .toml file, it checks every setting, and with --plugins whether its grants and settings fit those
/// plugins. It also points out settings that are valid but rarely intended, such as quiet hours that leave a channel
/// only a few minutes.
///
/// Exit status: 0 if every file passed; 1 if a check failed; 2 if a file can't be read.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy check check-in.wasm
  courtesy check plugins/*/*.wasm
  courtesy check policy.toml --plugins plugins
  courtesy check check-in.wasm --json")]
pub(crate) struct Check {
    /// The plugins and policies to check
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// For a policy: a plugin, or a folder of plugins or of plugin folders, that it must fit; can be repeated
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(check: &Check, console: &mut Console) -> Result<Ending> {
    if !check.plugins.is_empty() && !check.files.iter().any(|path| policy::is_one(path)) {
        bail!("--plugins is only for checking a policy; name a policy's .toml file as well");
    }
    let mut report = |path: &PathBuf| {
        if policy::is_one(path) { policy::report(path, &check.plugins) } else { report(path, console) }
    };
    let reports = check.files.iter().map(&mut report).collect::<Result<Vec<_>>>()?;
    if check.json {
        serde_json::to_writer_pretty(&mut *console.out, &reports)?;
        writeln!(console.out)?;
    } else {
        for report in &reports {
            write_report(console, report)?;
        }
    }
    Ok(Ending::of(reports.iter().filter(|report| !report.fine).count()))
}

#[derive(Debug, Serialize)]
struct Report {
    file: String,
    fine: bool,
    checks: Vec<Finding>,
}

/// One check and its result.
#[derive(Debug, Serialize)]
struct Finding {
    check: &'static str,
    result: CheckResult,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    violations: Vec<Place>,
}

/// A place in a document where something is wrong.
#[derive(Debug, Serialize)]
struct Place {
    #[serde(flatten)]
    violation: Violation,
    /// The line in a text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// Place and problem, for a person.
    #[serde(skip)]
    text: String,
}

impl Place {
    /// The places that an error names.
    fn all(error: &Error) -> Vec<Self> {
        let (text, lines) = (error.to_string(), error.lines());
        let text = text.lines().skip(1).map(|text| text.trim().to_owned());
        let places = error.violations().iter().cloned().zip(text).enumerate();
        let place = |(index, (violation, text))| Self { violation, line: lines.get(index).copied().flatten(), text };
        places.map(place).collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum CheckResult {
    Passed,
    /// Passed, but could be better.
    Advice,
    Failed,
    /// Skipped because an earlier check failed.
    NotReached,
}

/// The checks, in the order in which the host makes them.
const CHECKS: [&str; 5] = ["module", "abi", "manifest", "memory", "compiling"];
/// The index of the last check.
const COMPILING: usize = 4;

fn report(path: &Path, console: &mut Console) -> Result<Report> {
    let bytes = files::read(path, files::PLUGIN_MAX_BYTES)?;
    let checks = match PluginFile::parse(bytes, &Limits::default()) {
        Ok(plugin) => match loading::compile(&plugin, console)? {
            Ok(()) => passed(&plugin),
            Err(error) => rejected_at(COMPILING, &error),
        },
        Err(error) => match failing(error.kind()) {
            Some(check) => rejected_at(check, &error),
            None => bail!(error),
        },
    };
    let fine = checks.iter().all(|finding| matches!(finding.result, CheckResult::Passed | CheckResult::Advice));
    Ok(Report { file: path.display().to_string(), fine, checks })
}

/// The index in [`CHECKS`] of the check that this kind of error fails.
fn failing(kind: ErrorKind) -> Option<usize> {
    match kind {
        ErrorKind::Module => Some(0),
        ErrorKind::Abi => Some(1),
        ErrorKind::Manifest => Some(2),
        _ => None,
    }
}

fn passed(plugin: &PluginFile) -> Vec<Finding> {
    let (manifest, facts) = (plugin.manifest(), plugin.facts());
    let size = figures::size(facts.size_bytes as u64);
    let memory = figures::memory(facts.memory_bytes);
    // A runtime's initial memory is nothing that a plugin's author could change.
    let in_the_authors_hands = facts.abi == Abi::Module;
    let (result, memory) = if facts.memory_bytes > FAST_MEMORY_BYTES && in_the_authors_hands {
        let ceiling = figures::memory(FAST_MEMORY_BYTES);
        (
            CheckResult::Advice,
            format!("{memory} initially; above {ceiling} each call is slower: link it with a smaller stack"),
        )
    } else {
        (CheckResult::Passed, format!("{memory} initially"))
    };
    let finding = |at: usize, result, detail| Finding { check: CHECKS[at], result, detail, violations: Vec::new() };
    vec![
        finding(
            0,
            CheckResult::Passed,
            format!("{}, {size}, {}", facts.abi, figures::counted(facts.functions.into(), "function")),
        ),
        finding(
            1,
            CheckResult::Passed,
            format!("imports {}, exports {}", imports(&facts.imports), text::printable(&text::listed(&facts.exports))),
        ),
        finding(2, CheckResult::Passed, format!("{} {}, {}", manifest.id, manifest.version, asked(manifest))),
        finding(3, result, memory),
        finding(COMPILING, CheckResult::Passed, "as a host loads it".into()),
    ]
}

/// About whom a host asks the plugin.
fn asked(manifest: &Manifest) -> String {
    manifest.asks_when.as_ref().map_or_else(
        || "asked about every customer".to_owned(),
        |asks_when| match asks_when.conditions().len() as u64 {
            1 => "asked only where its `asks_when` holds".to_owned(),
            several => {
                format!("asked only where one of {} in `asks_when` holds", figures::counted(several, "condition"))
            }
        },
    )
}

/// The gate allows only imports from WASI, so there is no need to name them.
fn imports(imports: &[String]) -> String {
    if imports.is_empty() {
        "nothing".into()
    } else {
        format!("{} from WASI", figures::counted(imports.len() as u64, "part"))
    }
}

fn rejected_at(check: usize, error: &Error) -> Vec<Finding> {
    let detail = error.to_string().lines().next().unwrap_or_default().to_owned();
    failed_at(check, detail, Place::all(error))
}

fn failed_at(failed: usize, detail: String, violations: Vec<Place>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (at, check) in CHECKS.into_iter().enumerate() {
        let result = match at {
            _ if at < failed => CheckResult::Passed,
            _ if at == failed => CheckResult::Failed,
            _ => CheckResult::NotReached,
        };
        findings.push(Finding { check, result, detail: String::new(), violations: Vec::new() });
    }
    findings[failed].detail = detail;
    findings[failed].violations = violations;
    findings
}

fn write_report(console: &mut Console, report: &Report) -> Result<()> {
    let strong = style::STRONG;
    writeln!(console.out, "{strong}{}{strong:#}", text::printable(&report.file))?;
    let mut findings = table::with_header(["check", "", ""], terminal_columns());
    for finding in &report.checks {
        let (word, colour) = match finding.result {
            CheckResult::Passed => ("passed", Color::Green),
            CheckResult::Advice => ("advice", Color::Yellow),
            CheckResult::Failed => ("failed", Color::Red),
            CheckResult::NotReached => ("not reached", Color::DarkGrey),
        };
        let places = finding.violations.iter().map(|place| place.text.clone());
        let lines = [finding.detail.clone()].into_iter().chain(places).map(|line| text::printable(&line));
        let detail = lines.collect::<Vec<_>>().join("\n");
        findings.add_row([finding.check.into(), table::coloured(word, colour), detail.into()]);
    }
    write!(console.out, "{}", table::indented(&findings, 2))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_after_a_failed_one_are_not_reached() {
        let results: Vec<_> = failed_at(1, "imports a clock".into(), Vec::new()).iter().map(|f| f.result).collect();
        assert_eq!(results[..2], [CheckResult::Passed, CheckResult::Failed]);
        assert!(results[2..].iter().all(|result| *result == CheckResult::NotReached));
    }

    #[test]
    fn a_file_that_is_no_module_fails_the_first_check() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("note.wasm");
        std::fs::write(&path, "hello").unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let report = report(&path, &mut Console { out: &mut out, err: &mut err }).unwrap();
        assert!(!report.fine);
        assert_eq!(report.checks[0].result, CheckResult::Failed);
    }
}
