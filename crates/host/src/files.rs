//! Finding plugins on disk.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::{Error, ErrorKind};

/// A `.wasm` file, or all of a folder and its sub-folders one level down, in the order of their paths.
pub(crate) fn find(path: &Path, limit_bytes: usize) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    if !path.is_dir() {
        return Ok(vec![(path.to_owned(), load(path, limit_bytes)?)]);
    }
    let mut found = Vec::new();
    for entry in entries(path)? {
        if entry.is_dir() {
            found.extend(entries(&entry)?.into_iter().filter(|inner| is_plugin(inner)));
        } else if is_plugin(&entry) {
            found.push(entry);
        }
    }
    if found.is_empty() {
        let message = "has no .wasm file, nor has a folder in it; build the plugins with `courtesy build`";
        return Err(Error::new(ErrorKind::Unreadable, message).about(path.display().to_string()));
    }
    found.sort();
    found.into_iter().map(|path| load(&path, limit_bytes).map(|bytes| (path, bytes))).collect()
}

fn is_plugin(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "wasm") && path.is_file()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let list = fs::read_dir(folder).and_then(|list| list.map(|entry| entry.map(|entry| entry.path())).collect());
    list.map_err(|fault| unreadable(folder, fault))
}

/// Reads no further than one byte past the limit, so that a huge file is refused and not held.
fn load(path: &Path, limit_bytes: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(limit_bytes as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|fault| unreadable(path, fault))?;
    if bytes.len() > limit_bytes {
        let message =
            format!("has more than the {limit_bytes} bytes that a plugin may have; build it in release mode, for size");
        return Err(Error::new(ErrorKind::Module, message).about(path.display().to_string()));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, fault: std::io::Error) -> Error {
    let message = format!("can't be read: {fault}; check the path and its permissions");
    Error::new(ErrorKind::Unreadable, message).about(path.display().to_string()).with_source(fault)
}
