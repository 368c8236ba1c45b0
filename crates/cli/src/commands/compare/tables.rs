//! What came of a comparison, as tables on a terminal.

use std::io::{self, Write};

use comfy_table::{Cell, Table};

use super::both::Both;
use super::periods;
use super::rows::{DayRow, QueueRow};
use super::summary::Summary;
use super::tally::Volume;
use super::words;
use crate::report::{figures, style, table, text};

/// So many rows of a table are shown; the report and the lines of JSON have all.
const ROWS: usize = 20;

/// How many characters of the first sentence stand on one line.
const WIDTH: usize = 100;

/// How many characters of a name are shown.
const NAME: usize = 40;

/// Writes everything, the most important first.
pub(super) fn write(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    write_sentence(out, summary)?;
    if summary.customers == 0 {
        return Ok(());
    }
    write_figures(out, summary)?;
    write_differences(out, summary)?;
    write_changes(out, summary)?;
    write_kinds(out, summary)?;
    write_rules(out, summary)?;
    write_channels(out, summary)?;
    write_segments(out, summary)?;
    write_days(out, summary)?;
    write_queues(out, "Hand-overs by queue", &summary.handovers)?;
    write_queues(out, "Replies to check-ins by queue", &summary.replies)?;
    write_failures(out, summary)?;
    write_shadows(out, summary)
}

fn write_sentence(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let strong = style::STRONG;
    for line in text::lines(&words::sentence(summary), WIDTH) {
        writeln!(out, "{strong}{line}{strong:#}")?;
    }
    for remark in words::remarks(summary) {
        for line in text::lines(&remark, WIDTH) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Writes a table below its heading; nothing if it has no rows.
fn write_table<const N: usize>(
    out: &mut dyn Write,
    heading: &str,
    names: [&str; N],
    rows: impl ExactSizeIterator<Item = [Cell; N]>,
) -> io::Result<()> {
    let all = rows.len();
    if all == 0 {
        return Ok(());
    }
    let strong = style::STRONG;
    writeln!(out, "\n{strong}{heading}{strong:#}")?;
    let mut table: Table = table::with_header(names);
    table.add_rows(rows.take(ROWS));
    write!(out, "{}", table::indented(&table, 2))?;
    if all > ROWS {
        let faint = style::FAINT;
        writeln!(out, "  {faint}and {} more; --html and --format ndjson have all{faint:#}", all - ROWS)?;
    }
    Ok(())
}

fn name(name: &str) -> Cell {
    Cell::new(text::shortened(name, NAME))
}

fn number(number: u64) -> Cell {
    table::number(figures::count(number))
}

fn write_figures(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let rows = words::figures(summary);
    let rows = rows
        .into_iter()
        .map(|it| [Cell::new(it.name), table::number(it.a), table::number(it.b), table::number(it.difference)]);
    write_table(out, "In short", ["", "A", "B", "change"], rows)
}

fn write_differences(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let side = |side: Option<&str>| Cell::new(text::printable(side.unwrap_or("\u{2013}")));
    let named = |policy: Option<&str>| policy.map_or_else(|| "the default policy".to_owned(), text::printable);
    let Both { a, b } = summary.setup.map(|setup| named(setup.policy.as_deref()));
    let policies = (a != b).then(|| [Cell::new("policy"), Cell::new(a), Cell::new(b)]);
    let rows = summary.differences.iter();
    let rows = rows.map(|it| [Cell::new(text::printable(&it.what)), side(it.a.as_deref()), side(it.b.as_deref())]);
    let rows: Vec<_> = policies.into_iter().chain(rows).collect();
    write_table(out, "What A and B are", ["", "A", "B"], rows.into_iter())
}

fn write_changes(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let rows = summary.changes.iter().map(|row| {
        let Both { a, b } = words::fates(&row.sort);
        let customers: Vec<String> = row.customers.iter().map(|customer| text::shortened(customer, 20)).collect();
        let examples = Cell::new(customers.join(", "));
        [Cell::new(row.sort.kind), name(&a), Cell::new(text::printable(&b)), number(row.actions), examples]
    });
    write_table(out, "What changes", ["kind", "with A", "with B", "actions", "for example"], rows)
}

fn write_kinds(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let waits = summary.kinds.iter().any(|row| !row.volume.is_now());
    let rows = summary.kinds.iter().map(|row| {
        let [a, b, difference] = three(row.volume.offered);
        [Cell::new(row.kind), a, b, difference, waiting(row.volume.deferred, waits)]
    });
    write_table(out, "Offered by kind", ["kind", "A", "B", "change", if waits { "deferred A / B" } else { "" }], rows)
}

fn three(both: Both<u64>) -> [Cell; 3] {
    [number(both.a), number(both.b), table::number(words::difference(both))]
}

/// What is deferred on both sides, where anything is.
fn waiting(deferred: Both<u64>, shown: bool) -> Cell {
    let text = format!("{} / {}", figures::count(deferred.a), figures::count(deferred.b));
    table::number(if shown { text } else { String::new() })
}

fn write_rules(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let rows = summary.rules.iter().map(|row| {
        let [a, b, difference] = three(row.actions);
        [name(&row.rule), Cell::new(words::spaced(row.disposition)), a, b, difference]
    });
    write_table(out, "Withheld by rule", ["rule", "so it is", "A", "B", "change"], rows)
}

fn write_channels(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let rows = summary.channels.iter().map(|row| {
        let [a, b, difference] = three(row.actions);
        [Cell::new(row.channel), a, b, difference]
    });
    write_table(out, "Offered by channel", ["channel", "A", "B", "change"], rows)
}

fn write_segments(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let rows = summary.segments.iter().map(|row| {
        let [a, b, difference] = three(row.actions);
        let changed = format!("{} ({})", figures::count(row.changed), words::share(row.changed, row.customers));
        let segment = words::segment(row.segment.as_deref());
        [name(&segment), number(row.customers), table::number(changed), a, b, difference]
    });
    let names = ["segment", "customers", "get something else", "actions A", "actions B", "change"];
    write_table(out, "By segment", names, rows)
}

fn write_days(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    write_periods(out, "Contacts", &summary.contacts, figures::count)?;
    for (currency, days) in summary.spent() {
        write_periods(out, &format!("Cost in {currency}"), &days, |minor| words::amount(minor, currency))?;
    }
    Ok(())
}

fn write_periods(out: &mut dyn Write, what: &str, days: &[DayRow], show: impl Fn(u64) -> String) -> io::Result<()> {
    let periods = periods::of(days);
    let Some(unit) = periods.first().map(|period| period.unit.word()) else { return Ok(()) };
    let heading = format!("{what} by {unit}");
    let pair = |both: Both<u64>| [both.a, both.b].map(|number| table::number(show(number)));
    let change = |volume: Volume| table::number(words::signed(volume.offered.plus(volume.deferred), &show));
    if periods.iter().all(|period| period.volume.is_now()) {
        let rows = periods.iter().map(|period| {
            let [a, b] = pair(period.volume.offered);
            [Cell::new(period.name()), a, b, change(period.volume)]
        });
        return write_table(out, &heading, [unit, "A", "B", "change"], rows);
    }
    let rows = periods.iter().map(|period| {
        let ([a, b], [waiting_a, waiting_b]) = (pair(period.volume.offered), pair(period.volume.deferred));
        [Cell::new(period.name()), a, b, waiting_a, waiting_b, change(period.volume)]
    });
    write_table(out, &heading, [unit, "A", "B", "A deferred", "B deferred", "change in all"], rows)
}

fn write_queues(out: &mut dyn Write, heading: &str, rows: &[QueueRow]) -> io::Result<()> {
    let rows = rows.iter().map(|row| {
        let [a, b, difference] = three(row.actions);
        [name(&words::name(row.queue.as_deref())), a, b, difference]
    });
    write_table(out, heading, ["queue", "A", "B", "change"], rows)
}

fn write_failures(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let rows = summary.failures.iter().map(|row| {
        let [a, b, difference] = three(row.times);
        [name(row.plugin.as_str()), Cell::new(row.kind), Cell::new(row.mode), a, b, difference]
    });
    write_table(out, "Failures", ["plugin", "kind", "runs", "A", "B", "change"], rows)
}

fn write_shadows(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let rows = summary.shadows.iter().map(|row| {
        let [a, b] = [row.offered, row.withheld].map(|both| waiting(both, true));
        [name(row.plugin.as_str()), Cell::new(row.kind), a, b]
    });
    let names = ["plugin", "kind", "would be offered A / B", "would be withheld A / B"];
    write_table(out, "What plugins in the shadow would add", names, rows)?;
    let rows = summary.displaced.iter().map(|row| {
        let [a, b, _] = three(row.actions);
        [Cell::new(row.kind), Cell::new(words::spaced(row.disposition)), Cell::new(words::spaced(row.instead)), a, b]
    });
    write_table(out, "What they would change for others", ["kind", "is", "would be", "A", "B"], rows)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::examples::{compared, offered, summary, with, withheld};
    use super::super::sides::Difference;
    use super::*;

    #[test]
    fn nothing_that_customers_queues_or_settings_say_steers_the_terminal() {
        let evil = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}";
        let ask = with(&offered("ask"), "/action/step/reply_queue", json!(evil));
        let a = json!([with(&ask, "/queue", json!(evil)), withheld("b", "capped", evil)]);
        let mut hostile = compared(evil, a, json!([withheld("ask", "capped", evil)]));
        hostile.segments = vec![evil.try_into().unwrap()];
        let mut summary = summary(vec![hostile]);
        let text = || Some(evil.to_owned());
        summary.differences = vec![Difference { what: evil.to_owned(), a: text(), b: text() }];
        summary.setup.a.policy = text();
        let mut out = Vec::new();
        write(&mut out, &summary).unwrap();
        let told = String::from_utf8(out).unwrap();
        assert!(!told.contains("\u{1b}[2J") && !told.contains(['\u{7}', '\u{202e}']), "{told}");
        assert!(told.matches("\\u{202").count() >= 5, "{told}");
    }
}
