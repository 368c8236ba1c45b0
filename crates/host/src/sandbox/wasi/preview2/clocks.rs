//! `wasi:clocks`: the time of day stands at the context's `as_of`, the other clock moves by sleeping alone.

use wasmtime::component::{ComponentType, Lift, LinkerInstance, Lower};

use super::serve;
use crate::sandbox::engine::Call;
use crate::sandbox::wasi::NS_PER_S;

#[derive(ComponentType, Lift, Lower)]
#[component(record)]
struct Datetime {
    seconds: u64,
    nanoseconds: u32,
}

/// Defines a function of `wasi:clocks`, if something is behind it here.
pub(super) fn define(instance: &mut LinkerInstance<Call>, interface: &str, name: &str) -> wasmtime::Result<bool> {
    match (interface, name) {
        ("wall-clock", "now") => instance.func_wrap(name, |store, (): ()| {
            serve(store, |world, _| Ok((Datetime { seconds: world.wall_ns() / NS_PER_S, nanoseconds: 0 },)))
        })?,
        ("wall-clock", "resolution") => instance
            .func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((Datetime { seconds: 1, nanoseconds: 0 },))))?,
        ("monotonic-clock", "now") => {
            instance.func_wrap(name, |store, (): ()| serve(store, |world, _| Ok((world.monotonic_ns(),))))?;
        }
        ("monotonic-clock", "resolution") => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((1u64,))))?;
        }
        ("monotonic-clock", "subscribe-instant") => instance.func_wrap(name, |store, (moment_ns,): (u64,)| {
            serve(store, |world, _| Ok((world.set_alarm(moment_ns)?,)))
        })?,
        ("monotonic-clock", "subscribe-duration") => instance.func_wrap(name, |store, (wait_ns,): (u64,)| {
            serve(store, |world, _| Ok((world.set_alarm(world.clock_ns.saturating_add(wait_ns))?,)))
        })?,
        _ => return Ok(false),
    }
    Ok(true)
}
