//! SHA-256 digests.

use sha2::{Digest as _, Sha256};

/// The digest of these bytes.
pub(crate) fn of(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}
