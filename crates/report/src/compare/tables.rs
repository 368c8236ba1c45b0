//! The results of a comparison, as tables on a terminal.

use std::io::{self, Write};

use comfy_table::{Cell, Table};
use courtesy_analysis::compare::{Comparison, DayRow, QueueRow, Sides, Summary, Volume, periods};

use super::{difference, period_name, words};
use crate::{Layout, figures, style, table, text};

/// The most rows of a table; the HTML report and the lines of JSON have all.
const ROWS: usize = 20;

/// The longest line of a sentence, in characters.
const WIDTH: usize = 100;

/// The longest name that is shown in full on a terminal, in characters.
const NAME: usize = 40;

/// The longest reference of a customer that is shown in full on a terminal, in characters.
const REFERENCE: usize = 20;

/// Writes everything as tables for a person, the most important first.
///
/// # Errors
/// If `out` can't be written.
pub fn write_text(out: &mut dyn Write, comparison: &Comparison, layout: Layout) -> io::Result<()> {
    layout.write(out, |out| Tables { out, columns: layout.columns }.write(comparison))
}

/// Writes tables of a given width.
struct Tables<'o> {
    out: &'o mut dyn Write,
    columns: Option<usize>,
}

impl Tables<'_> {
    fn write(&mut self, comparison: &Comparison) -> io::Result<()> {
        let summary = &comparison.summary;
        self.sentence(comparison)?;
        if summary.customers == 0 {
            return Ok(());
        }
        self.figures(summary)?;
        self.differences(comparison)?;
        self.changes(summary)?;
        self.kinds(summary)?;
        self.rules(summary)?;
        self.channels(summary)?;
        self.segments(summary)?;
        self.days(summary)?;
        self.queues("Hand-overs by queue", &summary.handovers)?;
        self.queues("Replies to check-ins by queue", &summary.replies)?;
        self.failures(summary)?;
        self.shadows(summary)
    }

    fn sentence(&mut self, comparison: &Comparison) -> io::Result<()> {
        let strong = style::STRONG;
        for line in text::lines(&words::sentence(&comparison.summary), WIDTH) {
            writeln!(self.out, "{strong}{line}{strong:#}")?;
        }
        for remark in words::remarks(comparison) {
            for line in text::lines(&remark, WIDTH) {
                writeln!(self.out, "{line}")?;
            }
        }
        Ok(())
    }

    /// Writes a table below its heading; nothing if it has no rows.
    fn table<const N: usize>(
        &mut self,
        heading: &str,
        names: [&str; N],
        rows: impl ExactSizeIterator<Item = [Cell; N]>,
    ) -> io::Result<()> {
        let all = rows.len();
        if all == 0 {
            return Ok(());
        }
        let strong = style::STRONG;
        writeln!(self.out, "\n{strong}{heading}{strong:#}")?;
        let mut table: Table = table::with_header(names, self.columns);
        table.add_rows(rows.take(ROWS));
        write!(self.out, "{}", table::indented(&table, 2))?;
        if all > ROWS {
            let faint = style::FAINT;
            writeln!(self.out, "  {faint}and {} more; --html and --format ndjson list all{faint:#}", all - ROWS)?;
        }
        Ok(())
    }

    fn figures(&mut self, summary: &Summary) -> io::Result<()> {
        let rows = words::figures(summary);
        let rows = rows
            .into_iter()
            .map(|it| [Cell::new(it.name), table::number(it.a), table::number(it.b), table::number(it.difference)]);
        self.table("Summary", ["", "A", "B", "change"], rows)
    }

    fn differences(&mut self, comparison: &Comparison) -> io::Result<()> {
        let side = |side: Option<&str>| Cell::new(text::printable(side.unwrap_or("\u{2013}")));
        let named = |policy: Option<&str>| policy.map_or_else(|| "the default policy".to_owned(), text::printable);
        let Sides { a, b } = comparison.setup.map(|setup| named(setup.policy.as_deref()));
        let policies = (a != b).then(|| [Cell::new("policy"), Cell::new(a), Cell::new(b)]);
        let rows = difference::in_words(&comparison.differences);
        let rows =
            rows.iter().map(|it| [Cell::new(text::printable(&it.what)), side(it.a.as_deref()), side(it.b.as_deref())]);
        let rows: Vec<_> = policies.into_iter().chain(rows).collect();
        self.table("What differs between A and B", ["", "A", "B"], rows.into_iter())
    }

    fn changes(&mut self, summary: &Summary) -> io::Result<()> {
        let columns = self.columns;
        let reference = columns.map_or(usize::MAX, |_| REFERENCE);
        let rows = summary.changes.iter().map(|row| {
            let Sides { a, b } = words::fates(&row.sort);
            let customers: Vec<String> =
                row.customers.iter().map(|customer| text::shortened(customer, reference)).collect();
            let examples = Cell::new(customers.join(", "));
            [Cell::new(row.sort.kind), name(&a, columns), Cell::new(text::printable(&b)), number(row.actions), examples]
        });
        self.table("What changes", ["kind", "with A", "with B", "actions", "for example"], rows)
    }

    fn kinds(&mut self, summary: &Summary) -> io::Result<()> {
        let waits = summary.kinds.iter().any(|row| !row.volume.is_now());
        let rows = summary.kinds.iter().map(|row| {
            let [a, b, difference] = three(row.volume.offered);
            [Cell::new(row.kind), a, b, difference, waiting(row.volume.deferred, waits)]
        });
        self.table("Offered by kind", ["kind", "A", "B", "change", if waits { "deferred A / B" } else { "" }], rows)
    }

    fn rules(&mut self, summary: &Summary) -> io::Result<()> {
        let columns = self.columns;
        let rows = summary.rules.iter().map(|row| {
            let [a, b, difference] = three(row.actions);
            [name(&row.rule, columns), Cell::new(words::spaced(row.disposition)), a, b, difference]
        });
        self.table("Withheld by rule", ["rule", "disposition", "A", "B", "change"], rows)
    }

    fn channels(&mut self, summary: &Summary) -> io::Result<()> {
        let rows = summary.channels.iter().map(|row| {
            let [a, b, difference] = three(row.actions);
            [Cell::new(row.channel), a, b, difference]
        });
        self.table("Offered by channel", ["channel", "A", "B", "change"], rows)
    }

    fn segments(&mut self, summary: &Summary) -> io::Result<()> {
        let columns = self.columns;
        let rows = summary.segments.iter().map(|row| {
            let [a, b, difference] = three(row.actions);
            let changed = format!("{} ({})", figures::count(row.changed), words::share(row.changed, row.customers));
            let segment = words::segment(row.segment.as_deref());
            [name(&segment, columns), number(row.customers), table::number(changed), a, b, difference]
        });
        let names = ["segment", "customers", "get something else", "actions A", "actions B", "change"];
        self.table("By segment", names, rows)
    }

    fn days(&mut self, summary: &Summary) -> io::Result<()> {
        self.periods("Contacts", &summary.contacts, figures::count)?;
        for (currency, days) in summary.spent() {
            self.periods(&format!("Cost in {currency}"), &days, |minor| words::amount(minor, currency))?;
        }
        Ok(())
    }

    fn periods(&mut self, what: &str, days: &[DayRow], show: impl Fn(u64) -> String) -> io::Result<()> {
        let periods = periods(days);
        let Some(unit) = periods.first().map(|period| period.unit.word()) else { return Ok(()) };
        let heading = format!("{what} by {unit}");
        let pair = |both: Sides<u64>| [both.a, both.b].map(|number| table::number(show(number)));
        let change = |volume: Volume| table::number(words::signed(volume.offered.plus(volume.deferred), &show));
        if periods.iter().all(|period| period.volume.is_now()) {
            let rows = periods.iter().map(|period| {
                let [a, b] = pair(period.volume.offered);
                [Cell::new(period_name::whole(period)), a, b, change(period.volume)]
            });
            return self.table(&heading, [unit, "A", "B", "change"], rows);
        }
        let rows = periods.iter().map(|period| {
            let ([a, b], [waiting_a, waiting_b]) = (pair(period.volume.offered), pair(period.volume.deferred));
            [Cell::new(period_name::whole(period)), a, b, waiting_a, waiting_b, change(period.volume)]
        });
        self.table(&heading, [unit, "A", "B", "A deferred", "B deferred", "total change"], rows)
    }

    fn queues(&mut self, heading: &str, rows: &[QueueRow]) -> io::Result<()> {
        let columns = self.columns;
        let rows = rows.iter().map(|row| {
            let [a, b, difference] = three(row.actions);
            [name(&words::name(row.queue.as_deref()), columns), a, b, difference]
        });
        self.table(heading, ["queue", "A", "B", "change"], rows)
    }

    fn failures(&mut self, summary: &Summary) -> io::Result<()> {
        let columns = self.columns;
        let rows = summary.failures.iter().map(|row| {
            let [a, b, difference] = three(row.times);
            [name(row.plugin.as_str(), columns), Cell::new(row.kind), Cell::new(row.mode), a, b, difference]
        });
        self.table("Failures", ["plugin", "kind", "runs", "A", "B", "change"], rows)
    }

    fn shadows(&mut self, summary: &Summary) -> io::Result<()> {
        let columns = self.columns;
        let rows = summary.shadows.iter().map(|row| {
            let [a, b] = [row.offered, row.withheld].map(|both| waiting(both, true));
            [name(row.plugin.as_str(), columns), Cell::new(row.kind), a, b]
        });
        let names = ["plugin", "kind", "would be offered A / B", "would be withheld A / B"];
        self.table("What plugins in shadow mode would add", names, rows)?;
        let rows = summary.displaced.iter().map(|row| {
            let [a, b, _] = three(row.actions);
            [
                Cell::new(row.kind),
                Cell::new(words::spaced(row.disposition)),
                Cell::new(words::spaced(row.instead)),
                a,
                b,
            ]
        });
        self.table("What they would change for others", ["kind", "is", "would be", "A", "B"], rows)
    }
}

/// A name, shortened on a terminal, so that columns stay narrow, and whole elsewhere.
fn name(name: &str, columns: Option<usize>) -> Cell {
    Cell::new(text::shortened(name, columns.map_or(usize::MAX, |_| NAME)))
}

fn number(number: u64) -> Cell {
    table::number(figures::count(number))
}

fn three(both: Sides<u64>) -> [Cell; 3] {
    [number(both.a), number(both.b), table::number(words::difference(both))]
}

/// The deferred actions of both sides, if there are any.
fn waiting(deferred: Sides<u64>, shown: bool) -> Cell {
    let text = format!("{} / {}", figures::count(deferred.a), figures::count(deferred.b));
    table::number(if shown { text } else { String::new() })
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::compare::Difference;
    use courtesy_analysis::compare::examples::{compared, comparison, offered, with, withheld};
    use serde_json::json;

    use super::*;
    use crate::Colours;

    #[test]
    fn nothing_that_customers_queues_or_settings_say_steers_the_terminal() {
        let evil = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}";
        let ask = with(&offered("ask"), "/action/step/reply_queue", json!(evil));
        let a = json!([with(&ask, "/queue", json!(evil)), withheld("b", "capped", evil)]);
        let mut hostile = compared(evil, a, json!([withheld("ask", "capped", evil)]));
        hostile.segments = vec![evil.try_into().unwrap()];
        let mut comparison = comparison(&[hostile]);
        let value = || Some(json!(evil));
        let values = Sides { a: value(), b: value() };
        comparison.differences = vec![Difference::Setting { place: evil.to_owned(), values }];
        comparison.setup.a.policy = Some(evil.to_owned());
        let mut out = Vec::new();
        write_text(&mut out, &comparison, Layout { columns: None, colours: Colours::Ansi }).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.contains("\u{1b}[2J") && !text.contains(['\u{7}', '\u{202e}']), "{text}");
        assert!(text.matches("\\u{202").count() >= 5, "{text}");
    }
}
