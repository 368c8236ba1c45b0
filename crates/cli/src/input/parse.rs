//! Parses a piece of the input, or says on one line what is wrong with it.

use courtesy_contract::{Context, ContractVersion, Decision, OutcomeRecord, Record};
use courtesy_host::{Error, read};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Piece;
use super::unknown::UnknownKeys;

/// A piece of the input that isn't the document it should be.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) line: u64,
    pub(crate) problem: String,
}

/// A document that holds a decision.
#[derive(Debug)]
pub(crate) enum Made {
    Record(Box<Record>),
    /// A decision without a record.
    Decision(Box<Decision>),
}

/// A document that holds what was known about a customer.
#[derive(Debug)]
pub(crate) enum Known {
    Record(Box<Record>),
    /// A context without a record.
    Context(Box<Context>),
}

/// Parses a context with `read`.
pub(crate) fn context<T>(piece: Piece, read: impl Fn(&[u8]) -> Result<T, Error>) -> Result<T, Broken> {
    let remedy = "leave out what no plugin reads";
    document(piece, read, |limit| format!("the context is longer than {limit} bytes; {remedy}"))
}

/// Parses a record.
pub(crate) fn record(piece: Piece) -> Result<Record, Broken> {
    document(piece, read::record, |limit| format!("it is longer than {limit} bytes, the limit for a record"))
}

/// Parses a decision.
pub(crate) fn decision(piece: Piece) -> Result<Decision, Broken> {
    document(piece, read::decision, |limit| format!("it is longer than {limit} bytes, the limit for a decision"))
}

/// Parses a record, or a decision without one; distinguished by members that only a record has.
pub(crate) fn made(piece: Piece) -> Result<Made, Broken> {
    if is_readable_without_record(&piece) {
        decision(piece).map(Box::new).map(Made::Decision)
    } else {
        record(piece).map(Box::new).map(Made::Record)
    }
}

/// Parses a record, or a context without one, whose unknown keys are treated as `unknown` says.
pub(crate) fn known(piece: Piece, unknown: &UnknownKeys) -> Result<Known, Broken> {
    if is_readable_without_record(&piece) {
        unknown.context(piece).map(Box::new).map(Known::Context)
    } else {
        record(piece).map(Box::new).map(Known::Record)
    }
}

/// Whether a piece is JSON without what only a record has.
fn is_readable_without_record(piece: &Piece) -> bool {
    #[derive(Deserialize)]
    struct Mark {
        decision_digest: Option<IgnoredAny>,
    }
    match piece {
        Piece::Found { json, .. } => {
            serde_json::from_slice::<Mark>(json).is_ok_and(|mark| mark.decision_digest.is_none())
        }
        Piece::TooLong { .. } => false,
    }
}

/// Parses an outcome.
pub(crate) fn outcome(piece: Piece) -> Result<OutcomeRecord, Broken> {
    document(piece, read::outcome, |limit| format!("it is longer than {limit} bytes, the limit for an outcome"))
}

/// Parses a document; `too_long` is the message for one that is too long.
fn document<T>(
    piece: Piece,
    read: impl Fn(&[u8]) -> Result<T, Error>,
    too_long: impl Fn(usize) -> String,
) -> Result<T, Broken> {
    match piece {
        Piece::TooLong { line, max_bytes } => Err(Broken { line, problem: too_long(max_bytes) }),
        Piece::Found { line, json } => {
            let problem = |error: &Error| other_contract(&json).unwrap_or_else(|| on_one_line(error, &json));
            read(&json).map_err(|error| Broken { line, problem: problem(&error) })
        }
    }
}

/// The message for a document of another contract version, which explains everything else that is wrong with it.
fn other_contract(json: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        contract: String,
    }
    let Named { contract } = serde_json::from_slice(json).ok()?;
    let known = ContractVersion::default();
    let (known, _) = known.as_str().split_once('.')?;
    let (major, minor) = contract.split_once('.')?;
    let is_number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_other = is_number(major) && is_number(minor) && major != known;
    is_other.then(|| format!("it is for contract version {contract}, but this version of courtesy reads {known}.x"))
}

fn on_one_line(error: &Error, json: &[u8]) -> String {
    let problem = error.to_string().replace(":\n  ", ": ").replace("\n  ", "; ");
    // In NDJSON every document is one line, so only the column is of interest.
    if json.contains(&b'\n') { problem } else { problem.replace("line 1 column", "column") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Kind;

    fn problem(json: &[u8]) -> String {
        context(Piece::Found { line: 3, json: json.to_vec() }, read::context).unwrap_err().problem
    }

    #[test]
    fn a_broken_document_is_described_on_one_line() {
        let json = br#"{"contract":"1.0","decision_id":"x","hook":"review","as_of":"now","customer":{"ref":"c"}}"#;
        let message = problem(json);
        assert!(!message.contains('\n') && message.contains("/decision_id: ") && message.contains("; /"), "{message}");
        let message = problem(b"{\"contract\":");
        assert!(message.contains("column 12") && !message.contains("line"), "{message}");
    }

    #[test]
    fn a_document_for_another_contract_is_distinguished_from_an_invalid_one() {
        let message = |contract: &str| problem(format!("{{\"contract\":\"{contract}\"}}").as_bytes());
        assert_eq!(message("2.0"), "it is for contract version 2.0, but this version of courtesy reads 1.x");
        for contract in ["1.0", "2", "two.nil", "12345.0", "2.0.0", ""] {
            assert!(message(contract).contains("`hook` is missing"), "{contract}");
        }
    }

    #[test]
    fn a_record_is_distinguished_from_a_decision_by_members_that_only_a_record_has() {
        let problem = |json: &str| made(Piece::Found { line: 1, json: json.into() }).unwrap_err().problem;
        assert!(problem("{}").starts_with("the decision doesn't match"));
        assert!(problem("{\"decision_digest\":\"\"}").starts_with("the record doesn't match"));
        assert!(problem("{").starts_with("the record ends early"));
    }

    #[test]
    fn a_context_that_is_too_long_says_how_long_it_may_be() {
        let max_bytes = Kind::Contexts.max_bytes();
        let problem = context(Piece::TooLong { line: 1, max_bytes }, read::context).unwrap_err().problem;
        assert!(problem.contains("1048576 bytes"), "{problem}");
    }
}
