//! Runs work on all processors and takes the results in the order of the input.
//!
//! A slow item, or a slow taker, only delays taking the items after it: the workers continue, up to a window that bounds
//! memory.

mod line;
mod window;

use std::any::Any;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread::{self, available_parallelism};
use std::time::Instant;

use anyhow::Result;

use self::line::Line;
use self::window::Size;
use crate::input::ahead::{Ahead, PATIENCE};

/// How many items per thread may be started but not yet taken: some tenths of a second of work.
const WINDOW_ITEMS: usize = 1_024;

/// What the results that wait may take up, in bytes per thread.
const WINDOW_BYTES: usize = 16 << 20;

/// Takes the result of each item, in the order of the input.
pub(crate) trait Take<T> {
    /// Why it may stop before the end of the input.
    type Stop;

    /// About how many bytes of memory a result takes up while it waits for its turn.
    fn bytes(done: &T) -> usize;

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
    let most = Size { items: WINDOW_ITEMS * threads.get(), bytes: WINDOW_BYTES * threads.get() };
    let line = Line::new(input, threads.get(), most);
    let work_on = |item| {
        let done = work(item);
        let bytes = K::bytes(&done);
        (done, bytes)
    };
    thread::scope(|scope| {
        // On an error or a panic, too, the threads must be released before the scope waits for them.
        let _closing = Closing(&line);
        for _ in 0..threads.get() {
            scope.spawn(|| {
                while let Some((number, item)) = line.start() {
                    // A panic is passed on to the taker, so that it never waits for a result that won't come.
                    match catch_unwind(AssertUnwindSafe(|| work_on(item))) {
                        Ok((done, bytes)) => line.finish(number, Ok(done), bytes),
                        Err(panic) => line.finish(number, Err(panic), 0),
                    }
                }
            });
        }
        take(&line, taker)
    })
}

/// The result of an item, or the panic of the work on it.
type Done<T> = Result<T, Box<dyn Any + Send>>;

/// Takes all results in order.
fn take<I, T, K: Take<T>>(line: &Line<I, Done<T>>, taker: &mut K) -> Result<End<K::Stop>> {
    let mut pauses = Pauses::begin();
    while let Some(batch) = line.next() {
        pauses.is_due |= !batch.results.is_empty();
        for done in batch.results {
            let done = done.unwrap_or_else(|panic| resume_unwind(panic));
            if let ControlFlow::Break(stop) = taker.take(done)? {
                taker.pause()?;
                return Ok(End::Stopped(stop));
            }
        }
        let is_idle = line.take(batch.size);
        pauses.pause_if_due(is_idle, taker)?;
    }
    taker.pause()?;
    Ok(if line.was_interrupted() { End::Interrupted } else { End::Input })
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
struct Closing<'l, I, T>(&'l Line<I, T>);

impl<I, T> Drop for Closing<'_, I, T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
    use std::sync::mpsc::{Sender, channel};
    use std::sync::{Arc, Condvar, Mutex};
    use std::time::Duration;

    use anyhow::bail;

    use super::*;

    /// From this number on, results are as large as all that may wait.
    const LARGE: u64 = 1_000_000;

    /// Keeps what it takes until it has enough.
    #[derive(Default)]
    struct Taken {
        numbers: Vec<u64>,
        /// Holds back whoever takes, if there is one.
        gate: Option<Gate>,
        enough: Option<u64>,
        broken: Option<u64>,
        pauses: usize,
    }

    impl Take<u64> for Taken {
        type Stop = u64;

        fn bytes(done: &u64) -> usize {
            if *done < LARGE { 1 } else { WINDOW_BYTES }
        }

        fn take(&mut self, done: u64) -> Result<ControlFlow<u64>> {
            self.gate.iter().for_each(Gate::pass);
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

    /// A gate that holds back whoever comes until it is opened. A clone is the same gate.
    #[derive(Clone, Default)]
    struct Gate(Arc<(Mutex<bool>, Condvar)>);

    impl Gate {
        fn open(&self) {
            *self.0.0.lock().unwrap() = true;
            self.0.1.notify_all();
        }

        fn pass(&self) {
            drop(self.0.1.wait_while(self.0.0.lock().unwrap(), |is_open| !*is_open).unwrap());
        }
    }

    /// Opens the gate once this many items were started and no more follow; returns how many there were by then.
    fn open_after(gate: &Gate, expected: u64, started: &AtomicU64) -> u64 {
        let start = Instant::now();
        while started.load(Ordering::SeqCst) < expected && start.elapsed() < Duration::from_secs(60) {
            thread::sleep(Duration::from_millis(1));
        }
        // Time enough for what must not be started.
        thread::sleep(Duration::from_millis(50));
        let meanwhile = started.load(Ordering::SeqCst);
        // Before anything can fail, so that nobody waits at the gate for ever.
        gate.open();
        meanwhile
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

    /// How many of these items two threads start while the work on the first one waits at a gate.
    fn started_meanwhile(items: std::ops::Range<u64>, expected: u64) -> u64 {
        let (gate, started, first) = (Gate::default(), AtomicU64::new(0), items.start);
        let mut taken = Taken::default();
        let meanwhile = thread::scope(|scope| {
            let opened = scope.spawn(|| open_after(&gate, expected, &started));
            let work = |number: u64| {
                started.fetch_add(1, Ordering::SeqCst);
                if number == first {
                    gate.pass();
                }
                number
            };
            assert_eq!(in_order(ahead(items.clone()), on_threads(2), work, &mut taken).unwrap(), End::Input);
            opened.join().unwrap()
        });
        assert_eq!(taken.numbers, items.collect::<Vec<_>>());
        meanwhile
    }

    #[test]
    fn a_slow_item_stops_nobody_until_the_window_is_full() {
        let window = 2 * WINDOW_ITEMS as u64;
        assert_eq!(started_meanwhile(0..window + 500, window), window);
    }

    #[test]
    fn large_results_fill_the_window_sooner() {
        // The slow one, the two that fill the window, and none after them.
        assert_eq!(started_meanwhile(LARGE..LARGE + 100, 3), 3);
    }

    #[test]
    fn a_slow_taker_stops_nobody_until_the_window_is_full() {
        let (gate, started, window) = (Gate::default(), AtomicU64::new(0), 2 * WINDOW_ITEMS as u64);
        let mut taken = Taken { gate: Some(gate.clone()), ..Taken::default() };
        let meanwhile = thread::scope(|scope| {
            let opened = scope.spawn(|| open_after(&gate, window, &started));
            let work = |number: u64| {
                started.fetch_add(1, Ordering::SeqCst);
                number
            };
            assert_eq!(in_order(ahead(0..window + 500), on_threads(2), work, &mut taken).unwrap(), End::Input);
            opened.join().unwrap()
        });
        assert_eq!(meanwhile, window);
        assert_eq!(taken.numbers, (0..window + 500).collect::<Vec<_>>());
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

        fn bytes(_: &u64) -> usize {
            1
        }

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
