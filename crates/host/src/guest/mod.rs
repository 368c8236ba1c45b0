//! Step 2: bytes into the sandbox, bytes out. Nothing here knows what the bytes mean.

mod clock;
mod module;
mod sandbox;

use courtesy_contract::FailureKind;

pub(crate) use module::Module;
pub(crate) use sandbox::{Sandbox, WASMTIME};

/// What one call cost, and what came out.
pub(crate) struct Called {
    pub(crate) fuel: u64,
    pub(crate) memory_bytes: u64,
    pub(crate) output: Result<Vec<u8>, Fault>,
}

/// Why a call gave no bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: FailureKind,
    pub(crate) detail: String,
}

impl Fault {
    pub(crate) fn new(kind: FailureKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }
}
