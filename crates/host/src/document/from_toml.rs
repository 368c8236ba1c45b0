//! From TOML, as operators and authors write it, to the contract's types.

use courtesy_contract::Violation;
use courtesy_contract::schema::Document;
use serde::de::DeserializeOwned;
use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::document::places::{line_of, locate};
use crate::document::{schemas, violation};
use crate::error::{Error, ErrorKind};

/// The largest whole number up to which numbers with a point are exact: 2^53 - 1.
const EXACT: f64 = 9_007_199_254_740_991.0;

const UNWRITABLE: &str = "can't be read as it is written; write a whole number without a point, such as `7`, and other values \
                          as the schema names them";

/// Reads TOML into a type of the contract. `beyond_the_schema` finds what the schema allows and the type rejects.
pub(crate) fn parse<T: DeserializeOwned>(
    text: &str,
    document: Document,
    kind: ErrorKind,
    what: &str,
    beyond_the_schema: impl Fn(&Value) -> Vec<Violation>,
) -> Result<T, Error> {
    toml::from_str(text).map_err(|fault| {
        let value = match toml::from_str::<Value>(text) {
            Ok(value) => value,
            Err(fault) => return Error::new(kind, format!("{what} can't be read{}", syntax_error(text, &fault))),
        };
        let mut violations = violation::all_in_toml(schemas::validator(document), &value);
        if violations.is_empty() {
            violations = beyond_the_schema(&value);
        }
        if violations.is_empty() {
            violations.push(unwritable(text, &fault));
        }
        let remedy = format!("`courtesy schema {}` prints its schema", document.name());
        let message = format!("{what} isn't valid; correct these places ({remedy}):");
        locate(Error::new(kind, message).with_violations(violations), text, &value)
    })
}

fn syntax_error(text: &str, fault: &toml::de::Error) -> String {
    let place = fault.span().map_or_else(String::new, |span| format!(" in line {}", line_of(text, span.start)));
    format!("{place}: {}; it must be TOML", fault.message().replace('\n', ", "))
}

/// What else the schema allows and the types reject, which can only be the notation of a number.
fn unwritable(text: &str, fault: &toml::de::Error) -> Violation {
    let at = match (DeTable::parse(text), fault.span()) {
        (Ok(table), Some(span)) => begun(&DeValue::Table(table.into_inner()), span.start),
        _ => String::new(),
    };
    Violation { at, message: UNWRITABLE.to_owned() }
}

/// The whole numbers of a policy, whose schema has no others, that may have been rounded: those above 2^53 - 1 with a point or an
/// exponent.
pub(crate) fn rounded(policy: &Value) -> Vec<Violation> {
    fn look(value: &Value, at: &str, found: &mut Vec<Violation>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(key, inner)| {
                look(inner, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(index, inner)| look(inner, &format!("{at}/{index}"), found));
            }
            Value::Number(number) if number.is_f64() && number.as_f64().is_some_and(|it| it.abs() > EXACT) => {
                found.push(Violation { at: at.to_owned(), message: UNWRITABLE.to_owned() });
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut found = Vec::new();
    look(policy, "", &mut found);
    found
}

/// The JSON Pointer of the value that begins at an offset, or else the last one before it.
fn begun(value: &DeValue, offset: usize) -> String {
    fn look(value: &DeValue, at: &str, offset: usize, best: &mut (usize, String)) {
        let inner: Vec<(String, _)> = match value {
            DeValue::Table(table) => {
                table.iter().map(|(key, inner)| (key.get_ref().replace('~', "~0").replace('/', "~1"), inner)).collect()
            }
            DeValue::Array(items) => {
                items.iter().enumerate().map(|(index, inner)| (index.to_string(), inner)).collect()
            }
            _ => Vec::new(),
        };
        for (token, inner) in inner {
            let (at, start) = (format!("{at}/{token}"), inner.span().start);
            if start <= offset && start >= best.0 {
                *best = (start, at.clone());
            }
            look(inner.get_ref(), &at, offset, best);
        }
    }
    let mut best = (0, String::new());
    look(value, "", offset, &mut best);
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_that_begins_at_an_offset_is_found() {
        let text = "[[caps]]\nmax = 1\nper = { kind = \"rolling\", days = 7.5 }\n[care]\ncool_off_days = 3\n";
        let table = DeValue::Table(DeTable::parse(text).unwrap().into_inner());
        assert_eq!(begun(&table, text.find("7.5").unwrap()), "/caps/0/per/days");
        assert_eq!(begun(&table, text.find("3\n").unwrap()), "/care/cool_off_days");
        let empty = DeValue::Table(DeTable::parse("").unwrap().into_inner());
        assert_eq!(begun(&empty, 7), "");
    }
}
