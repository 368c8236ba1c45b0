//! Keeps what was promised to customers between decisions: reservations, budgets, slots, approvals and records.
//!
//! A decision is pure: it believes its context. So two requests in the same second would both find room under one cap. The
//! ledger puts what it knows into the context before anything is decided, and reserves what is offered in one transaction.
//!
//! ```
//! use courtesy_host::contract::Policy;
//! use courtesy_host::{Breakers, Host, read};
//! use courtesy_ledger::{Ledger, Settings};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let url = format!("sqlite://{}", folder.path().join("courtesy.db").display());
//! let ledger = Ledger::open(&url, Settings::default()).await?;
//! let (host, breakers) = (Host::builder().build()?, std::sync::Arc::new(Breakers::default()));
//! let request = read::context(
//!     br#"{"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
//!          "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-20417"}}"#,
//! )?;
//! let decide = |context| {
//!     let (host, breakers) = (host.clone(), breakers.clone());
//!     async move { host.record(&context, &breakers).await }
//! };
//! let first = ledger.decide(&request, &Policy::default(), decide).await?;
//! let again = ledger.decide(&request, &Policy::default(), decide).await?;
//! assert!(again.repeated && again.decision_json == first.decision_json);
//! # Ok(())
//! # }
//! ```
//!
//! It is kept in SQLite or Postgres, and knows the host's documents, but no sandbox. If its database can't be reached, every
//! call fails with [`ErrorKind::Unavailable`], and nothing is promised.
#![deny(missing_docs)]
#![deny(unsafe_code)]

mod approvals;
mod audit;
mod budget;
mod check;
mod decide;
mod digest;
mod drafts;
mod entry;
mod error;
mod keys;
mod known;
mod merge;
mod name;
mod packed;
mod page;
mod policies;
mod records;
mod reserve;
mod sessions;
mod settings;
mod settle;
mod standing;
mod store;
mod transfer;

use std::sync::Arc;

pub use approvals::{Agreement, Answered, Waiting};
pub use audit::{Deed, Noted};
pub use check::Findings;
pub use decide::Decided;
pub use drafts::{Draft, DraftChange};
pub use error::{Error, ErrorKind};
pub use keys::{Key, NewKey, Role};
pub use name::MOST_REASON_BYTES;
pub use page::{Listed, Page};
pub use policies::{PolicyChange, PolicyVersion};
pub use records::{Erased, Pruned};
pub use sessions::{NewSession, Session};
pub use settings::Settings;
pub use standing::{BudgetStanding, Tally};

use self::standing::Quarters;
use self::store::{Change, Store, values};

/// What was promised to customers. Clones share the same connections.
#[derive(Clone)]
pub struct Ledger {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    settings: Settings,
    quarters: Quarters,
}

impl Ledger {
    /// Opens the ledger at `sqlite://FILE`, which is created if it doesn't exist, or `postgres://USER@HOST/DATABASE`, and
    /// brings an older schema up to date. It lives on the async runtime on which it is opened. Several servers may open the
    /// same one, even the same file.
    ///
    /// # Errors
    /// [`ErrorKind::Url`], [`ErrorKind::Newer`], [`ErrorKind::Unavailable`].
    pub async fn open(url: &str, settings: Settings) -> Result<Self, Error> {
        let store = Store::open(url, &settings).await?;
        Ok(Self { inner: Arc::new(Inner { store, settings, quarters: Quarters::default() }) })
    }

    /// Whether something could be promised now: it reads and writes.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`].
    pub async fn ping(&self) -> Result<(), Error> {
        self.store()
            .write(|mut connection| {
                Box::pin(async move {
                    let now = connection.now().await?;
                    connection.run("UPDATE pulse SET at = $1 WHERE id = 1", values![now]).await?;
                    Ok(Change::Keep(()))
                })
            })
            .await
    }

    /// Waits for what is being read and written, and closes the connections. From then on, every call fails with
    /// [`ErrorKind::Unavailable`].
    pub async fn close(&self) {
        self.store().close().await;
    }

    fn store(&self) -> &Store {
        &self.inner.store
    }

    fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    fn quarters(&self) -> &Quarters {
        &self.inner.quarters
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ledger").field("settings", &self.inner.settings).finish_non_exhaustive()
    }
}
