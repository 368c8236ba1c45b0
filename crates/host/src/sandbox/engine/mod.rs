//! The engine that compiles and runs plugins: its settings, its clock, and the limits of a call.

pub(crate) mod cache;
mod clock;
mod config;
mod fuel;
mod limits;
pub(super) mod meter;

use std::path::Path;
use std::sync::Arc;

use wasmtime::Engine;

use crate::error::{Error, ErrorKind};
use crate::limits::Limits;
use clock::Clock;
#[cfg(test)]
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
}

impl Sandbox {
    /// Sets up the engine; compiled code is kept in `cache`, if there is one.
    pub(crate) fn new(limits: Limits, cache: Option<&Path>) -> Result<Self, Error> {
        let cache = cache.map(cache::open).transpose()?;
        let engine = config::engine(&limits, cache)?;
        Self::of(engine, limits)
    }

    /// A sandbox whose memories have this much address space, whatever the process allows.
    #[cfg(test)]
    pub(super) fn with_room(limits: Limits, room: MemoryRoom) -> Self {
        let engine = Engine::new(&config::config(&limits, room)).unwrap();
        Self::of(engine, limits).unwrap()
    }

    fn of(engine: Engine, limits: Limits) -> Result<Self, Error> {
        let clock = Clock::start(&engine).map_err(|fault| {
            Error::new(ErrorKind::Sandbox, "the clock's thread could not be started; allow the process another thread")
                .with_source(fault)
        })?;
        Ok(Self { engine, limits: Arc::new(limits), clock: Arc::new(clock) })
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
