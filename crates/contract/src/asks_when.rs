//! When a plugin is asked at all.

use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::{Label, OutOfBounds};

/// When a plugin is asked: if at least one of these conditions holds for the customer. There are 1 to 32 of them.
///
/// A condition is a name as in `reads`, or a list of names that must all hold. A section holds if it has an item or a member, and a field if it has a value. In a section that is a list, a field holds if at least one item has a value there. An empty text, list or object is no value; `false` and `0` are.
///
/// ```
/// use courtesy_contract::AsksWhen;
///
/// let asks_when: AsksWhen = serde_json::from_str(r#"["cases", ["orders.failure", "channels"]]"#)?;
/// assert_eq!(asks_when.conditions()[0].names(), ["cases"]);
/// assert_eq!(asks_when.conditions()[1].names(), ["orders.failure", "channels"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AsksWhen(Vec<Condition>);

/// One condition: what must be known about a customer. A name as in `reads`, or a list of 1 to 8 names that must all hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Condition {
    /// This section or field must be known.
    Known(Label),
    /// All of these must be known.
    AllKnown(Vec<Label>),
}

impl AsksWhen {
    /// The largest number of conditions.
    pub const MOST: usize = 32;

    const EXPECTED: &str = "a list of 1 to 32 conditions";

    /// Checks how many there are.
    ///
    /// # Errors
    /// No condition, or more than [`AsksWhen::MOST`].
    pub fn new(conditions: Vec<Condition>) -> Result<Self, OutOfBounds> {
        let fits = (1..=Self::MOST).contains(&conditions.len());
        if fits { Ok(Self(conditions)) } else { Err(OutOfBounds(Self::EXPECTED)) }
    }

    /// The conditions, of which one suffices.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.0
    }
}

impl Condition {
    /// The largest number of names.
    pub const MOST: usize = 8;

    const EXPECTED: &str = "a name, or a list of 1 to 8 names";

    /// The names, which must all hold.
    #[must_use]
    pub fn names(&self) -> &[Label] {
        match self {
            Self::Known(name) => std::slice::from_ref(name),
            Self::AllKnown(names) => names,
        }
    }
}

impl<'de> Deserialize<'de> for AsksWhen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Conditions)
    }
}

struct Conditions;

impl<'de> Visitor<'de> for Conditions {
    type Value = AsksWhen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(AsksWhen::EXPECTED)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<AsksWhen, A::Error> {
        AsksWhen::new(at_most(items, AsksWhen::MOST, AsksWhen::EXPECTED)?).map_err(A::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NameOrNames)
    }
}

struct NameOrNames;

impl<'de> Visitor<'de> for NameOrNames {
    type Value = Condition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Condition::EXPECTED)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Condition, E> {
        Label::new(name).map(Condition::Known).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Condition, A::Error> {
        let names = at_most(items, Condition::MOST, Condition::EXPECTED)?;
        if names.is_empty() {
            Err(A::Error::custom(OutOfBounds(Condition::EXPECTED)))
        } else {
            Ok(Condition::AllKnown(names))
        }
    }
}

/// Reads a list that stops growing at the most items that it may have.
fn at_most<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(
    mut items: A,
    most: usize,
    expected: &'static str,
) -> Result<Vec<T>, A::Error> {
    let mut read = Vec::new();
    while let Some(item) = items.next_element()? {
        if read.len() == most {
            return Err(A::Error::custom(OutOfBounds(expected)));
        }
        read.push(item);
    }
    Ok(read)
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AsksWhen {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AsksWhen".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "When a plugin is asked: if at least one of these conditions holds for the customer. A condition is a name as in `reads`, or a list of names that must all hold. A section holds if it has an item or a member, and a field if it has a value. In a section that is a list, a field holds if at least one item has a value there. An empty text, list or object is no value; `false` and `0` are.",
            "type": "array",
            "items": generator.subschema_for::<Condition>(),
            "minItems": 1,
            "maxItems": Self::MOST,
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let name = generator.subschema_for::<Label>();
        schemars::json_schema!({
            "description": "What must be known about a customer: a name as in `reads`, or a list of names that must all hold.",
            "anyOf": [name, {"type": "array", "items": name, "minItems": 1, "maxItems": Self::MOST}],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<AsksWhen, String> {
        serde_json::from_str(json).map_err(|fault| fault.to_string())
    }

    #[test]
    fn it_is_written_as_it_was_read() {
        for json in [r#"["cases"]"#, r#"["cases",["orders.failure","events"],["care"]]"#] {
            assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
        }
    }

    #[test]
    fn it_has_at_least_one_condition_and_not_more_than_its_bound() {
        let conditions = |count: usize| format!("[{}]", vec![r#""cases""#; count].join(","));
        let names = |count: usize| format!("[[{}]]", vec![r#""cases""#; count].join(","));
        assert!(read(&conditions(AsksWhen::MOST)).is_ok() && read(&names(Condition::MOST)).is_ok());
        for (json, expected) in [
            (conditions(0), "1 to 32 conditions"),
            (conditions(AsksWhen::MOST + 1), "1 to 32 conditions"),
            (names(0), "1 to 8 names"),
            (names(Condition::MOST + 1), "1 to 8 names"),
            (r#"[[["cases"]]]"#.to_owned(), "expected a string"),
            (r#""cases""#.to_owned(), "1 to 32 conditions"),
            ("[1]".to_owned(), "a name, or a list"),
        ] {
            let refused = read(&json).unwrap_err();
            assert!(refused.contains(expected), "{json}: {refused}");
        }
    }
}
