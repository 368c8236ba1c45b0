//! What a reader sees: cards, tables and figures.

pub(crate) mod card;
pub(crate) mod evidence;
pub(crate) mod figures;
pub(crate) mod markup;
pub(crate) mod story;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod text;

use std::io::{self, Write};

/// Writes why a command could not do its work, with the causes one below the other.
pub(crate) fn error(err: &mut dyn Write, error: &anyhow::Error) -> io::Result<()> {
    let bad = style::BAD;
    writeln!(err, "{bad}error:{bad:#} {}", text::printable(&error.to_string()))?;
    let mut told = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !told.contains(&cause) {
            writeln!(err, "  {}", text::printable(&cause).replace('\n', "\n  "))?;
            told = cause;
        }
    }
    Ok(())
}

/// Writes something that the reader should know and that stops nothing.
pub(crate) fn remark(err: &mut dyn Write, remark: &str) -> io::Result<()> {
    let slow = style::ODD;
    writeln!(err, "{slow}note:{slow:#} {}", text::printable(remark))
}

/// Names a line of the input that can't be read.
pub(crate) fn broken_line(err: &mut dyn Write, line: u64, problem: &str) -> io::Result<()> {
    let bad = style::BAD;
    writeln!(err, "{bad}line {line}:{bad:#} {}", text::printable(problem))
}

/// Says that the input can't be read to its end.
pub(crate) fn broken_off(err: &mut dyn Write, fault: &io::Error) -> io::Result<()> {
    let bad = style::BAD;
    let fault = text::printable(&fault.to_string());
    writeln!(err, "{bad}the input breaks off:{bad:#} {fault}; was it cut off?")
}
