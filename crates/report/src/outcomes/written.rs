//! Writes the findings: as text, as Markdown, or as lines of JSON.

use std::io::{self, Write};

use courtesy_analysis::outcomes::{Actions, ExperimentFinding, Findings, Group, SetAside, Totals};
use serde::Serialize;

use super::sheet as outcomes;
use crate::{Layout, sheet, text};

/// Writes tables for a person.
///
/// # Errors
/// If `out` can't be written.
pub fn write_text(out: &mut dyn Write, findings: &Findings, layout: Layout) -> io::Result<()> {
    let (first, sheets) = (outcomes::totals(&findings.totals), outcomes::of(findings));
    layout.write(out, |out| sheet::write_text(out, &first, &sheets, layout.columns))
}

/// Writes tables as Markdown.
///
/// # Errors
/// If `out` can't be written.
pub fn write_markdown(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let cell = |text: &str| text::printable(text).replace('|', "\\|");
    sheet::write_markdown(out, &outcomes::totals(&findings.totals), &outcomes::of(findings), cell)
}

/// One finding, as a line of JSON.
#[derive(Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
enum Line<'f> {
    Totals(&'f Totals),
    Actions(&'f Actions),
    Decisions(&'f Group),
    Experiment(&'f ExperimentFinding),
    SetAside(&'f SetAside),
}

/// Writes a line of JSON for each finding.
///
/// # Errors
/// If `out` can't be written.
pub fn write_ndjson(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let lines = std::iter::once(Line::Totals(&findings.totals))
        .chain(findings.actions.iter().map(Line::Actions))
        .chain(findings.groups.iter().map(Line::Decisions))
        .chain(findings.experiments.iter().map(Line::Experiment))
        .chain(findings.set_aside.iter().map(Line::SetAside));
    for line in lines {
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}
