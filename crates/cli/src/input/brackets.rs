//! Finds the end of a document from its brackets and quotes alone.

/// The open brackets of a document.
#[derive(Default)]
pub(super) struct Brackets {
    depth: u64,
    in_text: bool,
    escaped: bool,
}

impl Brackets {
    /// Whether the position is inside a string, where a raw line break isn't allowed.
    pub(super) fn is_in_text(&self) -> bool {
        self.in_text
    }

    /// How many of these bytes belong to the document, and whether it ends there.
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
