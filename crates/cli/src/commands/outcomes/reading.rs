//! Reads the lines of records and outcomes, and either counts them or sets them aside.

use std::path::Path;

use anyhow::Result;
use courtesy_analysis::outcomes::{Decisions, Problem};
use courtesy_report::outcomes::meaning;

use super::set_aside::SetAside;
use crate::console::Console;
use crate::input::parse::{self, Broken, Made};
use crate::input::{Empty, Input, Kind, Piece};

/// How many lines were read, and which of them aren't counted.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) outcomes: u64,
    pub(super) set_aside: SetAside,
}

impl Reading {
    /// Takes in the decisions from a file of records or decisions.
    ///
    /// # Errors
    /// If the file can't be opened. Lines that can't be read are set aside.
    pub(super) fn records(&mut self, path: &Path, decisions: &mut Decisions, console: &mut Console) -> Result<()> {
        self.lines((path, Kind::Records), parse::made, console, |made| match made {
            Made::Decision(decision) => decisions.add(&decision),
            Made::Record(record) => match &record.decision {
                Some(decision) => decisions.add(decision),
                None => decisions.add_erased(record.decision_id),
            },
        })?;
        Ok(())
    }

    /// Takes in the outcomes from a file.
    ///
    /// # Errors
    /// Those of [`Reading::records`].
    pub(super) fn outcomes(&mut self, path: &Path, decisions: &mut Decisions, console: &mut Console) -> Result<()> {
        let learn = |outcome| decisions.learn(&outcome);
        self.outcomes += self.lines((path, Kind::Outcomes), parse::outcome, console, learn)?;
        Ok(())
    }

    /// Passes each line to `take`; returns how many there were.
    fn lines<T>(
        &mut self,
        (path, kind): (&Path, Kind),
        read: impl Fn(Piece) -> Result<T, Broken>,
        console: &mut Console,
        mut take: impl FnMut(T) -> Result<(), Problem>,
    ) -> Result<u64> {
        let (mut count, mut line) = (0, 0);
        for piece in Input::open(path, kind)? {
            count += u64::from(!piece.as_ref().is_err_and(Empty::is));
            line = piece.as_ref().map_or(line + 1, Piece::line);
            let document = match piece {
                Ok(piece) => read(piece).map_err(|broken| broken.problem),
                Err(fault) if Empty::is(&fault) => Err(fault.to_string()),
                Err(fault) => Err(format!("can't read the file beyond this point: {fault}")),
            };
            let refused = match document {
                Ok(document) => take(document).map_err(|problem| (problem, meaning(problem).to_owned())),
                Err(detail) => Err((Problem::Unreadable, detail)),
            };
            if let Err((problem, detail)) = refused {
                self.set_aside.note(console.err, (path, line), (problem, &detail))?;
            }
        }
        Ok(count)
    }
}
