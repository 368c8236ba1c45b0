//! Writes explanations to an output, with an index before those of a page.

use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};

use anyhow::{Context as _, Result};
use courtesy_report::Layout;
use courtesy_report::explanation::{Costs, ExplainedDecision, ExplanationWriter};

use super::Format;

const UNUSABLE: &str = "can't write a temporary file; make room, or set TMPDIR to a folder that has some";

/// Explanations on their way to an output.
pub(super) struct Pages<'o> {
    writer: ExplanationWriter,
    out: &'o mut dyn Write,
    /// The cards of a page, until its index is known.
    cards: Option<BufWriter<File>>,
    written: u64,
}

impl<'o> Pages<'o> {
    pub(super) fn new(format: Format, layout: Layout, costs: Costs, out: &'o mut dyn Write) -> Result<Self> {
        let cards = match format {
            Format::Html => Some(BufWriter::new(tempfile::tempfile().context(UNUSABLE)?)),
            Format::Text | Format::Line | Format::Markdown => None,
        };
        Ok(Self { writer: ExplanationWriter::new(format.into(), layout, costs)?, out, cards, written: 0 })
    }

    pub(super) fn write(&mut self, explained: &ExplainedDecision) -> Result<()> {
        if self.written == 0 && self.cards.is_none() {
            self.writer.begin(self.out)?;
        }
        self.written += 1;
        match &mut self.cards {
            Some(cards) => self.writer.write(explained, cards).context(UNUSABLE),
            None => Ok(self.writer.write(explained, self.out)?),
        }
    }

    /// How many explanations were written.
    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// Writes what comes after the last explanation; of a page, all of it.
    pub(super) fn end(self) -> Result<()> {
        if self.written == 0 {
            return Ok(());
        }
        if let Some(cards) = self.cards {
            let mut cards = cards.into_inner().map_err(io::IntoInnerError::into_error).context(UNUSABLE)?;
            cards.seek(SeekFrom::Start(0)).context(UNUSABLE)?;
            self.writer.begin(self.out)?;
            io::copy(&mut cards, self.out)?;
        }
        Ok(self.writer.end(self.out)?)
    }
}
