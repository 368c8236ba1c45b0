//! Core-module plugins: the exports of `courtesy_contract::abi`, called with bytes.

use courtesy_contract::{FailureKind, abi};
use wasmtime::{
    Extern, Instance, InstancePre, Linker, Memory, ModuleExport, Store, TypedFunc, WasmParams, WasmResults,
};

use crate::limits::Limits;
use crate::sandbox::diagnosis;
use crate::sandbox::fault::Fault;
use crate::sandbox::store::Call;

/// A core module that imports nothing.
pub(super) struct Module {
    prepared: InstancePre<Call>,
    exports: Exports,
}

/// Where the exports are, so that no call looks for them by name. The gate has checked their types.
struct Exports {
    memory: ModuleExport,
    initialize: Option<ModuleExport>,
    alloc: ModuleExport,
    decide: ModuleExport,
}

impl Exports {
    fn of(module: &wasmtime::Module) -> wasmtime::Result<Self> {
        let find = |name: &str| module.get_export_index(name);
        let need = |name: &str| find(name).ok_or_else(|| wasmtime::format_err!("it doesn't export `{name}`"));
        Ok(Self {
            memory: need(abi::MEMORY)?,
            initialize: find(abi::INITIALIZE),
            alloc: need(abi::ALLOC)?,
            decide: need(abi::DECIDE)?,
        })
    }
}

impl Module {
    pub(super) fn link(module: &wasmtime::Module) -> wasmtime::Result<Self> {
        Ok(Self { prepared: Linker::new(module.engine()).instantiate_pre(module)?, exports: Exports::of(module)? })
    }

    pub(super) async fn call(&self, store: &mut Store<Call>, input: &[u8], limits: &Limits) -> Result<Vec<u8>, Fault> {
        let instance = self.prepared.instantiate_async(&mut *store).await;
        let instance = instance.map_err(|error| diagnosis::of_guest(&error, store.data(), limits))?;
        if let Some(initialize) = &self.exports.initialize {
            let initialize = function::<(), ()>(store, instance, initialize, abi::INITIALIZE)?;
            let done = initialize.call_async(&mut *store, ()).await;
            done.map_err(|error| diagnosis::of_guest(&error, store.data(), limits))?;
        }
        let memory = instance.get_module_export(&mut *store, &self.exports.memory).and_then(Extern::into_memory);
        let memory = memory.ok_or_else(|| Fault::missing(abi::MEMORY))?;
        let alloc = function::<u32, u32>(store, instance, &self.exports.alloc, abi::ALLOC)?;
        let decide = function::<(u32, u32), u64>(store, instance, &self.exports.decide, abi::DECIDE)?;
        // `input_bytes` was checked before, and a u32 can hold every address of a 32-bit memory.
        let len = u32::try_from(input.len())
            .map_err(|_| Fault::new(FailureKind::Input, "the context is too large for a 32-bit memory"))?;
        let ptr = alloc.call_async(&mut *store, len).await;
        let ptr = ptr.map_err(|error| diagnosis::of_guest(&error, store.data(), limits))?;
        put(store, memory, ptr, input)?;
        let packed = decide.call_async(&mut *store, (ptr, len)).await;
        take(store, memory, packed.map_err(|error| diagnosis::of_guest(&error, store.data(), limits))?, limits)
    }
}

fn function<P: WasmParams, R: WasmResults>(
    store: &mut Store<Call>,
    instance: Instance,
    export: &ModuleExport,
    name: &str,
) -> Result<TypedFunc<P, R>, Fault> {
    let function = instance.get_module_export(&mut *store, export).and_then(Extern::into_func);
    function.and_then(|function| function.typed(&*store).ok()).ok_or_else(|| Fault::missing(name))
}

fn put(store: &mut Store<Call>, memory: Memory, ptr: u32, input: &[u8]) -> Result<(), Fault> {
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

fn take(store: &Store<Call>, memory: Memory, packed: u64, limits: &Limits) -> Result<Vec<u8>, Fault> {
    let (ptr, len) = abi::unpack(packed);
    let (start, len) = (ptr as usize, len as usize);
    if len > limits.output_bytes {
        return Err(Fault::too_long(len, limits.output_bytes));
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
