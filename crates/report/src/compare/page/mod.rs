//! The results of a comparison as a single, self-contained HTML page: no script, no network.

use std::io::{self, Write};

use courtesy_analysis::compare::{Comparison, Setup, Sides, Summary};
use minijinja::value::{Serde, Value};
use serde::Serialize;

use self::sections::{Section, sections};
use super::words;
use crate::figures;
use crate::page::Page;

mod sections;

/// What [`write_fragment`] needs beside [`page::STYLE`](crate::page::STYLE).
pub const STYLE: &str = include_str!("report.css");

const PAGE: Page =
    Page { title: "What would change with B", style: STYLE, body: ("compared.html", include_str!("body.html")) };

/// The values for the page's template.
#[derive(Debug, Serialize)]
struct Body {
    headline: String,
    remarks: Vec<String>,
    sides: [Side; 2],
    people: Vec<Part>,
    figures: Vec<Tile>,
    sections: Vec<Section>,
}

/// The setup of a side.
#[derive(Debug, Serialize)]
struct Side {
    name: &'static str,
    policy: String,
    plugins: Vec<String>,
}

/// A part of all customers.
#[derive(Debug, Serialize)]
struct Part {
    look: &'static str,
    name: &'static str,
    customers: String,
    share: String,
    percent: f64,
    /// Where it begins, in percent.
    start: f64,
}

/// A figure for both sides.
#[derive(Debug, Serialize)]
struct Tile {
    name: String,
    a: String,
    b: String,
    difference: String,
}

/// Writes the whole comparison as one page.
///
/// # Errors
/// If `out` can't be written, or a template is invalid, which tests rule out.
pub fn write_page(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    PAGE.write(out, values(comparison))
}

/// Writes the whole comparison as a part of a page whose heading is of the first level. Its style is
/// [`page::STYLE`](crate::page::STYLE) with [`STYLE`].
///
/// # Errors
/// As [`write_page`].
pub fn write_fragment(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    PAGE.write_part(out, values(comparison))
}

fn values(comparison: &Comparison) -> Value {
    let summary = &comparison.summary;
    Value::from(Serde(Body {
        headline: format!("{}.", words::headline(summary)),
        remarks: words::remarks(comparison),
        sides: sides(&comparison.setup),
        people: people(summary),
        figures: tiles(summary),
        sections: if summary.customers == 0 { Vec::new() } else { sections(comparison) },
    }))
}

fn sides(setup: &Sides<Setup>) -> [Side; 2] {
    [("A", &setup.a), ("B", &setup.b)].map(|(name, setup)| Side {
        name,
        policy: setup.policy.clone().unwrap_or_else(|| "the default policy".to_owned()),
        plugins: setup.plugins.iter().map(|pin| format!("{} {}", pin.id, pin.version)).collect(),
    })
}

/// All customers by what changes for them; unaffected customers come last.
fn people(summary: &Summary) -> Vec<Part> {
    let (changed, all) = (&summary.changed, summary.customers);
    let same = all.saturating_sub(changed.customers);
    let parts = [
        ("more", "get something instead of nothing", changed.more),
        ("less", "get nothing instead of something", changed.less),
        ("other", "get something different", changed.other),
        ("same", "get the same", same),
    ];
    let mut start = 0.0;
    let mut found = Vec::new();
    for (look, name, customers) in parts.into_iter().filter(|(_, _, customers)| *customers > 0) {
        let percent = customers as f64 * 100.0 / all as f64;
        let share = words::share(customers, all);
        found.push(Part { look, name, customers: figures::count(customers), share, percent, start });
        start += percent;
    }
    found
}

fn tiles(summary: &Summary) -> Vec<Tile> {
    let figures = words::figures(summary).into_iter();
    figures.map(|it| Tile { name: it.name, a: it.a, b: it.b, difference: it.difference }).collect()
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::compare::Difference;
    use courtesy_analysis::compare::examples::{compared, comparison, deferred, offered, with, withheld};
    use serde_json::json;

    use super::*;

    fn page(comparison: &Comparison) -> String {
        let mut out = Vec::new();
        write_page(&mut out, comparison).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn report() -> String {
        let gift = with(&offered("gift"), "/action/cost", json!({"minor": 1250, "currency": "EUR"}));
        let call = with(&offered("call"), "/queue", json!("care_team"));
        page(&comparison(&[
            compared("c-1", json!([offered("ask"), gift]), json!([withheld("ask", "capped", "caps"), gift])),
            compared("c-2", json!([]), json!([call])),
            compared("c-3", json!([offered("ask")]), json!([deferred("ask", "2026-03-30T06:00:00Z")])),
            compared("c-4", json!([]), json!([])),
        ]))
    }

    #[test]
    fn a_report_needs_no_script_and_no_network() {
        let report = report();
        for word in [
            "<script",
            "javascript:",
            "http:",
            "https:",
            " src=",
            "@import",
            "url(",
            " onload=",
            " onerror=",
            " onclick=",
        ] {
            assert!(!report.contains(word), "{word}");
        }
    }

    #[test]
    fn every_chart_has_a_title_and_a_text_in_its_place() {
        let report = report();
        let charts = report.matches("<svg").count();
        assert!(charts > 8, "{charts}");
        assert_eq!(report.matches("role=\"img\"").count(), charts);
        for chart in report.split("<svg").skip(1) {
            let opening = chart.split('>').next().unwrap();
            let titled = chart.split("</svg>").next().unwrap().contains("<title");
            assert!(titled && (opening.contains("aria-label=") || opening.contains("aria-labelledby=")), "{opening}");
        }
    }

    #[test]
    fn nothing_that_customers_queues_or_settings_say_becomes_markup() {
        let evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}\u{1b}[2J'";
        let mut hostile = compared(
            evil,
            json!([with(&offered("ask"), "/queue", json!(evil))]),
            json!([with(&offered("ask"), "/action/step/reply_queue", json!(evil)), withheld("b", "capped", evil)]),
        );
        hostile.segments = vec![evil.try_into().unwrap()];
        let mut comparison = comparison(&[hostile]);
        let value = || Some(json!(evil));
        let values = Sides { a: value(), b: value() };
        comparison.differences = vec![Difference::Setting { place: evil.to_owned(), values }];
        comparison.setup.a.policy = Some(evil.to_owned());
        let report = page(&comparison);
        assert!(!report.contains("<script") && !report.contains("<img"), "markup got through");
        assert!(!report.contains(['\u{202e}', '\u{1b}']), "a mark that steers got through");
        assert!(report.matches("&lt;script&gt;").count() >= 6);
    }

    #[test]
    fn what_unfolds_has_a_head_of_its_own() {
        let rules: Vec<_> = (10..40).map(|at| withheld(&format!("a{at}"), "capped", &format!("rule{at}"))).collect();
        let report = page(&comparison(&[compared("c-1", json!([]), json!(rules))]));
        assert!(report.contains("<details><summary>and 18 more</summary>"));
        assert_eq!(report.matches("<table>").count(), report.matches("<thead>").count());
    }

    #[test]
    fn words_stand_on_the_left_and_figures_on_the_right() {
        let report = report();
        for names in [
            r#"<th scope="col">with A</th><th scope="col">with B</th><th scope="col" class="number">actions</th>"#,
            r#"<th scope="col">segment</th><th scope="col" class="number">customers</th>"#,
        ] {
            assert!(report.contains(names), "{names}");
        }
    }

    #[test]
    fn without_customers_there_is_a_page_all_the_same() {
        let report = page(&comparison(&[]));
        assert!(report.contains("There are no customers to compare.") && !report.contains("NaN"));
    }
}
