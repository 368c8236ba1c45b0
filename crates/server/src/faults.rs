//! What an error of the ledger means for a client.

use courtesy_ledger::{Error, ErrorKind};

use crate::problem::{Kind, Problem};

/// The problem that a client is told of.
pub(crate) fn of_ledger(fault: &Error) -> Problem {
    let kind = match fault.kind() {
        ErrorKind::Unavailable => Kind::NoLedger,
        ErrorKind::Conflict => Kind::Conflict,
        ErrorKind::Unknown => Kind::NotFound,
        ErrorKind::Gone => Kind::Gone,
        ErrorKind::TooMany => Kind::TooMuch,
        ErrorKind::Stale => Kind::NotNow,
        ErrorKind::Refused => Kind::NotAllowed,
        ErrorKind::Invalid => Kind::InvalidRequest,
        _ => Kind::Internal,
    };
    Problem::new(kind, fault.to_string())
}
