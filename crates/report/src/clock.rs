//! Times on a customer's clock.

use courtesy_analysis::Clock;
use courtesy_contract::Timestamp;

use crate::figures;

/// A time on a clock, and in UTC: `2026-03-29 10:15 (08:15 UTC)`.
#[must_use]
pub fn moment(clock: &Clock, at: Timestamp) -> String {
    let in_utc = figures::moment(at);
    if clock.zone_name().is_none() {
        return in_utc;
    }
    let here = clock.shows(at);
    let day = here.date().to_string();
    let seconds = if here.second() == 0 { String::new() } else { format!(":{:02}", here.second()) };
    let beside = in_utc.strip_prefix(&day).unwrap_or(&in_utc).trim_start();
    format!("{day} {:02}:{:02}{seconds} ({beside})", here.hour(), here.minute())
}

/// Says whose clock it is.
#[must_use]
pub fn whose(clock: &Clock) -> String {
    clock.zone_name().map_or_else(
        || "The customer's time zone isn't known, so times are in UTC.".to_owned(),
        |name| format!("Times are on the customer's clock ({name}), with UTC in brackets."),
    )
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

    #[test]
    fn a_time_is_on_the_customers_clock_and_in_utc() {
        let text = |zone, at: &str| moment(&clock(zone), Timestamp::parse(at).unwrap());
        assert_eq!(text(Some("Europe/Amsterdam"), "2026-03-29T08:15:00Z"), "2026-03-29 10:15 (08:15 UTC)");
        assert_eq!(
            text(Some("Europe/Amsterdam"), "2026-03-28T23:15:07Z"),
            "2026-03-29 00:15:07 (2026-03-28 23:15:07 UTC)"
        );
        assert_eq!(text(Some("America/St_Johns"), "2026-03-29T02:00:00Z"), "2026-03-28 23:30 (2026-03-29 02:00 UTC)");
        assert_eq!(text(Some("Europe/London"), "2026-01-01T00:00:00Z"), "2026-01-01 00:00 (00:00 UTC)");
        for unknown in [None, Some("Europe/Atlantis"), Some("Etc/Unknown")] {
            assert_eq!(text(unknown, "2026-03-29T08:15:00Z"), "2026-03-29 08:15 UTC");
            assert!(whose(&clock(unknown)).ends_with("times are in UTC."));
        }
    }
}
