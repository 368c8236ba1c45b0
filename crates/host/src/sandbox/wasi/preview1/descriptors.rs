//! Preview 1's three descriptors, which are the pipes.

use wasmtime::{Caller, Linker};

use super::functions::MODULE;
use super::serve::{BADF, INVAL, Refusal, buffer, put, serve};
use crate::sandbox::wasi::pipes::Sink;
use crate::sandbox::wasi::{Wasi, WasiView};

/// Preview 1 has no file type for pipes, and a character device would be taken for a terminal.
const UNKNOWN: u8 = 0;
const MAY_READ: u64 = 1 << 1;
const MAY_WRITE: u64 = 1 << 6;

/// Defines the functions for reading, writing, closing and inspecting the pipes.
pub(super) fn define<T: WasiView>(linker: &mut Linker<T>) -> wasmtime::Result<()> {
    linker.func_wrap(MODULE, "fd_read", |mut caller: Caller<'_, T>, fd: u32, list: u32, count: u32, done: u32| {
        serve(&mut caller, |memory, wasi| {
            let total = read(memory, wasi, fd, (list, count))?;
            put(memory, done, &total.to_le_bytes())
        })
    })?;
    linker.func_wrap(MODULE, "fd_write", |mut caller: Caller<'_, T>, fd: u32, list: u32, count: u32, done: u32| {
        serve(&mut caller, |memory, wasi| {
            let total = write(memory, wasi, fd, (list, count))?;
            put(memory, done, &total.to_le_bytes())
        })
    })?;
    linker.func_wrap(MODULE, "fd_close", |mut caller: Caller<'_, T>, fd: u32| {
        serve(&mut caller, |_, wasi| {
            require(wasi, fd, &[0, 1, 2])?;
            wasi.closed[fd as usize] = true;
            Ok(())
        })
    })?;
    linker.func_wrap(MODULE, "fd_fdstat_get", |mut caller: Caller<'_, T>, fd: u32, at: u32| {
        serve(&mut caller, |memory, wasi| {
            require(wasi, fd, &[0, 1, 2])?;
            put(memory, at, &status(fd))
        })
    })?;
    linker.func_wrap(MODULE, "fd_filestat_get", |mut caller: Caller<'_, T>, fd: u32, at: u32| {
        serve(&mut caller, |memory, wasi| {
            require(wasi, fd, &[0, 1, 2])?;
            let mut stat = [0; 64];
            stat[16] = UNKNOWN;
            put(memory, at, &stat)
        })
    })?;
    Ok(())
}

/// Whether this is one of these descriptors, and open.
pub(super) fn require(wasi: &Wasi, fd: u32, any_of: &[u32]) -> Result<(), Refusal> {
    if any_of.contains(&fd) && !wasi.closed[fd as usize] { Ok(()) } else { Err(Refusal::Errno(BADF)) }
}

/// Reads into a list of buffers, and returns the number of bytes.
fn read(memory: &mut [u8], wasi: &mut Wasi, fd: u32, (list, count): (u32, u32)) -> Result<u32, Refusal> {
    require(wasi, fd, &[0])?;
    let mut total = 0u32;
    for index in 0..count {
        wasi.fuel.pay(1)?;
        let room = buffer(memory, list, index)?;
        let bytes = wasi.pipes.read(room.len());
        wasi.fuel.pay_bytes(bytes.len())?;
        memory[room.start..][..bytes.len()].copy_from_slice(bytes);
        total += bytes.len() as u32;
        if bytes.len() < room.len() {
            break;
        }
    }
    Ok(total)
}

/// Writes a list of buffers, and returns the number of bytes.
fn write(memory: &[u8], wasi: &mut Wasi, fd: u32, (list, count): (u32, u32)) -> Result<u32, Refusal> {
    require(wasi, fd, &[1, 2])?;
    let sink = if fd == 1 { Sink::Stdout } else { Sink::Stderr };
    let mut total = 0u32;
    for index in 0..count {
        wasi.fuel.pay(1)?;
        let bytes = buffer(memory, list, index)?;
        wasi.fuel.pay_bytes(bytes.len())?;
        total = total.checked_add(bytes.len() as u32).ok_or(Refusal::Errno(INVAL))?;
        wasi.pipes.write(sink, &memory[bytes])?;
    }
    Ok(total)
}

/// A descriptor's status in preview 1: its file type and its rights.
fn status(fd: u32) -> [u8; 24] {
    let mut status = [0; 24];
    status[0] = UNKNOWN;
    let rights = if fd == 0 { MAY_READ } else { MAY_WRITE };
    status[8..16].copy_from_slice(&rights.to_le_bytes());
    status[16..24].copy_from_slice(&rights.to_le_bytes());
    status
}
