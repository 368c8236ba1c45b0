//! Reading files no further than they may be long, and writing them whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use tempfile::NamedTempFile;

/// The longest `plugin.toml`, `policy.toml`, context or answer that is read, in bytes.
pub(crate) const DOCUMENT_MAX_BYTES: u64 = 16 * 1024 * 1024;

/// The longest `.wasm` file that is read, in bytes. What a plugin may weigh is the host's to say; this only keeps a
/// wrong path from filling the memory.
pub(crate) const PLUGIN_MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Reads a file, or stdin for `-`.
///
/// # Errors
/// Names the file when it can't be read or is longer than `max_bytes`.
pub(crate) fn read(path: &Path, max_bytes: u64) -> Result<Vec<u8>> {
    if path == Path::new("-") {
        return bounded(io::stdin().lock(), max_bytes).context("reading stdin");
    }
    if path.is_dir() {
        bail!("{} is a folder; a file is needed here", path.display());
    }
    File::open(path)
        .map_err(anyhow::Error::from)
        .and_then(|file| bounded(file, max_bytes))
        .with_context(|| format!("can't read {}", path.display()))
}

/// Reads a text file.
///
/// # Errors
/// As [`read`], and when the file isn't UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read(path, DOCUMENT_MAX_BYTES)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{} isn't UTF-8 text from byte {at} on; save it as UTF-8", path.display())
    })
}

fn bounded(source: impl Read, max_bytes: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(max_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_bytes {
        bail!("longer than {max_bytes} bytes, which is the most that is read");
    }
    Ok(bytes)
}

/// Writes a file whole or not at all: first beside it under another name, then in its place.
///
/// # Errors
/// Names the file when it can't be written; what stood there before is left as it was.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes).with_context(|| format!("can't write {}", path.display()))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = draft_beside(path)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn draft_beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // A temporary file is for its owner alone; what takes its place has the rights of any other file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(".courtesy-").tempfile_in(folder)
}

/// Whether there is something at the path that isn't an empty folder.
///
/// # Errors
/// When the folder can't be read.
pub(crate) fn is_taken(path: &Path) -> Result<bool> {
    if !path.is_dir() {
        return Ok(path.exists());
    }
    let mut entries = fs::read_dir(path).with_context(|| format!("can't read the folder {}", path.display()))?;
    Ok(entries.next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_file_that_is_one_byte_too_long() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long");
        fs::write(&path, [b'x'; 11]).unwrap();
        assert_eq!(read(&path, 11).unwrap().len(), 11);
        let error = format!("{:#}", read(&path, 10).unwrap_err());
        assert!(error.contains("long") && error.contains("10 bytes"), "{error}");
    }

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
    fn names_a_folder_where_a_file_is_needed() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path(), 10).unwrap_err().to_string().ends_with("a file is needed here"));
    }
}
