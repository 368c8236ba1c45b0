//! Where decisions go, in whole lines.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;

use anyhow::Result;

use super::pipeline::Stop;
use crate::unfinished::Unfinished;

/// Where decisions go.
pub(super) enum Output {
    Stdout(BufWriter<StdoutLock<'static>>),
    File(Unfinished),
    Nowhere,
}

impl Output {
    pub(super) fn stdout() -> Self {
        Self::Stdout(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    /// Writes one decision, which ends in a line end.
    pub(super) fn write(&mut self, line: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.write_all(line),
            Self::File(file) => file.write_all(line),
            Self::Nowhere => Ok(()),
        }
    }

    /// Lets go of what was written, so that it survives whatever happens to this process.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
            Self::Nowhere => Ok(()),
        }
    }

    /// The file that holds decisions while not all are made.
    pub(super) fn partial(&self) -> Option<&Path> {
        match self {
            Self::File(file) => Some(file.partial()),
            _ => None,
        }
    }

    /// Lets go of everything, and gives a complete file its name.
    pub(super) fn close(&mut self, stop: Stop) -> Result<()> {
        match self {
            Self::File(file) => close(file, stop),
            other => Ok(other.flush()?),
        }
    }
}

/// Gives a file its name if it is complete.
pub(super) fn close(file: &mut Unfinished, stop: Stop) -> Result<()> {
    match stop {
        Stop::End => file.complete(),
        Stop::Broken | Stop::BrokenOff | Stop::Interrupted => Ok(file.keep()?),
    }
}
