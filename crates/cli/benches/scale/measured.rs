//! The cost of a process, as the system counts it.

use std::process::{Child, Command};
use std::time::{Duration, Instant};

use courtesy_tests::process;

/// How often a running process is looked at.
const TICK: Duration = Duration::from_millis(50);

/// The cost of a process. What only Linux tells is 0 elsewhere.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measured {
    pub(crate) elapsed: Duration,
    /// The most memory that it had at once.
    pub(crate) peak_kib: u64,
    /// Processor time of all its threads.
    pub(crate) processor_s: f64,
    /// How often one of its threads waited for something.
    pub(crate) waits: u64,
}

impl Measured {
    /// Runs a command to its end.
    pub(crate) fn run(command: &mut Command) -> Self {
        let start = Instant::now();
        let mut running = command.spawn().expect("the command starts");
        let mut measured = Self::default();
        let status = loop {
            measured.look_at(&running);
            match running.try_wait().expect("the process is ours") {
                Some(status) => break status,
                None => std::thread::sleep(TICK),
            }
        };
        assert!(status.success(), "{command:?}: {status}");
        Self { elapsed: start.elapsed(), ..measured }
    }

    /// Looks at a process; at one that has ended, nothing is to be seen, and the last look counts.
    fn look_at(&mut self, running: &Child) {
        let id = running.id();
        if let Some(peak_kib) = process::status(id, "VmHWM:") {
            self.peak_kib = peak_kib;
            self.processor_s = process::processor_s(id).unwrap_or(self.processor_s);
            self.waits = self.waits.max(process::waits(id));
        }
    }
}
