//! Serving a call of a preview 1 function.

use std::ops::Range;

use courtesy_contract::FailureKind;
use courtesy_contract::abi::MEMORY;
use wasmtime::{Caller, Extern, Trap};

use crate::sandbox::fault::Fault;
use crate::sandbox::wasi::{Wasi, WasiView};

// The error numbers that guests get.
pub(super) const BADF: u32 = 8;
pub(super) const FAULT: u32 = 21;
pub(super) const INVAL: u32 = 28;
pub(super) const NOTSUP: u32 = 58;
pub(super) const SPIPE: u32 = 70;

/// Why a function failed.
pub(super) enum Refusal {
    /// The guest gets preview 1's error number and goes on.
    Errno(u32),
    /// The call ends here.
    Stop(wasmtime::Error),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Stop(fault.into())
    }
}

impl From<Trap> for Refusal {
    fn from(trap: Trap) -> Self {
        Self::Stop(trap.into())
    }
}

/// Serves one call: pays for it, and turns its result into preview 1's number.
pub(super) fn serve<T: WasiView>(
    caller: &mut Caller<'_, T>,
    work: impl FnOnce(&mut [u8], &mut Wasi) -> Result<(), Refusal>,
) -> wasmtime::Result<u32> {
    let memory = caller.get_export(MEMORY).and_then(Extern::into_memory);
    caller.data_mut().wasi().fuel.pay_call()?;
    let Some(memory) = memory else {
        let detail = "it called WASI and exports no `memory` to answer in; export its memory under that name";
        return Err(Fault::new(FailureKind::Trap, detail).into());
    };
    let (bytes, data) = memory.data_and_store_mut(caller);
    match work(bytes, data.wasi()) {
        Ok(()) => Ok(0),
        Err(Refusal::Errno(number)) => Ok(number),
        Err(Refusal::Stop(error)) => Err(error),
    }
}

/// A span of the guest's memory, or an error if it is out of bounds.
pub(super) fn span(memory: &[u8], at: u32, len: u32) -> Result<Range<usize>, Refusal> {
    let (start, len) = (at as usize, len as usize);
    let end = start.checked_add(len).filter(|end| *end <= memory.len());
    end.map(|end| start..end).ok_or(Refusal::Errno(FAULT))
}

/// Writes bytes to an address.
pub(super) fn put(memory: &mut [u8], at: u32, bytes: &[u8]) -> Result<(), Refusal> {
    let room = span(memory, at, bytes.len() as u32)?;
    memory[room].copy_from_slice(bytes);
    Ok(())
}

/// A buffer of a list of buffers, each an address and a length.
pub(super) fn buffer(memory: &[u8], list: u32, index: u32) -> Result<Range<usize>, Refusal> {
    let at = index.checked_mul(8).and_then(|offset| list.checked_add(offset)).ok_or(Refusal::Errno(FAULT))?;
    let len_at = at.checked_add(4).ok_or(Refusal::Errno(FAULT))?;
    span(memory, number(memory, at)?, number(memory, len_at)?)
}

fn number(memory: &[u8], at: u32) -> Result<u32, Refusal> {
    let bytes = memory[span(memory, at, 4)?].try_into().map_err(|_| Refusal::Errno(FAULT))?;
    Ok(u32::from_le_bytes(bytes))
}
