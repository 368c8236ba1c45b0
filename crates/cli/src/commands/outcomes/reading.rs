//! The lines of records and outcomes, each taken in or set aside.

use std::io;
use std::path::Path;

use anyhow::Result;
use courtesy_contract::{Decision, Uuid};
use courtesy_host::{Error, read};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::decisions::Decisions;
use super::set_aside::{Problem, SetAside};
use crate::console::Console;
use crate::input::{Input, Kind, Piece, understand};

/// A line among the records.
enum Made {
    Decision(Box<Decision>),
    /// A record whose decision was taken out.
    Erased(Uuid),
}

/// How many lines were read, and those of them that aren't counted.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) outcomes: u64,
    pub(super) set_aside: SetAside,
}

impl Reading {
    /// Takes in the decisions of a file of records, or of bare decisions.
    ///
    /// # Errors
    /// A file that can't be opened. What can't be read within it is set aside.
    pub(super) fn records(&mut self, path: &Path, decisions: &mut Decisions, console: &mut Console) -> Result<()> {
        self.lines(path, made, console, |made| match made {
            Made::Decision(decision) => decisions.add(&decision),
            Made::Erased(id) => decisions.add_erased(&id),
        })?;
        Ok(())
    }

    /// Takes in the outcomes of a file.
    ///
    /// # Errors
    /// As [`Reading::records`].
    pub(super) fn outcomes(&mut self, path: &Path, decisions: &mut Decisions, console: &mut Console) -> Result<()> {
        self.outcomes += self.lines(path, read::outcome, console, |record| decisions.learn(&record))?;
        Ok(())
    }

    /// Hands each line on to be taken in; says how many there were.
    fn lines<T>(
        &mut self,
        path: &Path,
        read: impl Fn(&[u8]) -> Result<T, Error>,
        console: &mut Console,
        mut take: impl FnMut(T) -> Result<(), Problem>,
    ) -> Result<u64> {
        let (mut count, mut line) = (0, 0);
        for piece in Input::open(path, Kind::Records)? {
            count += 1;
            line = match &piece {
                Ok(Piece::Found { line, .. } | Piece::TooLong { line, .. }) => *line,
                Err(_) => line + 1,
            };
            let refused = match understood(piece, &read) {
                Ok(document) => take(document).map_err(|problem| (problem, problem.meaning().to_owned())),
                Err(detail) => Err((Problem::Unreadable, detail)),
            };
            if let Err((problem, detail)) = refused {
                self.set_aside.note(console.err, (path, line), (problem, &detail))?;
            }
        }
        Ok(count)
    }
}

/// A document, or what is wrong with it.
fn understood<T>(piece: io::Result<Piece>, read: impl Fn(&[u8]) -> Result<T, Error>) -> Result<T, String> {
    let piece = piece.map_err(|fault| format!("nothing from here on can be read: {fault}"))?;
    let too_long = |limit| format!("it has more than {limit} bytes; no document of the contract fills so many");
    understand::document(piece, read, too_long).map_err(|broken| broken.problem)
}

/// A record, or a decision that stands alone.
fn made(json: &[u8]) -> Result<Made, Error> {
    #[derive(Deserialize)]
    struct Form {
        decision_digest: Option<IgnoredAny>,
    }
    let is_record = serde_json::from_slice::<Form>(json).is_ok_and(|form| form.decision_digest.is_some());
    if !is_record {
        return Ok(Made::Decision(Box::new(read::decision(json)?)));
    }
    let record = read::record(json)?;
    Ok(match record.decision {
        Some(decision) => Made::Decision(Box::new(decision)),
        None => Made::Erased(record.decision_id),
    })
}
