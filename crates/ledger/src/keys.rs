//! Keys: who may call, and in which role. A key is 256 random bits; only its SHA-256 digest is kept.

use std::fmt;

use courtesy_contract::Timestamp;
use serde::{Deserialize, Serialize};

use crate::entry;
use crate::page::{Listed, Page};
use crate::store::{Change, Row, values};
use crate::{Error, ErrorKind, Ledger, digest, name};

/// What a secret begins with, so that scanners of repositories and logs find it.
const PREFIX: &str = "courtesy_";

/// What the holder of a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ask for decisions and report outcomes.
    Decide,
    /// Read what was decided.
    Read,
    /// Approve actions.
    Approve,
    /// Change the policy, and erase customers.
    Operate,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Decide, Self::Read, Self::Approve, Self::Operate];

    /// Its word in JSON and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Decide => "decide",
            Self::Read => "read",
            Self::Approve => "approve",
            Self::Operate => "operate",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl std::str::FromStr for Role {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        let unknown = || {
            let message = "this is no role; write `decide`, `read`, `approve` or `operate`";
            Error::new(ErrorKind::Invalid, message)
        };
        Self::ALL.into_iter().find(|role| role.word() == word).ok_or_else(unknown)
    }
}

/// A key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Key {
    /// Its name, such as that of the system that uses it.
    pub name: String,
    /// What its holder may do.
    pub role: Role,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<Timestamp>,
}

/// A new key with its secret, which nobody can look up later.
#[derive(Clone)]
pub struct NewKey {
    /// The key.
    pub key: Key,
    /// The secret: `courtesy_` and 64 hexadecimal digits.
    pub secret: String,
}

impl fmt::Debug for NewKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewKey").field("key", &self.key).finish_non_exhaustive()
    }
}

impl Ledger {
    /// Makes a key. Its secret is returned once, and only its digest is kept.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] if the name isn't one, [`ErrorKind::Stale`] if it is taken, [`ErrorKind::Unavailable`].
    pub async fn add_key(&self, name: &str, role: Role) -> Result<NewKey, Error> {
        name::check("the key's name", name)?;
        let secret =
            rand::random::<[u8; 32]>().iter().fold(PREFIX.to_owned(), |text, byte| format!("{text}{byte:02x}"));
        let (hash, named) = (digest::of(secret.as_bytes()), name.to_owned());
        let Some(now) = self.store().write(move |mut connection| Box::pin(async move {
                let now = connection.now().await?;
                let sql = "INSERT INTO keys (hash, name, role, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING";
                let is_new = connection.run(sql, values![hash, named, role.word(), now]).await? == 1;
                Ok(Change::Keep(is_new.then_some(now)))
            })).await? else {
            return Err(Error::new(
                ErrorKind::Stale,
                "a key has this name already, or had it once; choose another name",
            ));
        };
        let key = Key { name: name.to_owned(), role, created_at: entry::moment(now)?, revoked_at: None };
        Ok(NewKey { key, secret })
    }

    /// All keys by name, also those that were revoked.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn keys(&self) -> Result<Vec<Key>, Error> {
        let sql = "SELECT name, role, created_at, revoked_at FROM keys ORDER BY name";
        let Listed { items, .. } =
            self.list(sql, Vec::new(), Page { after: None, most: 1_000 }, |row| Ok((0, key(row)?))).await?;
        Ok(items)
    }

    /// Revokes a key, from now on and for ever, and ends its sessions.
    ///
    /// # Errors
    /// [`ErrorKind::Unknown`] if no key has this name, [`ErrorKind::Unavailable`].
    pub async fn revoke_key(&self, name: &str) -> Result<(), Error> {
        let name = name.to_owned();
        if self
            .store()
            .write(move |mut connection| {
                Box::pin(async move {
                    let now = connection.now().await?;
                    let sql = "UPDATE keys SET revoked_at = COALESCE(revoked_at, $1) WHERE name = $2";
                    let is_known = connection.run(sql, values![now, name.as_str()]).await? == 1;
                    connection.run("DELETE FROM sessions WHERE key = $1", values![name]).await?;
                    Ok(Change::Keep(is_known))
                })
            })
            .await?
        {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Unknown, "no key has this name; list the keys"))
    }

    /// The key with this secret; `None` if there is none or it was revoked.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn find_key(&self, secret: &str) -> Result<Option<Key>, Error> {
        // It is looked up by its digest, so the time that it takes says nothing about any secret.
        let sql = "SELECT name, role, created_at, revoked_at FROM keys WHERE hash = $1 AND revoked_at IS NULL";
        let hash = digest::of(secret.as_bytes());
        Ok(self.list(sql, values![hash], Page::default(), |row| Ok((0, key(row)?))).await?.items.pop())
    }
}

fn key(row: &Row) -> Result<Key, Error> {
    let revoked_at: Option<i64> = row.get(3)?;
    Ok(Key {
        name: row.get(0)?,
        role: row.get::<String>(1)?.parse().map_err(|_| Error::damaged("a key"))?,
        created_at: entry::time(row, 2)?,
        revoked_at: revoked_at.map(entry::moment).transpose()?,
    })
}
