//! The days that are looked at.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

use courtesy_contract::Timestamp;

use crate::Clock;

/// The days that are looked at.
#[derive(Debug, Clone)]
pub struct Period {
    /// How many days before each context's `as_of` count.
    pub days: u16,
    /// The company's clock, which says where a day ends.
    pub clock: Clock,
}

const EPOCH: Date = date(1970, 1, 1);

impl Period {
    /// The number of the day of a time: days since 1970-01-01.
    pub(super) fn day(&self, at: Timestamp) -> i32 {
        number(self.clock.day(at))
    }

    /// The hour that the clock shows, from 0 to 23.
    pub(super) fn hour(&self, at: Timestamp) -> u8 {
        u8::try_from(self.clock.shows(at).hour()).unwrap_or_default()
    }
}

/// The number of a day: days since 1970-01-01.
fn number(day: Date) -> i32 {
    i32::try_from(day.duration_since(EPOCH).as_hours() / 24).unwrap_or_default()
}

/// The day with a number.
pub(super) fn date_of(number: i32) -> Date {
    EPOCH.saturating_add(SignedDuration::from_hours(i64::from(number) * 24))
}

/// The day of the week, with Monday as 0.
pub(super) fn weekday(number: i32) -> usize {
    (number + 3).rem_euclid(7) as usize
}

/// The Monday of a day's week.
pub(super) fn monday(number: i32) -> i32 {
    number - weekday(number) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_one_on_the_companys_clock() {
        let period = Period { days: 7, clock: Clock::named("Europe/Amsterdam").unwrap() };
        let late = Timestamp::parse("2026-03-28T23:30:00Z").unwrap();
        assert_eq!((date_of(period.day(late)), period.hour(late)), (date(2026, 3, 29), 0));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let sunday = number(date(2026, 3, 29));
        assert_eq!((weekday(sunday), date_of(monday(sunday))), (6, date(2026, 3, 23)));
        assert_eq!(weekday(number(date(1969, 12, 29))), 0);
    }
}
