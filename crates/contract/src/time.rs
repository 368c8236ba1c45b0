//! The contract's clock: UTC instants to the second.

use crate::OutOfBounds;
use crate::scalar::written_as_text;

const DAY_S: i64 = 86_400;
const EARLIEST_S: i64 = -2_208_988_800;
const LATEST_S: i64 = 32_503_679_999;
/// The most decimals of a second that may be written.
const MOST_DECIMALS: usize = 64;

/// A time to the second, in UTC: years 1900 to 2999.
///
/// It is read from RFC 3339 with any offset, `2026-03-28T20:40:00Z` or `2026-03-28T21:40:00+01:00`, and always written
/// in UTC with `Z`. A fraction of a second is dropped. A leap second is read as the second before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

written_as_text!(Timestamp, {
    "type": "string",
    "format": "date-time",
    "pattern": concat!(
        r"^(1899-12-31|(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|3000-01-01)",
        r"[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,64})?",
        r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
    )
});

impl Timestamp {
    const EXPECTED: OutOfBounds = OutOfBounds(
        "a moment such as `2026-03-28T20:40:00Z` or `2026-03-28T21:40:00+01:00`, on a day that exists, from 1900 to 2999 in UTC",
    );

    /// The time this many seconds after 1970-01-01T00:00:00Z, or before it if negative.
    ///
    /// # Errors
    /// A time outside the years 1900 to 2999.
    pub fn from_unix_s(unix_s: i64) -> Result<Self, OutOfBounds> {
        if (EARLIEST_S..=LATEST_S).contains(&unix_s) { Ok(Self(unix_s)) } else { Err(Self::EXPECTED) }
    }

    /// Parses RFC 3339 with any offset; `t` and `z` may be in lower case.
    ///
    /// # Errors
    /// Any other text, a missing offset, a day that doesn't exist, a leap second other than at 23:59:60 in UTC, more than 64
    /// decimals of a second, and a year outside 1900 to 2999 in UTC.
    pub fn parse(text: &str) -> Result<Self, OutOfBounds> {
        parse(text.as_bytes()).ok_or(Self::EXPECTED)
    }

    /// Parses only the form that this type writes, `2026-03-28T20:40:00Z`. A plugin needs no more, and stays smaller.
    ///
    /// # Errors
    /// Any other text, a day that doesn't exist, and a year outside 1900 to 2999.
    pub fn parse_written(text: &str) -> Result<Self, OutOfBounds> {
        let clock = text.as_bytes().strip_suffix(b"Z").and_then(|clock| clock.try_into().ok());
        Self::from_unix_s(clock.and_then(seconds).ok_or(Self::EXPECTED)?)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_s(self) -> i64 {
        self.0
    }

    /// This time plus a number of seconds, clamped to the years 1900 to 2999.
    #[must_use]
    pub fn plus_s(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds).clamp(EARLIEST_S, LATEST_S))
    }

    /// This time plus a number of hours, clamped likewise.
    #[must_use]
    pub fn plus_hours(self, hours: i64) -> Self {
        self.plus_s(hours.saturating_mul(3_600))
    }

    /// This time plus a number of days of 24 hours, clamped likewise.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_s(days.saturating_mul(DAY_S))
    }

    /// Whole days of 24 hours from `earlier` to this time; negative if `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).div_euclid(DAY_S)
    }
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
///
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
pub(crate) const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01: the same source, `civil_from_days`.
pub(crate) const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + (month <= 2) as i64, month, day)
}

/// Seconds since 1970-01-01T00:00:00 of a date and time of day, `2026-03-28T20:40:00`.
fn seconds(clock: &[u8; 19]) -> Option<i64> {
    let marked =
        [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')].iter().all(|(at, mark)| clock[*at] == *mark);
    let (year, month, day) = (number(&clock[0..4])?, number(&clock[5..7])?, number(&clock[8..10])?);
    let (hour, minute, second) = (number(&clock[11..13])?, number(&clock[14..16])?, number(&clock[17..19])?);
    let days = days_from_civil(year, month, day);
    let real = (1..=12).contains(&month)
        && civil_from_days(days) == (year, month, day)
        && hour < 24
        && minute < 60
        && second < 60;
    (marked && real).then(|| days * DAY_S + hour * 3_600 + minute * 60 + second)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
}

fn parse(text: &[u8]) -> Option<Timestamp> {
    let (clock, rest) = text.split_first_chunk::<19>()?;
    let mut clock = *clock;
    if clock[10] == b't' {
        clock[10] = b'T';
    }
    let leap = clock.ends_with(b":60");
    if leap {
        clock[17..].copy_from_slice(b"59");
    }
    let unix_s = seconds(&clock)? - offset_s(without_fraction(rest)?)?;
    // RFC 3339, section 5.7 and appendix D: leap seconds are inserted at the end of a day in UTC.
    let may_leap = unix_s.rem_euclid(DAY_S) == DAY_S - 1;
    if leap && !may_leap { None } else { Timestamp::from_unix_s(unix_s).ok() }
}

fn without_fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = rest.strip_prefix(b".") else { return Some(rest) };
    let decimals = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=MOST_DECIMALS).contains(&decimals).then(|| &fraction[decimals..])
}

/// How far a clock is ahead of UTC, in seconds.
fn offset_s(offset: &[u8]) -> Option<i64> {
    let (sign, hours, minutes) = match offset {
        [b'Z' | b'z'] => return Some(0),
        [sign @ (b'+' | b'-'), h, hh, b':', m, mm] => (sign, number(&[*h, *hh])?, number(&[*m, *mm])?),
        _ => return None,
    };
    let ahead_s = hours * 3_600 + minutes * 60;
    (hours < 24 && minutes < 60).then_some(if *sign == b'+' { ahead_s } else { -ahead_s })
}

impl Timestamp {
    /// The text as ASCII, written digit by digit, because a context contains dozens of times.
    fn ascii(self) -> [u8; 20] {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY_S));
        let second = self.0.rem_euclid(DAY_S);
        let mut text = *b"0000-00-00T00:00:00Z";
        for (at, number) in [
            (0, year / 100),
            (2, year % 100),
            (5, month),
            (8, day),
            (11, second / 3_600),
            (14, second / 60 % 60),
            (17, second % 60),
        ] {
            text[at] += (number / 10) as u8;
            text[at + 1] += (number % 10) as u8;
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_same_moment() {
        for text in [
            "1970-01-01T00:00:00Z",
            "2026-03-28T20:40:00Z",
            "2000-02-29T23:59:59Z",
            "1900-01-01T00:00:00Z",
            "2999-12-31T23:59:59Z",
        ] {
            assert_eq!(Timestamp::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Timestamp::parse("2026-03-28T20:40:00Z").unwrap().unix_s(), 1_774_730_400);
    }

    #[test]
    fn the_same_moment_is_read_from_every_offset() {
        for text in [
            "2026-03-28T20:40:00+00:00",
            "2026-03-28T20:40:00-00:00",
            "2026-03-28T21:40:00+01:00",
            "2026-03-28T15:40:00-05:00",
            "2026-03-29T02:25:00+05:45",
            "2026-03-29T10:40:00+14:00",
            "2026-03-27T20:41:00-23:59",
            "2026-03-29T20:39:00+23:59",
            "2026-03-28t20:40:00z",
            "2026-03-28t21:40:00.000001+01:00",
        ] {
            assert_eq!(Timestamp::parse(text).unwrap().to_string(), "2026-03-28T20:40:00Z", "{text}");
        }
        assert_eq!(Timestamp::parse("2026-12-31T23:30:00-01:00").unwrap().to_string(), "2027-01-01T00:30:00Z");
        assert_eq!(Timestamp::parse("2028-03-01T00:30:00+01:00").unwrap().to_string(), "2028-02-29T23:30:00Z");
    }

    #[test]
    fn the_first_and_the_last_year_are_those_of_utc() {
        for (text, utc) in [
            ("1899-12-31T23:30:00-01:00", "1900-01-01T00:30:00Z"),
            ("1900-01-01T01:00:00+01:00", "1900-01-01T00:00:00Z"),
            ("2999-12-31T18:59:59-05:00", "2999-12-31T23:59:59Z"),
            ("3000-01-01T00:59:59+01:00", "2999-12-31T23:59:59Z"),
        ] {
            assert_eq!(Timestamp::parse(text).unwrap().to_string(), utc, "{text}");
        }
        for text in [
            "1899-12-31T23:59:59Z",
            "1900-01-01T00:59:59+01:00",
            "2999-12-31T19:00:00-05:00",
            "3000-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-23:59",
        ] {
            assert!(Timestamp::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn drops_a_fraction_of_a_second() {
        let whole = Timestamp::parse("2026-03-28T20:40:00Z").unwrap();
        for decimals in ["9", "999", "123456789", "123456789012", &"9".repeat(64)] {
            assert_eq!(Timestamp::parse(&format!("2026-03-28T20:40:00.{decimals}Z")).unwrap(), whole, "{decimals}");
            assert_eq!(
                Timestamp::parse(&format!("2026-03-28T21:40:00.{decimals}+01:00")).unwrap(),
                whole,
                "{decimals}"
            );
        }
        assert!(Timestamp::parse(&format!("2026-03-28T20:40:00.{}Z", "9".repeat(65))).is_err());
    }

    #[test]
    fn a_leap_second_is_the_second_before_it_and_stands_at_the_end_of_a_day_in_utc() {
        for text in [
            "2016-12-31T23:59:60Z",
            "2016-12-31T23:59:60.999Z",
            "2017-01-01T00:59:60+01:00",
            "2017-01-01T05:44:60+05:45",
            "2016-12-31T15:59:60-08:00",
        ] {
            assert_eq!(Timestamp::parse(text).unwrap().to_string(), "2016-12-31T23:59:59Z", "{text}");
        }
        for text in [
            "2016-12-31T23:59:60+01:00",
            "2017-01-01T00:59:60Z",
            "2016-12-31T22:59:60Z",
            "2016-12-31T23:58:60Z",
            "2016-12-31T23:59:61Z",
        ] {
            assert!(Timestamp::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_a_moment() {
        for text in [
            "",
            "2026-03-28",
            "2026-03-28T20:40:00",
            "2026-03-28T20:40Z",
            "2026-03-28T20:40+01:00",
            "2026-03-28 20:40:00Z",
            "2026-03-28T20:40:00 Z",
            " 2026-03-28T20:40:00Z",
            "2026-03-28T20:40:00Z ",
            "2026-03-28T20:40:00Z\n",
            "2026-03-28T20:40:00ZZ",
            "2026-03-28T20:40:00Z+01:00",
            "2026-03-28T20:40:00+01",
            "2026-03-28T20:40:00+0100",
            "2026-03-28T20:40:00+1:00",
            "2026-03-28T20:40:00+01:0",
            "2026-03-28T20:40:00+01:000",
            "2026-03-28T20:40:00+01:60",
            "2026-03-28T20:40:00+24:00",
            "2026-03-28T20:40:00+-1:00",
            "2026-03-28T20:40:00\u{2212}01:00",
            "2026-03-28T20:40:00 01:00",
            "2026-03-28T20:40:00[Europe/Amsterdam]",
            "2026-03-28T20:40:00+01:00[Europe/Amsterdam]",
            "2026-03-28T20:40:00UTC",
            "2026-02-30T00:00:00Z",
            "2025-02-29T00:00:00Z",
            "2026-02-30T00:00:00+01:00",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-03-28T24:00:00Z",
            "2026-03-28T20:60:00Z",
            "2026-03-28T20:40:00.Z",
            "2026-03-28T20:40:00,5Z",
            "2026-03-28T20:40:00.5",
            "2026-03-28T20:40:00.5.5Z",
            "2026-03-28T20:40:00.-5Z",
            "+2026-03-28T20:40:00Z",
            "12026-03-28T20:40:00Z",
            "-026-03-28T20:40:00Z",
            "２026-03-28T20:40:00Z",
            "2026-03-28T20:40:0١Z",
            "2026/03/28T20:40:00Z",
            "20260328T204000Z",
            "1774730400",
        ] {
            assert!(Timestamp::parse(text).is_err(), "{text}");
            assert!(Timestamp::parse_written(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_written_can_be_read_without_the_rest() {
        let written = "2028-02-29T23:59:59Z";
        assert_eq!(Timestamp::parse_written(written), Timestamp::parse(written));
        for text in [
            "2028-02-29T23:59:59+00:00",
            "2028-02-29T23:59:59.5Z",
            "2028-02-29t23:59:59Z",
            "2028-02-29T23:59:59z",
            "2028-02-29T23:59:60Z",
            "1899-12-31T23:59:59Z",
            "3000-01-01T00:00:00Z",
        ] {
            assert!(Timestamp::parse_written(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_day_of_eleven_centuries_is_the_day_after_the_one_before() {
        let (mut year, mut month, mut day) = (1900, 1, 1);
        for days in EARLIEST_S / DAY_S..=LATEST_S / DAY_S {
            assert_eq!(civil_from_days(days), (year, month, day));
            assert_eq!(days_from_civil(year, month, day), days);
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let last = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
            (year, month, day) = match (day == last, month) {
                (true, 12) => (year + 1, 1, 1),
                (true, _) => (year, month + 1, 1),
                (false, _) => (year, month, day + 1),
            };
        }
    }

    #[test]
    fn arithmetic_stays_within_the_years() {
        let moment = Timestamp::parse("2026-03-28T20:40:00Z").unwrap();
        assert_eq!(moment.plus_days(1).plus_hours(-24), moment);
        assert_eq!(moment.plus_days(i64::MAX).to_string(), "2999-12-31T23:59:59Z");
        assert_eq!(moment.plus_days(i64::MIN).to_string(), "1900-01-01T00:00:00Z");
        assert_eq!(moment.plus_s(DAY_S - 1).days_since(moment), 0);
        assert_eq!(moment.plus_s(DAY_S).days_since(moment), 1);
    }
}
