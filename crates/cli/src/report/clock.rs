//! Days and moments on the customer's clock.

use std::sync::LazyLock;

use courtesy_contract::{Customer, Timestamp};
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::figures;

/// The database that comes with the program, so that every machine sees the same days.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A customer's clock; UTC where the time zone isn't known.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    zone: TimeZone,
    /// The zone's name, if it is known.
    name: Option<String>,
}

impl Clock {
    /// The clock of nobody in particular.
    pub(crate) fn utc() -> Self {
        Self { zone: TimeZone::UTC, name: None }
    }

    /// The clock of the customer's time zone.
    pub(crate) fn of(customer: &Customer) -> Self {
        let zone = |name: &str| ZONES.get(name).ok().filter(|zone| !zone.is_unknown());
        let named = customer.time_zone.as_ref().and_then(|name| Some((zone(name.as_str())?, name.to_string())));
        named.map_or_else(Self::utc, |(zone, name)| Self { zone, name: Some(name) })
    }

    /// The day on which a moment falls.
    pub(crate) fn day(&self, at: Timestamp) -> Date {
        self.shows(at).date()
    }

    /// A moment as this clock shows it, beside UTC: `2026-03-29 10:15 (08:15 UTC)`.
    pub(crate) fn moment(&self, at: Timestamp) -> String {
        let in_utc = figures::moment(at);
        if self.name.is_none() {
            return in_utc;
        }
        let here = self.shows(at);
        let day = here.date().to_string();
        let seconds = if here.second() == 0 { String::new() } else { format!(":{:02}", here.second()) };
        let beside = in_utc.strip_prefix(&day).unwrap_or(&in_utc).trim_start();
        format!("{day} {:02}:{:02}{seconds} ({beside})", here.hour(), here.minute())
    }

    /// Says whose clock it is.
    pub(crate) fn whose(&self) -> String {
        self.name.as_ref().map_or_else(
            || "The customer's time zone isn't known here, so times are in UTC.".to_owned(),
            |name| format!("Times are on the customer's clock ({name}), with UTC in brackets."),
        )
    }

    fn shows(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(jiff::Timestamp::from_second(at.unix_s()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn clock(zone: Option<&str>) -> Clock {
        let mut customer = json!({"ref": "c-1"});
        if let Some(zone) = zone {
            customer["time_zone"] = zone.into();
        }
        Clock::of(&serde_json::from_value(customer).unwrap())
    }

    fn day(zone: Option<&str>, at: &str) -> String {
        clock(zone).day(Timestamp::parse(at).unwrap()).to_string()
    }

    #[test]
    fn a_moment_falls_on_the_customers_day() {
        let late = "2026-03-28T23:30:00Z";
        assert_eq!(day(Some("Europe/Amsterdam"), late), "2026-03-29");
        assert_eq!(day(Some("America/New_York"), late), "2026-03-28");
    }

    #[test]
    fn without_a_known_zone_it_is_the_day_in_utc() {
        assert_eq!(day(None, "2026-03-28T23:30:00Z"), "2026-03-28");
        assert_eq!(day(Some("Europe/Atlantis"), "2026-03-28T23:30:00Z"), "2026-03-28");
    }

    #[test]
    fn a_moment_is_told_by_the_customers_clock_beside_utc() {
        let told = |zone, at: &str| clock(zone).moment(Timestamp::parse(at).unwrap());
        assert_eq!(told(Some("Europe/Amsterdam"), "2026-03-29T08:15:00Z"), "2026-03-29 10:15 (08:15 UTC)");
        assert_eq!(
            told(Some("Europe/Amsterdam"), "2026-03-28T23:15:07Z"),
            "2026-03-29 00:15:07 (2026-03-28 23:15:07 UTC)"
        );
        assert_eq!(told(Some("America/St_Johns"), "2026-03-29T02:00:00Z"), "2026-03-28 23:30 (2026-03-29 02:00 UTC)");
        assert_eq!(told(Some("Europe/London"), "2026-01-01T00:00:00Z"), "2026-01-01 00:00 (00:00 UTC)");
        for unknown in [None, Some("Europe/Atlantis"), Some("Etc/Unknown")] {
            assert_eq!(told(unknown, "2026-03-29T08:15:00Z"), "2026-03-29 08:15 UTC");
            assert!(clock(unknown).whose().ends_with("times are in UTC."));
        }
    }
}
