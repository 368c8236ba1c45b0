//! Contexts that are kept elsewhere than in the records.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::Mutex;

use anyhow::{Context as _, Result};
use courtesy_contract::{Context, Uuid};
use courtesy_host::read;
use serde::Deserialize;

use crate::input::{Input, Piece};
use crate::report;

/// Contexts that are kept elsewhere than in the records, found by the id of their decision.
///
/// They may stand in any order and be compressed, so they are copied to a temporary file without a name, and only their
/// places in it are kept.
#[derive(Default)]
pub(super) struct Contexts {
    places: HashMap<u128, Place>,
    copies: Option<Mutex<File>>,
    broken: u64,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    offset: u64,
    bytes: u32,
}

impl Contexts {
    /// Copies the contexts of an input, and names those that have no id.
    ///
    /// # Errors
    /// When the temporary file can't be written.
    pub(super) fn load(input: Input, err: &mut dyn Write) -> Result<Self> {
        let mut contexts = Self::default();
        let mut copies = BufWriter::new(tempfile::tempfile().context("can't make a temporary file for the contexts")?);
        let (mut offset, mut twice) = (0, 0_u64);
        for piece in input {
            match piece.map(|piece| (piece.line(), decision_id(&piece), piece)) {
                Ok((_, Some(id), Piece::Found { json, .. })) => {
                    let Entry::Vacant(place) = contexts.places.entry(id) else {
                        twice += 1;
                        continue;
                    };
                    copies.write_all(&json).context("can't copy the contexts to a temporary file")?;
                    place.insert(Place { offset, bytes: u32::try_from(json.len())? });
                    offset += json.len() as u64;
                }
                Ok((line, ..)) => {
                    contexts.broken += 1;
                    report::broken_line(
                        err,
                        line,
                        "there is no context with a `decision_id` in this line of --contexts",
                    )?;
                }
                Err(fault) => {
                    contexts.broken += 1;
                    report::broken_off(err, &fault)?;
                    break;
                }
            }
        }
        if twice > 0 {
            let remark = format!(
                "in --contexts, {twice} have the `decision_id` of an earlier one, which is the one that counts"
            );
            report::remark(err, &remark)?;
        }
        contexts.copies = Some(Mutex::new(copies.into_inner().context("can't copy the contexts to a temporary file")?));
        Ok(contexts)
    }

    /// How much of the input can't be used.
    pub(super) fn broken(&self) -> u64 {
        self.broken
    }

    /// The context of a decision, if it is there; or what is wrong with it.
    pub(super) fn of(&self, decision: &Uuid) -> Option<Result<Context, String>> {
        let place = self.places.get(&number(decision.as_str())?)?;
        let json = self.copy(*place).map_err(|fault| format!("the context in --contexts can't be read: {fault:#}"));
        Some(json.and_then(|json| {
            read::context(&json).map_err(|error| format!("the context in --contexts can't be read: {error}"))
        }))
    }

    fn copy(&self, place: Place) -> Result<Vec<u8>> {
        let copies = self.copies.as_ref().context("there is no copy")?;
        // A thread that stopped while it held the file left it whole: it is only read.
        let mut file = copies.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        file.seek(SeekFrom::Start(place.offset))?;
        let mut json = vec![0; place.bytes as usize];
        file.read_exact(&mut json)?;
        Ok(json)
    }
}

fn decision_id(piece: &Piece) -> Option<u128> {
    #[derive(Deserialize)]
    struct Named {
        decision_id: Uuid,
    }
    let Piece::Found { json, .. } = piece else { return None };
    number(serde_json::from_slice::<Named>(json).ok()?.decision_id.as_str())
}

/// A UUID as the number that it is, however it is written.
fn number(uuid: &str) -> Option<u128> {
    u128::from_str_radix(&uuid.replace('-', ""), 16).ok()
}
