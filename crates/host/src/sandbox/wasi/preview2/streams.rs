//! `wasi:io`: streams, things to wait for, and errors, of which there are none.

use courtesy_contract::FailureKind;
use wasmtime::component::{ComponentType, Lift, LinkerInstance, Lower, Resource, WasmList};
use wasmtime::{AsContext, StoreContextMut};

use super::{Absent, Drain, Pollable, Source, serve};
use crate::sandbox::Fault;
use crate::sandbox::engine::Call;
use crate::sandbox::wasi::Sink;

/// What a stream may be asked to move at once.
const CHUNK_BYTES: u64 = 64 << 10;

#[derive(ComponentType, Lift, Lower)]
#[component(variant)]
enum StreamError {
    #[component(name = "last-operation-failed")]
    #[allow(dead_code, reason = "WASI has it; no operation fails here without ending the call")]
    Failed(Resource<Absent>),
    #[component(name = "closed")]
    Closed,
}

type Streamed<T> = Result<T, StreamError>;

/// Defines a function of `wasi:io`, if something is behind it here.
pub(super) fn define(instance: &mut LinkerInstance<Call>, name: &str) -> wasmtime::Result<bool> {
    match name {
        "[method]input-stream.read" | "[method]input-stream.blocking-read" => instance.func_wrap(name, read)?,
        "[method]input-stream.skip" | "[method]input-stream.blocking-skip" => instance.func_wrap(name, skip)?,
        "[method]output-stream.check-write" => {
            instance.func_wrap(name, |store, (_,): (Resource<Drain>,)| {
                serve(store, |_, _| Ok((Streamed::Ok(CHUNK_BYTES),)))
            })?;
        }
        "[method]output-stream.write" | "[method]output-stream.blocking-write-and-flush" => {
            instance.func_wrap(name, write)?;
        }
        "[method]output-stream.flush" | "[method]output-stream.blocking-flush" => {
            instance.func_wrap(name, |store, (_,): (Resource<Drain>,)| serve(store, |_, _| Ok((Streamed::Ok(()),))))?;
        }
        "[method]input-stream.subscribe" => {
            instance.func_wrap(name, |store, (_,): (Resource<Source>,)| serve(store, |_, _| Ok((always_ready(),))))?;
        }
        "[method]output-stream.subscribe" => {
            instance.func_wrap(name, |store, (_,): (Resource<Drain>,)| serve(store, |_, _| Ok((always_ready(),))))?;
        }
        "[method]pollable.ready" => {
            instance.func_wrap(name, |store, (asked,): (Resource<Pollable>,)| {
                serve(store, |world, _| Ok((world.alarm(&asked) <= world.clock_ns,)))
            })?;
        }
        "[method]pollable.block" => {
            instance.func_wrap(name, |store, (asked,): (Resource<Pollable>,)| {
                serve(store, |world, _| Ok(world.sleep_until(world.alarm(&asked))?))
            })?;
        }
        "poll" => instance.func_wrap(name, poll)?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn always_ready() -> Resource<Pollable> {
    Resource::new_own(0)
}

fn read(
    store: StoreContextMut<'_, Call>,
    (_, most): (Resource<Source>, u64),
) -> wasmtime::Result<(Streamed<Vec<u8>>,)> {
    serve(store, |world, purse| {
        let bytes = world.stdin.take(most.min(CHUNK_BYTES) as usize).to_vec();
        purse.pay_for(bytes.len())?;
        Ok((if bytes.is_empty() && most > 0 { Err(StreamError::Closed) } else { Ok(bytes) },))
    })
}

fn skip(store: StoreContextMut<'_, Call>, (_, most): (Resource<Source>, u64)) -> wasmtime::Result<(Streamed<u64>,)> {
    serve(store, |world, _| {
        let skipped = world.stdin.take(most.min(CHUNK_BYTES) as usize).len() as u64;
        Ok((if skipped == 0 && most > 0 { Err(StreamError::Closed) } else { Ok(skipped) },))
    })
}

fn write(
    store: StoreContextMut<'_, Call>,
    (drain, list): (Resource<Drain>, WasmList<u8>),
) -> wasmtime::Result<(Streamed<()>,)> {
    // A copy, as the list lies in the guest's memory; one that is far too long is cut, and refused below all the same.
    let kept = list.as_le_slice(store.as_context());
    let bytes = kept[..kept.len().min(store.data().world.stdout_limit + 1)].to_vec();
    serve(store, |world, purse| {
        purse.pay_for(bytes.len())?;
        let sink = if drain.rep() == 1 { Sink::Stdout } else { Sink::Stderr };
        world.write(sink, &bytes)?;
        Ok((Ok(()),))
    })
}

/// Waits for the first of these, and says which are ready, by their place in the list.
fn poll(store: StoreContextMut<'_, Call>, (asked,): (Vec<Resource<Pollable>>,)) -> wasmtime::Result<(Vec<u32>,)> {
    serve(store, |world, purse| {
        purse.pay(asked.len() as u64)?;
        let moments: Vec<u64> = asked.iter().map(|asked| world.alarm(asked)).collect();
        let Some(first) = moments.iter().min() else {
            let detail = "it polled an empty list, which WASI forbids; poll what there is to wait for";
            return Err(Fault::new(FailureKind::Trap, detail).into());
        };
        world.sleep_until(*first)?;
        let ready = moments.iter().enumerate().filter(|(_, moment)| **moment <= world.clock_ns);
        Ok((ready.map(|(place, _)| place as u32).collect(),))
    })
}
