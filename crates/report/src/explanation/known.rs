//! What is known about the customer, whether or not anything was proposed.

use courtesy_analysis::Clock;
use serde_json::{Map, Value};

use super::{Section, Tone};
use crate::card::Row;
use crate::evidence::{self, Facts};

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
    let mut parts: Vec<(&String, &Value)> = context.as_object().into_iter().flatten().collect();
    parts.retain(|(name, _)| !SAID_ELSEWHERE.contains(&name.as_str()));
    parts.sort_by_key(|(name, _)| match name.as_str() {
        "customer" => 0,
        "derived" => 2,
        _ => 1,
    });
    let mut rows = Vec::new();
    for (name, part) in parts {
        add(format!("/{name}"), part, clock, &mut rows);
    }
    rows
}

/// Adds a row for a part, by its place, and one for each object in its lists.
fn add(place: String, part: &Value, clock: &Clock, rows: &mut Vec<Row>) {
    match part {
        Value::Object(members) => {
            let is_own =
                |(name, member): &(&String, &Value)| !is_table(member) && (place != "/customer" || *name != "ref");
            let own: Map<String, Value> =
                members.iter().filter(is_own).map(|(name, member)| (name.clone(), member.clone())).collect();
            if !own.is_empty() {
                rows.push(Row::new(place.as_str(), evidence::in_words(&Value::Object(own), clock)));
            }
            for (name, table) in members.iter().filter(|(_, member)| is_table(member)) {
                add(format!("{place}/{name}"), table, clock, rows);
            }
        }
        Value::Array(items) if is_table(part) => {
            for (at, item) in items.iter().enumerate() {
                add(format!("{place}/{at}"), item, clock, rows);
            }
        }
        Value::Array(items) if items.is_empty() => {}
        Value::Null => {}
        Value::Array(_) | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            rows.push(Row::new(place, evidence::in_words(part, clock)));
        }
    }
}

/// Whether it is a list of objects, which have rows of their own.
fn is_table(part: &Value) -> bool {
    part.as_array().is_some_and(|items| items.iter().any(Value::is_object))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_part_is_shown_by_its_place_and_none_that_says_nothing() {
        let context = json!({
            "contract": "1.0", "seed": 7, "as_of": "2026-03-28T20:40:00Z", "hook": "review", "approvals": [],
            "billing": {}, "derived": {"open_cases": 1}, "requested_at": "2026-03-28T20:41:00Z",
            "cases": [{"id": "k-9", "status": "open"}], "customer": {"ref": "c-1", "segments": ["a", "b"]},
            "capacity": {"volume": "idle", "queues": [{"queue": "care", "open": true}, {"queue": "store"}]},
        });
        let rows = rows(&context, &Clock::utc());
        let shown: Vec<String> = rows.iter().map(|row| format!("{}: {}", row.label, row.value)).collect();
        let expected = [
            "/customer: segments a; b",
            "/capacity: volume idle",
            "/capacity/queues/0: open yes, queue care",
            "/capacity/queues/1: queue store",
            "/cases/0: id k-9, status open",
            "/requested_at: 2026-03-28 20:41 UTC",
            "/derived: open_cases 1",
        ];
        assert_eq!(shown, expected);
    }
}
