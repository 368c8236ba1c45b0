//! Two clocks on which no time passes, and what a guest may wait for.

use courtesy_contract::FailureKind;

use crate::limits::Limits;
use crate::sandbox::fault::Fault;

pub(super) const NS_PER_S: u64 = 1_000_000_000;
/// Where the monotonic clock begins: some runtimes take 0 for a clock that is broken.
const MONOTONIC_START_NS: u64 = NS_PER_S;
/// A guest that looks at the clock more often than this waits for it.
const PATIENT_READS: u64 = 1_000;

/// The time of day, which stands still, and the clock that never goes back, which moves by sleeping alone.
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

    /// The time of day, in seconds since 1970: always the context's `as_of`.
    pub(super) fn read_wall_s(&mut self) -> u64 {
        self.reads += 1;
        self.now_s
    }

    /// The clock that never goes back, in nanoseconds: where it began, and as long as the guest has slept.
    pub(super) fn read_monotonic_ns(&mut self) -> u64 {
        self.reads += 1;
        self.monotonic_ns
    }

    /// The same, where the host itself looks.
    pub(super) fn monotonic_ns(&self) -> u64 {
        self.monotonic_ns
    }

    /// Whether the guest looks at the clock as somebody does who waits for it.
    pub(super) fn are_waited_for(&self) -> bool {
        self.reads > PATIENT_READS
    }

    /// Sleeps until a moment of the monotonic clock. No time passes but on that clock.
    pub(super) fn sleep_until(&mut self, moment_ns: u64) -> Result<(), Fault> {
        self.monotonic_ns = self.monotonic_ns.max(moment_ns);
        if self.monotonic_ns <= self.limit_ns {
            return Ok(());
        }
        let detail = format!(
            "it slept past its deadline of {} ms; there is nothing to wait for in here: take the waiting out",
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
