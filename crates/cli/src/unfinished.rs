//! A file that has its final name only once it is complete.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// A file that has its final name only once it is complete; until then it is `FILE.partial`.
pub(crate) struct Unfinished {
    lines: BufWriter<File>,
    partial: PathBuf,
    whole: PathBuf,
}

impl Unfinished {
    /// Opens `FILE.partial` for this process alone. What an earlier run left there is still in it.
    ///
    /// # Errors
    /// When FILE isn't a file, can't be written, or another run is writing it.
    pub(crate) fn open(whole: &Path) -> Result<Self> {
        if whole.exists() && !whole.is_file() {
            bail!("{} isn't a file; name one that can be written", whole.display());
        }
        let mut partial = OsString::from(whole);
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&partial)
            .with_context(|| format!("can't write {}", partial.display()))?;
        if file.try_lock().is_err() {
            bail!("another run is writing {}; wait for it, or name another file", partial.display());
        }
        if let Ok(before) = fs::metadata(whole) {
            // Whoever may not read the file that is replaced may not read the new one either.
            file.set_permissions(before.permissions()).with_context(|| format!("can't write {}", partial.display()))?;
        }
        Ok(Self { lines: BufWriter::with_capacity(1 << 16, file), partial, whole: whole.to_owned() })
    }

    /// Opens `FILE.partial` and takes out what an earlier run left there.
    ///
    /// # Errors
    /// As [`Unfinished::open`].
    pub(crate) fn anew(whole: &Path) -> Result<Self> {
        let mut file = Self::open(whole)?;
        file.go_on_behind(0)?;
        Ok(file)
    }

    /// Whether an earlier run left something.
    pub(crate) fn has_leftovers(&self) -> io::Result<bool> {
        Ok(self.lines.get_ref().metadata()?.len() > 0)
    }

    /// What an earlier run left.
    pub(crate) fn leftovers(&self) -> &File {
        self.lines.get_ref()
    }

    /// Keeps the first bytes of what an earlier run left, and writes behind them.
    ///
    /// # Errors
    /// When the file can't be cut.
    pub(crate) fn go_on_behind(&mut self, bytes: u64) -> Result<()> {
        let file = self.lines.get_mut();
        file.set_len(bytes).with_context(|| format!("can't write {}", self.partial.display()))?;
        file.seek(SeekFrom::End(0))?;
        Ok(())
    }

    /// The name of the file while it isn't complete.
    pub(crate) fn partial(&self) -> &Path {
        &self.partial
    }

    /// Lets go of what was written, so that it survives the machine.
    ///
    /// # Errors
    /// When it can't be written.
    pub(crate) fn keep(&mut self) -> io::Result<()> {
        self.lines.flush()?;
        self.lines.get_ref().sync_all()
    }

    /// Gives the complete file its name.
    ///
    /// # Errors
    /// When it can't be written.
    pub(crate) fn complete(&mut self) -> Result<()> {
        self.keep()?;
        fs::rename(&self.partial, &self.whole).with_context(|| format!("can't write {}", self.whole.display()))
    }

    /// Takes away what was written: what stands under the final name stays as it was.
    ///
    /// # Errors
    /// When it can't be removed.
    pub(crate) fn discard(self) -> Result<()> {
        fs::remove_file(&self.partial).with_context(|| format!("can't remove {}", self.partial.display()))
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.lines.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.lines.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_name_only_when_it_is_complete() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        fs::write(&path, b"old").unwrap();
        let mut file = Unfinished::anew(&path).unwrap();
        file.write_all(b"{}\n").unwrap();
        file.keep().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        file.complete().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"{}\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn whoever_could_not_read_the_old_file_cannot_read_the_new_one() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        fs::write(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        Unfinished::anew(&path).unwrap().complete().unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_is_discarded_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        let mut file = Unfinished::anew(&path).unwrap();
        file.write_all(b"{}\n").unwrap();
        file.discard().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_runs_never_write_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        let first = Unfinished::open(&path).unwrap();
        let error = Unfinished::open(&path).err().unwrap().to_string();
        assert!(error.starts_with("another run is writing"), "{error}");
        drop(first);
    }
}
