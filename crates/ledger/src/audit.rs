//! The audit: what people and programs did with the ledger.

use courtesy_contract::{Label, Timestamp};
use serde::Serialize;

use crate::entry;
use crate::page::{Listed, Page};
use crate::store::{Change, Row, values};
use crate::{Error, Ledger, name};

/// The most bytes of what something was about.
const MOST_ABOUT: usize = 1_000;

/// Something that somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deed {
    /// Who, such as the name of a key: 1 to 100 printable characters.
    pub by: String,
    /// What, in a word such as `erased`: 1 to 100 printable characters.
    pub did: String,
    /// What it was about, in 1 to 1,000 bytes. Never a customer.
    pub about: String,
    /// The customer that it was about; left out once they are erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Label>,
}

/// A deed in the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// Its number.
    pub id: i64,
    /// When, by the database's clock.
    pub at: Timestamp,
    /// What was done.
    #[serde(flatten)]
    pub deed: Deed,
}

const AUDIT: &str =
    "SELECT number, at, done_by, did, about, customer FROM audit WHERE number < $1 ORDER BY number DESC LIMIT $2";

impl Ledger {
    /// Adds to the audit.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](crate::ErrorKind::Invalid), [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable).
    pub async fn note(&self, deed: &Deed) -> Result<(), Error> {
        name::check("who did it", &deed.by)?;
        name::check("what was done", &deed.did)?;
        name::check_text("what it was about", &deed.about, 1..=MOST_ABOUT)?;
        let deed = deed.clone();
        self.store()
            .write(move |mut connection| {
                Box::pin(async move {
                    let sql = "INSERT INTO audit (at, done_by, did, about, customer) VALUES ($1, $2, $3, $4, $5)";
                    let now = connection.now().await?;
                    let customer = deed.customer.map(String::from);
                    connection.run(sql, values![now, deed.by, deed.did, deed.about, customer]).await?;
                    Ok(Change::Keep(()))
                })
            })
            .await
    }

    /// The audit, newest first.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable), [`ErrorKind::Damaged`](crate::ErrorKind::Damaged).
    pub async fn audit(&self, page: Page) -> Result<Listed<Noted>, Error> {
        self.list(AUDIT, values![page.after.unwrap_or(i64::MAX), page.limit()], page, noted).await
    }
}

fn noted(row: &Row) -> Result<(i64, Noted), Error> {
    let id = row.get(0)?;
    let customer: Option<String> = row.get(5)?;
    let customer = customer.map(Label::new).transpose().map_err(|_| Error::damaged("the audit"))?;
    let deed = Deed { by: row.get(2)?, did: row.get(3)?, about: row.get(4)?, customer };
    Ok((id, Noted { id, at: entry::time(row, 1)?, deed }))
}
