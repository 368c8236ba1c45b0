//! Example customers, and the most frequent sentence, in little memory.

use std::collections::BTreeMap;

use courtesy_contract::{Action, ActionKind};

/// How many customers are kept.
const EXAMPLES: usize = 3;

/// How many different sentences are counted; later ones are ignored.
const SENTENCES: usize = 200;

/// A customer with a proposed action and its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The customer's reference.
    pub customer: String,
    /// The kind of action.
    pub kind: ActionKind,
    /// The first reason.
    pub reason: String,
}

impl Example {
    pub(super) fn new(customer: &str, action: &Action) -> Self {
        let reason = action.reasons.first().map(|reason| reason.text.to_string()).unwrap_or_default();
        Self { customer: customer.to_owned(), kind: action.kind(), reason }
    }
}

/// The customers of the highest rank; among equals, the first ones.
#[derive(Debug, Default)]
pub struct Examples {
    ranked: Vec<(u64, Example)>,
}

impl Examples {
    /// Keeps an example if its rank is among the highest.
    pub(super) fn offer(&mut self, rank: u64, example: impl FnOnce() -> Example) {
        let place = self.ranked.iter().take_while(|(other, _)| *other >= rank).count();
        if place < EXAMPLES {
            self.ranked.insert(place, (rank, example()));
            self.ranked.truncate(EXAMPLES);
        }
    }

    /// The examples, the highest rank first.
    pub fn iter(&self) -> impl Iterator<Item = &Example> {
        self.ranked.iter().map(|(_, example)| example)
    }
}

/// Sentences, with how often each was used.
#[derive(Debug, Default)]
pub struct Sentences {
    counts: BTreeMap<String, u64>,
}

impl Sentences {
    /// Counts a sentence.
    pub(super) fn count(&mut self, sentence: &str) {
        if let Some(count) = self.counts.get_mut(sentence) {
            *count += 1;
        } else if self.counts.len() < SENTENCES {
            self.counts.insert(sentence.to_owned(), 1);
        }
    }

    /// The most frequent sentence; among equals, the alphabetically first.
    #[must_use]
    pub fn most_frequent(&self) -> Option<&str> {
        let most = self.counts.values().max()?;
        self.counts.iter().find(|(_, count)| *count == most).map(|(sentence, _)| sentence.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_highest_ranks_and_among_equals_the_first() {
        let mut examples = Examples::default();
        let example =
            |customer: &str| Example { customer: customer.into(), kind: ActionKind::CheckIn, reason: "".into() };
        for (rank, customer) in [(5, "a"), (9, "b"), (5, "c"), (9, "d"), (5, "e"), (7, "f")] {
            examples.offer(rank, || example(customer));
        }
        assert_eq!(examples.iter().map(|example| example.customer.as_str()).collect::<Vec<_>>(), ["b", "d", "f"]);
    }

    #[test]
    fn finds_the_sentence_that_was_said_most_and_never_counts_too_many() {
        let mut sentences = Sentences::default();
        for number in 0..1_000 {
            sentences.count(&format!("sentence {number}"));
            sentences.count("again");
        }
        assert_eq!(sentences.most_frequent(), Some("again"));
        assert_eq!(sentences.counts.len(), SENTENCES);
    }
}
