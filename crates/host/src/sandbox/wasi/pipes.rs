//! The three pipes: stdin holds the context, stdout takes the answer, stderr a log.

use crate::limits::Limits;
use crate::sandbox::fault::Fault;

/// The pipe that a guest writes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sink {
    Stdout,
    Stderr,
}

/// What a guest reads and writes.
#[derive(Default)]
pub(super) struct Pipes {
    stdin: Vec<u8>,
    read: usize,
    /// The answer; `None` if the guest returns its answer as a function, so that stdout is another log.
    stdout: Option<Vec<u8>>,
    stderr: Vec<u8>,
    stdout_limit: usize,
    stderr_limit: usize,
}

impl Pipes {
    /// Pipes with the input on stdin and the answer on stdout.
    pub(super) fn of_command(input: Vec<u8>, limits: &Limits) -> Self {
        Self { stdin: input, stdout: Some(Vec::new()), ..Self::of_function(limits) }
    }

    /// Pipes for a guest that is a function, which takes its input and returns its answer directly.
    pub(super) fn of_function(limits: &Limits) -> Self {
        Self { stdout_limit: limits.output_bytes, stderr_limit: limits.log_bytes, ..Self::default() }
    }

    /// The next bytes of stdin, up to a number.
    pub(super) fn read(&mut self, most: usize) -> &[u8] {
        let start = self.read;
        self.read = self.stdin.len().min(start.saturating_add(most));
        &self.stdin[start..self.read]
    }

    /// Writes all bytes to stdout, or as many as fit the log to stderr.
    pub(super) fn write(&mut self, sink: Sink, bytes: &[u8]) -> Result<(), Fault> {
        match (sink, &mut self.stdout) {
            (Sink::Stdout, Some(stdout)) => {
                let len = stdout.len().saturating_add(bytes.len());
                if len > self.stdout_limit {
                    return Err(Fault::too_long(len, self.stdout_limit));
                }
                stdout.extend_from_slice(bytes);
            }
            (Sink::Stdout, None) | (Sink::Stderr, _) => {
                let room = self.stderr_limit - self.stderr.len();
                self.stderr.extend_from_slice(&bytes[..bytes.len().min(room)]);
            }
        }
        Ok(())
    }

    /// What the guest wrote to stdout; empties the pipe.
    pub(super) fn take_stdout(&mut self) -> Vec<u8> {
        self.stdout.take().unwrap_or_default()
    }

    /// What the guest wrote to stderr, truncated to the log's limit; empties the pipe.
    pub(super) fn take_stderr(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.stderr)
    }

    /// The line on stderr that says why the guest failed: the first line of Go's report, or else the last line, skipping the hint
    /// at the end of Rust's.
    pub(super) fn last_words(&self) -> Option<String> {
        let text = String::from_utf8_lossy(&self.stderr);
        let begins = |line: &&str| line.starts_with("panic: ") || line.starts_with("fatal error: ");
        let says_something = |line: &&str| !line.is_empty() && !line.starts_with("note: ");
        let lines = || text.lines().map(str::trim);
        lines().find(begins).or_else(|| lines().rev().find(says_something)).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stdout_is_whole_or_an_error_and_stderr_is_cut() {
        let limits = Limits { output_bytes: 4, log_bytes: 6, ..Limits::default() };
        let mut pipes = Pipes::of_command(b"{}".to_vec(), &limits);
        assert_eq!((pipes.read(1).to_vec(), pipes.read(9).to_vec()), (b"{".to_vec(), b"}".to_vec()));
        assert_eq!(pipes.write(Sink::Stdout, b"{}"), Ok(()));
        assert!(pipes.write(Sink::Stdout, b"{}\n").unwrap_err().detail.contains("has 5 bytes and may have 4"));
        assert_eq!(pipes.write(Sink::Stderr, b"one\n"), Ok(()));
        assert_eq!(pipes.write(Sink::Stderr, b"two\n"), Ok(()));
        assert_eq!(pipes.last_words().as_deref(), Some("tw"));
        assert_eq!((pipes.take_stdout(), pipes.take_stderr()), (b"{}".to_vec(), b"one\ntw".to_vec()));
    }
}
