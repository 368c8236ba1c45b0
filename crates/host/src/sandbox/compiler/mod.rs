//! The compiler: makes machine code of a file that passed the gate, in a process of its own or in this one.

mod child;
mod in_time;
mod job;
mod limits;
mod process;
mod refusal;

use std::sync::Arc;

use courtesy_contract::Digest;

use super::engine::Sandbox;
use super::engine::code::{Code, Compiled, Form};
use crate::error::Error;
pub(super) use in_time::in_time;
use job::Job;

/// Permission to compile each plugin in a process of its own, with a limit on its time and memory.
///
/// Compiling a hostile file can take long and need gigabytes. The limits on a file's contents keep out what is known to, and
/// where a file gets past them, it costs the compiler's process and an error, and not your service. The process is this
/// program, started again: so its `main` must ask first whether it is one, and does so by asking for the permission.
///
/// ```no_run
/// use courtesy_host::{CompilerProcess, Host};
///
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     // First: in a compiler's process, this compiles and never returns.
///     let compiler = CompilerProcess::allow();
///     let host = Host::builder().compile_in(compiler).plugins("plugins")?.build()?;
///     Ok(())
/// }
/// ```
///
/// Each process may use [`load_memory_bytes`](crate::Limits::load_memory_bytes) and
/// [`load_ms`](crate::Limits::load_ms), and as many run at once as there are processors. On Windows there is no limit on
/// memory, and on macOS the system doesn't keep to it; the time is limited everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompilerProcess(());

impl CompilerProcess {
    /// Call this first in `main`: before threads are started, arguments parsed or files opened.
    ///
    /// If this process was started to compile a plugin, it does so and exits. In every other process, it does nothing but
    /// give the permission. A test whose `main` isn't yours can't use this: there, plugins are compiled in the test's process.
    #[must_use]
    pub fn allow() -> Self {
        if let Some(job) = job::asked_for() {
            std::process::exit(child::run(&job));
        }
        Self(())
    }
}

/// The machine code of a file that passed the gate, from the cache or the compiler.
pub(super) fn code(sandbox: &Sandbox, bytes: &Arc<[u8]>, digest: &Digest, form: Form) -> Result<Code, Error> {
    let engine = &sandbox.engine;
    if let Some(code) = sandbox.cache.as_ref().and_then(|cache| cache.load(engine, digest, form)) {
        return Ok(code);
    }
    let compiled = compile(sandbox, bytes, form)?;
    let code = Code::load(engine, &compiled, form).map_err(|fault| refusal::of_compiler(&fault))?;
    if let Some(cache) = &sandbox.cache {
        cache.store(engine, digest, &compiled);
    }
    Ok(code)
}

fn compile(sandbox: &Sandbox, bytes: &Arc<[u8]>, form: Form) -> Result<Compiled, Error> {
    let limits = &sandbox.limits;
    match sandbox.compiler {
        Some(CompilerProcess(())) => process::compile(bytes, &Job::new(form, sandbox.room, limits)),
        None => {
            let (engine, bytes) = (sandbox.engine.clone(), Arc::clone(bytes));
            in_time(limits, move || Compiled::compile(&engine, &bytes, form))
        }
    }
}
