//! The text of an input: decompressed, and checked for UTF-8.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Result, bail};

use super::packed;
use super::window::Window;

const UTF16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// The text of an input.
pub(super) type Text = Window<Box<dyn Read + Send>>;

/// Decompresses a source if it is compressed.
///
/// # Errors
/// If the source can't be read or decompressed, or is UTF-16.
pub(super) fn text(source: impl Read + Send + 'static) -> Result<Text> {
    let mut text = Window::over(packed::unpacked(source)?);
    let head = text.peek(2)?;
    if UTF16_MARKS.contains(&head) {
        bail!("it is UTF-16; save it as UTF-8");
    }
    Ok(text)
}

/// Counts the bytes read, for a progress bar.
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
