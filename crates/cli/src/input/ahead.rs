//! Reads the input ahead, so that waiting for it can be interrupted.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::interruption;

/// How often to check for Ctrl-C while no input comes.
pub(crate) const PATIENCE: Duration = Duration::from_millis(100);

/// How many items are read ahead, per working thread.
const AHEAD: usize = 16;

/// An input that is read in its own thread, which ends with the input or once nobody takes items any more.
pub(crate) struct Ahead<T> {
    shared: Arc<Shared<T>>,
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
        let shared = Arc::new(Shared::for_items(AHEAD * threads));
        let reader = Reader(Arc::clone(&shared));
        thread::spawn(move || while input.next().is_some_and(|item| reader.0.add(item)) {});
        Self { shared, is_interrupted }
    }
}

impl<T> Ahead<T> {
    /// What comes next without waiting for it.
    pub(crate) fn now(&self) -> Next<T> {
        self.within(Duration::ZERO)
    }

    /// Waits a moment for what comes next.
    pub(crate) fn poll(&self) -> Next<T> {
        self.within(PATIENCE)
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

    fn within(&self, patience: Duration) -> Next<T> {
        if (self.is_interrupted)() { Next::Interrupted } else { self.shared.take(patience) }
    }
}

impl<T> Drop for Ahead<T> {
    fn drop(&mut self) {
        let mut queue = self.shared.queue();
        queue.is_abandoned = true;
        queue.items.clear();
        self.shared.room.notify_all();
    }
}

/// Ctrl-C was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interrupted;

/// The reading thread's hold on the queue, which ends the input even if reading panics.
struct Reader<T>(Arc<Shared<T>>);

impl<T> Drop for Reader<T> {
    fn drop(&mut self) {
        self.0.queue().is_ended = true;
        self.0.came.notify_all();
    }
}

/// The items that were read and not yet taken.
///
/// A channel would wake the reading thread for each item that is taken from a full queue; this one wakes it once the queue
/// is half empty.
struct Shared<T> {
    queue: Mutex<Queue<T>>,
    most: usize,
    came: Condvar,
    room: Condvar,
}

struct Queue<T> {
    items: VecDeque<T>,
    takers_asleep: usize,
    is_reader_asleep: bool,
    is_ended: bool,
    is_abandoned: bool,
}

impl<T> Shared<T> {
    fn for_items(most: usize) -> Self {
        let items = VecDeque::with_capacity(most);
        let queue = Queue { items, takers_asleep: 0, is_reader_asleep: false, is_ended: false, is_abandoned: false };
        Self { queue: Mutex::new(queue), most, came: Condvar::new(), room: Condvar::new() }
    }

    fn queue(&self) -> MutexGuard<'_, Queue<T>> {
        // Whoever panicked while holding it left it in a valid state.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds an item once there is room; `false` if nobody will take it.
    fn add(&self, item: T) -> bool {
        let mut queue = self.queue();
        if queue.items.len() >= self.most {
            queue.is_reader_asleep = true;
            let is_full = |queue: &mut Queue<T>| queue.items.len() > self.most / 2 && !queue.is_abandoned;
            queue = self.room.wait_while(queue, is_full).unwrap_or_else(PoisonError::into_inner);
            queue.is_reader_asleep = false;
        }
        if queue.is_abandoned {
            return false;
        }
        queue.items.push_back(item);
        if queue.takers_asleep > 0 {
            self.came.notify_one();
        }
        true
    }

    /// Takes the next item, if one comes in time.
    fn take(&self, patience: Duration) -> Next<T> {
        let mut queue = self.queue();
        if queue.items.is_empty() && !queue.is_ended && !patience.is_zero() {
            queue.takers_asleep += 1;
            let is_empty = |queue: &mut Queue<T>| queue.items.is_empty() && !queue.is_ended;
            let woken = self.came.wait_timeout_while(queue, patience, is_empty);
            queue = woken.unwrap_or_else(PoisonError::into_inner).0;
            queue.takers_asleep -= 1;
        }
        match queue.items.pop_front() {
            Some(item) => {
                if queue.is_reader_asleep && queue.items.len() <= self.most / 2 {
                    self.room.notify_one();
                }
                Next::Item(item)
            }
            None if queue.is_ended => Next::End,
            None => Next::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;
    use std::time::Instant;

    use super::*;

    #[test]
    fn gives_every_item_in_order_and_then_the_end() {
        let ahead = Ahead::unless(|| false, 0..10_000, 2);
        let taken: Vec<i32> = std::iter::from_fn(|| ahead.next().unwrap()).collect();
        assert_eq!(taken, (0..10_000).collect::<Vec<_>>());
        assert_eq!(ahead.poll(), Next::End);
    }

    #[test]
    fn an_item_is_there_as_soon_as_it_is_read() {
        let (asks, asked) = channel::<()>();
        let ahead = Ahead::unless(|| false, (0..).inspect(move |_| asked.recv().unwrap_or_default()), 1);
        assert_eq!(ahead.now(), Next::Nothing);
        for number in 0..100 {
            asks.send(()).unwrap();
            assert_eq!(ahead.next(), Ok(Some(number)));
        }
    }

    #[test]
    fn reads_no_further_than_it_may_and_stops_when_nobody_takes() {
        static READ: AtomicUsize = AtomicUsize::new(0);
        let (gone, is_gone) = channel::<()>();
        let input = (0..).inspect(move |_| {
            let _until_the_reader_ends = &gone;
            READ.fetch_add(1, Ordering::SeqCst);
        });
        let ahead = Ahead::unless(|| false, input, 1);
        // One more is read than there is room for, and waits for it.
        let start = Instant::now();
        while READ.load(Ordering::SeqCst) <= AHEAD && start.elapsed() < Duration::from_secs(60) {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(20));
        assert_eq!(READ.load(Ordering::SeqCst), AHEAD + 1);
        drop(ahead);
        assert!(is_gone.recv().is_err());
    }

    #[test]
    fn an_input_that_panics_ends() {
        let ahead = Ahead::unless(|| false, (0..).inspect(|number| assert!(*number < 2)), 1);
        assert_eq!((ahead.next(), ahead.next(), ahead.next()), (Ok(Some(0)), Ok(Some(1)), Ok(None)));
    }

    #[test]
    fn an_interruption_comes_before_whatever_is_there() {
        let ahead = Ahead::unless(|| true, 0.., 1);
        assert_eq!((ahead.now(), ahead.next()), (Next::Interrupted, Err(Interrupted)));
    }
}
