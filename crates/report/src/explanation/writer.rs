//! Writes explanations: as text for a terminal, as Markdown, or as one HTML page.

use std::io::{self, Write};

use minijinja::Environment;
use minijinja::value::{Serde, Value};

use super::{ExplainedDecision, Item, Section, Tone};
use crate::{Layout, card, markup, style, text};

/// Output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a terminal
    Text,
    /// For notes, tickets and wikis
    Markdown,
    /// A single, self-contained page
    Html,
}

const TEMPLATES: [(&str, &str); 4] = [
    ("start.html", include_str!("start.html")),
    ("decision.html", include_str!("decision.html")),
    ("end.html", include_str!("end.html")),
    ("decision.md", include_str!("decision.md")),
];

/// Writes explanations, one after the other.
#[derive(Debug)]
pub struct ExplanationWriter {
    format: Format,
    layout: Layout,
    templates: Environment<'static>,
}

impl ExplanationWriter {
    /// A writer for this format. With `layout`, text gets its colours, and facts are shortened to the terminal's
    /// columns.
    ///
    /// # Errors
    /// If a template is invalid, which tests rule out.
    pub fn new(format: Format, layout: Layout) -> io::Result<Self> {
        Ok(Self { format, layout, templates: markup::environment(&TEMPLATES)? })
    }

    /// Writes what comes before the first explanation.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Html => markup::fill(&self.templates, "start.html", (), out),
            Format::Markdown => writeln!(out, "# Decisions explained"),
            Format::Text => Ok(()),
        }
    }

    /// Writes an explanation.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn write(&self, explained: &ExplainedDecision, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Html => markup::fill(&self.templates, "decision.html", Value::from(Serde(explained)), out),
            Format::Markdown => markup::fill(&self.templates, "decision.md", Value::from(Serde(explained)), out),
            Format::Text => self.layout.write(out, |out| as_text(explained, self.layout.columns, out)),
        }
    }

    /// Writes what comes after the last explanation.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn end(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Html => markup::fill(&self.templates, "end.html", (), out),
            Format::Markdown | Format::Text => Ok(()),
        }
    }
}

fn as_text(explained: &ExplainedDecision, terminal: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let strong = style::STRONG;
    let customer = text::printable(explained.customer.as_deref().unwrap_or("a customer whose data was erased"));
    writeln!(out, "{strong}{customer}{strong:#}, {}", explained.hook)?;
    writeln!(out, "{}", text::printable(&explained.times))?;
    for line in explained.remark.map(|remark| text::lines(remark, 96)).into_iter().flatten() {
        writeln!(out, "{line}")?;
    }
    for section in &explained.sections {
        section_as_text(section, terminal, out)?;
    }
    writeln!(out)
}

fn section_as_text(section: &Section, terminal: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let name = if section.tone == Tone::Bad { style::BAD } else { style::STRONG };
    let number = section.number.as_ref().map_or(String::new(), |number| format!(": {number}"));
    writeln!(out, "\n{name}{}{name:#}{number}", section.name)?;
    for Item { position, title, by, rows } in &section.items {
        let (kind, faint) = (style::KIND, style::FAINT);
        let mark = position.map_or_else(|| "  -".to_owned(), |position| format!("{position:>3}"));
        let (title, by) = (text::printable(title), text::printable(by));
        writeln!(out, "\n{mark} {kind}{title}{kind:#} {faint}{by}{faint:#}")?;
        card::write(out, rows, terminal)?;
    }
    card::write(out, &section.rows, terminal)
}
