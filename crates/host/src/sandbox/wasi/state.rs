//! The state of WASI for one call.

#[cfg(feature = "components")]
use super::alarms::Alarms;
use super::clocks::Clocks;
use super::fuel::Fuel;
use super::pipes::Pipes;
use super::random::Random;
use crate::limits::Limits;
use crate::sandbox::call::Input;

/// Where a store keeps it.
pub(crate) trait WasiView: 'static {
    fn wasi(&mut self) -> &mut Wasi;
}

/// What WASI provides to a guest in one call.
#[derive(Default)]
pub(crate) struct Wasi {
    pub(crate) fuel: Fuel,
    pub(super) pipes: Pipes,
    pub(super) clocks: Clocks,
    pub(super) random: Random,
    /// Times that a component waits for.
    #[cfg(feature = "components")]
    pub(super) alarms: Alarms,
    /// Which of the three pipes a preview 1 program has closed.
    pub(super) closed: [bool; 3],
    tried: Option<&'static str>,
}

impl Wasi {
    /// With the input on stdin, and the answer on stdout.
    pub(crate) fn of_command(input: Input, limits: &Limits) -> Self {
        let pipes = Pipes::of_command(input.json, limits);
        Self { pipes, ..Self::of_function(input.now_s, input.seed, limits) }
    }

    /// For a guest that is a function, which takes its input and returns its answer directly.
    pub(crate) fn of_function(now_s: i64, seed: u64, limits: &Limits) -> Self {
        Self {
            pipes: Pipes::of_function(limits),
            clocks: Clocks::new(now_s, limits),
            random: Random::new(seed),
            ..Self::default()
        }
    }

    /// What the guest wrote to stdout; empties the pipe.
    pub(crate) fn take_stdout(&mut self) -> Vec<u8> {
        self.pipes.take_stdout()
    }

    /// What the guest wrote to stderr, truncated to the log's limit; empties the pipe.
    pub(crate) fn take_stderr(&mut self) -> Vec<u8> {
        self.pipes.take_stderr()
    }

    /// The line on stderr that says why the guest failed.
    pub(crate) fn last_words(&self) -> Option<String> {
        self.pipes.last_words()
    }

    /// What the guest asked for in vain, as in "tried to open a file".
    pub(crate) fn tried(&self) -> Option<&'static str> {
        self.tried
    }

    /// Whether the guest reads the clock so often that it must be waiting for it.
    pub(crate) fn waits_for_the_clock(&self) -> bool {
        self.clocks.are_waited_for()
    }

    /// Notes what the guest asked for in vain.
    pub(super) fn note(&mut self, tried: &'static str) {
        self.tried.get_or_insert(tried);
    }
}
