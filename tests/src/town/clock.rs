//! The town's `as_of`, and times relative to it.

use courtesy_contract::Timestamp;

use super::dice::Dice;

/// The town's evening: Saturday, 21:40 in Amsterdam, the night the clocks go forward.
pub(super) const AS_OF: &str = "2026-03-28T20:40:00Z";

/// The `as_of` of every context in the town.
pub(super) fn as_of() -> Timestamp {
    moment(AS_OF)
}

/// A time from a literal.
pub(super) fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a moment in RFC 3339")
}

/// A time between 07:00 and 19:59 UTC, this many days before the town's; a negative number is in the future.
pub(super) fn some_time(days_ago: i64, dice: &mut Dice) -> Timestamp {
    let midnight = moment("2026-03-28T00:00:00Z").plus_days(-days_ago);
    midnight.plus_s(dice.between(7 * 60, 20 * 60 - 1) * 60)
}

/// A full hour in daytime, as a company promises it, this many days before the town's; a negative number is in the
/// future.
pub(super) fn full_hour(days_ago: i64, dice: &mut Dice) -> Timestamp {
    moment("2026-03-28T00:00:00Z").plus_days(-days_ago).plus_hours(dice.between(8, 18))
}
