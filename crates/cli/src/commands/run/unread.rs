//! Facts in the context that a plugin didn't receive, because its `reads` doesn't name them.

use std::collections::BTreeSet;

use courtesy_contract::{Context, Slug};
use courtesy_host::Host;
use courtesy_report::text;
use serde_json::{Map, Value};

/// How many names are listed; further ones are counted.
const NAMED: usize = 8;

/// A hint for the author of a plugin that proposed nothing; `None` if it received the whole context.
pub(super) fn hint(host: &Host, plugin: &Slug, context: &Context, under_a_policy: bool) -> Option<String> {
    let mut known = context.clone();
    known.derived = courtesy_host::derived(context);
    let known = serde_json::to_value(&known).ok()?;
    let received = serde_json::from_slice(&host.view(plugin.as_str(), context)?).ok()?;
    let mut names: Vec<String> = unread(&known, &received).iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() {
        return None;
    }
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    let who = if under_a_policy { "in plugin.toml or the policy leaves out" } else { "in plugin.toml doesn't name" };
    Some(format!(
        "the context has {}, which `reads` {who}; --show-input shows what the plugin received",
        text::listed(&names)
    ))
}

/// The sections that weren't received at all, and the fields missing from the others.
fn unread(known: &Value, received: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for (section, known) in known.as_object().into_iter().flatten() {
        let known = fields(known);
        match received.get(section).map(fields) {
            None if !known.is_empty() => names.push(section.clone()),
            None => {}
            Some(received) => names.extend(known.difference(&received).map(|field| format!("{section}.{field}"))),
        }
    }
    names
}

/// The field names of a section or its items.
fn fields(section: &Value) -> BTreeSet<&str> {
    match section {
        Value::Object(fields) => fields.keys().map(String::as_str).collect(),
        Value::Array(items) => {
            items.iter().filter_map(Value::as_object).flat_map(Map::keys).map(String::as_str).collect()
        }
        _ => BTreeSet::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_sections_and_the_fields_of_what_was_received_in_part() {
        let known = json!({
            "hook": "review", "customer": {"ref": "c-1", "language": "en", "region": "BE"}, "permissions": [],
            "orders": [{"id": "o-1", "status": "shipped"}, {"id": "o-2", "status": "new", "promised_at": "2026"}],
            "cases": [{"id": "k-1"}], "derived": {"open_cases": 1},
        });
        let received = json!({
            "hook": "review", "config": {}, "customer": {"ref": "x", "language": "en"}, "derived": {"open_cases": 1},
            "orders": [{"id": "o-1", "status": "shipped"}, {"id": "o-2", "status": "new"}],
        });
        assert_eq!(unread(&known, &received), ["cases", "customer.region", "orders.promised_at"]);
        assert!(unread(&known, &known).is_empty());
    }
}
