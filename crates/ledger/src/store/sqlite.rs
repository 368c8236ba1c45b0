//! SQLite: many connections that read, and one that writes.
//!
//! What is answered must survive a loss of power, so each commit waits for the disk. That takes far longer than the rest, so
//! whatever waits to be written meanwhile is written in one transaction, each part in a savepoint of its own.

use std::time::Duration;

use futures_util::future::BoxFuture;
use sqlx::sqlite::{
    Sqlite as Driver, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::Change;
use super::kept::{Begun, Kept, Lent};
use super::schema::{self, Dialect};
use super::value::Connection;
use crate::{Error, Settings};

/// How much may wait to be written. Whoever comes then waits for room.
const QUEUE: usize = 1_024;

/// The most that is written in one transaction.
const BATCH: usize = 64;

pub(crate) struct Sqlite {
    options: SqliteConnectOptions,
    readers: Kept<Driver>,
    queue: mpsc::Sender<Option<Job>>,
    wait: Duration,
}

/// Something to be written.
type Job = Box<dyn for<'c> FnOnce(Connection<'c>) -> BoxFuture<'c, Done> + Send>;

/// What a job did, and how to tell whoever waits for it: after the commit.
struct Done {
    keep: bool,
    tell: Box<dyn FnOnce() + Send>,
}

impl Sqlite {
    pub(super) async fn open(path: &str, settings: &Settings) -> Result<Self, Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(settings.wait())
            // What is erased is overwritten.
            .pragma("secure_delete", "ON")
            .disable_statement_logging();
        schema::bring_up_to_date(Dialect::Sqlite, || async { Ok(Box::new(options.connect().await?)) }).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(settings.connections)
            .acquire_timeout(settings.wait())
            .test_before_acquire(false)
            .connect_lazy_with(options.clone().pragma("query_only", "ON"));
        let (queue, jobs) = mpsc::channel(QUEUE);
        tokio::spawn(write_all(options.clone(), jobs));
        Ok(Self { options, readers: Kept::new(readers, settings.wait()), queue, wait: settings.wait() })
    }

    pub(super) async fn reader(&self) -> Result<Lent<Driver>, Error> {
        self.readers.acquire().await
    }

    pub(super) fn keep(&self, lent: Lent<Driver>) {
        self.readers.keep(lent);
    }

    pub(super) async fn snapshot(&self) -> Result<Begun<Driver>, Error> {
        self.readers.begin("BEGIN").await
    }

    pub(super) async fn write_long(&self) -> Result<Begun<Driver>, Error> {
        if self.queue.is_closed() {
            return Err(Error::closed());
        }
        let alone = SqlitePoolOptions::new().max_connections(1).connect_lazy_with(self.options.clone());
        Ok(Begun::alone(alone.begin_with("BEGIN IMMEDIATE").await?))
    }

    pub(super) async fn write<T, F>(&self, write: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(Connection<'c>) -> BoxFuture<'c, Result<Change<T>, Error>> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            // Whoever waited too long was told that nothing was written, so nothing is.
            let written = (!sender.is_closed()).then(|| write(connection));
            Box::pin(async move {
                let (keep, answer) = match written {
                    Some(written) => match written.await {
                        Ok(Change::Keep(value)) => (true, Ok(value)),
                        Ok(Change::Undo(value)) => (false, Ok(value)),
                        Err(error) => (false, Err(error)),
                    },
                    None => (false, Err(Error::unavailable("waits too long for its database"))),
                };
                // Whoever asked may be gone by now, and asks again.
                Done { keep, tell: Box::new(move || drop(sender.send(answer))) }
            })
        });
        match timeout(self.wait, self.queue.send(Some(job))).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return Err(Error::closed()),
            Err(_) => return Err(Error::unavailable("waits too long for its database")),
        }
        match timeout(self.wait * 2, receiver).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) if self.queue.is_closed() => Err(Error::closed()),
            Ok(Err(_)) => Err(Error::unavailable("can't write to its database")),
            Err(_) => Err(Error::unavailable("waits too long for its database")),
        }
    }

    /// Brings what was overwritten from the log into the file, and empties the log.
    pub(super) async fn scrub(&self) -> Result<(), Error> {
        let mut connection = self.options.connect().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await?;
        Ok(connection.close().await?)
    }

    pub(super) async fn faults(&self) -> Result<Vec<String>, Error> {
        let rows = sqlx::query_scalar("PRAGMA integrity_check(10)").fetch_all(self.readers.pool()).await?;
        Ok(rows
            .into_iter()
            .filter(|fault: &String| fault != "ok")
            .map(|_| "the database file is damaged".to_owned())
            .collect())
    }

    /// What waits to be written is written first.
    pub(super) async fn close(&self) {
        // If it was closed before, nobody takes this.
        let _ = self.queue.send(None).await;
        self.queue.closed().await;
        self.readers.close().await;
    }
}

/// Writes what comes, until nothing is to follow or nobody is left to send anything.
async fn write_all(options: SqliteConnectOptions, mut jobs: mpsc::Receiver<Option<Job>>) {
    let (mut writer, mut is_last) = (None, false);
    while !is_last && let Some(Some(first)) = jobs.recv().await {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && !is_last
            && let Ok(next) = jobs.try_recv()
        {
            is_last = next.is_none();
            batch.extend(next);
        }
        let mut connection = match writer.take() {
            Some(connection) => connection,
            None => match options.connect().await {
                Ok(connection) => connection,
                // The jobs are dropped, which tells whoever waits.
                Err(_) => continue,
            },
        };
        // After an error nobody knows what state a connection is in.
        if write_batch(&mut connection, batch).await.is_ok() {
            writer = Some(connection);
        }
    }
    if let Some(connection) = writer {
        // What was written is kept, whether this fails or not.
        let _ = connection.close().await;
    }
}

/// What belongs behind a job: where it is undone, and where it is kept and another may follow. Two jobs in a row have savepoints
/// of two names, so that a job whose savepoint didn't come about never undoes the one before.
const BETWEEN: [[&str; 2]; 2] =
    [["ROLLBACK TO even; ", "RELEASE even; SAVEPOINT odd; "], ["ROLLBACK TO odd; ", "RELEASE odd; SAVEPOINT even; "]];

/// Writes all of a batch, or nothing.
async fn write_batch(connection: &mut SqliteConnection, batch: Vec<Job>) -> Result<(), sqlx::Error> {
    sqlx::raw_sql("BEGIN IMMEDIATE; SAVEPOINT even").execute(&mut *connection).await?;
    let (mut before, mut is_odd) = ("", false);
    let mut done = Vec::with_capacity(batch.len());
    for job in batch {
        let one = job(Connection::Sqlite(&mut *connection, Some(&mut before))).await;
        // A job that nobody waits for any more runs no statement, and leaves it to the next.
        if before.is_empty() {
            before = BETWEEN[usize::from(is_odd)][usize::from(one.keep)];
            is_odd ^= one.keep;
        }
        done.push(one);
    }
    sqlx::raw_sql(AssertSqlSafe(format!("{before}COMMIT"))).execute(&mut *connection).await?;
    done.into_iter().for_each(|one| (one.tell)());
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::store::{Statement, values};

    use super::*;

    /// A job that writes a number, alone or together with another statement.
    fn job(number: i64, together: bool, keep: bool) -> Job {
        let statement = move || Statement { sql: "INSERT INTO numbers (number) VALUES ($1)", values: values![number] };
        Box::new(move |mut connection| {
            Box::pin(async move {
                let changed = if together {
                    connection.run_all(vec![statement()]).await.unwrap()
                } else {
                    vec![connection.run(statement().sql, statement().values).await.unwrap()]
                };
                assert_eq!(changed, [1]);
                Done { keep, tell: Box::new(|| ()) }
            })
        })
    }

    /// A job that nobody waits for any more.
    fn idle() -> Job {
        Box::new(|_| Box::pin(async { Done { keep: false, tell: Box::new(|| ()) } }))
    }

    #[tokio::test]
    async fn what_is_undone_undoes_nothing_else_of_its_batch() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::query("CREATE TABLE numbers (number INTEGER)").execute(&mut connection).await.unwrap();
        for together in [false, true] {
            let job = |number, keep| job(number, together, keep);
            let batches = [
                vec![
                    idle(),
                    job(1, true),
                    job(2, false),
                    job(3, true),
                    idle(),
                    job(4, true),
                    job(5, false),
                    job(6, false),
                ],
                vec![job(7, false), idle(), job(8, true), job(9, true), idle()],
                vec![idle()],
            ];
            for batch in batches {
                write_batch(&mut connection, batch).await.unwrap();
            }
            let left: Vec<i64> =
                sqlx::query_scalar("DELETE FROM numbers RETURNING number").fetch_all(&mut connection).await.unwrap();
            assert_eq!(left, [1, 3, 4, 8, 9]);
        }
    }
}
