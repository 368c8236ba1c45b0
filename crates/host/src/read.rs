//! Bytes to documents of the contract: fast when they are right, and every violation at once when they are not.

use std::sync::LazyLock;

use courtesy_contract::schema::Document;
use courtesy_contract::{Answer, Context, Manifest, Policy, Violation};
use jsonschema::Validator;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::violation;
use crate::{Error, ErrorKind, Limits};

/// Reads a context of at most the default [`Limits::context_bytes`]; [`Host::read_context`](crate::Host::read_context)
/// goes by a host's own limit.
///
/// # Errors
/// [`ErrorKind::Context`] with the place of every violation: not JSON, too large, or not what the schema says.
pub fn context(json: &[u8]) -> Result<Context, Error> {
    context_within(json, Limits::default().context_bytes)
}

pub(crate) fn context_within(json: &[u8], limit_bytes: usize) -> Result<Context, Error> {
    if json.len() > limit_bytes {
        let size = json.len();
        let message =
            format!("the context has {size} bytes and may have {limit_bytes}; leave out what no plugin reads");
        return Err(Error::new(ErrorKind::Context, message));
    }
    typed(json, Document::Context).map_err(|problem| problem.into_error(ErrorKind::Context, "the context"))
}

/// Reads an answer, as a plugin returns it.
///
/// # Errors
/// [`ErrorKind::Answer`] with the place of every violation.
pub fn answer(json: &[u8]) -> Result<Answer, Error> {
    typed(json, Document::Answer).map_err(|problem| problem.into_error(ErrorKind::Answer, "the answer"))
}

/// Reads a manifest, the text of a `plugin.toml`. What it says is checked further when the plugin is loaded.
///
/// # Errors
/// [`ErrorKind::Manifest`] with the line, or the place of every violation.
pub fn manifest(toml: &str) -> Result<Manifest, Error> {
    from_toml(toml, Document::Manifest, ErrorKind::Manifest, "plugin.toml")
}

/// Reads a policy, the text of a `policy.toml`. An empty text is the default policy.
///
/// # Errors
/// [`ErrorKind::Policy`] with the line, or the place of every violation.
pub fn policy(toml: &str) -> Result<Policy, Error> {
    from_toml(toml, Document::Policy, ErrorKind::Policy, "the policy")
}

/// Why a document can't be used.
pub(crate) struct Problem {
    pub(crate) message: String,
    pub(crate) violations: Vec<Violation>,
}

impl Problem {
    fn into_error(self, kind: ErrorKind, what: &str) -> Error {
        Error::new(kind, format!("{what} {}", self.message)).with_violations(self.violations)
    }
}

/// Reads JSON into a type of the contract.
///
/// The schema is consulted only when that fails, to name every place that is wrong.
pub(crate) fn typed<T: DeserializeOwned>(json: &[u8], document: Document) -> Result<T, Problem> {
    if let Err(fault) = std::str::from_utf8(json) {
        let message = format!("is not UTF-8: byte {} is wrong; write JSON in UTF-8", fault.valid_up_to());
        return Err(Problem { message, violations: Vec::new() });
    }
    serde_json::from_slice(json).map_err(|fault| explain(json, &fault, document))
}

fn explain(json: &[u8], fault: &serde_json::Error, document: Document) -> Problem {
    let place = format!("line {} column {}", fault.line(), fault.column());
    let Ok(value) = serde_json::from_slice::<Value>(json) else {
        let message = match fault.classify() {
            serde_json::error::Category::Eof => format!("ends too early, at {place}; was it cut off?"),
            _ => format!("is not one JSON document: see {place}; it must be valid JSON, nested at most 128 deep"),
        };
        return Problem { message, violations: Vec::new() };
    };
    let violations = violation::all(validator(document), &value);
    if violations.is_empty() {
        let message =
            format!("has a key twice, or a number written as no whole number, at {place}; write each key once");
        return Problem { message, violations };
    }
    Problem { message: format!("is not what the contract's schema `{}` says:", document.name()), violations }
}

fn validator(document: Document) -> &'static Validator {
    static VALIDATORS: LazyLock<Vec<(Document, Validator)>> = LazyLock::new(|| {
        let compile =
            |document: Document| (document, violation::validator(&document.schema()).expect("our own schema is valid"));
        Document::ALL.into_iter().map(compile).collect()
    });
    let found = VALIDATORS.iter().find(|(known, _)| *known == document);
    &found.expect("every document has a validator").1
}

fn from_toml<T: DeserializeOwned>(text: &str, document: Document, kind: ErrorKind, what: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|fault| {
        let place = fault.span().map_or(String::new(), |span| format!(" in line {}", line_of(text, span.start)));
        let remedy = format!("`courtesy schema {}` prints what it may hold", document.name());
        let message = format!("{what} is not right{place}: {}; {remedy}", fault.message().replace('\n', ", "));
        let violations = match toml::from_str::<Value>(text) {
            Ok(value) => violation::all(validator(document), &value),
            Err(_) => Vec::new(),
        };
        Error::new(kind, message).with_violations(violations)
    })
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str = r#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","customer":{"ref":"c-1"}}"#;

    fn refusal(json: impl AsRef<[u8]>) -> String {
        context(json.as_ref()).unwrap_err().to_string()
    }

    #[test]
    fn reads_the_smallest_context() {
        assert_eq!(context(MINIMAL.as_bytes()).unwrap().customer.reference.as_str(), "c-1");
    }

    #[test]
    fn names_every_violation_and_no_value() {
        let json = MINIMAL.replace("review", "Jansen").replace("\"c-1\"", "5").replace("1.0", "2.0");
        insta::assert_snapshot!(refusal(&json));
    }

    #[test]
    fn says_where_json_breaks_off() {
        insta::assert_snapshot!(refusal(&MINIMAL[..40]));
        insta::assert_snapshot!(refusal(format!("{MINIMAL} {{}}")));
        insta::assert_snapshot!(refusal([b'"', 0xff, b'"']));
        insta::assert_snapshot!(refusal("[".repeat(100_000)));
        insta::assert_snapshot!(refusal(MINIMAL.replace("\"hook\"", "\"contract\":\"1.0\",\"hook\"")));
        insta::assert_snapshot!(refusal(" ".repeat(2 << 20)));
    }

    #[test]
    fn names_the_line_of_a_policy() {
        let text = "profile = \"normal\"\n\n[care]\ncool_of_days = 3\n";
        insta::assert_snapshot!(policy(text).unwrap_err());
        assert_eq!(policy("").unwrap(), Policy::default());
    }
}
