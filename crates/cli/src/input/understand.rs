//! From a piece of the input to a document, or to what is wrong with it on one line.

use courtesy_contract::{Context, Decision, Record};
use courtesy_host::{Error, read};

use super::Piece;

/// A piece of the input that isn't the document it should be.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) line: u64,
    pub(crate) problem: String,
}

/// Reads a context.
pub(crate) fn context(piece: Piece) -> Result<Context, Broken> {
    let remedy = "leave out what no plugin reads";
    document(piece, read::context, |limit| format!("the context has more than {limit} bytes; {remedy}"))
}

/// Reads a record.
pub(crate) fn record(piece: Piece) -> Result<Record, Broken> {
    document(piece, read::record, |limit| format!("the record has more than {limit} bytes; no decision fills so many"))
}

/// Reads a decision.
pub(crate) fn decision(piece: Piece) -> Result<Decision, Broken> {
    document(piece, read::decision, |limit| format!("the decision has more than {limit} bytes; none fills so many"))
}

/// Reads a document; `too_long` says what is wrong with one that is longer than it may be.
pub(crate) fn document<T>(
    piece: Piece,
    read: impl Fn(&[u8]) -> Result<T, Error>,
    too_long: impl Fn(usize) -> String,
) -> Result<T, Broken> {
    match piece {
        Piece::TooLong { line, max_bytes } => Err(Broken { line, problem: too_long(max_bytes) }),
        Piece::Found { line, json } => {
            read(&json).map_err(|error| Broken { line, problem: on_one_line(&error, &json) })
        }
    }
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
        context(Piece::Found { line: 3, json: json.to_vec() }).unwrap_err().problem
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
    fn a_context_that_is_too_long_says_how_long_it_may_be() {
        let max_bytes = Kind::Contexts.max_bytes();
        let problem = context(Piece::TooLong { line: 1, max_bytes }).unwrap_err().problem;
        assert!(problem.contains("1048576 bytes"), "{problem}");
    }
}
