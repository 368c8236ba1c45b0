//! Both databases, each test in one of its own.

use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use courtesy_ledger::{Ledger, Settings};
use courtesy_tests::postgres::Server;
use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

/// An empty database.
pub(crate) struct Database {
    pub(crate) url: String,
    _folder: Option<TempDir>,
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { url: format!("sqlite://{}", folder.path().join("ledger.db").display()), _folder: Some(folder) }
    }

    pub(crate) async fn postgres() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server();
        let name = format!("ledger_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut connection = PgConnection::connect(&server).await.unwrap();
        connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        Self { url: with_database(&server, &name), _folder: None }
    }

    pub(crate) async fn both() -> [(&'static str, Self); 2] {
        [("SQLite", Self::sqlite()), ("Postgres", Self::postgres().await)]
    }

    /// Opens it, and waits for it as long as a busy machine may take. How long a call waits otherwise is tested in `faults`.
    pub(crate) async fn open(&self) -> Ledger {
        self.open_with(Settings { wait_ms: 60_000, ..Settings::default() }).await
    }

    pub(crate) async fn open_with(&self, settings: Settings) -> Ledger {
        Ledger::open(&self.url, settings).await.unwrap()
    }
}

fn with_database(server: &str, name: &str) -> String {
    let (address, options) =
        server.split_once('?').map_or((server, String::new()), |(address, options)| (address, format!("?{options}")));
    let scheme = address.find("://").unwrap() + 3;
    let end = address[scheme..].find('/').map_or(address.len(), |end| scheme + end);
    format!("{}/{name}{options}", &address[..end])
}

/// The address of an empty server: that in `COURTESY_TEST_POSTGRES`, or one that is started for this run.
fn server() -> String {
    static STARTED: OnceLock<Server> = OnceLock::new();
    match std::env::var("COURTESY_TEST_POSTGRES") {
        Ok(url) => url,
        Err(_) => STARTED.get_or_init(|| Server::without_fsync().started()).url(),
    }
}

/// Where a SQLite database is.
pub(crate) fn path(database: &Database) -> &Path {
    Path::new(database.url.strip_prefix("sqlite://").unwrap())
}
