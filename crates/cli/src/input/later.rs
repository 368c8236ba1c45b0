//! Finds contexts whose facts are later than their `as_of`, which is then hardly the moment when they were read.

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use courtesy_contract::{Context, Timestamp};
use courtesy_report::figures;

use crate::messages;

/// How far clocks may differ, in seconds.
const TOLERANCE_S: i64 = 3_600;

/// The contexts with later facts. Can be used by several threads.
#[derive(Debug, Default)]
pub(crate) struct LaterFacts(Mutex<Found>);

#[derive(Debug, Default)]
struct Found {
    contexts: u64,
    /// The first of them by line, with the place of the fact.
    first: Option<(u64, String)>,
}

impl LaterFacts {
    /// Notes whether the context on this line has a fact that is later than its `as_of`.
    pub(crate) fn note(&self, line: u64, context: &Context) {
        let Some(place) = later_fact(context) else { return };
        // A panic while counting leaves valid counts.
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        found.contexts += 1;
        if found.first.as_ref().is_none_or(|(first, _)| line < *first) {
            found.first = Some((line, place));
        }
    }

    /// Reports in how many contexts there were later facts, and the first.
    pub(crate) fn report(&self, err: &mut dyn Write) -> io::Result<()> {
        let found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((line, place)) = &found.first else { return Ok(()) };
        let contexts = figures::counted(found.contexts, "context");
        messages::remark(
            err,
            &format!(
                "in {contexts}, something lies after `as_of`, first {place} on line {line}; \
                 set `as_of` to the moment when the facts were read"
            ),
        )
    }
}

/// The place of the first fact about the past that is later than `as_of`.
fn later_fact(context: &Context) -> Option<String> {
    let latest = context.as_of.unix_s().saturating_add(TOLERANCE_S);
    let is_later = |at: Option<Timestamp>| at.is_some_and(|at| at.unix_s() > latest);
    let named = |place: &str, member: &str, at: Option<usize>| at.map(|at| format!("/{place}/{at}/{member}"));
    let Context { interactions, cases, orders, feedback, .. } = context;
    named("interactions", "at", interactions.iter().position(|it| is_later(Some(it.at))))
        .or_else(|| named("cases", "opened_at", cases.iter().position(|it| is_later(it.opened_at))))
        .or_else(|| named("orders", "placed_at", orders.iter().position(|it| is_later(it.placed_at))))
        .or_else(|| named("feedback", "at", feedback.iter().position(|it| is_later(it.at))))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn context(members: Value) -> Context {
        let mut context = json!({
            "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"},
        });
        context.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        serde_json::from_value(context).unwrap()
    }

    fn order(at: &str) -> Value {
        json!({"id": "o-1", "status": "placed", "placed_at": at})
    }

    #[test]
    fn a_fact_after_as_of_is_reported_once_with_the_first_line() {
        let later = LaterFacts::default();
        let wrong = context(json!({"orders": [order("2026-03-01T10:00:00Z"), order("2026-03-30T10:00:00Z")]}));
        later.note(9, &wrong);
        later.note(2, &wrong);
        later.note(1, &context(json!({"orders": [order("2026-03-28T20:45:00Z")]})));
        let mut out = Vec::new();
        later.report(&mut out).unwrap();
        let text = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        let expected = "note: in 2 contexts, something lies after `as_of`, first /orders/1/placed_at on line 2; set \
            `as_of` to the moment when the facts were read\n";
        assert_eq!(text, expected);
    }
}
