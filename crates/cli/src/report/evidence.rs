//! What the evidence of a reason points at, in words.

use courtesy_contract::{Context, Money, Slug, Timestamp};
use courtesy_host::Host;
use serde_json::Value;

use super::{figures, text};

/// So much is told of what stands at one place.
const MAX_CHARS: usize = 500;

/// The facts that evidence points into.
pub(crate) enum Facts {
    /// What the plugin received.
    Received(Value),
    /// What the CRM said, and what the host computed of it; the plugin received a part of it, and its settings.
    Known(Value),
    /// They aren't there any more.
    Gone,
}

impl Facts {
    /// What a plugin receives of a customer.
    pub(crate) fn received(host: &Host, plugin: &Slug, context: &Context) -> Self {
        let view = host.view(plugin.as_str(), context).unwrap_or_default();
        Self::Received(serde_json::from_slice(&view).unwrap_or_default())
    }

    /// What is known of a customer, without a host that would say what a plugin receives of it.
    pub(crate) fn known(context: &Context) -> Self {
        let mut context = context.clone();
        context.derived = courtesy_host::derived(&context);
        serde_json::to_value(&context).map_or(Self::Gone, Self::Known)
    }

    /// What stands at a JSON Pointer, on one line; says so where nothing does. `None` where nobody can say.
    pub(crate) fn at(&self, pointer: &str) -> Option<String> {
        match self {
            Self::Gone => None,
            Self::Known(_) if pointer.starts_with("/config/") => Some("a setting of the plugin".into()),
            Self::Known(_) if pointer == "/customer/ref" => Some("the reference that the plugin received".into()),
            Self::Received(facts) | Self::Known(facts) => Some(value_at(facts, pointer)),
        }
    }
}

fn value_at(facts: &Value, pointer: &str) -> String {
    facts
        .pointer(pointer)
        .map_or_else(|| "nothing stands there".into(), |value| text::shortened(&in_words(value), MAX_CHARS))
}

/// A JSON value as a person would say it.
pub(crate) fn in_words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::Number(number) => number.as_u64().map_or_else(|| number.to_string(), figures::count),
        Value::String(text) => Timestamp::parse(text).map_or_else(|_| text.clone(), figures::moment),
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
        let at = |pointer: &str| facts.at(pointer).unwrap();
        assert_eq!(at("/derived/days_since_last_order"), "1,210");
        assert_eq!(at("/orders/0"), "amount EUR 12.50, id o-7");
        assert_eq!(at("/orders/1"), "nothing stands there");
        assert_eq!(in_words(&json!(["2026-03-28T20:40:00Z", "c-1"])), "2026-03-28 20:40 UTC; c-1");
    }

    #[test]
    fn a_long_list_is_cut() {
        let shown = Facts::Received(json!({"topics": vec!["gardening"; 100]})).at("/topics").unwrap();
        assert!(shown.ends_with('…') && shown.chars().count() <= MAX_CHARS, "{shown}");
    }

    #[test]
    fn a_context_says_what_the_host_computes_of_it_and_not_what_only_the_plugin_received() {
        let context = serde_json::from_value(json!({
            "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"}, "derived": {"open_cases": 7},
        }));
        let facts = Facts::known(&context.unwrap());
        assert_eq!(facts.at("/derived/open_cases").unwrap(), "0");
        assert_eq!(facts.at("/config/quiet_days").unwrap(), "a setting of the plugin");
        assert!(!facts.at("/customer/ref").unwrap().contains("c-1"));
        assert_eq!(Facts::Gone.at("/derived/open_cases"), None);
    }
}
