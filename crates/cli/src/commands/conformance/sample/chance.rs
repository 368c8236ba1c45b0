//! Random numbers that are the same for the same seed on every machine.

/// A stream of numbers: SplitMix64, from G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number
/// generators", 2014.
#[derive(Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// A separate stream for each purpose, so that adding a context doesn't change the others.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        let mut chance = Self(seed);
        for byte in purpose.bytes() {
            chance.0 ^= u64::from(byte);
            chance.0 = chance.next();
        }
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, `bound`.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }

    /// One of the items, of which there must be at least one.
    pub(crate) fn pick<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len() as u64) as usize]
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_another_purpose_gives_others() {
        let numbers = |seed, purpose| {
            let mut chance = Chance::new(seed, purpose);
            [(); 4].map(|()| chance.below(1_000_000))
        };
        assert_eq!(numbers(1, "a"), numbers(1, "a"));
        assert_ne!(numbers(1, "a"), numbers(1, "b"));
        assert_ne!(numbers(1, "a"), numbers(2, "a"));
    }

    #[test]
    fn every_item_is_picked_sooner_or_later() {
        let mut chance = Chance::new(1, "");
        let mut seen = [false; 7];
        for _ in 0..200 {
            seen[*chance.pick(&[0, 1, 2, 3, 4, 5, 6])] = true;
        }
        assert_eq!(seen, [true; 7]);
    }
}
