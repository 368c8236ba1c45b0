//! Examples of the contract's smaller objects.

use serde_json::{Value, json};

/// Adds an example to each definition that has one here.
pub(super) fn add(schema: &mut Value) {
    for (name, example) in all() {
        if let Some(definition) = schema.pointer_mut(&format!("/$defs/{name}")).and_then(Value::as_object_mut) {
            definition.insert("examples".to_owned(), json!([example]));
        }
    }
}

fn all() -> [(&'static str, Value); 24] {
    let selector = json!({"kind": "gesture"});
    [
        ("Condition", json!("orders.failure")),
        ("Money", json!({"minor": 4000, "currency": "EUR"})),
        ("Span", json!({"days": 7})),
        ("Period", json!({"kind": "rolling", "days": 7})),
        ("Weights", json!({"customer": 70, "company": 30})),
        ("Selector", selector.clone()),
        ("Exclusion", json!({"kind": "never_together", "a": selector, "b": {"kind": "check_in"}})),
        ("Cap", json!({"channel": "email", "max": 1, "per": "7 days"})),
        ("Budget", json!({"name": "gestures", "kind": "gesture", "max": "40.00 EUR", "per": "365 days"})),
        ("QuietPeriod", json!({"from": "21:00", "to": "08:00"})),
        ("Holdout", json!({"experiment": "spring", "per_10000": 500, "purpose": "marketing"})),
        ("Lever", json!({"kind": "gesture", "percent": -50})),
        ("Fallback", json!({"key": "look_at_it", "valid_s": 86400, "step": fallback_step()})),
        ("FallbackStep", fallback_step()),
        ("Grant", json!({"mode": "shadow"})),
        ("Profile", json!({"arbitration": {"max_offered": 1}})),
        ("Freshness", json!({"max_age_s": 86400})),
        ("CarePolicy", json!({"cool_off_days": 14})),
        ("CapacityPolicy", json!({"max_wait_s": 1800})),
        ("Arbitration", json!({"max_offered": 3})),
        ("Breaker", json!({"failures": 5})),
        ("Window", json!({"not_after_at": "2026-03-28T20:40:00Z"})),
        ("Value", json!({"customer": 0.8, "company": 0.2})),
        ("QuietHours", json!({"from": "21:00", "to": "08:00"})),
    ]
}

fn fallback_step() -> Value {
    json!({"kind": "human_handover", "queue": "care", "briefing": "Look at this customer."})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Document;

    #[test]
    fn every_example_is_what_it_is_an_example_of() {
        let mut shown = 0;
        for document in Document::ALL {
            let schema = document.schema();
            for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
                let Some(example) = definition["examples"].get(0) else { continue };
                let mut alone = schema.clone();
                let reference = json!({"$ref": format!("#/$defs/{name}"), "$defs": alone["$defs"].take()});
                assert!(jsonschema::draft202012::is_valid(&reference, example), "{}, {name}", document.name());
                shown += 1;
            }
        }
        assert!(shown >= all().len(), "some of the examples are of nothing: {shown}");
    }
}
