//! `wasi:random`: every number comes from the context's `seed`, even those that claim to be secure.

use courtesy_contract::FailureKind;

use super::bindings::wasi::random::{insecure, insecure_seed, random};
use crate::sandbox::fault::Fault;
use crate::sandbox::wasi::state::Wasi;

/// The most random bytes in one call.
const MOST_BYTES: u64 = 64 << 10;

impl random::Host for Wasi {
    fn get_random_bytes(&mut self, len: u64) -> wasmtime::Result<Vec<u8>> {
        bytes(self, len)
    }

    fn get_random_u64(&mut self) -> wasmtime::Result<u64> {
        number(self)
    }
}

impl insecure::Host for Wasi {
    fn get_insecure_random_bytes(&mut self, len: u64) -> wasmtime::Result<Vec<u8>> {
        bytes(self, len)
    }

    fn get_insecure_random_u64(&mut self) -> wasmtime::Result<u64> {
        number(self)
    }
}

impl insecure_seed::Host for Wasi {
    fn insecure_seed(&mut self) -> wasmtime::Result<(u64, u64)> {
        self.fuel.pay_call()?;
        Ok((self.random.number(), self.random.number()))
    }
}

fn number(wasi: &mut Wasi) -> wasmtime::Result<u64> {
    wasi.fuel.pay_call()?;
    Ok(wasi.random.number())
}

fn bytes(wasi: &mut Wasi, len: u64) -> wasmtime::Result<Vec<u8>> {
    wasi.fuel.pay_call()?;
    wasi.fuel.pay(len)?;
    if len > MOST_BYTES {
        let detail = format!("it asked for {len} random bytes at once and may have {MOST_BYTES}; ask for less");
        return Err(Fault::new(FailureKind::Memory, detail).into());
    }
    let mut bytes = vec![0; len as usize];
    wasi.random.fill(&mut bytes);
    Ok(bytes)
}
