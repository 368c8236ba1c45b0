//! The results of a simulation, as tables on a terminal.

use std::collections::BTreeSet;
use std::io::{self, Write};

use comfy_table::Cell;
use courtesy_analysis::simulated::{Breach, Day, Finding, Law, Run, Simulated, Totals};

use super::words;
use crate::{Layout, figures, style, table, text};

/// The longest line of a sentence, in characters.
const WIDTH: usize = 100;

/// The longest name and reference of a customer that are shown in full, in characters.
const NAME: usize = 40;
const REFERENCE: usize = 20;

/// Writes everything as tables for a person, the gravest first.
///
/// # Errors
/// If `out` can't be written.
pub fn write_text(out: &mut dyn Write, simulated: &Simulated, layout: Layout) -> io::Result<()> {
    layout.write(out, |out| Tables { out, columns: layout.columns, simulated }.write())
}

/// Writes each finding on lines of its own.
///
/// # Errors
/// If `out` can't be written.
pub fn write_findings(out: &mut dyn Write, simulated: &Simulated, layout: Layout) -> io::Result<()> {
    layout.write(out, |out| {
        for (name, (_, run)) in ["A", "B"].into_iter().zip(&simulated.sides) {
            let of = if simulated.sides.len() > 1 { format!(" with {name}") } else { String::new() };
            let strong = style::STRONG;
            writeln!(out, "\n{strong}Each finding{of}{strong:#}")?;
            run.findings.iter().try_for_each(|finding| write_finding(out, finding))?;
        }
        Ok(())
    })
}

fn write_finding(out: &mut dyn Write, finding: &Finding) -> io::Result<()> {
    let (odd, faint) = (style::ODD, style::FAINT);
    let customer = text::shortened(finding.customer.as_str(), NAME);
    let by = finding.plugin.as_ref().map(|plugin| format!(" ({plugin})")).unwrap_or_default();
    writeln!(out, "  {faint}day {}{faint:#} {customer} {odd}{}{odd:#}{by}", finding.day, finding.law)?;
    let words = finding.words.as_ref().map(|words| format!("“{}”", text::shortened(words, 2 * WIDTH)));
    for said in [Some(finding.detail.clone()), words].into_iter().flatten() {
        for line in text::lines(&said, WIDTH) {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

struct Tables<'o> {
    out: &'o mut dyn Write,
    columns: Option<usize>,
    simulated: &'o Simulated,
}

impl Tables<'_> {
    fn write(&mut self) -> io::Result<()> {
        let strong = style::STRONG;
        for line in text::lines(&words::headline(self.simulated), WIDTH) {
            writeln!(self.out, "{strong}{line}{strong:#}")?;
        }
        for remark in words::remarks(self.simulated) {
            for line in text::lines(&remark, WIDTH) {
                writeln!(self.out, "{line}")?;
            }
        }
        self.laws()?;
        self.summary()?;
        self.names("Offered by kind", |totals| {
            names(totals.by_kind.iter().map(|(kind, number)| (kind.word(), *number)))
        })?;
        self.names("Contacts by channel", |totals| {
            names(totals.by_channel.iter().map(|(channel, number)| (channel.word(), *number)))
        })?;
        self.queues()?;
        self.budgets()?;
        self.weeks()
    }

    fn sides(&self) -> impl Iterator<Item = (&'static str, &Run)> {
        let names = if self.simulated.sides.len() > 1 { ["A", "B"] } else { ["", ""] };
        names.into_iter().zip(self.simulated.sides.iter().map(|(_, run)| run))
    }

    /// Writes a table below its heading; nothing if it has no rows.
    fn table(&mut self, heading: &str, names: &[&str], rows: Vec<Vec<Cell>>) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let strong = style::STRONG;
        writeln!(self.out, "\n{strong}{heading}{strong:#}")?;
        let mut table = table::with_header(names.iter().copied(), self.columns);
        table.add_rows(rows);
        write!(self.out, "{}", table::indented(&table, 2))
    }

    fn laws(&mut self) -> io::Result<()> {
        let several = self.simulated.sides.len() > 1;
        let mut rows = Vec::new();
        for law in Law::ALL {
            for (side, run) in self.sides() {
                let Some(breach) = run.totals.findings.get(&law) else { continue };
                let numbers = [breach.findings, breach.customers].map(|number| table::number(figures::count(number)));
                let first: Cell = if side == "B" { "".into() } else { law.name().into() };
                let mut row = vec![first];
                row.extend(several.then(|| side.into()));
                row.extend(numbers);
                row.push(examples(breach).into());
                rows.push(row);
            }
        }
        let names: &[&str] = match several {
            true => &["law", "side", "findings", "customers", "for example"],
            false => &["law", "findings", "customers", "for example"],
        };
        self.table("Laws", names, rows)
    }

    fn summary(&mut self) -> io::Result<()> {
        let rows = words::figures(self.simulated).into_iter();
        let rows = rows.map(|it| row(it.name, it.sides.into_iter().chain(it.change)));
        let names = [&[""], words::sides(self.simulated)].concat();
        self.table("Summary", &names, rows.collect())
    }

    fn names(&mut self, heading: &str, count: impl Fn(&Totals) -> Vec<(String, u64)>) -> io::Result<()> {
        let sides: Vec<Vec<(String, u64)>> = self.sides().map(|(_, run)| count(&run.totals)).collect();
        let all: BTreeSet<&String> = sides.iter().flatten().map(|(name, _)| name).collect();
        let of = |side: &Vec<(String, u64)>, name: &String| {
            side.iter().find(|(known, _)| known == name).map_or(0, |(_, number)| *number)
        };
        let rows = all.into_iter().map(|name| {
            let numbers: Vec<u64> = sides.iter().map(|side| of(side, name)).collect();
            row(name, numbers.iter().map(|number| figures::count(*number)).chain(words::change(&numbers)))
        });
        let rows = rows.collect();
        let names = [&[""], words::sides(self.simulated)].concat();
        self.table(heading, &names, rows)
    }

    fn queues(&mut self) -> io::Result<()> {
        let mut rows = Vec::new();
        for (side, run) in self.sides() {
            for (name, queue) in &run.totals.queues {
                let most = format!("{} (day {})", figures::count(queue.most_waiting), queue.busiest_day);
                let most = if queue.most_waiting == 0 { "0".to_owned() } else { most };
                let numbers = [queue.given, queue.done, queue.waiting].map(figures::count);
                let name = text::shortened(name.as_str(), NAME);
                rows.push(row(named(side, &name), numbers.into_iter().chain([most])));
            }
        }
        self.table("Hand-overs by queue", &["", "given", "worked on", "waiting at the end", "most waiting"], rows)
    }

    fn budgets(&mut self) -> io::Result<()> {
        let mut rows = Vec::new();
        for (side, run) in self.sides() {
            for (name, (currency, minor)) in &run.totals.budgets {
                let last = run.days.last().and_then(|day| day.budgets.get(name));
                let period = last.map_or_else(String::new, |budget| figures::money(&budget.in_period));
                let max = last.and_then(|budget| budget.max.as_ref()).map_or("per customer".to_owned(), figures::money);
                rows.push(row(named(side, name.as_str()), [figures::amount(*minor, *currency), period, max]));
            }
        }
        self.table("Budgets", &["", "spent", "in the last period", "most"], rows)
    }

    /// Days in weeks of seven: sums, or for what is a state the largest of its days.
    fn weeks(&mut self) -> io::Result<()> {
        let mut rows = Vec::new();
        for (side, run) in self.sides() {
            for week in run.days.chunks(7) {
                let (Some(first), Some(last)) = (week.first(), week.last()) else { continue };
                let sum = |count: fn(&Day) -> u64| figures::count(week.iter().map(count).sum());
                let most = |count: fn(&Day) -> u64| figures::count(week.iter().map(count).max().unwrap_or(0));
                let name = format!("{}\u{2013}{}", first.day, last.day);
                let numbers = [
                    sum(|day| day.contacts),
                    sum(|day| day.repetitions),
                    sum(|day| day.promises.made),
                    sum(|day| day.promises.broken),
                    most(|day| day.in_trouble),
                    most(|day| day.longest_silence_days.into()),
                    most(Day::waiting),
                    sum(Day::all_findings),
                ];
                rows.push(row(named(side, &name), numbers));
            }
        }
        let names =
            ["days", "contacts", "repeated", "promised", "broken", "in trouble", "silence", "waiting", "findings"];
        self.table("Week by week (in trouble, silence in days and waiting hand-overs: the most)", &names, rows)
    }
}

fn named(side: &str, name: &str) -> String {
    if side.is_empty() { name.to_owned() } else { format!("{side} {name}") }
}

fn row(name: impl Into<String>, numbers: impl IntoIterator<Item = String>) -> Vec<Cell> {
    std::iter::once(Cell::new(name.into())).chain(numbers.into_iter().map(table::number)).collect()
}

fn names<'n>(counts: impl Iterator<Item = (&'n str, u64)>) -> Vec<(String, u64)> {
    counts.map(|(name, number)| (name.replace('_', " "), number)).collect()
}

fn examples(breach: &Breach) -> String {
    let named = |(customer, day): &(_, u32)| {
        let customer: &courtesy_contract::Label = customer;
        format!("{}@{day}", text::shortened(customer.as_str(), REFERENCE))
    };
    breach.examples.iter().map(named).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::testing::simulated;
    use super::*;

    fn written(simulated: &Simulated) -> String {
        let mut out = Vec::new();
        write_text(&mut out, simulated, Layout::PLAIN).unwrap();
        write_findings(&mut out, simulated, Layout::PLAIN).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_policy_is_told_from_the_gravest_to_the_weeks() {
        insta::assert_snapshot!(written(&simulated(1)));
    }

    #[test]
    fn two_policies_stand_next_to_each_other() {
        insta::assert_snapshot!(written(&simulated(2)));
    }
}
