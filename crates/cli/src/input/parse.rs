//! From a piece of the input to a document, or to what is wrong with it on one line.

use courtesy_contract::{ContractVersion, Decision, OutcomeRecord, Record};
use courtesy_host::{Error, read};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Piece;

/// A piece of the input that isn't the document it should be.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) line: u64,
    pub(crate) problem: String,
}

/// What tells of a decision.
#[derive(Debug)]
pub(crate) enum Made {
    Record(Box<Record>),
    /// A decision that stands alone.
    Decision(Box<Decision>),
}

/// Reads a context, by `read`.
pub(crate) fn context<T>(piece: Piece, read: impl Fn(&[u8]) -> Result<T, Error>) -> Result<T, Broken> {
    let remedy = "leave out what no plugin reads";
    document(piece, read, |limit| format!("the context has more than {limit} bytes; {remedy}"))
}

/// Reads a record.
pub(crate) fn record(piece: Piece) -> Result<Record, Broken> {
    document(piece, read::record, |limit| format!("the record has more than {limit} bytes; no decision fills so many"))
}

/// Reads a decision.
pub(crate) fn decision(piece: Piece) -> Result<Decision, Broken> {
    document(piece, read::decision, |limit| format!("the decision has more than {limit} bytes; none fills so many"))
}

/// Reads a record, or a decision that stands alone; which of them it is, is seen from what only a record has.
pub(crate) fn made(piece: Piece) -> Result<Made, Broken> {
    #[derive(Deserialize)]
    struct Mark {
        decision_digest: Option<IgnoredAny>,
    }
    let is_decision = match &piece {
        Piece::Found { json, .. } => {
            serde_json::from_slice::<Mark>(json).is_ok_and(|mark| mark.decision_digest.is_none())
        }
        Piece::TooLong { .. } => false,
    };
    if is_decision {
        decision(piece).map(Box::new).map(Made::Decision)
    } else {
        record(piece).map(Box::new).map(Made::Record)
    }
}

/// Reads what came of a decision.
pub(crate) fn outcome(piece: Piece) -> Result<OutcomeRecord, Broken> {
    document(piece, read::outcome, |limit| format!("the outcome has more than {limit} bytes; none fills so many"))
}

/// Reads a document; `too_long` says what is wrong with one that is longer than it may be.
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

/// What there is to say of a document that is written for another contract: all that is wrong with it follows from that.
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
    is_other.then(|| format!("it is written for contract {contract}; this courtesy reads {known}.x"))
}

fn on_one_line(error: &Error, json: &[u8]) -> String {
    let problem = error.to_string().replace(":\n  ", ": ").replace("\n  ", "; ");
    // Within one line of the input only the column says something.
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
        let told = problem(json);
        assert!(!told.contains('\n') && told.contains("/decision_id: ") && told.contains("; /"), "{told}");
        let told = problem(b"{\"contract\":");
        assert!(told.contains("column 12") && !told.contains("line"), "{told}");
    }

    #[test]
    fn a_document_for_another_contract_is_told_from_one_that_is_wrong() {
        let told = |contract: &str| problem(format!("{{\"contract\":\"{contract}\"}}").as_bytes());
        assert_eq!(told("2.0"), "it is written for contract 2.0; this courtesy reads 1.x");
        for contract in ["1.0", "2", "two.nil", "12345.0", "2.0.0", ""] {
            assert!(told(contract).contains("`hook` is missing"), "{contract}");
        }
    }

    #[test]
    fn what_tells_of_a_decision_is_a_record_or_a_decision_by_what_only_a_record_has() {
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
