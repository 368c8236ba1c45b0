//! What must never happen to a customer over weeks, and where it did.

use std::fmt;

use courtesy_contract::{Label, Slug, Timestamp};
use serde::{Serialize, Serializer};

/// What must never happen to a customer over weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Law {
    /// No same words twice about the same matter within the policy's `repetition.days`, on any channel.
    SameWords,
    /// No promise that nobody can keep: each has an open queue without too long a wait, or the action keeps it by itself.
    PromiseWithoutKeeper,
    /// Nobody in trouble is left without a word or a task for staff for more than the policy's `silence.days`.
    Silence,
    /// Whoever is angry hears from a person: within a day, staff have a task, or a person has spoken with the customer.
    Anger,
    /// No contact that the customer asked the company to stop.
    AfterStop,
    /// News that somebody waits for reaches them, or staff, within a day.
    UntoldNews,
}

impl Law {
    /// Every law, in the order of reports.
    pub const ALL: [Self; 6] =
        [Self::SameWords, Self::PromiseWithoutKeeper, Self::Silence, Self::Anger, Self::AfterStop, Self::UntoldNews];

    /// Its name, as on the command line and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SameWords => "same_words",
            Self::PromiseWithoutKeeper => "promise_without_keeper",
            Self::Silence => "silence",
            Self::Anger => "anger",
            Self::AfterStop => "after_stop",
            Self::UntoldNews => "untold_news",
        }
    }

    /// What was found, in a few words for a table.
    #[must_use]
    pub const fn breach(self) -> &'static str {
        match self {
            Self::SameWords => "the same words again about the same matter",
            Self::PromiseWithoutKeeper => "a promise that nobody can keep",
            Self::Silence => "too long a silence while somebody waits",
            Self::Anger => "anger without a person",
            Self::AfterStop => "contact after the customer said stop",
            Self::UntoldNews => "news that didn't reach who waits for it",
        }
    }

    /// The law of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|law| law.name() == name)
    }
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Law {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One customer for whom a law was broken on one day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// The day, counted from 1.
    pub day: u32,
    /// The CRM's reference for the customer.
    pub customer: Label,
    /// The law.
    pub law: Law,
    /// The time at which it was decided.
    pub as_of: Timestamp,
    /// What happened, in a sentence for the operator.
    pub detail: String,
    /// The plugin whose action it was, if it was an action's fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// The action's key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Label>,
    /// What the action said, with its placeholders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_law_is_found_by_its_name() {
        for law in Law::ALL {
            assert_eq!(Law::named(law.name()), Some(law));
        }
        assert_eq!(Law::named("patience"), None);
    }
}
