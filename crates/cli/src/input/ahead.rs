//! Reads the input ahead, so that waiting for it can be interrupted.

use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::interruption;

/// How often to check for Ctrl-C while no input comes.
pub(crate) const PATIENCE: Duration = Duration::from_millis(100);

/// How many items are read ahead, per working thread.
const AHEAD: usize = 16;

/// An input that is read in its own thread, which ends with the input or once nobody takes items any more.
pub(crate) struct Ahead<T> {
    items: Receiver<T>,
    is_interrupted: fn() -> bool,
}

/// What comes next from an input.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next<T> {
    /// The next item.
    Item(T),
    /// Nothing yet.
    Nothing,
    /// The end of the input.
    End,
    /// Ctrl-C.
    Interrupted,
}

impl<T: Send + 'static> Ahead<T> {
    /// Starts to read for this many threads, until Ctrl-C.
    pub(crate) fn over(input: impl Iterator<Item = T> + Send + 'static, threads: usize) -> Self {
        Self::unless(interruption::came, input, threads)
    }

    /// Starts to read for this many threads, until interrupted.
    pub(crate) fn unless(
        is_interrupted: fn() -> bool,
        mut input: impl Iterator<Item = T> + Send + 'static,
        threads: usize,
    ) -> Self {
        let (sender, items) = sync_channel(AHEAD * threads);
        thread::spawn(move || input.try_for_each(|item| sender.send(item)));
        Self { items, is_interrupted }
    }
}

impl<T> Ahead<T> {
    /// Waits a moment for what comes next.
    pub(crate) fn poll(&self) -> Next<T> {
        if (self.is_interrupted)() {
            return Next::Interrupted;
        }
        match self.items.recv_timeout(PATIENCE) {
            Ok(item) => Next::Item(item),
            Err(RecvTimeoutError::Timeout) => Next::Nothing,
            Err(RecvTimeoutError::Disconnected) => Next::End,
        }
    }

    /// Waits for the next item; `None` at the end.
    ///
    /// # Errors
    /// If Ctrl-C comes first.
    pub(crate) fn next(&self) -> Result<Option<T>, Interrupted> {
        loop {
            match self.poll() {
                Next::Item(item) => return Ok(Some(item)),
                Next::Nothing => {}
                Next::End => return Ok(None),
                Next::Interrupted => return Err(Interrupted),
            }
        }
    }
}

/// Ctrl-C was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interrupted;
