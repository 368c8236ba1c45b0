//! `courtesy check`

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueHint};
use comfy_table::Color;
use courtesy_contract::Violation;
use courtesy_host::{Abi, ErrorKind, Limits, PluginFile};
use serde::Serialize;

use crate::console::{Console, Ending};
use crate::files;
use crate::report::{figures, style, table, text};

/// Up to this much memory at the start, a fresh instance costs little: the host resets it by copying.
const FAST_MEMORY_BYTES: u64 = 256 * 1024;

/// Says whether a .wasm file can be a plugin
///
/// Looks at the module, its imports and exports, its size and its manifest, as the host does when it loads it. Nothing
/// of the plugin runs.
///
/// Exits with 0 when every file is fine, with 1 when a check failed, with 2 when a file can't be read.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy check check-in.wasm
  courtesy check plugins/*/*.wasm
  courtesy check check-in.wasm --json")]
pub(crate) struct Check {
    /// The plugins
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(check: &Check, console: &mut Console) -> Result<Ending> {
    let reports = check.files.iter().map(|path| report(path)).collect::<Result<Vec<_>>>()?;
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

/// One check and what came of it.
#[derive(Debug, Serialize)]
struct Finding {
    check: &'static str,
    verdict: Verdict,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    violations: Vec<Violation>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Passed,
    /// The plugin works, and could do better.
    Advice,
    Failed,
    /// An earlier check failed.
    NotReached,
}

/// The checks in the order in which the host makes them.
const CHECKS: [&str; 4] = ["module", "abi", "manifest", "memory"];

fn report(path: &Path) -> Result<Report> {
    let bytes = files::read(path, files::PLUGIN_MAX_BYTES)?;
    let checks = match PluginFile::parse(bytes, &Limits::default()) {
        Ok(plugin) => passed(&plugin),
        Err(error) => {
            let Some(check) = failing(error.kind()) else { bail!(error) };
            let detail = error.to_string().lines().next().unwrap_or_default().to_owned();
            failed_at(check, detail, error.violations().to_vec())
        }
    };
    let fine = checks.iter().all(|finding| matches!(finding.verdict, Verdict::Passed | Verdict::Advice));
    Ok(Report { file: path.display().to_string(), fine, checks })
}

/// The place in [`CHECKS`] of the check that gives this kind of error.
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
    // What a runtime needs at the start is nothing that a plugin's author could change.
    let in_the_authors_hands = facts.abi == Abi::Module;
    let (verdict, memory) = if facts.memory_bytes > FAST_MEMORY_BYTES && in_the_authors_hands {
        let ceiling = figures::memory(FAST_MEMORY_BYTES);
        (
            Verdict::Advice,
            format!("{memory} at the start; each call is slower above {ceiling}: link it with a smaller stack"),
        )
    } else {
        (Verdict::Passed, format!("{memory} at the start"))
    };
    let finding = |at: usize, verdict, detail| Finding { check: CHECKS[at], verdict, detail, violations: Vec::new() };
    vec![
        finding(
            0,
            Verdict::Passed,
            format!("{}, {size}, {}", facts.abi, figures::counted(facts.functions.into(), "function")),
        ),
        finding(
            1,
            Verdict::Passed,
            format!("imports {}, exports {}", imports(&facts.imports), text::printable(&text::listed(&facts.exports))),
        ),
        finding(2, Verdict::Passed, format!("{} {}", manifest.id, manifest.version)),
        finding(3, verdict, memory),
    ]
}

/// The gate let only WASI through, so that its functions and interfaces needn't be named.
fn imports(imports: &[String]) -> String {
    if imports.is_empty() {
        "nothing".into()
    } else {
        format!("{} of WASI", figures::counted(imports.len() as u64, "part"))
    }
}

fn failed_at(failed: usize, detail: String, violations: Vec<Violation>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (at, check) in CHECKS.into_iter().enumerate() {
        let verdict = match at {
            _ if at < failed => Verdict::Passed,
            _ if at == failed => Verdict::Failed,
            _ => Verdict::NotReached,
        };
        findings.push(Finding { check, verdict, detail: String::new(), violations: Vec::new() });
    }
    findings[failed].detail = detail;
    findings[failed].violations = violations;
    findings
}

fn write_report(console: &mut Console, report: &Report) -> Result<()> {
    let strong = style::STRONG;
    writeln!(console.out, "{strong}{}{strong:#}", text::printable(&report.file))?;
    let mut findings = table::with_header(["check", "", ""]);
    for finding in &report.checks {
        let (word, colour) = match finding.verdict {
            Verdict::Passed => ("passed", Color::Green),
            Verdict::Advice => ("passed", Color::Yellow),
            Verdict::Failed => ("failed", Color::Red),
            Verdict::NotReached => ("not reached", Color::DarkGrey),
        };
        let places = finding.violations.iter().map(|violation| format!("\n{}: {}", violation.at, violation.message));
        let detail = text::printable(&format!("{}{}", finding.detail, places.collect::<String>()));
        findings.add_row([finding.check.into(), table::coloured(word, colour), detail.into()]);
    }
    write!(console.out, "{}", table::indented(&findings, 2))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_behind_a_failed_check_is_not_reached() {
        let verdicts: Vec<_> = failed_at(1, "imports a clock".into(), Vec::new()).iter().map(|f| f.verdict).collect();
        assert_eq!(verdicts, [Verdict::Passed, Verdict::Failed, Verdict::NotReached, Verdict::NotReached]);
    }

    #[test]
    fn a_file_that_is_no_module_fails_the_first_check() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("note.wasm");
        std::fs::write(&path, "hello").unwrap();
        let report = report(&path).unwrap();
        assert!(!report.fine);
        assert_eq!(report.checks[0].verdict, Verdict::Failed);
    }
}
