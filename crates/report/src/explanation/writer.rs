//! Writes explanations: as text for a terminal, one line each, as Markdown, or as one HTML page with an index.

use std::io::{self, Write};

use minijinja::Environment;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::costs::Ledger;
use super::outline::Outline;
use super::{Costs, ExplainedDecision, Item, Section, Tone};
use crate::{Layout, card, figures, markup, page, style, text};

/// Output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a terminal
    Text,
    /// One line for each decision
    Line,
    /// For notes, tickets and wikis
    Markdown,
    /// A single, self-contained page
    Html,
}

const TITLE: &str = "Decisions explained";

/// The style of what [`ExplanationWriter::write_story`] writes, for the element that holds it.
pub const STYLE: &str = include_str!("story.css");

/// What a page of stories has beside them.
const PAGE_STYLE: &str = include_str!("page.css");

const TEMPLATES: [(&str, &str); 6] = [
    ("start.html", include_str!("start.html")),
    ("decision.html", concat!(include_str!("sections.html"), include_str!("decision.html"))),
    ("story.html", concat!(include_str!("sections.html"), include_str!("story.html"))),
    ("end.html", concat!(include_str!("sections.html"), include_str!("end.html"))),
    ("decision.md", concat!(include_str!("sections.md"), include_str!("decision.md"))),
    ("end.md", concat!(include_str!("sections.md"), include_str!("end.md"))),
];

/// Writes explanations, one after the other.
#[derive(Debug)]
pub struct ExplanationWriter {
    format: Format,
    layout: Layout,
    costs: Costs,
    templates: Environment<'static>,
    index: Vec<Entry>,
    ledger: Ledger,
}

/// A decision in the index of a page.
#[derive(Debug, Serialize)]
struct Entry {
    customer: Option<String>,
    hook: String,
    outline: Option<Outline>,
    is_damaged: bool,
}

/// A decision on a page.
#[derive(Serialize)]
struct Card<'e> {
    /// Its number on the page, from 1.
    number: usize,
    #[serde(flatten)]
    explained: &'e ExplainedDecision,
    costs: Vec<Section>,
}

impl ExplanationWriter {
    /// A writer for this format. With `layout`, text gets its colours, and lines of facts are shortened to the
    /// terminal's columns.
    ///
    /// # Errors
    /// If a template is invalid, which tests rule out.
    pub fn new(format: Format, layout: Layout, costs: Costs) -> io::Result<Self> {
        let templates = page::environment(&TEMPLATES)?;
        Ok(Self { format, layout, costs, templates, index: Vec::new(), ledger: Ledger::default() })
    }

    /// Writes what comes before the first explanation. A page begins with an index of the explanations that were
    /// written until now; to have one, write them somewhere else first, and copy them to `out` after this.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Html => {
                let index = Value::from(Serde(&self.index));
                let values = minijinja::context! { title => TITLE, style => page::style(&[STYLE, PAGE_STYLE]), headline => self.headline(), index };
                markup::fill(&self.templates, "start.html", values, out)
            }
            Format::Markdown => writeln!(out, "# {TITLE}"),
            Format::Text | Format::Line => Ok(()),
        }
    }

    /// Writes an explanation.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn write(&mut self, explained: &ExplainedDecision, out: &mut dyn Write) -> io::Result<()> {
        self.ledger.add(&explained.account);
        let costs = match self.costs {
            Costs::WithEach => explained.account.sections(),
            Costs::AtTheEnd => Vec::new(),
        };
        let layout = self.layout;
        match self.format {
            Format::Html => {
                self.index.push(Entry::of(explained));
                self.fill("decision.html", &Card { number: self.index.len(), explained, costs }, out)
            }
            Format::Markdown => self.fill("decision.md", &Card { number: 0, explained, costs }, out),
            Format::Text => {
                let gap = if self.ledger.decisions() > 1 { "\n\n" } else { "" };
                layout.write(out, |out| {
                    write!(out, "{gap}")?;
                    as_text(explained, &costs, layout.columns, out)
                })
            }
            Format::Line => {
                let cost = match self.costs {
                    Costs::WithEach => format!("; {}", explained.account.line()),
                    Costs::AtTheEnd => String::new(),
                };
                let line = explained.line() + &cost;
                let most = layout.columns.unwrap_or(usize::MAX);
                layout.write(out, |out| writeln!(out, "{}", text::shortened(&line, most)))
            }
        }
    }

    /// Writes what comes after the last explanation: what all of them cost and were made from, unless each says so.
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn end(&self, out: &mut dyn Write) -> io::Result<()> {
        let sections = match self.costs {
            Costs::AtTheEnd => self.ledger.sections(),
            Costs::WithEach => Vec::new(),
        };
        let values = || minijinja::context! { sections => Value::from(Serde(&sections)) };
        match self.format {
            Format::Html => markup::fill(&self.templates, "end.html", values(), out),
            Format::Markdown => markup::fill(&self.templates, "end.md", values(), out),
            Format::Text => self.layout.write(out, |out| {
                sections.iter().try_for_each(|section| section_as_text(section, self.layout.columns, out))
            }),
            Format::Line => Ok(()),
        }
    }

    /// Writes what a page has of an explanation, for another page: with headings from the third level on, and with its
    /// costs. Its style is [`STYLE`].
    ///
    /// # Errors
    /// If `out` can't be written.
    pub fn write_story(&self, explained: &ExplainedDecision, out: &mut dyn Write) -> io::Result<()> {
        self.fill("story.html", &Card { number: 0, explained, costs: explained.account.sections() }, out)
    }

    fn fill(&self, template: &str, card: &Card, out: &mut dyn Write) -> io::Result<()> {
        markup::fill(&self.templates, template, Value::from(Serde(card)), out)
    }

    /// How many decisions the page holds, and what they come to.
    fn headline(&self) -> String {
        let count = |is: fn(&Outline) -> bool| {
            let outlines = self.index.iter().filter_map(|entry| entry.outline.as_ref());
            figures::count(outlines.filter(|outline| is(outline)).count() as u64)
        };
        let offered = count(|outline| !outline.offered.is_empty());
        let withheld = count(|outline| outline.offered.is_empty() && !outline.withheld.is_empty());
        let nothing = count(Outline::is_empty);
        let all = figures::counted(self.index.len() as u64, "decision");
        format!(
            "{all}: {offered} with something offered, {withheld} with everything withheld, {nothing} with nothing proposed"
        )
    }
}

impl Entry {
    fn of(explained: &ExplainedDecision) -> Self {
        Self {
            customer: explained.customer.clone(),
            hook: explained.hook.clone(),
            outline: explained.outline.clone(),
            is_damaged: explained.is_damaged,
        }
    }
}

fn as_text(
    explained: &ExplainedDecision,
    costs: &[Section],
    terminal: Option<usize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (strong, faint) = (style::STRONG, style::FAINT);
    writeln!(out, "{strong}{}{strong:#}, {}", text::printable(explained.whose()), explained.hook)?;
    writeln!(out, "{}", text::printable(&explained.times))?;
    writeln!(out, "{faint}Decision {}{faint:#}", explained.id)?;
    for line in explained.remark.map(|remark| text::lines(remark, 96)).into_iter().flatten() {
        writeln!(out, "{line}")?;
    }
    explained.sections.iter().chain(costs).try_for_each(|section| section_as_text(section, terminal, out))
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
