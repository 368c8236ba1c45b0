//! Fingerprints.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// SHA-256 of all parts one after the other, as 64 hexadecimal digits.
pub(crate) fn hex(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().iter().fold(String::with_capacity(64), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// SHA-256 as it stands in decisions: `sha256:` and 64 hexadecimal digits.
pub(crate) fn named(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(&[bytes]))
}
