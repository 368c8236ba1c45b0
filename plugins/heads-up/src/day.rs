//! Days, as keys and sentences name them.

use courtesy_sdk::prelude::*;

/// The day in UTC.
pub(crate) fn day(moment: Timestamp) -> String {
    moment.to_string().chars().take("2026-03-28".len()).collect()
}
