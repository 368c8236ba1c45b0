//! Limits that operators can't change.

use std::num::NonZeroUsize;

/// Handles that a component may hold at once.
pub(crate) const HANDLES: usize = 10_000;
/// Memories of one component.
pub(crate) const MEMORIES: u32 = 4;
/// The most functions to name of a backtrace.
pub(crate) const FRAMES: NonZeroUsize = NonZeroUsize::new(3).unwrap();
