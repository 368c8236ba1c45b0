//! Time on a customer's clock: time zones, periods and quiet hours.

pub(crate) mod period;
pub(crate) mod quiet;
pub(crate) mod zones;
