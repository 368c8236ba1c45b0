//! What a process costs, as Linux counts it; elsewhere, nothing is known.

use std::fs;

/// How many ticks a second has in `/proc`, whatever the kernel's own are.
const TICKS_PER_SECOND: f64 = 100.0;

/// A number in `/proc/PID/status`, such as `VmRSS:`, which is in KiB.
#[must_use]
pub fn status(process: u32, name: &str) -> Option<u64> {
    field(&fs::read_to_string(format!("/proc/{process}/status")).ok()?, name)
}

/// The processor time of a process's threads so far, in seconds.
#[must_use]
pub fn processor_s(process: u32) -> Option<f64> {
    ticks(&fs::read_to_string(format!("/proc/{process}/stat")).ok()?).map(|ticks| ticks as f64 / TICKS_PER_SECOND)
}

/// How often the threads of a process have waited for something so far.
#[must_use]
pub fn waits(process: u32) -> u64 {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let waits = |thread: fs::DirEntry| {
        let status = fs::read_to_string(thread.path().join("status")).unwrap_or_default();
        field(&status, "voluntary_ctxt_switches:").unwrap_or_default()
    };
    threads.map(waits).sum()
}

fn field(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The time in user and system mode: fields 14 and 15, counted after the name in brackets.
fn ticks(stat: &str) -> Option<u64> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_linux_writes_even_of_a_process_with_an_odd_name() {
        assert_eq!(field("Name:\tx\nVmRSS:\t  1234 kB\n", "VmRSS:"), Some(1_234));
        assert_eq!(field("Name:\tx\n", "VmRSS:"), None);
        assert_eq!(ticks("7 (a) b) S 1 1 1 0 -1 0 0 0 0 0 250 50 0 0 20 0 4 0"), Some(300));
        assert_eq!(ticks("nonsense"), None);
    }
}
