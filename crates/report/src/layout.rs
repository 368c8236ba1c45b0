//! How text is laid out for whoever reads it.

use std::io::{self, Write};

use anstream::adapter::StripBytes;

/// How text is laid out: how long its lines may be, and whether it is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How many characters fit on a line of the terminal; none where there is no terminal to fit.
    pub columns: Option<usize>,
    /// Whether what matters is told by colours, too.
    pub colours: Colours,
}

/// Whether text has ANSI colours and styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// ANSI codes, for a terminal, or for a stream that takes them out where they don't belong.
    Ansi,
    /// None.
    Plain,
}

impl Layout {
    /// Text for a file: without colours, as wide as it likes.
    pub const PLAIN: Self = Self { columns: None, colours: Colours::Plain };

    /// Writes, with the colours that are wanted.
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

/// Takes ANSI codes out of what is written.
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
        let told = |colours| {
            let mut out = Vec::new();
            let layout = Layout { columns: None, colours };
            layout.write(&mut out, |out| writeln!(out, "\u{1b}[1mbold\u{1b}[0m")).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(told(Colours::Ansi), "\u{1b}[1mbold\u{1b}[0m\n");
        assert_eq!(told(Colours::Plain), "bold\n");
    }
}
