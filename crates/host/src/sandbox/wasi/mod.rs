//! What WASI provides to a guest: three pipes, clocks that stand still, randomness from a seed, and nothing else.
//!
//! There are no files, arguments, variables or sockets. Asking for them returns WASI's own error, so that a runtime that only
//! probes for them goes on. What was asked for is remembered, to explain a failure that follows.

#[cfg(feature = "components")]
mod alarms;
mod clocks;
mod fuel;
mod pipes;
pub(crate) mod preview1;
#[cfg(feature = "components")]
pub(crate) mod preview2;
mod random;
mod state;

pub(crate) use state::{Wasi, WasiView};
