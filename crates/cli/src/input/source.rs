//! The input's text: unpacked, and in UTF-8.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Result, bail};

use super::packed;
use super::window::Window;

const UTF16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// The text of an input.
pub(super) type Text = Window<Box<dyn Read + Send>>;

/// Unpacks a source that may be compressed.
///
/// # Errors
/// When the source can't be read or unpacked, or holds UTF-16.
pub(super) fn text(source: impl Read + Send + 'static) -> Result<Text> {
    let mut text = Window::over(packed::unpacked(source)?);
    let head = text.peek(2)?;
    if UTF16_MARKS.contains(&head) {
        bail!("the text is UTF-16; save it as UTF-8");
    }
    Ok(text)
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
