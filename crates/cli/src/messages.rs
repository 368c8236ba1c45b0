//! What a command prints besides its output: errors, notes, and lines of the input that can't be read.

use std::io::{self, Write};

use courtesy_report::{style, text};

use crate::input::Empty;

/// Writes why a command couldn't do its work, and the causes below.
pub(crate) fn error(err: &mut dyn Write, error: &anyhow::Error) -> io::Result<()> {
    let bad = style::BAD;
    writeln!(err, "{bad}error:{bad:#} {}", indented(&error.to_string()))?;
    let mut shown = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !shown.contains(&cause) {
            writeln!(err, "  {}", text::paragraphs(&cause).replace('\n', "\n  "))?;
            shown = cause;
        }
    }
    Ok(())
}

/// Writes something that the reader should know but that isn't an error.
pub(crate) fn remark(err: &mut dyn Write, remark: &str) -> io::Result<()> {
    let slow = style::ODD;
    writeln!(err, "{slow}note:{slow:#} {}", indented(remark))
}

/// Reports that a run found too much of something.
pub(crate) fn too_much(err: &mut dyn Write, what: &str) -> io::Result<()> {
    let bad = style::BAD;
    writeln!(err, "{bad}failed:{bad:#} {}", indented(what))
}

/// Reports a line of the input that can't be read.
pub(crate) fn unreadable_line(err: &mut dyn Write, line: u64, problem: &str) -> io::Result<()> {
    let bad = style::BAD;
    writeln!(err, "{bad}line {line}:{bad:#} {}", indented(problem))
}

/// How many unreadable lines are listed; further ones are counted.
pub(crate) const NAMED: u64 = 10;

/// Reports that the input can't be read to its end, or that it is empty.
pub(crate) fn input_error(err: &mut dyn Write, fault: &io::Error) -> io::Result<()> {
    let bad = style::BAD;
    let what = if Empty::is(fault) { "empty input" } else { "can't read the input to its end" };
    writeln!(err, "{bad}{what}:{bad:#} {}", indented(&reason(fault)))
}

/// Indents the further lines of a text, if they aren't, so that none passes for a message.
fn indented(text: &str) -> String {
    let moved = |line: &str| if line.starts_with("  ") { line.to_owned() } else { format!("  {line}") };
    let text = text::paragraphs(text);
    let mut lines = text.split('\n');
    lines.next().into_iter().map(str::to_owned).chain(lines.map(moved)).collect::<Vec<_>>().join("\n")
}

/// Why the input can't be read to its end, and a likely cause.
fn reason(fault: &io::Error) -> String {
    const QUESTION: &str = "was it truncated?";
    let shown = fault.to_string();
    if fault.kind() == io::ErrorKind::UnexpectedEof && !shown.ends_with(QUESTION) {
        return format!("{shown}; {QUESTION}");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_in_an_error_never_starts_a_new_message() {
        let mut out = Vec::new();
        error(&mut out, &anyhow::anyhow!("no such file\nerror: all is lost\n  /here: wrong")).unwrap();
        remark(&mut out, "odd\nnote: fine").unwrap();
        let text = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        assert_eq!(text, "error: no such file\n  error: all is lost\n  /here: wrong\nnote: odd\n  note: fine\n");
    }

    #[test]
    fn the_question_is_asked_only_once() {
        let text = |kind, fault: &str| reason(&io::Error::new(kind, fault));
        let (eof, data) = (io::ErrorKind::UnexpectedEof, io::ErrorKind::InvalidData);
        assert_eq!(text(eof, "incomplete frame"), "incomplete frame; was it truncated?");
        assert_eq!(text(eof, "it ends early; was it truncated?"), "it ends early; was it truncated?");
        assert_eq!(text(data, "a comma has to stand there"), "a comma has to stand there");
    }
}
