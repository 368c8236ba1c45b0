//! Where a command writes, and how it ends.

use std::io::{self, Write};
use std::process::ExitCode;

use comfy_table::Table;
use courtesy_report::{Colours, Layout};

/// Where a command writes: results to `out`, notes and progress to `err`.
///
/// Both take ANSI colours, which are stripped where there is no terminal or `NO_COLOR` is set.
pub(crate) struct Console<'a> {
    pub(crate) out: &'a mut dyn Write,
    pub(crate) err: &'a mut dyn Write,
}

impl Console<'_> {
    /// Lays text out for a reader: in colour, which is stripped where it can't be shown, and as wide as the terminal.
    pub(crate) fn layout() -> Layout {
        Layout { columns: terminal_columns(), colours: Colours::Ansi }
    }
}

/// How many characters fit on a line of the terminal; `None` if stdout isn't one, or if it doesn't say.
pub(crate) fn terminal_columns() -> Option<usize> {
    // A terminal that doesn't know its width says 0.
    Table::new().width().filter(|columns| *columns > 0).map(usize::from)
}

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Success.
    Fine,
    /// The command finished but found a problem: a failed check or example, a line that can't be read.
    Failed,
    /// Stopped by Ctrl-C after a whole line.
    Interrupted,
}

/// The exit status of a command that couldn't do its work: wrong usage, or a file that can't be read or used.
pub(crate) const UNUSABLE: u8 = 2;

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Fine => 0,
            Ending::Failed => 1,
            Ending::Interrupted => 130,
        })
    }
}

impl Ending {
    /// `Fine` if nothing failed.
    pub(crate) fn of(failed: usize) -> Self {
        if failed == 0 { Self::Fine } else { Self::Failed }
    }
}

/// Whether the error only means that the reader closed the output, as `| head` does.
pub(crate) fn reader_is_gone(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
            || cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind)
                == Some(io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_recognised_among_the_causes_of_an_error() {
        let pipe = anyhow::Error::from(io::Error::from(io::ErrorKind::BrokenPipe)).context("writing the decisions");
        assert!(reader_is_gone(&pipe));
        assert!(!reader_is_gone(&io::Error::from(io::ErrorKind::StorageFull).into()));
    }

    #[test]
    fn one_failure_is_enough_to_fail() {
        assert_eq!([Ending::of(0), Ending::of(1)], [Ending::Fine, Ending::Failed]);
    }
}
