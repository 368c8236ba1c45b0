//! `wasi:random`: every number comes from the context's `seed`, the ones that claim to be secure as well.

use courtesy_contract::FailureKind;
use wasmtime::StoreContextMut;
use wasmtime::component::LinkerInstance;

use super::serve;
use crate::sandbox::Fault;
use crate::sandbox::engine::Call;

/// The most that may be asked for at once, in bytes.
const MOST_BYTES: u64 = 64 << 10;

/// Defines a function of `wasi:random`, if something is behind it here.
pub(super) fn define(instance: &mut LinkerInstance<Call>, name: &str) -> wasmtime::Result<bool> {
    match name {
        "get-random-bytes" | "get-insecure-random-bytes" => instance.func_wrap(name, bytes)?,
        "get-random-u64" | "get-insecure-random-u64" => {
            instance.func_wrap(name, |store, (): ()| serve(store, |world, _| Ok((world.random.number(),))))?;
        }
        "insecure-seed" => instance.func_wrap(name, |store, (): ()| {
            serve(store, |world, _| Ok(((world.random.number(), world.random.number()),)))
        })?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn bytes(store: StoreContextMut<'_, Call>, (len,): (u64,)) -> wasmtime::Result<(Vec<u8>,)> {
    serve(store, |world, purse| {
        purse.pay(len)?;
        if len > MOST_BYTES {
            let detail = format!("it asked for {len} random bytes at once and may have {MOST_BYTES}; ask for less");
            return Err(Fault::new(FailureKind::Memory, detail).into());
        }
        let mut bytes = vec![0; len as usize];
        world.random.fill(&mut bytes);
        Ok((bytes,))
    })
}
