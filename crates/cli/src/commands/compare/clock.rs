//! Days on the customer's clock.

use std::sync::LazyLock;

use courtesy_contract::{Customer, Timestamp};
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The database that comes with the program, so that every machine sees the same days.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A customer's clock.
#[derive(Debug, Clone)]
pub(super) struct Clock(TimeZone);

impl Clock {
    /// The clock of the customer's time zone, or UTC where the zone isn't known.
    pub(super) fn of(customer: &Customer) -> Self {
        let zone = customer.time_zone.as_ref().and_then(|name| ZONES.get(name.as_str()).ok());
        Self(zone.unwrap_or(TimeZone::UTC))
    }

    /// The day on which a moment falls.
    pub(super) fn day(&self, at: Timestamp) -> Date {
        let at = jiff::Timestamp::from_second(at.unix_s()).unwrap_or_default();
        self.0.to_datetime(at).date()
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
        let customer = serde_json::from_value(customer).unwrap();
        Clock::of(&customer).day(Timestamp::parse(at).unwrap()).to_string()
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
