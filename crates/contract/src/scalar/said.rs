//! What a message said, as a short digest.

use super::{hex, parsed, written_as_text};

const CHARS: usize = 16;

/// A short digest of what a message said and about what: 16 hexadecimal digits in lower case. The same words about the
/// same matter have the same digest.
///
/// It tells the host that something was said before, without keeping the words. It isn't proof against forgery: whoever
/// can write `history` can write anything there.
///
/// ```
/// use courtesy_contract::Said;
///
/// assert_eq!(Said::from_bytes([0x9f, 0x86, 0xd0, 0x81, 0x88, 0x4c, 0x7d, 0x65]).to_string(), "9f86d081884c7d65");
/// assert!(Said::parse("9F86D081884C7D65").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said([u8; 8]);

parsed!(Said, "the digest of a message as a decision gives it: 16 hexadecimal digits in lower case");
written_as_text!(Said, {
    "type": "string",
    "minLength": 1,
    "maxLength": 16,
    "pattern": "^[0-9a-f]{16}$"
});

impl Said {
    /// The digest with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    const fn read(text: &[u8]) -> Option<Self> {
        if text.len() != CHARS {
            return None;
        }
        let (mut bytes, mut at) = ([0; 8], 0);
        while at < bytes.len() {
            let (high, low) = (text[2 * at], text[2 * at + 1]);
            let Some(byte) = hex::byte(high, low) else { return None };
            if high.is_ascii_uppercase() || low.is_ascii_uppercase() {
                return None;
            }
            bytes[at] = byte;
            at += 1;
        }
        Some(Self(bytes))
    }

    fn ascii(self) -> [u8; CHARS] {
        let mut text = [0; CHARS];
        for (two, byte) in text.chunks_exact_mut(2).zip(self.0) {
            two.copy_from_slice(&hex::digits(byte));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_is_written() {
        for bytes in [[0; 8], [255; 8], [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef]] {
            let said = Said::from_bytes(bytes);
            assert_eq!(Said::parse(&said.to_string()), Ok(said));
        }
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        for text in
            ["", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "0123456789abcdeg", "sha256:012345678"]
        {
            assert!(Said::parse(text).is_err(), "{text}");
        }
    }
}
