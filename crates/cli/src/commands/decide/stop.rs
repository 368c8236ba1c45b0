//! Why a run over many customers ended.

/// Why a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The input ended.
    End,
    /// A context can't be read, and the run was to stop there.
    Broken,
    /// None of the contexts can be read.
    Unreadable,
    /// The input can't be read to its end.
    EndsEarly,
    /// The input is empty.
    Empty,
    /// Ctrl-C.
    Interrupted,
}
