//! The engine that compiles and runs plugins, and the meter that each call runs under.

use std::future::poll_fn;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use wasmtime::{
    Cache, CacheConfig, Config, Engine, InstanceAllocationStrategy, OperatorCost, OptLevel, PoolingAllocationConfig,
    ResourceLimiter, Store, UpdateDeadline, VariableOperatorCost,
};

use super::clock::Clock;
use super::fault::FRAMES;
use super::wasi::World;
use crate::limits::TICK;
use crate::{Error, ErrorKind, Limits};

/// The version of wasmtime, as it stands in decisions.
pub(crate) const WASMTIME: &str = "48.0.8";

/// Memory up to this size is cleared in place between calls, which is several times cheaper than giving it back.
const KEEP_RESIDENT_BYTES: usize = 256 << 10;
/// Room on a call's own stack for the host's frames above the guest's.
const HOST_STACK_BYTES: usize = 512 << 10;

/// What lies between two memories that lie close together.
const GUARD_BYTES: u64 = 64 << 10;

/// A slice counts for more than one tick from so many ticks on.
const LENIENCE: u64 = 4;
/// Handles that a component may hold at once.
pub(crate) const HANDLES: usize = 10_000;
/// Memories of one component.
pub(crate) const MEMORIES: u32 = 4;

/// The engine, its clock and the limits. A clone is the same sandbox.
#[derive(Clone)]
pub(crate) struct Sandbox {
    pub(crate) engine: Engine,
    pub(crate) limits: Arc<Limits>,
    pub(crate) clock: Arc<Clock>,
}

impl Sandbox {
    /// Sets up the engine; compiled code is kept in `cache`, if there is one.
    pub(crate) fn new(limits: Limits, cache: Option<&Path>) -> Result<Self, Error> {
        let cache = cache.map(open).transpose()?;
        let engine = engine(&limits, cache)?;
        let clock = Clock::start(&engine).map_err(|fault| {
            Error::new(ErrorKind::Sandbox, "the clock's thread could not be started; allow the process another thread")
                .with_source(fault)
        })?;
        Ok(Self { engine, limits: Arc::new(limits), clock: Arc::new(clock) })
    }

    /// A store for one call: fuel, deadline and ceilings are set, and nothing is shared with another call.
    pub(crate) fn store(&self, world: World) -> Result<Store<Call>, wasmtime::Error> {
        let call = Call { meter: Meter::new(&self.limits), world };
        let mut store = Store::new(&self.engine, call);
        store.limiter(|call| &mut call.meter);
        store.set_fuel(self.limits.fuel)?;
        store.set_hostcall_fuel(self.limits.memory_bytes);
        store.set_max_component_handles(HANDLES);
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(|mut running| match running.data_mut().meter.slice_is_over() {
            Turn::Yield => Ok(UpdateDeadline::Yield(1)),
            Turn::End => Ok(UpdateDeadline::Interrupt),
        });
        Ok(store)
    }
}

/// Opens the cache for compiled code.
fn open(folder: &Path) -> Result<Cache, Error> {
    let mut settings = CacheConfig::new();
    settings.with_directory(folder);
    Cache::new(settings).map_err(|fault| {
        let message = format!("can't hold compiled plugins: {fault:#}; name a folder that this user can write");
        Error::new(ErrorKind::Sandbox, message).about(folder.display().to_string())
    })
}

/// How much address space each memory of the pool has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// All that a 32-bit address can name, so that the processor finds an access beyond the end.
    Whole,
    /// What a memory may grow to. Each access is compared with the end, which is slower, and means the same.
    Close,
}

/// An engine whose memories have as much address space as the process lets them have.
fn engine(limits: &Limits, cache: Option<Cache>) -> Result<Engine, Error> {
    let engine = |room| Engine::new(config(limits, room).cache(cache.clone()));
    engine(Room::Whole).or_else(|fault| {
        tracing::info!(%fault, "address space is short: memories lie close together, and calls are slower");
        engine(Room::Close).map_err(|fault| {
            let message = format!(
                "the sandbox could not be set up: {fault:#}; let the process have more address space (`ulimit -v`), or \
                 let fewer decisions run at once"
            );
            Error::new(ErrorKind::Sandbox, message)
        })
    })
}

fn config(limits: &Limits, room: Room) -> Config {
    let mut config = Config::new();
    config
        .consume_fuel(true)
        .operator_cost(operator_cost())
        .epoch_interruption(true)
        .wasm_backtrace_max_frames(Some(FRAMES))
        .max_wasm_stack(limits.stack_bytes)
        .async_stack_size(limits.stack_bytes + HOST_STACK_BYTES)
        .cranelift_opt_level(OptLevel::Speed)
        .cranelift_nan_canonicalization(true)
        .memory_init_cow(true)
        .concurrency_support(false)
        // The gate refuses modules with several memories; what joins the modules of a component needs them.
        .wasm_multi_memory(true)
        .wasm_memory64(false)
        .wasm_relaxed_simd(false)
        .wasm_tail_call(true)
        .wasm_extended_const(true)
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool(limits)));
    if room == Room::Close {
        config.memory_reservation(limits.memory_bytes as u64).memory_guard_size(GUARD_BYTES);
    }
    config
}

/// Room for as many calls at once as may run, each of the largest component that may run.
fn pool(limits: &Limits) -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    let instances = limits.concurrency.saturating_mul(limits.instances);
    pool.total_component_instances(limits.concurrency)
        .total_core_instances(instances)
        .total_memories(limits.concurrency.saturating_mul(MEMORIES))
        .total_tables(instances)
        .total_stacks(limits.concurrency)
        .max_core_instances_per_component(limits.instances)
        .max_memories_per_component(MEMORIES)
        .max_tables_per_component(limits.instances)
        .max_memories_per_module(1)
        .max_tables_per_module(1)
        .max_memory_size(limits.memory_bytes)
        .table_elements(limits.table_elements)
        .linear_memory_keep_resident(KEEP_RESIDENT_BYTES.min(limits.memory_bytes))
        .table_keep_resident(KEEP_RESIDENT_BYTES)
        .max_unused_warm_slots(limits.concurrency);
    pool
}

/// What each instruction costs. Pinned, so that a budget means the same after an upgrade of the engine: control flow
/// costs nothing, anything else 1, and work on many bytes or elements 1 for each; a page of new memory costs 64.
fn operator_cost() -> OperatorCost {
    let variable = VariableOperatorCost {
        memory_copy_per_byte: 1,
        memory_fill_per_byte: 1,
        memory_init_per_byte: 1,
        memory_grow_per_page: 64,
        table_copy_per_element: 1,
        table_fill_per_element: 1,
        table_init_per_element: 1,
        table_grow_per_element: 1,
        ..VariableOperatorCost::new()
    };
    OperatorCost { variable, ..OperatorCost::new() }
}

/// What belongs to one call.
pub(crate) struct Call {
    pub(crate) meter: Meter,
    pub(crate) world: World,
}

/// What one call has used up, and what it may not exceed.
pub(crate) struct Meter {
    memory: Share,
    table: Share,
    slices_left: u64,
    pub(crate) slice: Arc<Slice>,
    /// Whether the plugin asked for more memory or larger tables than it may have.
    pub(crate) refused_growth: bool,
}

/// When the slice began in which a call runs now.
pub(crate) struct Slice {
    origin: Instant,
    began_ns: AtomicU64,
}

impl Default for Slice {
    fn default() -> Self {
        Self { origin: Instant::now(), began_ns: AtomicU64::new(0) }
    }
}

impl Slice {
    /// Runs a future, and notes when each of its slices begins.
    pub(crate) async fn time<T>(&self, running: impl Future<Output = T>) -> T {
        let mut running = pin!(running);
        poll_fn(|context| {
            self.began_ns.store(self.origin.elapsed().as_nanos() as u64, Ordering::Relaxed);
            running.as_mut().poll(context)
        })
        .await
    }

    /// How many ticks the slice counts for: one, unless an operation that can't be interrupted made it many times
    /// longer. It takes that much, so that a thread which waited for its processor isn't blamed.
    fn ticks(&self) -> u64 {
        let now_ns = self.origin.elapsed().as_nanos() as u64;
        let lasted_ns = now_ns.saturating_sub(self.began_ns.load(Ordering::Relaxed));
        (lasted_ns / (LENIENCE * TICK.as_nanos() as u64)).max(1)
    }
}

/// How much of something a call holds, in all its instances, and how much it may.
struct Share {
    held: usize,
    limit: usize,
}

enum Turn {
    Yield,
    End,
}

impl Meter {
    fn new(limits: &Limits) -> Self {
        let tick_ms = TICK.as_millis() as u64;
        Self {
            memory: Share { held: 0, limit: limits.memory_bytes },
            table: Share { held: 0, limit: limits.table_elements },
            slices_left: limits.deadline_ms.div_ceil(tick_ms),
            slice: Arc::default(),
            refused_growth: false,
        }
    }

    /// The memory that the call holds, in bytes.
    pub(crate) fn memory_bytes(&self) -> usize {
        self.memory.held
    }

    /// A call runs in slices of one tick and gives way to others in between, so that waiting doesn't count as running.
    fn slice_is_over(&mut self) -> Turn {
        self.slices_left = self.slices_left.saturating_sub(self.slice.ticks());
        if self.slices_left == 0 { Turn::End } else { Turn::Yield }
    }

    fn note(&mut self, granted: bool) -> wasmtime::Result<bool> {
        self.refused_growth |= !granted;
        Ok(granted)
    }
}

impl Share {
    /// Grants growth from one size to another, if it fits.
    fn grow(&mut self, current: usize, desired: usize) -> bool {
        let held = self.held.saturating_sub(current).saturating_add(desired);
        let granted = held <= self.limit;
        if granted {
            self.held = held;
        }
        granted
    }
}

impl ResourceLimiter for Meter {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let granted = self.memory.grow(current, desired);
        self.note(granted)
    }

    fn table_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let granted = self.table.grow(current, desired);
        self.note(granted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Abi;
    use crate::sandbox::{Guest, Input};

    #[test]
    fn decisions_name_the_engine_that_is_linked() {
        let lock = include_str!("../../../../Cargo.lock");
        assert!(
            lock.contains(&format!("name = \"wasmtime\"\nversion = \"{WASMTIME}\"")),
            "WASMTIME must name the locked version"
        );
    }

    /// What a guest answers, and what it costs, in a sandbox whose memories have this much room.
    fn called(room: Room) -> (u64, u64, String) {
        let limits = Limits { concurrency: 1, ..Limits::default() };
        let engine = Engine::new(&config(&limits, room)).unwrap();
        let clock = Arc::new(Clock::start(&engine).unwrap());
        let sandbox = Sandbox { engine, limits: Arc::new(limits), clock };
        let wat = include_str!("../../../../tests/hostile/neighbours/module/friendly.wat");
        let guest = Guest::compile(&sandbox, &wat::parse_str(wat).unwrap().into(), Abi::Module).unwrap();
        let input = Input { json: vec![b' '; 4_096], now_s: 0, seed: 0 };
        let called = pollster::block_on(guest.call(input));
        (called.fuel, called.memory_bytes, format!("{:?}", called.output))
    }

    #[test]
    fn memories_that_lie_close_together_change_neither_answers_nor_costs() {
        assert_eq!(called(Room::Whole), called(Room::Close));
    }

    #[test]
    fn the_cost_of_instructions_is_pinned() {
        let table = format!("{:?}", operator_cost());
        let digest = crate::record::digest::hex(&[table.as_bytes()]);
        assert_eq!(
            &digest[..16],
            "42172832377f711f",
            "the engine's cost table has changed: budgets and records mean something else now"
        );
    }
}
