//! Unknown keys of a context, which would be ignored.
//!
//! Every context is checked, so the first pass only finds out whether all keys are known, and allocates nothing. Only if one
//! isn't is the context validated against the schema with every object closed.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use courtesy_contract::schema::Document;
use courtesy_contract::{CONTRACT_VERSION, ContractVersion, Violation};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::document::violation::{self, Validator};

/// The unknown keys of a context that is otherwise valid, each with its place and the most similar known key.
pub(crate) fn of(json: &[u8]) -> Vec<Violation> {
    static KEYS: LazyLock<Keys> = LazyLock::new(|| {
        let schema = Document::Context.schema();
        Keys::of(&schema, &schema)
    });
    if DeserializeSeed::deserialize(&*KEYS, &mut serde_json::Deserializer::from_slice(json)).is_ok() {
        return Vec::new();
    }
    serde_json::from_slice(json).map_or_else(|_| Vec::new(), |context: Value| all(&context))
}

/// Every violation in a context, including unknown keys.
pub(crate) fn all(context: &Value) -> Vec<Violation> {
    static CLOSED: LazyLock<Validator> = LazyLock::new(|| {
        let mut schema = Document::Context.schema();
        close(&mut schema);
        violation::validator(&schema).expect("our own schema is valid")
    });
    violation::all(&CLOSED, context)
}

/// Whether a document follows a later minor version than ours, which may have more keys.
pub(crate) fn are_expected(contract: &ContractVersion) -> bool {
    let minor = |version: &str| version.split_once('.').and_then(|(_, minor)| minor.parse::<u16>().ok());
    minor(contract.as_str()) > minor(CONTRACT_VERSION)
}

/// Forbids keys that an object's schema doesn't name.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.get("properties").is_some_and(Value::is_object) && members.contains_key("type") {
                members.entry("additionalProperties").or_insert(false.into());
            }
            members.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// The keys that a part of a document may have.
enum Keys {
    /// A part without keys of the contract.
    Any,
    Object(BTreeMap<String, Keys>),
    List(Box<Keys>),
}

impl Keys {
    fn of(schema: &Value, part: &Value) -> Self {
        let reference = part["$ref"].as_str().and_then(|reference| schema.pointer(reference.strip_prefix('#')?));
        let part = reference.unwrap_or(part);
        if let Some(properties) = part["properties"].as_object() {
            let keys = properties.iter().map(|(key, inner)| (key.clone(), Self::of(schema, inner)));
            return Self::Object(keys.collect());
        }
        match part.get("items").map(|items| Self::of(schema, items)) {
            None | Some(Self::Any) => Self::Any,
            Some(items) => Self::List(Box::new(items)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for &Keys {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Keys::Any => IgnoredAny::deserialize(deserializer).map(drop),
            _ => deserializer.deserialize_any(self),
        }
    }
}

/// Fails at the first unknown key. The shape of the document was checked before.
impl<'de> Visitor<'de> for &Keys {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys that the contract has")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let Keys::Object(keys) = self else { return Err(serde::de::Error::custom("expected a list")) };
        while let Some(inner) = map.next_key_seed(Key(keys))? {
            map.next_value_seed(inner)?;
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<(), S::Error> {
        let Keys::List(inner) = self else { return Err(serde::de::Error::custom("expected an object")) };
        while items.next_element_seed(&**inner)?.is_some() {}
        Ok(())
    }
}

struct Key<'k>(&'k BTreeMap<String, Keys>);

impl<'de, 'k> DeserializeSeed<'de> for Key<'k> {
    type Value = &'k Keys;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'k Keys, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'k> Visitor<'_> for Key<'k> {
    type Value = &'k Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that the contract has")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<&'k Keys, E> {
        self.0.get(key).ok_or_else(|| E::custom("an unknown key"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(changes: Value) -> Vec<String> {
        let mut context = json!({"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"}});
        context.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        let found = of(context.to_string().as_bytes());
        found.into_iter().map(|Violation { at, message }| format!("{at}: {message}")).collect()
    }

    #[test]
    fn an_unknown_key_is_named_at_every_depth_with_the_nearest_that_is_not_there_yet() {
        assert_eq!(
            found(json!({"preference": {"contact_mode": "on_request_only"}})),
            ["/preference: unknown key; did you mean `preferences`?"]
        );
        assert_eq!(
            found(json!({"preferences": {"quietHours": [], "pause": {"untilAt": "x"}}})),
            [
                "/preferences/pause/untilAt: unknown key; did you mean `until_at`?",
                "/preferences/quietHours: unknown key; did you mean `quiet_hours`?",
            ]
        );
        let order = |more: Value| json!({"orders": [{"id": "o-1", "status": "failed"}, more]});
        assert_eq!(
            found(order(json!({"id": "o-2", "status": "failed", "stauts": "failed", "Failure": "x"}))),
            [
                "/orders/1/Failure: unknown key; did you mean `failure`?",
                "/orders/1/stauts: unknown key; remove it, or write one of amount, cancelled_by, delivered_at, event, \
                 expected_at, failure, fulfilment, paid, part_delivered, placed_at, promised_at, promised_on, refunded",
            ]
        );
        let friction = json!([{"kind": "payment_error", "count": 1, "\"a\"/~b": 1}]);
        let found = found(json!({"journeys": [{"journey": "move_house", "friction": friction}]}));
        assert!(found[0].starts_with("/journeys/0/friction/0/\"a\"~1~0b: unknown key"), "{found:?}");
    }

    #[test]
    fn what_the_contract_has_is_known_whatever_it_holds() {
        assert_eq!(found(json!({"config": {"anything": [{"at": "all"}]}, "derived": {"open_cases": 1}})), [""; 0]);
        assert_eq!(found(json!({"seed": 7, "segments": 1})).len(), 1);
    }

    #[test]
    fn a_thousand_unknown_keys_are_not_all_listed() {
        let keys: serde_json::Map<String, Value> = (0..1_000).map(|number| (format!("k{number}"), 1.into())).collect();
        let found = found(keys.into());
        assert_eq!(found.len(), violation::MOST + 1);
        assert!(found[violation::MOST].contains("and more"));
    }

    #[test]
    fn later_minor_versions_may_have_more_keys() {
        let expected = |version| are_expected(&ContractVersion::new(version).unwrap());
        assert!(expected("1.2") && expected("1.9999"));
        assert!(!expected("1.0") && !expected("1.1") && !expected("1.01"));
    }
}
