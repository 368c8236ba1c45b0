//! Writes stories: as text for a terminal, as Markdown, or as one HTML page.

use std::io::{self, Write};

use anyhow::Result;
use clap::ValueEnum;
use minijinja::Environment;
use minijinja::value::Serde;

use super::{Item, Section, Story, Tone};
use crate::report::{card, markup, style, table, text};

/// What stories are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal
    Text,
    /// For notes, tickets and wikis
    Markdown,
    /// One page that needs nothing else
    Html,
}

const TEMPLATES: [(&str, &str); 4] = [
    ("start.html", include_str!("start.html")),
    ("story.html", include_str!("story.html")),
    ("end.html", include_str!("end.html")),
    ("story.md", include_str!("story.md")),
];

/// Writes stories, one after the other.
pub(crate) struct Teller {
    format: Format,
    terminal: Option<usize>,
    templates: Environment<'static>,
}

impl Teller {
    /// Writes whole stories.
    ///
    /// # Errors
    /// When a template isn't right.
    pub(crate) fn new(format: Format) -> Result<Self> {
        Ok(Self { format, terminal: None, templates: markup::environment(&TEMPLATES)? })
    }

    /// Cuts what has one line to the width of the terminal, if stdout is one: stories are told there.
    pub(crate) fn for_stdout(self) -> Self {
        Self { terminal: table::terminal_columns(), ..self }
    }

    /// Writes what comes before the first story.
    pub(crate) fn begin(&self, out: &mut dyn Write) -> Result<()> {
        match self.format {
            Format::Html => self.fill("start.html", (), out),
            Format::Markdown => Ok(writeln!(out, "# Decisions explained")?),
            Format::Text => Ok(()),
        }
    }

    /// Writes a story.
    pub(crate) fn tell(&self, story: &Story, out: &mut dyn Write) -> Result<()> {
        match self.format {
            Format::Html => self.fill("story.html", Serde(story), out),
            Format::Markdown => self.fill("story.md", Serde(story), out),
            Format::Text => Ok(as_text(story, self.terminal, out)?),
        }
    }

    /// Writes what comes behind the last story.
    pub(crate) fn end(&self, out: &mut dyn Write) -> Result<()> {
        match self.format {
            Format::Html => self.fill("end.html", (), out),
            Format::Markdown | Format::Text => Ok(()),
        }
    }

    fn fill(&self, template: &str, values: impl Into<minijinja::Value>, out: &mut dyn Write) -> Result<()> {
        let text = self.templates.get_template(template)?.render(values)?;
        Ok(out.write_all(text.as_bytes())?)
    }
}

fn as_text(story: &Story, terminal: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let strong = style::STRONG;
    let customer = text::printable(story.customer.as_deref().unwrap_or("a customer who isn't known any more"));
    writeln!(out, "{strong}{customer}{strong:#}, {}", story.occasion)?;
    writeln!(out, "{}", text::printable(&story.times))?;
    for line in story.remark.map(|remark| text::lines(remark, 96)).into_iter().flatten() {
        writeln!(out, "{line}")?;
    }
    for section in &story.sections {
        section_as_text(section, terminal, out)?;
    }
    writeln!(out)
}

fn section_as_text(section: &Section, terminal: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let name = if section.tone == Tone::Bad { style::BAD } else { style::STRONG };
    let number = section.number.as_ref().map_or(String::new(), |number| format!(": {number}"));
    writeln!(out, "\n{name}{}{name:#}{number}", section.name)?;
    for Item { place, title, by, rows } in &section.items {
        let (kind, faint) = (style::KIND, style::FAINT);
        let mark = place.map_or_else(|| "  -".to_owned(), |place| format!("{place:>3}"));
        let (title, by) = (text::printable(title), text::printable(by));
        writeln!(out, "\n{mark} {kind}{title}{kind:#} {faint}{by}{faint:#}")?;
        card::write(out, rows, terminal)?;
    }
    card::write(out, &section.rows, terminal)
}
