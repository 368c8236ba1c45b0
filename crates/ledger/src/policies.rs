//! Policies: every version that was published.

use courtesy_contract::Timestamp;
use serde::Serialize;

use crate::entry;
use crate::page::{Listed, Page};
use crate::store::{Change, Row, values};
use crate::{Error, ErrorKind, Ledger, name};

/// The largest policy, in bytes.
pub(crate) const MOST_BYTES: usize = 1 << 20;

/// A policy that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PolicyVersion {
    /// Its number: 1 for the first.
    pub number: i64,
    /// The text of the policy.
    pub text: String,
    /// Who published it.
    pub by: String,
    /// Why.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

/// A policy that is to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyChange {
    /// The text of the policy, at most 1 MiB; none means the default policy. Whoever publishes it has read and tried it.
    pub text: String,
    /// Who publishes it: 1 to 100 printable characters.
    pub by: String,
    /// Why, in 1 to 2,000 bytes.
    pub why: String,
    /// The number of the version that they saw; `None` if there was none.
    pub seen: Option<i64>,
}

const VERSIONS: &str =
    "SELECT number, text, published_by, why, at FROM policies WHERE number < $1 ORDER BY number DESC LIMIT $2";

impl Ledger {
    /// The policy in force; `None` before the first is published.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn policy(&self) -> Result<Option<PolicyVersion>, Error> {
        Ok(self.policy_versions(Page { after: None, most: 1 }).await?.items.pop())
    }

    /// All policies that were published, newest first.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn policy_versions(&self, page: Page) -> Result<Listed<PolicyVersion>, Error> {
        self.list(VERSIONS, values![page.after.unwrap_or(i64::MAX), page.limit()], page, version).await
    }

    /// The policy that was published under a number; `None` if there is none.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn policy_version(&self, number: i64) -> Result<Option<PolicyVersion>, Error> {
        let sql = "SELECT number, text, published_by, why, at FROM policies WHERE number = $1";
        Ok(self.list(sql, values![number], Page::default(), version).await?.items.pop())
    }

    /// Publishes a policy, if it changes the version in force and not an older one. Its publisher's draft of the
    /// same text is thrown away.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`] if somebody published another meanwhile, [`ErrorKind::Invalid`], [`ErrorKind::Unavailable`].
    pub async fn publish_policy(&self, change: &PolicyChange) -> Result<PolicyVersion, Error> {
        name::check("who publishes", &change.by)?;
        name::check_text("the policy", &change.text, 0..=MOST_BYTES)?;
        name::check_reason(&change.why)?;
        let (change, number) = (change.clone(), change.seen.unwrap_or(0).saturating_add(1));
        let stale = || {
            let message = "somebody published another policy meanwhile; look at it, and put your change into it";
            Error::new(ErrorKind::Stale, message)
        };
        self.store()
            .write(move |mut connection| {
                Box::pin(async move {
                    let now = connection.now().await?;
                    let latest = connection.number("SELECT COALESCE(MAX(number), 0) FROM policies", values![]).await?;
                    let sql = "INSERT INTO policies (number, text, published_by, why, at) VALUES ($1, $2, $3, $4, $5) \
                           ON CONFLICT (number) DO NOTHING";
                    let PolicyChange { text, by, why, seen: _ } = change;
                    let values = values![number, text.as_str(), by.as_str(), why.as_str(), now];
                    if latest + 1 != number || connection.run(sql, values).await? == 0 {
                        return Ok(Change::Undo(None));
                    }
                    let at = entry::moment(now)?;
                    let sql = "INSERT INTO audit (at, done_by, did, about) VALUES ($1, $2, $3, $4)";
                    connection.run(sql, values![now, by.as_str(), "published", format!("policy {number}")]).await?;
                    let sql = "DELETE FROM drafts WHERE drafted_by = $1 AND text = $2";
                    connection.run(sql, values![by.as_str(), text.as_str()]).await?;
                    Ok(Change::Keep(Some(PolicyVersion { number, text, by, why, at })))
                })
            })
            .await?
            .ok_or_else(stale)
    }
}

fn version(row: &Row) -> Result<(i64, PolicyVersion), Error> {
    let number = row.get(0)?;
    let (text, by, why) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok((number, PolicyVersion { number, text, by, why, at: entry::time(row, 4)? }))
}
