//! The input's text: unpacked, without a byte order mark, and known by its first byte.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Result, bail};
use flate2::read::MultiGzDecoder;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const UTF8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
const UTF16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// What the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A JSON document a line.
    Lines,
    /// One JSON array, whose opening bracket was read.
    Array,
}

/// The text, read up to its first byte that isn't white space.
pub(super) struct Opened {
    pub(super) text: Box<dyn BufRead + Send>,
    pub(super) form: Form,
    pub(super) line: u64,
}

impl Opened {
    /// Unpacks a source that may be compressed, and sees what its text is.
    ///
    /// # Errors
    /// When the source can't be read or unpacked, or holds UTF-16.
    pub(super) fn new(source: impl Read + Send + 'static) -> Result<Self> {
        let (head, source) = peeked(unpacked(source)?, UTF8_MARK.len())?;
        if UTF16_MARKS.iter().any(|mark| head.starts_with(mark)) {
            bail!("the text is UTF-16; save it as UTF-8");
        }
        let mut text = BufReader::with_capacity(1 << 16, source);
        if head == UTF8_MARK {
            text.read_exact(&mut [0; UTF8_MARK.len()])?;
        }
        let mut line = 1;
        let first = solid(&mut text, &mut line)?;
        let form = if first == Some(b'[') { Form::Array } else { Form::Lines };
        if form == Form::Array {
            text.consume(1);
        }
        Ok(Self { text: Box::new(text), form, line })
    }
}

/// The next byte that isn't white space, which stays where it is; counts the lines that are passed.
pub(super) fn solid(text: &mut dyn BufRead, line: &mut u64) -> io::Result<Option<u8>> {
    loop {
        let buffer = text.fill_buf()?;
        let blank = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let (found, over) = (buffer.get(blank).copied(), buffer.is_empty());
        *line += lines_in(&buffer[..blank]);
        text.consume(blank);
        if found.is_some() || over {
            return Ok(found);
        }
    }
}

/// How many line ends there are.
pub(super) fn lines_in(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Counts what was read, for a progress bar.
pub(super) struct Counted<R> {
    source: R,
    position: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub(super) fn new(source: R, position: Arc<AtomicU64>) -> Self {
        Self { source, position }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.position.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The text of a source that may be compressed.
fn unpacked(source: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let (head, source) = peeked(BufReader::with_capacity(1 << 16, source), ZSTD.len())?;
    if head.starts_with(GZIP) {
        return Ok(Box::new(MultiGzDecoder::new(source)));
    }
    if head.starts_with(ZSTD) {
        return Ok(Box::new(zstd::Decoder::new(source)?));
    }
    Ok(Box::new(source))
}

type Peeked<R> = io::Chain<Cursor<Vec<u8>>, R>;

/// The first bytes of a source, which still come first when it is read.
fn peeked<R: Read>(mut source: R, bytes: usize) -> io::Result<(Vec<u8>, Peeked<R>)> {
    let mut head = Vec::new();
    source.by_ref().take(bytes as u64).read_to_end(&mut head)?;
    Ok((head.clone(), Cursor::new(head).chain(source)))
}
