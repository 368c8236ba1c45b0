//! Errors. None of them contains a customer's value, a secret or the database's address.

use std::fmt;

/// The kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The address isn't one of a ledger.
    Url,
    /// The database can't be reached, is busy, full or read-only, or the ledger was closed. Nothing was promised; try again
    /// later.
    Unavailable,
    /// The database was made by a later release.
    Newer,
    /// The `decision_id` was used for another request.
    Conflict,
    /// There is no such decision, action, approval or key.
    Unknown,
    /// What was asked for has been erased or pruned.
    Gone,
    /// More than one customer or one decision can have.
    TooMany,
    /// Somebody else was faster, or what was asked for has been done already.
    Stale,
    /// The role isn't enough.
    Refused,
    /// What was passed isn't valid.
    Invalid,
    /// What is stored can't be read.
    Damaged,
}

/// A problem with the ledger or with what it was asked for. It says what is wrong and what to do.
#[derive(Debug, thiserror::Error)]
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

    pub(crate) fn unavailable(why: &str) -> Self {
        let message =
            format!("the ledger {why}; nothing was promised, so try again in a moment, and look at its database");
        Self::new(ErrorKind::Unavailable, message)
    }

    pub(crate) fn closed() -> Self {
        let message = "the ledger is closed, so nothing was promised; open it again, and then try again";
        Self::new(ErrorKind::Unavailable, message)
    }

    pub(crate) fn damaged(what: &str) -> Self {
        let message = format!("{what} in the ledger can't be read; run `courtesy ledger check`, and restore a backup");
        Self::new(ErrorKind::Damaged, message)
    }

    /// The kind.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Databases put rows into their messages, so only the code is kept: it says enough to look it up.
impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(fault) => {
                let code = fault.code().unwrap_or_default();
                Self::unavailable(&format!("got no answer from its database but the code {code}"))
            }
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::damaged("a row"),
            sqlx::Error::PoolClosed => Self::closed(),
            sqlx::Error::PoolTimedOut => Self::unavailable("waits too long for its database"),
            _ => Self::unavailable("can't reach its database"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_repeats_what_the_database_says() {
        let error = Error::from(sqlx::Error::Protocol("Key (ref)=(anna) already exists".to_owned()));
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert!(!format!("{error} {error:?}").contains("anna"));
    }
}
