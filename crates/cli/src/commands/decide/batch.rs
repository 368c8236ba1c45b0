//! What a run over many customers writes to and counts in.

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
use crate::progress::Progress;

/// Everything that a run over many customers writes to and counts in.
pub(super) struct Batch {
    pub(super) output: Output,
    pub(super) records: Option<Output>,
    /// What an earlier run left, as long as customers are passed over for whom it decided.
    earlier: Option<Earlier>,
    pub(super) tally: Tally,
    pub(super) progress: Progress,
    pub(super) start: Instant,
    /// Whether something couldn't be written, so that a last line may be cut.
    is_torn: bool,
}

impl Batch {
    /// Opens what the arguments name.
    ///
    /// # Errors
    /// When a file can't be written, or an earlier run left something and nobody asked to go on with it.
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
        let (tally, start) = (Tally::default(), Instant::now());
        Ok(Self { output, records, earlier, tally, progress, start, is_torn: false })
    }

    /// Whether customers may have to be passed over.
    pub(super) fn is_passing(&self) -> bool {
        self.earlier.is_some()
    }

    /// Passes over a customer for whom an earlier run decided; `false` if it decided for none any more.
    ///
    /// # Errors
    /// When the earlier run was about another customer, or decided with something else than this host has.
    pub(super) fn pass(&mut self, customer: &Customer, host: &Host) -> Result<bool> {
        let Some(earlier) = &mut self.earlier else { return Ok(false) };
        if let Some(decision) = earlier.pass(customer, host)? {
            self.tally.decided(&decision);
            self.tally.earlier += 1;
            return Ok(true);
        }
        self.begin_behind()?;
        Ok(false)
    }

    /// Checks at the end of the input that an earlier run decided for nobody else.
    ///
    /// # Errors
    /// When there are more decisions than customers.
    pub(super) fn finish_passing(&mut self) -> Result<()> {
        if let Some(earlier) = &mut self.earlier {
            earlier.finish()?;
            self.begin_behind()?;
        }
        Ok(())
    }

    /// From here on customers are decided for: what both files hold whole stays.
    fn begin_behind(&mut self) -> Result<()> {
        let Some(earlier) = self.earlier.take() else { return Ok(()) };
        self.output.go_on_behind(earlier.decisions_bytes())?;
        match &mut self.records {
            Some(records) => records.go_on_behind(earlier.records_bytes()),
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
        self.tally.decided(&decided.decision);
        Ok(())
    }

    /// Lets go of what was written, so that it survives whatever happens to this process.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let mut flushed = self.output.flush();
        if let Some(records) = &mut self.records {
            flushed = flushed.and_then(|()| records.flush());
        }
        self.is_torn |= flushed.is_err();
        flushed
    }

    /// Lets go of everything, and gives complete files their names.
    pub(super) fn close(&mut self, stop: Stop) -> Result<()> {
        self.flush()?;
        // The records come first: where the decisions are complete, their records are.
        if let Some(records) = &mut self.records {
            records.close(stop)?;
        }
        self.output.close(stop)
    }

    /// Whether decisions or records go to stdout, so that the summary can't.
    pub(super) fn has_stdout(&self) -> bool {
        self.output.is_stdout() || self.records.as_ref().is_some_and(Output::is_stdout)
    }

    /// What a run that stopped left, and how to go on.
    pub(super) fn left_behind(&self) -> String {
        if self.tally.customers == 0 {
            return "nothing was written".to_owned();
        }
        let behind = if self.is_torn { "behind the last whole line" } else { "behind them" };
        let records = self.records.as_ref().and_then(Output::partial);
        match (self.output.partial(), records) {
            (Some(partial), None) => {
                format!("{} holds the decisions so far, and --resume goes on {behind}", partial.display())
            }
            (Some(partial), Some(records)) => format!(
                "{} and {} hold the decisions and records so far, and --resume goes on {behind}",
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
            (None, None) if self.is_torn => "with --output FILE a stopped run can go on by --resume".to_owned(),
            (None, None) => {
                "what was written is whole; with --output FILE a stopped run can go on by --resume".to_owned()
            }
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
