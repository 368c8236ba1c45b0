//! Files that are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use tempfile::NamedTempFile;

use super::destination::{Destination, folder_of};

/// A file in the making, which replaces its target in one step once it is complete.
///
/// Until then it is a file beside the target, under a unique name; for a stream, which can't take anything back, it is
/// an unnamed temporary file. Dropped, it leaves nothing.
pub(crate) struct Draft {
    content: BufWriter<Content>,
    named: PathBuf,
}

enum Content {
    Beside(NamedTempFile, PathBuf),
    Apart(File, Destination),
}

impl Draft {
    /// Starts a draft of a file, of the file that a link leads to, or of stdout for `-`.
    ///
    /// # Errors
    /// Names a file that can't be written.
    pub(crate) fn begin(path: &Path) -> Result<Self> {
        let named = || format!("can't write {}", path.display());
        let content = match Destination::of(path)? {
            Destination::File(destination) => Content::Beside(beside(&destination).with_context(named)?, destination),
            destination => Content::Apart(tempfile::tempfile().with_context(named)?, destination),
        };
        Ok(Self { content: BufWriter::with_capacity(1 << 16, content), named: path.to_owned() })
    }

    /// Puts it in its target's place.
    ///
    /// # Errors
    /// Names the file if it can't be written; an existing one stays as it was.
    pub(crate) fn complete(self) -> Result<()> {
        let named = || format!("can't write {}", self.named.display());
        let content = self.content.into_inner().map_err(|error| error.into_error()).with_context(named)?;
        match content {
            Content::Beside(file, destination) => {
                file.as_file().sync_all().with_context(named)?;
                file.persist(destination).map_err(|error| error.error).with_context(named)?;
            }
            Content::Apart(mut file, destination) => {
                file.rewind().with_context(named)?;
                let mut stream = destination.open()?;
                io::copy(&mut file, &mut stream)?;
                stream.flush()?;
            }
        }
        Ok(())
    }

    fn with_name(&self, fault: io::Error) -> io::Error {
        io::Error::new(fault.kind(), format!("can't write {}: {fault}", self.named.display()))
    }
}

/// A temporary file beside the one it will replace.
fn beside(destination: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    // A temporary file is readable only for its owner; the file that it becomes should have the usual permissions.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.prefix(".courtesy-").tempfile_in(folder_of(destination))?;
    if let Ok(before) = fs::metadata(destination) {
        // Anyone who may not read the old file may not read the new one either.
        file.as_file().set_permissions(before.permissions())?;
    }
    Ok(file)
}

impl Write for Content {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(file, _) => file.write(bytes),
            Self::Apart(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside(file, _) => file.flush(),
            Self::Apart(file, _) => file.flush(),
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.content.write(bytes).map_err(|fault| self.with_name(fault))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.content.flush().map_err(|fault| self.with_name(fault))
    }
}

/// Writes a file whole or not at all.
///
/// # Errors
/// Those of [`Draft::complete`].
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut draft = Draft::begin(path)?;
    draft.write_all(bytes)?;
    draft.complete()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_a_file_and_leaves_nothing_else_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plugin.wasm");
        write(&path, b"old").unwrap();
        write(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_completed_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.ndjson");
        fs::write(&path, b"old").unwrap();
        let mut draft = Draft::begin(&path).unwrap();
        draft.write_all(b"{}\n").unwrap();
        drop(draft);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_name_that_another_command_may_own_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        let partial = folder.path().join("records.ndjson.partial");
        fs::write(&partial, b"decisions that were sent").unwrap();
        write(&folder.path().join("records.ndjson"), b"{}\n").unwrap();
        drop(Draft::begin(&folder.path().join("records.ndjson")).unwrap());
        assert_eq!(fs::read(&partial).unwrap(), b"decisions that were sent");
    }

    #[cfg(unix)]
    #[test]
    fn through_a_link_it_is_the_file_itself_that_is_written_with_the_rights_it_had() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("store")).unwrap();
        symlink("store/records", at("today")).unwrap();
        write(&at("today"), b"first").unwrap();
        fs::set_permissions(at("store/records"), fs::Permissions::from_mode(0o600)).unwrap();
        write(&at("today"), b"second").unwrap();
        assert!(at("today").is_symlink() && fs::read(at("store/records")).unwrap() == b"second");
        assert_eq!(fs::metadata(at("store/records")).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(at("store")).unwrap().count(), 1);
    }
}
