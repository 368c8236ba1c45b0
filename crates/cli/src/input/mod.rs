//! Reads the documents of an input: NDJSON, pretty-printed, or JSON arrays, plain or compressed.

pub(crate) mod ahead;
mod bounded;
mod brackets;
mod kind;
pub(crate) mod later;
mod packed;
pub(crate) mod parse;
pub(crate) mod shard;
mod source;
mod splitting;
pub(crate) mod unknown;
pub(crate) mod unreadable;
mod window;

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use anyhow::{Context as _, Result, bail};

use self::bounded::Bounded;
pub(crate) use self::kind::{Empty, Kind};
use self::shard::Shard;
use self::source::Counted;
use self::splitting::Documents;

/// A piece of the input that should be a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Possibly a document, with the line it starts on.
    Found { line: u64, json: Vec<u8> },
    /// Longer than a document may be; its bytes weren't kept.
    TooLong { line: u64, max_bytes: usize },
}

impl Piece {
    fn new(line: u64, bytes: Bounded, max_bytes: usize) -> Self {
        bytes.bytes().map_or(Self::TooLong { line, max_bytes }, |json| Self::Found { line, json })
    }

    /// The line it starts on.
    pub(crate) fn line(&self) -> u64 {
        match self {
            Self::Found { line, .. } | Self::TooLong { line, .. } => *line,
        }
    }

    /// How many bytes of it are kept.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Found { json, .. } => json.len(),
            Self::TooLong { .. } => 0,
        }
    }
}

/// The input, read piece by piece.
pub(crate) struct Input {
    documents: Documents,
    kind: Kind,
    length: Option<u64>,
    position: Arc<AtomicU64>,
    /// Whether it is a part of a file, in which nothing may be.
    is_part: bool,
}

impl Input {
    /// Opens a file, or stdin for `-`.
    ///
    /// # Errors
    /// Names a file that can't be read or isn't UTF-8.
    pub(crate) fn open(path: &Path, kind: Kind) -> Result<Self> {
        if path == Path::new("-") {
            return Self::of(io::stdin(), None, kind, kind.max_bytes()).context("reading stdin");
        }
        if path.is_dir() {
            bail!("{} is a folder; name a file of {}s", path.display(), kind.word());
        }
        let named = || format!("can't read {}", path.display());
        let file = File::open(path).with_context(named)?;
        let length = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
        Self::of(file, length, kind, kind.max_bytes()).with_context(named)
    }

    /// Opens the part of a file that belongs to a shard.
    ///
    /// # Errors
    /// Names a file that can't be read or cut into shards.
    pub(crate) fn open_shard(path: &Path, kind: Kind, shard: Shard) -> Result<Self> {
        let (part, length) = shard.part_of(path)?;
        let input = Self::of(part, Some(length), kind, kind.max_bytes());
        Ok(Self { is_part: true, ..input.with_context(|| format!("can't read {}", path.display()))? })
    }

    fn of(source: impl Read + Send + 'static, length: Option<u64>, kind: Kind, max_bytes: usize) -> Result<Self> {
        let position = Arc::new(AtomicU64::new(0));
        let text = source::text(Counted::new(source, Arc::clone(&position)))?;
        Ok(Self { documents: Documents::of(text, max_bytes), kind, length, position, is_part: false })
    }

    /// The length of the file in bytes, if it is known.
    pub(crate) fn length(&self) -> Option<u64> {
        self.length
    }

    /// How many bytes of the file were read so far.
    pub(crate) fn position(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.position)
    }
}

impl Iterator for Input {
    type Item = io::Result<Piece>;

    /// The next piece; nothing follows an error.
    fn next(&mut self) -> Option<Self::Item> {
        let next = self.documents.next();
        if next.is_none() && self.documents.take_emptiness() && !self.is_part {
            return Some(Err(io::Error::new(ErrorKind::InvalidData, Empty(self.kind))));
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn pieces(bytes: impl AsRef<[u8]>) -> Vec<String> {
        let input = Input::of(Cursor::new(bytes.as_ref().to_vec()), None, Kind::Contexts, 20).unwrap();
        let show = |piece: io::Result<Piece>| match piece {
            Ok(Piece::Found { line, json }) => format!("{line} {}", String::from_utf8_lossy(&json)),
            Ok(Piece::TooLong { line, .. }) => format!("{line} too long"),
            Err(error) => error.to_string(),
        };
        input.map(show).collect()
    }

    #[test]
    fn knows_compressed_input_by_its_first_bytes() {
        let plain = b"{\"a\":1}\n{\"b\":2}\n";
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(plain).unwrap();
        let gzip = gzip.finish().unwrap();
        let expected = ["1 {\"a\":1}", "2 {\"b\":2}"];
        assert_eq!(pieces(&gzip), expected);
        assert_eq!(pieces(zstd::encode_all(plain.as_slice(), 1).unwrap()), expected);
        assert_eq!(pieces([gzip.clone(), gzip].concat()).len(), 4);
    }

    #[test]
    fn truncated_compressed_input_is_an_error() {
        let lines: String = (0..100_000).map(|number| format!("{{\"a\":{number}}}\n")).collect();
        let packed = zstd::encode_all(lines.as_bytes(), 1).unwrap();
        let cut = pieces(&packed[..packed.len() - 2]);
        assert!(!cut.last().unwrap().ends_with('}'), "{cut:?}");
    }

    #[test]
    fn nothing_at_all_is_a_fault_and_an_empty_array_is_not() {
        for nothing in ["", "\n \r\n", "\u{feff}\n"] {
            let found = pieces(nothing);
            assert!(found.len() == 1 && found[0].starts_with("there is no context in the input; "), "{found:?}");
        }
        for something in ["[]", "\u{feff} [ ]\n"] {
            assert_eq!(pieces(something), Vec::<String>::new());
        }
        assert_eq!(pieces("["), ["the array isn't closed, on line 1; was it truncated?"]);
        assert_eq!(pieces("x"), ["1 x"]);
    }

    #[test]
    fn utf_16_is_named() {
        let error = Input::of(Cursor::new(b"\xff\xfe{\0".to_vec()), None, Kind::Contexts, 20).err().unwrap();
        assert_eq!(error.to_string(), "it is UTF-16; save it as UTF-8");
    }
}
