//! Writes insights: as text, as Markdown, or as lines of JSON.

use std::io::{self, Write};

use courtesy_analysis::insights::{Better, Event, Insights, Load, Queue, Signal, Stage, Topic, Totals, Watch};
use serde::Serialize;

use super::{sheets, words};
use crate::{Layout, markup, sheet, text};

/// Writes tables for a person.
///
/// # Errors
/// If `out` can't be written.
pub fn write_text(out: &mut dyn Write, insights: &Insights, layout: Layout) -> io::Result<()> {
    let (first, sheets) = (words::totals(&insights.totals), sheets::of(insights));
    layout.write(out, |out| sheet::write_text(out, &first, &sheets, layout.columns))
}

/// Writes tables as Markdown.
///
/// # Errors
/// If `out` can't be written.
pub fn write_markdown(out: &mut dyn Write, insights: &Insights) -> io::Result<()> {
    let cell = |words: &str| markup::in_markdown(&text::printable(words));
    sheet::write_markdown(out, &words::totals(&insights.totals), &sheets::of(insights), cell)
}

/// One finding, as a line of JSON.
#[derive(Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
enum Line<'i> {
    Totals(&'i Totals),
    Signal(&'i Signal),
    Watch(&'i Watch),
    Event(&'i Event),
    Topic(&'i Topic),
    Better(&'i Better),
    Stage(&'i Stage),
    Load(&'i Load),
    Queue(&'i Queue),
}

/// Writes a line of JSON for each finding.
///
/// # Errors
/// If `out` can't be written.
pub fn write_ndjson(out: &mut dyn Write, insights: &Insights) -> io::Result<()> {
    let lines = std::iter::once(Line::Totals(&insights.totals))
        .chain(insights.signals.iter().map(Line::Signal))
        .chain(insights.watch.iter().map(Line::Watch))
        .chain(insights.events.iter().map(Line::Event))
        .chain(insights.topics.iter().map(Line::Topic))
        .chain(insights.better.iter().map(Line::Better))
        .chain(insights.stages.iter().map(Line::Stage))
        .chain(insights.load.iter().map(Line::Load))
        .chain(insights.queues.iter().map(Line::Queue));
    for line in lines {
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::words::testing::insights;
    use super::*;

    fn written(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_eight_questions_are_answered_in_tables() {
        insta::assert_snapshot!("text", written(|out| write_text(out, &insights(), Layout::PLAIN)));
        insta::assert_snapshot!("markdown", written(|out| write_markdown(out, &insights())));
    }

    #[test]
    fn each_finding_is_a_line_of_json() {
        let lines = written(|out| write_ndjson(out, &insights()));
        let without_days = |mut line: serde_json::Value| {
            // A chart's ninety days would drown the rest.
            if let Some(days) = line.get_mut("days").and_then(serde_json::Value::as_array_mut) {
                days.truncate(2);
            }
            line.to_string()
        };
        let lines: Vec<String> = lines.lines().map(|line| without_days(serde_json::from_str(line).unwrap())).collect();
        insta::assert_snapshot!("ndjson", lines.join("\n"));
    }

    #[test]
    fn a_name_is_no_markup() {
        let mut insights = insights();
        insights.topics[0].topic = "<script>alert(1)</script> [x](https://evil.example)|".to_owned();
        let markdown = written(|out| write_markdown(out, &insights));
        assert!(!markdown.contains("<script>") && !markdown.contains("[x]"), "{markdown}");
    }
}
