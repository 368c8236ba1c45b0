//! A sample of many documents, which is the same whenever it is drawn.

use std::collections::BTreeMap;

use courtesy_contract::Uuid;
use sha2::{Digest as _, Sha256};

/// A sample of documents, drawn while they pass by; only those in it are kept.
///
/// The documents with the lowest hashes of the seed and their decision id are drawn. So the same decisions are drawn
/// however the input is ordered or split, and a larger sample contains the smaller one.
#[derive(Debug)]
pub(super) struct Sample<T> {
    size: usize,
    seed: u64,
    /// By hash and place in the input.
    drawn: BTreeMap<(u64, u64), T>,
    /// How many documents passed by.
    passed: u64,
}

impl<T> Sample<T> {
    pub(super) fn new(size: usize, seed: u64) -> Self {
        Self { size, seed, drawn: BTreeMap::new(), passed: 0 }
    }

    /// Draws the document if its hash is among the lowest.
    pub(super) fn offer(&mut self, decision: Uuid, document: T) {
        self.passed += 1;
        self.drawn.insert((hash(self.seed, decision), self.passed), document);
        if self.drawn.len() > self.size {
            self.drawn.pop_last();
        }
    }

    /// The documents that were drawn, in the order of the input.
    pub(super) fn into_documents(self) -> impl Iterator<Item = T> {
        let mut drawn: Vec<(u64, T)> = self.drawn.into_iter().map(|((_, place), document)| (place, document)).collect();
        drawn.sort_unstable_by_key(|(place, _)| *place);
        drawn.into_iter().map(|(_, document)| document)
    }
}

fn hash(seed: u64, decision: Uuid) -> u64 {
    let sha256 = Sha256::new().chain_update(seed.to_be_bytes()).chain_update(decision.to_string()).finalize();
    sha256.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(size: usize, seed: u64, numbers: impl IntoIterator<Item = u64>) -> Vec<u64> {
        let mut sample = Sample::new(size, seed);
        for number in numbers {
            let id = Uuid::parse(&format!("0192f1c6-8d0e-7b5a-9a53-{number:012x}")).unwrap();
            sample.offer(id, number);
        }
        sample.into_documents().collect()
    }

    #[test]
    fn the_same_documents_are_drawn_in_whatever_order_they_come() {
        let forwards = drawn(5, 7, 0..1_000);
        let mut backwards = drawn(5, 7, (0..1_000).rev());
        backwards.reverse();
        assert_eq!(forwards, backwards);
        assert!(forwards.is_sorted() && forwards.len() == 5);
        assert!(forwards.iter().all(|number| drawn(50, 7, 0..1_000).contains(number)));
        assert_ne!(forwards, drawn(5, 8, 0..1_000));
    }

    #[test]
    fn every_document_is_as_likely_as_another() {
        let mut times = [0_u32; 20];
        for seed in 0..1_000 {
            drawn(5, seed, 0..20).into_iter().for_each(|number| times[number as usize] += 1);
        }
        // 250 each on average, with a standard deviation of 14.
        assert!(times.iter().all(|times| (180..320).contains(times)), "{times:?}");
    }

    #[test]
    fn of_too_few_documents_all_are_drawn() {
        assert_eq!(drawn(50, 1, [3, 1, 2]), [3, 1, 2]);
    }
}
