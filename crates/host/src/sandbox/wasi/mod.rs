//! What a guest finds behind WASI: three pipes, a clock that stands still, chance from a seed, and nothing else.
//!
//! There are no files, arguments, variables or sockets. Asking for them gives WASI's own error, so that a runtime which
//! only looks around goes on; what was asked for is kept, to explain a failure that follows.

pub(crate) mod preview1;
pub(crate) mod preview2;

use courtesy_contract::FailureKind;
use sha2::{Digest, Sha256};
use wasmtime::{AsContextMut, StoreContextMut, Trap};

use super::engine::Call;
use super::{Fault, Input, Stop};
use crate::Limits;

/// What a call of WASI costs in fuel, so that asking a million times ends; each byte moved costs one more.
const CALL_COST: u64 = 100;

const NS_PER_S: u64 = 1_000_000_000;
/// Where the monotonic clock begins: some runtimes take 0 for a clock that is broken.
const MONOTONIC_START_NS: u64 = NS_PER_S;

/// The world of one call.
#[derive(Default)]
pub(crate) struct World {
    stdin: Pipe,
    /// What the guest answers there; `None` if it answers otherwise, and stdout is another log.
    stdout: Option<Vec<u8>>,
    stderr: Vec<u8>,
    stdout_limit: usize,
    stderr_limit: usize,
    now_s: u64,
    /// The monotonic clock.
    clock_ns: u64,
    clock_limit_ns: u64,
    clock_reads: u64,
    random: Random,
    /// Moments of the monotonic clock that a component waits for, by the number of their handle; freed ones are `None`.
    alarms: Vec<Option<u64>>,
    closed: [bool; 3],
    tried: Option<&'static str>,
}

#[derive(Default)]
struct Pipe {
    bytes: Vec<u8>,
    read: usize,
}

impl Pipe {
    /// The next bytes, at most so many.
    fn take(&mut self, most: usize) -> &[u8] {
        let start = self.read;
        self.read = self.bytes.len().min(start.saturating_add(most));
        &self.bytes[start..self.read]
    }
}

/// The pipe that a guest writes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sink {
    Stdout,
    Stderr,
}

/// Why a call of WASI didn't do what was asked.
enum Refusal {
    /// The guest is told so, by preview 1's number, and goes on.
    Errno(u32),
    /// The call ends here.
    Stop(Fault),
    /// The fuel is used up.
    Fuel,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Stop(fault)
    }
}

impl From<Refusal> for wasmtime::Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Stop(fault) => Self::new(Stop::Fault(fault)),
            Refusal::Fuel => Trap::OutOfFuel.into(),
            Refusal::Errno(number) => Self::msg(format!("WASI's error {number}")),
        }
    }
}

/// The fuel that a call has left.
struct Purse(u64);

impl Purse {
    fn pay(&mut self, units: u64) -> Result<(), Refusal> {
        let left = self.0.checked_sub(units);
        self.0 = left.unwrap_or(0);
        left.map(|_| ()).ok_or(Refusal::Fuel)
    }

    /// Pays for moving so many bytes.
    fn pay_for(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.pay(bytes as u64)
    }
}

/// Does a piece of work on fuel.
fn on_fuel<R>(
    mut store: StoreContextMut<'_, Call>,
    work: impl FnOnce(StoreContextMut<'_, Call>, &mut Purse) -> Result<R, Refusal>,
) -> wasmtime::Result<Result<R, Refusal>> {
    let mut purse = Purse(store.get_fuel()?);
    let done = match purse.pay(CALL_COST) {
        Ok(()) => work(store.as_context_mut(), &mut purse),
        Err(refusal) => Err(refusal),
    };
    store.set_fuel(purse.0)?;
    Ok(done)
}

impl World {
    /// A world with the input on stdin, in which the answer is written to stdout.
    pub(crate) fn of_command(input: Input, limits: &Limits) -> Self {
        let stdin = Pipe { bytes: input.json, read: 0 };
        Self { stdin, stdout: Some(Vec::new()), ..Self::of_function(input.now_s, input.seed, limits) }
    }

    /// A world for a guest that takes its input and returns its answer as a function does.
    pub(crate) fn of_function(now_s: i64, seed: u64, limits: &Limits) -> Self {
        Self {
            stdout_limit: limits.output_bytes,
            stderr_limit: limits.log_bytes,
            // WASI's clocks begin in 1970.
            now_s: u64::try_from(now_s).unwrap_or(0),
            clock_ns: MONOTONIC_START_NS,
            clock_limit_ns: limits.deadline_ms.saturating_mul(1_000_000).saturating_add(MONOTONIC_START_NS),
            random: Random::new(seed),
            ..Self::default()
        }
    }

    /// What the guest wrote to stdout; empties the pipe.
    pub(crate) fn take_stdout(&mut self) -> Vec<u8> {
        self.stdout.take().unwrap_or_default()
    }

    /// What the guest wrote to stderr, as much of it as is kept; empties the pipe.
    pub(crate) fn take_stderr(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.stderr)
    }

    /// The line on stderr that says why the guest ended: the one with which Go begins a report, or else the last one,
    /// but for the hint with which Rust ends it.
    pub(crate) fn last_words(&self) -> Option<String> {
        let text = String::from_utf8_lossy(&self.stderr);
        let begins = |line: &&str| line.starts_with("panic: ") || line.starts_with("fatal error: ");
        let says_something = |line: &&str| !line.is_empty() && !line.starts_with("note: ");
        let lines = || text.lines().map(str::trim);
        lines().find(begins).or_else(|| lines().rev().find(says_something)).map(str::to_owned)
    }

    /// What the guest asked for that isn't here, as in "tried to open a file".
    pub(crate) fn tried(&self) -> Option<&'static str> {
        self.tried
    }

    /// Whether the guest looks at the clock as somebody does who waits for it.
    pub(crate) fn waits_for_the_clock(&self) -> bool {
        self.clock_reads > 1_000
    }

    fn write(&mut self, sink: Sink, bytes: &[u8]) -> Result<(), Fault> {
        match (sink, &mut self.stdout) {
            (Sink::Stdout, Some(stdout)) => {
                let len = stdout.len().saturating_add(bytes.len());
                if len > self.stdout_limit {
                    return Err(Fault::too_long(len, self.stdout_limit));
                }
                stdout.extend_from_slice(bytes);
            }
            _ => {
                let room = self.stderr_limit - self.stderr.len();
                self.stderr.extend_from_slice(&bytes[..bytes.len().min(room)]);
            }
        }
        Ok(())
    }

    /// The time of day, in nanoseconds since 1970: always the context's `as_of`.
    fn wall_ns(&mut self) -> u64 {
        self.clock_reads += 1;
        self.now_s.saturating_mul(NS_PER_S)
    }

    /// The clock that never goes back, in nanoseconds: where it began, and as long as the guest has slept.
    fn monotonic_ns(&mut self) -> u64 {
        self.clock_reads += 1;
        self.clock_ns
    }

    /// Sleeps until a moment of the monotonic clock. No time passes but on that clock.
    fn sleep_until(&mut self, moment_ns: u64) -> Result<(), Fault> {
        self.clock_ns = self.clock_ns.max(moment_ns);
        if self.clock_ns <= self.clock_limit_ns {
            return Ok(());
        }
        let detail = format!(
            "it slept past its deadline of {} ms; there is nothing to wait for in here: take the waiting out",
            (self.clock_limit_ns - MONOTONIC_START_NS) / 1_000_000
        );
        Err(Fault::new(FailureKind::Deadline, detail))
    }

    /// Notes what the guest asked for in vain.
    fn note(&mut self, tried: &'static str) {
        self.tried.get_or_insert(tried);
    }
}

/// Chance that is the same for the same seed: the SHA-256 digests of the seed and a count.
#[derive(Default)]
struct Random {
    seed: u64,
    count: u64,
    block: [u8; 32],
    used: usize,
}

impl Random {
    fn new(seed: u64) -> Self {
        Self { seed, used: 32, ..Self::default() }
    }

    fn fill(&mut self, room: &mut [u8]) {
        for byte in room {
            if self.used == self.block.len() {
                self.block = Sha256::digest([self.seed.to_le_bytes(), self.count.to_le_bytes()].concat()).into();
                self.count = self.count.wrapping_add(1);
                self.used = 0;
            }
            *byte = self.block[self.used];
            self.used += 1;
        }
    }

    fn number(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world() -> World {
        let limits = Limits { output_bytes: 4, log_bytes: 6, deadline_ms: 2, ..Limits::default() };
        World::of_command(Input { json: b"{}".to_vec(), now_s: -5, seed: 7 }, &limits)
    }

    #[test]
    fn stdout_is_whole_or_an_error_and_stderr_is_cut() {
        let mut world = world();
        assert_eq!(world.write(Sink::Stdout, b"{}"), Ok(()));
        assert!(world.write(Sink::Stdout, b"{}\n").unwrap_err().detail.contains("has 5 bytes and may have 4"));
        assert_eq!(world.write(Sink::Stderr, b"one\n"), Ok(()));
        assert_eq!(world.write(Sink::Stderr, b"two\n"), Ok(()));
        assert_eq!(world.last_words().as_deref(), Some("tw"));
        assert_eq!((world.take_stdout(), world.take_stderr()), (b"{}".to_vec(), b"one\ntw".to_vec()));
    }

    #[test]
    fn only_sleep_moves_the_clock_and_not_past_the_deadline() {
        let mut world = world();
        assert_eq!((world.wall_ns(), world.monotonic_ns()), (0, NS_PER_S));
        assert_eq!(world.sleep_until(NS_PER_S + 2_000_000), Ok(()));
        assert_eq!((world.wall_ns(), world.monotonic_ns()), (0, NS_PER_S + 2_000_000));
        assert!(world.sleep_until(u64::MAX).unwrap_err().detail.contains("deadline of 2 ms"));
    }

    #[test]
    fn chance_is_the_same_for_the_same_seed() {
        let draw = |seed| {
            let mut random = Random::new(seed);
            [random.number(), random.number(), random.number(), random.number(), random.number()]
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        let drawn = draw(0);
        assert!((1..5).all(|index| !drawn[..index].contains(&drawn[index])), "{drawn:?}");
        // The first eight bytes of SHA-256 over sixteen zero bytes, by coreutils' sha256sum.
        assert_eq!(draw(0)[0].to_le_bytes(), [0x37, 0x47, 0x08, 0xff, 0xf7, 0x71, 0x9d, 0xd5]);
    }
}
