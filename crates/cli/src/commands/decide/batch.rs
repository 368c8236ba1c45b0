//! The outputs and counts of a run over many customers.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use courtesy_analysis::decided::Tally;
use courtesy_host::Host;

use super::Decide;
use super::customer::{Customer, Decided};
use super::output::Output;
use super::resume::Earlier;
use super::stop::Stop;
use crate::input::Input;
use crate::input::parse::Broken;
use crate::input::unreadable::Unreadable;
use crate::progress::Progress;

/// The outputs and counts of a run over many customers.
pub(super) struct Batch {
    pub(super) output: Output,
    pub(super) records: Option<Output>,
    /// What an earlier run left, while its customers are being skipped.
    earlier: Option<Earlier>,
    pub(super) tally: Tally,
    pub(super) unreadable: Unreadable,
    pub(super) progress: Progress,
    pub(super) start: Instant,
    /// Whether a write failed, so that the last line may be incomplete.
    is_torn: bool,
}

impl Batch {
    /// Opens the files that the arguments name.
    ///
    /// # Errors
    /// If a file can't be written, or an earlier run left something and --resume isn't set.
    pub(super) fn begin(decide: &Decide, input: &Input) -> Result<Self> {
        let open = |path: &Path| Output::open(path, decide.resume);
        let output = match &decide.output {
            Some(path) => open(path)?,
            None if decide.summary_only => Output::Nowhere,
            None => Output::stdout(),
        };
        let records = decide.records.as_deref().map(open).transpose()?;
        let earlier = match output.file() {
            Some(file) if decide.resume => Some(Earlier::of(file, records.as_ref().and_then(Output::file))?),
            _ => None,
        };
        let to_terminal = output.is_stdout() && io::stdout().is_terminal();
        let progress = if to_terminal { Progress::hidden() } else { Progress::over(input) };
        let (tally, unreadable, start) = (Tally::default(), Unreadable::default(), Instant::now());
        Ok(Self { output, records, earlier, tally, unreadable, progress, start, is_torn: false })
    }

    /// Whether customers may have to be skipped.
    pub(super) fn is_skipping(&self) -> bool {
        self.earlier.is_some()
    }

    /// Skips a customer for whom an earlier run decided; `false` if it decided for no more customers.
    ///
    /// # Errors
    /// If the earlier run decided for another customer, or with other ingredients than this host has.
    pub(super) fn skip(&mut self, customer: &Customer, host: &Host) -> Result<bool> {
        let Some(earlier) = &mut self.earlier else { return Ok(false) };
        if let Some(decision) = earlier.skip(customer, host)? {
            self.tally.decided(&decision, customer.context.customer.language.as_ref());
            self.tally.earlier += 1;
            return Ok(true);
        }
        self.begin_after()?;
        Ok(false)
    }

    /// Checks at the end of the input that an earlier run decided for nobody else.
    ///
    /// # Errors
    /// If there are more decisions than customers.
    pub(super) fn finish_skipping(&mut self) -> Result<()> {
        if let Some(earlier) = &mut self.earlier {
            earlier.finish()?;
            self.begin_after()?;
        }
        Ok(())
    }

    /// Starts deciding after what both files hold whole.
    fn begin_after(&mut self) -> Result<()> {
        let Some(earlier) = self.earlier.take() else { return Ok(()) };
        self.output.resume_at(earlier.decisions_bytes())?;
        match &mut self.records {
            Some(records) => records.resume_at(earlier.records_bytes()),
            None => Ok(()),
        }
    }

    /// Writes and counts a decision.
    pub(super) fn write(&mut self, decided: &Decided) -> io::Result<()> {
        let mut written = self.output.write(&decided.line);
        if let Some(records) = &mut self.records {
            written = written.and_then(|()| records.write(&decided.record));
        }
        self.is_torn |= written.is_err();
        written?;
        self.tally.decided(&decided.decision, decided.language.as_ref());
        Ok(())
    }

    /// Notes a line that can't be read, and reports it at once unless others have the same problem.
    pub(super) fn leave_out(&mut self, broken: &Broken) {
        self.tally.unreadable += 1;
        if self.unreadable.note(broken.line, &broken.problem) {
            self.progress.report_unreadable(broken.line, &broken.problem);
        }
    }

    /// Flushes what was written, so that it survives whatever happens to this process.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let mut flushed = self.output.flush();
        if let Some(records) = &mut self.records {
            flushed = flushed.and_then(|()| records.flush());
        }
        self.is_torn |= flushed.is_err();
        flushed
    }

    /// Flushes everything and renames complete files.
    pub(super) fn close(&mut self, stop: Stop) -> Result<()> {
        self.flush()?;
        // Records first: wherever the decisions are complete, their records must be, too.
        if let Some(records) = &mut self.records {
            records.close(stop)?;
        }
        self.output.close(stop)
    }

    /// Whether decisions or records go to stdout, so that the summary can't.
    pub(super) fn has_stdout(&self) -> bool {
        self.output.is_stdout() || self.records.as_ref().is_some_and(Output::is_stdout)
    }

    /// What a run that stopped left, and how to resume it.
    pub(super) fn left_behind(&self) -> String {
        if self.tally.customers == 0 {
            return "nothing was written".to_owned();
        }
        let behind = if self.is_torn { "after the last whole line" } else { "after them" };
        let records = self.records.as_ref().and_then(Output::partial);
        match (self.output.partial(), records) {
            (Some(partial), None) => {
                format!("{} holds the decisions so far, and --resume continues {behind}", partial.display())
            }
            (Some(partial), Some(records)) => format!(
                "{} and {} hold the decisions and records so far, and --resume continues {behind}",
                partial.display(),
                records.display()
            ),
            (None, Some(records)) => format!(
                "{} holds the records so far; with --output FILE as well, a stopped run can be resumed",
                records.display()
            ),
            (None, None) if matches!(self.output, Output::Nowhere) => {
                "the summary covers the customers before that".to_owned()
            }
            (None, None) if self.is_torn => "with --output FILE, a stopped run can be resumed".to_owned(),
            (None, None) => "what was written is whole; with --output FILE, a stopped run can be resumed".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Unfinished;

    #[test]
    fn decisions_of_a_stopped_run_are_never_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("decisions.ndjson");
        let mut output = Output::open(&path, false).unwrap();
        output.write(b"{}\n").unwrap();
        output.close(Stop::Interrupted).unwrap();
        drop(output);
        let error = Output::open(&path, false).err().unwrap().to_string();
        assert!(error.contains("add --resume"), "{error}");
        let left = Output::open(&path, true).unwrap();
        assert_eq!(left.file().map(Unfinished::leftovers).unwrap().unwrap().metadata().unwrap().len(), 3);
    }
}
