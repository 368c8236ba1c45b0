//! WASI preview 1 for command modules: functions over one memory, numbers for errors.

use std::ops::Range;

use courtesy_contract::FailureKind;
use courtesy_contract::abi::MEMORY;
use wasmtime::{AsContextMut, Caller, Extern, FuncType, Linker, Val, ValType};

use super::{Purse, Refusal, Sink, World, on_fuel};
use crate::sandbox::engine::Call;
use crate::sandbox::{Fault, Stop};

/// The module that preview 1 is imported from.
pub(crate) const MODULE: &str = "wasi_snapshot_preview1";

/// Every function of preview 1 with its parameters: `i` for i32, `I` for i64. Each returns an i32, but for `proc_exit`.
///
/// Source: the WITX files of WASI's snapshot 1.
pub(crate) const FUNCTIONS: [(&str, &str); 46] = [
    ("args_get", "ii"),
    ("args_sizes_get", "ii"),
    ("clock_res_get", "ii"),
    ("clock_time_get", "iIi"),
    ("environ_get", "ii"),
    ("environ_sizes_get", "ii"),
    ("fd_advise", "iIIi"),
    ("fd_allocate", "iII"),
    ("fd_close", "i"),
    ("fd_datasync", "i"),
    ("fd_fdstat_get", "ii"),
    ("fd_fdstat_set_flags", "ii"),
    ("fd_fdstat_set_rights", "iII"),
    ("fd_filestat_get", "ii"),
    ("fd_filestat_set_size", "iI"),
    ("fd_filestat_set_times", "iIIi"),
    ("fd_pread", "iiiIi"),
    ("fd_prestat_dir_name", "iii"),
    ("fd_prestat_get", "ii"),
    ("fd_pwrite", "iiiIi"),
    ("fd_read", "iiii"),
    ("fd_readdir", "iiiIi"),
    ("fd_renumber", "ii"),
    ("fd_seek", "iIii"),
    ("fd_sync", "i"),
    ("fd_tell", "ii"),
    ("fd_write", "iiii"),
    ("path_create_directory", "iii"),
    ("path_filestat_get", "iiiii"),
    ("path_filestat_set_times", "iiiiIIi"),
    ("path_link", "iiiiiii"),
    ("path_open", "iiiiiIIii"),
    ("path_readlink", "iiiiii"),
    ("path_remove_directory", "iii"),
    ("path_rename", "iiiiii"),
    ("path_symlink", "iiiii"),
    ("path_unlink_file", "iii"),
    ("poll_oneoff", "iiii"),
    ("proc_exit", "i"),
    ("proc_raise", "i"),
    ("random_get", "ii"),
    ("sched_yield", ""),
    ("sock_accept", "iii"),
    ("sock_recv", "iiiiii"),
    ("sock_send", "iiiii"),
    ("sock_shutdown", "ii"),
];

// Numbers of errors that guests are given.
const BADF: u32 = 8;
const FAULT: u32 = 21;
const INVAL: u32 = 28;
const NOTSUP: u32 = 58;
const SPIPE: u32 = 70;

// Numbers of clocks.
const REALTIME: u32 = 0;
const MONOTONIC: u32 = 1;

/// A pipe is none of the sorts of file that preview 1 has a number for; a character device would be a terminal.
const UNKNOWN: u8 = 0;
const MAY_READ: u64 = 1 << 1;
const MAY_WRITE: u64 = 1 << 6;

/// Bytes of a subscription and of an event in `poll_oneoff`.
const SUBSCRIPTION: usize = 48;
const EVENT: usize = 32;

/// Defines all of preview 1.
pub(crate) fn define(linker: &mut Linker<Call>) -> wasmtime::Result<()> {
    refuse_what_is_not_here(linker)?;
    surroundings(linker)?;
    clocks(linker)?;
    pipes(linker)?;
    linker.func_wrap(MODULE, "random_get", |mut caller: Caller<'_, Call>, at: u32, len: u32| {
        serve(&mut caller, |memory, world, purse| {
            let room = span(memory, at, len)?;
            purse.pay_for(room.len())?;
            world.random.fill(&mut memory[room]);
            Ok(())
        })
    })?;
    linker.func_wrap(MODULE, "sched_yield", |mut caller: Caller<'_, Call>| serve(&mut caller, |_, _, _| Ok(())))?;
    linker.func_wrap(MODULE, "proc_exit", |_: Caller<'_, Call>, code: u32| -> wasmtime::Result<()> {
        Err(wasmtime::Error::new(Stop::Exit(code)))
    })?;
    Ok(())
}

/// Defines every function as one that says no; those that do something are defined over it.
fn refuse_what_is_not_here(linker: &mut Linker<Call>) -> wasmtime::Result<()> {
    linker.allow_shadowing(true);
    let value = |letter| if letter == 'I' { ValType::I64 } else { ValType::I32 };
    for (name, params) in FUNCTIONS.into_iter().filter(|(name, _)| *name != "proc_exit") {
        let ty = FuncType::new(linker.engine(), params.chars().map(value), [ValType::I32]);
        linker.func_new(MODULE, name, ty, move |mut caller, _, results| {
            let errno = serve(&mut caller, |_, world, _| {
                let (errno, tried) = answer_to(name);
                if let Some(tried) = tried {
                    world.note(tried);
                }
                Err(Refusal::Errno(errno))
            })?;
            results[0] = Val::I32(errno as i32);
            Ok(())
        })?;
    }
    Ok(())
}

/// The error for a function that does nothing here, and what a guest tried that calls it.
fn answer_to(name: &str) -> (u32, Option<&'static str>) {
    match name {
        // Runtimes ask for folders one after the other until there is none.
        "fd_prestat_get" | "fd_prestat_dir_name" => (BADF, None),
        "fd_seek" | "fd_tell" => (SPIPE, None),
        "proc_raise" => (NOTSUP, Some("raise a signal")),
        _ if name.starts_with("sock_") => (NOTSUP, Some("use a socket")),
        _ if name.starts_with("path_") => (BADF, Some("open a file or look for one")),
        "fd_readdir" | "fd_pread" | "fd_pwrite" | "fd_allocate" => (BADF, Some("use a file")),
        _ => (NOTSUP, None),
    }
}

/// Arguments and variables, of which there are none.
fn surroundings(linker: &mut Linker<Call>) -> wasmtime::Result<()> {
    for name in ["args_get", "environ_get"] {
        linker.func_wrap(MODULE, name, |mut caller: Caller<'_, Call>, _: u32, _: u32| {
            serve(&mut caller, |_, _, _| Ok(()))
        })?;
    }
    for name in ["args_sizes_get", "environ_sizes_get"] {
        linker.func_wrap(MODULE, name, |mut caller: Caller<'_, Call>, count: u32, bytes: u32| {
            serve(&mut caller, |memory, _, _| {
                put(memory, count, &0u32.to_le_bytes())?;
                put(memory, bytes, &0u32.to_le_bytes())
            })
        })?;
    }
    Ok(())
}

fn clocks(linker: &mut Linker<Call>) -> wasmtime::Result<()> {
    linker.func_wrap(MODULE, "clock_res_get", |mut caller: Caller<'_, Call>, clock: u32, at: u32| {
        serve(&mut caller, |memory, _, _| match clock {
            REALTIME => put(memory, at, &super::NS_PER_S.to_le_bytes()),
            MONOTONIC => put(memory, at, &1u64.to_le_bytes()),
            _ => Err(Refusal::Errno(INVAL)),
        })
    })?;
    linker.func_wrap(MODULE, "clock_time_get", |mut caller: Caller<'_, Call>, clock: u32, _: u64, at: u32| {
        serve(&mut caller, |memory, world, _| {
            let now = time_of(clock, world)?;
            put(memory, at, &now.to_le_bytes())
        })
    })?;
    linker.func_wrap(
        MODULE,
        "poll_oneoff",
        |mut caller: Caller<'_, Call>, asked: u32, events: u32, count: u32, happened: u32| {
            serve(&mut caller, |memory, world, purse| {
                purse.pay(u64::from(count).saturating_mul(super::CALL_COST))?;
                poll(memory, world, Poll { asked, events, count, happened })
            })
        },
    )?;
    Ok(())
}

fn time_of(clock: u32, world: &mut World) -> Result<u64, Refusal> {
    match clock {
        REALTIME => Ok(world.wall_ns()),
        MONOTONIC => Ok(world.monotonic_ns()),
        _ => Err(Refusal::Errno(INVAL)),
    }
}

fn pipes(linker: &mut Linker<Call>) -> wasmtime::Result<()> {
    linker.func_wrap(
        MODULE,
        "fd_read",
        |mut caller: Caller<'_, Call>, fd: u32, list: u32, count: u32, done: u32| {
            serve(&mut caller, |memory, world, purse| {
                require(world, fd, &[0])?;
                let mut total = 0u32;
                for index in 0..count {
                    let room = buffer(memory, list, index, purse)?;
                    let bytes = world.stdin.take(room.len());
                    purse.pay_for(bytes.len())?;
                    memory[room.start..][..bytes.len()].copy_from_slice(bytes);
                    total += bytes.len() as u32;
                    if bytes.len() < room.len() {
                        break;
                    }
                }
                put(memory, done, &total.to_le_bytes())
            })
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_write",
        |mut caller: Caller<'_, Call>, fd: u32, list: u32, count: u32, done: u32| {
            serve(&mut caller, |memory, world, purse| {
                require(world, fd, &[1, 2])?;
                let sink = if fd == 1 { Sink::Stdout } else { Sink::Stderr };
                let mut total = 0u32;
                for index in 0..count {
                    let bytes = buffer(memory, list, index, purse)?;
                    purse.pay_for(bytes.len())?;
                    total = total.checked_add(bytes.len() as u32).ok_or(Refusal::Errno(INVAL))?;
                    world.write(sink, &memory[bytes])?;
                }
                put(memory, done, &total.to_le_bytes())
            })
        },
    )?;
    linker.func_wrap(MODULE, "fd_close", |mut caller: Caller<'_, Call>, fd: u32| {
        serve(&mut caller, |_, world, _| {
            require(world, fd, &[0, 1, 2])?;
            world.closed[fd as usize] = true;
            Ok(())
        })
    })?;
    linker.func_wrap(MODULE, "fd_fdstat_get", |mut caller: Caller<'_, Call>, fd: u32, at: u32| {
        serve(&mut caller, |memory, world, _| {
            require(world, fd, &[0, 1, 2])?;
            let mut stat = [0; 24];
            stat[0] = UNKNOWN;
            let rights = if fd == 0 { MAY_READ } else { MAY_WRITE };
            stat[8..16].copy_from_slice(&rights.to_le_bytes());
            stat[16..24].copy_from_slice(&rights.to_le_bytes());
            put(memory, at, &stat)
        })
    })?;
    linker.func_wrap(MODULE, "fd_filestat_get", |mut caller: Caller<'_, Call>, fd: u32, at: u32| {
        serve(&mut caller, |memory, world, _| {
            require(world, fd, &[0, 1, 2])?;
            let mut stat = [0; 64];
            stat[16] = UNKNOWN;
            put(memory, at, &stat)
        })
    })?;
    Ok(())
}

/// Whether this is one of these descriptors, and open.
fn require(world: &World, fd: u32, any_of: &[u32]) -> Result<(), Refusal> {
    if any_of.contains(&fd) && !world.closed[fd as usize] { Ok(()) } else { Err(Refusal::Errno(BADF)) }
}

/// Serves one call: pays for it, and turns what comes of it into preview 1's number.
fn serve(
    caller: &mut Caller<'_, Call>,
    work: impl FnOnce(&mut [u8], &mut World, &mut Purse) -> Result<(), Refusal>,
) -> wasmtime::Result<u32> {
    let memory = caller.get_export(MEMORY).and_then(Extern::into_memory);
    let done = on_fuel(caller.as_context_mut(), |mut store, purse| {
        let Some(memory) = memory else {
            let detail = "it called WASI and exports no `memory` to answer in; export its memory under that name";
            return Err(Refusal::Stop(Fault::new(FailureKind::Trap, detail)));
        };
        let (bytes, call) = memory.data_and_store_mut(&mut store);
        work(bytes, &mut call.world, purse)
    })?;
    match done {
        Ok(()) => Ok(0),
        Err(Refusal::Errno(number)) => Ok(number),
        Err(refusal) => Err(refusal.into()),
    }
}

/// A span of the guest's memory, or the error that says it isn't there.
fn span(memory: &[u8], at: u32, len: u32) -> Result<Range<usize>, Refusal> {
    let (start, len) = (at as usize, len as usize);
    let end = start.checked_add(len).filter(|end| *end <= memory.len());
    end.map(|end| start..end).ok_or(Refusal::Errno(FAULT))
}

fn put(memory: &mut [u8], at: u32, bytes: &[u8]) -> Result<(), Refusal> {
    let room = span(memory, at, bytes.len() as u32)?;
    memory[room].copy_from_slice(bytes);
    Ok(())
}

fn number(memory: &[u8], at: u32) -> Result<u32, Refusal> {
    let bytes = memory[span(memory, at, 4)?].try_into().map_err(|_| Refusal::Errno(FAULT))?;
    Ok(u32::from_le_bytes(bytes))
}

/// The buffer at a place of a list of buffers, each an address and a length.
fn buffer(memory: &[u8], list: u32, index: u32, purse: &mut Purse) -> Result<Range<usize>, Refusal> {
    purse.pay(1)?;
    let at = index.checked_mul(8).and_then(|offset| list.checked_add(offset)).ok_or(Refusal::Errno(FAULT))?;
    let len_at = at.checked_add(4).ok_or(Refusal::Errno(FAULT))?;
    span(memory, number(memory, at)?, number(memory, len_at)?)
}

/// The arguments of `poll_oneoff`.
struct Poll {
    asked: u32,
    events: u32,
    count: u32,
    happened: u32,
}

/// What a guest waits for.
struct Subscription {
    name: [u8; 8],
    kind: u8,
    event: Awaited,
}

enum Awaited {
    /// A moment of the monotonic clock.
    Moment(u64),
    /// A pipe, which is always ready, or the error that there is none.
    Pipe(u32),
}

/// Pipes are ready at once. If only clocks are asked for, sleeps until the first of them rings.
fn poll(memory: &mut [u8], world: &mut World, poll: Poll) -> Result<(), Refusal> {
    if poll.count == 0 {
        return Err(Refusal::Errno(INVAL));
    }
    let len = poll.count.checked_mul(SUBSCRIPTION as u32).ok_or(Refusal::Errno(FAULT))?;
    let asked = memory[span(memory, poll.asked, len)?].to_vec();
    let asked = asked.chunks_exact(SUBSCRIPTION).map(|bytes| subscription(bytes, world));
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    let first = asked.iter().filter_map(|asked| match asked.event {
        Awaited::Moment(moment) => Some(moment),
        Awaited::Pipe(_) => None,
    });
    if let (Some(first), false) = (first.min(), asked.iter().any(|asked| matches!(asked.event, Awaited::Pipe(_)))) {
        world.sleep_until(first)?;
    }
    let mut happened = 0u32;
    for Subscription { name, kind, event } in asked {
        let errno = match event {
            Awaited::Moment(moment) if moment > world.clock_ns => continue,
            Awaited::Moment(_) => 0,
            Awaited::Pipe(errno) => errno,
        };
        let mut bytes = [0; EVENT];
        bytes[..8].copy_from_slice(&name);
        bytes[8..10].copy_from_slice(&(errno as u16).to_le_bytes());
        bytes[10] = kind;
        let at = happened.checked_mul(EVENT as u32).and_then(|offset| poll.events.checked_add(offset));
        put(memory, at.ok_or(Refusal::Errno(FAULT))?, &bytes)?;
        happened += 1;
    }
    put(memory, poll.happened, &happened.to_le_bytes())
}

fn subscription(bytes: &[u8], world: &mut World) -> Result<Subscription, Refusal> {
    let eight = |at: usize| <[u8; 8]>::try_from(&bytes[at..at + 8]).unwrap_or_default();
    let word = u64::from_le_bytes(eight(16)) as u32;
    let event = match bytes[8] {
        0 => {
            let (timeout, absolute) = (u64::from_le_bytes(eight(24)), bytes[40] & 1 == 1);
            let now = time_of(word, world)?;
            let wait = if absolute { timeout.saturating_sub(now) } else { timeout };
            Awaited::Moment(world.clock_ns.saturating_add(wait))
        }
        1 => Awaited::Pipe(if require(world, word, &[0]).is_ok() { 0 } else { BADF }),
        2 => Awaited::Pipe(if require(world, word, &[1, 2]).is_ok() { 0 } else { BADF }),
        _ => return Err(Refusal::Errno(INVAL)),
    };
    Ok(Subscription { name: eight(0), kind: bytes[8], event })
}
