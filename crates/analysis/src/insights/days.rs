//! Customers by day, for series that are compared with their own past.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::names::Names;

/// The most days that are kept, around the first one that is counted.
const MOST_DAYS: i32 = 400;

/// Series of one sort, each with a name and a number of customers by day.
#[derive(Debug)]
pub(super) struct Days {
    /// Tells this sort of series from the others in [`Cell::Day`].
    sort: u8,
    names: Names,
    counts: BTreeMap<(u16, i32), u64>,
    first: Option<i32>,
}

impl Days {
    /// Room for this many series.
    pub(super) fn new(sort: u8, most: u16) -> Self {
        Self { sort, names: Names::new(most), counts: BTreeMap::new(), first: None }
    }

    /// The group of a name's customers on a day, if the day isn't too far from the others.
    pub(super) fn cell(&mut self, name: &str, day: i32) -> Option<Cell> {
        let first = *self.first.get_or_insert(day);
        let is_near = (i64::from(day) - i64::from(first)).abs() <= i64::from(MOST_DAYS);
        is_near.then(|| Cell::Day(self.sort, self.names.number(name), day))
    }

    /// Counts a customer in a group of [`Days::cell`].
    pub(super) fn count(&mut self, cell: Cell) {
        if let Cell::Day(_, name, day) = cell {
            *self.counts.entry((name, day)).or_default() += 1;
        }
    }

    /// The first and the last day with customers.
    pub(super) fn ends(&self) -> Option<(i32, i32)> {
        let days = || self.counts.keys().map(|(_, day)| *day);
        Some((days().min()?, days().max()?))
    }

    /// Each name with its customers by day, from `first` to `last`.
    pub(super) fn series(&self, (first, last): (i32, i32)) -> impl Iterator<Item = (&str, Vec<u64>)> {
        self.names.iter().map(move |(number, name)| {
            let count = |day| self.counts.get(&(number, day)).copied().unwrap_or_default();
            (name, (first..=last).map(count).collect())
        })
    }

    /// How many numbers are kept.
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    pub(super) fn has_overflowed(&self) -> bool {
        self.names.has_overflowed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_without_customers_are_counted_as_0_and_far_ones_left_out() {
        let mut days = Days::new(0, 2);
        for (name, day) in [("a", 100), ("b", 103), ("a", 100), ("a", 102)] {
            let cell = days.cell(name, day).unwrap();
            days.count(cell);
        }
        assert_eq!((days.cell("a", 501), days.cell("a", -301)), (None, None));
        let ends = days.ends().unwrap();
        assert_eq!(ends, (100, 103));
        let series: Vec<_> = days.series(ends).collect();
        assert_eq!(series, [("a", vec![2, 0, 1, 0]), ("b", vec![0, 0, 0, 1])]);
        assert_eq!(days.len(), 3);
    }
}
