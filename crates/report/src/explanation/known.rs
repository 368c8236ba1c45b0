//! What is known about the customer, whether or not anything was proposed.

use courtesy_analysis::Clock;
use serde_json::Value;

use super::{Section, Tone};
use crate::card::{Fact, Row};
use crate::evidence::{self, Facts};
use crate::figures;

/// Members of a context that an explanation says elsewhere.
const SAID_ELSEWHERE: [&str; 5] = ["contract", "decision_id", "hook", "as_of", "seed"];

/// The parts of the context: the customer first, what the host derived last, and the others by name.
pub(super) fn section(facts: &Facts, clock: &Clock) -> Section {
    let rows = match facts {
        Facts::Received(context) | Facts::Known(context) => rows(context, clock),
        Facts::Gone => Vec::new(),
    };
    Section::of_rows("Known about the customer", Tone::Plain, rows)
}

fn rows(context: &Value, clock: &Clock) -> Vec<Row> {
    let mut parts: Vec<(&str, Value)> = context.as_object().into_iter().flatten().filter_map(part).collect();
    let place = |name: &str| match name {
        "customer" => 0,
        "derived" => 2,
        _ => 1,
    };
    parts.sort_by_key(|(name, _)| place(name));
    parts.iter().map(|(name, part)| row(name, part, clock)).collect()
}

/// A part that says something, without the reference that the heading shows.
fn part<'c>((name, part): (&'c String, &Value)) -> Option<(&'c str, Value)> {
    let mut part = part.clone();
    if let Some(customer) = part.as_object_mut().filter(|_| name == "customer") {
        customer.remove("ref");
    }
    let is_empty = match &part {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    };
    (!is_empty && !SAID_ELSEWHERE.contains(&name.as_str())).then_some((name.as_str(), part))
}

/// One part: a list item by item, each with its place.
fn row(name: &str, part: &Value, clock: &Clock) -> Row {
    let label = name.strip_suffix("_at").unwrap_or(name).replace('_', " ");
    let Value::Array(items) = part else { return Row::new(label, evidence::in_words(part, clock)) };
    let fact = |(at, item)| Fact { pointer: format!("/{name}/{at}"), value: Some(evidence::in_words(item, clock)) };
    Row {
        evidence: items.iter().enumerate().map(fact).collect(),
        ..Row::new(label, figures::count(items.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_part_is_shown_with_its_place_and_none_that_says_nothing() {
        let context = json!({
            "contract": "1.0", "seed": 7, "as_of": "2026-03-28T20:40:00Z", "hook": "review", "approvals": [],
            "billing": {}, "derived": {"open_cases": 1}, "requested_at": "2026-03-28T20:41:00Z",
            "cases": [{"id": "k-9", "status": "open"}], "customer": {"ref": "c-1", "language": "nl"},
        });
        let rows = rows(&context, &Clock::utc());
        let shown: Vec<(&str, &str)> = rows.iter().map(|row| (row.label.as_str(), row.value.as_str())).collect();
        let expected = [
            ("customer", "language nl"),
            ("cases", "1"),
            ("requested", "2026-03-28 20:41 UTC"),
            ("derived", "open_cases 1"),
        ];
        assert_eq!(shown, expected);
        let case = Fact { pointer: "/cases/0".into(), value: Some("id k-9, status open".into()) };
        assert_eq!(rows[1].evidence, [case]);
    }
}
