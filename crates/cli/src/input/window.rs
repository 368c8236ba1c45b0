//! A source whose next bytes can be read in advance.

use std::io::{self, BufRead, ErrorKind, Read};

use crate::files::BYTE_ORDER_MARK;

const BYTES: usize = 1 << 16;

/// A source whose next bytes can be read in advance.
pub(super) struct Window<R> {
    source: R,
    bytes: Box<[u8]>,
    start: usize,
    end: usize,
}

impl<R: Read> Window<R> {
    pub(super) fn over(source: R) -> Self {
        Self { source, bytes: vec![0; BYTES].into_boxed_slice(), start: 0, end: 0 }
    }

    /// The next bytes without taking them: as many as are `wanted`, at most 65,536, or fewer at the end.
    pub(super) fn peek(&mut self, wanted: usize) -> io::Result<&[u8]> {
        let wanted = wanted.min(BYTES);
        if self.start + wanted > BYTES {
            self.bytes.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        while self.end - self.start < wanted {
            match self.source.read(&mut self.bytes[self.end..]) {
                Ok(0) => break,
                Ok(read) => self.end += read,
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(&self.bytes[self.start..self.end.min(self.start + wanted)])
    }

    /// Whether a byte order mark comes next.
    pub(super) fn is_at_mark(&mut self) -> io::Result<bool> {
        // Waiting for more bytes is only worthwhile if the first one fits.
        Ok(self.peek(1)?.first() == BYTE_ORDER_MARK.first() && self.peek(BYTE_ORDER_MARK.len())? == BYTE_ORDER_MARK)
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
            self.peek(1)?;
        }
        Ok(&self.bytes[self.start..self.end])
    }

    fn consume(&mut self, bytes: usize) {
        self.start = self.end.min(self.start + bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives three bytes at a time.
    struct Slow<'b>(&'b [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(3);
            self.0.read(&mut buffer[..most])
        }
    }

    #[test]
    fn looking_takes_nothing_away() {
        let text: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut window = Window::over(Slow(&text));
        let mut read = Vec::new();
        loop {
            let wanted = 1 + read.len() % 11;
            let seen = window.peek(wanted).unwrap().to_vec();
            let mut next = vec![0; 1 + read.len() % 5];
            let count = window.read(&mut next).unwrap();
            assert!(next[..count].starts_with(&seen[..seen.len().min(count)]));
            if count == 0 {
                break;
            }
            read.extend_from_slice(&next[..count]);
        }
        assert!(read == text);
    }

    #[test]
    fn knows_a_mark_and_half_of_one() {
        let is_at_mark = |bytes: &[u8]| Window::over(Slow(bytes)).is_at_mark().unwrap();
        assert!(is_at_mark("\u{feff}{}".as_bytes()));
        assert!(!is_at_mark(b"\xef\xbb") && !is_at_mark(b"") && !is_at_mark("é".as_bytes()));
    }
}
