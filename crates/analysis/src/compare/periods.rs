//! Combines days into few enough periods for a table or a chart.

use std::collections::BTreeMap;
use std::iter;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{DayRow, Volume};

/// The most periods shown, unless there are even more years.
const MOST: usize = 31;

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// Seven days, starting on Monday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Unit {
    const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The unit's word, such as `day`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The first day of the period that contains a day.
    fn start(self, day: Date) -> Option<Date> {
        match self {
            Self::Day => Some(day),
            Self::Week => day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok(),
            Self::Month => Some(day.first_of_month()),
            Self::Year => Some(day.first_of_year()),
        }
    }

    fn next(self, start: Date) -> Option<Date> {
        let length = match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Year => 1.year(),
        };
        start.checked_add(length).ok()
    }

    /// The periods from the first day to the last, without gaps.
    fn periods(self, first: Date, last: Date) -> impl Iterator<Item = Date> {
        let after = move |start: &Date| self.next(*start);
        iter::successors(self.start(first), after).take_while(move |start| *start <= last)
    }
}

/// A period with its volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How long it is.
    pub unit: Unit,
    /// Its first day; `None` for days that weren't counted separately.
    pub start: Option<Date>,
    /// The volume of the period.
    pub volume: Volume,
}

/// The days combined into the shortest periods of which there are few enough, without gaps.
#[must_use]
pub fn periods(days: &[DayRow]) -> Vec<Period> {
    let dates = || days.iter().filter_map(|row| row.day);
    let (first, last) = (dates().min(), dates().max());
    let mut unit = Unit::Day;
    let mut volumes = BTreeMap::<Date, Volume>::new();
    if let (Some(first), Some(last)) = (first, last) {
        let fitting = Unit::ALL.into_iter().find(|unit| unit.periods(first, last).take(MOST + 1).count() <= MOST);
        unit = fitting.unwrap_or(Unit::Year);
        let empty = fitting.into_iter().flat_map(|unit| unit.periods(first, last));
        volumes.extend(empty.map(|start| (start, Volume::default())));
    }
    let mut others = None::<Volume>;
    for row in days {
        let volume = match row.day.and_then(|day| unit.start(day)) {
            Some(start) => volumes.entry(start).or_default(),
            None => others.get_or_insert_default(),
        };
        *volume = volume.plus(row.volume);
    }
    let dated = volumes.into_iter().map(|(start, volume)| (Some(start), volume));
    dated.chain(others.map(|volume| (None, volume))).map(|(start, volume)| Period { unit, start, volume }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Sides;
    use super::*;

    fn found(days: &[&str]) -> Vec<(Unit, String, u64)> {
        let volume = Volume { offered: Sides { a: 1, b: 2 }, deferred: Sides::default() };
        let rows: Vec<_> = days.iter().map(|day| DayRow { day: Some(day.parse().unwrap()), volume }).collect();
        let periods = periods(&rows).into_iter();
        periods.map(|it| (it.unit, it.start.unwrap().to_string(), it.volume.offered.b)).collect()
    }

    #[test]
    fn days_between_others_are_there_too() {
        let day = |day: &str, number| (Unit::Day, day.to_owned(), number);
        assert_eq!(
            found(&["2026-03-28", "2026-03-30"]),
            [day("2026-03-28", 2), day("2026-03-29", 0), day("2026-03-30", 2)]
        );
        assert_eq!(found(&[]), []);
    }

    #[test]
    fn many_days_are_weeks_months_or_years() {
        let weeks = found(&["2026-01-01", "2026-03-01"]);
        assert_eq!((weeks[0].clone(), weeks.len()), ((Unit::Week, "2025-12-29".to_owned(), 2), 9));
        let months = found(&["2024-12-31", "2025-12-01", "2025-12-02"]);
        assert_eq!(months.last().unwrap(), &(Unit::Month, "2025-12-01".to_owned(), 4));
        assert_eq!(found(&["2020-12-31", "2025-12-01"]).len(), 6);
        let year = |day: &str| (Unit::Year, day.to_owned(), 2);
        assert_eq!(found(&["1900-01-01", "2999-12-31"]), [year("1900-01-01"), year("2999-01-01")]);
    }

    #[test]
    fn what_has_no_day_comes_last() {
        let volume = Volume { offered: Sides { a: 1, b: 0 }, deferred: Sides::default() };
        let days = [None, Some("2026-03-28".parse().unwrap())].map(|day| DayRow { day, volume });
        let starts: Vec<_> = periods(&days).iter().map(|period| period.start.is_some()).collect();
        assert_eq!(starts, [true, false]);
    }
}
