//! The sections of the page: tables, most with bars in their rows or a chart above.

use courtesy_analysis::compare::{Comparison, DayRow, QueueRow, Sides, Summary, Volume, periods, total};
use serde::Serialize;

use super::super::chart::{Bars, Columns};
use super::super::{difference, period_name, words};
use crate::figures;

/// How many rows are shown; the others are folded away.
const IN_SIGHT: usize = 12;

/// A table with a heading.
#[derive(Debug, Serialize)]
pub(super) struct Section {
    heading: String,
    /// What the reader needs to know about the figures.
    note: Option<String>,
    /// Whether it needs the whole width.
    wide: bool,
    chart: Option<Chart>,
    /// The names of the columns.
    columns: Vec<Column>,
    rows: Vec<Row>,
    more: Vec<Row>,
}

/// A chart above a table, with a description.
#[derive(Debug, Serialize)]
struct Chart {
    text: String,
    waits: bool,
    drawn: Columns,
}

#[derive(Debug, Clone, Serialize)]
struct Column {
    name: String,
    /// Whether its cells are numbers, which are aligned to the right.
    number: bool,
}

/// A column of words.
fn words_in(name: &str) -> Column {
    Column { name: name.to_owned(), number: false }
}

/// A column of numbers.
fn numbers_in(name: &str) -> Column {
    Column { name: name.to_owned(), number: true }
}

/// The columns that most tables have after the name.
fn sides() -> [Column; 3] {
    ["A", "B", "change"].map(numbers_in)
}

/// A row of a table: its name, and a cell for each further column.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    /// Small print below the name.
    below: Option<String>,
    /// Customers as examples.
    examples: Vec<String>,
    bars: Option<Bars>,
    /// The bars in words.
    text: String,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    text: String,
    /// Small print below it.
    below: Option<String>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, below: None }
    }
}

impl Section {
    /// A table with these columns after the one of names; its rows may be drawn as bars.
    fn new(heading: &str, names: &str, columns: impl IntoIterator<Item = Column>, mut rows: Vec<Row>) -> Self {
        // Folding away one or two rows saves no space.
        let in_sight = if rows.len() > IN_SIGHT + 2 { IN_SIGHT } else { rows.len() };
        let more = rows.split_off(in_sight);
        let columns = [words_in(names)].into_iter().chain(columns).collect();
        Self { heading: heading.to_owned(), note: None, wide: false, chart: None, columns, rows, more }
    }

    fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    fn with_note(mut self, note: &str) -> Self {
        self.note = Some(note.to_owned());
        self
    }
}

impl Row {
    fn new(name: impl Into<String>, cells: Vec<String>) -> Self {
        let cells = cells.into_iter().map(Cell::from).collect();
        Self { name: name.into(), below: None, examples: Vec::new(), bars: None, text: String::new(), cells }
    }

    /// A row with a bar per side and, at the end, both figures and their difference.
    fn drawn(name: impl Into<String>, mut cells: Vec<String>, both: Sides<u64>, longest: u64) -> Self {
        let Sides { a, b } = both.map(|number| figures::count(*number));
        let text = format!("{a} with A, {b} with B");
        cells.extend([a, b, words::difference(both)]);
        let volume = Volume { offered: both, deferred: Sides::default() };
        Self { bars: Some(Bars::of(volume, longest)), text, ..Self::new(name, cells) }
    }

    fn with_below(mut self, below: String) -> Self {
        self.below = Some(below);
        self
    }
}

/// A word of the contract, with spaces.
fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

/// All sections that have something to show.
pub(super) fn sections(comparison: &Comparison) -> Vec<Section> {
    let summary = &comparison.summary;
    let mut all = vec![differences(comparison), changes(summary)];
    all.push(days("Contacts with customers", &summary.contacts, figures::count));
    for (currency, rows) in summary.spent() {
        all.push(days(&format!("Cost in {currency}"), &rows, |minor| words::amount(minor, currency)));
    }
    all.extend([kinds(summary), rules(summary), channels(summary)]);
    all.push(queues("People: hand-overs by queue", &summary.handovers));
    all.push(queues("People: replies to check-ins by queue", &summary.replies).with_note("If every customer replied."));
    all.extend([failures(summary), segments(summary)]);
    all.extend([shadows(summary), displaced(summary)]);
    all.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

fn differences(comparison: &Comparison) -> Section {
    let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "\u{2013}".to_owned());
    let rows = difference::in_words(&comparison.differences);
    let rows = rows.iter().map(|it| Row::new(&it.what, vec![side(&it.a), side(&it.b)])).collect();
    Section::new("What differs between A and B", "setting or plugin", ["in A", "in B"].map(words_in), rows).wide()
}

fn changes(summary: &Summary) -> Section {
    let rows = summary.changes.iter().map(|row| {
        let Sides { a, b } = words::fates(&row.sort).map(|fate| spaced(fate));
        let cells = vec![a, b, figures::count(row.actions)];
        Row { examples: row.customers.clone(), ..Row::new(spaced(row.sort.kind.word()), cells) }
    });
    let columns = [words_in("with A"), words_in("with B"), numbers_in("actions")];
    Section::new("What changes, and by which rule", "kind of action", columns, rows.collect()).wide()
}

fn kinds(summary: &Summary) -> Section {
    let all = |volume: Volume| volume.offered.plus(volume.deferred).larger();
    let longest = summary.kinds.iter().map(|row| all(row.volume)).max().unwrap_or_default();
    let rows = summary.kinds.iter().map(|row| {
        let drawn = Row::drawn(spaced(row.kind.word()), Vec::new(), row.volume.offered, longest);
        if row.volume.is_now() {
            return drawn;
        }
        let Sides { a, b } = row.volume.deferred.map(|number| figures::count(*number));
        let below = format!("and deferred: {a} with A, {b} with B");
        let text = format!("{}, {below}", drawn.text);
        Row { bars: Some(Bars::of(row.volume, longest)), text, below: Some(below), ..drawn }
    });
    Section::new("Offered by kind of action", "kind", sides(), rows.collect())
}

fn rules(summary: &Summary) -> Section {
    let longest = summary.rules.iter().map(|row| row.actions.larger()).max().unwrap_or_default();
    let rows = summary.rules.iter().map(|row| {
        Row::drawn(spaced(&row.rule), Vec::new(), row.actions, longest).with_below(words::spaced(row.disposition))
    });
    Section::new("Withheld by rule", "rule", sides(), rows.collect())
}

fn channels(summary: &Summary) -> Section {
    let longest = summary.channels.iter().map(|row| row.actions.larger()).max().unwrap_or_default();
    let rows =
        summary.channels.iter().map(|row| Row::drawn(spaced(row.channel.word()), Vec::new(), row.actions, longest));
    Section::new("Offered by channel", "channel", sides(), rows.collect())
}

fn segments(summary: &Summary) -> Section {
    let longest = summary.segments.iter().map(|row| row.actions.larger()).max().unwrap_or_default();
    let rows = summary.segments.iter().map(|row| {
        let changed = format!("{} ({})", figures::count(row.changed), words::share(row.changed, row.customers));
        let cells = vec![figures::count(row.customers), changed];
        Row::drawn(words::segment(row.segment.as_deref()), cells, row.actions, longest)
    });
    let columns = ["customers", "get something else", "actions A", "B", "change"].map(numbers_in);
    Section::new("By segment", "segment", columns, rows.collect())
        .wide()
        .with_note("A customer counts in every segment that the CRM puts them in.")
}

fn queues(heading: &str, rows: &[QueueRow]) -> Section {
    let longest = rows.iter().map(|row| row.actions.larger()).max().unwrap_or_default();
    let rows = rows.iter();
    let rows = rows.map(|row| Row::drawn(words::name(row.queue.as_deref()), Vec::new(), row.actions, longest));
    Section::new(heading, "queue", sides(), rows.collect())
}

fn days(what: &str, days: &[DayRow], show: impl Fn(u64) -> String) -> Section {
    let periods = periods(days);
    let unit = periods.first().map_or("day", |period| period.unit.word());
    let waits = periods.iter().any(|period| !period.volume.is_now());
    let heading = format!("{what} by {unit}");
    let rows = periods.iter().map(|period| {
        let (offered, deferred) = (period.volume.offered, period.volume.deferred);
        let mut row = Row::new(period_name::whole(period), vec![words::signed(offered.plus(deferred), &show)]);
        let waits = |number| (number > 0).then(|| format!("and {} deferred", show(number)));
        let side = |now, later| Cell { text: show(now), below: waits(later) };
        row.cells.splice(0..0, [side(offered.a, deferred.a), side(offered.b, deferred.b)]);
        row
    });
    let mut section = Section::new(&heading, unit, sides(), rows.collect());
    let total = total(days.iter());
    let Sides { a, b } = total.offered.plus(total.deferred).map(|number| show(*number));
    let text = format!("{heading}. In total, {a} with A and {b} with B. The table has the figures.");
    section.chart = Some(Chart { text, waits, drawn: Columns::of(&periods, &show) });
    section.wide()
}

fn failures(summary: &Summary) -> Section {
    let rows = summary.failures.iter().map(|row| {
        let Sides { a, b } = row.times.map(|number| figures::count(*number));
        let cells = vec![spaced(row.kind.word()), a, b, words::difference(row.times)];
        Row::new(row.plugin.as_str(), cells).with_below(format!("runs {}", row.mode))
    });
    let columns = [words_in("kind")].into_iter().chain(sides());
    Section::new("Plugin failures", "plugin", columns, rows.collect())
}

fn shadows(summary: &Summary) -> Section {
    let rows = summary.shadows.iter().map(|row| {
        let [offered, withheld] = [row.offered, row.withheld].map(|both| both.map(|number| figures::count(*number)));
        let cells = vec![spaced(row.kind.word()), offered.a, offered.b, withheld.a, withheld.b];
        Row::new(row.plugin.as_str(), cells)
    });
    let figures = ["offered A", "B", "withheld A", "B"].map(numbers_in);
    let columns = [words_in("kind")].into_iter().chain(figures);
    Section::new("What plugins in shadow mode would add", "plugin", columns, rows.collect())
        .wide()
        .with_note("A plugin in shadow mode is called, but its actions are never offered.")
}

fn displaced(summary: &Summary) -> Section {
    let rows = summary.displaced.iter().map(|row| {
        let Sides { a, b } = row.actions.map(|number| figures::count(*number));
        Row::new(spaced(row.kind.word()), vec![words::spaced(row.disposition), words::spaced(row.instead), a, b])
    });
    let columns = [words_in("is"), words_in("would be"), numbers_in("A"), numbers_in("B")];
    Section::new("What plugins in shadow mode would change for live plugins", "kind of action", columns, rows.collect())
        .wide()
}
