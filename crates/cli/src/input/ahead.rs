//! An input that is read ahead, so that whoever waits for it can still be interrupted.

use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::interruption;

/// How often Ctrl-C is looked for while no input comes.
pub(crate) const PATIENCE: Duration = Duration::from_millis(100);

/// For each thread that works on the items, so many are read ahead.
const AHEAD: usize = 16;

/// An input that is read in a thread of its own, which ends with the input or when nobody wants more.
pub(crate) struct Ahead<T> {
    items: Receiver<T>,
    is_interrupted: fn() -> bool,
}

/// What comes next of an input.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next<T> {
    /// The next item.
    Item(T),
    /// Nothing for the moment.
    Nothing,
    /// Nothing: that was all.
    End,
    /// Nothing: Ctrl-C.
    Interrupted,
}

impl<T: Send + 'static> Ahead<T> {
    /// Begins to read for so many threads, until Ctrl-C.
    pub(crate) fn over(input: impl Iterator<Item = T> + Send + 'static, threads: usize) -> Self {
        Self::unless(interruption::came, input, threads)
    }

    /// Begins to read for so many threads, as long as it isn't interrupted.
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

    /// Waits for the next item; there is none at the end.
    ///
    /// # Errors
    /// When Ctrl-C comes first.
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

/// Ctrl-C came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interrupted;
