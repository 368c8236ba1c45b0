//! Taking turns: some decisions run at once, and the others wait without occupying a thread.

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Semaphore, SemaphorePermit};
use tracing::Instrument;

/// A turn for each decision that may run at once.
pub(super) struct Turns {
    free: Semaphore,
    most: usize,
    waiting: AtomicUsize,
}

impl Turns {
    pub(super) fn new(most: usize) -> Self {
        Self { free: Semaphore::new(most), most, waiting: AtomicUsize::new(0) }
    }

    /// Waits for a turn, which lasts until what is returned is dropped.
    pub(super) async fn take(&self) -> SemaphorePermit<'_> {
        // Taking a free turn overtakes nobody: the semaphore passes an ended turn directly to whoever waits.
        if let Ok(turn) = self.free.try_acquire() {
            return turn;
        }
        let _waiting = Waiting::begin(&self.waiting);
        let turn = self.free.acquire().instrument(tracing::debug_span!("wait")).await;
        turn.expect("the semaphore is never closed")
    }

    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    pub(super) fn running(&self) -> usize {
        self.most - self.free.available_permits()
    }
}

/// Counts a waiting decision until its turn comes or its future is dropped.
struct Waiting<'t>(&'t AtomicUsize);

impl<'t> Waiting<'t> {
    fn begin(count: &'t AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    fn poll<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn who_runs_and_who_waits_is_counted_also_where_somebody_gives_up() {
        let turns = Turns::new(1);
        let counts = || (turns.running(), turns.waiting());
        assert_eq!(counts(), (0, 0));
        let Poll::Ready(turn) = poll(pin!(turns.take())) else { panic!("there is a turn") };
        {
            let mut second = pin!(turns.take());
            let mut third = Box::pin(turns.take());
            assert!(poll(second.as_mut()).is_pending() && poll(third.as_mut()).is_pending());
            assert_eq!(counts(), (1, 2));
            drop(third);
            assert_eq!(counts(), (1, 1));
            drop(turn);
            let Poll::Ready(_turn) = poll(second) else { panic!("it is its turn") };
            assert_eq!(counts(), (1, 0));
        }
        assert_eq!(counts(), (0, 0));
    }
}
