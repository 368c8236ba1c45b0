//! Fingerprints.

use sha2::{Digest, Sha256};

/// SHA-256 of all parts one after the other, as 64 hexadecimal digits.
pub(crate) fn hex(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|half| char::from(b"0123456789abcdef"[usize::from(half)]));
    hasher.finalize().iter().flat_map(|byte| digits(*byte)).collect()
}

/// SHA-256 as it stands in decisions: `sha256:` and 64 hexadecimal digits.
pub(crate) fn named(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(&[bytes]))
}
