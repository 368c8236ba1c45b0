//! The layout of text.

use std::io::{self, Write};

use anstream::adapter::StripBytes;

/// The layout of text: how wide it is, and whether it is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How many characters fit on a line of the terminal; `None` without a terminal.
    pub columns: Option<usize>,
    /// Whether text is coloured.
    pub colours: Colours,
}

/// Whether text has ANSI colours and styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// ANSI codes, for a terminal, or for a stream that strips them where they can't be shown.
    Ansi,
    /// No colours.
    Plain,
}

impl Layout {
    /// For a file: without colours, and of any width.
    pub const PLAIN: Self = Self { columns: None, colours: Colours::Plain };

    /// Writes text, with or without colours.
    pub(crate) fn write(
        self,
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        match self.colours {
            Colours::Ansi => write(out),
            Colours::Plain => write(&mut Plain { out, codes: StripBytes::new() }),
        }
    }
}

/// Strips ANSI codes from what is written.
struct Plain<'o> {
    out: &'o mut dyn Write,
    codes: StripBytes,
}

impl Write for Plain<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for text in self.codes.strip_next(bytes) {
            self.out.write_all(text)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_written_only_where_they_are_wanted() {
        let text = |colours| {
            let mut out = Vec::new();
            let layout = Layout { columns: None, colours };
            layout.write(&mut out, |out| writeln!(out, "\u{1b}[1mbold\u{1b}[0m")).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(text(Colours::Ansi), "\u{1b}[1mbold\u{1b}[0m\n");
        assert_eq!(text(Colours::Plain), "bold\n");
    }
}
