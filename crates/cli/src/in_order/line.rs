//! What the workers and the taker share.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::window::{Size, Window};
use crate::input::ahead::{Ahead, Next, PATIENCE};

/// How many results wait for the taker before it is woken, unless a worker waits too; and how many it takes before it makes
/// room for others. Waking it for each result would cost as much as some results do.
const BATCH: usize = 32;

/// What the workers and the taker share.
pub(super) struct Line<I, T> {
    /// Whoever holds it takes the next item.
    source: Mutex<Ahead<I>>,
    state: Mutex<State<T>>,
    /// The taker may have something to do.
    ready: Condvar,
    /// There may be room in the window.
    room: Condvar,
}

struct State<T> {
    window: Window<T>,
    /// How many threads work.
    workers: usize,
    /// Whether a worker waits, for input or for room in the window.
    is_waiting: bool,
    is_taker_asleep: bool,
    /// Whether something happened that the taker hasn't looked at yet.
    has_news: bool,
    is_closed: bool,
    is_interrupted: bool,
}

/// Results in the order of the input.
pub(super) struct Batch<T> {
    pub(super) results: Vec<T>,
    pub(super) size: Size,
}

impl<I, T> Line<I, T> {
    pub(super) fn new(input: Ahead<I>, workers: usize, most: Size) -> Self {
        let state = State {
            window: Window::of(most),
            workers,
            is_waiting: false,
            is_taker_asleep: false,
            has_news: false,
            is_closed: false,
            is_interrupted: false,
        };
        let (ready, room) = (Condvar::new(), Condvar::new());
        Self { source: Mutex::new(input), state: Mutex::new(state), ready, room }
    }

    /// Waits for room in the window and then for an item; `None` at the end. Each worker calls it until then.
    pub(super) fn start(&self) -> Option<(u64, I)> {
        let source = lock(&self.source);
        let started = self.wait_for_room().and_then(|()| self.next_of(&source));
        let mut state = lock(&self.state);
        let started = started.map(|item| (state.window.start(), item));
        state.is_waiting = false;
        if started.is_none() {
            state.workers -= 1;
            self.wake_taker(&mut state);
        }
        started
    }

    /// Passes on the result of an item, which takes up this many bytes.
    pub(super) fn finish(&self, number: u64, result: T, bytes: usize) {
        let mut state = lock(&self.state);
        state.window.finish(number, result, bytes);
        if state.is_worth_taking() {
            self.wake_taker(&mut state);
        }
    }

    /// The next results, or none after a moment; `None` once all are taken and no worker is left.
    pub(super) fn next(&self) -> Option<Batch<T>> {
        let mut state = lock(&self.state);
        if !state.has_news && !state.is_worth_taking() && state.workers > 0 {
            state.is_taker_asleep = true;
            let woken = self.ready.wait_timeout(state, PATIENCE);
            state = woken.unwrap_or_else(PoisonError::into_inner).0;
            state.is_taker_asleep = false;
        }
        state.has_news = false;
        let (results, size) = state.window.hand_over(BATCH);
        let is_over = results.is_empty() && state.workers == 0;
        (!is_over).then_some(Batch { results, size })
    }

    /// Makes room for what was taken, and says whether nothing more may come for a while.
    pub(super) fn take(&self, size: Size) -> bool {
        let mut state = lock(&self.state);
        state.window.take(size);
        if state.is_waiting {
            self.room.notify_one();
        }
        state.window.is_empty() && (state.is_waiting || state.workers == 0)
    }

    /// No more items are started.
    pub(super) fn close(&self) {
        lock(&self.state).is_closed = true;
        self.room.notify_all();
    }

    pub(super) fn was_interrupted(&self) -> bool {
        lock(&self.state).is_interrupted
    }

    /// Waits while the window is full; `None` if the line is closed.
    fn wait_for_room(&self) -> Option<()> {
        let mut state = lock(&self.state);
        while state.window.is_full() && !state.is_closed {
            self.wait(&mut state);
            state = self.room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        (!state.is_closed).then_some(())
    }

    fn next_of(&self, source: &Ahead<I>) -> Option<I> {
        let mut next = source.now();
        loop {
            match next {
                Next::Item(item) => return Some(item),
                Next::End => return None,
                Next::Interrupted => {
                    lock(&self.state).is_interrupted = true;
                    return None;
                }
                Next::Nothing => {}
            }
            let mut state = lock(&self.state);
            if state.is_closed {
                return None;
            }
            self.wait(&mut state);
            drop(state);
            next = source.poll();
        }
    }

    /// Notes that a worker will wait, so that the taker doesn't.
    fn wait(&self, state: &mut State<T>) {
        if !std::mem::replace(&mut state.is_waiting, true) {
            self.wake_taker(state);
        }
    }

    fn wake_taker(&self, state: &mut State<T>) {
        state.has_news = true;
        if state.is_taker_asleep {
            self.ready.notify_one();
        }
    }
}

impl<T> State<T> {
    fn is_worth_taking(&self) -> bool {
        self.window.is_ready() && (self.is_waiting || self.window.finished() >= BATCH)
    }
}

/// What a thread that panicked while holding a lock left is in a valid state.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
