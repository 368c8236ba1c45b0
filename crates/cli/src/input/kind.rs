//! The kinds of documents in an input, and the error for an empty input.

use std::error::Error;
use std::{fmt, io};

use courtesy_host::Limits;

use crate::files;

/// The kind of documents in an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Contexts,
    Records,
    ContextsOrRecords,
    Outcomes,
}

impl Kind {
    /// The longest document, in bytes.
    pub(crate) fn max_bytes(self) -> usize {
        match self {
            Self::Contexts => Limits::default().context_bytes,
            Self::Records | Self::ContextsOrRecords | Self::Outcomes => files::DOCUMENT_MAX_BYTES as usize,
        }
    }

    /// One of them, in a sentence.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Contexts | Self::ContextsOrRecords => "context",
            Self::Records => "record",
            Self::Outcomes => "outcome",
        }
    }
}

/// The input is empty, without even an empty array, which suggests that whatever should have written it failed.
#[derive(Debug)]
pub(crate) struct Empty(pub(super) Kind);

impl Error for Empty {}

impl fmt::Display for Empty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no {} in the input; if that is intended, use an empty array, `[]`", self.0.word())
    }
}

impl Empty {
    /// Whether an input ended for this reason.
    pub(crate) fn is(fault: &io::Error) -> bool {
        fault.get_ref().is_some_and(|fault| fault.is::<Self>())
    }
}
