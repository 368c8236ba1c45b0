//! Tables with a heading and sentences around them, for a terminal or a document.

use std::io::{self, Write};

use serde::Serialize;

use crate::{style, table, text};

/// The longest line of a sentence, in characters.
const WIDTH: usize = 100;

/// A table, with text above and below it.
#[derive(Debug, Serialize)]
pub(crate) struct Sheet {
    pub(crate) heading: String,
    pub(crate) above: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) below: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) side: Side,
}

/// The alignment of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Side {
    Left,
    Right,
}

pub(crate) fn left(name: &'static str) -> Column {
    Column { name, side: Side::Left }
}

pub(crate) fn right(name: &'static str) -> Column {
    Column { name, side: Side::Right }
}

/// Writes tables for a person, after a sentence.
///
/// # Errors
/// If `out` can't be written.
pub(crate) fn write_text(out: &mut dyn Write, first: &str, sheets: &[Sheet], columns: Option<usize>) -> io::Result<()> {
    for line in text::lines(first, WIDTH) {
        writeln!(out, "{line}")?;
    }
    for sheet in sheets {
        let strong = style::STRONG;
        writeln!(out, "\n{strong}{}{strong:#}", sheet.heading)?;
        sentence(out, &sheet.above)?;
        let mut rows = table::with_header(sheet.columns.iter().map(|column| column.name), columns);
        for row in &sheet.rows {
            let cell = |(text, column): (&String, &Column)| match column.side {
                Side::Left => text::printable(text).into(),
                Side::Right => table::number(text),
            };
            rows.add_row(row.iter().zip(&sheet.columns).map(cell));
        }
        if !sheet.rows.is_empty() {
            write!(out, "{}", table::indented(&rows, 2))?;
        }
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

/// Writes tables as Markdown, after a sentence; `cell` makes text literal.
///
/// # Errors
/// If `out` can't be written.
pub(crate) fn write_markdown(
    out: &mut dyn Write,
    first: &str,
    sheets: &[Sheet],
    cell: impl Fn(&str) -> String,
) -> io::Result<()> {
    writeln!(out, "{first}")?;
    for sheet in sheets {
        writeln!(out, "\n### {}\n", sheet.heading)?;
        if !sheet.above.is_empty() {
            writeln!(out, "{}\n", sheet.above)?;
        }
        rows(out, sheet, &cell)?;
        for said in &sheet.below {
            writeln!(out, "\n{}", cell(said))?;
        }
    }
    Ok(())
}

fn rows(out: &mut dyn Write, sheet: &Sheet, cell: impl Fn(&str) -> String) -> io::Result<()> {
    if sheet.rows.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = sheet.columns.iter().map(|column| column.name.to_owned()).collect();
    let sides = sheet.columns.iter().map(|column| match column.side {
        Side::Left => "---".to_owned(),
        Side::Right => "---:".to_owned(),
    });
    let sides: Vec<String> = sides.collect();
    let literal = sheet.rows.iter().map(|row| row.iter().map(|text| cell(text)).collect());
    for row in [names, sides].into_iter().chain(literal) {
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    Ok(())
}
