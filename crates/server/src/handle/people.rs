//! Who is there, what is noted of them, and what they send.

use axum::body::Body;
use courtesy_contract::Label;
use courtesy_ledger::Role;

use super::{Fault, Handle};
use crate::keys::Caller;
use crate::{audit, body};

/// Somebody whose key is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedInAs {
    /// The key's name.
    pub name: String,
    /// The key's role.
    pub role: Role,
}

/// What somebody does, by the word that the API has for it, such as `read_decision`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation(pub &'static str);

impl Handle {
    /// Whose key this is. Guessing costs no one else a turn: strangers' keys are looked up a few at a time.
    ///
    /// # Errors
    /// If there is no such key, it was revoked, or the ledger can't be asked in time.
    pub async fn key_holder(&self, secret: &str) -> Result<SignedInAs, Fault> {
        let Caller { name, role } = self.app.keys.holder(secret, &self.app.ledger).await?;
        Ok(SignedInAs { name, role })
    }

    /// Notes in the audit what somebody is about to do. `about` names anything but a customer.
    ///
    /// # Errors
    /// If the ledger can't be used; then it mustn't be done.
    pub async fn note(
        &self,
        by: &SignedInAs,
        Operation(operation): Operation,
        about: &str,
        customer: Option<&Label>,
    ) -> Result<(), Fault> {
        let caller = Caller { name: by.name.clone(), role: by.role };
        let deed = audit::deed(&caller, operation, about.to_owned(), customer.cloned());
        self.with_ledger(self.app.ledger.note(&deed).await)
    }

    /// Counts in the audit what somebody did that concerns no customer, as a number once a minute.
    pub fn count(&self, by: &SignedInAs, Operation(operation): Operation) {
        self.app.audit.count(&Caller { name: by.name.clone(), role: by.role }, operation);
    }

    /// Reads a whole body, with the server's limits on size, time and memory.
    ///
    /// # Errors
    /// If one of them is passed, or the body breaks off.
    pub async fn read(&self, body: Body) -> Result<Vec<u8>, Fault> {
        Ok(body::read(body, &self.app.settings.limits, &self.app.admission).await?.bytes)
    }
}
