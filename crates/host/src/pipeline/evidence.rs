//! What a plugin's evidence points at.

use courtesy_contract::{Pointer, Seed};
use serde_json::Value;

use crate::pipeline::facts::Facts;
use crate::pipeline::facts::written::Section;
use crate::pipeline::project::Receiver;
use crate::pipeline::scope::{self, Scope};

/// The place in the context that a plugin's evidence points at; `None` if the plugin didn't receive it.
pub(crate) fn origin(facts: &Facts, scope: &Scope, receiver: &Receiver, pointer: &Pointer) -> Option<Pointer> {
    match facts.other_words(receiver.contract) {
        Some(other) => resolves(&other.facts, scope, receiver, pointer).then(|| other.older.origin(pointer))?,
        None => resolves(facts, scope, receiver, pointer).then(|| pointer.clone()),
    }
}

fn resolves(facts: &Facts, scope: &Scope, receiver: &Receiver, pointer: &Pointer) -> bool {
    let tokens = pointer.as_str().split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"));
    let tokens: Vec<String> = tokens.collect();
    let Some((section, rest)) = tokens.split_first() else { return false };
    match section.as_str() {
        "seed" => rest.is_empty() && facts.context().seed != Seed::default(),
        "contract" | "decision_id" | "hook" | "as_of" => rest.is_empty(),
        "customer" if facts.assumed_language().is_some() && rest == ["language"] => {
            scope.shows("customer", Some("language"))
        }
        "config" => receiver.config().pointer(&pointer.as_str()["/config".len()..]).is_some(),
        section => {
            let Some(facts) = scope::place(section).and_then(|place| facts.section(place)) else { return false };
            let field = if facts.is_list() { rest.get(1) } else { rest.first() };
            scope.shows(section, field.map(String::as_str)) && leads_somewhere_in(&facts, rest)
        }
    }
}

/// Whether the rest of a JSON Pointer leads to something in a section.
fn leads_somewhere_in(section: &Section, rest: &[String]) -> bool {
    let (item, rest) = match (section.is_list(), rest) {
        (false, rest) => (Some(0), rest),
        (true, []) => return true,
        (true, [token, rest @ ..]) => (position(token), rest),
    };
    let Some(item) = item.and_then(|item| section.items().nth(item)) else { return false };
    match rest {
        [] => true,
        [field, rest @ ..] => item.value(field).is_some_and(|value| leads_somewhere(value, rest)),
    }
}

/// Whether the rest of a JSON Pointer leads to something inside a field, which few pointers do.
fn leads_somewhere(json: &[u8], rest: &[String]) -> bool {
    let value: Option<Value> = (!rest.is_empty()).then(|| serde_json::from_slice(json).expect("our own JSON"));
    let mut value = value.as_ref();
    for token in rest {
        value = value.and_then(|value| match value {
            Value::Object(members) => members.get(token),
            Value::Array(items) => items.get(position(token)?),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        });
    }
    rest.is_empty() || value.is_some()
}

/// An array index in the form of RFC 6901: digits without leading zeros.
fn position(token: &str) -> Option<usize> {
    let plain = token == "0" || !token.starts_with(['0', '+']);
    plain.then(|| token.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Context;

    use super::*;
    use crate::pipeline::derive;
    use crate::pipeline::project::tests::{context, receiver, scope, seen};

    /// Every place in the context, as JSON Pointers.
    fn places(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| places(item, &format!("{at}/{i}"), found))
            }
            Value::Object(object) => {
                object.iter().for_each(|(name, item)| places(item, &format!("{at}/{name}"), found))
            }
            _ => {}
        }
    }

    #[test]
    fn evidence_resolves_exactly_where_the_plugin_received_something() {
        let context = context();
        let facts = Facts::plain(&context);
        let whole = serde_json::to_value(Context { derived: derive::facts(&context), ..context.clone() }).unwrap();
        let mut everywhere = Vec::new();
        places(&whole, "", &mut everywhere);
        for reads in [
            &[][..],
            &["orders"],
            &["orders.failure"],
            &["customer"],
            &["customer.country", "derived"],
            &["billing.arrears", "care"],
        ] {
            let (view, scope) = (seen(reads), scope(reads));
            for place in everywhere.iter().filter(|place| !place.is_empty()) {
                let resolved = resolves(&facts, &scope, &receiver(), &Pointer::new(place.as_str()).unwrap());
                assert_eq!(resolved, view.pointer(place).is_some(), "{place} with {reads:?}");
            }
        }
        for (place, there) in
            [("/config/limit", true), ("/config", true), ("/config/other", false), ("/as_of/x", false)]
        {
            let resolved = resolves(&facts, &scope(&[]), &receiver(), &Pointer::new(place).unwrap());
            assert_eq!(resolved, there, "{place}");
        }
    }
}
