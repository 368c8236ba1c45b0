//! What the patterns of the schemas mean, in words.

use std::collections::HashMap;
use std::sync::LazyLock;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use crate::{
    Code, ContractVersion, Country, Currency, Date, Destination, Digest, Language, Link, OutOfBounds, Pointer, Said,
    ShortMoney, ShortPeriod, ShortSpan, Slug, TimeOfDay, Timestamp, Uuid, Version, ZoneName,
};

/// What one of the contract's patterns means, such as "a time of day such as `21:00`"; `None` for a pattern that isn't the
/// contract's.
///
/// A schema can only say `^[A-Z]{3}$`, which doesn't tell anybody what to write.
#[must_use]
pub fn expected(pattern: &str) -> Option<&'static str> {
    static WORDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let types = [
            of(Slug::new("")),
            of(Code::new("")),
            of(Language::new("")),
            of(ZoneName::new("")),
            of(Country::parse("")),
            of(Currency::parse("")),
            of(Pointer::new("")),
            of(TimeOfDay::parse("")),
            of(Date::parse("")),
            of(Said::parse("")),
            of(Uuid::parse("")),
            of(Digest::parse("")),
            of(Version::new("")),
            of(Link::new("")),
            of(Destination::new("")),
            of(ContractVersion::new("")),
            of(Timestamp::parse("")),
            of(ShortMoney::new("")),
            of(ShortSpan::new("")),
            of(ShortPeriod::new("")),
        ];
        types.into_iter().flatten().collect()
    });
    WORDS.get(pattern).copied()
}

/// A type's pattern, and the type's error for a text that doesn't fit.
fn of<T: JsonSchema>(refused: Result<T, OutOfBounds>) -> Option<(String, &'static str)> {
    let schema = T::json_schema(&mut SchemaGenerator::default());
    let pattern = schema.get("pattern").and_then(Value::as_str)?;
    Some((pattern.to_owned(), refused.err()?.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Document;

    fn patterns(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("pattern").and_then(Value::as_str).map(str::to_owned));
                members.values().for_each(|inner| patterns(inner, found));
            }
            Value::Array(items) => items.iter().for_each(|inner| patterns(inner, found)),
            _ => {}
        }
    }

    #[test]
    fn every_pattern_of_the_contract_has_words() {
        let mut found = Vec::new();
        Document::ALL.iter().for_each(|document| patterns(&document.schema(), &mut found));
        assert!(found.len() > 50, "only {} patterns", found.len());
        for pattern in found {
            let words = expected(&pattern).unwrap_or_else(|| panic!("no words for {pattern}"));
            assert!(words.starts_with("a ") || words.starts_with("an ") || words.starts_with("the "), "{words}");
        }
        assert_eq!(expected("^x$"), None);
    }
}
