//! Why a server can't be started or changed.

/// The kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting contradicts another, or nothing could be served under it.
    Settings,
    /// An address can't be listened on.
    Address,
    /// Certificates can't be used.
    Tls,
    /// Plugins or policy can't be used.
    Host,
    /// New plugins or a new policy failed on recorded contexts.
    Rehearsal,
    /// The ledger can't be used.
    Ledger,
    /// Traces can't be sent where they should.
    Traces,
}

/// Why a server can't be started or changed; the message ends with what to do.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: String,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl From<courtesy_ledger::Error> for Error {
    fn from(fault: courtesy_ledger::Error) -> Self {
        Self::new(ErrorKind::Ledger, fault.to_string()).with_source(fault)
    }
}

impl From<crate::SettingsError> for Error {
    fn from(fault: crate::SettingsError) -> Self {
        Self::new(ErrorKind::Settings, fault.to_string()).with_source(fault)
    }
}
