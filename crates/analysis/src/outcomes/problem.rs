//! Why a line isn't counted.

use serde::Serialize;

/// Why a line isn't counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// It isn't what the contract says, or is truncated.
    Unreadable,
    /// An earlier line has another decision with the same id; the earlier one counts.
    Contradicting,
    /// There is no such decision.
    UnknownDecision,
    /// The decision has no such action.
    UnknownAction,
    /// The decision withheld the action, but it has an outcome.
    NotOffered,
    /// It happened before the decision, so it can't be its outcome.
    TooEarly,
    /// The decision was erased, so what it offered is no longer known.
    Erased,
    /// It repeats an earlier line.
    Duplicate,
}

impl Problem {
    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Contradicting => "contradicting",
            Self::UnknownDecision => "unknown_decision",
            Self::UnknownAction => "unknown_action",
            Self::NotOffered => "not_offered",
            Self::TooEarly => "too_early",
            Self::Erased => "erased",
            Self::Duplicate => "duplicate",
        }
    }

    /// Whether something is wrong with the data. Erased decisions and repeated lines are fine.
    #[must_use]
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::Erased | Self::Duplicate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_the_one_in_json() {
        for problem in [Problem::Unreadable, Problem::UnknownDecision, Problem::NotOffered, Problem::Duplicate] {
            assert_eq!(serde_json::to_value(problem).unwrap(), problem.word());
        }
    }
}
