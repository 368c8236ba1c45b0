//! A bare wasmtime loop around the module that Courtesy runs: bytes in and bytes out, with nothing checked.

use std::thread;
use std::time::Duration;

use courtesy_contract::abi;
use courtesy_host::Limits;
use wasmtime::{
    Config, Engine, Instance, InstanceAllocationStrategy, InstancePre, Linker, Memory, Module, PoolingAllocationConfig,
    Store, StoreLimits, StoreLimitsBuilder, TypedFunc,
};

use crate::peer::{Caller, Lack, Loaded, Peer, Said};

/// A fresh instance each call, within Courtesy's limits.
pub const LIMITED: Peer = Peer {
    name: "bare wasmtime, fresh, with limits",
    load: |copies| {
        let limits = Limits::default();
        let mut config = pooled(&limits);
        config.consume_fuel(true).epoch_interruption(true).max_wasm_stack(limits.stack_bytes);
        config.cranelift_nan_canonicalization(true);
        let engine = Engine::new(&config).expect("an engine");
        tick(&engine);
        load(copies, &engine, guest!("courtesy"), Use::Fresh(Some(limits)))
    },
    lacks: &[Lack::Checks, Lack::Rules],
};

/// A fresh instance each call. The pool that its memory comes from bounds it.
pub const FRESH: Peer = Peer {
    name: "bare wasmtime, fresh",
    load: |copies| {
        let engine = Engine::new(&pooled(&Limits::default())).expect("an engine");
        load(copies, &engine, guest!("courtesy"), Use::Fresh(None))
    },
    lacks: &[Lack::Time, Lack::Fuel, Lack::Checks, Lack::Rules],
};

/// One instance for all calls of a thread.
pub const REUSED: Peer = Peer {
    name: "bare wasmtime, reused",
    load: |copies| load(copies, &Engine::default(), guest!("reused"), Use::Again),
    lacks: Lack::OF_REUSED,
};

/// How often an instance is used.
#[derive(Clone)]
enum Use {
    /// Once, within limits if there are any.
    Fresh(Option<Limits>),
    Again,
}

struct Bare {
    engine: Engine,
    prepared: InstancePre<StoreLimits>,
    usage: Use,
}

/// An instance with what is called in it.
struct Running {
    store: Store<StoreLimits>,
    memory: Memory,
    alloc: TypedFunc<u32, u32>,
    decide: TypedFunc<(u32, u32), u64>,
}

/// The settings of Courtesy's host for memory that is used again, without any for what a plugin may do.
fn pooled(limits: &Limits) -> Config {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_core_instances(limits.concurrency)
        .total_memories(limits.concurrency)
        .total_tables(limits.concurrency)
        .max_memory_size(limits.memory_bytes)
        .table_elements(limits.table_elements)
        .linear_memory_keep_resident(256 << 10)
        .table_keep_resident(256 << 10);
    let mut config = Config::new();
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    config
}

/// Counts milliseconds for the engine until it is dropped.
fn tick(engine: &Engine) {
    let engine = engine.weak();
    thread::spawn(move || {
        while let Some(engine) = engine.upgrade() {
            engine.increment_epoch();
            drop(engine);
            thread::sleep(Duration::from_millis(1));
        }
    });
}

fn load(copies: usize, engine: &Engine, wasm: &[u8], usage: Use) -> Vec<Box<dyn Loaded>> {
    let load = |_| {
        let module = Module::new(engine, wasm).expect("a module");
        let prepared = Linker::new(engine).instantiate_pre(&module).expect("no imports");
        Box::new(Bare { engine: engine.clone(), prepared, usage: usage.clone() }) as Box<dyn Loaded>
    };
    (0..copies).map(load).collect()
}

impl Bare {
    fn start(&self, limits: Option<&Limits>) -> Running {
        let ceilings = match limits {
            Some(limits) => {
                StoreLimitsBuilder::new().memory_size(limits.memory_bytes).table_elements(limits.table_elements).build()
            }
            None => StoreLimits::default(),
        };
        let mut store = Store::new(&self.engine, ceilings);
        if let Some(limits) = limits {
            store.limiter(|ceilings| ceilings);
            store.set_fuel(limits.fuel).expect("fuel is counted");
            store.set_epoch_deadline(limits.deadline_ms);
        }
        let instance: Instance = self.prepared.instantiate(&mut store).expect("an instance");
        let memory = instance.get_memory(&mut store, abi::MEMORY).expect("a memory");
        let alloc = instance.get_typed_func(&mut store, abi::ALLOC).expect("alloc");
        let decide = instance.get_typed_func(&mut store, abi::DECIDE).expect("decide");
        Running { store, memory, alloc, decide }
    }
}

impl Running {
    fn call(&mut self, input: &[u8]) -> Said {
        let Self { store, memory, alloc, decide } = self;
        let ptr = alloc.call(&mut *store, input.len() as u32).expect("room");
        memory.write(&mut *store, ptr as usize, input).expect("room");
        let (at, len) = abi::unpack(decide.call(&mut *store, (ptr, input.len() as u32)).expect("an answer"));
        Said::Answer(memory.data(&*store)[at as usize..][..len as usize].to_vec())
    }
}

impl Loaded for Bare {
    fn caller(&self) -> Caller<'_> {
        match &self.usage {
            Use::Fresh(limits) => Box::new(|customer| self.start(limits.as_ref()).call(&customer.view)),
            Use::Again => {
                let mut running = self.start(None);
                Box::new(move |customer| running.call(&customer.view))
            }
        }
    }
}
