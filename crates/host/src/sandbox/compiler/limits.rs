//! Limits that the operating system holds a compiler's process to.

use super::job::Job;

/// Limits this process's memory and processor time. A limit that the system doesn't have, or that is lower already, stays.
#[cfg(unix)]
pub(super) fn set(job: &Job) {
    use rustix::process::Resource;

    /// Room in the address space for the program itself and the stacks of its threads.
    const PROGRAM_BYTES: u64 = 1 << 30;

    let memory = job.load_memory_bytes;
    lower(Resource::Data, memory);
    lower(Resource::As, memory.saturating_add(PROGRAM_BYTES));
    // The process that waits ends it in time. This is for the case that nobody waits any more.
    lower(Resource::Cpu, job.load_ms.div_ceil(1_000) + 1);
    // A file that makes the compiler crash should not fill a disk.
    lower(Resource::Core, 0);
}

#[cfg(unix)]
fn lower(resource: rustix::process::Resource, to: u64) {
    use rustix::process::{Rlimit, getrlimit, setrlimit};

    let had = getrlimit(resource);
    let least = |limit: Option<u64>| Some(limit.map_or(to, |limit| limit.min(to)));
    let _ = setrlimit(resource, Rlimit { current: least(had.current), maximum: least(had.maximum) });
}

#[cfg(not(unix))]
pub(super) fn set(_: &Job) {}
