//! Runs work on all processors and takes the results in the order of the input.
//!
//! A slow item only delays taking the items after it: the workers continue, up to a window that bounds memory.

use std::any::Any;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, available_parallelism};
use std::time::Instant;

use anyhow::Result;

use crate::input::ahead::{Ahead, Next, PATIENCE};

/// How many items per thread may be started but not yet taken.
const WINDOW: usize = 64;

/// Takes the result of each item, in the order of the input.
pub(crate) trait Take<T> {
    /// Why it may stop before the end of the input.
    type Stop;

    /// Takes the result of the next item and says whether to stop.
    ///
    /// # Errors
    /// If it can't continue, for instance because the output can't be written.
    fn take(&mut self, done: T) -> Result<ControlFlow<Self::Stop>>;

    /// Flushes what was taken. Called from time to time, and whenever nothing more may come for a while.
    ///
    /// # Errors
    /// If it can't continue.
    fn pause(&mut self) -> Result<()>;
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End<S> {
    /// The input ended and all of it was taken.
    Input,
    /// Ctrl-C: everything up to some item was taken, and nothing after it was started.
    Interrupted,
    /// The taker stopped.
    Stopped(S),
}

/// The number of threads asked for, or one per processor.
pub(crate) fn threads(wanted: Option<u16>) -> NonZero<usize> {
    let processors = || available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    wanted.and_then(|wanted| NonZero::new(usize::from(wanted))).unwrap_or_else(processors)
}

/// Does `work` on every item of an input on this many threads, and hands the results to `taker` in the input's order.
///
/// It ends with the input, at the first error, when the taker stops, or at Ctrl-C. Then no more items are started, and
/// those in progress are waited for.
///
/// # Errors
/// Those of the taker.
///
/// # Panics
/// If the work panics, after everything before that item was taken.
pub(crate) fn in_order<I: Send, T: Send, K: Take<T>>(
    input: Ahead<I>,
    threads: NonZero<usize>,
    work: impl Fn(I) -> T + Sync,
    taker: &mut K,
) -> Result<End<K::Stop>> {
    let window = WINDOW * threads.get();
    let (freed, places) = sync_channel(window);
    let (finished, results) = channel();
    let line = Line { source: Mutex::new(Source { input, places }), begun: AtomicU64::new(0), end: Flags::default() };
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            let (finished, line, work) = (finished.clone(), &line, &work);
            scope.spawn(move || {
                while let Some((number, item)) = line.begin() {
                    // A panic is passed on to the taker, so that it never waits for a result that won't come.
                    let done = catch_unwind(AssertUnwindSafe(|| work(item)));
                    if finished.send((number, done)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(finished);
        // On an error or a panic, too, the threads must be released before the scope waits for them.
        let _closing = Closing(&line.end.is_closed);
        let freed = freed;
        (0..window).try_for_each(|_| freed.send(()))?;
        line.take(&results, &freed, taker)
    })
}

/// The result of an item, or the panic of the work on it.
type Done<T> = Result<T, Box<dyn Any + Send>>;

/// What the threads share.
struct Line<I> {
    source: Mutex<Source<I>>,
    /// How many items were started.
    begun: AtomicU64,
    end: Flags,
}

/// Where the next item comes from.
struct Source<I> {
    input: Ahead<I>,
    /// A token for each free slot of the window.
    places: Receiver<()>,
}

/// Whether the run ends for a reason other than the input's end.
#[derive(Default)]
struct Flags {
    is_closed: AtomicBool,
    is_interrupted: AtomicBool,
}

impl<I> Line<I> {
    /// Waits for a slot in the window and then for an item; `None` at the end.
    fn begin(&self) -> Option<(u64, I)> {
        // A thread that panicked while it held the source left it in a valid state.
        let source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.places.recv().ok()?;
        while !self.end.is_closed.load(Ordering::Acquire) {
            match source.input.poll() {
                Next::Nothing => {}
                Next::End => return None,
                Next::Interrupted => {
                    self.end.is_interrupted.store(true, Ordering::Release);
                    return None;
                }
                Next::Item(item) => return Some((self.begun.fetch_add(1, Ordering::AcqRel), item)),
            }
        }
        None
    }

    /// Takes all results in order and frees a slot of the window for each.
    fn take<T, K: Take<T>>(
        &self,
        results: &Receiver<(u64, Done<T>)>,
        freed: &SyncSender<()>,
        taker: &mut K,
    ) -> Result<End<K::Stop>> {
        let mut early = BTreeMap::new();
        let mut next = 0;
        let mut pauses = Pauses::begin();
        loop {
            pauses.pause_if_due(next == self.begun.load(Ordering::Acquire), taker)?;
            match results.recv_timeout(PATIENCE) {
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => break,
                Ok((number, done)) => drop(early.insert(number, done)),
            }
            while let Some(done) = early.remove(&next) {
                let done = done.unwrap_or_else(|panic| resume_unwind(panic));
                next += 1;
                pauses.is_due = true;
                if let ControlFlow::Break(stop) = taker.take(done)? {
                    taker.pause()?;
                    return Ok(End::Stopped(stop));
                }
                // The channel holds as many tokens as there are slots, so sending only fails once no worker waits.
                let _ = freed.send(());
            }
        }
        taker.pause()?;
        let was_interrupted = self.end.is_interrupted.load(Ordering::Acquire);
        Ok(if was_interrupted { End::Interrupted } else { End::Input })
    }
}

/// When to flush: whenever idle, and often enough while busy.
struct Pauses {
    last: Instant,
    /// Whether something was taken since the last flush.
    is_due: bool,
}

impl Pauses {
    fn begin() -> Self {
        Self { last: Instant::now(), is_due: false }
    }

    fn pause_if_due<T>(&mut self, is_idle: bool, taker: &mut impl Take<T>) -> Result<()> {
        if self.is_due && (is_idle || self.last.elapsed() >= PATIENCE) {
            taker.pause()?;
            *self = Self::begin();
        }
        Ok(())
    }
}

/// Closes the line when dropped.
struct Closing<'f>(&'f AtomicBool);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Condvar;
    use std::sync::mpsc::Sender;
    use std::time::Duration;

    use anyhow::bail;

    use super::*;

    /// Keeps what it takes until it has enough.
    #[derive(Default)]
    struct Taken {
        numbers: Vec<u64>,
        enough: Option<u64>,
        broken: Option<u64>,
        pauses: usize,
    }

    impl Take<u64> for Taken {
        type Stop = u64;

        fn take(&mut self, done: u64) -> Result<ControlFlow<u64>> {
            if self.broken == Some(done) {
                bail!("{done} is broken");
            }
            self.numbers.push(done);
            Ok(if self.enough == Some(done) { ControlFlow::Break(done) } else { ControlFlow::Continue(()) })
        }

        fn pause(&mut self) -> Result<()> {
            self.pauses += 1;
            Ok(())
        }
    }

    fn ahead(input: impl Iterator<Item = u64> + Send + 'static) -> Ahead<u64> {
        Ahead::unless(|| false, input, 4)
    }

    fn on_threads(threads: usize) -> NonZero<usize> {
        NonZero::new(threads).unwrap()
    }

    /// A gate that holds back whoever comes until it is opened.
    #[derive(Default)]
    struct Gate {
        is_open: Mutex<bool>,
        opened: Condvar,
    }

    impl Gate {
        fn open(&self) {
            *self.is_open.lock().unwrap() = true;
            self.opened.notify_all();
        }

        fn pass(&self) {
            drop(self.opened.wait_while(self.is_open.lock().unwrap(), |is_open| !*is_open).unwrap());
        }
    }

    #[test]
    fn results_come_in_the_order_of_the_input_whatever_takes_longer() {
        let mut taken = Taken::default();
        let work = |number: u64| {
            thread::sleep(Duration::from_micros(number * 7_919 % 500));
            number * 2
        };
        assert_eq!(in_order(ahead(0..1_000), on_threads(8), work, &mut taken).unwrap(), End::Input);
        assert_eq!(taken.numbers, (0..1_000).map(|number| number * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_empty_input_is_an_end_too() {
        let mut taken = Taken::default();
        assert_eq!(in_order(ahead(0..0), on_threads(3), |number| number, &mut taken).unwrap(), End::Input);
        assert!(taken.numbers.is_empty());
    }

    #[test]
    fn a_slow_item_stops_nobody_until_the_window_is_full() {
        let (gate, begun) = (Gate::default(), AtomicU64::new(0));
        let window = 2 * WINDOW as u64;
        let mut taken = Taken::default();
        thread::scope(|scope| {
            scope.spawn(|| {
                let start = Instant::now();
                while begun.load(Ordering::SeqCst) < window && start.elapsed() < Duration::from_secs(60) {
                    thread::sleep(Duration::from_millis(1));
                }
                // Time enough for what must not be begun.
                thread::sleep(Duration::from_millis(50));
                let meanwhile = begun.load(Ordering::SeqCst);
                // Before anything can fail, so that nobody waits at the gate for ever.
                gate.open();
                assert_eq!(meanwhile, window);
            });
            let work = |number: u64| {
                begun.fetch_add(1, Ordering::SeqCst);
                if number == 0 {
                    gate.pass();
                }
                number
            };
            assert_eq!(in_order(ahead(0..1_000), on_threads(2), work, &mut taken).unwrap(), End::Input);
        });
        assert_eq!(taken.numbers, (0..1_000).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_taken_after_the_taker_stopped_and_no_endless_input_is_read_on() {
        let mut taken = Taken { enough: Some(100), ..Taken::default() };
        assert_eq!(in_order(ahead(0..), on_threads(4), |number| number, &mut taken).unwrap(), End::Stopped(100));
        assert_eq!(taken.numbers, (0..=100).collect::<Vec<_>>());
        assert!(taken.pauses > 0);
    }

    #[test]
    fn the_first_error_is_the_end() {
        let mut taken = Taken { broken: Some(7), ..Taken::default() };
        let error = in_order(ahead(0..), on_threads(4), |number| number, &mut taken).unwrap_err();
        assert_eq!((error.to_string(), taken.numbers.len()), ("7 is broken".to_owned(), 7));
    }

    #[test]
    fn a_panic_is_passed_on_after_everything_before_it() {
        let mut taken = Taken::default();
        let work = |number: u64| if number == 50 { panic!("no more") } else { number };
        let run = AssertUnwindSafe(|| in_order(ahead(0..), on_threads(4), work, &mut taken));
        let panic = catch_unwind(run).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"no more"));
        assert_eq!(taken.numbers, (0..50).collect::<Vec<_>>());
    }

    #[test]
    fn an_interruption_ends_it_after_what_was_started() {
        static CAME: AtomicBool = AtomicBool::new(false);
        let work = |number: u64| {
            if number == 20 {
                CAME.store(true, Ordering::SeqCst);
            }
            number
        };
        let mut taken = Taken::default();
        let input = Ahead::unless(|| CAME.load(Ordering::SeqCst), 0.., 4);
        assert_eq!(in_order(input, on_threads(2), work, &mut taken).unwrap(), End::Interrupted);
        assert!(taken.numbers.len() >= 21);
        assert!(taken.numbers.iter().zip(0..).all(|(number, place)| *number == place));
    }

    /// Asks only after the answer: it gives the next number when the last one was flushed.
    struct Dialogue {
        taken: u64,
        answers: Sender<u64>,
    }

    impl Take<u64> for Dialogue {
        type Stop = ();

        fn take(&mut self, done: u64) -> Result<ControlFlow<()>> {
            self.taken = done;
            Ok(ControlFlow::Continue(()))
        }

        fn pause(&mut self) -> Result<()> {
            // At the end nobody listens any more.
            let _ = self.answers.send(self.taken);
            Ok(())
        }
    }

    #[test]
    fn whoever_waits_for_an_answer_before_asking_for_the_next_gets_it() {
        let (answers, received) = channel();
        let input = (0..20).inspect(move |number: &u64| {
            if let Some(last) = number.checked_sub(1) {
                while received.recv_timeout(Duration::from_secs(60)).expect("an answer") < last {}
            }
        });
        let mut dialogue = Dialogue { taken: 0, answers };
        assert_eq!(in_order(ahead(input), on_threads(4), |number| number, &mut dialogue).unwrap(), End::Input);
        assert_eq!(dialogue.taken, 19);
    }
}
