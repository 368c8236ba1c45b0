//! Insights as a single, self-contained HTML page: no script, no network; or as the part of a page that somebody else lays out.

use std::io::{self, Write};

use courtesy_analysis::insights::{Insights, Signal, Topic};
use jiff::civil::Date;
use minijinja::context;
use minijinja::value::{Serde, Value};

use super::{sheets, words};
use crate::page::Page;
use crate::page::chart::{self, Chart, Labels};
use crate::sheet::Sheet;
use crate::{figures, text};

const PAGE: Page =
    Page { title: "What customers come with", style: "", body: ("insights.html", include_str!("body.html")) };

/// The most charts of signals, and of topics.
const CHARTS: usize = 12;

/// What is to know about the charts of signals, and about those of topics.
const BY_DAY: &str = "Each chart shows what stood out, day by day. Days with too few customers to show are left blank.";
const BY_WEEK: &str = "Each chart has a topic, week by week, named by its Monday. The first and the last week may be \
                       incomplete; weeks with too few customers to show are left blank. A topic needs two weeks with enough \
                       for a chart.";

/// Writes the insights as a page of its own.
///
/// # Errors
/// If `out` can't be written, or a template is invalid, which tests rule out.
pub fn write_page(out: &mut dyn Write, insights: &Insights) -> io::Result<()> {
    PAGE.write(out, values(insights)?)
}

/// Writes the insights as a part of a page whose heading is of the first level. Its style is [`page::STYLE`](crate::page::STYLE).
///
/// # Errors
/// As [`write_page`].
pub fn write_fragment(out: &mut dyn Write, insights: &Insights) -> io::Result<()> {
    PAGE.write_part(out, values(insights)?)
}

fn values(insights: &Insights) -> io::Result<Value> {
    let [signals, events, topics, rest @ ..] = sheets::of(insights);
    let stood_out: io::Result<_> = by_series(&insights.signals).into_iter().take(CHARTS).map(signal_chart).collect();
    let asked: io::Result<_> = series(insights).take(CHARTS).map(topic_chart).collect();
    let sections =
        [section(signals, BY_DAY, stood_out?), section(events, "", vec![]), section(topics, BY_WEEK, asked?)];
    let sections: Vec<Value> = sections.into_iter().chain(rest.map(|sheet| section(sheet, "", vec![]))).collect();
    Ok(context! { headline => headline(insights), totals => words::totals(&insights.totals), sections })
}

/// A table with charts below it, and what is to know about all of them.
fn section(sheet: Sheet, note: &str, charts: Vec<Chart>) -> Value {
    let charts: Vec<Value> = charts.into_iter().map(Value::from).collect();
    context! { sheet => Value::from(Serde(sheet)), note, charts }
}

/// The topics that have more than one week to draw.
fn series(insights: &Insights) -> impl Iterator<Item = &Topic> {
    let shown = |topic: &Topic| topic.weeks.iter().filter(|week| week.customers.is_some()).count();
    insights.topics.iter().filter(move |topic| shown(topic) > 1)
}

/// After so many days without another day that stands out, a signal is over.
const OVER_AFTER_DAYS: i32 = 7;

/// What to look at first, in a sentence or two.
fn headline(insights: &Insights) -> String {
    let Insights { totals, signals, topics, .. } = insights;
    let is_over =
        |signal: &Signal| totals.period.is_some_and(|(_, last)| (last - signal.until).get_days() > OVER_AFTER_DAYS);
    let starting = match (signals.iter().find(|signal| !is_over(signal)), signals.first()) {
        (Some(now), _) => format!("Standing out now: the {}{}.", since(now), more(signals)),
        (None, Some(last)) => format!("Nothing stands out now. The last was the {}{}.", since(last), more(signals)),
        (None, None) if topics.is_empty() => format!("No group of {} customers can be shown yet.", totals.min_group),
        (None, None) => "No day stood out.".to_owned(),
    };
    let asked = topics.first().map(|topic| {
        let customers = figures::counted(topic.customers, "customer");
        format!(" The most frequent topic is {}: {customers}.", topic.topic)
    });
    text::printable(&format!("{starting}{}", asked.unwrap_or_default()))
}

fn since(signal: &Signal) -> String {
    format!("{} {}, first on {}", words::family(signal.family), signal.name, words::day(signal.known_on))
}

fn more(signals: &[Signal]) -> String {
    match signals.len() as u64 {
        0 | 1 => String::new(),
        all => format!(" ({})", figures::counted(all - 1, "more signal")),
    }
}

/// The signals of each series, the newest first, in the order of their newest.
fn by_series(signals: &[Signal]) -> Vec<Vec<&Signal>> {
    let mut all: Vec<Vec<&Signal>> = Vec::new();
    for signal in signals {
        match all.iter_mut().find(|found| found[0].family == signal.family && found[0].name == signal.name) {
            Some(found) => found.push(signal),
            None => all.push(vec![signal]),
        }
    }
    all
}

fn signal_chart(of_series: Vec<&Signal>) -> io::Result<Chart> {
    let newest = of_series[0];
    let title = format!("{} {}, by day", words::family(newest.family), newest.name);
    let times = match of_series.len() {
        1 => "Stood out first".to_owned(),
        times => format!("Stood out {times} times, last"),
    };
    let told = format!(
        "{times} on {}, with {} where {:.1} were expected",
        words::day(newest.known_on),
        figures::counted(newest.customers, "customer"),
        newest.expected
    );
    let most = format!("at most {} on {}", words::customers(newest.peak.customers), words::day(newest.peak.day));
    let days: Vec<_> = newest.days.iter().map(|day| (day.day, day.customers)).collect();
    let marked: Vec<_> = of_series.iter().map(|signal| (signal.known_on, signal.until)).collect();
    Ok(Chart {
        text: format!("{title}. {told}; {most}."),
        title,
        note: format!("{told}."),
        drawing: drawn(&days, &marked)?,
    })
}

fn topic_chart(topic: &Topic) -> io::Result<Chart> {
    let weeks: Vec<_> = topic.weeks.iter().map(|week| (week.from, week.customers)).collect();
    let title = format!("{}, by week", topic.topic);
    let shown: Vec<u64> = topic.weeks.iter().filter_map(|week| week.customers).collect();
    let [least, most] = [shown.iter().min(), shown.iter().max()].map(|number| words::customers(number.copied()));
    let told = format!("{} on the whole; from {least} to {most} a week", figures::counted(topic.customers, "customer"));
    Ok(Chart { text: format!("{title}. {told}."), title, note: format!("{told}."), drawing: drawn(&weeks, &[])? })
}

/// A column for each date; those between two `marked` dates stand out.
fn drawn(columns: &[(Date, Option<u64>)], marked: &[(Date, Date)]) -> io::Result<String> {
    let date =
        |place: usize| columns.get(place).map_or_else(String::new, |(day, _)| day.strftime("%-d %b").to_string());
    let place = |of: Date| columns.iter().position(|(day, _)| *day == of);
    let marked: Vec<_> = marked.iter().filter_map(|(first, last)| Some(place(*first)?..=place(*last)?)).collect();
    let numbers: Vec<_> = columns.iter().map(|(_, number)| *number).collect();
    let labels = Labels { unit: "customers", number: &figures::count, place: &date, places: "" };
    chart::columns(&labels, &numbers, &marked)
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::insights::testing;
    use jiff::Span;

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
    fn what_stood_out_twice_has_one_chart() {
        let mut insights = insights();
        let mut again = insights.signals[0].clone();
        (again.known_on, again.until) = (again.days[40].day, again.days[41].day);
        insights.signals.push(again);
        let page = page(&insights);
        assert_eq!(page.matches("topic outage, by day</h3>").count(), 1);
        assert!(page.contains("Stood out 2 times, last on 27 March 2026"), "{page}");
    }

    #[test]
    fn the_part_is_the_pages_main_part() {
        let insights = insights();
        let mut out = Vec::new();
        write_fragment(&mut out, &insights).unwrap();
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
        let mut over = insights();
        let week = |day: Date| day - Span::new().days(8);
        for signal in &mut over.signals {
            (signal.known_on, signal.until) = (week(signal.known_on), week(signal.until));
        }
        let told = headline(&over);
        assert!(told.starts_with("Nothing stands out now. The last was the topic locker, first on 19 March"), "{told}");
        assert!(headline(&testing::insights([])).starts_with("No group of 10 customers can be shown yet."));
    }
}
