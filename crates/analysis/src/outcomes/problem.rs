//! Why a line isn't counted.

use serde::Serialize;

/// Why a line isn't counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// It isn't what the contract says, or was cut off.
    Unreadable,
    /// An earlier line holds another decision with the same id; the earlier one counts.
    Contradicting,
    /// There is no such decision.
    UnknownDecision,
    /// The decision has no such action.
    UnknownAction,
    /// The decision withheld the action, and yet something came of it.
    NotOffered,
    /// It happened before the decision, so it didn't come of it.
    TooEarly,
    /// The decision was erased, so nobody knows any more what was offered.
    Erased,
    /// An earlier line says the same.
    Duplicate,
}

impl Problem {
    /// The word that stands in JSON.
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

    /// Whether something is wrong with the data. What was erased or said twice is as it may be.
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
