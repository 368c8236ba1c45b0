//! Drafts: policies that somebody is still working on.

use courtesy_contract::Timestamp;
use serde::Serialize;

use crate::page::Page;
use crate::policies::MOST_BYTES;
use crate::store::{Change, values};
use crate::{Error, ErrorKind, Ledger, entry, name};

/// A policy that somebody is still working on. Each operator has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// The text, at most 1 MiB.
    pub text: String,
    /// The number of the version that it changes; `None` if there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<i64>,
    /// Another number after each change, by which whoever changes it says what they have read.
    pub revision: i64,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// A draft that is to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftChange {
    /// The text, at most 1 MiB.
    pub text: String,
    /// The number of the version that it changes; `None` if there was none.
    pub seen: Option<i64>,
    /// The [revision](Draft::revision) that this replaces; `None` if there was no draft.
    pub read: Option<i64>,
}

impl Ledger {
    /// Saves somebody's draft in place of the one that they read, so that two windows don't overwrite each other.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`] if it was saved or discarded meanwhile, [`ErrorKind::Invalid`], [`ErrorKind::Unavailable`].
    pub async fn save_draft(&self, by: &str, change: &DraftChange) -> Result<Draft, Error> {
        name::check("who drafts", by)?;
        name::check_text("the draft", &change.text, 0..=MOST_BYTES)?;
        let (by, DraftChange { text, seen, read }) = (by.to_owned(), change.clone());
        let saved = self.store().write(move |mut connection| {
            Box::pin(async move {
                let (now, revision) = (connection.now().await?, i64::from(rand::random::<u32>()));
                // Never the number of the one before, in whatever order random numbers come.
                let revision = if Some(revision) == read { revision + 1 } else { revision };
                let mut values = values![by.as_str(), text.as_str(), seen, revision, now];
                let sql = match read {
                    Some(read) => {
                        values.push(read.into());
                        "UPDATE drafts SET text = $2, seen = $3, revision = $4, saved_at = $5 \
                         WHERE drafted_by = $1 AND revision = $6"
                    }
                    None => {
                        "INSERT INTO drafts (drafted_by, text, seen, revision, saved_at) VALUES ($1, $2, $3, $4, $5) \
                         ON CONFLICT (drafted_by) DO NOTHING"
                    }
                };
                if connection.run(sql, values).await? == 0 {
                    return Ok(Change::Undo(None));
                }
                Ok(Change::Keep(Some(Draft { text, seen, revision, saved_at: entry::moment(now)? })))
            })
        });
        saved.await?.ok_or_else(|| {
            let message =
                "the draft was saved or discarded elsewhere meanwhile; look at it, and put your change into it";
            Error::new(ErrorKind::Stale, message)
        })
    }

    /// Somebody's draft.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn draft(&self, by: &str) -> Result<Option<Draft>, Error> {
        let sql = "SELECT text, seen, revision, saved_at FROM drafts WHERE drafted_by = $1";
        let draft = self.list(sql, values![by], Page::default(), |row| {
            let (text, seen, revision) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok((0, Draft { text, seen, revision, saved_at: entry::time(row, 3)? }))
        });
        Ok(draft.await?.items.pop())
    }

    /// Throws somebody's draft away, if it is the one that they read.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`] if it was saved or discarded meanwhile, [`ErrorKind::Unavailable`].
    pub async fn discard_draft(&self, by: &str, read: i64) -> Result<(), Error> {
        let sql = "DELETE FROM drafts WHERE drafted_by = $1 AND revision = $2";
        if self.store().run(sql, values![by, read]).await? == 1 {
            return Ok(());
        }
        let message = "the draft was saved or discarded elsewhere meanwhile; look at it, and discard it again";
        Err(Error::new(ErrorKind::Stale, message))
    }
}
