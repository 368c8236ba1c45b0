//! Announces slow work to somebody who waits at a terminal.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::messages;

/// Work that takes longer than this is announced.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does some work, and prints `why` on stderr if it is slow and stderr is a terminal.
pub(crate) fn announced_if_slow<T>(why: &str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    // The work is done even if stderr can't be written.
    announced_after(PATIENCE, || drop(messages::remark(&mut anstream::stderr(), why)), work)
}

fn announced_after<T>(patience: Duration, announce: impl FnOnce() + Send, work: impl FnOnce() -> T) -> T {
    let (working, done) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                announce();
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
    fn slow_work_is_announced_while_it_runs() {
        let (announce, announced) = channel();
        assert_eq!(
            announced_after(Duration::ZERO, || announce.send("wait").unwrap(), || announced.recv().unwrap()),
            "wait"
        );
    }

    #[test]
    fn fast_work_is_not_announced() {
        announced_after(Duration::from_secs(3_600), || panic!("there was nothing to announce"), || ());
    }
}
