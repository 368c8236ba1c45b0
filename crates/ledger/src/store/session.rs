//! A connection or a transaction that somebody has to themselves for a while.

use std::time::Duration;

use sqlx::{Postgres, Sqlite};

use super::kept::{Begun, Lent};
use super::value::{Connection, in_time};
use crate::Error;

/// Given back, or undone, when it is dropped.
pub(crate) enum Session {
    SqliteConnection(Lent<Sqlite>),
    SqliteTransaction(Begun<Sqlite>),
    PostgresConnection(Lent<Postgres>, Duration),
    PostgresTransaction(Begun<Postgres>, Duration),
}

impl Session {
    pub(crate) fn connection(&mut self) -> Connection<'_> {
        match self {
            Self::SqliteConnection(connection) => Connection::Sqlite(connection, None),
            Self::SqliteTransaction(begun) => Connection::Sqlite(&mut begun.transaction, None),
            Self::PostgresConnection(connection, limit) => Connection::Postgres(connection, *limit),
            Self::PostgresTransaction(begun, limit) => Connection::Postgres(&mut begun.transaction, *limit),
        }
    }

    /// Commits a transaction.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self {
            Self::SqliteTransaction(begun) => Ok(begun.transaction.commit().await?),
            Self::PostgresTransaction(begun, limit) => in_time(limit, begun.transaction.commit()).await,
            Self::SqliteConnection(_) | Self::PostgresConnection(..) => Ok(()),
        }
    }
}
