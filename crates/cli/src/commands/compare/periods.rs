//! Days put together so that a table and a chart can hold them.

use std::collections::BTreeMap;
use std::iter;

use jiff::ToSpan;
use jiff::civil::Date;

use super::rows::DayRow;
use super::tally::Volume;

/// At most so many periods are shown, unless even the years are more.
const MOST: usize = 31;

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    /// From Monday on.
    Week,
    Month,
    Year,
}

impl Unit {
    const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The unit in a sentence.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The first day of the period in which a day lies.
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

    /// The periods from the first day to the last, without a gap.
    fn periods(self, first: Date, last: Date) -> impl Iterator<Item = Date> {
        let after = move |start: &Date| self.next(*start);
        iter::successors(self.start(first), after).take_while(move |start| *start <= last)
    }
}

/// A period with what falls into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) unit: Unit,
    /// Its first day; nothing for what was counted without a day of its own.
    start: Option<Date>,
    pub(super) volume: Volume,
}

impl Period {
    /// The period as a table names it.
    pub(super) fn name(&self) -> String {
        let Some(start) = self.start else { return "(all others)".to_owned() };
        match self.unit {
            Unit::Day => start.to_string(),
            Unit::Week => format!("week of {start}"),
            Unit::Month => start.strftime("%Y-%m").to_string(),
            Unit::Year => start.strftime("%Y").to_string(),
        }
    }

    /// The period as it stands below a chart.
    pub(super) fn short(&self) -> String {
        let Some(start) = self.start else { return "others".to_owned() };
        let format = match self.unit {
            Unit::Day | Unit::Week => "%-d %b",
            Unit::Month => "%b %Y",
            Unit::Year => "%Y",
        };
        start.strftime(format).to_string()
    }
}

/// The days in the shortest periods of which there are few enough, without a gap.
pub(super) fn of(days: &[DayRow]) -> Vec<Period> {
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
    use super::super::both::Both;
    use super::*;

    fn rows(days: &[&str]) -> Vec<DayRow> {
        let volume = Volume { offered: Both { a: 1, b: 2 }, deferred: Both::default() };
        days.iter().map(|day| DayRow { day: Some(day.parse().unwrap()), volume }).collect()
    }

    fn names(days: &[&str]) -> Vec<String> {
        of(&rows(days)).iter().map(|period| format!("{} {}", period.name(), period.volume.offered.b)).collect()
    }

    #[test]
    fn days_between_others_are_there_too() {
        assert_eq!(names(&["2026-03-28", "2026-03-30"]), ["2026-03-28 2", "2026-03-29 0", "2026-03-30 2"]);
        assert_eq!(names(&[]), Vec::<String>::new());
    }

    #[test]
    fn many_days_are_weeks_months_or_years() {
        let weeks = names(&["2026-01-01", "2026-03-01"]);
        assert_eq!((weeks[0].as_str(), weeks.len()), ("week of 2025-12-29 2", 9));
        assert_eq!(names(&["2024-12-31", "2025-12-01", "2025-12-02"]).last().unwrap(), "2025-12 4");
        assert_eq!(names(&["2020-12-31", "2025-12-01"]).len(), 6);
        assert_eq!(names(&["1900-01-01", "2999-12-31"]), ["1900 2", "2999 2"]);
    }

    #[test]
    fn a_chart_has_short_names() {
        let short = |days: &[&str]| of(&rows(days)).iter().map(Period::short).collect::<Vec<_>>();
        assert_eq!(short(&["2026-03-28"]), ["28 Mar"]);
        assert_eq!(short(&["2024-12-31", "2025-12-01"])[0], "Dec 2024");
    }
}
