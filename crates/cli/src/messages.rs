//! What a command prints besides its output: errors, notes, and lines of the input that can't be read.

use std::io::{self, Write};

use courtesy_report::{figures, style, text};

use crate::input::Empty;

/// Writes why a command couldn't do its work, and the causes below.
pub(crate) fn error(err: &mut dyn Write, error: &anyhow::Error) -> io::Result<()> {
    let bad = style::BAD;
    writeln!(err, "{bad}error:{bad:#} {}", several(&error.to_string()))?;
    let mut told = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !told.contains(&cause) {
            writeln!(err, "  {}", text::paragraphs(&cause).replace('\n', "\n  "))?;
            told = cause;
        }
    }
    Ok(())
}

/// Writes something that the reader should know but that isn't an error.
pub(crate) fn remark(err: &mut dyn Write, remark: &str) -> io::Result<()> {
    let slow = style::ODD;
    writeln!(err, "{slow}note:{slow:#} {}", several(remark))
}

/// Reports a line of the input that can't be read.
pub(crate) fn broken_line(err: &mut dyn Write, line: u64, problem: &str) -> io::Result<()> {
    let bad = style::BAD;
    writeln!(err, "{bad}line {line}:{bad:#} {}", several(problem))
}

/// How many unreadable lines are listed; further ones are counted.
pub(crate) const NAMED: u64 = 10;

/// Reports how many lines can't be read besides those listed.
pub(crate) fn unnamed_lines(err: &mut dyn Write, broken: u64) -> io::Result<()> {
    match broken.saturating_sub(NAMED) {
        0 => Ok(()),
        more => remark(err, &format!("{} can't be read", figures::counted(more, "more line"))),
    }
}

/// Reports that the input can't be read to its end, or that it is empty.
pub(crate) fn broken_off(err: &mut dyn Write, fault: &io::Error) -> io::Result<()> {
    let bad = style::BAD;
    let what = if Empty::is(fault) { "empty input" } else { "can't read the input to its end" };
    writeln!(err, "{bad}{what}:{bad:#} {}", several(&cut_off(fault)))
}

/// Indents the further lines of a text, if they aren't, so that none passes for a message.
fn several(text: &str) -> String {
    let moved = |line: &str| if line.starts_with("  ") { line.to_owned() } else { format!("  {line}") };
    let text = text::paragraphs(text);
    let mut lines = text.split('\n');
    lines.next().into_iter().map(str::to_owned).chain(lines.map(moved)).collect::<Vec<_>>().join("\n")
}

/// Why the input can't be read to its end, and a likely cause.
fn cut_off(fault: &io::Error) -> String {
    const QUESTION: &str = "was it truncated?";
    let told = fault.to_string();
    if fault.kind() == io::ErrorKind::UnexpectedEof && !told.ends_with(QUESTION) {
        return format!("{told}; {QUESTION}");
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_end_in_a_fault_makes_no_line_that_stands_alone() {
        let mut out = Vec::new();
        error(&mut out, &anyhow::anyhow!("no such file\nerror: all is lost\n  /here: wrong")).unwrap();
        remark(&mut out, "odd\nnote: fine").unwrap();
        let told = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        assert_eq!(told, "error: no such file\n  error: all is lost\n  /here: wrong\nnote: odd\n  note: fine\n");
    }

    #[test]
    fn nobody_is_asked_twice_whether_the_input_was_cut_off() {
        let told = |kind, fault: &str| cut_off(&io::Error::new(kind, fault));
        let (eof, data) = (io::ErrorKind::UnexpectedEof, io::ErrorKind::InvalidData);
        assert_eq!(told(eof, "incomplete frame"), "incomplete frame; was it cut off?");
        assert_eq!(told(eof, "it ends early; was it cut off?"), "it ends early; was it cut off?");
        assert_eq!(told(data, "a comma has to stand there"), "a comma has to stand there");
    }
}
