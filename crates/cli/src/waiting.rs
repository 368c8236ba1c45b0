//! Announces slow work to somebody who waits at a terminal.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::messages;

/// Work that takes longer than this is announced.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does some work, and prints `why` on stderr if it is slow and stderr is a terminal.
pub(crate) fn told_if_slow<T>(why: &str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    // The work is done even if stderr can't be written.
    told_after(PATIENCE, || drop(messages::remark(&mut anstream::stderr(), why)), work)
}

fn told_after<T>(patience: Duration, tell: impl FnOnce() + Send, work: impl FnOnce() -> T) -> T {
    let (working, done) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                tell();
            }
        });
        let result = work();
        drop(working);
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_long_is_told_while_they_wait() {
        let (tell, told) = channel();
        assert_eq!(told_after(Duration::ZERO, || tell.send("wait").unwrap(), || told.recv().unwrap()), "wait");
    }

    #[test]
    fn who_waits_shortly_is_told_nothing() {
        told_after(Duration::from_secs(3_600), || panic!("there was nothing to tell"), || ());
    }
}
