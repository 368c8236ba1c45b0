//! The period in which a limit counts: a rolling length of time, or a unit of the calendar.

use courtesy_contract::{CalendarUnit, Period, Timestamp};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

use crate::calendar::zones::{self, Shown};

/// Whether something done at `at` is in the period, as seen from a time.
///
/// If the zone is unknown, anything that may be in the same unit of the calendar counts as in it.
pub fn contains(period: &Period, seen_from: Timestamp, at: Timestamp) -> bool {
    let since = seen_from.unix_s() - at.unix_s();
    match period {
        Period::Rolling { days, hours } => (0..length(*days, *hours)).contains(&since),
        Period::Calendar { unit, time_zone } => {
            since.abs() < two_units(*unit)
                && zones::named(time_zone.as_str()).is_none_or(|zone| {
                    let first_day = |at| first_day(*unit, zones::clock(&zone, at).date());
                    first_day(seen_from) == first_day(at)
                })
        }
    }
}

/// The first time that counts in the period, as seen from a time.
///
/// If the zone is unknown, it is the first that may be in the same unit of the calendar.
#[must_use]
pub fn begins(period: &Period, seen_from: Timestamp) -> Timestamp {
    match period {
        Period::Rolling { days, hours } => seen_from.plus_s(1 - length(*days, *hours)),
        Period::Calendar { unit, time_zone } => zones::named(time_zone.as_str())
            .and_then(|zone| this_unit(*unit, &zone, seen_from))
            .unwrap_or_else(|| seen_from.plus_s(1 - two_units(*unit))),
    }
}

/// The first time from which something done at `at` no longer counts.
#[must_use]
pub fn frees(period: &Period, at: Timestamp) -> Timestamp {
    match period {
        Period::Rolling { days, hours } => at.plus_s(length(*days, *hours)),
        Period::Calendar { unit, time_zone } => zones::named(time_zone.as_str())
            .and_then(|zone| next_unit(*unit, &zone, at))
            .unwrap_or_else(|| at.plus_s(two_units(*unit))),
    }
}

fn length(days: u32, hours: u32) -> i64 {
    courtesy_contract::Span { days, hours }.seconds()
}

/// Longer than any two units of the calendar, in seconds.
fn two_units(unit: CalendarUnit) -> i64 {
    let days = match unit {
        CalendarUnit::Day => 3,
        CalendarUnit::Week => 15,
        CalendarUnit::Month => 63,
        CalendarUnit::Quarter => 185,
        CalendarUnit::Year => 733,
    };
    days * 86_400
}

/// The first day of the unit that contains a date.
fn first_day(unit: CalendarUnit, date: Date) -> Date {
    match unit {
        CalendarUnit::Day => date,
        CalendarUnit::Week => date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days()),
        CalendarUnit::Month => date.first_of_month(),
        CalendarUnit::Quarter => date.first_of_month().saturating_sub(i64::from((date.month() - 1) % 3).months()),
        CalendarUnit::Year => date.first_of_year(),
    }
}

fn one(unit: CalendarUnit) -> Span {
    match unit {
        CalendarUnit::Day => 1.day(),
        CalendarUnit::Week => 1.week(),
        CalendarUnit::Month => 1.month(),
        CalendarUnit::Quarter => 3.months(),
        CalendarUnit::Year => 1.year(),
    }
}

/// The first time at which the clock shows a time in the same unit. A day may begin twice.
fn this_unit(unit: CalendarUnit, zone: &TimeZone, at: Timestamp) -> Option<Timestamp> {
    let first = first_day(unit, zones::clock(zone, at).date());
    let begins = match zones::shown(zone, first.to_datetime(Time::midnight()))? {
        Shown::Once(moment) | Shown::Twice { first: moment, .. } | Shown::Skipped { jump: moment, .. } => moment,
    };
    Some(at.plus_s(begins - at.unix_s()))
}

/// The time from which the clock shows a later unit for good.
///
/// A day may begin later than at midnight, and begin twice; a whole day may be missing.
fn next_unit(unit: CalendarUnit, zone: &TimeZone, at: Timestamp) -> Option<Timestamp> {
    let next = first_day(unit, zones::clock(zone, at).date()).saturating_add(one(unit));
    let begins = match zones::shown(zone, next.to_datetime(Time::midnight()))? {
        Shown::Once(moment) | Shown::Twice { last: moment, .. } | Shown::Skipped { jump: moment, .. } => moment,
    };
    Some(at.plus_s(begins - at.unix_s()))
}

#[cfg(test)]
mod tests {
    use courtesy_contract::ZoneName;

    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn calendar(unit: CalendarUnit, zone: &str) -> Period {
        Period::Calendar { unit, time_zone: ZoneName::new(zone).unwrap() }
    }

    /// Asserts that the unit that contains a time begins at `first` and ends before `next`, to the second.
    fn assert_unit(period: &Period, within: &str, first: &str, next: &str) {
        let (within, first, next) = (at(within), at(first), at(next));
        assert_eq!((begins(period, within), frees(period, within)), (first, next));
        for (moment, counts) in [(first.plus_s(-1), false), (first, true), (next.plus_s(-1), true), (next, false)] {
            assert_eq!(contains(period, within, moment), counts, "{moment} seen from {within}");
            assert_eq!(contains(period, moment, within), counts, "{within} seen from {moment}");
        }
    }

    #[test]
    fn a_rolling_period_excludes_its_start_and_includes_its_end() {
        let (now, week) = (at("2026-03-28T20:40:00Z"), Period::rolling_days(7));
        assert!(contains(&week, now, now));
        assert!(!contains(&week, now, now.plus_s(1)));
        assert!(contains(&week, now, at("2026-03-21T20:40:01Z")));
        assert!(!contains(&week, now, at("2026-03-21T20:40:00Z")));
        let hours = Period::Rolling { days: 1, hours: 2 };
        assert!(contains(&hours, now, at("2026-03-27T18:40:01Z")));
        assert!(!contains(&hours, now, at("2026-03-27T18:40:00Z")));
        assert_eq!(frees(&hours, at("2026-03-27T18:40:00Z")), now);
    }

    #[test]
    fn the_longest_rolling_period_does_not_overflow() {
        let ever = Period::Rolling { days: u32::MAX, hours: u32::MAX };
        assert!(contains(&ever, at("2999-12-31T23:59:59Z"), at("1900-01-01T00:00:00Z")));
        assert_eq!(frees(&ever, at("2026-03-28T20:40:00Z")), at("2999-12-31T23:59:59Z"));
    }

    #[test]
    fn each_unit_begins_and_ends_at_midnight_on_the_clock() {
        let within = "2026-03-28T20:40:00Z";
        let amsterdam = |unit| calendar(unit, "Europe/Amsterdam");
        assert_unit(&amsterdam(CalendarUnit::Day), within, "2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z");
        assert_unit(&amsterdam(CalendarUnit::Week), within, "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z");
        assert_unit(&amsterdam(CalendarUnit::Month), within, "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z");
        assert_unit(&amsterdam(CalendarUnit::Quarter), within, "2025-12-31T23:00:00Z", "2026-03-31T22:00:00Z");
        assert_unit(&amsterdam(CalendarUnit::Year), within, "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z");
        let autumn = "2026-11-30T12:00:00Z";
        assert_unit(&amsterdam(CalendarUnit::Quarter), autumn, "2026-09-30T22:00:00Z", "2026-12-31T23:00:00Z");
    }

    #[test]
    fn the_day_of_a_clock_change_has_another_length() {
        let day = calendar(CalendarUnit::Day, "Europe/Amsterdam");
        assert_unit(&day, "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
        assert_unit(&day, "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
        let half = calendar(CalendarUnit::Day, "Australia/Lord_Howe");
        assert_unit(&half, "2026-10-03T16:00:00Z", "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z");
    }

    #[test]
    fn a_day_may_begin_after_midnight() {
        let day = calendar(CalendarUnit::Day, "America/Sao_Paulo");
        assert_unit(&day, "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z");
        assert_unit(&day, "2018-11-03T12:00:00Z", "2018-11-03T03:00:00Z", "2018-11-04T03:00:00Z");
        let half_past = calendar(CalendarUnit::Day, "America/Toronto");
        assert_unit(&half_past, "1919-03-30T12:00:00Z", "1919-03-30T05:00:00Z", "1919-03-31T04:30:00Z");
        assert_unit(&half_past, "1919-03-31T12:00:00Z", "1919-03-31T04:30:00Z", "1919-04-01T04:00:00Z");
    }

    #[test]
    fn a_day_that_begins_twice_counts_until_it_is_over_for_good() {
        // Clocks went back from 00:01 on the 7th to 23:01 on the 6th.
        let day = calendar(CalendarUnit::Day, "America/St_Johns");
        let (sixth, minute, seventh) =
            (at("2010-11-06T12:00:00Z"), at("2010-11-07T02:30:30Z"), at("2010-11-07T12:00:00Z"));
        assert_eq!(frees(&day, sixth), at("2010-11-07T03:30:00Z"));
        assert!(!contains(&day, sixth, minute) && contains(&day, seventh, minute));
        assert!(contains(&day, sixth, at("2010-11-07T02:31:00Z")) && contains(&day, sixth, at("2010-11-07T03:29:59Z")));
        assert_eq!(frees(&day, minute), at("2010-11-08T03:30:00Z"));
    }

    #[test]
    fn a_missing_day_has_no_length() {
        let day = calendar(CalendarUnit::Day, "Pacific/Apia");
        assert_unit(&day, "2011-12-30T09:59:59Z", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z");
        assert_unit(&day, "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z");
    }

    #[test]
    fn on_an_unknown_calendar_more_counts_than_on_any_known_one() {
        let now = at("2026-03-28T20:40:00Z");
        for unit in CalendarUnit::ALL {
            let unknown = calendar(*unit, "Europe/Nowhere");
            for zone in ["Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Apia"] {
                let known = calendar(*unit, zone);
                let free = frees(&known, now);
                assert!(frees(&unknown, now) > free);
                assert!(contains(&unknown, now, free) && contains(&unknown, free.plus_s(-1), now));
            }
            assert!(!contains(&unknown, frees(&unknown, now), now));
        }
    }
}
