//! Who was counted where, in memory that doesn't grow.

use fastbloom::BloomFilter;

use super::cell::Cell;

/// The size of the filter: 64 MiB, in bits.
const BITS: usize = 1 << 29;
const HASHES: u32 = 4;

/// Remembers which customers were counted in which group, in a Bloom filter of a fixed size.
///
/// It never takes somebody for new who was there before, so no group looks larger than it is. It may take somebody new for
/// one who was there before, which leaves them out; [`Seen::mistaken`] says how often.
///
/// Burton H. Bloom, "Space/time trade-offs in hash coding with allowable errors", Communications of the ACM 13 (1970),
/// 422-426.
#[derive(Debug)]
pub(super) struct Seen {
    filter: BloomFilter,
    /// How many were taken for new.
    counted: usize,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self { filter: BloomFilter::with_num_bits(BITS).seed(&0).hashes(HASHES), counted: 0 }
    }

    /// Whether the customer is in this group for the first time.
    pub(super) fn is_first(&mut self, cell: Cell, customer: u64) -> bool {
        let is_first = !self.filter.insert(&(cell, customer));
        self.counted += usize::from(is_first);
        is_first
    }

    /// The share of new customers that would now be taken for somebody else, from 0 to 1.
    pub(super) fn mistaken(&self) -> f64 {
        self.filter.expected_false_pos(self.counted)
    }

    /// The memory that it takes up, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.filter.num_bits() / 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_new_once_in_each_group() {
        let mut seen = Seen::new();
        let bytes = seen.bytes();
        let mut new = |cell| (0..100_000).filter(|customer| seen.is_first(cell, *customer)).count();
        assert_eq!([new(Cell::Topic(1)), new(Cell::Topic(1)), new(Cell::Topic(2))], [100_000, 0, 100_000]);
        assert!(seen.mistaken() < 1e-6 && seen.bytes() == bytes && bytes == 64 << 20);
    }
}
