//! The cost of a process, as the system counts it.

use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// How often a running process is looked at.
const TICK: Duration = Duration::from_millis(50);

/// The cost of a process. What only Linux tells is 0 elsewhere.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measured {
    pub(crate) elapsed: Duration,
    /// The most memory that it had at once.
    pub(crate) peak_kib: u64,
    /// Processor time of all its threads, in the system's ticks.
    pub(crate) processor_ticks: u64,
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
        let folder = format!("/proc/{}", running.id());
        let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap_or_default();
        if let Some(peak) = field(&read("status"), "VmHWM:") {
            self.peak_kib = peak;
            self.processor_ticks = ticks(&read("stat")).unwrap_or(self.processor_ticks);
            let threads = std::fs::read_dir(format!("{folder}/task")).into_iter().flatten().flatten();
            let waits = |thread: std::fs::DirEntry| {
                let status = std::fs::read_to_string(thread.path().join("status")).unwrap_or_default();
                field(&status, "voluntary_ctxt_switches:").unwrap_or_default()
            };
            self.waits = self.waits.max(threads.map(waits).sum());
        }
    }
}

/// The number in a line of `/proc/PID/status`.
fn field(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The time in user and system mode, from `/proc/PID/stat`: fields 14 and 15, counted after the name in brackets.
fn ticks(stat: &str) -> Option<u64> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}
