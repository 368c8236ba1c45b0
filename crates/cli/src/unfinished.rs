//! A file that has its final name only once it is complete, and is never one that is read.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::report;

/// A file that has its final name only once it is complete; until then it is `FILE.partial`.
pub(crate) struct Unfinished {
    lines: BufWriter<File>,
    partial: PathBuf,
    whole: PathBuf,
}

impl Unfinished {
    /// Opens `FILE.partial` for this process alone. What an earlier run left there is still in it.
    ///
    /// Through a symbolic link it is the file at its end that is written; the link stays.
    ///
    /// # Errors
    /// When FILE isn't a file, can't be written, or another run is writing it.
    pub(crate) fn open(whole: &Path) -> Result<Self> {
        if whole.exists() && !whole.is_file() {
            bail!("{} isn't a file; name one that can be written", whole.display());
        }
        let whole = behind_links(whole);
        let partial = partial_of(&whole);
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
        if let Ok(before) = fs::metadata(&whole) {
            // Whoever may not read the file that is replaced may not read the new one either.
            file.set_permissions(before.permissions()).with_context(|| format!("can't write {}", partial.display()))?;
        }
        Ok(Self { lines: BufWriter::with_capacity(1 << 16, file), partial, whole })
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

/// Refuses to write a file that is read besides, however it is named; `-` is the file that stdin comes from.
///
/// # Errors
/// Names the two names of one file.
pub(crate) fn refuse_input(output: &Path, inputs: &[&Path]) -> Result<()> {
    if let Some(input) = inputs.iter().find(|input| is_one_file(output, input)) {
        let (output, input) = (output.display(), report::input_name(input));
        bail!("{output} would be written over {input}, which is read; name another file to write");
    }
    refuse_unfinished_input(output, inputs)
}

/// Refuses to write a file that is still unfinished under the name of one that is read.
///
/// # Errors
/// As [`refuse_input`].
pub(crate) fn refuse_unfinished_input(output: &Path, inputs: &[&Path]) -> Result<()> {
    let partial = partial_of(&behind_links(output));
    match inputs.iter().find(|input| is_one_file(&partial, input)) {
        Some(input) => {
            bail!("{} is written first as {}, which is read; rename that", output.display(), report::input_name(input))
        }
        None => Ok(()),
    }
}

/// Refuses to write two things to one file, however it is named.
///
/// # Errors
/// When both names are of one file.
pub(crate) fn refuse_one_file_for_two(one: (&str, &Path), other: (&str, &Path)) -> Result<()> {
    let partials = [partial_of(one.1), partial_of(other.1)];
    if is_one_file(one.1, other.1) || is_one_file(&partials[0], other.1) || is_one_file(one.1, &partials[1]) {
        bail!("{} and {} can't go to one file; name another one for the {}", one.0, other.0, other.0);
    }
    Ok(())
}

/// Whether two names are of one file, which needn't be there yet.
fn is_one_file(one: &Path, other: &Path) -> bool {
    canonical(one).is_some_and(|one| canonical(other) == Some(one))
}

/// The one name of a file; none where not even its folder is there.
fn canonical(path: &Path) -> Option<PathBuf> {
    let path = if path == Path::new("-") { Path::new("/dev/stdin") } else { path };
    fs::canonicalize(path).ok().or_else(|| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    })
}

/// The file itself, where the name is that of a symbolic link to one.
pub(crate) fn behind_links(path: &Path) -> PathBuf {
    let target = if path.is_symlink() { fs::canonicalize(path).ok() } else { None };
    target.unwrap_or_else(|| path.to_owned())
}

fn partial_of(whole: &Path) -> PathBuf {
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

    #[cfg(unix)]
    #[test]
    fn through_a_link_it_is_the_file_itself_that_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("records.ndjson"), folder.path().join("today"));
        fs::write(&path, b"old").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        let mut file = Unfinished::anew(&link).unwrap();
        assert!(file.partial().ends_with("records.ndjson.partial"));
        file.write_all(b"{}\n").unwrap();
        file.complete().unwrap();
        assert_eq!((link.is_symlink(), fs::read(&path).unwrap().as_slice()), (true, b"{}\n".as_slice()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_is_read_is_never_written_however_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("records.ndjson"), folder.path().join("other.ndjson"));
        fs::write(&path, b"{}\n").unwrap();
        let roundabout = folder.path().join(".").join("records.ndjson");
        let told = |output: &Path| refuse_input(output, &[&other, &path]).map_err(|error| error.to_string());
        assert!(told(&roundabout).unwrap_err().ends_with("which is read; name another file to write"));
        assert_eq!(told(&folder.path().join("new.ndjson")), Ok(()));
        fs::rename(&path, folder.path().join("new.ndjson.partial")).unwrap();
        let error = refuse_input(&folder.path().join("new.ndjson"), &[&folder.path().join("new.ndjson.partial")]);
        assert!(error.unwrap_err().to_string().ends_with("which is read; rename that"));
    }

    #[test]
    fn one_file_that_is_not_there_yet_is_known_by_both_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let (one, same) = (folder.path().join("y"), folder.path().join(".").join("y"));
        let refused = |other: &Path| refuse_one_file_for_two(("decisions", &one), ("records", other)).is_err();
        assert_eq!((refused(&same), refused(&folder.path().join("z"))), (true, false));
    }
}
