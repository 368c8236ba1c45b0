//! The two sides of a comparison.

use serde::Serialize;

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The current setup, or the first of two proposals.
    A,
    /// The setup that it is compared with.
    B,
}

/// The same thing for both sides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Sides<T> {
    /// For side A.
    pub a: T,
    /// For side B.
    pub b: T,
}

impl<T> Sides<T> {
    /// The value of one side.
    pub fn on(&mut self, side: Side) -> &mut T {
        match side {
            Side::A => &mut self.a,
            Side::B => &mut self.b,
        }
    }

    /// Applies a function to both values.
    pub fn map<'s, U>(&'s self, make: impl Fn(&'s T) -> U) -> Sides<U> {
        Sides { a: make(&self.a), b: make(&self.b) }
    }
}

impl Sides<u64> {
    /// The larger of two numbers.
    #[must_use]
    pub fn larger(&self) -> u64 {
        self.a.max(self.b)
    }

    /// The sums with another pair, saturating at the largest number.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { a: self.a.saturating_add(other.a), b: self.b.saturating_add(other.b) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_stop_at_the_largest_number() {
        let mut sides = Sides { a: u64::MAX, b: 1 };
        *sides.on(Side::B) += 1;
        assert_eq!(sides.plus(Sides { a: 1, b: 1 }), Sides { a: u64::MAX, b: 3 });
        assert_eq!(sides.larger(), u64::MAX);
    }
}
