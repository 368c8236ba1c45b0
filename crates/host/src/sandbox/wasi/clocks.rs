//! Two clocks on which no time passes, except by sleeping on one of them.

use courtesy_contract::FailureKind;

use crate::limits::Limits;
use crate::sandbox::fault::Fault;

pub(super) const NS_PER_S: u64 = 1_000_000_000;
/// The start of the monotonic clock. Some runtimes take 0 for a broken clock.
const MONOTONIC_START_NS: u64 = NS_PER_S;
/// A guest that reads the clock more often than this is waiting for it.
const PATIENT_READS: u64 = 1_000;

/// The wall clock, which stands still, and the monotonic clock, which only sleeping moves.
#[derive(Default)]
pub(super) struct Clocks {
    now_s: u64,
    monotonic_ns: u64,
    limit_ns: u64,
    reads: u64,
}

impl Clocks {
    pub(super) fn new(now_s: i64, limits: &Limits) -> Self {
        Self {
            // WASI's clocks begin in 1970.
            now_s: u64::try_from(now_s).unwrap_or(0),
            monotonic_ns: MONOTONIC_START_NS,
            limit_ns: limits.deadline_ms.saturating_mul(1_000_000).saturating_add(MONOTONIC_START_NS),
            reads: 0,
        }
    }

    /// The wall clock, in seconds since 1970: always the context's `as_of`.
    pub(super) fn read_wall_s(&mut self) -> u64 {
        self.reads += 1;
        self.now_s
    }

    /// The monotonic clock, in nanoseconds: its start plus the time that the guest has slept.
    pub(super) fn read_monotonic_ns(&mut self) -> u64 {
        self.reads += 1;
        self.monotonic_ns
    }

    /// The same, for the host itself: it doesn't count as a read by the guest.
    pub(super) fn monotonic_ns(&self) -> u64 {
        self.monotonic_ns
    }

    /// Whether the guest reads the clock so often that it must be waiting for it.
    pub(super) fn are_waited_for(&self) -> bool {
        self.reads > PATIENT_READS
    }

    /// Sleeps until a time of the monotonic clock. No real time passes.
    pub(super) fn sleep_until(&mut self, moment_ns: u64) -> Result<(), Fault> {
        self.monotonic_ns = self.monotonic_ns.max(moment_ns);
        if self.monotonic_ns <= self.limit_ns {
            return Ok(());
        }
        let detail = format!(
            "it slept past its deadline of {} ms; there is nothing to wait for in the sandbox: remove the wait",
            (self.limit_ns - MONOTONIC_START_NS) / 1_000_000
        );
        Err(Fault::new(FailureKind::Deadline, detail))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sleep_moves_the_clock_and_not_past_the_deadline() {
        let mut clocks = Clocks::new(-5, &Limits { deadline_ms: 2, ..Limits::default() });
        assert_eq!((clocks.read_wall_s(), clocks.read_monotonic_ns()), (0, NS_PER_S));
        assert_eq!(clocks.sleep_until(NS_PER_S + 2_000_000), Ok(()));
        assert_eq!((clocks.read_wall_s(), clocks.read_monotonic_ns()), (0, NS_PER_S + 2_000_000));
        assert!(clocks.sleep_until(u64::MAX).unwrap_err().detail.contains("deadline of 2 ms"));
    }
}
