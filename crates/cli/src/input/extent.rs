//! How far a piece of the input reaches, and its bytes.

/// The bytes of a piece, of which no more are kept than a document may have.
pub(super) struct Kept {
    bytes: Vec<u8>,
    max_bytes: usize,
    too_long: bool,
}

impl Kept {
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

    /// All the bytes, unless there were too many.
    pub(super) fn bytes(self) -> Option<Vec<u8>> {
        (!self.too_long).then_some(self.bytes)
    }
}

/// How far a document reaches, seen from its braces and quotes alone.
#[derive(Default)]
pub(super) struct Extent {
    depth: u64,
    in_text: bool,
    escaped: bool,
}

impl Extent {
    /// Whether it stands within a text, which no line end may.
    pub(super) fn is_in_text(&self) -> bool {
        self.in_text
    }

    /// How many of these bytes belong to the document, and whether it is over then.
    pub(super) fn measure(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (at, byte) in bytes.iter().enumerate() {
            if self.in_text {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_text = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_text = true,
                b'{' | b'[' => self.depth += 1,
                b',' | b']' | b'}' if self.depth == 0 => return (at, true),
                b'}' | b']' => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return (at + 1, true);
                    }
                }
                _ => {}
            }
        }
        (bytes.len(), false)
    }
}
