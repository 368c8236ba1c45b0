//! Output for a reader who may leave before the end.

use std::io::{self, ErrorKind, Write};

use anyhow::Result;

/// Output for a reader who may leave before the end, as `| head` does.
pub(super) struct Printout<'c> {
    out: &'c mut dyn Write,
    /// Whether there is work to do even without the reader.
    may_leave: bool,
    is_gone: bool,
}

impl<'c> Printout<'c> {
    /// For a reader without whom there is nothing to do, unless they `may_leave`.
    pub(super) fn new(out: &'c mut dyn Write, may_leave: bool) -> Self {
        Self { out, may_leave, is_gone: false }
    }

    /// Prints something, if the reader is still there.
    ///
    /// # Errors
    /// If it can't be written; a reader who left is an error only if they may not leave.
    pub(super) fn print(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        if self.is_gone {
            return Ok(());
        }
        match write(&mut *self.out) {
            Err(error) if self.may_leave && error.kind() == ErrorKind::BrokenPipe => {
                self.is_gone = true;
                Ok(())
            }
            printed => Ok(printed?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_reader_who_may_leave_is_done_without() {
        let leave = |_: &mut dyn Write| Err(io::Error::from(ErrorKind::BrokenPipe));
        let mut out = Vec::new();
        assert!(Printout::new(&mut out, false).print(leave).is_err());
        let mut printout = Printout::new(&mut out, true);
        printout.print(leave).unwrap();
        printout.print(|out| out.write_all(b"more")).unwrap();
        let full = |_: &mut dyn Write| Err(io::Error::from(ErrorKind::StorageFull));
        assert!(Printout::new(&mut Vec::new(), true).print(full).is_err());
        assert_eq!(out, b"");
    }
}
