//! Whoever reads what is printed, who may leave before the end.

use std::io::Write;

use anyhow::Result;

use crate::console;

/// Whoever reads what is printed, who may leave before the end, as after `| head`.
pub(super) struct Reader<'c> {
    out: &'c mut dyn Write,
    /// Whether there is work to do without them.
    may_leave: bool,
    is_gone: bool,
}

impl<'c> Reader<'c> {
    /// A reader without whom there is nothing to do, unless they `may_leave`.
    pub(super) fn new(out: &'c mut dyn Write, may_leave: bool) -> Self {
        Self { out, may_leave, is_gone: false }
    }

    /// Tells them something, if they are still there.
    ///
    /// # Errors
    /// When it can't be written; that the reader is gone is an error only if they may not leave.
    pub(super) fn tell(&mut self, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        if self.is_gone {
            return Ok(());
        }
        match write(&mut *self.out) {
            Err(error) if self.may_leave && console::reader_is_gone(&error) => {
                self.is_gone = true;
                Ok(())
            }
            told => told,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn only_a_reader_who_may_leave_is_done_without() {
        let leave = |_: &mut dyn Write| -> Result<()> { Err(io::Error::from(io::ErrorKind::BrokenPipe).into()) };
        let mut out = Vec::new();
        assert!(Reader::new(&mut out, false).tell(leave).is_err());
        let mut reader = Reader::new(&mut out, true);
        reader.tell(leave).unwrap();
        reader.tell(|out| Ok(out.write_all(b"more")?)).unwrap();
        let full = |_: &mut dyn Write| -> Result<()> { Err(io::Error::from(io::ErrorKind::StorageFull).into()) };
        assert!(Reader::new(&mut Vec::new(), true).tell(full).is_err());
        assert_eq!(out, b"");
    }
}
