//! Where decisions go, in whole lines.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::pipeline::Stop;
use super::resume::{self, Earlier};
use super::tally::Tally;

/// Where decisions go.
pub(super) enum Output {
    Stdout(BufWriter<StdoutLock<'static>>),
    File(Unfinished),
    Nowhere,
}

/// A file that has its final name only once it is complete.
pub(super) struct Unfinished {
    lines: BufWriter<File>,
    partial: PathBuf,
    whole: PathBuf,
}

/// What to do about decisions of an earlier run that was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Continuation {
    /// There must be none.
    Anew,
    /// Go on behind them.
    Resume,
}

impl Output {
    pub(super) fn stdout() -> Self {
        Self::Stdout(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    /// Opens a file for decisions, and counts those that an earlier run left there.
    ///
    /// # Errors
    /// When an earlier run left decisions and `continuation` doesn't ask for them, or another run is writing there.
    pub(super) fn file(whole: &Path, continuation: Continuation, tally: &mut Tally) -> Result<(Self, Earlier)> {
        if whole.exists() && !whole.is_file() {
            bail!("{} isn't a file; without --output the decisions go to stdout", whole.display());
        }
        let mut partial = whole.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let named = || format!("can't write {}", partial.display());
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&partial)
            .with_context(named)?;
        if file.try_lock().is_err() {
            bail!("another run is writing {}; wait for it, or name another --output", partial.display());
        }
        if continuation == Continuation::Anew && file.metadata()?.len() > 0 {
            bail!(
                "{0} is left from a run that was stopped; add --resume to go on, or delete it to begin anew",
                partial.display()
            );
        }
        let earlier = resume::decisions(&file, tally).with_context(|| partial.display().to_string())?;
        file.set_len(earlier.bytes).with_context(named)?;
        file.seek(SeekFrom::End(0))?;
        let lines = BufWriter::with_capacity(1 << 16, file);
        Ok((Self::File(Unfinished { lines, partial, whole: whole.to_owned() }), earlier))
    }

    /// Writes one decision, which ends in a line end.
    pub(super) fn write(&mut self, line: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.write_all(line),
            Self::File(file) => file.lines.write_all(line),
            Self::Nowhere => Ok(()),
        }
    }

    /// Lets go of what was written, so that it survives whatever happens to this process.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file) => file.lines.flush(),
            Self::Nowhere => Ok(()),
        }
    }

    /// The file that holds decisions while not all are made.
    pub(super) fn partial(&self) -> Option<&Path> {
        match self {
            Self::File(file) => Some(&file.partial),
            _ => None,
        }
    }

    /// Gives a complete file its name.
    pub(super) fn close(&mut self, stop: Stop) -> Result<()> {
        self.flush()?;
        let Self::File(file) = self else { return Ok(()) };
        file.lines.get_ref().sync_all()?;
        if stop == Stop::End {
            fs::rename(&file.partial, &file.whole).with_context(|| format!("can't write {}", file.whole.display()))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(path: &Path, continuation: Continuation) -> Result<(Output, Earlier)> {
        Output::file(path, continuation, &mut Tally::default())
    }

    #[test]
    fn a_file_has_its_name_only_when_it_is_complete() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("decisions.ndjson");
        let (mut output, _) = open(&path, Continuation::Anew).unwrap();
        output.write(b"{}\n").unwrap();
        assert!(!path.exists());
        output.close(Stop::End).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"{}\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn decisions_of_a_stopped_run_are_never_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("decisions.ndjson");
        let (mut output, _) = open(&path, Continuation::Anew).unwrap();
        output.write(b"{}\n").unwrap();
        output.close(Stop::Interrupted).unwrap();
        drop(output);
        let error = open(&path, Continuation::Anew).err().unwrap().to_string();
        assert!(error.contains("add --resume"), "{error}");
    }

    #[test]
    fn two_runs_never_write_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("decisions.ndjson");
        let first = open(&path, Continuation::Anew).unwrap();
        let error = open(&path, Continuation::Resume).err().unwrap().to_string();
        assert!(error.starts_with("another run is writing"), "{error}");
        drop(first);
    }
}
