//! The database: reading, and writing in transactions. What differs between SQLite and Postgres is in this folder.

mod kept;
mod postgres;
mod schema;
mod session;
mod sqlite;
mod value;

use std::time::Duration;

use futures_util::future::BoxFuture;
use sqlx::{Connection as _, Postgres};

use self::kept::Kept;
pub(crate) use self::schema::LATEST;
pub(crate) use self::session::Session;
use self::sqlite::Sqlite;
pub(crate) use self::value::{Connection, Row, Statement, Value, values};
use crate::{Error, ErrorKind, Settings};

/// Statements see what others have committed, whatever the server's default is: that is what locks are waited for.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";

/// What becomes of what was written.
pub(crate) enum Change<T> {
    /// It is committed.
    Keep(T),
    /// It is undone.
    Undo(T),
}

/// Where the ledger is kept.
pub(crate) enum Store {
    Sqlite(Box<Sqlite>),
    Postgres(Kept<Postgres>, Duration),
}

impl Store {
    pub(crate) async fn open(url: &str, settings: &Settings) -> Result<Self, Error> {
        match url.split_once("://") {
            Some(("sqlite", path)) if !path.is_empty() => {
                Ok(Self::Sqlite(Box::new(Sqlite::open(path, settings).await?)))
            }
            Some(("postgres" | "postgresql", _)) => {
                Ok(Self::Postgres(postgres::open(url, settings).await?, settings.wait()))
            }
            _ => {
                let message =
                    "the ledger's address isn't one; write `sqlite://FILE` or `postgres://USER@HOST/DATABASE`";
                Err(Error::new(ErrorKind::Url, message))
            }
        }
    }

    /// Reads, statement by statement: others may write in between.
    pub(crate) async fn read(&self) -> Result<Session, Error> {
        Ok(match self {
            Self::Sqlite(sqlite) => Session::SqliteConnection(sqlite.reader().await?),
            Self::Postgres(kept, limit) => Session::PostgresConnection(kept.acquire().await?, *limit),
        })
    }

    /// Takes back a session in which everything went well, for the next decision.
    pub(crate) fn keep(&self, session: Session) {
        match (self, session) {
            (Self::Sqlite(sqlite), Session::SqliteConnection(lent)) => sqlite.keep(lent),
            (Self::Postgres(kept, _), Session::PostgresConnection(lent, _)) => kept.keep(lent),
            // The pool gets it.
            (Self::Sqlite(_) | Self::Postgres(..), _) => {}
        }
    }

    /// Reads as of one moment, whatever others write meanwhile.
    pub(crate) async fn snapshot(&self) -> Result<Session, Error> {
        Ok(match self {
            Self::Sqlite(sqlite) => Session::SqliteTransaction(sqlite.snapshot().await?),
            Self::Postgres(kept, limit) => {
                let moment = kept.begin("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?;
                Session::PostgresTransaction(moment, *limit)
            }
        })
    }

    /// Writes in one transaction that may take long. It is undone, unless it is [committed](Session::commit).
    pub(crate) async fn write_long(&self) -> Result<Session, Error> {
        Ok(match self {
            Self::Sqlite(sqlite) => Session::SqliteTransaction(sqlite.write_long().await?),
            Self::Postgres(kept, limit) => Session::PostgresTransaction(kept.begin(BEGIN).await?, *limit),
        })
    }

    /// The rows of one statement.
    pub(crate) async fn rows(&self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>, Error> {
        self.read().await?.connection().rows(sql, values).await
    }

    /// Runs one statement, and says how many rows it changed.
    pub(crate) async fn run(&self, sql: &'static str, values: Vec<Value>) -> Result<u64, Error> {
        self.write(move |mut connection| Box::pin(async move { Ok(Change::Keep(connection.run(sql, values).await?)) }))
            .await
    }

    /// Writes in one transaction. Once this returns, what was kept survives a loss of power.
    pub(crate) async fn write<T, F>(&self, write: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(Connection<'c>) -> BoxFuture<'c, Result<Change<T>, Error>> + Send + 'static,
    {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(write).await,
            Self::Postgres(kept, limit) => {
                let mut lent = kept.acquire().await?;
                let mut transaction = lent.begin_with(BEGIN).await?;
                let value = match write(Connection::Postgres(&mut transaction, *limit)).await? {
                    Change::Keep(value) => {
                        value::in_time(*limit, transaction.commit()).await?;
                        value
                    }
                    Change::Undo(value) => {
                        value::in_time(*limit, transaction.rollback()).await?;
                        value
                    }
                };
                kept.keep(lent);
                Ok(value)
            }
        }
    }

    /// Tidies up where what was erased might still be read.
    pub(crate) async fn scrub(&self) -> Result<(), Error> {
        match self {
            Self::Sqlite(sqlite) => sqlite.scrub().await,
            // Postgres vacuums by itself.
            Self::Postgres(..) => Ok(()),
        }
    }

    /// What the database says of its own soundness, if it can tell; empty if it is sound.
    pub(crate) async fn faults(&self) -> Result<Vec<String>, Error> {
        match self {
            Self::Sqlite(sqlite) => sqlite.faults().await,
            Self::Postgres(..) => Ok(Vec::new()),
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(kept, _) => kept.close().await,
        }
    }
}
