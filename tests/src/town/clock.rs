//! The town's one moment, and days counted from it.

use courtesy_contract::Timestamp;

use super::dice::Dice;

/// The evening of the town: a Saturday, 21:40 in Amsterdam, the night the clocks go forward.
pub(super) const AS_OF: &str = "2026-03-28T20:40:00Z";

/// The moment at which the town is looked at.
pub(super) fn as_of() -> Timestamp {
    moment(AS_OF)
}

/// A moment that is written in the source.
pub(super) fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a moment in RFC 3339")
}

/// Some time between 07:00 and 19:59 UTC, so many days before the town's; a negative number lies ahead.
pub(super) fn some_time(days_ago: i64, dice: &mut Dice) -> Timestamp {
    let midnight = moment("2026-03-28T00:00:00Z").plus_days(-days_ago);
    midnight.plus_s(dice.between(7 * 60, 20 * 60 - 1) * 60)
}

/// A full hour in daytime, so many days before the town's; a negative number lies ahead. What a company promises.
pub(super) fn full_hour(days_ago: i64, dice: &mut Dice) -> Timestamp {
    moment("2026-03-28T00:00:00Z").plus_days(-days_ago).plus_hours(dice.between(8, 18))
}
