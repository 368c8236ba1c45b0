//! Empty ledgers.

use courtesy_tests::postgres::Server as Postgres;
use tempfile::TempDir;

use crate::settings::Database;

/// Where a ledger is; it is gone when this is dropped.
pub(crate) struct Place {
    pub(crate) url: String,
    /// For SQLite's file, and what else a server writes.
    pub(crate) folder: TempDir,
    _postgres: Option<Postgres>,
}

impl Place {
    /// A place where each commit waits for the disk.
    pub(crate) fn new(database: Database) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        match database {
            Database::Sqlite => {
                let url = format!("sqlite://{}", folder.path().join("courtesy.db").display());
                Self { url, folder, _postgres: None }
            }
            Database::Postgres => {
                let postgres = Postgres::in_use();
                Self { url: postgres.url(), folder, _postgres: Some(postgres) }
            }
        }
    }
}
