//! A minimal wasmtime embedding as a baseline: the same plugin and limits, bytes in and bytes out, without any checks.

use courtesy_contract::abi;
use courtesy_host::{Abi, Limits};
use wasmtime::component::{self, Component, Resource, ResourceType};
use wasmtime::{
    Caller, Config, Engine, Extern, InstanceAllocationStrategy, Linker, Module, PoolingAllocationConfig, Store,
    StoreContextMut, StoreLimits, StoreLimitsBuilder,
};

/// A plugin without Courtesy's host around it.
pub(crate) struct Bare {
    engine: Engine,
    limits: Limits,
    prepared: Prepared,
}

enum Prepared {
    Module(wasmtime::InstancePre<Call>),
    Command(wasmtime::InstancePre<Call>),
    CommandComponent(component::InstancePre<Call>, String),
    Component(component::InstancePre<Call>),
}

/// One call's limits and pipes.
struct Call {
    ceilings: StoreLimits,
    stdin: Vec<u8>,
    read: usize,
    stdout: Vec<u8>,
}

/// The handle of a pipe: 0 for stdin, 1 for stdout, 2 for stderr.
struct Pipe;
/// The handle of a pollable, which is always ready.
struct Ready;
/// The handle of an error, which never occurs.
struct Failed;

#[derive(component::ComponentType, component::Lift, component::Lower)]
#[component(variant)]
enum StreamError {
    #[component(name = "last-operation-failed")]
    #[allow(dead_code, reason = "WASI has it; no operation fails here")]
    Failed(Resource<Failed>),
    #[component(name = "closed")]
    Closed,
}

impl Bare {
    pub(crate) fn new(wasm: &[u8], abi: Abi) -> Self {
        let limits = Limits::default();
        let engine = engine(&limits);
        let prepared = match abi {
            Abi::Module => {
                let module = Module::new(&engine, wasm).expect("a module");
                Prepared::Module(Linker::new(&engine).instantiate_pre(&module).expect("no imports"))
            }
            Abi::Command => Prepared::Command(command(&engine, wasm)),
            Abi::CommandComponent => {
                let component = Component::new(&engine, wasm).expect("a component");
                let ty = component.component_type();
                let name = ty.exports(&engine).find_map(|(name, _)| name.starts_with("wasi:cli/run").then_some(name));
                let name = name.expect("a command").to_owned();
                Prepared::CommandComponent(with_pipes(&engine, &component), name)
            }
            Abi::Component => {
                let component = Component::new(&engine, wasm).expect("a component");
                Prepared::Component(with_pipes(&engine, &component))
            }
        };
        Self { engine, limits, prepared }
    }

    pub(crate) fn call(&self, input: &[u8]) -> Vec<u8> {
        let mut store = self.store(input);
        match &self.prepared {
            Prepared::Module(prepared) => {
                let instance = prepared.instantiate(&mut store).expect("an instance");
                let memory = instance.get_memory(&mut store, abi::MEMORY).expect("a memory");
                let alloc = instance.get_typed_func::<u32, u32>(&mut store, abi::ALLOC).expect("alloc");
                let decide = instance.get_typed_func::<(u32, u32), u64>(&mut store, abi::DECIDE).expect("decide");
                let ptr = alloc.call(&mut store, input.len() as u32).expect("room");
                memory.write(&mut store, ptr as usize, input).expect("room");
                let (at, len) = abi::unpack(decide.call(&mut store, (ptr, input.len() as u32)).expect("an answer"));
                memory.data(&store)[at as usize..][..len as usize].to_vec()
            }
            Prepared::Command(prepared) => {
                let instance = prepared.instantiate(&mut store).expect("an instance");
                let start = instance.get_typed_func::<(), ()>(&mut store, "_start").expect("start");
                start.call(&mut store, ()).expect("an answer");
                std::mem::take(&mut store.data_mut().stdout)
            }
            Prepared::CommandComponent(prepared, name) => {
                let instance = prepared.instantiate(&mut store).expect("an instance");
                let interface = instance.get_export_index(&mut store, None, name).expect("run");
                let run = instance.get_export_index(&mut store, Some(&interface), "run").expect("run");
                let run = instance.get_typed_func::<(), (Result<(), ()>,)>(&mut store, run).expect("run");
                run.call(&mut store, ()).expect("an answer").0.expect("success");
                std::mem::take(&mut store.data_mut().stdout)
            }
            Prepared::Component(prepared) => {
                let instance = prepared.instantiate(&mut store).expect("an instance");
                let decide = instance.get_typed_func::<(&str,), (String,)>(&mut store, "decide").expect("decide");
                let input = str::from_utf8(input).expect("JSON is UTF-8");
                decide.call(&mut store, (input,)).expect("an answer").0.into_bytes()
            }
        }
    }

    fn store(&self, input: &[u8]) -> Store<Call> {
        let ceilings =
            StoreLimitsBuilder::new().memory_size(self.limits.memory_bytes).table_elements(self.limits.table_elements);
        let stdin = match self.prepared {
            Prepared::Command(_) | Prepared::CommandComponent(..) => input.to_vec(),
            Prepared::Module(_) | Prepared::Component(_) => Vec::new(),
        };
        let call = Call { ceilings: ceilings.build(), stdin, read: 0, stdout: Vec::new() };
        let mut store = Store::new(&self.engine, call);
        store.limiter(|call| &mut call.ceilings);
        store.set_fuel(self.limits.fuel).expect("fuel");
        store.set_epoch_deadline(self.limits.deadline_ms);
        store
    }
}

impl Call {
    fn take(&mut self, most: usize) -> Vec<u8> {
        let start = self.read;
        self.read = self.stdin.len().min(start + most);
        self.stdin[start..self.read].to_vec()
    }
}

fn engine(limits: &Limits) -> Engine {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_core_instances(limits.concurrency * limits.instances)
        .total_memories(limits.concurrency)
        .total_tables(limits.concurrency * limits.instances)
        .max_core_instances_per_component(limits.instances)
        .max_tables_per_component(limits.instances)
        .max_memory_size(limits.memory_bytes)
        .table_elements(limits.table_elements)
        .linear_memory_keep_resident(256 << 10)
        .table_keep_resident(256 << 10);
    let mut config = Config::new();
    config
        .consume_fuel(true)
        .epoch_interruption(true)
        .max_wasm_stack(limits.stack_bytes)
        .cranelift_nan_canonicalization(true)
        .concurrency_support(false)
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    Engine::new(&config).expect("an engine")
}

/// A WASI preview 1 command with two pipes; every other import returns 0.
fn command(engine: &Engine, wasm: &[u8]) -> wasmtime::InstancePre<Call> {
    const WASI: &str = "wasi_snapshot_preview1";
    let module = Module::new(engine, wasm).expect("a module");
    let mut linker = Linker::new(engine);
    for import in module.imports().filter(|import| !["fd_read", "fd_write"].contains(&import.name())) {
        let ty = import.ty().func().expect("a function").clone();
        let return_0 = |_: Caller<'_, Call>, _: &[wasmtime::Val], results: &mut [wasmtime::Val]| {
            results.fill(wasmtime::Val::I32(0));
            Ok(())
        };
        linker.func_new(WASI, import.name(), ty, return_0).expect("a new name");
    }
    let read = |mut caller: Caller<'_, Call>, _: u32, list: u32, _: u32, done: u32| -> u32 {
        let (memory, call) = memory(&mut caller);
        let (at, len) = buffer(memory, list);
        let bytes = call.take(len);
        memory[at..at + bytes.len()].copy_from_slice(&bytes);
        memory[done as usize..][..4].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
        0
    };
    let write = |mut caller: Caller<'_, Call>, _: u32, list: u32, _: u32, done: u32| -> u32 {
        let (memory, call) = memory(&mut caller);
        let (at, len) = buffer(memory, list);
        call.stdout.extend_from_slice(&memory[at..at + len]);
        memory[done as usize..][..4].copy_from_slice(&(len as u32).to_le_bytes());
        0
    };
    linker.func_wrap(WASI, "fd_read", read).expect("a new name");
    linker.func_wrap(WASI, "fd_write", write).expect("a new name");
    linker.instantiate_pre(&module).expect("WASI alone")
}

fn memory<'c>(caller: &'c mut Caller<'_, Call>) -> (&'c mut [u8], &'c mut Call) {
    let memory = caller.get_export("memory").and_then(Extern::into_memory).expect("a memory");
    memory.data_and_store_mut(caller)
}

/// The address and length of the first buffer in a list.
fn buffer(memory: &[u8], list: u32) -> (usize, usize) {
    let number = |at: usize| u32::from_le_bytes(memory[at..at + 4].try_into().expect("four bytes")) as usize;
    (number(list as usize), number(list as usize + 4))
}

/// A component with pipes, if it imports any; every other import traps.
fn with_pipes(engine: &Engine, component: &Component) -> component::InstancePre<Call> {
    let mut linker = component::Linker::new(engine);
    let ty = component.component_type();
    let version = ty.imports(engine).find_map(|(name, _)| name.split_once('@').map(|(_, version)| version));
    if let Some(version) = version {
        pipes(&mut linker, version).expect("new names");
    }
    linker.define_unknown_imports_as_traps(component).expect("new names");
    linker.instantiate_pre(component).expect("WASI alone")
}

fn pipes(linker: &mut component::Linker<Call>, version: &str) -> wasmtime::Result<()> {
    type Store<'s> = StoreContextMut<'s, Call>;
    let nothing_to_drop = |_: Store<'_>, _: u32| Ok(());
    let pipe = ResourceType::host::<Pipe>;
    linker.instance(&format!("wasi:io/error@{version}"))?.resource(
        "error",
        ResourceType::host::<Failed>(),
        nothing_to_drop,
    )?;
    for (number, name) in ["stdin", "stdout", "stderr"].into_iter().enumerate() {
        let get = move |_: Store<'_>, (): ()| Ok((Resource::<Pipe>::new_own(number as u32),));
        let mut instance = linker.instance(&format!("wasi:cli/{name}@{version}"))?;
        let stream = if number == 0 { "input-stream" } else { "output-stream" };
        instance.resource(stream, pipe(), nothing_to_drop)?;
        instance.func_wrap(&format!("get-{name}"), get)?;
    }
    let mut poll = linker.instance(&format!("wasi:io/poll@{version}"))?;
    poll.resource("pollable", ResourceType::host::<Ready>(), nothing_to_drop)?;
    poll.func_wrap("[method]pollable.block", |_: Store<'_>, (_,): (Resource<Ready>,)| Ok(()))?;
    let mut environment = linker.instance(&format!("wasi:cli/environment@{version}"))?;
    environment.func_wrap("get-environment", |_: Store<'_>, (): ()| Ok((Vec::<(String, String)>::new(),)))?;
    let mut streams = linker.instance(&format!("wasi:io/streams@{version}"))?;
    streams.resource("error", ResourceType::host::<Failed>(), nothing_to_drop)?;
    streams.resource("pollable", ResourceType::host::<Ready>(), nothing_to_drop)?;
    streams.resource("input-stream", pipe(), nothing_to_drop)?;
    streams.resource("output-stream", pipe(), nothing_to_drop)?;
    for name in ["read", "blocking-read"] {
        let read = |mut store: Store<'_>, (_, most): (Resource<Pipe>, u64)| {
            let bytes = store.data_mut().take(most as usize);
            Ok((if bytes.is_empty() { Err(StreamError::Closed) } else { Ok(bytes) },))
        };
        streams.func_wrap(&format!("[method]input-stream.{name}"), read)?;
    }
    for name in ["write", "blocking-write-and-flush"] {
        let write = |mut store: Store<'_>, (_, bytes): (Resource<Pipe>, Vec<u8>)| {
            store.data_mut().stdout.extend(bytes);
            Ok((Result::<(), StreamError>::Ok(()),))
        };
        streams.func_wrap(&format!("[method]output-stream.{name}"), write)?;
    }
    for name in ["flush", "blocking-flush"] {
        let flush = |_: Store<'_>, (_,): (Resource<Pipe>,)| Ok((Result::<(), StreamError>::Ok(()),));
        streams.func_wrap(&format!("[method]output-stream.{name}"), flush)?;
    }
    for name in ["input-stream", "output-stream"] {
        let subscribe = |_: Store<'_>, (_,): (Resource<Pipe>,)| Ok((Resource::<Ready>::new_own(0),));
        streams.func_wrap(&format!("[method]{name}.subscribe"), subscribe)?;
    }
    streams.func_wrap("[method]output-stream.check-write", |_: Store<'_>, (_,): (Resource<Pipe>,)| {
        Ok((Result::<u64, StreamError>::Ok(64 << 10),))
    })
}
