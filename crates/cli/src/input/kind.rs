//! What the documents of an input are, and an input that has none.

use std::error::Error;
use std::{fmt, io};

use courtesy_host::Limits;

use crate::files;

/// What the documents of an input are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Contexts,
    Records,
    Outcomes,
}

impl Kind {
    /// How long one may be, in bytes.
    pub(crate) fn max_bytes(self) -> usize {
        match self {
            Self::Contexts => Limits::default().context_bytes,
            Self::Records | Self::Outcomes => files::DOCUMENT_MAX_BYTES as usize,
        }
    }

    /// One of them in a sentence.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Contexts => "context",
            Self::Records => "record",
            Self::Outcomes => "outcome",
        }
    }
}

/// There is nothing in an input, not even an empty array: whatever was to write it has written nothing.
#[derive(Debug)]
pub(crate) struct Empty(pub(super) Kind);

impl Error for Empty {}

impl fmt::Display for Empty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "there is no {} in the input; `[]`, an empty array, says that there is none on purpose",
            self.0.word()
        )
    }
}

impl Empty {
    /// Whether that is why an input ends.
    pub(crate) fn is(fault: &io::Error) -> bool {
        fault.get_ref().is_some_and(|fault| fault.is::<Self>())
    }
}
