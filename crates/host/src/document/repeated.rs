//! Duplicate keys. No schema can reject them, because it sees a document in which only one of each is left.

use std::collections::HashSet;
use std::fmt::{self, Write};

use courtesy_contract::Violation;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::document::violation::{MOST, shortened};

/// Every key that an object contains more than once, up to where the document stops being JSON.
pub(crate) fn keys(json: &[u8]) -> Vec<Violation> {
    let (mut at, mut found) = (String::new(), Vec::new());
    // A syntax error ends the search, and the caller has reported it already.
    let _ = Search { at: &mut at, found: &mut found }.deserialize(&mut serde_json::Deserializer::from_slice(json));
    found
}

/// Searches the value at a JSON Pointer.
struct Search<'s> {
    at: &'s mut String,
    found: &'s mut Vec<Violation>,
}

impl Search<'_> {
    fn inside<T>(&mut self, token: impl fmt::Display, look: impl FnOnce(Search<'_>) -> T) -> T {
        let length = self.at.len();
        let _ = write!(self.at, "/{token}");
        let seen = look(Search { at: self.at, found: self.found });
        self.at.truncate(length);
        seen
    }

    fn report(&mut self) {
        if self.found.len() < MOST && self.found.iter().all(|known| known.at != *self.at) {
            let message = "duplicate key; write it once".to_owned();
            self.found.push(Violation { at: self.at.clone(), message });
        }
    }
}

impl<'de> DeserializeSeed<'de> for Search<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Search<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        for index in 0_usize.. {
            if self.inside(index, |search| items.next_element_seed(search))?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = members.next_key::<String>()? {
            self.inside(shortened(&key), |mut search| {
                if !seen.insert(key) {
                    search.report();
                }
                members.next_value_seed(search)
            })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(json: &str) -> Vec<String> {
        keys(json.as_bytes()).into_iter().map(|violation| violation.at).collect()
    }

    #[test]
    fn a_key_is_found_in_the_object_that_holds_it_twice_and_in_no_other() {
        assert_eq!(places(r#"{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": 1}], "": "a"}"#), [""; 0]);
        assert_eq!(places(r#"{"a": 1, "b": 2, "a": {"a": 1}}"#), ["/a"]);
        assert_eq!(
            places(r#"[0, {"x": [{}, {"b": 1, "b": 2, "b": null}]}, {"c": 1.5, "\u0063": true}]"#),
            ["/1/x/1/b", "/2/c"]
        );
        assert_eq!(places(r#"{"a/b~": -1, "a/b~": "", "": 1, "": 2}"#), ["/a~1b~0", "/"]);
    }

    #[test]
    fn what_breaks_off_is_searched_up_to_there() {
        assert_eq!(places(r#"{"a": 1, "a": {"b": 1, "b": 2, "#), ["/a", "/a/b"]);
        assert_eq!(places(&"[".repeat(100_000)), [""; 0]);
    }

    #[test]
    fn the_list_stays_short() {
        let many: Vec<String> = (0..200).map(|number| format!(r#""k{number}":0,"k{number}":0"#)).collect();
        assert_eq!(places(&format!("{{{}}}", many.join(","))).len(), MOST);
        let long = "k".repeat(10_000);
        assert!(places(&format!(r#"{{"{long}":0,"{long}":0}}"#))[0].len() <= 65);
    }
}
