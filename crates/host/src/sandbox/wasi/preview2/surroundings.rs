//! `wasi:cli`: the three pipes and the way out; no arguments, variables or terminals.

use wasmtime::StoreContextMut;
use wasmtime::component::{LinkerInstance, Resource};

use super::{Absent, Drain, Source, serve};
use crate::sandbox::Stop;
use crate::sandbox::engine::Call;

/// Defines a function of `wasi:cli`, if something is behind it here.
pub(super) fn define(instance: &mut LinkerInstance<Call>, interface: &str, name: &str) -> wasmtime::Result<bool> {
    match (interface, name) {
        ("environment", "get-environment") => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((Vec::<(String, String)>::new(),))))?;
        }
        ("environment", "get-arguments") => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((Vec::<String>::new(),))))?;
        }
        ("environment", "initial-cwd") => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((None::<String>,))))?;
        }
        ("exit", "exit") => {
            instance.func_wrap(
                name,
                |_: StoreContextMut<'_, Call>, (status,): (Result<(), ()>,)| -> wasmtime::Result<()> {
                    Err(wasmtime::Error::new(Stop::Exit(u32::from(status.is_err()))))
                },
            )?;
        }
        ("exit", "exit-with-code") => {
            instance.func_wrap(name, |_: StoreContextMut<'_, Call>, (code,): (u8,)| -> wasmtime::Result<()> {
                Err(wasmtime::Error::new(Stop::Exit(u32::from(code))))
            })?;
        }
        ("stdin", "get-stdin") => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((Resource::<Source>::new_own(0),))))?;
        }
        ("stdout", "get-stdout") => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((Resource::<Drain>::new_own(1),))))?;
        }
        ("stderr", "get-stderr") => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((Resource::<Drain>::new_own(2),))))?;
        }
        ("terminal-stdin" | "terminal-stdout" | "terminal-stderr", _) => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((None::<Resource<Absent>>,))))?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}
