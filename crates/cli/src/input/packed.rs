//! Decompresses consecutive gzip members and zstd frames, as `cat`, pigz, pzstd and tapes produce them.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::bufread::GzDecoder;
use zstd::stream::read::Decoder as ZstdDecoder;

use super::window::Window;

/// The length of a skippable frame's head: its magic number, and the length of its data (RFC 8878, 3.1.2).
const SKIPPABLE_HEAD: usize = 8;

/// How the next part is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstd,
    /// A skippable zstd frame.
    Skippable,
}

impl Packing {
    /// The compression that these first bytes indicate.
    fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Self::Skippable),
            _ => None,
        }
    }
}

/// The text of a source that may be compressed.
///
/// # Errors
/// If it can't be read, or its compression isn't supported.
pub(super) fn unpacked(source: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let mut source = Window::over(source);
    let head = source.peek(SKIPPABLE_HEAD)?;
    if Packing::of(head).is_some() {
        return Ok(Box::new(Unpacked { state: State::Between(source) }));
    }
    let other = match head {
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(("xz", "xz -dc")),
        [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', ..] => Some(("bzip2", "bzip2 -dc")),
        [b'P', b'K', 3, 4, ..] => Some(("zip", "unzip -p")),
        _ => None,
    };
    match other {
        Some((name, command)) => {
            let message = format!(
                "it is compressed with {name}, but only gzip and zstd can be read; decompress it with `{command}`"
            );
            Err(io::Error::new(ErrorKind::InvalidData, message))
        }
        None => Ok(Box::new(source)),
    }
}

struct Unpacked<R: Read> {
    state: State<R>,
}

enum State<R: Read> {
    /// Between members or frames.
    Between(Window<R>),
    Gzip(Box<GzDecoder<Window<R>>>),
    Zstd(ZstdDecoder<'static, Window<R>>),
    Over,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            let read = match &mut self.state {
                State::Gzip(member) => member.read(buffer)?,
                State::Zstd(frame) => frame.read(buffer)?,
                State::Between(_) => 0,
                State::Over => return Ok(0),
            };
            if read > 0 {
                return Ok(read);
            }
            self.state = match std::mem::replace(&mut self.state, State::Over) {
                State::Gzip(member) => State::Between((*member).into_inner()),
                State::Zstd(frame) => State::Between(frame.finish()),
                State::Between(source) => begun(source)?,
                State::Over => State::Over,
            };
        }
    }
}

/// Starts the next member or frame.
fn begun<R: Read>(mut source: Window<R>) -> io::Result<State<R>> {
    loop {
        let head = source.peek(SKIPPABLE_HEAD)?;
        match Packing::of(head) {
            Some(Packing::Gzip) => return Ok(State::Gzip(Box::new(GzDecoder::new(source)))),
            Some(Packing::Zstd) => return Ok(State::Zstd(ZstdDecoder::with_buffer(source)?.single_frame())),
            Some(Packing::Skippable) => skip(&mut source)?,
            None if head.is_empty() => return Ok(State::Over),
            // Tapes, and programs that write in blocks, pad the last block with zeros.
            None if head[0] == 0 => pass_zeros(&mut source)?,
            None => {
                let message =
                    "uncompressed data follows the compressed data; was the file damaged, or joined with another one?";
                return Err(io::Error::new(ErrorKind::InvalidData, message));
            }
        }
    }
}

fn skip<R: Read>(source: &mut Window<R>) -> io::Result<()> {
    let truncated = || io::Error::new(ErrorKind::UnexpectedEof, "incomplete frame");
    let head = source.peek(SKIPPABLE_HEAD)?;
    let Some(length) = head.get(4..).and_then(|length| length.try_into().ok()).map(u32::from_le_bytes) else {
        return Err(truncated());
    };
    source.consume(SKIPPABLE_HEAD);
    let passed = io::copy(&mut source.by_ref().take(length.into()), &mut io::sink())?;
    if passed == u64::from(length) { Ok(()) } else { Err(truncated()) }
}

fn pass_zeros<R: Read>(source: &mut Window<R>) -> io::Result<()> {
    loop {
        let buffer = source.fill_buf()?;
        let zeros = buffer.iter().take_while(|byte| **byte == 0).count();
        let is_all = zeros == buffer.len();
        source.consume(zeros);
        if !is_all || zeros == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn gzip(text: &str) -> Vec<u8> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        gzip.finish().unwrap()
    }

    fn zstd(text: &str) -> Vec<u8> {
        zstd::encode_all(text.as_bytes(), 1).unwrap()
    }

    /// A frame to be passed over, as pzstd writes one before each frame.
    fn skippable(number: u8, bytes: &[u8]) -> Vec<u8> {
        let length = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        [&[0x50 + number, 0x2a, 0x4d, 0x18], &length[..], bytes].concat()
    }

    fn read(parts: &[Vec<u8>]) -> Result<String, String> {
        let mut text = String::new();
        let message = |fault: io::Error| fault.to_string();
        unpacked(Cursor::new(parts.concat())).map_err(message)?.read_to_string(&mut text).map_err(message)?;
        Ok(text)
    }

    #[test]
    fn reads_members_and_frames_one_after_the_other() {
        assert_eq!(read(&[gzip("a\n"), gzip(""), gzip("b\n")]).unwrap(), "a\nb\n");
        assert_eq!(read(&[zstd("a\n"), zstd(""), zstd("b\n")]).unwrap(), "a\nb\n");
        assert_eq!(read(&[zstd("a\n"), gzip("b\n")]).unwrap(), "a\nb\n");
        let many: Vec<Vec<u8>> = (0..20_000).map(|_| gzip("a")).collect();
        assert_eq!(read(&many).unwrap().len(), 20_000);
    }

    #[test]
    fn passes_frames_over_wherever_they_stand() {
        let (long, none) = (skippable(0, &[7; 200_000]), skippable(15, &[]));
        assert_eq!(read(&[long.clone(), zstd("a"), none.clone(), zstd("b"), long]).unwrap(), "ab");
        assert_eq!(read(&[none]).unwrap(), "");
        let cut = skippable(1, &[7; 100])[..60].to_vec();
        assert_eq!(read(&[zstd("a"), cut]).unwrap_err(), "incomplete frame");
        assert_eq!(read(&[zstd("a"), skippable(2, &[])[..6].to_vec()]).unwrap_err(), "incomplete frame");
    }

    #[test]
    fn zeros_that_fill_the_last_block_are_no_text() {
        for zeros in [1, 7, 8, 10_240, 200_000] {
            assert_eq!(read(&[gzip("a"), vec![0; zeros]]).unwrap(), "a");
            assert_eq!(read(&[zstd("a"), vec![0; zeros], zstd("b")]).unwrap(), "ab");
        }
    }

    #[test]
    fn uncompressed_data_after_compressed_data_is_an_error() {
        for packed in [gzip("a"), zstd("a")] {
            for behind in [&b"{}\n"[..], b"\0\0x", b"\n"] {
                let message = read(&[packed.clone(), behind.to_vec()]).unwrap_err();
                assert!(message.starts_with("uncompressed data follows"), "{message}");
            }
        }
    }

    #[test]
    fn truncated_data_is_an_error_wherever_it_ends() {
        let text = "a text that is a little longer than its packing\n".repeat(50);
        for packed in [gzip(&text), zstd(&text)] {
            for length in 4..packed.len() {
                assert!(read(&[packed[..length].to_vec()]).is_err(), "{length} of {}", packed.len());
            }
        }
    }

    #[test]
    fn other_compressions_are_named() {
        let message = read(&[b"\xfd7zXZ\0\0\x04".to_vec()]).unwrap_err();
        assert!(message.contains("with xz") && message.ends_with("decompress it with `xz -dc`"), "{message}");
        assert!(read(&[b"BZh91AY&SY".to_vec()]).unwrap_err().contains("with bzip2"));
        assert!(read(&[b"PK\x03\x04\x14\0\0\0".to_vec()]).unwrap_err().contains("with zip"));
        assert_eq!(read(&[b"PK".to_vec()]).unwrap(), "PK");
    }
}
