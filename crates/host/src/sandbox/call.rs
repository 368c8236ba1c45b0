//! The input and the result of a call.

use courtesy_contract::FailureKind;

use super::fault::Fault;
use crate::limits::Limits;

/// The input of a call: bytes, and the time and seed for WASI.
pub(crate) struct Input {
    pub(crate) json: Vec<u8>,
    /// The time that the clock shows, in seconds since 1970.
    pub(crate) now_s: i64,
    pub(crate) seed: u64,
}

/// The cost and the output of one call.
pub(crate) struct Called {
    pub(crate) fuel: u64,
    pub(crate) memory_bytes: u64,
    /// What the guest wrote to stderr, truncated to the log's limit.
    pub(crate) stderr: Vec<u8>,
    pub(crate) output: Result<Vec<u8>, Fault>,
}

impl Called {
    /// A call without cost: it failed before the guest ran, or there is no guest.
    pub(super) fn for_nothing(output: Result<Vec<u8>, Fault>) -> Self {
        Self { fuel: 0, memory_bytes: 0, stderr: Vec::new(), output }
    }
}

/// Rejects an input that is longer than a plugin may receive.
pub(super) fn check_input(input: &[u8], limits: &Limits) -> Result<(), Fault> {
    if input.len() <= limits.input_bytes {
        return Ok(());
    }
    let detail = format!(
        "the context has {} bytes for this plugin, which may receive {}; let it read less",
        input.len(),
        limits.input_bytes
    );
    Err(Fault::new(FailureKind::Input, detail))
}
