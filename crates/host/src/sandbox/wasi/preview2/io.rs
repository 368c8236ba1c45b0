//! `wasi:io`: streams, polling, and errors, which never exist.

use courtesy_contract::FailureKind;
use wasmtime::component::Resource;

use super::bindings::wasi::io::streams::StreamError;
use super::bindings::wasi::io::{error, poll, streams};
use super::handles::{Absent, Drain, Pollable, Source};
use super::refuse::nothing_behind;
use crate::sandbox::fault::Fault;
use crate::sandbox::wasi::pipes::Sink;
use crate::sandbox::wasi::state::Wasi;

/// The most that a stream moves at once.
const CHUNK_BYTES: u64 = 64 << 10;

type Streamed<T> = Result<T, StreamError>;

impl error::Host for Wasi {}

impl error::HostError for Wasi {
    fn to_debug_string(&mut self, _: Resource<Absent>) -> wasmtime::Result<String> {
        Err(nothing_behind("wasi:io/error#[method]error.to-debug-string"))
    }

    fn drop(&mut self, _: Resource<Absent>) -> wasmtime::Result<()> {
        Ok(())
    }
}

impl poll::Host for Wasi {
    /// Waits for the first of these, and returns the indexes of those that are ready.
    fn poll(&mut self, asked: Vec<Resource<Pollable>>) -> wasmtime::Result<Vec<u32>> {
        self.fuel.pay_call()?;
        self.fuel.pay(asked.len() as u64)?;
        let moments: Vec<u64> = asked.iter().map(|asked| self.alarms.moment_ns(asked.rep())).collect();
        let Some(first) = moments.iter().min() else {
            let detail = "it polled an empty list, which WASI forbids; poll at least one pollable";
            return Err(Fault::new(FailureKind::Trap, detail).into());
        };
        self.clocks.sleep_until(*first)?;
        let ready = moments.iter().enumerate().filter(|(_, moment)| **moment <= self.clocks.monotonic_ns());
        Ok(ready.map(|(place, _)| place as u32).collect())
    }
}

impl poll::HostPollable for Wasi {
    fn ready(&mut self, asked: Resource<Pollable>) -> wasmtime::Result<bool> {
        self.fuel.pay_call()?;
        Ok(self.alarms.moment_ns(asked.rep()) <= self.clocks.monotonic_ns())
    }

    fn block(&mut self, asked: Resource<Pollable>) -> wasmtime::Result<()> {
        self.fuel.pay_call()?;
        Ok(self.clocks.sleep_until(self.alarms.moment_ns(asked.rep()))?)
    }

    fn drop(&mut self, dropped: Resource<Pollable>) -> wasmtime::Result<()> {
        self.alarms.drop(dropped.rep());
        Ok(())
    }
}

impl streams::Host for Wasi {}

impl streams::HostInputStream for Wasi {
    fn read(&mut self, _: Resource<Source>, most: u64) -> wasmtime::Result<Streamed<Vec<u8>>> {
        self.fuel.pay_call()?;
        let bytes = self.pipes.read(most.min(CHUNK_BYTES) as usize).to_vec();
        self.fuel.pay_bytes(bytes.len())?;
        Ok(if bytes.is_empty() && most > 0 { Err(StreamError::Closed) } else { Ok(bytes) })
    }

    fn blocking_read(&mut self, source: Resource<Source>, most: u64) -> wasmtime::Result<Streamed<Vec<u8>>> {
        self.read(source, most)
    }

    fn skip(&mut self, _: Resource<Source>, most: u64) -> wasmtime::Result<Streamed<u64>> {
        self.fuel.pay_call()?;
        let skipped = self.pipes.read(most.min(CHUNK_BYTES) as usize).len() as u64;
        Ok(if skipped == 0 && most > 0 { Err(StreamError::Closed) } else { Ok(skipped) })
    }

    fn blocking_skip(&mut self, source: Resource<Source>, most: u64) -> wasmtime::Result<Streamed<u64>> {
        self.skip(source, most)
    }

    fn subscribe(&mut self, _: Resource<Source>) -> wasmtime::Result<Resource<Pollable>> {
        always_ready(self)
    }

    fn drop(&mut self, _: Resource<Source>) -> wasmtime::Result<()> {
        Ok(())
    }
}

impl streams::HostOutputStream for Wasi {
    fn check_write(&mut self, _: Resource<Drain>) -> wasmtime::Result<Streamed<u64>> {
        self.fuel.pay_call()?;
        Ok(Ok(CHUNK_BYTES))
    }

    fn write(&mut self, drain: Resource<Drain>, bytes: Vec<u8>) -> wasmtime::Result<Streamed<()>> {
        self.fuel.pay_call()?;
        // They have been copied already, so all of them are paid for, kept or not.
        self.fuel.pay_bytes(bytes.len())?;
        let sink = if drain.rep() == 1 { Sink::Stdout } else { Sink::Stderr };
        self.pipes.write(sink, &bytes)?;
        Ok(Ok(()))
    }

    fn blocking_write_and_flush(&mut self, drain: Resource<Drain>, bytes: Vec<u8>) -> wasmtime::Result<Streamed<()>> {
        self.write(drain, bytes)
    }

    fn flush(&mut self, _: Resource<Drain>) -> wasmtime::Result<Streamed<()>> {
        self.fuel.pay_call()?;
        Ok(Ok(()))
    }

    fn blocking_flush(&mut self, drain: Resource<Drain>) -> wasmtime::Result<Streamed<()>> {
        self.flush(drain)
    }

    fn subscribe(&mut self, _: Resource<Drain>) -> wasmtime::Result<Resource<Pollable>> {
        always_ready(self)
    }

    fn write_zeroes(&mut self, _: Resource<Drain>, _: u64) -> wasmtime::Result<Streamed<()>> {
        Err(nothing_behind("wasi:io/streams#[method]output-stream.write-zeroes"))
    }

    fn blocking_write_zeroes_and_flush(&mut self, _: Resource<Drain>, _: u64) -> wasmtime::Result<Streamed<()>> {
        Err(nothing_behind("wasi:io/streams#[method]output-stream.blocking-write-zeroes-and-flush"))
    }

    fn splice(&mut self, _: Resource<Drain>, _: Resource<Source>, _: u64) -> wasmtime::Result<Streamed<u64>> {
        Err(nothing_behind("wasi:io/streams#[method]output-stream.splice"))
    }

    fn blocking_splice(&mut self, _: Resource<Drain>, _: Resource<Source>, _: u64) -> wasmtime::Result<Streamed<u64>> {
        Err(nothing_behind("wasi:io/streams#[method]output-stream.blocking-splice"))
    }

    fn drop(&mut self, _: Resource<Drain>) -> wasmtime::Result<()> {
        Ok(())
    }
}

fn always_ready(wasi: &mut Wasi) -> wasmtime::Result<Resource<Pollable>> {
    wasi.fuel.pay_call()?;
    Ok(Resource::new_own(0))
}
