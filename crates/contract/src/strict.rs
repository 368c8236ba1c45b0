//! Strict deserialising: objects only from objects, and words only from texts.
//!
//! serde's derived code would also read a struct from a list of its values, `["en", "Hello.", "template"]`, and a word
//! from an object, `{"care": null}`, or from its number. No schema allows that, and it is always a mistake. Derived code
//! calls its deserializer through the name `_serde::Deserializer`. A type with `#[serde(crate = "crate::strict")]` finds
//! the trait below under that name, and the trait accepts less. This applies to each type by itself, so it works at any
//! depth, in any format, and in what serde buffers until it knows the `kind`. A type that needs a method that the trait
//! lacks doesn't compile.

//!
//! Derived code also ignores keys that a type doesn't have, by reading an `IgnoredAny`. Ours notes that it was read, so that
//! whoever must not miss a misspelt key needs no second look at a document whose keys are all known.

use std::cell::Cell;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{Error, MapAccess, Visitor};

// The other names that derived code uses.
pub(crate) use serde::*;

pub(crate) mod de {
    pub(crate) use serde::de::*;

    /// The value of a key that a type of the contract doesn't have.
    pub(crate) struct IgnoredAny;

    impl<'de> Deserialize<'de> for IgnoredAny {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            super::IGNORED.set(true);
            serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
        }
    }
}

thread_local! {
    /// Whether a key was ignored on this thread since somebody began to watch.
    static IGNORED: Cell<bool> = const { Cell::new(false) };
}

/// Reads something of the contract on this thread, and says whether a key was ignored because the contract doesn't have it.
///
/// ```
/// use courtesy_contract::{Score, noting_ignored_keys};
///
/// let read = |json: &str| noting_ignored_keys(|| serde_json::from_str::<Score>(json));
/// assert!(!read(r#"{"name":"churn","value":0.5}"#).1);
/// assert!(read(r#"{"name":"churn","value":0.5,"modle":"m-2"}"#).1);
/// ```
pub fn noting_ignored_keys<T>(read: impl FnOnce() -> T) -> (T, bool) {
    let before = IGNORED.replace(false);
    let read = read();
    let ignored = IGNORED.replace(before);
    (read, ignored)
}

/// The methods that serde's derived code calls, narrowed to what the schemas allow.
pub(crate) trait Deserializer<'de>: serde::Deserializer<'de> {
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_struct(self, name, fields, Object(visitor))
    }

    /// The derived code for an enum with a `kind` asks for any value, but only an object can be right.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_any(self, Object(visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_str(self, Word(visitor))
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_str(self, visitor)
    }
}

impl<'de, D: serde::Deserializer<'de>> Deserializer<'de> for D {}

/// Accepts only an object.
struct Object<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(members)
    }
}

/// Accepts only a text.
struct Word<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Word<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<V::Value, E> {
        self.0.visit_enum(StrDeserializer::new(word))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::de::DeserializeOwned;
    use serde_json::json;

    use crate::{Answer, Context, Exclusion, Hold, Money, Period, Policy, Purpose, Step, Weekday};

    fn refusal<T: DeserializeOwned>(json: &str) -> String {
        let from_tree = serde_json::from_str(json).and_then(serde_json::from_value::<T>);
        let from_text = serde_json::from_str::<T>(json);
        let in_toml = format!("x = {}", json.replace("\":", "\" = "));
        if toml::from_str::<toml::Table>(&in_toml).is_ok() {
            assert!(toml::from_str::<BTreeMap<String, T>>(&in_toml).is_err(), "{in_toml}");
        }
        match (from_tree, from_text) {
            (Err(_), Err(fault)) => fault.to_string(),
            _ => panic!("{json} was read"),
        }
    }

    #[test]
    fn an_object_is_not_read_from_the_list_of_its_values() {
        for told in [
            refusal::<Money>(r#"[1250,"EUR"]"#),
            refusal::<Answer>(r#"["1.0"]"#),
            refusal::<Policy>("[]"),
            refusal::<Policy>(r#"{"freshness":[60,1]}"#),
            refusal::<Hold>(r#"{"scope":["all"],"until_at":"2026-03-28T20:40:00Z","reason":"r"}"#),
            refusal::<Period>(r#"["rolling",7]"#),
            refusal::<Step>(r#"["preference_ask","channel"]"#),
            refusal::<Exclusion>(r#"{"kind":"at_most","of":["k"],"max":1,"per":{"kind":"rolling","days":7}}"#),
            refusal::<Exclusion>(r#"{"kind":"at_most","of":{"key":"k"},"max":1,"per":["rolling",7]}"#),
        ] {
            assert!(told.starts_with("invalid type: sequence, expected an object"), "{told}");
        }
    }

    #[test]
    fn a_word_is_read_from_a_text_alone() {
        for told in [
            refusal::<Purpose>(r#"{"care":null}"#),
            refusal::<Purpose>("1"),
            refusal::<Purpose>(r#"["care"]"#),
            refusal::<Weekday>("null"),
            refusal::<Period>(r#"{"kind":0,"days":7}"#),
            refusal::<Period>(r#"{"kind":{"rolling":null},"days":7}"#),
            refusal::<Exclusion>(r#"{"kind":"at_most","of":{"key":"k"},"max":1,"per":{"kind":0,"days":7}}"#),
            refusal::<Exclusion>(r#"{"kind":"at_most","of":{"kind":{"gesture":{}}},"max":1,"per":{"kind":"rolling"}}"#),
        ] {
            assert!(told.starts_with("invalid type: "), "{told}");
        }
    }

    #[test]
    fn what_is_written_as_the_schemas_say_is_read() {
        let escaped = r#"{"kind":"r\u006flling","d\u0061ys":7}"#;
        assert_eq!(serde_json::from_str::<Period>(escaped).unwrap(), Period::rolling_days(7));
        assert_eq!(serde_json::from_value::<Purpose>(json!("care")).unwrap(), Purpose::Care);
        assert_eq!(serde_json::from_reader::<_, Purpose>(&br#""care""#[..]).unwrap(), Purpose::Care);
        let policy = r#"{"purposes":{"gesture":"care"},"plugins":{"a":{}}}"#;
        assert_eq!(serde_json::from_str::<Policy>(policy).unwrap().purposes.len(), 1);
        assert!(serde_json::from_str::<Context>("{}").unwrap_err().to_string().starts_with("missing field"));
    }
}
