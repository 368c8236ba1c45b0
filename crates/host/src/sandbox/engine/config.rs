//! The settings of the engine.

use serde::{Deserialize, Serialize};
use wasmtime::{Config, Engine, InstanceAllocationStrategy, OptLevel, PoolingAllocationConfig};

use super::fuel::operator_cost;
use super::limits::{FRAMES, MEMORIES};
use crate::error::{Error, ErrorKind};
use crate::limits::Limits;

/// Memory up to this size is cleared in place between calls, which is several times cheaper than giving it back.
const KEEP_RESIDENT_BYTES: usize = 256 << 10;
/// Space on a call's own stack for the host's frames above the guest's.
const HOST_STACK_BYTES: usize = 512 << 10;
/// Beyond this many memories, plugins take turns with them.
const WARM_MEMORIES: u32 = 1_024;
/// The guard between two memories that are close together.
const GUARD_BYTES: u64 = 64 << 10;

/// How much address space to reserve for each memory of the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MemoryRoom {
    /// All that a 32-bit address can reach, so that the processor catches accesses out of bounds.
    Whole,
    /// Only what a memory may grow to. Each access is checked in code, which is slower but has the same effect.
    Close,
}

/// An engine for so many plugins, whose memories have as much address space as the process allows.
pub(super) fn engine(limits: &Limits, plugins: usize) -> Result<(Engine, MemoryRoom), Error> {
    let engine = |room, plugins| Engine::new(&config(limits, room, plugins)).map(|engine| (engine, room));
    engine(MemoryRoom::Whole, plugins).or_else(|_| engine(MemoryRoom::Whole, 1)).or_else(|fault| {
        tracing::info!(%fault, "address space is short: memories lie close together, and calls are slower");
        engine(MemoryRoom::Close, 1).map_err(|fault| {
            let message = format!(
                "the sandbox could not be set up: {fault:#}; let the process have more address space (`ulimit -v`), or \
                 let fewer decisions run at once"
            );
            Error::new(ErrorKind::Sandbox, message)
        })
    })
}

/// Settings for running so many plugins.
pub(super) fn config(limits: &Limits, room: MemoryRoom, plugins: usize) -> Config {
    let mut config = for_compiling(limits, room);
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool(limits, plugins)));
    config
}

/// Settings for compiling alone, which reserve nothing. What they compile runs with the settings for running.
pub(in crate::sandbox) fn for_compiling(limits: &Limits, room: MemoryRoom) -> Config {
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
        // The gate rejects modules with several memories, but the adapters between the modules of a component need them.
        .wasm_multi_memory(true)
        .wasm_memory64(false)
        .wasm_relaxed_simd(false)
        .wasm_tail_call(true)
        .wasm_extended_const(true);
    if room == MemoryRoom::Close {
        config.memory_reservation(limits.memory_bytes as u64).memory_guard_size(GUARD_BYTES);
    }
    config
}

/// Room for as many concurrent calls as may run, each of the largest component that may run.
///
/// A memory that a plugin has used is still mapped as its next call needs it, and only has to be cleared; for another plugin
/// it has to be mapped anew, by system calls, and each page fetched again. So every plugin has memories of its own.
fn pool(limits: &Limits, plugins: usize) -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    let instances = limits.concurrency.saturating_mul(limits.instances);
    let of_plugins = u32::try_from(plugins).unwrap_or(u32::MAX).saturating_mul(limits.concurrency);
    let memories = limits.concurrency.saturating_mul(MEMORIES).max(of_plugins.min(WARM_MEMORIES));
    pool.total_component_instances(limits.concurrency)
        .total_core_instances(instances)
        .total_memories(memories)
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
        .max_unused_warm_slots(memories);
    pool
}
