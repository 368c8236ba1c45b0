//! What a plugin's evidence points at.

use std::borrow::Cow;
use std::fmt;

use courtesy_contract::{Pointer, Seed};
use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

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
    let tokens: Vec<Cow<str>> = pointer.as_str().split('/').skip(1).map(unescaped).collect();
    let Some((section, rest)) = tokens.split_first() else { return false };
    match &**section {
        "seed" => rest.is_empty() && facts.context().seed != Seed::default(),
        "contract" | "decision_id" | "hook" | "as_of" => rest.is_empty(),
        "customer" if facts.assumed_language().is_some() && rest == ["language"] => {
            scope.shows("customer", Some("language"))
        }
        "config" => receiver.config().pointer(&pointer.as_str()["/config".len()..]).is_some(),
        section => {
            let Some(facts) = scope::place(section).and_then(|place| facts.section(place)) else { return false };
            let field = if facts.is_list() { rest.get(1) } else { rest.first() };
            scope.shows(section, field.map(|field| &**field)) && leads_somewhere_in(&facts, rest)
        }
    }
}

/// A token of a JSON Pointer, without its escapes (RFC 6901).
fn unescaped(token: &str) -> Cow<'_, str> {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~").into() } else { token.into() }
}

/// Whether the rest of a JSON Pointer leads to something in a section.
fn leads_somewhere_in(section: &Section, rest: &[Cow<str>]) -> bool {
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

/// Whether the rest of a JSON Pointer leads to something inside a field.
fn leads_somewhere(json: &[u8], rest: &[Cow<str>]) -> bool {
    rest.is_empty() || Rest(rest).deserialize(&mut serde_json::Deserializer::from_slice(json)).expect("our own JSON")
}

/// Reads JSON and says whether the rest of a pointer leads to something in it. Whatever lies beside the path is passed over.
struct Rest<'t>(&'t [Cow<'t, str>]);

impl<'de> DeserializeSeed<'de> for Rest<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<bool, D::Error> {
        if self.0.is_empty() {
            return json.deserialize_ignored_any(IgnoredAny).map(|_| true);
        }
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Rest<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<bool, A::Error> {
        let mut found = false;
        while let Some(is_next) = members.next_key_seed(Is(&self.0[0]))? {
            if is_next {
                found = members.next_value_seed(Rest(&self.0[1..]))?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        let position = position(&self.0[0]);
        let mut found = false;
        for index in 0.. {
            let item = if Some(index) == position {
                items.next_element_seed(Rest(&self.0[1..]))?
            } else {
                items.next_element::<IgnoredAny>()?.map(|_| found)
            };
            let Some(item) = item else { break };
            found = item;
        }
        Ok(found)
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }
}

/// Reads a key and says whether it is this one.
struct Is<'t>(&'t str);

impl<'de> DeserializeSeed<'de> for Is<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<bool, D::Error> {
        key.deserialize_str(self)
    }
}

impl Visitor<'_> for Is<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<bool, E> {
        Ok(key == self.0)
    }
}

/// An array index in the form of RFC 6901: digits without leading zeros.
fn position(token: &str) -> Option<usize> {
    let plain = token == "0" || !token.starts_with(['0', '+']);
    plain.then(|| token.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Context;
    use serde_json::Value;

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
