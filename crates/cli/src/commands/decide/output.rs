//! Writes decisions and records in whole lines.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::stop::Stop;
use crate::files::{Destination, Torn, Unfinished};

const BUFFER_BYTES: usize = 1 << 16;

/// Where decisions or records go.
pub(super) enum Output {
    Stdout(BufWriter<Torn<StdoutLock<'static>>>),
    /// A pipe or a device.
    Stream(BufWriter<Torn<std::fs::File>>),
    File(Unfinished),
    Nowhere,
}

impl Output {
    pub(super) fn stdout() -> Self {
        Self::Stdout(BufWriter::with_capacity(BUFFER_BYTES, Torn::new(io::stdout().lock(), "stdout")))
    }

    /// Opens a file to start a run or resume an earlier one; `-` is stdout.
    ///
    /// # Errors
    /// If it can't be written, or an earlier run left something there and `resume` isn't set.
    pub(super) fn open(path: &Path, resume: bool) -> Result<Self> {
        let named = path.display();
        match Destination::of(path)? {
            Destination::File(whole) if resume => Unfinished::resume(whole).map(Self::File),
            Destination::File(whole) => Unfinished::begin(whole).map(Self::File),
            _ if resume => bail!("--resume continues a file, but {named} isn't one; name a file"),
            Destination::Stdout => Ok(Self::stdout()),
            Destination::Stream(path) => {
                let stream = OpenOptions::new().append(true).open(path);
                let stream = Torn::new(stream.with_context(|| format!("can't write {named}"))?, named.to_string());
                Ok(Self::Stream(BufWriter::with_capacity(BUFFER_BYTES, stream)))
            }
        }
    }

    /// Writes one document, which ends with a line break.
    pub(super) fn write(&mut self, line: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.write_all(line),
            Self::Stream(stream) => stream.write_all(line),
            Self::File(file) => file.write_all(line),
            Self::Nowhere => Ok(()),
        }
    }

    /// Flushes what was written, so that it survives whatever happens to this process.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Stream(stream) => stream.flush(),
            Self::File(file) => file.flush(),
            Self::Nowhere => Ok(()),
        }
    }

    pub(super) fn is_stdout(&self) -> bool {
        matches!(self, Self::Stdout(_))
    }

    /// The file in which an earlier run may have left something.
    pub(super) fn file(&self) -> Option<&Unfinished> {
        if let Self::File(file) = self { Some(file) } else { None }
    }

    /// The file that holds what was written so far, while it isn't complete.
    pub(super) fn partial(&self) -> Option<&Path> {
        self.file().map(Unfinished::partial)
    }

    /// Keeps the first bytes of what an earlier run left, and writes after them.
    ///
    /// # Errors
    /// If the file can't be shortened.
    pub(super) fn resume_at(&mut self, bytes: u64) -> Result<()> {
        if let Self::File(file) = self { file.resume_at(bytes) } else { Ok(()) }
    }

    /// Flushes everything and renames a complete file.
    pub(super) fn close(&mut self, stop: Stop) -> Result<()> {
        match (self, stop) {
            (Self::File(file), Stop::End) => file.complete(),
            (Self::File(file), _) => Ok(file.keep()?),
            (other, _) => Ok(other.flush()?),
        }
    }
}
