//! Dates and times on a customer's clock.

use std::sync::LazyLock;

use courtesy_contract::{Customer, Timestamp};
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The bundled time zone database, so that results are the same on every machine.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A customer's clock; UTC if the time zone isn't known.
#[derive(Debug, Clone)]
pub struct Clock {
    zone: TimeZone,
    name: Option<String>,
}

impl Clock {
    /// A clock in UTC, for no particular customer.
    #[must_use]
    pub fn utc() -> Self {
        Self { zone: TimeZone::UTC, name: None }
    }

    /// The clock of a time zone, by its IANA name; `None` if there is no such zone.
    #[must_use]
    pub fn named(zone: &str) -> Option<Self> {
        let known = ZONES.get(zone).ok().filter(|zone| !zone.is_unknown())?;
        Some(Self { zone: known, name: Some(zone.to_owned()) })
    }

    /// The clock of the customer's time zone.
    #[must_use]
    pub fn of(customer: &Customer) -> Self {
        customer.time_zone.as_ref().and_then(|name| Self::named(name.as_str())).unwrap_or_else(Self::utc)
    }

    /// The time zone's name, if it is known.
    #[must_use]
    pub fn zone_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The date at a time.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Date {
        self.shows(at).date()
    }

    /// The date and time of day that the clock shows at a time.
    #[must_use]
    pub fn shows(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(jiff::Timestamp::from_second(at.unix_s()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn day(zone: Option<&str>, at: &str) -> String {
        let mut customer = json!({"ref": "c-1"});
        if let Some(zone) = zone {
            customer["time_zone"] = zone.into();
        }
        let clock = Clock::of(&serde_json::from_value(customer).unwrap());
        clock.day(Timestamp::parse(at).unwrap()).to_string()
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
}
