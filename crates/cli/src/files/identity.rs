//! Identifies files independently of their names.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::path::Path;

use super::destination::folder_of;

/// A file, independent of its name: the same through links, and under each of its names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Identity {
    There(Number),
    /// It doesn't exist yet: its folder, and its name there.
    Coming(Number, OsString),
}

#[cfg(unix)]
type Number = (u64, u64);
#[cfg(not(unix))]
type Number = std::path::PathBuf;

impl Identity {
    /// The file at a path. `None` if there can't be one, and for terminals and devices, which can't be overwritten.
    pub(super) fn of(path: &Path) -> Option<Self> {
        match fs::metadata(path) {
            Ok(there) if holds_what_is_written(&there) => Some(Self::There(number(path, &there)?)),
            Ok(_) => None,
            Err(_) => {
                let folder = folder_of(path);
                Some(Self::Coming(number(folder, &fs::metadata(folder).ok()?)?, folded(path.file_name()?)))
            }
        }
    }

    /// The file that one of this process's streams comes from or goes to.
    #[cfg(unix)]
    pub(super) fn of_stream(stream: impl std::os::fd::AsFd) -> Option<Self> {
        let there = fs::File::from(stream.as_fd().try_clone_to_owned().ok()?).metadata().ok()?;
        holds_what_is_written(&there).then(|| number(Path::new(""), &there).map(Self::There)).flatten()
    }

    /// Not supported on this platform.
    #[cfg(not(unix))]
    pub(super) fn of_stream<S>(_: S) -> Option<Self> {
        None
    }
}

#[cfg(unix)]
fn holds_what_is_written(there: &Metadata) -> bool {
    there.is_file() || std::os::unix::fs::FileTypeExt::is_fifo(&there.file_type())
}

#[cfg(not(unix))]
fn holds_what_is_written(there: &Metadata) -> bool {
    there.is_file()
}

#[cfg(unix)]
fn number(_: &Path, there: &Metadata) -> Option<Number> {
    use std::os::unix::fs::MetadataExt;

    Some((there.dev(), there.ino()))
}

#[cfg(not(unix))]
fn number(path: &Path, _: &Metadata) -> Option<Number> {
    fs::canonicalize(path).ok()
}

/// Whether a file has more than one name (hard link), of which a replacement affects only one.
#[cfg(unix)]
pub(crate) fn has_other_names(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    fs::metadata(path).is_ok_and(|there| there.nlink() > 1)
}

/// Not supported on this platform.
#[cfg(not(unix))]
pub(crate) fn has_other_names(_: &Path) -> bool {
    false
}

/// A name in the form in which the system compares names.
fn folded(name: &OsStr) -> OsString {
    if cfg!(any(windows, target_os = "macos")) { name.to_ascii_lowercase() } else { name.to_owned() }
}
