//! Why a run over many customers came to its end.

/// Why a run came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The input is over.
    End,
    /// A customer's context can't be read, and that was to be the end.
    Broken,
    /// Not one customer's context could be read.
    Unreadable,
    /// The input can't be read to its end.
    BrokenOff,
    /// There is nothing in the input.
    Empty,
    /// Ctrl-C.
    Interrupted,
}
