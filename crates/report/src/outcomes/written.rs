//! Writes the findings: as text, as Markdown, or as lines of JSON.

use std::io::{self, Write};

use courtesy_analysis::outcomes::{Actions, ExperimentFinding, Findings, Group, SetAside, Totals};
use serde::Serialize;

use super::sheet::{self, Sheet, Side};
use crate::{Layout, style, table, text};

/// The longest line of a sentence, in characters.
const WIDTH: usize = 100;

/// Writes tables for a person.
///
/// # Errors
/// If `out` can't be written.
pub fn write_text(out: &mut dyn Write, findings: &Findings, layout: Layout) -> io::Result<()> {
    layout.write(out, |out| tables(out, findings, layout.columns))
}

fn tables(out: &mut dyn Write, findings: &Findings, columns: Option<usize>) -> io::Result<()> {
    writeln!(out, "{}", sheet::totals(&findings.totals))?;
    for sheet in sheet::of(findings) {
        let strong = style::STRONG;
        writeln!(out, "\n{strong}{}{strong:#}", sheet.heading)?;
        sentence(out, &sheet.above)?;
        let mut rows = table::with_header(sheet.columns.iter().map(|column| column.name), columns);
        for row in &sheet.rows {
            let cell = |(text, column): (&String, &sheet::Column)| match column.side {
                Side::Left => text::printable(text).into(),
                Side::Right => table::number(text),
            };
            rows.add_row(row.iter().zip(&sheet.columns).map(cell));
        }
        write!(out, "{}", table::indented(&rows, 2))?;
        for said in &sheet.below {
            sentence(out, said)?;
        }
    }
    Ok(())
}

fn sentence(out: &mut dyn Write, sentence: &str) -> io::Result<()> {
    for line in text::lines(&text::printable(sentence), WIDTH).iter().filter(|line| !line.is_empty()) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// Writes tables as Markdown.
///
/// # Errors
/// If `out` can't be written.
pub fn write_markdown(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    writeln!(out, "{}", sheet::totals(&findings.totals))?;
    for sheet in sheet::of(findings) {
        writeln!(out, "\n### {}\n", sheet.heading)?;
        if !sheet.above.is_empty() {
            writeln!(out, "{}\n", sheet.above)?;
        }
        rows(out, &sheet)?;
        for said in &sheet.below {
            writeln!(out, "\n{}", text::printable(said))?;
        }
    }
    Ok(())
}

fn rows(out: &mut dyn Write, sheet: &Sheet) -> io::Result<()> {
    let names: Vec<String> = sheet.columns.iter().map(|column| column.name.to_owned()).collect();
    let sides = sheet.columns.iter().map(|column| match column.side {
        Side::Left => "---".to_owned(),
        Side::Right => "---:".to_owned(),
    });
    let sides: Vec<String> = sides.collect();
    for row in [&names, &sides].into_iter().chain(&sheet.rows) {
        let cells: Vec<String> = row.iter().map(|cell| text::printable(cell).replace('|', "\\|")).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
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
