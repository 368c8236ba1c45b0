//! What the evidence of a reason points at, in words.

use courtesy_contract::{Context, Money, Slug};
use courtesy_host::Host;
use serde_json::Value;

use super::{figures, text};

const MAX_CHARS: usize = 100;

/// What a plugin received of a customer, which is what its evidence points into.
pub(crate) fn received(host: &Host, plugin: &Slug, context: &Context) -> Value {
    let view = host.view(plugin.as_str(), context).unwrap_or_default();
    serde_json::from_slice(&view).unwrap_or_default()
}

/// What stands at a JSON Pointer, on one line; says so where nothing does.
pub(crate) fn at(facts: &Value, pointer: &str) -> String {
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
        Value::String(text) => text.clone(),
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
        assert_eq!(at(&facts, "/derived/days_since_last_order"), "1,210");
        assert_eq!(at(&facts, "/orders/0"), "amount EUR 12.50, id o-7");
        assert_eq!(at(&facts, "/orders/1"), "nothing stands there");
    }

    #[test]
    fn a_long_list_is_cut() {
        let facts = json!({"topics": vec!["gardening"; 100]});
        let shown = at(&facts, "/topics");
        assert!(shown.ends_with('…') && shown.chars().count() <= MAX_CHARS, "{shown}");
    }
}
