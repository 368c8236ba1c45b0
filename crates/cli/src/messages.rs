//! What a command prints besides its output: errors, notes, and lines of the input that can't be read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use courtesy_report::{figures, style, text};

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

/// Lines of the input that can't be read. Each problem is reported once, with the first line that has it.
#[derive(Debug, Default)]
pub(crate) struct Unreadable {
    /// By problem: its first line, and the others.
    problems: BTreeMap<String, (u64, Lines)>,
    /// Lines with problems that aren't reported.
    unlisted: u64,
    count: u64,
}

impl Unreadable {
    /// Notes a line; whether to report it now, because its problem is new.
    pub(crate) fn note(&mut self, line: u64, problem: &str) -> bool {
        self.count += 1;
        if let Some((_, others)) = self.problems.get_mut(problem) {
            others.add(line);
            return false;
        }
        let is_listed = (self.problems.len() as u64) < NAMED;
        if is_listed {
            self.problems.insert(problem.to_owned(), (line, Lines::default()));
        } else {
            self.unlisted += 1;
        }
        is_listed
    }

    /// How many lines were noted.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Reports, at the end, which other lines have the same problems.
    pub(crate) fn report(&self, err: &mut dyn Write) -> io::Result<()> {
        let mut repeated: Vec<_> = self.problems.values().filter(|(_, others)| others.count > 0).collect();
        repeated.sort_by_key(|(first, _)| *first);
        for (first, others) in repeated {
            remark(err, &format!("{} can't be read for the same reason as line {first}", others.in_words()))?;
        }
        match self.unlisted {
            0 => Ok(()),
            more => remark(err, &format!("{} can't be read", figures::counted(more, "more line"))),
        }
    }
}

/// How many ranges of lines are listed; lines beyond them are counted.
const RANGES: usize = 20;

/// Numbers of lines, in order.
#[derive(Debug, Default)]
struct Lines {
    ranges: Vec<(u64, u64)>,
    count: u64,
    /// Lines beyond the ranges.
    more: u64,
}

impl Lines {
    fn add(&mut self, line: u64) {
        self.count += 1;
        let is_full = self.ranges.len() >= RANGES;
        match self.ranges.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ if is_full => self.more += 1,
            _ => self.ranges.push((line, line)),
        }
    }

    /// `line 7`, `lines 2 to 30`, `lines 2 to 4, 9 and 7 more`.
    fn in_words(&self) -> String {
        let range = |(first, last): &(u64, u64)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first} to {last}"),
        };
        let ranges: Vec<String> = self.ranges.iter().map(range).collect();
        let (ranges, thing) = (ranges.join(", "), if self.count == 1 { "line" } else { "lines" });
        let more = if self.more > 0 { format!(" and {} more", figures::count(self.more)) } else { String::new() };
        format!("{thing} {ranges}{more}")
    }
}

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

    #[test]
    fn a_problem_is_reported_once_however_many_lines_have_it() {
        let mut unreadable = Unreadable::default();
        let lines = [1, 2, 3, 5, 9, 10];
        let reported: Vec<bool> = lines.iter().map(|line| unreadable.note(*line, "no moment")).collect();
        assert_eq!(reported, [true, false, false, false, false, false]);
        assert!(unreadable.note(4, "no JSON"));
        let mut out = Vec::new();
        unreadable.report(&mut out).unwrap();
        let text = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        assert_eq!(text, "note: lines 2, 3, 5, 9, 10 can't be read for the same reason as line 1\n");
        assert_eq!(unreadable.count(), 7);
    }

    #[test]
    fn a_million_unreadable_lines_are_told_in_a_few() {
        let mut unreadable = Unreadable::default();
        for line in 1..=1_000_000 {
            unreadable.note(line, if line % 2 == 0 { "even" } else { "odd" });
            unreadable.note(line, &line.to_string());
        }
        let mut out = Vec::new();
        unreadable.report(&mut out).unwrap();
        let text = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        assert!(text.lines().count() == 3 && text.contains(" 41 and 499,979 more can't"), "{text}");
    }
}
