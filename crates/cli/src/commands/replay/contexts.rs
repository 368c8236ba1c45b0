//! Contexts that are kept outside the records.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::Mutex;

use anyhow::{Context as _, Result};
use courtesy_contract::{Context, Uuid};
use courtesy_report::figures;
use serde::Deserialize;

use crate::input::ahead::{Ahead, Interrupted};
use crate::input::unknown::UnknownKeys;
use crate::input::{Input, Piece};
use crate::messages;

/// Contexts that are kept outside the records, found by decision id.
///
/// They may be in any order and compressed, so they are copied to an unnamed temporary file, and only their offsets are
/// kept in memory.
#[derive(Default)]
pub(super) struct Contexts {
    spans: HashMap<Uuid, Span>,
    copies: Option<Mutex<File>>,
    broken: u64,
    unknown: UnknownKeys,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    offset: u64,
    bytes: u32,
}

impl Contexts {
    /// Copies the contexts of an input and reports those without an id; `None` after Ctrl-C.
    ///
    /// # Errors
    /// If the temporary file can't be written.
    pub(super) fn load(input: Input, err: &mut dyn Write) -> Result<Option<Self>> {
        let mut copying = Copying::begin()?;
        let ahead = Ahead::over(input, 1);
        loop {
            match ahead.next() {
                Err(Interrupted) => return Ok(None),
                Ok(None) => return copying.end(err).map(Some),
                Ok(Some(Ok(piece))) => copying.take(piece, err)?,
                Ok(Some(Err(fault))) => {
                    copying.contexts.broken += 1;
                    messages::input_error(err, &fault)?;
                }
            }
        }
    }

    /// How many lines of the input can't be used.
    pub(super) fn broken(&self) -> u64 {
        self.broken
    }

    /// Reports keys in the contexts used that the contract doesn't have.
    pub(super) fn report_unknown_keys(&self, err: &mut dyn Write) -> io::Result<()> {
        self.unknown.report(err)
    }

    /// The context of a decision, if there is one; or what is wrong with it.
    pub(super) fn of(&self, decision: Uuid) -> Option<Result<Context, String>> {
        let span = self.spans.get(&decision)?;
        let read = match self.copy(*span) {
            Ok(json) => self.unknown.context(Piece::Found { line: 1, json }).map_err(|broken| broken.problem),
            Err(fault) => Err(format!("{fault:#}")),
        };
        Some(read.map_err(|problem| format!("the context in --contexts can't be read: {problem}")))
    }

    fn copy(&self, span: Span) -> Result<Vec<u8>> {
        let copies = self.copies.as_ref().context("there is no copy")?;
        // A thread that panicked while it held the file left it in a valid state: the file is only read.
        let mut file = copies.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        file.seek(SeekFrom::Start(span.offset))?;
        let mut json = vec![0; span.bytes as usize];
        file.read_exact(&mut json)?;
        Ok(json)
    }
}

/// Contexts that are still being copied.
struct Copying {
    contexts: Contexts,
    copies: BufWriter<File>,
    offset: u64,
    /// How many have the id of an earlier one.
    twice: u64,
    /// How many lines hold no context.
    broken_lines: u64,
}

impl Copying {
    fn begin() -> Result<Self> {
        let copies = BufWriter::new(tempfile::tempfile().context("can't create a temporary file for the contexts")?);
        Ok(Self { contexts: Contexts::default(), copies, offset: 0, twice: 0, broken_lines: 0 })
    }

    fn take(&mut self, piece: Piece, err: &mut dyn Write) -> Result<()> {
        let (line, id) = (piece.line(), decision_id(&piece));
        let (Some(id), Piece::Found { json, .. }) = (id, piece) else {
            self.contexts.broken += 1;
            self.broken_lines += 1;
            if self.broken_lines <= messages::NAMED {
                let problem = "this line of --contexts isn't a context with a `decision_id`";
                messages::unreadable_line(err, line, problem)?;
            }
            return Ok(());
        };
        match self.contexts.spans.entry(id) {
            Entry::Occupied(_) => self.twice += 1,
            Entry::Vacant(span) => {
                self.copies.write_all(&json).context("can't copy the contexts to a temporary file")?;
                span.insert(Span { offset: self.offset, bytes: u32::try_from(json.len())? });
                self.offset += json.len() as u64;
            }
        }
        Ok(())
    }

    fn end(mut self, err: &mut dyn Write) -> Result<Contexts> {
        let unnamed = self.broken_lines.saturating_sub(messages::NAMED);
        if unnamed > 0 {
            let lines = figures::counted(unnamed, "more line");
            messages::remark(err, &format!("--contexts has {lines} that aren't contexts with a `decision_id`"))?;
        }
        if self.twice > 0 {
            let twice = figures::count(self.twice);
            let remark =
                format!("in --contexts, {twice} have the `decision_id` of an earlier one; the earlier one is used");
            messages::remark(err, &remark)?;
        }
        let copies = self.copies.into_inner().context("can't copy the contexts to a temporary file")?;
        self.contexts.copies = Some(Mutex::new(copies));
        Ok(self.contexts)
    }
}

fn decision_id(piece: &Piece) -> Option<Uuid> {
    #[derive(Deserialize)]
    struct Named {
        decision_id: Uuid,
    }
    let Piece::Found { json, .. } = piece else { return None };
    Some(serde_json::from_slice::<Named>(json).ok()?.decision_id)
}
