//! Lines of JSON: a customer who would get something else, and the summary at the end.

use std::io::Write;

use anyhow::Result;
use courtesy_contract::{Label, Uuid};
use serde::Serialize;

use super::change::{Change, Compared, Treated};
use super::summary::Summary;

/// A line, which says first what it is.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'l> {
    Customer(Customer<'l>),
    Summary(&'l Summary),
}

/// A customer who would get something else, with every action that a side's plugins proposed.
#[derive(Debug, Serialize)]
struct Customer<'l> {
    customer_ref: &'l Label,
    decision_id: &'l Uuid,
    segments: &'l [Label],
    change: Change,
    actions: &'l [Treated],
}

/// Writes a customer.
pub(super) fn customer(out: &mut dyn Write, compared: &Compared) -> Result<()> {
    let Compared { customer, decision_id, segments, change, actions, .. } = compared;
    write(out, &Line::Customer(Customer { customer_ref: customer, decision_id, segments, change: *change, actions }))
}

/// Writes the summary.
pub(super) fn summary(out: &mut dyn Write, summary: &Summary) -> Result<()> {
    write(out, &Line::Summary(summary))
}

fn write(out: &mut dyn Write, line: &Line) -> Result<()> {
    let mut json = serde_json::to_vec(line)?;
    json.push(b'\n');
    Ok(out.write_all(&json)?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::examples::{compared, offered, withheld};
    use super::*;

    #[test]
    fn a_customers_line_holds_what_becomes_of_each_action_on_both_sides() {
        let capped = withheld("ask", "capped", "caps");
        let compared = compared("c-1", json!([offered("ask"), offered("tell")]), json!([capped, offered("tell")]));
        let mut out = Vec::new();
        customer(&mut out, &compared).unwrap();
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
}
