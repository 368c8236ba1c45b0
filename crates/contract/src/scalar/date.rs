//! A day of the calendar.

use super::{parsed, written_as_text};
use crate::time::{civil_from_days, days_from_civil};

/// A day of the calendar without an hour, `2026-03-28`, from 1900 to 2999.
///
/// ```
/// use courtesy_contract::Date;
///
/// const DAY: Date = Date::constant("2028-02-29");
/// assert!(Date::parse("2026-02-29").is_err());
/// assert!(DAY < Date::constant("2028-03-01"));
/// ```
///
/// ```compile_fail
/// # use courtesy_contract::Date;
/// const DAY: Date = Date::constant("2026-02-29");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1970-01-01.
    days: i32,
}

parsed!(Date, "a day such as `2026-03-28`, from 1900 to 2999");
written_as_text!(Date, {
    "type": "string",
    "format": "date",
    "minLength": 1,
    "maxLength": 10,
    "pattern": "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
});

impl Date {
    /// Year, month and day of the month.
    #[must_use]
    pub const fn year_month_day(self) -> (i64, i64, i64) {
        civil_from_days(self.days as i64)
    }

    const fn read(text: &[u8]) -> Option<Self> {
        let [y, yy, yyy, yyyy, b'-', m, mm, b'-', d, dd] = text else { return None };
        let (Some(century), Some(rest)) = (two(*y, *yy), two(*yyy, *yyyy)) else { return None };
        let (Some(month), Some(day)) = (two(*m, *mm), two(*d, *dd)) else { return None };
        let year = century * 100 + rest;
        let days = days_from_civil(year, month, day);
        let (real_year, real_month, real_day) = civil_from_days(days);
        let is_real = real_year == year && real_month == month && real_day == day;
        if is_real && year >= 1900 && year < 3000 { Some(Self { days: days as i32 }) } else { None }
    }

    fn ascii(self) -> [u8; 10] {
        let (year, month, day) = self.year_month_day();
        let mut text = *b"0000-00-00";
        for (at, number) in [(0, year / 100), (2, year % 100), (5, month), (8, day)] {
            text[at] += (number / 10) as u8;
            text[at + 1] += (number % 10) as u8;
        }
        text
    }
}

/// The number that two digits write.
const fn two(tens: u8, ones: u8) -> Option<i64> {
    if tens.is_ascii_digit() && ones.is_ascii_digit() {
        Some((tens - b'0') as i64 * 10 + (ones - b'0') as i64)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_read_as_it_is_written_and_days_are_in_order() {
        let (first, last) = (Date::constant("1900-01-01").days, Date::constant("2999-12-31").days);
        let mut before = None;
        for days in first..=last {
            let day = Date { days };
            assert_eq!(Date::parse(&day.to_string()), Ok(day));
            assert!(before < Some(day));
            before = Some(day);
        }
    }

    #[test]
    fn what_no_calendar_shows_is_refused() {
        for text in [
            "",
            "2026-02-29",
            "2100-02-29",
            "2026-00-01",
            "2026-13-01",
            "2026-04-31",
            "2026-04-00",
            "1899-12-31",
            "3000-01-01",
            "2026-4-1",
            "26-04-01",
            "2026/04/01",
            "2026-04-01 ",
            "2026-04-01T00:00:00Z",
            "2026-04-0/",
            "2026-04-0:",
            "+026-04-01",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
        assert!(Date::parse("2000-02-29").is_ok());
    }
}
