//! A connection or a transaction that somebody has to themselves for a while.

use std::time::Duration;

use sqlx::{Postgres, Sqlite, Transaction};

use super::kept::Lent;
use super::value::{Connection, in_time};
use crate::Error;

/// Given back, or undone, when it is dropped.
pub(crate) enum Session {
    SqliteConnection(Lent<Sqlite>),
    SqliteTransaction(Transaction<'static, Sqlite>),
    PostgresConnection(Lent<Postgres>, Duration),
    PostgresTransaction(Transaction<'static, Postgres>, Duration),
}

impl Session {
    pub(crate) fn connection(&mut self) -> Connection<'_> {
        match self {
            Self::SqliteConnection(connection) => Connection::Sqlite(connection, None),
            Self::SqliteTransaction(transaction) => Connection::Sqlite(transaction, None),
            Self::PostgresConnection(connection, limit) => Connection::Postgres(connection, *limit),
            Self::PostgresTransaction(transaction, limit) => Connection::Postgres(transaction, *limit),
        }
    }

    /// Commits a transaction.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self {
            Self::SqliteTransaction(transaction) => Ok(transaction.commit().await?),
            Self::PostgresTransaction(transaction, limit) => in_time(limit, transaction.commit()).await,
            Self::SqliteConnection(_) | Self::PostgresConnection(..) => Ok(()),
        }
    }
}
