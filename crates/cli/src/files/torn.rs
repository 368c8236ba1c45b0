//! Write errors that say what they leave behind.

use std::io::{self, ErrorKind, Write};

/// A writer whose errors name the output, and say that its last line may be incomplete.
pub(crate) struct Torn<W> {
    out: W,
    name: String,
}

impl<W> Torn<W> {
    pub(crate) fn new(out: W, name: impl Into<String>) -> Self {
        Self { out, name: name.into() }
    }

    pub(crate) fn get_ref(&self) -> &W {
        &self.out
    }

    pub(crate) fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    fn with_name(&self, fault: io::Error) -> io::Error {
        match fault.kind() {
            // A reader that left needs no explanation, and the caller retries interrupted writes.
            ErrorKind::BrokenPipe | ErrorKind::Interrupted => fault,
            kind => {
                io::Error::new(kind, format!("can't write {}: {fault}; its last line may be incomplete", self.name))
            }
        }
    }
}

impl<W: Write> Write for Torn<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|fault| self.with_name(fault))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(|fault| self.with_name(fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_is_named_with_what_it_leaves_and_a_reader_who_left_is_not() {
        let fault = |kind| Torn::new(Failing(kind), "stdout").write(b"{}\n").unwrap_err();
        let full = fault(ErrorKind::StorageFull);
        assert_eq!(full.kind(), ErrorKind::StorageFull);
        assert!(full.to_string().starts_with("can't write stdout: "), "{full}");
        assert!(full.to_string().ends_with("; its last line may be incomplete"), "{full}");
        assert!(!fault(ErrorKind::BrokenPipe).to_string().contains("stdout"));
    }
}
