//! A customer in the input, and the decision for them.

use courtesy_contract::{Context, Decision, Digest, Language};
use courtesy_host::replay;
use serde::Serialize;

use crate::input::Piece;
use crate::input::later::LaterFacts;
use crate::input::parse::Broken;
use crate::input::unknown::UnknownKeys;

/// How many times the length of its JSON a document takes up in memory, about.
const IN_MEMORY: usize = 3;

/// A customer in the input.
pub(super) struct Customer {
    pub(super) line: u64,
    /// The length of the context in the input.
    pub(super) json_bytes: usize,
    pub(super) context: Context,
    /// The context's digest; `None` if nothing is compared with it.
    pub(super) digest: Option<Digest>,
}

impl Customer {
    /// Reads a customer, with the context's digest if it will be compared.
    ///
    /// # Errors
    /// If it isn't a context.
    pub(super) fn read(
        piece: Piece,
        unknown: &UnknownKeys,
        later: &LaterFacts,
        is_compared: bool,
    ) -> Result<Self, Broken> {
        let (line, json_bytes) = (piece.line(), piece.bytes());
        let context = unknown.context(piece)?;
        later.note(line, &context);
        let digest = is_compared.then(|| replay::context_digest(&context));
        Ok(Self { line, json_bytes, context, digest })
    }

    /// About how many bytes of memory it takes up.
    pub(super) fn bytes(&self) -> usize {
        IN_MEMORY * self.json_bytes
    }
}

/// A decision, with the lines to write.
pub(super) struct Decided {
    pub(super) decision: Decision,
    /// The language that the customer reads, if it is known.
    pub(super) language: Option<Language>,
    pub(super) line: Vec<u8>,
    /// Empty if no records are kept.
    pub(super) record: Vec<u8>,
}

impl Decided {
    /// About how many bytes of memory it takes up.
    pub(super) fn bytes(&self) -> usize {
        (1 + IN_MEMORY) * self.line.len() + self.record.len()
    }
}

/// A document as a line of JSON.
///
/// # Errors
/// If it can't be written as JSON.
pub(super) fn line(document: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(document)?;
    line.push(b'\n');
    Ok(line)
}
