//! How a ledger behaves.

use std::time::Duration;

/// How a ledger behaves; each setting has a default.
///
/// ```
/// let settings = courtesy_ledger::Settings { reserve_s: 3_600, ..Default::default() };
/// assert_eq!(settings.wait_ms, 5_000);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How long behind its `send_at` an action that nobody settled counts, in seconds. Default 86,400: a day.
    pub reserve_s: u32,
    /// The most connections to the database at once; for SQLite, those that read. Default 10.
    pub connections: u32,
    /// How long a call waits for the database before it fails, in milliseconds. Default 5,000.
    pub wait_ms: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { reserve_s: 86_400, connections: 10, wait_ms: 5_000 }
    }
}

impl Settings {
    pub(crate) fn wait(&self) -> Duration {
        Duration::from_millis(self.wait_ms.into())
    }
}
