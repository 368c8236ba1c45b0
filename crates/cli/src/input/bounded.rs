//! The bytes of a piece of the input, kept up to the longest length of a document.

/// The bytes of a piece, unless it is too long.
pub(super) struct Bounded {
    bytes: Vec<u8>,
    max_bytes: usize,
    too_long: bool,
}

impl Bounded {
    pub(super) fn new(max_bytes: usize) -> Self {
        Self { bytes: Vec::new(), max_bytes, too_long: false }
    }

    pub(super) fn extend(&mut self, bytes: &[u8]) {
        if self.too_long || self.bytes.len() + bytes.len() > self.max_bytes {
            self.too_long = true;
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// The bytes, or `None` if there were too many.
    pub(super) fn bytes(self) -> Option<Vec<u8>> {
        (!self.too_long).then_some(self.bytes)
    }
}
