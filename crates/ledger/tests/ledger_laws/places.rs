//! Kills a child at a place that is chosen: it is frozen at any moment, and goes on unless it stands there.

use std::io::{ErrorKind, Read as _};
use std::process::{Child, ChildStdout};
use std::time::Duration;

use rustix::io::ioctl_fionbio;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, PgConnection, SqliteConnection};

use crate::crashes::Said;
use crate::shop::id;

/// Where a child stands that was asked something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Before its transaction.
    Deciding,
    /// In its transaction.
    Writing,
    /// Behind its commit, and before its answer.
    Committed,
}

impl Place {
    pub(crate) const ALL: [Self; 3] = [Self::Deciding, Self::Writing, Self::Committed];
}

/// A child that is killed in the end.
pub(crate) struct Victim {
    child: Child,
    pid: Pid,
    output: ChildStdout,
    /// The beginning of a line whose end isn't there yet.
    heard: Vec<u8>,
}

impl Victim {
    pub(crate) fn new(mut child: Child) -> Self {
        let output = child.stdout.take().unwrap();
        ioctl_fionbio(&output, true).unwrap();
        Self { pid: Pid::from_child(&child), child, output, heard: Vec::new() }
    }

    /// Freezes it, and hears all that it has said until then.
    pub(crate) fn freeze(&mut self, said: &mut Said) {
        kill_process(self.pid, Signal::STOP).unwrap();
        let (_, status) = waitpid(Some(self.pid), WaitOptions::UNTRACED).unwrap().unwrap();
        assert!(status.stopped(), "the child ended by itself");
        loop {
            let mut some = [0; 65_536];
            match self.output.read(&mut some) {
                Ok(0) => panic!("the child is silent"),
                Ok(length) => self.heard.extend_from_slice(&some[..length]),
                Err(none) if none.kind() == ErrorKind::WouldBlock => break,
                Err(fault) => panic!("{fault}"),
            }
        }
        while let Some(end) = self.heard.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.heard.drain(..=end).collect();
            said.hear(std::str::from_utf8(&line[..end]).unwrap());
        }
    }

    pub(crate) fn thaw(&self) {
        kill_process(self.pid, Signal::CONT).unwrap();
    }

    /// Kills it with what it was about to say.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Finds out where a frozen child stands.
pub(crate) enum Probe {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

const STORED: &str = "SELECT EXISTS(SELECT 1 FROM decisions WHERE id = $1)";

const WRITING: &str = "SELECT EXISTS(SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
                       AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND xact_start IS NOT NULL)";

impl Probe {
    pub(crate) async fn new(url: &str) -> Self {
        match url.strip_prefix("sqlite://") {
            Some(path) => {
                let options = SqliteConnectOptions::new().filename(path).busy_timeout(Duration::ZERO);
                Self::Sqlite(options.connect().await.unwrap())
            }
            None => Self::Postgres(PgConnection::connect(url).await.unwrap()),
        }
    }

    /// Where the child stands; `None` if everything that it was asked is answered, or if it keeps others from looking.
    pub(crate) async fn place(&mut self, said: &Said) -> Option<Place> {
        let number = said.unanswered()?;
        Some(match (self.is_stored(number).await?, self.is_written_to().await) {
            (true, _) => Place::Committed,
            (false, true) => Place::Writing,
            (false, false) => Place::Deciding,
        })
    }

    async fn is_stored(&mut self, number: u128) -> Option<bool> {
        let id = id(number).as_bytes().to_vec();
        match self {
            Self::Sqlite(connection) => sqlx::query_scalar(STORED).bind(id).fetch_one(connection).await.ok(),
            Self::Postgres(connection) => {
                Some(sqlx::query_scalar(STORED).bind(id).fetch_one(connection).await.unwrap())
            }
        }
    }

    /// Whether a transaction of the child's is open.
    async fn is_written_to(&mut self) -> bool {
        match self {
            Self::Sqlite(connection) => match connection.execute("BEGIN IMMEDIATE").await {
                Ok(_) => {
                    connection.execute("ROLLBACK").await.unwrap();
                    false
                }
                Err(_) => true,
            },
            Self::Postgres(connection) => sqlx::query_scalar(WRITING).fetch_one(connection).await.unwrap(),
        }
    }
}
