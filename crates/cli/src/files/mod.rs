//! Reads files up to a limit, and writes files without overwriting anything else.

mod destination;
mod draft;
mod guard;
mod identity;
mod torn;
mod unfinished;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context as _, Result, bail};

pub(crate) use self::destination::{Destination, input_name};
pub(crate) use self::draft::{Draft, write};
pub(crate) use self::guard::Guard;
pub(crate) use self::identity::has_other_names;
pub(crate) use self::torn::Torn;
pub(crate) use self::unfinished::{Unfinished, partial_of};

/// A mark that some editors put at the start of UTF-8 files.
pub(crate) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The longest `plugin.toml`, `policy.toml`, context or answer that is read, in bytes.
pub(crate) const DOCUMENT_MAX_BYTES: u64 = 16 * 1024 * 1024;

/// The longest `.wasm` file that is read, in bytes. The host has its own limit for plugins; this one only keeps a wrong
/// path from filling the memory.
pub(crate) const PLUGIN_MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Reads a file, or stdin for `-`.
///
/// # Errors
/// Names the file if it can't be read or is longer than `max_bytes`.
pub(crate) fn read(path: &Path, max_bytes: u64) -> Result<Vec<u8>> {
    if path == Path::new("-") {
        return bounded(io::stdin().lock(), max_bytes).context("reading stdin");
    }
    if path.is_dir() {
        bail!("{} is a folder; name a file", path.display());
    }
    File::open(path)
        .map_err(anyhow::Error::from)
        .and_then(|file| bounded(file, max_bytes))
        .with_context(|| format!("can't read {}", path.display()))
}

/// Reads a document, without a leading byte order mark.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_document(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = read(path, DOCUMENT_MAX_BYTES)?;
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(bytes)
}

/// Reads a text document.
///
/// # Errors
/// Those of [`read`], and if the file isn't UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read_document(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{} isn't UTF-8 at byte {at}; save it as UTF-8", path.display())
    })
}

fn bounded(source: impl Read, max_bytes: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(max_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_bytes {
        bail!("longer than the limit of {max_bytes} bytes");
    }
    Ok(bytes)
}

/// Whether there is something other than an empty folder at the path.
///
/// # Errors
/// If the folder can't be read.
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
    fn a_byte_order_mark_is_no_part_of_a_document() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        fs::write(&path, "\u{feff}profile = \"crisis\"\n").unwrap();
        assert_eq!(read_text(&path).unwrap(), "profile = \"crisis\"\n");
        fs::write(&path, "\u{feff}{}").unwrap();
        assert_eq!(read_document(&path).unwrap(), b"{}");
    }

    #[test]
    fn names_a_folder_where_a_file_is_needed() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path(), 10).unwrap_err().to_string().ends_with("is a folder; name a file"));
    }
}
