//! Compiling on a separate thread of this process, so that waiting for it can end.

use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::refusal;
use crate::error::{Error, ErrorKind};
use crate::limits::Limits;

/// The time after which the log mentions a slow plugin.
const SLOW: Duration = Duration::from_secs(1);
/// The compiler recurses more deeply for larger functions.
pub(super) const STACK_BYTES: usize = 16 << 20;

/// Compiles or links a file that passed the gate, or gives up after its time limit.
///
/// The thread can't be cancelled: it goes on until it is done or the process ends.
pub(in crate::sandbox) fn in_time<T: Send + 'static>(
    limits: &Limits,
    work: impl FnOnce() -> wasmtime::Result<T> + Send + 'static,
) -> Result<T, Error> {
    within(Duration::from_millis(limits.load_ms), work)?.map_err(|fault| refusal::of_compiler(&fault))
}

/// Does some work on a separate thread, and waits for it no longer than this.
fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let (done, result) = sync_channel(1);
    let compiling =
        thread::Builder::new().name("courtesy-compile".to_owned()).stack_size(STACK_BYTES).spawn(move || {
            // Nobody receives the result if it took too long.
            let _ = done.send(work());
        });
    compiling.map_err(|fault| {
        let message = "the compiler's thread could not be started; allow the process another thread";
        Error::new(ErrorKind::Sandbox, message).with_source(fault)
    })?;
    wait(&result, limit).map_err(|outcome| match outcome {
        RecvTimeoutError::Timeout => refusal::of_time(limit),
        RecvTimeoutError::Disconnected => refusal::of_broken_compiler(),
    })
}

/// Waits, and logs it if it takes long.
pub(super) fn wait<T>(result: &Receiver<T>, limit: Duration) -> Result<T, RecvTimeoutError> {
    let first = SLOW.min(limit);
    match result.recv_timeout(first) {
        Err(RecvTimeoutError::Timeout) if limit > first => {
            tracing::info!(
                limit_ms = limit.as_millis() as u64,
                "compiling takes long; with a cache, the next start is faster"
            );
            result.recv_timeout(limit - first)
        }
        outcome => outcome,
    }
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
