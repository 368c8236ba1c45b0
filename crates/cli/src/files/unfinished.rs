//! A file that gets its final name only once it is complete, and that a later run can resume.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::torn::Torn;

/// A file that gets its final name only once it is complete; until then it is `FILE.partial`.
///
/// If it is still empty when dropped, it is deleted, unless it existed before.
pub(crate) struct Unfinished {
    lines: BufWriter<Torn<File>>,
    partial: PathBuf,
    whole: PathBuf,
    leaves_nothing: bool,
}

impl Unfinished {
    /// Creates `FILE.partial` for this process alone; FILE isn't a link.
    ///
    /// # Errors
    /// If it can't be written, or already exists.
    pub(crate) fn begin(whole: PathBuf) -> Result<Self> {
        let partial = partial_of(&whole);
        match OpenOptions::new().read(true).write(true).create_new(true).open(&partial) {
            Ok(file) => Self::over(file, partial, whole, true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if let Ok(there) = File::open(&partial) {
                    lock(&there, &partial)?;
                }
                let partial = partial.display();
                bail!(
                    "{partial} was left by a run that stopped; add --resume to continue it, or delete it to start again"
                )
            }
            Err(error) => Err(error).with_context(|| format!("can't write {}", partial.display())),
        }
    }

    /// Opens the `FILE.partial` that an earlier run left, or creates one.
    ///
    /// # Errors
    /// If it can't be written, isn't a file, or another run is writing it.
    pub(crate) fn resume(whole: PathBuf) -> Result<Self> {
        let partial = partial_of(&whole);
        match fs::symlink_metadata(&partial) {
            Err(_) => return Self::begin(whole),
            Ok(there) if !there.is_file() => {
                bail!("{} isn't a regular file; move it away, or name another file", partial.display())
            }
            Ok(_) => {}
        }
        let file = OpenOptions::new().read(true).write(true).open(&partial);
        Self::over(file.with_context(|| format!("can't write {}", partial.display()))?, partial, whole, false)
    }

    fn over(file: File, partial: PathBuf, whole: PathBuf, leaves_nothing: bool) -> Result<Self> {
        lock(&file, &partial)?;
        if let Ok(before) = fs::metadata(&whole) {
            // Anyone who may not read the old file may not read the new one either.
            file.set_permissions(before.permissions()).with_context(|| format!("can't write {}", partial.display()))?;
        }
        let lines = BufWriter::with_capacity(1 << 16, Torn::new(file, partial.display().to_string()));
        Ok(Self { lines, partial, whole, leaves_nothing })
    }

    /// What an earlier run left, to be read from the beginning.
    ///
    /// # Errors
    /// If it can't be read.
    pub(crate) fn leftovers(&self) -> io::Result<File> {
        let mut file = self.lines.get_ref().get_ref().try_clone()?;
        file.rewind()?;
        Ok(file)
    }

    /// Keeps the first bytes of what an earlier run left, and writes after them.
    ///
    /// # Errors
    /// If the file can't be shortened.
    pub(crate) fn resume_at(&mut self, bytes: u64) -> Result<()> {
        let file = self.lines.get_mut().get_mut();
        file.set_len(bytes).with_context(|| format!("can't write {}", self.partial.display()))?;
        file.seek(SeekFrom::End(0))?;
        Ok(())
    }

    /// The name of the file while it isn't complete.
    pub(crate) fn partial(&self) -> &Path {
        &self.partial
    }

    /// Flushes what was written to disk, so that it survives a crash of the machine.
    ///
    /// # Errors
    /// If it can't be written.
    pub(crate) fn keep(&mut self) -> io::Result<()> {
        self.lines.flush()?;
        self.lines.get_ref().get_ref().sync_all()
    }

    /// Renames the complete file to its final name.
    ///
    /// # Errors
    /// If it can't be written.
    pub(crate) fn complete(&mut self) -> Result<()> {
        self.keep()?;
        fs::rename(&self.partial, &self.whole).with_context(|| format!("can't write {}", self.whole.display()))?;
        self.leaves_nothing = false;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let is_empty = || self.lines.get_ref().get_ref().metadata().is_ok_and(|file| file.len() == 0);
        if self.leaves_nothing && self.lines.buffer().is_empty() && is_empty() {
            // An empty file that can't be deleted does no harm.
            let _ = fs::remove_file(&self.partial);
        }
    }
}

/// Locks the file against other runs.
fn lock(file: &File, partial: &Path) -> Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            bail!("another run is writing {}; wait for it, or name another file", partial.display())
        }
        // Some file systems have no locks.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

/// The name of a file while it isn't complete.
pub(crate) fn partial_of(whole: &Path) -> PathBuf {
    let mut partial = OsString::from(whole);
    partial.push(".partial");
    PathBuf::from(partial)
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

    fn refused(opened: Result<Unfinished>) -> String {
        opened.err().unwrap().to_string()
    }

    #[test]
    fn a_file_has_its_name_only_when_it_is_complete() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        fs::write(&path, b"old").unwrap();
        let mut file = Unfinished::begin(path.clone()).unwrap();
        file.write_all(b"{}\n").unwrap();
        file.keep().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        file.complete().unwrap();
        drop(file);
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
        Unfinished::begin(path.clone()).unwrap().complete().unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_is_there_already_is_left_as_it_is_unless_asked_to_resume() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        let partial = partial_of(&path);
        for left in [&b"{}\n"[..], b""] {
            fs::write(&partial, left).unwrap();
            assert!(refused(Unfinished::begin(path.clone())).contains("add --resume to continue it"));
            drop(Unfinished::resume(path.clone()).unwrap());
            assert_eq!(fs::read(&partial).unwrap(), left);
        }
    }

    #[test]
    fn a_run_that_wrote_nothing_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        drop(Unfinished::begin(folder.path().join("records.ndjson")).unwrap());
        drop(Unfinished::resume(folder.path().join("records.ndjson")).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_runs_never_write_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        let first = Unfinished::begin(path.clone()).unwrap();
        for opened in [Unfinished::begin(path.clone()), Unfinished::resume(path)] {
            assert!(refused(opened).starts_with("another run is writing"));
        }
        drop(first);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_by_the_name_of_an_unfinished_file_is_none_of_ours() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        std::os::unix::fs::symlink("elsewhere", partial_of(&path)).unwrap();
        assert!(refused(Unfinished::resume(path.clone())).contains("isn't a regular file"));
        assert!(Unfinished::begin(path).is_err() && !folder.path().join("elsewhere").exists());
    }
}
