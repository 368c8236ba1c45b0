//! The two sides of a comparison.

use serde::Serialize;

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// What is there now, or the first of two proposals.
    A,
    /// What it is compared with.
    B,
}

/// The same thing on both sides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Both<T> {
    pub(super) a: T,
    pub(super) b: T,
}

impl<T> Both<T> {
    /// What stands on one side.
    pub(super) fn on(&mut self, side: Side) -> &mut T {
        match side {
            Side::A => &mut self.a,
            Side::B => &mut self.b,
        }
    }

    /// Something made of what stands on each side.
    pub(super) fn map<'s, U>(&'s self, make: impl Fn(&'s T) -> U) -> Both<U> {
        Both { a: make(&self.a), b: make(&self.b) }
    }
}

impl Both<u64> {
    /// The larger of two numbers.
    pub(super) fn most(&self) -> u64 {
        self.a.max(self.b)
    }

    /// Each number with the one of another pair added to it.
    pub(super) fn plus(self, other: Self) -> Self {
        Self { a: self.a.saturating_add(other.a), b: self.b.saturating_add(other.b) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_stop_at_the_largest_number() {
        let mut both = Both { a: u64::MAX, b: 1 };
        *both.on(Side::B) += 1;
        assert_eq!(both.plus(Both { a: 1, b: 1 }), Both { a: u64::MAX, b: 3 });
        assert_eq!(both.most(), u64::MAX);
    }
}
