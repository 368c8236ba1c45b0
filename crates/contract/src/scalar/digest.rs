//! SHA-256 digests.

use std::fmt;

use super::{hex, parsed, written_as_text};

const PREFIX: &[u8; 7] = b"sha256:";
const CHARS: usize = PREFIX.len() + 64;

/// A SHA-256 digest, which identifies content: `sha256:` and 64 hexadecimal digits in lower case.
///
/// `{:x}` formats the digits alone.
///
/// ```
/// use courtesy_contract::Digest;
///
/// const OF_NOTHING: Digest =
///     Digest::constant("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
/// assert_eq!(OF_NOTHING.as_bytes()[..2], [0xe3, 0xb0]);
/// assert!(format!("{OF_NOTHING:x}").starts_with("e3b0c442"));
/// ```
///
/// ```compile_fail
/// # use courtesy_contract::Digest;
/// const OF_NOTHING: Digest = Digest::constant("sha256:e3b0c442");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

parsed!(Digest, "a SHA-256 digest: `sha256:` and 64 hexadecimal digits in lower case");
written_as_text!(Digest, {
    "type": "string",
    "minLength": 1,
    "maxLength": 71,
    "pattern": "^sha256:[0-9a-f]{64}$"
});

impl Digest {
    /// The digest of these bytes, as SHA-256 gives them.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, as SHA-256 gives them.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    const fn read(text: &[u8]) -> Option<Self> {
        if text.len() != CHARS || !starts_with_prefix(text) {
            return None;
        }
        let (mut bytes, mut at) = ([0; 32], 0);
        while at < bytes.len() {
            let from = PREFIX.len() + 2 * at;
            let (high, low) = (text[from], text[from + 1]);
            let Some(byte) = hex::byte(high, low) else { return None };
            if high.is_ascii_uppercase() || low.is_ascii_uppercase() {
                return None;
            }
            bytes[at] = byte;
            at += 1;
        }
        Some(Self(bytes))
    }

    fn digits(self) -> [u8; 64] {
        let mut digits = [0; 64];
        for (two, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            two.copy_from_slice(&hex::digits(byte));
        }
        digits
    }

    fn ascii(self) -> [u8; CHARS] {
        let mut text = [0; CHARS];
        text[..PREFIX.len()].copy_from_slice(PREFIX);
        text[PREFIX.len()..].copy_from_slice(&self.digits());
        text
    }
}

const fn starts_with_prefix(text: &[u8]) -> bool {
    let mut at = 0;
    while at < PREFIX.len() {
        if text[at] != PREFIX[at] {
            return false;
        }
        at += 1;
    }
    true
}

impl fmt::LowerHex for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(super::text(&self.digits()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_NOTHING: &str = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn it_is_read_as_it_is_written() {
        let digest = Digest::parse(OF_NOTHING).unwrap();
        assert_eq!(digest.to_string(), OF_NOTHING);
        assert_eq!(format!("{digest:x}"), OF_NOTHING["sha256:".len()..]);
        assert_eq!(format!("{digest:.12x}"), "e3b0c44298fc");
        assert_eq!(serde_json::to_string(&digest).unwrap(), format!("\"{OF_NOTHING}\""));
        assert_eq!(Digest::from_bytes(*digest.as_bytes()), digest);
        assert_eq!((digest.as_bytes()[0], digest.as_bytes()[31]), (0xe3, 0x55));
    }

    #[test]
    fn all_else_is_refused() {
        let digits = &OF_NOTHING["sha256:".len()..];
        for text in [
            "",
            "sha256:",
            digits,
            &OF_NOTHING.to_uppercase(),
            &format!("sha256:{}", digits.to_uppercase()),
            &format!("sha512:{digits}"),
            &format!("sha256-{digits}"),
            &OF_NOTHING[..70],
            &format!("{OF_NOTHING}0"),
            &OF_NOTHING.replace("e3b0", "g3b0"),
            &OF_NOTHING.replace("b855", "b85é"),
            &OF_NOTHING.replace("855", "8é"),
        ] {
            assert_eq!(Digest::parse(text), Err(Digest::EXPECTED), "{text}");
        }
        let told = serde_json::from_str::<Digest>("\"sha256:0\"").unwrap_err().to_string();
        assert!(told.starts_with("expected a SHA-256 digest: `sha256:` and 64 hexadecimal digits"), "{told}");
    }

    #[test]
    fn digests_are_in_the_order_of_their_digits() {
        let of = |first: u8| Digest::from_bytes([first; 32]);
        assert!(of(0) < of(1) && of(0x7f) < of(0x80) && of(0xfe) < of(0xff));
    }
}
