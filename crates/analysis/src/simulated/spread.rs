//! How a number spreads over customers.

use serde::Serialize;

/// How a number spreads over customers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// The sum over all customers.
    pub sum: u64,
    /// How many customers have at least one.
    pub customers: u64,
    /// The median over all customers; the lower one of two in the middle.
    pub median: u64,
    /// Nineteen of twenty customers have at most this many (the nearest-rank 95th percentile).
    pub p95: u64,
    /// The most that one customer has.
    pub most: u64,
}

impl Spread {
    /// The spread of these numbers, one for each customer.
    ///
    /// ```
    /// use courtesy_analysis::simulated::Spread;
    ///
    /// let spread = Spread::of([0, 4, 1, 1]);
    /// assert_eq!((spread.sum, spread.customers, spread.median, spread.most), (6, 3, 1, 4));
    /// ```
    #[must_use]
    pub fn of(numbers: impl IntoIterator<Item = u64>) -> Self {
        let mut numbers: Vec<u64> = numbers.into_iter().collect();
        numbers.sort_unstable();
        let rank = |percent: usize| (numbers.len() * percent).div_ceil(100).saturating_sub(1);
        let at = |percent| numbers.get(rank(percent)).copied().unwrap_or(0);
        Self {
            sum: numbers.iter().sum(),
            customers: numbers.iter().filter(|number| **number > 0).count() as u64,
            median: at(50),
            p95: at(95),
            most: numbers.last().copied().unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_the_nearest() {
        let spread = Spread::of(1..=20);
        assert_eq!((spread.median, spread.p95, spread.most), (10, 19, 20));
        assert_eq!(Spread::of([7]).p95, 7);
    }

    #[test]
    fn nobody_spreads_to_nothing() {
        assert_eq!(Spread::of([]), Spread::default());
    }
}
