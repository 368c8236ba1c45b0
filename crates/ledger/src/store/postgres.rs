//! Postgres: a pool of connections.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, Postgres};

use super::kept::Kept;
use super::schema::{self, Dialect};
use crate::{Error, ErrorKind, Settings};

/// A connection that was idle for so long is tried before it is used: the database may have been restarted.
const TRY_AFTER_IDLE: Duration = Duration::from_secs(1);

pub(super) async fn open(url: &str, settings: &Settings) -> Result<Kept<Postgres>, Error> {
    let options: PgConnectOptions = url.parse().map_err(|_| {
        Error::new(ErrorKind::Url, "the ledger's address isn't one of Postgres; write `postgres://USER@HOST/DATABASE`")
    })?;
    let wait_ms = settings.wait_ms.to_string();
    let options = options.application_name("courtesy").options([
        ("lock_timeout", wait_ms.as_str()),
        ("idle_in_transaction_session_timeout", wait_ms.as_str()),
        // Whatever the server's default is: a promise that was answered survives a loss of power.
        ("synchronous_commit", "on"),
    ]);
    let pool = PgPoolOptions::new()
        .max_connections(settings.connections)
        .acquire_timeout(settings.wait())
        .test_before_acquire(false)
        .before_acquire(|connection, seen| {
            Box::pin(async move { Ok(seen.idle_for < TRY_AFTER_IDLE || connection.ping().await.is_ok()) })
        })
        .connect_with(options)
        .await?;
    schema::bring_up_to_date(Dialect::Postgres, || async { Ok(pool.acquire().await?) }).await?;
    Ok(Kept::new(pool, settings.wait()))
}
