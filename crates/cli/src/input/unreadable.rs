//! Lines of an input that can't be read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use courtesy_report::figures;

use crate::messages::{NAMED, remark};

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

#[cfg(test)]
mod tests {
    use super::*;

    fn reported(unreadable: &Unreadable) -> String {
        let mut out = Vec::new();
        unreadable.report(&mut out).unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
    }

    #[test]
    fn a_problem_is_reported_once_however_many_lines_have_it() {
        let mut unreadable = Unreadable::default();
        let lines = [1, 2, 3, 5, 9, 10];
        let is_new: Vec<bool> = lines.iter().map(|line| unreadable.note(*line, "no moment")).collect();
        assert_eq!(is_new, [true, false, false, false, false, false]);
        assert!(unreadable.note(4, "no JSON"));
        let text = reported(&unreadable);
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
        let text = reported(&unreadable);
        assert!(text.lines().count() == 3 && text.contains(" 41 and 499,979 more can't"), "{text}");
    }
}
