//! The two sides of a comparison.

use serde::Serialize;

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is there now, or the first of two proposals.
    A,
    /// What it is compared with.
    B,
}

/// The same thing on both sides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Sides<T> {
    /// What stands on side A.
    pub a: T,
    /// What stands on side B.
    pub b: T,
}

impl<T> Sides<T> {
    /// What stands on one side.
    pub fn on(&mut self, side: Side) -> &mut T {
        match side {
            Side::A => &mut self.a,
            Side::B => &mut self.b,
        }
    }

    /// Something made of what stands on each side.
    pub fn map<'s, U>(&'s self, make: impl Fn(&'s T) -> U) -> Sides<U> {
        Sides { a: make(&self.a), b: make(&self.b) }
    }
}

impl Sides<u64> {
    /// The larger of two numbers.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.a.max(self.b)
    }

    /// Each number with the one of another pair added to it; a sum stops at the largest number.
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
        assert_eq!(sides.most(), u64::MAX);
    }
}
