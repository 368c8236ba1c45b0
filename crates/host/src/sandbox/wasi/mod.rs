//! What a guest finds behind WASI: three pipes, a clock that stands still, chance from a seed, and nothing else.
//!
//! There are no files, arguments, variables or sockets. Asking for them gives WASI's own error, so that a runtime which
//! only looks around goes on; what was asked for is kept, to explain a failure that follows.

mod alarms;
mod clocks;
mod fuel;
mod pipes;
pub(crate) mod preview1;
pub(crate) mod preview2;
mod random;
mod state;

pub(crate) use state::{Wasi, WasiView};
