//! A compiled plugin, linked once: each call only makes an instance.

mod command;
#[cfg(feature = "components")]
mod command_component;
#[cfg(feature = "components")]
mod component;
mod module;

use std::sync::Arc;

use courtesy_contract::Digest;
use wasmtime::Store;

use super::abi::Abi;
use super::call::{Called, Input, check_input};
use super::compiler;
use super::diagnosis;
use super::engine::Sandbox;
use super::engine::code::{Code, Form};
use super::fault::Fault;
use super::store::{Call, store};
use super::wasi::Wasi;
use crate::error::Error;
use crate::limits::Limits;
use command::Command;
#[cfg(feature = "components")]
use command_component::CommandComponent;
#[cfg(feature = "components")]
use component::Component;
use module::Module;

/// A compiled plugin, and the sandbox that it runs in.
pub(crate) struct Guest {
    sandbox: Sandbox,
    prepared: Prepared,
}

enum Prepared {
    Module(Module),
    Command(Command),
    #[cfg(feature = "components")]
    CommandComponent(CommandComponent),
    #[cfg(feature = "components")]
    Component(Component),
}

impl Guest {
    /// Compiles and links a file that passed the gate, within its time limit.
    pub(crate) fn compile(sandbox: &Sandbox, bytes: &Arc<[u8]>, digest: &Digest, abi: Abi) -> Result<Self, Error> {
        let code = compiler::code(sandbox, bytes, digest, form(abi))?;
        let prepared = compiler::in_time(&sandbox.limits, move || Prepared::link(&code, abi))?;
        Ok(Self { sandbox: sandbox.clone(), prepared })
    }

    /// Creates an instance, passes it the input and takes its output. Dropping the future ends the call.
    pub(crate) async fn call(&self, input: Input) -> Called {
        let limits = &*self.sandbox.limits;
        if let Err(fault) = check_input(&input.json, limits) {
            return Called::for_nothing(Err(fault));
        }
        let _ticking = self.sandbox.clock.during_call();
        let (wasi, json) = self.prepared.surround(input, limits);
        let mut store = match store(&self.sandbox, wasi, self.prepared.has_imports()) {
            Ok(store) => store,
            Err(error) => return Called::for_nothing(Err(diagnosis::of_host(&error))),
        };
        let slice = store.data().meter.slice.clone();
        let output = slice.time(self.prepared.call(&mut store, &json, limits)).await;
        Called {
            fuel: limits.fuel - store.get_fuel().unwrap_or(0).min(limits.fuel),
            memory_bytes: store.data().meter.memory_bytes() as u64,
            stderr: store.data_mut().wasi.take_stderr(),
            output,
        }
    }
}

/// What a file with this ABI is.
fn form(abi: Abi) -> Form {
    match abi {
        Abi::Module | Abi::Command => Form::Module,
        Abi::CommandComponent | Abi::Component => Form::Component,
    }
}

impl Prepared {
    fn link(code: &Code, abi: Abi) -> wasmtime::Result<Self> {
        match (code, abi) {
            (Code::Module(code), Abi::Module) => Module::link(code).map(Self::Module),
            (Code::Module(code), Abi::Command) => Command::link(code).map(Self::Command),
            #[cfg(feature = "components")]
            (Code::Component(code), Abi::CommandComponent) => CommandComponent::link(code).map(Self::CommandComponent),
            #[cfg(feature = "components")]
            (Code::Component(code), Abi::Component) => Component::link(code).map(Self::Component),
            _ => Err(wasmtime::Error::msg("its form isn't that of its ABI")),
        }
    }

    fn has_imports(&self) -> bool {
        match self {
            Self::Module(_) => false,
            Self::Command(_) => true,
            #[cfg(feature = "components")]
            Self::CommandComponent(_) | Self::Component(_) => true,
        }
    }

    /// What WASI provides to the guest, and the JSON to pass as an argument.
    fn surround(&self, input: Input, limits: &Limits) -> (Wasi, Vec<u8>) {
        let of_function = |input: Input| (Wasi::of_function(input.now_s, input.seed, limits), input.json);
        let of_command = |input| (Wasi::of_command(input, limits), Vec::new());
        match self {
            Self::Module(_) => of_function(input),
            Self::Command(_) => of_command(input),
            #[cfg(feature = "components")]
            Self::Component(_) => of_function(input),
            #[cfg(feature = "components")]
            Self::CommandComponent(_) => of_command(input),
        }
    }

    async fn call(&self, store: &mut Store<Call>, json: &[u8], limits: &Limits) -> Result<Vec<u8>, Fault> {
        match self {
            Self::Module(module) => module.call(store, json, limits).await,
            Self::Command(command) => command.call(store, limits).await,
            #[cfg(feature = "components")]
            Self::CommandComponent(command) => command.call(store, limits).await,
            #[cfg(feature = "components")]
            Self::Component(component) => component.call(store, json, limits).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest;
    use crate::sandbox::engine::MemoryRoom;

    /// A guest's answer and its cost, in a sandbox whose memories have this much room.
    fn called(room: MemoryRoom) -> (u64, u64, String) {
        let sandbox = Sandbox::with_room(Limits { concurrency: 1, ..Limits::default() }, room);
        let wat = include_str!("../../../../../tests/hostile/neighbours/module/friendly.wat");
        let wasm: Arc<[u8]> = wat::parse_str(wat).unwrap().into();
        let guest = Guest::compile(&sandbox, &wasm, &digest::of(&wasm), Abi::Module).unwrap();
        let input = Input { json: vec![b' '; 4_096], now_s: 0, seed: 0 };
        let called = pollster::block_on(guest.call(input));
        (called.fuel, called.memory_bytes, format!("{:?}", called.output))
    }

    #[test]
    fn memories_that_lie_close_together_change_neither_answers_nor_costs() {
        assert_eq!(called(MemoryRoom::Whole), called(MemoryRoom::Close));
    }
}
