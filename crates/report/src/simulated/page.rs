//! The results of a simulation as a single, self-contained HTML page: no script, no network.

use std::collections::BTreeSet;
use std::io::{self, Write};

use courtesy_analysis::simulated::{Day, Law, Simulated};
use courtesy_contract::{Label, Slug};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::words;
use crate::page::Page;
use crate::page::chart::{self, Chart, Labels};
use crate::{figures, text};

/// What [`write_fragment`] needs beside [`page::STYLE`](crate::page::STYLE).
pub const STYLE: &str = include_str!("page.css");

const PAGE: Page = Page {
    title: "What weeks of care would be like",
    style: STYLE,
    body: ("simulated.html", include_str!("body.html")),
};

/// The most findings that are listed for a law; the lines of JSON have all.
const FINDINGS: usize = 50;

#[derive(Debug, Serialize)]
struct Body {
    headline: String,
    remarks: Vec<String>,
    sides: Vec<Side>,
    figures: Vec<Tile>,
    laws: Vec<LawPart>,
}

#[derive(Debug, Serialize)]
struct Side {
    name: &'static str,
    look: &'static str,
    policy: String,
    plugins: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Tile {
    name: &'static str,
    now: String,
    then: Option<String>,
}

/// A law with its findings on each side.
#[derive(Debug, Serialize)]
struct LawPart {
    name: &'static str,
    breach: &'static str,
    counts: Vec<String>,
    findings: Vec<Row>,
    more: usize,
}

#[derive(Debug, Serialize)]
struct Row {
    side: &'static str,
    day: u32,
    customer: String,
    by: String,
    detail: String,
    words: String,
}

/// Writes the whole simulation as one page.
///
/// # Errors
/// If `out` can't be written, or a template is invalid, which tests rule out.
pub fn write_page(out: &mut dyn Write, simulated: &Simulated) -> io::Result<()> {
    PAGE.write(out, values(simulated)?)
}

/// Writes the whole simulation as a part of a page whose heading is of the first level. Its style is
/// [`page::STYLE`](crate::page::STYLE) with [`STYLE`].
///
/// # Errors
/// As [`write_page`].
pub fn write_fragment(out: &mut dyn Write, simulated: &Simulated) -> io::Result<()> {
    PAGE.write_part(out, values(simulated)?)
}

fn values(simulated: &Simulated) -> io::Result<Value> {
    let body = Body {
        headline: words::headline(simulated),
        remarks: words::remarks(simulated),
        sides: sides(simulated),
        figures: tiles(simulated),
        laws: Law::ALL.into_iter().map(|law| law_part(law, simulated)).collect(),
    };
    let charts: Vec<Value> = charts(simulated)?.into_iter().map(Value::from).collect();
    Ok(context! { charts, ..Value::from(Serde(body)) })
}

fn sides(simulated: &Simulated) -> Vec<Side> {
    let sides = [("A", "a"), ("B", "b")].into_iter().zip(&simulated.sides);
    let sides = sides.map(|((name, look), (setup, _))| Side {
        name: if simulated.sides.len() > 1 { name } else { "Policy" },
        look,
        policy: setup.policy.clone().unwrap_or_else(|| "the default policy".to_owned()),
        plugins: setup.plugins.iter().map(|pin| format!("{} {}", pin.id, pin.version)).collect(),
    });
    sides.collect()
}

fn tiles(simulated: &Simulated) -> Vec<Tile> {
    let tile = |figure: words::Figure| match (&figure.sides[..], figure.change) {
        ([a, b], Some(change)) => {
            Tile { name: figure.name, now: b.clone(), then: Some(format!("from {a} with A ({change})")) }
        }
        (sides, _) => Tile { name: figure.name, now: sides.first().cloned().unwrap_or_default(), then: None },
    };
    words::figures(simulated).into_iter().map(tile).collect()
}

fn law_part(law: Law, simulated: &Simulated) -> LawPart {
    let several = simulated.sides.len() > 1;
    let (mut counts, mut findings, mut more) = (Vec::new(), Vec::new(), 0);
    for (side, (_, run)) in ["A", "B"].into_iter().zip(&simulated.sides) {
        let breach = run.totals.findings.get(&law).cloned().unwrap_or_default();
        let of = if several { format!("{side}: ") } else { String::new() };
        counts.push(format!(
            "{of}{} for {}",
            figures::counted(breach.findings, "finding"),
            figures::counted(breach.customers, "customer")
        ));
        let found: Vec<_> = run.findings.iter().filter(|finding| finding.law == law).collect();
        more += found.len().saturating_sub(FINDINGS);
        findings.extend(found.into_iter().take(FINDINGS).map(|finding| Row {
            side: if several { side } else { "" },
            day: finding.day,
            customer: text::printable(finding.customer.as_str()),
            by: finding.plugin.as_ref().map(ToString::to_string).unwrap_or_default(),
            detail: finding.detail.clone(),
            words: finding.words.clone().unwrap_or_default(),
        }));
    }
    LawPart { name: law.name(), breach: law.breach(), counts, findings, more }
}

type Measure = (&'static str, &'static str, &'static str, fn(&Day) -> u64);

const MEASURES: [Measure; 9] = [
    ("Contacts", "Offered actions that reach the customer.", "contacts", |day| day.contacts),
    (
        "Same words again",
        "Contacts that repeat what was said to the customer about the same matter.",
        "contacts",
        |day| day.repetitions,
    ),
    ("Promises made", "What offered actions promise.", "promises", |day| day.promises.made),
    ("Promises broken", "Past due, and neither kept nor withdrawn.", "promises", |day| day.promises.broken),
    ("Customers in trouble", "An open complaint, a late or failed order, or a broken promise.", "customers", |day| {
        day.in_trouble
    }),
    (
        "Longest silence",
        "The longest wait of a customer in trouble for a word, or for a task for staff.",
        "days",
        |day| day.longest_silence_days.into(),
    ),
    ("Anger without a person", "Angry customers to whom no person has turned.", "customers", |day| {
        day.angry_without_person
    }),
    ("Waiting hand-overs", "What waits in all queues at the end of the day.", "hand-overs", Day::waiting),
    ("Findings", "Laws that were broken.", "findings", Day::all_findings),
];

fn charts(simulated: &Simulated) -> io::Result<Vec<Chart>> {
    let mut charts = Vec::new();
    for (title, note, unit, count) in MEASURES {
        charts.push(chart_of(simulated, title.to_owned(), note, unit, count, figures::count)?);
    }
    let days = || simulated.sides.iter().flat_map(|(_, run)| &run.days);
    let queues: BTreeSet<&Label> = days().flat_map(|day| day.queues.keys()).collect();
    for name in queues {
        let title = format!("Queue {name}");
        let count = |day: &Day| day.queues.get(name).map_or(0, |queue| queue.given);
        charts.push(chart_of(
            simulated,
            title,
            "Hand-overs that are given to it.",
            "hand-overs",
            count,
            figures::count,
        )?);
    }
    let budgets: BTreeSet<&Slug> = days().flat_map(|day| day.budgets.keys()).collect();
    for name in budgets {
        let Some(budget) = days().find_map(|day| day.budgets.get(name)) else { continue };
        let currency = budget.max.map_or(budget.spent.currency, |max| max.currency);
        let count = |day: &Day| day.budgets.get(name).map_or(0, |budget| budget.spent.minor.get());
        let show = |minor| figures::amount(minor, currency);
        let title = format!("Budget {name}");
        charts.push(chart_of(simulated, title, "What is spent on the day.", currency.as_str(), count, show)?);
    }
    Ok(charts)
}

fn chart_of(
    simulated: &Simulated,
    title: String,
    note: &str,
    unit: &str,
    count: impl Fn(&Day) -> u64,
    show: impl Fn(u64) -> String,
) -> io::Result<Chart> {
    let sides: Vec<Vec<u64>> = simulated.sides.iter().map(|(_, run)| run.days.iter().map(&count).collect()).collect();
    let told = sides.iter().zip(["A", "B"]).map(|(numbers, side)| {
        let most = numbers.iter().copied().max().unwrap_or(0);
        let (first, last) = (numbers.first().copied().unwrap_or(0), numbers.last().copied().unwrap_or(0));
        let of = if sides.len() > 1 { format!("{side}: ") } else { String::new() };
        format!("{of}{} on the first day, {} on the last, at most {}", show(first), show(last), show(most))
    });
    let told = told.collect::<Vec<_>>().join("; ");
    let text = format!("{title} by day. {told}.");
    let labels = Labels { unit, number: &show, place: &|day| day.to_string(), places: "day" };
    let drawing = chart::lines(&labels, &sides)?;
    Ok(Chart { title: text::printable(&title), note: note.to_owned(), text, drawing })
}

#[cfg(test)]
mod tests {
    use super::super::testing::simulated;
    use super::*;

    fn page(sides: usize) -> String {
        let mut out = Vec::new();
        write_page(&mut out, &simulated(sides)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_page_has_a_chart_for_each_measure_queue_and_budget() {
        for sides in [1, 2] {
            let page = page(sides);
            assert_eq!(page.matches("<svg").count(), MEASURES.len() + 2);
            assert!(page.contains("Queue care_team") && page.contains("Budget kindness"));
        }
    }

    #[test]
    fn nothing_that_a_plugin_said_becomes_markup() {
        let mut simulated = simulated(1);
        simulated.sides[0].1.findings[0].words = Some("<script>alert(1)</script>".to_owned());
        let mut out = Vec::new();
        write_page(&mut out, &simulated).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    }
}
