//! The contract's clock: UTC instants to the second.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::bounded::OutOfBounds;

const EXPECTED: OutOfBounds = OutOfBounds("a UTC time such as `2026-03-28T20:40:00Z`, from 1900 to 2999");
const DAY_S: i64 = 86_400;
const EARLIEST_S: i64 = -2_208_988_800;
const LATEST_S: i64 = 32_503_679_999;

/// A moment in UTC to the second, written as RFC 3339: `2026-03-28T20:40:00Z`. Years 1900 to 2999.
///
/// A fraction of a second is accepted and dropped; an offset other than `Z` is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment that lies this many seconds after 1970-01-01T00:00:00Z (before it, if negative).
    ///
    /// # Errors
    /// A moment outside the years 1900 to 2999.
    pub fn from_unix_s(unix_s: i64) -> Result<Self, OutOfBounds> {
        if (EARLIEST_S..=LATEST_S).contains(&unix_s) { Ok(Self(unix_s)) } else { Err(EXPECTED) }
    }

    /// Reads RFC 3339 in UTC.
    ///
    /// # Errors
    /// Anything else, a day that doesn't exist, a leap second, a year outside 1900 to 2999.
    pub fn parse(text: &str) -> Result<Self, OutOfBounds> {
        parse(text.as_bytes()).ok_or(EXPECTED)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_s(self) -> i64 {
        self.0
    }

    /// This moment and so many seconds, held within the years 1900 to 2999.
    #[must_use]
    pub fn plus_s(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds).clamp(EARLIEST_S, LATEST_S))
    }

    /// This moment and so many hours.
    #[must_use]
    pub fn plus_hours(self, hours: i64) -> Self {
        self.plus_s(hours.saturating_mul(3_600))
    }

    /// This moment and so many days of 24 hours.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_s(days.saturating_mul(DAY_S))
    }

    /// Whole days of 24 hours from `earlier` until this moment; negative if `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).div_euclid(DAY_S)
    }
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
///
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01: the same source, `civil_from_days`.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

fn parse(text: &[u8]) -> Option<Timestamp> {
    let (moment, end) = text.split_at_checked(19)?;
    let number = |from: usize, to: usize| {
        moment[from..to]
            .iter()
            .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
    };
    for (at, mark) in [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')] {
        if moment[at] != mark {
            return None;
        }
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let days = days_from_civil(year, month, day);
    let real = (1900..=2999).contains(&year)
        && (1..=12).contains(&month)
        && civil_from_days(days) == (year, month, day)
        && hour < 24
        && minute < 60
        && second < 60;
    (real && ends_in_utc(end)).then(|| Timestamp(days * DAY_S + hour * 3_600 + minute * 60 + second))
}

fn ends_in_utc(end: &[u8]) -> bool {
    match end {
        [b'Z'] => true,
        [b'.', fraction @ .., b'Z'] => matches!(fraction.len(), 1..=9) && fraction.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

impl Timestamp {
    /// The text as ASCII, made digit by digit, since a context holds dozens of moments.
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

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.ascii()).unwrap_or_default())
    }
}

impl std::str::FromStr for Timestamp {
    type Err = OutOfBounds;
    fn from_str(text: &str) -> Result<Self, OutOfBounds> {
        Self::parse(text)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(std::str::from_utf8(&self.ascii()).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl de::Visitor<'_> for Reader {
            type Value = Timestamp;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(EXPECTED.0)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Timestamp, E> {
                Timestamp::parse(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Reader)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Timestamp {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date-time",
            "pattern": r"^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?Z$"
        })
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
    fn drops_a_fraction_of_a_second() {
        let whole = Timestamp::parse("2026-03-28T20:40:00Z").unwrap();
        assert_eq!(Timestamp::parse("2026-03-28T20:40:00.999Z").unwrap(), whole);
    }

    #[test]
    fn refuses_what_is_not_a_moment_in_utc() {
        for text in [
            "",
            "2026-03-28",
            "2026-03-28T20:40:00",
            "2026-03-28T20:40:00+01:00",
            "2026-02-30T00:00:00Z",
            "2025-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-03-28t20:40:00z",
            "2026-03-28T24:00:00Z",
            "2026-03-28T20:60:00Z",
            "2026-12-31T23:59:60Z",
            "2026-03-28T20:40:00.Z",
            "1899-12-31T23:59:59Z",
            "3000-01-01T00:00:00Z",
            "２026-03-28T20:40:00Z",
        ] {
            assert!(Timestamp::parse(text).is_err(), "{text}");
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
