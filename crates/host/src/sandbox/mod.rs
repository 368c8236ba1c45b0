//! Step 2: bytes into the sandbox, bytes out. Nothing here knows what the bytes mean.
//!
//! - `gate` looks at a file before it is compiled, and says which [`Abi`](gate::Abi) it speaks.
//! - `engine` compiles and runs: its settings, the cache of compiled code, the clock, and what a call may use up.
//! - `guest` is a compiled plugin: a file for each ABI.
//! - `wasi` is what a guest finds behind WASI.
//! - `fault` is why a call gave no bytes, `diagnosis` how that is told from what wasmtime reports.

mod abi;
mod call;
mod diagnosis;
mod engine;
mod fault;
pub(crate) mod gate;
mod guest;
#[cfg(any(test, feature = "testing"))]
mod in_process;
mod store;
mod wasi;

pub(crate) use call::{Called, Input};
pub(crate) use engine::{Sandbox, WASMTIME, cache};
pub(crate) use fault::Fault;
pub(crate) use guest::Guest;
#[cfg(any(test, feature = "testing"))]
pub(crate) use in_process::{Function, InProcess};
