//! The compiler's process: a file on stdin, its machine code on stdout. It opens nothing and reads nothing else.

use std::io::{Read, Write, stdin, stdout};
use std::thread;

use wasmtime::Engine;

use super::in_time::STACK_BYTES;
use super::job::Job;
use super::{limits, refusal};
use crate::sandbox::engine::code::Compiled;
use crate::sandbox::engine::config;

/// The first byte of what it writes: machine code follows, or a reason why there is none; or memory ran out.
pub(super) const CODE: u8 = 0;
pub(super) const REASON: u8 = 1;
pub(super) const NO_MEMORY: u8 = 2;

/// The longest reason, in bytes: it may quote names from the file.
const REASON_BYTES: usize = 4 << 10;

/// Compiles the file on stdin, and returns the exit status.
pub(super) fn run(job: &str) -> i32 {
    let Some(job) = Job::from_argument(job) else {
        eprintln!("this argument is only for a process that Courtesy starts to compile a plugin");
        return 2;
    };
    let said = match compile(job) {
        Ok(compiled) => write(CODE, compiled.bytes()),
        Err(Fault::Memory) => write(NO_MEMORY, &[]),
        Err(Fault::Reason(reason)) => write(REASON, reason.get(..REASON_BYTES).unwrap_or(&reason)),
        Err(Fault::Broken) => return 1,
    };
    i32::from(said.is_err())
}

enum Fault {
    Memory,
    Reason(Vec<u8>),
    /// The compiler panicked, or the file didn't arrive.
    Broken,
}

fn compile(job: Job) -> Result<Compiled, Fault> {
    let mut bytes = Vec::new();
    stdin().lock().read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
    // Where there are no such limits, the time is still limited from outside.
    limits::set(&job);
    let work = move || {
        let settings = config::for_compiling(&job.limits(), job.room);
        Compiled::compile(&Engine::new(&settings)?, &bytes, job.form)
    };
    let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn(work).map_err(|_| Fault::Memory)?;
    thread.join().map_err(|_| Fault::Broken)?.map_err(|fault| {
        let reason = format!("{fault:#}");
        if refusal::is_of_memory(&reason) { Fault::Memory } else { Fault::Reason(reason.into_bytes()) }
    })
}

fn write(kind: u8, bytes: &[u8]) -> std::io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(&[kind])?;
    out.write_all(bytes)?;
    out.flush()
}
