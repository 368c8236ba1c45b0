//! What a run over many customers writes to and counts in.

use std::io::{self, IsTerminal};
use std::time::Instant;

use anyhow::Result;

use super::Decide;
use super::input::Input;
use super::output::{Continuation, Output};
use super::progress::Progress;
use super::resume::Earlier;
use super::tally::Tally;

/// Everything that a run over many customers writes to and counts in.
pub(super) struct Batch {
    pub(super) output: Output,
    pub(super) earlier: Earlier,
    pub(super) tally: Tally,
    pub(super) progress: Progress,
    pub(super) start: Instant,
}

impl Batch {
    /// Opens what the arguments name.
    pub(super) fn begin(decide: &Decide, input: &Input) -> Result<Self> {
        let mut tally = Tally::default();
        let to_terminal = decide.output.is_none() && !decide.summary_only && io::stdout().is_terminal();
        let progress = if to_terminal { Progress::hidden() } else { Progress::over(input) };
        let continuation = if decide.resume { Continuation::Resume } else { Continuation::Anew };
        let (output, earlier) = match &decide.output {
            Some(path) => Output::file(path, continuation, &mut tally)?,
            None if decide.summary_only => (Output::Nowhere, Earlier::default()),
            None => (Output::stdout(), Earlier::default()),
        };
        Ok(Self { output, earlier, tally, progress, start: Instant::now() })
    }

    /// What a run that stopped left, and how to go on.
    pub(super) fn left_behind(&self) -> String {
        match self.output.partial() {
            Some(partial) => {
                format!("{} holds the decisions so far, and --resume goes on behind them", partial.display())
            }
            None => "what was written is whole; with --output FILE a stopped run can go on by --resume".to_owned(),
        }
    }
}
