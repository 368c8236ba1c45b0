//! Compiling, which takes as long as the compiler likes: on a thread of its own, so that waiting for it ends.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use wasmtime::Engine;

use super::{Prepared, Unlinkable, command, component, module};
use crate::document::printable;
use crate::{Abi, Error, ErrorKind, Limits};

/// A plugin that takes longer than this is worth a word in the log.
const SLOW: Duration = Duration::from_secs(1);
/// The compiler calls itself, the more the larger a function is.
const STACK_BYTES: usize = 16 << 20;

/// Compiles and links what the gate let through, or gives up when its time is over.
///
/// The thread can't be stopped: what was given up goes on until it is done or the process ends.
pub(super) fn compile(engine: &Engine, bytes: &Arc<[u8]>, abi: Abi, limits: &Limits) -> Result<Prepared, Error> {
    let (engine, bytes) = (engine.clone(), Arc::clone(bytes));
    let prepared = within(Duration::from_millis(limits.load_ms), move || prepare(&engine, &bytes, abi))?;
    prepared.map_err(|fault| match fault.downcast_ref::<Unlinkable>() {
        Some(what) => {
            let message = format!(
                "imports WASI in another form than 0.2 has: {}; build it with a current toolchain",
                printable(&what.0)
            );
            Error::new(ErrorKind::Abi, message)
        }
        None => {
            let what = printable(&format!("{fault:#}"));
            Error::new(ErrorKind::Module, format!("could not be compiled: {what}; build it with a supported toolchain"))
        }
    })
}

fn prepare(engine: &Engine, bytes: &[u8], abi: Abi) -> wasmtime::Result<Prepared> {
    match abi {
        Abi::Module => module::Module::compile(engine, bytes).map(Prepared::Module),
        Abi::Command => command::Command::compile(engine, bytes).map(Prepared::Command),
        Abi::CommandComponent => command::CommandComponent::compile(engine, bytes).map(Prepared::CommandComponent),
        Abi::Component => component::Component::compile(engine, bytes).map(Prepared::Component),
    }
}

/// Does a piece of work on a thread of its own, and waits for it no longer than this.
fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let (done, result) = sync_channel(1);
    let compiling =
        thread::Builder::new().name("courtesy-compile".to_owned()).stack_size(STACK_BYTES).spawn(move || {
            // Nobody waits any more if it took too long.
            let _ = done.send(work());
        });
    compiling.map_err(|fault| {
        let message = "the compiler's thread could not be started; allow the process another thread";
        Error::new(ErrorKind::Sandbox, message).with_source(fault)
    })?;
    let first = SLOW.min(limit);
    let received = result.recv_timeout(first).or_else(|outcome| match outcome {
        RecvTimeoutError::Timeout if limit > first => {
            tracing::info!(
                limit_ms = limit.as_millis() as u64,
                "compiling takes long; a cache spares the next start that"
            );
            result.recv_timeout(limit - first)
        }
        outcome => Err(outcome),
    });
    received.map_err(|outcome| match outcome {
        RecvTimeoutError::Timeout => {
            let message = format!(
                "took longer than {} ms to compile and was given up; build it smaller, or raise the limit `load_ms` \
                 where the host is set up",
                limit.as_millis()
            );
            Error::new(ErrorKind::Module, message)
        }
        // The compiler is large, and the file is a stranger's: if it stumbles, that is no reason to go down with it.
        RecvTimeoutError::Disconnected => {
            let message =
                "could not be compiled: the compiler itself failed on it; build it with a supported toolchain";
            Error::new(ErrorKind::Module, message)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn work_without_end_is_given_up_and_other_work_is_not() {
        let (_held, never) = channel::<()>();
        let refused = within(Duration::from_millis(5), move || never.recv().is_ok()).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Module);
        assert!(refused.to_string().contains("5 ms") && refused.to_string().contains("`load_ms`"), "{refused}");
        assert_eq!(within(Duration::from_secs(600), || 7).unwrap(), 7);
    }

    #[test]
    fn a_compiler_that_panics_takes_nobody_with_it() {
        let refused = within(Duration::from_secs(600), || panic!("a fault in the compiler")).map(|(): ()| ());
        assert!(refused.unwrap_err().to_string().contains("the compiler itself failed"));
    }
}
