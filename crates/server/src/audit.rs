//! Notes in the ledger who used which key for what.
//!
//! What reads about a customer or changes something is noted before it is done, each time. Decisions and outcomes have a record
//! of their own, so that of these only the number is noted, once a minute for each key.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use courtesy_contract::Label;
use courtesy_ledger::{Deed, Ledger};

use crate::keys::Caller;

/// Uses that are counted and not yet noted, by key and operation.
#[derive(Debug, Default)]
pub(crate) struct Audit {
    counted: Mutex<BTreeMap<(String, &'static str), u64>>,
}

impl Audit {
    /// Counts a use, to be noted later.
    pub(crate) fn count(&self, caller: &Caller, operation: &'static str) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        *counted.entry((caller.name.clone(), operation)).or_default() += 1;
    }

    /// Notes what was counted since the last time.
    ///
    /// # Errors
    /// If the ledger can't be used; what isn't noted is kept for the next time.
    pub(crate) async fn write(&self, ledger: &Ledger) -> Result<(), courtesy_ledger::Error> {
        loop {
            let first = self.counted.lock().unwrap_or_else(PoisonError::into_inner).pop_first();
            let Some(((by, operation), times)) = first else { return Ok(()) };
            let about = format!("{times} requests");
            let deed = Deed { by: by.clone(), did: operation.to_owned(), about, customer: None };
            if let Err(fault) = ledger.note(&deed).await {
                let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
                *counted.entry((by, operation)).or_default() += times;
                return Err(fault);
            }
        }
    }
}

/// What somebody is about to do with one operation; `about` names anything but a customer.
pub(crate) fn deed(caller: &Caller, operation: &'static str, about: String, customer: Option<Label>) -> Deed {
    Deed { by: caller.name.clone(), did: operation.to_owned(), about, customer }
}
