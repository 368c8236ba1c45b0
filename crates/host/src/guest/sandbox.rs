//! The engine that compiles and runs plugins, and the meter that each call runs under.

use std::path::Path;
use std::sync::Arc;

use wasmtime::{
    Cache, CacheConfig, Config, Engine, InstanceAllocationStrategy, OperatorCost, OptLevel, PoolingAllocationConfig,
    ResourceLimiter, Store, UpdateDeadline, VariableOperatorCost,
};

use super::clock::Clock;
use crate::limits::TICK;
use crate::{Error, ErrorKind, Limits};

/// The version of wasmtime, as it stands in decisions.
pub(crate) const WASMTIME: &str = "48.0.8";

/// Memory up to this size is cleared in place between calls, which is several times cheaper than giving it back.
const KEEP_RESIDENT_BYTES: usize = 256 << 10;
/// Room on a call's own stack for the host's frames above the guest's.
const HOST_STACK_BYTES: usize = 512 << 10;

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
        let fail = |fault: wasmtime::Error| {
            let message = format!(
                "the sandbox could not be set up: {fault:#}; lower `concurrency` or `memory_bytes` if address space is short"
            );
            Error::new(ErrorKind::Sandbox, message)
        };
        let mut config = config(&limits);
        if let Some(folder) = cache {
            let mut settings = CacheConfig::new();
            settings.with_directory(folder);
            config.cache(Some(Cache::new(settings).map_err(fail)?));
        }
        let engine = Engine::new(&config).map_err(fail)?;
        let clock = Clock::start(&engine).map_err(|fault| {
            Error::new(ErrorKind::Sandbox, "the clock's thread could not be started; allow the process another thread")
                .with_source(fault)
        })?;
        Ok(Self { engine, limits: Arc::new(limits), clock: Arc::new(clock) })
    }

    /// A store for one call: fuel, deadline and ceilings are set, and nothing is shared with another call.
    pub(crate) fn store(&self) -> Result<Store<Meter>, wasmtime::Error> {
        let mut store = Store::new(&self.engine, Meter::new(&self.limits));
        store.limiter(|meter| meter);
        store.set_fuel(self.limits.fuel)?;
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(|mut running| match running.data_mut().slice_is_over() {
            Turn::Yield => Ok(UpdateDeadline::Yield(1)),
            Turn::End => Ok(UpdateDeadline::Interrupt),
        });
        Ok(store)
    }
}

fn config(limits: &Limits) -> Config {
    let mut config = Config::new();
    config
        .consume_fuel(true)
        .operator_cost(operator_cost())
        .epoch_interruption(true)
        .max_wasm_stack(limits.stack_bytes)
        .async_stack_size(limits.stack_bytes + HOST_STACK_BYTES)
        .cranelift_opt_level(OptLevel::Speed)
        .cranelift_nan_canonicalization(true)
        .memory_init_cow(true)
        .concurrency_support(false)
        .wasm_multi_memory(false)
        .wasm_memory64(false)
        .wasm_relaxed_simd(false)
        .wasm_tail_call(false)
        .wasm_extended_const(true)
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool(limits)));
    config
}

fn pool(limits: &Limits) -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_core_instances(limits.concurrency)
        .total_memories(limits.concurrency)
        .total_tables(limits.concurrency)
        .total_stacks(limits.concurrency)
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

/// What one call has used up, and what it may not exceed.
pub(crate) struct Meter {
    memory_bytes: usize,
    table_elements: usize,
    slices_left: u64,
    /// Whether the plugin asked for more memory or a larger table than it may have.
    pub(crate) refused_growth: bool,
}

enum Turn {
    Yield,
    End,
}

impl Meter {
    fn new(limits: &Limits) -> Self {
        let tick_ms = TICK.as_millis() as u64;
        Self {
            memory_bytes: limits.memory_bytes,
            table_elements: limits.table_elements,
            slices_left: limits.deadline_ms.div_ceil(tick_ms),
            refused_growth: false,
        }
    }

    /// A call runs in slices of one tick and gives way to others in between, so that waiting doesn't count as running.
    fn slice_is_over(&mut self) -> Turn {
        self.slices_left = self.slices_left.saturating_sub(1);
        if self.slices_left == 0 { Turn::End } else { Turn::Yield }
    }

    fn grow(&mut self, desired: usize, limit: usize) -> bool {
        self.refused_growth |= desired > limit;
        desired <= limit
    }
}

impl ResourceLimiter for Meter {
    fn memory_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(self.grow(desired, self.memory_bytes))
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(self.grow(desired, self.table_elements))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_name_the_engine_that_is_linked() {
        let lock = include_str!("../../../../Cargo.lock");
        assert!(
            lock.contains(&format!("name = \"wasmtime\"\nversion = \"{WASMTIME}\"")),
            "WASMTIME must name the locked version"
        );
    }

    #[test]
    fn the_cost_of_instructions_is_pinned() {
        let table = format!("{:?}", operator_cost());
        let digest = crate::digest::hex(&[table.as_bytes()]);
        assert_eq!(
            &digest[..16],
            "42172832377f711f",
            "the engine's cost table has changed: budgets and records mean something else now"
        );
    }
}
