//! Preview 1's clocks, and waiting for them.

use wasmtime::{Caller, Linker};

use super::descriptors::require;
use super::functions::MODULE;
use super::serve::{BADF, FAULT, INVAL, Refusal, put, serve, span};
use crate::sandbox::wasi::clocks::NS_PER_S;
use crate::sandbox::wasi::fuel::CALL_COST;
use crate::sandbox::wasi::{Wasi, WasiView};

// Numbers of clocks.
const REALTIME: u32 = 0;
const MONOTONIC: u32 = 1;

/// Bytes of a subscription and of an event in `poll_oneoff`.
const SUBSCRIPTION: usize = 48;
const EVENT: usize = 32;

/// Defines the functions for reading the clocks and waiting.
pub(super) fn define<T: WasiView>(linker: &mut Linker<T>) -> wasmtime::Result<()> {
    linker.func_wrap(MODULE, "clock_res_get", |mut caller: Caller<'_, T>, clock: u32, at: u32| {
        serve(&mut caller, |memory, _| match clock {
            REALTIME => put(memory, at, &NS_PER_S.to_le_bytes()),
            MONOTONIC => put(memory, at, &1u64.to_le_bytes()),
            _ => Err(Refusal::Errno(INVAL)),
        })
    })?;
    linker.func_wrap(MODULE, "clock_time_get", |mut caller: Caller<'_, T>, clock: u32, _: u64, at: u32| {
        serve(&mut caller, |memory, wasi| {
            let now = time_of(clock, wasi)?;
            put(memory, at, &now.to_le_bytes())
        })
    })?;
    linker.func_wrap(
        MODULE,
        "poll_oneoff",
        |mut caller: Caller<'_, T>, asked: u32, events: u32, count: u32, happened: u32| {
            serve(&mut caller, |memory, wasi| {
                wasi.fuel.pay(u64::from(count).saturating_mul(CALL_COST))?;
                poll(memory, wasi, Poll { asked, events, count, happened })
            })
        },
    )?;
    Ok(())
}

fn time_of(clock: u32, wasi: &mut Wasi) -> Result<u64, Refusal> {
    match clock {
        REALTIME => Ok(wasi.clocks.read_wall_s().saturating_mul(NS_PER_S)),
        MONOTONIC => Ok(wasi.clocks.read_monotonic_ns()),
        _ => Err(Refusal::Errno(INVAL)),
    }
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
    /// A time of the monotonic clock.
    Moment(u64),
    /// A pipe, which is always ready, or an error if there is no such pipe.
    Pipe(u32),
}

/// Pipes are ready at once. If the guest waits only for clocks, sleeps until the first of them.
fn poll(memory: &mut [u8], wasi: &mut Wasi, poll: Poll) -> Result<(), Refusal> {
    let asked = subscriptions(memory, wasi, &poll)?;
    let moments = asked.iter().map(|asked| match asked.event {
        Awaited::Moment(moment) => Some(moment),
        Awaited::Pipe(_) => None,
    });
    let first = moments.collect::<Option<Vec<_>>>().and_then(|moments| moments.into_iter().min());
    if let Some(first) = first {
        wasi.clocks.sleep_until(first)?;
    }
    let mut happened = 0u32;
    for Subscription { name, kind, event } in asked {
        let errno = match event {
            Awaited::Moment(moment) if moment > wasi.clocks.monotonic_ns() => continue,
            Awaited::Moment(_) => 0,
            Awaited::Pipe(errno) => errno,
        };
        let at = happened.checked_mul(EVENT as u32).and_then(|offset| poll.events.checked_add(offset));
        put(memory, at.ok_or(Refusal::Errno(FAULT))?, &happening(name, kind, errno))?;
        happened += 1;
    }
    put(memory, poll.happened, &happened.to_le_bytes())
}

fn happening(name: [u8; 8], kind: u8, errno: u32) -> [u8; EVENT] {
    let mut bytes = [0; EVENT];
    bytes[..8].copy_from_slice(&name);
    bytes[8..10].copy_from_slice(&(errno as u16).to_le_bytes());
    bytes[10] = kind;
    bytes
}

fn subscriptions(memory: &[u8], wasi: &mut Wasi, poll: &Poll) -> Result<Vec<Subscription>, Refusal> {
    if poll.count == 0 {
        return Err(Refusal::Errno(INVAL));
    }
    let len = poll.count.checked_mul(SUBSCRIPTION as u32).ok_or(Refusal::Errno(FAULT))?;
    let asked = &memory[span(memory, poll.asked, len)?];
    asked.chunks_exact(SUBSCRIPTION).map(|bytes| subscription(bytes, wasi)).collect()
}

fn subscription(bytes: &[u8], wasi: &mut Wasi) -> Result<Subscription, Refusal> {
    let eight = |at: usize| <[u8; 8]>::try_from(&bytes[at..at + 8]).unwrap_or_default();
    let word = u64::from_le_bytes(eight(16)) as u32;
    let event = match bytes[8] {
        0 => {
            let (timeout, absolute) = (u64::from_le_bytes(eight(24)), bytes[40] & 1 == 1);
            let now = time_of(word, wasi)?;
            let wait = if absolute { timeout.saturating_sub(now) } else { timeout };
            Awaited::Moment(wasi.clocks.monotonic_ns().saturating_add(wait))
        }
        1 => Awaited::Pipe(if require(wasi, word, &[0]).is_ok() { 0 } else { BADF }),
        2 => Awaited::Pipe(if require(wasi, word, &[1, 2]).is_ok() { 0 } else { BADF }),
        _ => return Err(Refusal::Errno(INVAL)),
    };
    Ok(Subscription { name: eight(0), kind: bytes[8], event })
}
