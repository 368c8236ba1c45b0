//! Lines of JSON: one per customer who would get something else, and the summary at the end.

use std::io::{self, Write};

use courtesy_analysis::compare::{Change, ComparedAction, ComparedCustomer, Comparison, Setup, Sides, Summary};
use courtesy_contract::{Label, Uuid};
use serde::Serialize;

use super::difference::{self, InWords};

/// A line, tagged with its type.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'l> {
    Customer(Customer<'l>),
    Summary(Whole<'l>),
}

/// A customer who would get something else, with every action that either side's plugins proposed.
#[derive(Debug, Serialize)]
struct Customer<'l> {
    customer_ref: &'l Label,
    decision_id: &'l Uuid,
    segments: &'l [Label],
    change: Change,
    actions: &'l [ComparedAction],
}

/// The whole comparison.
#[derive(Debug, Serialize)]
struct Whole<'l> {
    /// Whether the whole input was read; `false` after Ctrl-C.
    complete: bool,
    #[serde(flatten)]
    setup: &'l Sides<Setup>,
    /// The settings and plugins that differ.
    differences: Vec<InWords>,
    #[serde(flatten)]
    summary: &'l Summary,
}

/// Writes a customer as a line of JSON of type `customer`.
///
/// # Errors
/// If `out` can't be written.
pub fn write_customer_line(out: &mut dyn Write, compared: &ComparedCustomer) -> io::Result<()> {
    let ComparedCustomer { customer, decision_id, segments, change, actions, .. } = compared;
    write(out, &Line::Customer(Customer { customer_ref: customer, decision_id, segments, change: *change, actions }))
}

/// Writes the results of a comparison as a line of JSON of type `summary`.
///
/// # Errors
/// If `out` can't be written.
pub fn write_summary_line(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    let Comparison { is_complete, setup, differences, summary } = comparison;
    let differences = difference::in_words(differences);
    write(out, &Line::Summary(Whole { complete: *is_complete, setup, differences, summary }))
}

fn write(out: &mut dyn Write, line: &Line) -> io::Result<()> {
    let mut json = serde_json::to_vec(line)?;
    json.push(b'\n');
    out.write_all(&json)
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::compare::examples::{compared, comparison, offered, withheld};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_customers_line_holds_what_becomes_of_each_action_on_both_sides() {
        let capped = withheld("ask", "capped", "caps");
        let compared = compared("c-1", json!([offered("ask"), offered("tell")]), json!([capped, offered("tell")]));
        let mut out = Vec::new();
        write_customer_line(&mut out, &compared).unwrap();
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let offered = json!({"disposition": "offered", "at": "2026-03-28T20:40:00Z", "channel": "email"});
        assert_eq!(
            line,
            json!({
                "type": "customer", "customer_ref": "c-1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
                "segments": ["families"], "change": "other",
                "actions": [
                    {"plugin": "care", "key": "ask", "kind": "check_in", "a": offered,
                        "b": {"disposition": "capped", "rule": "caps"}, "differs": ["done"]},
                    {"plugin": "care", "key": "tell", "kind": "check_in", "a": offered, "b": offered, "differs": []},
                ],
            })
        );
        assert_eq!((out.last(), out.iter().filter(|byte| **byte == b'\n').count()), (Some(&b'\n'), 1));
    }

    #[test]
    fn the_last_line_says_first_what_was_compared() {
        let mut out = Vec::new();
        write_summary_line(&mut out, &comparison(&[])).unwrap();
        let line = String::from_utf8(out).unwrap();
        let start = r#"{"type":"summary","complete":true,"a":{"policy":"a.toml","plugins":[]},"b":{"policy":"b.toml","plugins":[]},"differences":[],"customers":0,"#;
        assert!(line.starts_with(start), "{line}");
    }
}
