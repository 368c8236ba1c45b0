//! Documents as they stand in the input, one after the other: NDJSON or a JSON array, plain or compressed.

pub(crate) mod ahead;
mod extent;
mod source;
pub(crate) mod understand;

use std::fs::File;
use std::io::{self, BufRead, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use anyhow::{Context as _, Result, bail};
use courtesy_host::Limits;

use self::extent::{Extent, Kept};
use self::source::{Counted, Form, Opened, lines_in};
use crate::files;

/// What the documents of an input are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Contexts,
    Records,
    Outcomes,
}

impl Kind {
    /// How long one may be, in bytes.
    pub(crate) fn max_bytes(self) -> usize {
        match self {
            Self::Contexts => Limits::default().context_bytes,
            Self::Records | Self::Outcomes => files::DOCUMENT_MAX_BYTES as usize,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Contexts => "contexts",
            Self::Records => "records",
            Self::Outcomes => "outcomes",
        }
    }
}

/// Refuses to read two inputs from stdin: the second would be empty.
///
/// # Errors
/// When more than one of the paths is `-`; `what` says of what there has to be a file.
pub(crate) fn refuse_stdin_twice<'p>(paths: impl IntoIterator<Item = &'p PathBuf>, what: &str) -> Result<()> {
    if paths.into_iter().filter(|path| *path == Path::new("-")).count() > 1 {
        bail!("stdin can be read only once; name a file for {what}");
    }
    Ok(())
}

/// What stands in the input where a document should.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Something that may be a document; it starts in this line.
    Found { line: u64, json: Vec<u8> },
    /// Something longer than a document may be; it wasn't loaded.
    TooLong { line: u64, max_bytes: usize },
}

impl Piece {
    fn new(line: u64, kept: Kept, max_bytes: usize) -> Self {
        kept.bytes().map_or(Self::TooLong { line, max_bytes }, |json| Self::Found { line, json })
    }

    /// The line in which it starts.
    pub(crate) fn line(&self) -> u64 {
        match self {
            Self::Found { line, .. } | Self::TooLong { line, .. } => *line,
        }
    }
}

/// The input, read piece by piece.
pub(crate) struct Input {
    source: Box<dyn BufRead + Send>,
    shape: Shape,
    line: u64,
    max_bytes: usize,
    length: Option<u64>,
    position: Arc<AtomicU64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One document a line.
    Lines,
    /// An array, of which nothing was read yet.
    ArrayStart,
    /// An array, behind one of its items.
    ArrayItem,
    /// Nothing more comes.
    Over,
}

impl Input {
    /// Opens a file, or stdin for `-`.
    ///
    /// # Errors
    /// Names a file that can't be read, and text that isn't UTF-8.
    pub(crate) fn open(path: &Path, kind: Kind) -> Result<Self> {
        if path == Path::new("-") {
            return Self::of(io::stdin(), None, kind.max_bytes()).context("reading stdin");
        }
        if path.is_dir() {
            bail!("{} is a folder; name a file with {}", path.display(), kind.word());
        }
        let named = || format!("can't read {}", path.display());
        let file = File::open(path).with_context(named)?;
        let length = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
        Self::of(file, length, kind.max_bytes()).with_context(named)
    }

    fn of(source: impl Read + Send + 'static, length: Option<u64>, max_bytes: usize) -> Result<Self> {
        let position = Arc::new(AtomicU64::new(0));
        let Opened { text, form, line } = Opened::new(Counted::new(source, Arc::clone(&position)))?;
        let shape = match form {
            Form::Lines => Shape::Lines,
            Form::Array => Shape::ArrayStart,
        };
        Ok(Self { source: text, shape, line, max_bytes, length, position })
    }

    /// The length of the file in bytes, where it is known.
    pub(crate) fn length(&self) -> Option<u64> {
        self.length
    }

    /// How many bytes of the file were read so far.
    pub(crate) fn position(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.position)
    }

    fn advance(&mut self) -> io::Result<Option<Piece>> {
        match self.shape {
            Shape::Lines => self.next_line(),
            Shape::ArrayStart | Shape::ArrayItem => self.next_item(),
            Shape::Over => Ok(None),
        }
    }

    fn next_line(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let mut piece = Kept::new(self.max_bytes);
            let mut seen = false;
            loop {
                let buffer = self.source.fill_buf()?;
                if buffer.is_empty() {
                    break;
                }
                seen = true;
                let end = buffer.iter().position(|byte| *byte == b'\n');
                piece.extend(&buffer[..end.unwrap_or(buffer.len())]);
                let used = end.map_or(buffer.len(), |end| end + 1);
                self.source.consume(used);
                if end.is_some() {
                    break;
                }
            }
            if !seen {
                self.shape = Shape::Over;
                return Ok(None);
            }
            let line = self.line;
            self.line += 1;
            if !piece.is_blank() {
                return Ok(Some(Piece::new(line, piece, self.max_bytes)));
            }
        }
    }

    fn next_item(&mut self) -> io::Result<Option<Piece>> {
        if self.shape == Shape::ArrayItem {
            match self.solid()? {
                Some(b']') => return self.end_of_array(),
                Some(b',') => self.consume_one(),
                Some(_) => return Err(self.malformed("a comma or `]` has to stand between documents")),
                None => return Err(self.cut_off()),
            }
        }
        match self.solid()? {
            Some(b']') if self.shape == Shape::ArrayStart => return self.end_of_array(),
            Some(b']' | b',') => return Err(self.malformed("a document has to stand between two commas")),
            Some(_) => {}
            None => return Err(self.cut_off()),
        }
        self.shape = Shape::ArrayItem;
        self.item().map(Some)
    }

    /// One item of an array, up to its closing brace or the comma behind it.
    fn item(&mut self) -> io::Result<Piece> {
        let start = self.line;
        let mut piece = Kept::new(self.max_bytes);
        let mut extent = Extent::default();
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                return Err(io::Error::new(
                    ErrorKind::UnexpectedEof,
                    format!("the input ends inside the document that starts in line {start}; was it cut off?"),
                ));
            }
            let (used, over) = extent.measure(buffer);
            piece.extend(&buffer[..used]);
            self.line += lines_in(&buffer[..used]);
            self.source.consume(used);
            if over {
                return Ok(Piece::new(start, piece, self.max_bytes));
            }
        }
    }

    fn end_of_array(&mut self) -> io::Result<Option<Piece>> {
        self.consume_one();
        if self.solid()?.is_some() {
            return Err(self.malformed("nothing may follow the array's end"));
        }
        self.shape = Shape::Over;
        Ok(None)
    }

    fn solid(&mut self) -> io::Result<Option<u8>> {
        source::solid(&mut self.source, &mut self.line)
    }

    fn consume_one(&mut self) {
        self.source.consume(1);
    }

    fn malformed(&self, rule: &str) -> io::Error {
        io::Error::new(ErrorKind::InvalidData, format!("the array isn't right in line {}: {rule}", self.line))
    }

    fn cut_off(&self) -> io::Error {
        let message = format!("the array ends too early, in line {}; was it cut off?", self.line);
        io::Error::new(ErrorKind::UnexpectedEof, message)
    }
}

impl Iterator for Input {
    type Item = io::Result<Piece>;

    /// The next piece; after an error nothing more comes.
    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance();
        if next.is_err() {
            self.shape = Shape::Over;
        }
        next.transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn pieces(bytes: &[u8]) -> Vec<String> {
        let input = Input::of(Cursor::new(bytes.to_vec()), None, 20).unwrap();
        let show = |piece: io::Result<Piece>| match piece {
            Ok(Piece::Found { line, json }) => format!("{line} {}", String::from_utf8_lossy(&json)),
            Ok(Piece::TooLong { line, .. }) => format!("{line} too long"),
            Err(error) => error.to_string(),
        };
        input.map(show).collect()
    }

    #[test]
    fn reads_lines_and_leaves_out_blank_ones() {
        assert_eq!(pieces(b"{\"a\":1}\n\n{\"b\":2}\r\n  \n{\"c\":3}"), ["1 {\"a\":1}", "3 {\"b\":2}\r", "5 {\"c\":3}"]);
        assert_eq!(pieces(b""), Vec::<String>::new());
        assert_eq!(pieces(b"\n \n"), Vec::<String>::new());
    }

    #[test]
    fn reads_an_array_whatever_stands_in_its_texts() {
        let json = br#" [{"a":"]}\"{"},
            {"b":[{}]}
          , 7 ] "#;
        assert_eq!(pieces(json), [r#"1 {"a":"]}\"{"}"#, r#"2 {"b":[{}]}"#, "3 7 "]);
        assert_eq!(pieces(b"[]"), Vec::<String>::new());
    }

    #[test]
    fn a_piece_that_is_too_long_is_named_and_passed_over() {
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(100_000));
        assert_eq!(pieces(format!("{long}\n{{}}").as_bytes()), ["1 too long", "2 {}"]);
        assert_eq!(pieces(format!("[{long},\n{{}}]").as_bytes()), ["1 too long", "2 {}"]);
    }

    #[test]
    fn an_array_that_is_cut_off_or_malformed_is_an_error_at_its_line() {
        assert_eq!(
            pieces(b"[{\"a\":1},\n{\"b\":"),
            ["1 {\"a\":1}", "the input ends inside the document that starts in line 2; was it cut off?"]
        );
        assert_eq!(pieces(b"[{\"a\":1}"), ["1 {\"a\":1}", "the array ends too early, in line 1; was it cut off?"]);
        assert_eq!(
            pieces(b"[\n{} {}]")[1],
            "the array isn't right in line 2: a comma or `]` has to stand between documents"
        );
        assert_eq!(pieces(b"[{},]")[1], "the array isn't right in line 1: a document has to stand between two commas");
        assert_eq!(pieces(b"[{}]\n{}")[1], "the array isn't right in line 2: nothing may follow the array's end");
    }

    #[test]
    fn a_hundred_thousand_open_brackets_are_one_piece_that_is_too_long() {
        assert_eq!(
            pieces(&[b'['; 100_000]),
            ["the input ends inside the document that starts in line 1; was it cut off?"]
        );
    }

    #[test]
    fn knows_compressed_input_by_its_first_bytes() {
        let plain = b"{\"a\":1}\n{\"b\":2}\n";
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(plain).unwrap();
        let gzip = gzip.finish().unwrap();
        let expected = ["1 {\"a\":1}", "2 {\"b\":2}"];
        assert_eq!(pieces(&gzip), expected);
        assert_eq!(pieces(&zstd::encode_all(plain.as_slice(), 1).unwrap()), expected);
        assert_eq!(pieces(&[gzip.clone(), gzip].concat()).len(), 4);
    }

    #[test]
    fn compressed_input_that_is_cut_off_is_an_error() {
        let lines: String = (0..100_000).map(|number| format!("{{\"a\":{number}}}\n")).collect();
        let packed = zstd::encode_all(lines.as_bytes(), 1).unwrap();
        let cut = pieces(&packed[..packed.len() - 2]);
        assert!(!cut.last().unwrap().ends_with('}'), "{cut:?}");
    }

    #[test]
    fn a_byte_order_mark_is_left_out_and_utf_16_is_named() {
        assert_eq!(pieces(b"\xef\xbb\xbf[{}]"), ["1 {}"]);
        let error = Input::of(Cursor::new(b"\xff\xfe{\0".to_vec()), None, 20).err().unwrap();
        assert_eq!(error.to_string(), "the text is UTF-16; save it as UTF-8");
    }
}
