//! Step 2: bytes into the sandbox, bytes out. Nothing here knows what the bytes mean.
//!
//! - `gate` checks a file before it is compiled, and recognises its [`Abi`](gate::Abi).
//! - `compiler` makes machine code of a file that passed the gate, in a process of its own if it may.
//! - `engine` runs it: its settings, the cache of compiled code, the clock, and the limits of a call.
//! - `guest` is a compiled plugin: a file for each ABI.
//! - `wasi` is what WASI provides to a guest.
//! - `fault` is why a call returned no bytes; `diagnosis` works it out from what wasmtime reports.

mod abi;
mod call;
mod compiler;
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
pub use compiler::CompilerProcess;
pub(crate) use engine::cache::Cache;
pub(crate) use engine::{Sandbox, WASMTIME};
pub(crate) use fault::Fault;
pub(crate) use guest::Guest;
#[cfg(any(test, feature = "testing"))]
pub(crate) use in_process::{Function, InProcess};
