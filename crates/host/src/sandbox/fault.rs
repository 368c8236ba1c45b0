//! Why a call returned no bytes, in a sentence with what to do.

use courtesy_contract::FailureKind;

/// Why a call returned no bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: FailureKind,
    pub(crate) detail: String,
}

/// Why a host function ended the call.
#[derive(Debug, thiserror::Error)]
pub(super) enum Stop {
    #[error("the guest went too far")]
    Fault(Fault),
    #[error("the guest ended with exit status {0}")]
    Exit(u32),
}

impl Fault {
    pub(crate) fn new(kind: FailureKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }

    pub(super) fn too_long(len: usize, limit: usize) -> Self {
        let detail = format!("the answer has {len} bytes and may have {limit}; propose less, or shorten the texts");
        Self::new(FailureKind::Output, detail)
    }

    /// The gate has checked this export, so its absence is the host's fault.
    pub(super) fn missing(export: &str) -> Self {
        Self::new(
            FailureKind::Host,
            format!("the host could not find the export `{export}` that it had checked; please report this"),
        )
    }
}

impl From<Fault> for wasmtime::Error {
    fn from(fault: Fault) -> Self {
        Self::new(Stop::Fault(fault))
    }
}
