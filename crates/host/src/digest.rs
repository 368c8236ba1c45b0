//! SHA-256 digests.

use courtesy_contract::Digest;
use sha2::Sha256;

/// The digest of these bytes.
pub(crate) fn of(bytes: &[u8]) -> Digest {
    of_parts(&[bytes])
}

/// The digest of all parts in a row, as 64 hexadecimal digits.
pub(crate) fn hex(parts: &[&[u8]]) -> String {
    format!("{:x}", of_parts(parts))
}

/// The digest of all parts in a row.
pub(crate) fn of_parts(parts: &[&[u8]]) -> Digest {
    use sha2::Digest as _;

    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    Digest::from_bytes(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    // printf abc | sha256sum
    const OF_ABC: Digest = Digest::constant("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    #[test]
    fn it_is_that_of_sha_256_however_the_bytes_are_parted() {
        assert_eq!(of(b"abc"), OF_ABC);
        assert_eq!(hex(&[b"a", b"", b"bc"]), format!("{OF_ABC:x}"));
    }
}
