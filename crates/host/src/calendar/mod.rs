//! Time as a customer lives it: time zones, days, weeks and months.

pub(crate) mod period;
pub(crate) mod quiet;
pub(crate) mod zones;
