//! A deterministic random number generator: the same seed gives the same numbers on every machine.

/// Splitmix64, as in Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice for one customer of a town, independent of those of all other customers.
    #[must_use]
    pub fn new(seed: u64, customer: u32) -> Self {
        // Mixed once: splitmix64 adds a constant at each throw, so that neighbouring states would give the same sequence,
        // one step apart.
        Self(Self(seed ^ u64::from(customer).rotate_left(32)).throw())
    }

    /// Separate dice for features that were added later: throwing them doesn't change what these throw.
    pub(super) fn aside(&self) -> Self {
        Self(Self(!self.0).throw())
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).expect("the low end lies below the high one") + 1;
        low + i64::try_from(self.throw() % span).expect("a span of small numbers")
    }

    /// A number from 0 to 100 with a triangular distribution, like most traits of people.
    pub(super) fn temper(&mut self) -> i64 {
        (self.between(0, 100) + self.between(0, 100)) / 2
    }

    /// Whether something with this probability, in percent, happens.
    pub(super) fn happens(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of these, with equal probability.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.between(0, from.len() as i64 - 1)).expect("an index")]
    }

    /// One of these, with probability proportional to its weight.
    pub(super) fn weigh<T: Copy>(&mut self, from: &[(i64, T)]) -> T {
        let mut left = self.between(1, from.iter().map(|(weight, _)| weight).sum());
        for &(weight, choice) in from {
            left -= weight;
            if left <= 0 {
                return choice;
            }
        }
        unreachable!("the throw is at most the sum of the weights")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throws_match_the_reference_implementation() {
        let mut dice = Dice(1_234_567);
        let thrown: Vec<u64> = (0..3).map(|_| dice.throw()).collect();
        assert_eq!(thrown, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn choices_follow_their_weights() {
        let mut dice = Dice::new(1, 1);
        let count = (0..10_000).filter(|_| dice.weigh(&[(30, true), (70, false), (0, true)])).count();
        assert!((2_800..3_200).contains(&count), "{count}");
    }

    #[test]
    fn neighbours_throw_differently() {
        let throws = |customer| {
            let mut dice = Dice::new(1, customer);
            (0..8).map(|_| dice.throw()).collect::<Vec<_>>()
        };
        assert!(throws(1).iter().all(|throw| !throws(2).contains(throw)));
    }
}
