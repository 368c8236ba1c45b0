//! What a run over many customers writes to and counts in.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use super::Decide;
use super::output::{self, Output};
use super::pipeline::{Decided, Stop};
use super::resume::{self, Earlier};
use super::tally::Tally;
use crate::input::Input;
use crate::progress::Progress;
use crate::unfinished::Unfinished;

/// Everything that a run over many customers writes to and counts in.
pub(super) struct Batch {
    pub(super) output: Output,
    pub(super) records: Option<Unfinished>,
    pub(super) earlier: Earlier,
    pub(super) tally: Tally,
    pub(super) progress: Progress,
    pub(super) start: Instant,
}

impl Batch {
    /// Opens what the arguments name, and counts what an earlier run left there.
    ///
    /// # Errors
    /// When a file can't be written, or an earlier run left something and nobody asked to go on with it.
    pub(super) fn begin(decide: &Decide, input: &Input) -> Result<Self> {
        let to_terminal = decide.output.is_none() && !decide.summary_only && io::stdout().is_terminal();
        let progress = if to_terminal { Progress::hidden() } else { Progress::over(input) };
        let open = |path: &Path| open(path, decide.resume);
        let mut decisions = decide.output.as_deref().map(open).transpose()?;
        let mut records = decide.records.as_deref().map(open).transpose()?;
        let mut tally = Tally::default();
        let earlier = match &mut decisions {
            Some(decisions) if decide.resume => resume::go_on(decisions, records.as_mut(), &mut tally)?,
            _ => Earlier::default(),
        };
        let output = match decisions {
            Some(file) => Output::File(file),
            None if decide.summary_only => Output::Nowhere,
            None => Output::stdout(),
        };
        Ok(Self { output, records, earlier, tally, progress, start: Instant::now() })
    }

    /// Writes and counts a decision.
    pub(super) fn write(&mut self, decided: &Decided) -> io::Result<()> {
        self.output.write(&decided.line)?;
        if let Some(records) = &mut self.records {
            records.write_all(&decided.record)?;
        }
        self.tally.decided(&decided.decision);
        Ok(())
    }

    /// Lets go of what was written, so that it survives whatever happens to this process.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.output.flush()?;
        self.records.as_mut().map_or(Ok(()), Unfinished::flush)
    }

    /// Lets go of everything, and gives complete files their names.
    pub(super) fn close(&mut self, stop: Stop) -> Result<()> {
        // The records come first: where the decisions are complete, their records are.
        if let Some(records) = &mut self.records {
            output::close(records, stop)?;
        }
        self.output.close(stop)
    }

    /// What a run that stopped left, and how to go on.
    pub(super) fn left_behind(&self) -> String {
        let records = self.records.as_ref().map(Unfinished::partial);
        match (self.output.partial(), records) {
            (Some(partial), None) => {
                format!("{} holds the decisions so far, and --resume goes on behind them", partial.display())
            }
            (Some(partial), Some(records)) => format!(
                "{} and {} hold the decisions and records so far, and --resume goes on behind them",
                partial.display(),
                records.display()
            ),
            (None, Some(records)) => format!(
                "{} holds the records so far; with --output FILE, too, a stopped run can go on by --resume",
                records.display()
            ),
            (None, None) if matches!(self.output, Output::Nowhere) => {
                "the summary is about the customers before that".to_owned()
            }
            (None, None) => {
                "what was written is whole; with --output FILE a stopped run can go on by --resume".to_owned()
            }
        }
    }
}

/// Opens a file for a run that begins anew, or goes on behind an earlier one.
fn open(path: &Path, resume: bool) -> Result<Unfinished> {
    let file = Unfinished::open(path)?;
    let partial = file.partial();
    if !resume && file.has_leftovers().with_context(|| format!("can't read {}", partial.display()))? {
        let partial = partial.display();
        bail!("{partial} is left from a run that was stopped; add --resume to go on, or delete it to begin anew");
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_of_a_stopped_run_are_never_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("decisions.ndjson");
        let mut file = open(&path, false).unwrap();
        file.write_all(b"{}\n").unwrap();
        output::close(&mut file, Stop::Interrupted).unwrap();
        drop(file);
        let error = open(&path, false).err().unwrap().to_string();
        assert!(error.contains("add --resume"), "{error}");
        assert!(open(&path, true).unwrap().has_leftovers().unwrap());
    }
}
