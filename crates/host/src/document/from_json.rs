//! From JSON to the contract's types: fast for a document that is right, and with every violation for one that isn't.

use courtesy_contract::Violation;
use courtesy_contract::schema::Document;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::document::{repeated, schemas, unknown_keys, violation};
use crate::error::{Error, ErrorKind};

/// Why a document is rejected.
pub(crate) struct Problem {
    pub(crate) message: String,
    pub(crate) violations: Vec<Violation>,
}

impl Problem {
    pub(crate) fn into_error(self, kind: ErrorKind, what: &str) -> Error {
        Error::new(kind, format!("{what} {}", self.message)).with_violations(self.violations)
    }
}

/// Reads JSON into a type of the contract.
///
/// The schema is used only if that fails, to find every violation.
pub(crate) fn parse<T: DeserializeOwned>(json: &[u8], document: Document) -> Result<T, Problem> {
    let text = std::str::from_utf8(json).map_err(|fault| {
        let message = format!("is not UTF-8: byte {} is wrong; write JSON in UTF-8", fault.valid_up_to());
        Problem { message, violations: Vec::new() }
    })?;
    serde_json::from_str(text).map_err(|fault| explain(json, &fault, document))
}

fn explain(json: &[u8], fault: &serde_json::Error, document: Document) -> Problem {
    let place = format!("line {} column {}", fault.line(), fault.column());
    let Ok(value) = serde_json::from_slice::<Value>(json) else {
        let message = match fault.classify() {
            serde_json::error::Category::Eof => format!("ends early, at {place}; it may be truncated"),
            _ => format!("is not one JSON document: see {place}; it must be valid JSON, nested at most 128 deep"),
        };
        return Problem { message, violations: Vec::new() };
    };
    let (mut unfit, repeated) = (violation::all(schemas::validator(document), &value), repeated::keys(json));
    if !unfit.is_empty() && document == Document::Context {
        // A key that seems missing is often there, but misspelt.
        unfit = unknown_keys::all(&value);
    }
    let message = match (unfit.is_empty(), repeated.is_empty()) {
        (false, _) => format!("doesn't match the contract's schema `{}`:", document.name()),
        (true, false) => "has a duplicate key:".to_owned(),
        (true, true) => beyond_the_schema(fault),
    };
    Problem { message, violations: [unfit, repeated].concat() }
}

/// What the types reject and no schema can express: a time outside the years in UTC, or a whole number that may have been
/// rounded. The types' own errors say what was expected; serde's may repeat a value, and so are not shown.
fn beyond_the_schema(fault: &serde_json::Error) -> String {
    let expected = fault.to_string();
    if fault.is_data() && expected.starts_with("expected ") {
        return format!("can't be read: {expected}");
    }
    format!("can't be read at line {} column {}; write it as the contract's page says", fault.line(), fault.column())
}
