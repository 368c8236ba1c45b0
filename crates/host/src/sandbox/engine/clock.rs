//! The ticks that interrupt running calls: a thread that ticks while there are calls, and sleeps otherwise.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};

use wasmtime::Engine;

use crate::limits::TICK;

/// The clock sleeps after this many ticks without a new call. A call that runs longer has met its deadline by then.
const RESTS_AFTER_TICKS: u64 = 200;

/// Raises the engine's epoch at a fixed rate, and never to interrupt one plugin, because that would interrupt all of them.
pub(crate) struct Clock {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    calls: AtomicU64,
    running: AtomicU64,
    resting: AtomicBool,
    ended: AtomicBool,
}

impl Clock {
    pub(crate) fn start(engine: &Engine) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let thread = thread::Builder::new().name("courtesy-clock".to_owned()).spawn({
            let (shared, engine) = (Arc::clone(&shared), engine.clone());
            move || tick(&shared, &engine)
        })?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Keeps the clock ticking until the returned guard is dropped.
    pub(crate) fn during_call(&self) -> Ticking<'_> {
        self.shared.running.fetch_add(1, Ordering::SeqCst);
        self.shared.calls.fetch_add(1, Ordering::SeqCst);
        if self.shared.resting.load(Ordering::SeqCst) {
            self.wake();
        }
        Ticking(&self.shared)
    }

    fn wake(&self) {
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        self.wake();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A call that needs the clock.
pub(crate) struct Ticking<'c>(&'c Shared);

impl Drop for Ticking<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::SeqCst);
    }
}

fn tick(shared: &Shared, engine: &Engine) {
    let (mut calls, mut idle_ticks) = (0, 0);
    while !shared.ended.load(Ordering::SeqCst) {
        thread::sleep(TICK);
        engine.increment_epoch();
        let now = shared.calls.load(Ordering::SeqCst);
        idle_ticks = if now == calls && shared.running.load(Ordering::SeqCst) == 0 { idle_ticks + 1 } else { 0 };
        calls = now;
        if idle_ticks > RESTS_AFTER_TICKS {
            rest(shared, calls);
            idle_ticks = 0;
        }
    }
}

/// Sleeps until a call comes. A call that has just come isn't missed, because both sides write before they read.
fn rest(shared: &Shared, calls: u64) {
    shared.resting.store(true, Ordering::SeqCst);
    while shared.calls.load(Ordering::SeqCst) == calls && !shared.ended.load(Ordering::SeqCst) {
        thread::park();
    }
    shared.resting.store(false, Ordering::SeqCst);
}
