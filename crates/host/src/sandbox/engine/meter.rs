//! The time and memory that one call has used. Its fuel is counted by the engine.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use wasmtime::ResourceLimiter;

use crate::limits::{Limits, TICK};

/// A slice that takes at least this many ticks counts for all of them.
const LENIENCE: u64 = 4;

/// What one call has used, and its limits.
pub(crate) struct Meter {
    memory: Share,
    table: Share,
    slices_left: u64,
    pub(crate) slice: Arc<Slice>,
    /// Whether the plugin asked for more memory or larger tables than allowed.
    pub(crate) refused_growth: bool,
}

/// When the call's current slice began.
pub(crate) struct Slice {
    origin: Instant,
    began_ns: AtomicU64,
}

impl Default for Slice {
    fn default() -> Self {
        Self { origin: Instant::now(), began_ns: AtomicU64::new(0) }
    }
}

impl Slice {
    /// Runs a future, and notes when each of its slices begins.
    pub(crate) async fn time<T>(&self, running: impl Future<Output = T>) -> T {
        let mut running = pin!(running);
        poll_fn(|context| {
            self.began_ns.store(self.origin.elapsed().as_nanos() as u64, Ordering::Relaxed);
            running.as_mut().poll(context)
        })
        .await
    }

    /// The ticks that the slice counts for: one, unless an operation that can't be interrupted made it many times longer. Small
    /// excesses are forgiven, because the thread may only have waited for the processor.
    fn ticks(&self) -> u64 {
        let now_ns = self.origin.elapsed().as_nanos() as u64;
        let lasted_ns = now_ns.saturating_sub(self.began_ns.load(Ordering::Relaxed));
        (lasted_ns / (LENIENCE * TICK.as_nanos() as u64)).max(1)
    }
}

/// How much of a resource a call holds over all its instances, and how much it may hold.
struct Share {
    held: usize,
    limit: usize,
}

/// What comes after a slice.
pub(crate) enum Turn {
    Yield,
    End,
}

impl Meter {
    pub(crate) fn new(limits: &Limits) -> Self {
        let tick_ms = TICK.as_millis() as u64;
        Self {
            memory: Share { held: 0, limit: limits.memory_bytes },
            table: Share { held: 0, limit: limits.table_elements },
            slices_left: limits.deadline_ms.div_ceil(tick_ms),
            slice: Arc::default(),
            refused_growth: false,
        }
    }

    /// The memory that the call holds, in bytes.
    pub(crate) fn memory_bytes(&self) -> usize {
        self.memory.held
    }

    /// Ends a slice. A call runs in slices of one tick and yields in between, so that waiting doesn't count as running.
    pub(crate) fn slice_is_over(&mut self) -> Turn {
        self.slices_left = self.slices_left.saturating_sub(self.slice.ticks());
        if self.slices_left == 0 { Turn::End } else { Turn::Yield }
    }

    fn note(&mut self, granted: bool) -> wasmtime::Result<bool> {
        self.refused_growth |= !granted;
        Ok(granted)
    }
}

impl Share {
    /// Grants growth from one size to another, if it fits.
    fn grow(&mut self, current: usize, desired: usize) -> bool {
        let held = self.held.saturating_sub(current).saturating_add(desired);
        let granted = held <= self.limit;
        if granted {
            self.held = held;
        }
        granted
    }
}

impl ResourceLimiter for Meter {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let granted = self.memory.grow(current, desired);
        self.note(granted)
    }

    fn table_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let granted = self.table.grow(current, desired);
        self.note(granted)
    }
}
