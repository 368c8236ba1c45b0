//! WASI preview 1 for programs: functions on one memory, with numbers for errors.

mod clocks;
mod descriptors;
mod functions;
mod serve;

use wasmtime::{Caller, FuncType, Linker, Val, ValType};

use super::state::WasiView;
use crate::sandbox::fault::Stop;
use serve::{BADF, NOTSUP, Refusal, SPIPE, put, serve, span};

pub(crate) use functions::{FUNCTIONS, MODULE};

/// Defines all of preview 1.
pub(crate) fn define<T: WasiView>(linker: &mut Linker<T>) -> wasmtime::Result<()> {
    refuse_what_is_not_here(linker)?;
    environment(linker)?;
    clocks::define(linker)?;
    descriptors::define(linker)?;
    linker.func_wrap(MODULE, "random_get", |mut caller: Caller<'_, T>, at: u32, len: u32| {
        serve(&mut caller, |memory, wasi| {
            let room = span(memory, at, len)?;
            wasi.fuel.pay_bytes(room.len())?;
            wasi.random.fill(&mut memory[room]);
            Ok(())
        })
    })?;
    linker.func_wrap(MODULE, "sched_yield", |mut caller: Caller<'_, T>| serve(&mut caller, |_, _| Ok(())))?;
    linker.func_wrap(MODULE, "proc_exit", |_: Caller<'_, T>, code: u32| -> wasmtime::Result<()> {
        Err(wasmtime::Error::new(Stop::Exit(code)))
    })?;
    Ok(())
}

/// Defines every function to return an error; those that do something replace it later.
fn refuse_what_is_not_here<T: WasiView>(linker: &mut Linker<T>) -> wasmtime::Result<()> {
    linker.allow_shadowing(true);
    let value = |letter| if letter == 'I' { ValType::I64 } else { ValType::I32 };
    for (name, params) in FUNCTIONS.into_iter().filter(|(name, _)| *name != "proc_exit") {
        let ty = FuncType::new(linker.engine(), params.chars().map(value), [ValType::I32]);
        linker.func_new(MODULE, name, ty, move |mut caller, _, results| {
            let errno = serve(&mut caller, |_, wasi| {
                let (errno, tried) = answer_to(name);
                if let Some(tried) = tried {
                    wasi.note(tried);
                }
                Err(Refusal::Errno(errno))
            })?;
            results[0] = Val::I32(errno as i32);
            Ok(())
        })?;
    }
    Ok(())
}

/// The error of a function that does nothing here, and what a guest that calls it was trying to do.
fn answer_to(name: &str) -> (u32, Option<&'static str>) {
    match name {
        // Runtimes list folders one after the other until there is none, so this is no attempt to use files.
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
fn environment<T: WasiView>(linker: &mut Linker<T>) -> wasmtime::Result<()> {
    for name in ["args_get", "environ_get"] {
        linker
            .func_wrap(MODULE, name, |mut caller: Caller<'_, T>, _: u32, _: u32| serve(&mut caller, |_, _| Ok(())))?;
    }
    for name in ["args_sizes_get", "environ_sizes_get"] {
        linker.func_wrap(MODULE, name, |mut caller: Caller<'_, T>, count: u32, bytes: u32| {
            serve(&mut caller, |memory, _| {
                put(memory, count, &0u32.to_le_bytes())?;
                put(memory, bytes, &0u32.to_le_bytes())
            })
        })?;
    }
    Ok(())
}
