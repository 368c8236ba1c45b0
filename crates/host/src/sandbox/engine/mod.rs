//! The engine that compiles and runs plugins: its settings, its clock, and the limits of a call.

pub(in crate::sandbox) mod cache;
mod clock;
#[allow(unsafe_code)]
pub(super) mod code;
pub(super) mod config;
mod folder;
mod fuel;
mod limits;
pub(super) mod meter;

use std::sync::Arc;

use wasmtime::Engine;

use super::compiler::CompilerProcess;
use crate::error::{Error, ErrorKind};
use crate::limits::Limits;
use cache::Cache;
use clock::Clock;
pub(super) use config::MemoryRoom;
pub(super) use limits::{HANDLES, MEMORIES};

/// The version of wasmtime, for decisions.
pub(crate) const WASMTIME: &str = "48.0.8";

/// The engine, its clock and the limits. A clone is the same sandbox.
#[derive(Clone)]
pub(crate) struct Sandbox {
    pub(super) engine: Engine,
    pub(crate) limits: Arc<Limits>,
    pub(super) clock: Arc<Clock>,
    pub(super) room: MemoryRoom,
    pub(super) cache: Option<Cache>,
    /// Where plugins are compiled; without it, in this process.
    pub(super) compiler: Option<CompilerProcess>,
}

impl Sandbox {
    /// Sets up the engine for so many plugins.
    pub(crate) fn new(limits: Limits, plugins: usize) -> Result<Self, Error> {
        let (engine, room) = config::engine(&limits, plugins)?;
        Self::of(engine, room, limits)
    }

    /// Keeps compiled code.
    pub(crate) fn with_cache(self, cache: Option<Cache>) -> Self {
        Self { cache, ..self }
    }

    /// Compiles plugins in processes of their own.
    pub(crate) fn with_compiler(self, compiler: Option<CompilerProcess>) -> Self {
        Self { compiler, ..self }
    }

    /// A sandbox whose memories have this much address space, whatever the process allows.
    #[cfg(test)]
    pub(super) fn with_room(limits: Limits, room: MemoryRoom) -> Self {
        let engine = Engine::new(&config::config(&limits, room, 1)).unwrap();
        Self::of(engine, room, limits).unwrap()
    }

    fn of(engine: Engine, room: MemoryRoom, limits: Limits) -> Result<Self, Error> {
        let clock = Clock::start(&engine).map_err(|fault| {
            Error::new(ErrorKind::Sandbox, "the clock's thread could not be started; allow the process another thread")
                .with_source(fault)
        })?;
        let (limits, clock) = (Arc::new(limits), Arc::new(clock));
        Ok(Self { engine, limits, clock, room, cache: None, compiler: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_name_the_engine_that_is_linked() {
        let lock = include_str!("../../../../../Cargo.lock");
        assert!(
            lock.contains(&format!("name = \"wasmtime\"\nversion = \"{WASMTIME}\"")),
            "WASMTIME must name the locked version"
        );
    }
}
