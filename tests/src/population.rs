//! Many JSON documents in one file, one a line, compressed with zstd.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result};
use courtesy_contract::{Context, Timestamp, Uuid};
use serde::Serialize;

const ZSTD_MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
const ZSTD_LEVEL: i32 = 19;

/// Serializes documents, one a line.
#[must_use]
pub fn to_ndjson(documents: &[impl Serialize]) -> Vec<u8> {
    let mut lines = Vec::new();
    for document in documents {
        serde_json::to_writer(&mut lines, document).expect("a document is always JSON");
        lines.push(b'\n');
    }
    lines
}

/// Reads a context from each line.
///
/// # Errors
/// The number of the first line that isn't a context.
pub fn from_ndjson(lines: &[u8]) -> Result<Vec<Context>> {
    let lines = std::str::from_utf8(lines).context("the population isn't UTF-8")?;
    let context = |(index, line)| serde_json::from_str(line).with_context(|| format!("line {}", index + 1));
    lines.lines().enumerate().map(context).collect()
}

/// Reads a file, decompressing it if it is compressed with zstd.
///
/// # Errors
/// The file can't be read or decompressed.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let bytes = fs::read(path).with_context(|| format!("can't read {}", path.display()))?;
    if !bytes.starts_with(&ZSTD_MAGIC) {
        return Ok(bytes);
    }
    zstd::decode_all(bytes.as_slice()).with_context(|| format!("can't unpack {}", path.display()))
}

/// Writes a file atomically, compressed with zstd if its name ends in `.zst`.
///
/// # Errors
/// The file can't be written; an existing file is then left unchanged.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let compressed = path.extension().is_some_and(|extension| extension == "zst");
    let bytes = if compressed { &zstd::encode_all(bytes, ZSTD_LEVEL)? } else { bytes };
    let mut name = path.file_name().context("the output needs a file name")?.to_owned();
    name.push(".partial");
    let partial = path.with_file_name(name);
    replace(path, &partial, bytes).with_context(|| {
        let _ = fs::remove_file(&partial);
        format!("can't write {}", path.display())
    })
}

fn replace(path: &Path, partial: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(partial)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(partial, path)
}

/// The id of the decision about a customer at a time: a UUID of version 8 from date, time and the customer's number.
#[must_use]
pub fn decision_id(as_of: Timestamp, customer: u32) -> Uuid {
    let text = as_of.to_string();
    let digits = |from: usize, to: usize| text[from..to].replace(['-', ':'], "");
    let id = format!("{}-{}-8000-8000-{customer:012}", digits(0, 10), digits(11, 16));
    Uuid::parse(&id).expect("digits in the form of a UUID")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_id_contains_time_and_customer() {
        let as_of = Timestamp::parse("1998-07-01T09:30:00Z").unwrap();
        assert_eq!(decision_id(as_of, 23_569).to_string(), "19980701-0930-8000-8000-000000023569");
    }

    #[test]
    fn files_are_read_as_written() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["plain.ndjson", "packed.ndjson.zst"] {
            let path = folder.path().join(name);
            write(&path, b"{}\n").unwrap();
            assert_eq!(read(&path).unwrap(), b"{}\n");
        }
        let names = fs::read_dir(folder.path()).unwrap();
        assert_eq!(names.count(), 2, "a partial file is left");
    }

    #[test]
    fn a_failed_write_leaves_the_target_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        assert!(write(&taken, b"{}\n").unwrap_err().to_string().contains("can't write"));
        assert!(taken.is_dir());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a partial file is left");
    }

    #[test]
    fn an_invalid_context_is_rejected_by_its_line_number() {
        let lines = [to_ndjson(&crate::town::population(1)[..1]), b"{}\n".to_vec()].concat();
        assert_eq!(from_ndjson(&lines).unwrap_err().to_string(), "line 2");
    }
}
