//! What a call is given, and what comes of it.

use courtesy_contract::FailureKind;

use super::fault::Fault;
use crate::limits::Limits;

/// What a call is given: bytes, and what WASI makes a clock and chance of.
pub(crate) struct Input {
    pub(crate) json: Vec<u8>,
    /// The moment at which the clock stands, in seconds since 1970.
    pub(crate) now_s: i64,
    pub(crate) seed: u64,
}

/// What one call cost, and what came out.
pub(crate) struct Called {
    pub(crate) fuel: u64,
    pub(crate) memory_bytes: u64,
    /// What the guest wrote to stderr, as much of it as is kept.
    pub(crate) stderr: Vec<u8>,
    pub(crate) output: Result<Vec<u8>, Fault>,
}

impl Called {
    /// A call that failed before the guest ran, or that costs nothing.
    pub(super) fn for_nothing(output: Result<Vec<u8>, Fault>) -> Self {
        Self { fuel: 0, memory_bytes: 0, stderr: Vec::new(), output }
    }
}

/// Refuses an input that is longer than a plugin may receive.
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
