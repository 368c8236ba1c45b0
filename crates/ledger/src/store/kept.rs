//! Connections that decisions give back without a round trip.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::{Database, Pool, Transaction};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::Error;

/// A pool tries each connection that comes back, which takes as long as a statement does. One that is kept is tried this often.
const TRIED_EVERY: Duration = Duration::from_secs(1);

/// A pool, and connections of it that were given back and wait for the next decision.
pub(crate) struct Kept<D: Database> {
    pool: Pool<D>,
    waiting: Mutex<Vec<(PoolConnection<D>, Instant)>>,
    /// As many as the pool may have connections, so that nobody waits for the pool while connections are only kept.
    turns: Arc<Semaphore>,
    wait: Duration,
}

/// A connection that somebody has to themselves. The pool gets it back when it is dropped.
pub(crate) struct Lent<D: Database> {
    connection: PoolConnection<D>,
    tried: Instant,
    _turn: OwnedSemaphorePermit,
}

/// A transaction that somebody has to themselves. It is undone when it is dropped.
pub(crate) struct Begun<D: Database> {
    pub(super) transaction: Transaction<'static, D>,
    _turn: Option<OwnedSemaphorePermit>,
}

impl<D: Database> Kept<D> {
    pub(super) fn new(pool: Pool<D>, wait: Duration) -> Self {
        let turns = Arc::new(Semaphore::new(pool.options().get_max_connections() as usize));
        Self { pool, waiting: Mutex::default(), turns, wait }
    }

    pub(super) async fn acquire(&self) -> Result<Lent<D>, Error> {
        let turn = self.turn().await?;
        let kept = self.waiting().pop();
        let (connection, tried) = match kept.filter(|(_, tried)| tried.elapsed() < TRIED_EVERY) {
            Some(kept) => kept,
            None => (self.pool().acquire().await?, Instant::now()),
        };
        Ok(Lent { connection, tried, _turn: turn })
    }

    /// Keeps a connection on which everything went well.
    pub(super) fn keep(&self, lent: Lent<D>) {
        let Lent { connection, tried, _turn } = lent;
        let mut waiting = self.waiting();
        if !self.pool.is_closed() {
            waiting.push((connection, tried));
        }
    }

    pub(super) async fn begin(&self, sql: &'static str) -> Result<Begun<D>, Error> {
        let turn = self.turn().await?;
        Ok(Begun { transaction: self.pool().begin_with(sql).await?, _turn: Some(turn) })
    }

    /// The pool, which has a connection to lend even where all are kept.
    pub(super) fn pool(&self) -> &Pool<D> {
        if self.pool.num_idle() == 0 {
            drop(self.waiting().pop());
        }
        &self.pool
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, Error> {
        match timeout(self.wait, Arc::clone(&self.turns).acquire_owned()).await {
            Ok(turn) => Ok(turn.expect("it is never closed")),
            Err(_) => Err(Error::unavailable("waits too long for its database")),
        }
    }

    pub(super) async fn close(&self) {
        let closing = self.pool.close();
        self.waiting().clear();
        closing.await;
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<(PoolConnection<D>, Instant)>> {
        // The list is consistent after every statement.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<D: Database> Drop for Kept<D> {
    /// Ends what is kept: giving it back takes an async runtime, which may have ended before.
    fn drop(&mut self) {
        for (connection, _) in self.waiting().drain(..) {
            drop(connection.leak());
        }
    }
}

impl<D: Database> Begun<D> {
    /// On a connection that isn't one of a pool's.
    pub(super) fn alone(transaction: Transaction<'static, D>) -> Self {
        Self { transaction, _turn: None }
    }
}

impl<D: Database> Deref for Lent<D> {
    type Target = D::Connection;

    fn deref(&self) -> &D::Connection {
        &self.connection
    }
}

impl<D: Database> DerefMut for Lent<D> {
    fn deref_mut(&mut self) -> &mut D::Connection {
        &mut self.connection
    }
}
