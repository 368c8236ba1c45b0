//! Connections that decisions give back without a round trip.

use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::{Database, Pool};

use crate::Error;

/// A pool tries each connection that comes back, which takes as long as a statement does. One that is kept is tried this often.
const TRIED_EVERY: Duration = Duration::from_secs(1);

/// A pool, and connections of it that were given back and wait for the next decision.
pub(crate) struct Kept<D: Database> {
    pool: Pool<D>,
    waiting: Mutex<Vec<Lent<D>>>,
}

/// A connection that somebody has to themselves. The pool gets it back when it is dropped.
pub(crate) struct Lent<D: Database> {
    connection: PoolConnection<D>,
    tried: Instant,
}

impl<D: Database> Kept<D> {
    pub(super) fn new(pool: Pool<D>) -> Self {
        Self { pool, waiting: Mutex::default() }
    }

    pub(super) async fn acquire(&self) -> Result<Lent<D>, Error> {
        let kept = self.waiting().pop();
        match kept.filter(|lent| lent.tried.elapsed() < TRIED_EVERY) {
            Some(lent) => Ok(lent),
            None => Ok(Lent { connection: self.pool().acquire().await?, tried: Instant::now() }),
        }
    }

    /// Keeps a connection on which everything went well, unless somebody may be waiting for the pool.
    pub(super) fn keep(&self, lent: Lent<D>) {
        let mut waiting = self.waiting();
        if !self.pool.is_closed() && !self.is_exhausted() {
            waiting.push(lent);
        }
    }

    /// The pool, which has a connection to lend if one is only kept.
    pub(super) fn pool(&self) -> &Pool<D> {
        if self.is_exhausted() {
            drop(self.waiting().pop());
        }
        &self.pool
    }

    pub(super) async fn close(&self) {
        let closing = self.pool.close();
        self.waiting().clear();
        closing.await;
    }

    fn is_exhausted(&self) -> bool {
        self.pool.num_idle() == 0 && self.pool.size() >= self.pool.options().get_max_connections()
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Lent<D>>> {
        // The list is consistent after every statement.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<D: Database> Drop for Kept<D> {
    /// Ends what is kept: giving it back takes an async runtime, which may have ended before.
    fn drop(&mut self) {
        for lent in self.waiting().drain(..) {
            drop(lent.connection.leak());
        }
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
