//! Step 2: bytes into the sandbox, bytes out. Nothing here knows what the bytes mean.

pub(crate) mod cache;
mod clock;
mod command;
mod compiling;
mod component;
mod engine;
mod fault;
pub(crate) mod gate;
#[cfg(any(test, feature = "testing"))]
mod in_process;
mod module;
pub(crate) mod wasi;

use std::sync::Arc;

use courtesy_contract::FailureKind;

pub(crate) use command::{RUN, START};
pub(crate) use component::DECIDE as COMPONENT_DECIDE;
pub(crate) use engine::{MEMORIES, Sandbox, WASMTIME};
pub(crate) use fault::{Fault, Stop, Unlinkable};
#[cfg(any(test, feature = "testing"))]
pub(crate) use in_process::{Function, InProcess};

use crate::{Abi, Error, Limits};
use wasi::World;

/// What a call is given: bytes, and what WASI makes a clock and chance of.
pub(crate) struct Input {
    pub(crate) json: Vec<u8>,
    /// The moment at which the clock stands, in seconds since 1970.
    pub(crate) now_s: i64,
    pub(crate) seed: u64,
}

/// What one call cost, and what came out.
pub(crate) struct Called {
    pub(crate) fuel: u64,
    pub(crate) memory_bytes: u64,
    /// What the guest wrote to stderr, as much of it as is kept.
    pub(crate) stderr: Vec<u8>,
    pub(crate) output: Result<Vec<u8>, Fault>,
}

/// Refuses an input that is longer than a plugin may receive.
fn fits(input: &[u8], limits: &Limits) -> Result<(), Fault> {
    if input.len() <= limits.input_bytes {
        return Ok(());
    }
    let detail = format!(
        "the context has {} bytes for this plugin, which may receive {}; let it read less",
        input.len(),
        limits.input_bytes
    );
    Err(Fault::new(FailureKind::Input, detail))
}

/// A compiled plugin, linked once: each call only makes an instance.
pub(crate) struct Guest {
    sandbox: Sandbox,
    prepared: Prepared,
}

enum Prepared {
    Module(module::Module),
    Command(command::Command),
    CommandComponent(command::CommandComponent),
    Component(component::Component),
}

impl Guest {
    /// Compiles what the gate let through, in the time that it may take.
    pub(crate) fn compile(sandbox: &Sandbox, bytes: &Arc<[u8]>, abi: Abi) -> Result<Self, Error> {
        let prepared = compiling::compile(&sandbox.engine, bytes, abi, &sandbox.limits)?;
        Ok(Self { sandbox: sandbox.clone(), prepared })
    }

    /// Makes a fresh instance, gives it the input and takes its output. Dropping the future stops the guest.
    pub(crate) async fn call(&self, input: Input) -> Called {
        let limits = &*self.sandbox.limits;
        let nothing = |fault| Called { fuel: 0, memory_bytes: 0, stderr: Vec::new(), output: Err(fault) };
        if let Err(fault) = fits(&input.json, limits) {
            return nothing(fault);
        }
        let _ticking = self.sandbox.clock.during_call();
        let Input { json, now_s, seed } = input;
        let (world, json) = match &self.prepared {
            Prepared::Module(_) | Prepared::Component(_) => (World::of_function(now_s, seed, limits), json),
            Prepared::Command(_) | Prepared::CommandComponent(_) => {
                (World::of_command(Input { json, now_s, seed }, limits), Vec::new())
            }
        };
        let mut store = match self.sandbox.store(world) {
            Ok(store) => store,
            Err(error) => return nothing(Fault::of_host(&error)),
        };
        let slice = store.data().meter.slice.clone();
        let running = async {
            match &self.prepared {
                Prepared::Module(module) => module.call(&mut store, &json, limits).await,
                Prepared::Command(command) => command.call(&mut store, limits).await,
                Prepared::CommandComponent(command) => command.call(&mut store, limits).await,
                Prepared::Component(component) => component.call(&mut store, &json, limits).await,
            }
        };
        let output = slice.time(running).await;
        Called {
            fuel: limits.fuel - store.get_fuel().unwrap_or(0).min(limits.fuel),
            memory_bytes: store.data().meter.memory_bytes() as u64,
            stderr: store.data_mut().world.take_stderr(),
            output,
        }
    }
}
