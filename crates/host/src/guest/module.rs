//! Core-module plugins: the exports of `courtesy_contract::abi`, called with bytes.

use courtesy_contract::{FailureKind, abi};
use wasmtime::{InstancePre, Linker, Memory, Store, Trap};

use super::sandbox::{Meter, Sandbox};
use super::{Called, Fault};
use crate::{Error, ErrorKind, Limits};

/// A compiled core module, linked once: each call only makes an instance.
#[derive(Clone)]
pub(crate) struct Module {
    sandbox: Sandbox,
    prepared: InstancePre<Meter>,
}

impl Module {
    /// Compiles a module that the gate let through.
    pub(crate) fn compile(sandbox: &Sandbox, bytes: &[u8]) -> Result<Self, Error> {
        let fail = |fault: wasmtime::Error| {
            Error::new(
                ErrorKind::Module,
                format!("could not be compiled: {fault:#}; build it with a supported toolchain"),
            )
        };
        let module = wasmtime::Module::new(&sandbox.engine, bytes).map_err(fail)?;
        let prepared = Linker::new(&sandbox.engine).instantiate_pre(&module).map_err(fail)?;
        Ok(Self { sandbox: sandbox.clone(), prepared })
    }

    /// Makes a fresh instance, gives it the input and takes its output. Dropping the future stops the guest.
    pub(crate) async fn call(&self, input: &[u8]) -> Called {
        let limits = &self.sandbox.limits;
        let _ticking = self.sandbox.clock.during_call();
        let mut store = match self.sandbox.store() {
            Ok(store) => store,
            Err(fault) => return Called { fuel: 0, memory_bytes: 0, output: Err(host_fault(&fault)) },
        };
        let mut memory = None;
        let output = self.exchange(&mut store, input, &mut memory).await;
        Called {
            fuel: limits.fuel - store.get_fuel().unwrap_or(0).min(limits.fuel),
            memory_bytes: memory.map_or(0, |memory: Memory| memory.data_size(&store) as u64),
            output,
        }
    }

    async fn exchange(
        &self,
        store: &mut Store<Meter>,
        input: &[u8],
        seen: &mut Option<Memory>,
    ) -> Result<Vec<u8>, Fault> {
        let limits = &*self.sandbox.limits;
        if input.len() > limits.input_bytes {
            let detail = format!(
                "the context has {} bytes for this plugin, which may receive {}; let it read less",
                input.len(),
                limits.input_bytes
            );
            return Err(Fault::new(FailureKind::Input, detail));
        }
        let instance = self.prepared.instantiate_async(&mut *store).await;
        let instance = instance.map_err(|fault| explain(&fault, store.data(), limits))?;
        let memory = instance.get_memory(&mut *store, abi::MEMORY).ok_or_else(|| missing(abi::MEMORY))?;
        *seen = Some(memory);
        if let Ok(initialize) = instance.get_typed_func::<(), ()>(&mut *store, abi::INITIALIZE) {
            let done = initialize.call_async(&mut *store, ()).await;
            done.map_err(|fault| explain(&fault, store.data(), limits))?;
        }
        let alloc = instance.get_typed_func::<u32, u32>(&mut *store, abi::ALLOC).map_err(|_| missing(abi::ALLOC))?;
        let decide =
            instance.get_typed_func::<(u32, u32), u64>(&mut *store, abi::DECIDE).map_err(|_| missing(abi::DECIDE))?;
        // At most `input_bytes`, which the check above has compared; a u32 holds every address of a 32-bit memory.
        let len = u32::try_from(input.len())
            .map_err(|_| Fault::new(FailureKind::Input, "the context is too large for a 32-bit memory"))?;
        let ptr = alloc.call_async(&mut *store, len).await.map_err(|fault| explain(&fault, store.data(), limits))?;
        put(store, memory, ptr, input)?;
        let packed =
            decide.call_async(&mut *store, (ptr, len)).await.map_err(|fault| explain(&fault, store.data(), limits))?;
        take(store, memory, packed, limits)
    }
}

fn put(store: &mut Store<Meter>, memory: Memory, ptr: u32, input: &[u8]) -> Result<(), Fault> {
    let size = memory.data_size(&*store);
    let start = ptr as usize;
    let room = start.checked_add(input.len()).and_then(|end| memory.data_mut(store).get_mut(start..end));
    let Some(room) = room else {
        let detail = format!(
            "`{}` returned address {ptr} for {} bytes, but the memory ends at {size}; return the address of as many free bytes as were asked for",
            abi::ALLOC,
            input.len()
        );
        return Err(Fault::new(FailureKind::Memory, detail));
    };
    room.copy_from_slice(input);
    Ok(())
}

fn take(store: &Store<Meter>, memory: Memory, packed: u64, limits: &Limits) -> Result<Vec<u8>, Fault> {
    let (ptr, len) = abi::unpack(packed);
    let (start, len) = (ptr as usize, len as usize);
    if len > limits.output_bytes {
        let detail =
            format!("the answer has {len} bytes and may have {}; propose less, or say it shorter", limits.output_bytes);
        return Err(Fault::new(FailureKind::Output, detail));
    }
    let answer = start.checked_add(len).and_then(|end| memory.data(store).get(start..end));
    answer.map(<[u8]>::to_vec).ok_or_else(|| {
        let detail = format!(
            "`{}` returned {len} bytes at address {ptr}, but the memory ends at {}; return address and length of the answer as `ptr << 32 | len`",
            abi::DECIDE,
            memory.data_size(store)
        );
        Fault::new(FailureKind::Output, detail)
    })
}

/// What a trap means, with what to do about it.
fn explain(fault: &wasmtime::Error, meter: &Meter, limits: &Limits) -> Fault {
    let Some(trap) = fault.downcast_ref::<Trap>() else {
        return host_fault(fault);
    };
    match trap {
        Trap::OutOfFuel => Fault::new(
            FailureKind::Fuel,
            format!("it used up its {} units of fuel; look for a loop without end, or do less work", limits.fuel),
        ),
        Trap::Interrupt => Fault::new(
            FailureKind::Deadline,
            format!("it ran longer than {} ms; look for a loop without end, or do less work", limits.deadline_ms),
        ),
        Trap::StackOverflow => Fault::new(
            FailureKind::Stack,
            format!("it used up its stack of {} bytes; look for a recursion without end", limits.stack_bytes),
        ),
        _ if meter.refused_growth => Fault::new(
            FailureKind::Memory,
            format!(
                "it wanted more than {} bytes of memory or {} elements in a table, and stopped ({trap}); hold less at a time",
                limits.memory_bytes, limits.table_elements
            ),
        ),
        _ => Fault::new(
            FailureKind::Trap,
            format!(
                "it stopped with a trap ({trap}); in most languages that is a panic or an exception that nobody caught: run the plugin's own tests with this context"
            ),
        ),
    }
}

fn host_fault(fault: &wasmtime::Error) -> Fault {
    Fault::new(
        FailureKind::Host,
        format!("the host could not run it: {fault:#}; the plugin is not to blame, ask the operator"),
    )
}

/// The gate has seen these exports, so their absence is the host's fault.
fn missing(export: &str) -> Fault {
    Fault::new(
        FailureKind::Host,
        format!("the host could not find the export `{export}` that it had checked; please report this"),
    )
}
