//! The facts that a reason's evidence points to, in words.

use courtesy_analysis::Clock;
use courtesy_contract::{Money, Timestamp};
use serde_json::Value;

use crate::{clock, figures};

/// The facts that evidence points to.
#[derive(Debug, Clone)]
pub enum Facts {
    /// What the plugin received, as JSON.
    Received(Value),
    /// The context with the host's derived facts, as JSON; the plugin received a part of it, and its own settings.
    Known(Value),
    /// No longer available.
    Gone,
}

impl Facts {
    /// The value at a JSON Pointer, with times on this clock, or a note that there is none. `None` if that isn't known.
    #[must_use]
    pub fn at(&self, pointer: &str, clock: &Clock) -> Option<String> {
        match self {
            Self::Gone => None,
            Self::Known(_) if pointer.starts_with("/config/") => Some("a setting of the plugin".into()),
            Self::Known(_) if pointer == "/customer/ref" => Some("the reference that the plugin received".into()),
            Self::Received(facts) | Self::Known(facts) => Some(value_at(facts, pointer, clock)),
        }
    }
}

fn value_at(facts: &Value, pointer: &str, clock: &Clock) -> String {
    facts.pointer(pointer).map_or_else(|| "not found".into(), |value| in_words(value, clock))
}

/// A JSON value in words, with times on this clock.
#[must_use]
pub fn in_words(value: &Value, clock: &Clock) -> String {
    let in_words = |value: &Value| in_words(value, clock);
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::Number(number) => number.as_u64().map_or_else(|| number.to_string(), figures::count),
        Value::String(text) => Timestamp::parse(text).map_or_else(|_| text.clone(), |at| clock::moment(clock, at)),
        Value::Array(items) if items.is_empty() => "none".into(),
        Value::Array(items) => items.iter().map(in_words).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => serde_json::from_value::<Money>(value.clone()).map_or_else(
            |_| fields.iter().map(|(name, value)| format!("{name} {}", in_words(value))).collect::<Vec<_>>().join(", "),
            |amount| figures::money(&amount),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn shows_the_value_that_a_pointer_points_at() {
        let facts = json!({"derived": {"days_since_last_order": 1210}, "orders": [{"id": "o-7", "amount": {"minor": 1250, "currency": "EUR"}}]});
        let facts = Facts::Received(facts);
        let at = |pointer: &str| facts.at(pointer, &Clock::utc()).unwrap();
        assert_eq!(at("/derived/days_since_last_order"), "1,210");
        assert_eq!(at("/orders/0"), "amount EUR 12.50, id o-7");
        assert_eq!(at("/orders/1"), "not found");
        assert_eq!(in_words(&json!(["2026-03-28T20:40:00Z", "c-1"]), &Clock::utc()), "2026-03-28 20:40 UTC; c-1");
    }

    #[test]
    fn a_time_is_on_the_clock() {
        let customer = serde_json::from_value(json!({"ref": "c-1", "time_zone": "Europe/Amsterdam"})).unwrap();
        let facts = Facts::Received(json!({"orders": [{"id": "o-7", "promised_at": "2026-03-29T08:15:00Z"}]}));
        let text = facts.at("/orders", &Clock::of(&customer)).unwrap();
        assert_eq!(text, "id o-7, promised_at 2026-03-29 10:15 (08:15 UTC)");
    }

    #[test]
    fn what_only_the_plugin_received_is_not_among_the_known_facts() {
        let facts = Facts::Known(json!({"customer": {"ref": "c-1"}, "derived": {"open_cases": 0}}));
        let at = |pointer: &str| facts.at(pointer, &Clock::utc()).unwrap();
        assert_eq!(at("/derived/open_cases"), "0");
        assert_eq!(at("/config/quiet_days"), "a setting of the plugin");
        assert!(!at("/customer/ref").contains("c-1"));
        assert_eq!(Facts::Gone.at("/derived/open_cases", &Clock::utc()), None);
    }
}
