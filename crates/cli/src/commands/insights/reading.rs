//! Reads contexts and records, and counts their customers.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::Result;
use courtesy_analysis::insights::Tally;
use courtesy_report::figures;

use crate::console::Console;
use crate::files::input_name;
use crate::input::parse::{self, Broken, Known};
use crate::input::unknown::UnknownKeys;
use crate::input::unreadable::Unreadable;
use crate::input::{Input, Kind, Piece};
use crate::progress::Progress;
use crate::{interruption, messages};

/// After so many customers the progress is shown.
const SHOWN_EVERY: u64 = 1_000;

/// What was read so far.
pub(super) struct Reading {
    tally: Tally,
    unknown: UnknownKeys,
    customers: u64,
    erased: u64,
    /// Whether an input was empty or couldn't be read to its end.
    ended_badly: bool,
    unreadable_lines: u64,
}

impl Reading {
    pub(super) fn new(tally: Tally) -> Self {
        let unknown = UnknownKeys::counted();
        Self { tally, unknown, customers: 0, erased: 0, ended_badly: false, unreadable_lines: 0 }
    }

    /// Counts the customers of a file; breaks off after Ctrl-C.
    ///
    /// # Errors
    /// If the file can't be opened.
    pub(super) fn file(&mut self, path: &Path, console: &mut Console) -> Result<ControlFlow<()>> {
        let input = Input::open(path, Kind::ContextsOrRecords)?;
        let progress = Progress::over(&input);
        let place = format!(" (in {})", input_name(path));
        let mut unreadable = Unreadable::default();
        for piece in input {
            if interruption::came() {
                progress.finish();
                messages::remark(console.err, "stopped by Ctrl-C; nothing is reported")?;
                return Ok(ControlFlow::Break(()));
            }
            match piece {
                Ok(piece) => {
                    if let Err(Broken { line, problem }) = self.count(piece)
                        && unreadable.note(line, &format!("{problem}{place}"))
                    {
                        progress.report_unreadable(line, &format!("{problem}{place}"));
                    }
                    self.customers += 1;
                }
                Err(fault) => {
                    self.ended_badly = true;
                    progress.report_input_error(&fault);
                }
            }
            if self.customers.is_multiple_of(SHOWN_EVERY) {
                progress.show(self.customers, "customer");
            }
        }
        progress.finish();
        unreadable.report(console.err)?;
        self.unreadable_lines += unreadable.count();
        Ok(ControlFlow::Continue(()))
    }

    fn count(&mut self, piece: Piece) -> Result<(), Broken> {
        match parse::known(piece, &self.unknown)? {
            Known::Context(context) => self.tally.add(&context, None),
            Known::Record(record) => match &record.context {
                Some(context) => self.tally.add(context, record.decision.as_ref()),
                None => self.erased += 1,
            },
        }
        Ok(())
    }

    /// Reports what is to know about the input.
    pub(super) fn report(&self, err: &mut dyn Write) -> io::Result<()> {
        self.unknown.report(err)?;
        if self.erased > 0 {
            messages::remark(err, &format!("{} erased, so not counted", figures::counted(self.erased, "record")))?;
        }
        Ok(())
    }

    pub(super) fn tally(&self) -> &Tally {
        &self.tally
    }

    pub(super) fn has_faults(&self) -> bool {
        self.ended_badly || self.unreadable_lines > 0
    }
}
