//! Sessions: who is signed in to the console. A session's token is a secret, of which only the digest is kept.

use std::fmt;

use courtesy_contract::Timestamp;
use sqlx::AssertSqlSafe;

use crate::store::{Change, values};
use crate::{Error, ErrorKind, Ledger, Role, entry};

/// A session that is to begin.
#[derive(Clone, PartialEq, Eq)]
pub struct NewSession {
    /// The SHA-256 digest of the session's token.
    pub token: [u8; 32],
    /// The name of the key that somebody signed in with.
    pub key: String,
    /// That key's role.
    pub role: Role,
    /// How long it lasts by the database's clock, if nothing ends it earlier, in seconds.
    pub lasts_s: i64,
}

/// The digest stays out of logs, as the token does.
impl fmt::Debug for NewSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewSession").field("key", &self.key).field("role", &self.role).finish_non_exhaustive()
    }
}

/// A session that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The name of the key that somebody signed in with.
    pub key: String,
    /// That key's role.
    pub role: Role,
    /// When it ends, if nothing ends it earlier.
    pub expires_at: Timestamp,
}

impl Ledger {
    /// Begins a session, and forgets those that expired a day ago.
    ///
    /// # Errors
    /// [`ErrorKind::Unknown`] if no key has this name and role, or it was revoked, [`ErrorKind::Stale`] if the token was used
    /// before, [`ErrorKind::Unavailable`].
    pub async fn start_session(&self, session: &NewSession) -> Result<(), Error> {
        let NewSession { token, key, role, lasts_s } = session.clone();
        let begun = self.store().write(move |mut connection| {
            Box::pin(async move {
                let now = connection.now().await?;
                connection.run("DELETE FROM sessions WHERE expires_at < $1", values![now - 86_400]).await?;
                // The row of the key is locked, so that no revocation comes between.
                let sql = "UPDATE keys SET revoked_at = NULL WHERE name = $1 AND role = $2 AND revoked_at IS NULL";
                if connection.run(sql, values![key.as_str(), role.word()]).await? == 0 {
                    let message = "no key has this name and role, or it was revoked; sign in with another key";
                    return Ok(Change::Undo(Err(Error::new(ErrorKind::Unknown, message))));
                }
                let sql =
                    "INSERT INTO sessions (hash, key, expires_at) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING";
                if connection.run(sql, values![&token[..], key, now.saturating_add(lasts_s)]).await? == 0 {
                    let message = "a session has this token already; make another, from a source of randomness";
                    return Ok(Change::Undo(Err(Error::new(ErrorKind::Stale, message))));
                }
                Ok(Change::Keep(Ok(())))
            })
        });
        begun.await?
    }

    /// The session with a token of this digest; `None` if there is none, it has expired by the database's clock, or its key was
    /// revoked.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn session(&self, token: &[u8; 32]) -> Result<Option<Session>, Error> {
        let mut reading = self.store().read().await?;
        let mut connection = reading.connection();
        let sql = format!(
            "SELECT keys.name, keys.role, sessions.expires_at FROM sessions JOIN keys ON keys.name = sessions.key \
             WHERE sessions.hash = $1 AND sessions.expires_at > {} AND keys.revoked_at IS NULL",
            connection.clock()
        );
        let row = connection.row(AssertSqlSafe(sql), values![&token[..]]).await?;
        self.store().keep(reading);
        let Some(row) = row else { return Ok(None) };
        let role = row.get::<String>(1)?.parse().map_err(|_| Error::damaged("a key"))?;
        Ok(Some(Session { key: row.get(0)?, role, expires_at: entry::time(&row, 2)? }))
    }

    /// Ends the session with a token of this digest, if there is one.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`].
    pub async fn end_session(&self, token: &[u8; 32]) -> Result<(), Error> {
        self.store().run("DELETE FROM sessions WHERE hash = $1", values![&token[..]]).await?;
        Ok(())
    }
}
