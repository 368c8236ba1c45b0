//! Insights as a single, self-contained HTML page: no script, no network; or as the part of a page that somebody else lays out.

use std::io::{self, Write};

use courtesy_analysis::insights::{Insights, Signal, Topic};
use minijinja::context;
use minijinja::value::{Serde, Value};

use super::{chart, sheets, words};
use crate::sheet::{self, Sheet};
use crate::{figures, markup, text};

const PAGE: (&str, &str) = ("insights.html", include_str!("page.html"));
const PART: (&str, &str) = ("insights-part.html", include_str!("part.html"));

/// The style of what [`write_part`] writes.
pub const STYLE: &str = include_str!("page.css");

/// The most charts of signals, and of topics.
const CHARTS: usize = 12;

/// A chart with its title and what it shows in words. The drawing is markup of ours.
#[derive(Debug)]
struct Chart {
    title: String,
    note: String,
    text: String,
    drawing: String,
}

/// Writes the insights as a page of its own.
///
/// # Errors
/// If `out` can't be written, or a template is invalid, which tests rule out.
pub fn write_page(out: &mut dyn Write, insights: &Insights) -> io::Result<()> {
    let style = Value::from_safe_string(STYLE.to_owned());
    let values = context! { style, ..values(insights)? };
    markup::fill(&markup::environment(&[PAGE, PART, sheet::TEMPLATE])?, PAGE.0, values, out)
}

/// Writes the insights as markup for the main part of a page: a lead, and sections with headings of the second level. Their
/// style is [`STYLE`].
///
/// # Errors
/// Those of [`write_page`].
pub fn write_part(out: &mut dyn Write, insights: &Insights) -> io::Result<()> {
    markup::fill(&markup::environment(&[PART, sheet::TEMPLATE])?, PART.0, values(insights)?, out)
}

fn values(insights: &Insights) -> io::Result<Value> {
    let [signals, events, topics, rest @ ..] = sheets::of(insights);
    let with_charts = [
        (signals, insights.signals.iter().take(CHARTS).map(signal_chart).collect::<io::Result<_>>()?),
        (events, Vec::new()),
        (topics, series(insights).take(CHARTS).map(topic_chart).collect::<io::Result<_>>()?),
    ];
    let sections = with_charts.into_iter().chain(rest.map(|sheet| (sheet, Vec::new()))).map(section);
    Ok(context! {
        headline => headline(insights), totals => words::totals(&insights.totals), sections => sections.collect::<Vec<_>>(),
    })
}

fn section((sheet, charts): (Sheet, Vec<Chart>)) -> Value {
    let charts = charts.into_iter().map(|Chart { title, note, text, drawing }| {
        context! { title, note, text, drawing => Value::from_safe_string(drawing) }
    });
    context! { sheet => Value::from(Serde(sheet)), charts => charts.collect::<Vec<_>>() }
}

/// The topics that have more than one week to draw.
fn series(insights: &Insights) -> impl Iterator<Item = &Topic> {
    insights.topics.iter().filter(|topic| topic.weeks.len() > 1)
}

/// What to look at first, in a sentence or two.
fn headline(insights: &Insights) -> String {
    let starting = match insights.signals.as_slice() {
        [] => "No day stood out.".to_owned(),
        [newest, others @ ..] => {
            let more = match others.len() as u64 {
                0 => String::new(),
                more => format!(" ({})", figures::counted(more, "more signal")),
            };
            format!("{} stood out on {}{more}.", newest.name, newest.known_on)
        }
    };
    let asked = insights
        .topics
        .first()
        .map(|topic| format!(" Most customers asked about {}: {}.", topic.topic, figures::count(topic.customers)));
    text::printable(&format!("{starting}{}", asked.unwrap_or_default()))
}

fn signal_chart(signal: &Signal) -> io::Result<Chart> {
    let days: Vec<_> = signal.days.iter().map(|day| (day.day, day.customers)).collect();
    let title = format!("{} {}, by day", words::family(signal.family), signal.name);
    let told = format!(
        "Stood out first on {}, with {} where {:.1} were expected",
        signal.known_on,
        figures::counted(signal.customers, "customer"),
        signal.expected
    );
    Ok(Chart {
        text: format!("{title}. {told}; at most {} on {}.", words::customers(signal.peak.customers), signal.peak.day),
        title,
        note: format!("{told}. Days with too few customers to show are left blank."),
        drawing: chart::draw(&days, Some((signal.known_on, signal.until)))?,
    })
}

fn topic_chart(topic: &Topic) -> io::Result<Chart> {
    let weeks: Vec<_> = topic.weeks.iter().map(|week| (week.from, week.customers)).collect();
    let title = format!("{}, by week", topic.topic);
    let shown = || topic.weeks.iter().filter_map(|week| week.customers);
    let told = format!(
        "{} on the whole; in the weeks that are shown, from {} to {}",
        figures::counted(topic.customers, "customer"),
        words::customers(shown().min()),
        words::customers(shown().max())
    );
    Ok(Chart {
        text: format!("{title}. {told}."),
        title,
        note: "Customers who asked, by the week's Monday. Weeks with too few to show are left blank.".to_owned(),
        drawing: chart::draw(&weeks, None)?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::words::testing::insights;
    use super::*;

    fn page(insights: &Insights) -> String {
        let mut out = Vec::new();
        write_page(&mut out, insights).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_page_has_every_table_and_a_chart_for_each_signal_and_topic() {
        let insights = insights();
        let page = page(&insights);
        for sheet in sheets::of(&insights) {
            assert!(page.contains(&format!(">{}</h2>", sheet.heading)), "{}", sheet.heading);
        }
        let charts = insights.signals.len() + series(&insights).count();
        assert_eq!(page.matches("<svg").count(), charts);
        assert!(page.starts_with("<!doctype html>") && !page.contains("<script") && !page.contains("<link"));
    }

    #[test]
    fn the_part_is_the_pages_main_part() {
        let insights = insights();
        let mut out = Vec::new();
        write_part(&mut out, &insights).unwrap();
        let part = String::from_utf8(out).unwrap();
        assert!(page(&insights).contains(part.trim()) && !part.contains("<html") && !part.contains("<h1"));
    }

    #[test]
    fn a_name_is_no_markup() {
        let mut insights = insights();
        insights.topics[0].topic = "<img src=x onerror=alert(1)>".to_owned();
        insights.signals[0].name = "</figure><script>alert(1)</script>".to_owned();
        let page = page(&insights);
        assert!(!page.contains("<img") && !page.contains("<script"), "{page}");
    }

    #[test]
    fn what_to_look_at_first_is_a_sentence() {
        insta::assert_snapshot!(headline(&insights()));
    }
}
