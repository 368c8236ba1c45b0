//! Lines that aren't counted, and why.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::report::{self, NAMED, figures, style, text};

/// Why a line isn't counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Problem {
    Unreadable,
    Contradicting,
    UnknownDecision,
    UnknownAction,
    NotOffered,
    TooEarly,
    Erased,
    Duplicate,
}

impl Problem {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Contradicting => "contradicting",
            Self::UnknownDecision => "unknown_decision",
            Self::UnknownAction => "unknown_action",
            Self::NotOffered => "not_offered",
            Self::TooEarly => "too_early",
            Self::Erased => "erased",
            Self::Duplicate => "duplicate",
        }
    }

    /// What it means and what to do.
    pub(super) fn meaning(self) -> &'static str {
        match self {
            Self::Unreadable => "it isn't what the contract says, or was cut off",
            Self::Contradicting => "an earlier line holds another decision with the same id; the earlier one counts",
            Self::UnknownDecision => "there is no such decision among the records; is a file missing?",
            Self::UnknownAction => "the decision has no such action; plugin and action have to name one of its actions",
            Self::NotOffered => "the decision withheld this action, and yet something came of it; who carried it out?",
            Self::TooEarly => "it happened before the decision, so it didn't come of it",
            Self::Erased => "the decision was erased, so nobody knows any more what was offered",
            Self::Duplicate => "an earlier line says the same",
        }
    }

    /// Whether something is wrong with the data. What was erased or said twice is as it may be.
    pub(super) fn is_fault(self) -> bool {
        !matches!(self, Self::Erased | Self::Duplicate)
    }
}

/// Lines of one file that one problem kept from being counted.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) count: u64,
    /// The numbers of the first ones.
    pub(super) first: Vec<u64>,
}

/// All lines that aren't counted, in memory that doesn't grow with their number.
#[derive(Debug, Default)]
pub(super) struct SetAside {
    lines: BTreeMap<(PathBuf, Problem), Lines>,
}

impl SetAside {
    /// Counts a line; the first ones of a sort are named at once.
    pub(super) fn note(&mut self, err: &mut dyn Write, place: (&Path, u64), why: (Problem, &str)) -> io::Result<()> {
        let ((file, line), (problem, detail)) = (place, why);
        let lines = self.lines.entry((file.to_owned(), problem)).or_default();
        lines.count += 1;
        if lines.count <= NAMED {
            lines.first.push(line);
            let bad = if problem.is_fault() { style::BAD } else { style::ODD };
            let place = text::printable(&format!("{}, line {line}:", file.display()));
            writeln!(err, "{bad}{place}{bad:#} {}", text::paragraphs(detail).replace('\n', "\n  "))?;
        }
        Ok(())
    }

    /// Says how many lines there are besides the named ones.
    pub(super) fn sum_up(&self, err: &mut dyn Write) -> io::Result<()> {
        for ((file, problem), lines) in &self.lines {
            let more = lines.count - lines.first.len() as u64;
            if more > 0 {
                let lines = figures::counted(more, "more line");
                report::remark(err, &format!("{}: {lines} set aside as {}", file.display(), problem.word()))?;
            }
        }
        Ok(())
    }

    /// The lines by file and problem.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Path, Problem, &Lines)> {
        self.lines.iter().map(|((file, problem), lines)| (file.as_path(), *problem, lines))
    }

    /// Whether something is wrong with the data.
    pub(super) fn has_faults(&self) -> bool {
        self.lines.keys().any(|(_, problem)| problem.is_fault())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_lines_of_a_sort_are_named_and_all_are_counted() {
        let (mut set_aside, mut err) = (SetAside::default(), Vec::new());
        for line in 1..=1_000 {
            set_aside.note(&mut err, (Path::new("o.ndjson"), line), (Problem::Duplicate, "said before")).unwrap();
        }
        assert!(!set_aside.has_faults());
        set_aside.note(&mut err, (Path::new("o.ndjson"), 9), (Problem::TooEarly, "too early")).unwrap();
        set_aside.sum_up(&mut err).unwrap();
        let told = anstream::adapter::strip_str(std::str::from_utf8(&err).unwrap()).to_string();
        assert_eq!(told.lines().count() as u64, NAMED + 2, "{told}");
        assert!(told.starts_with("o.ndjson, line 1: said before\n"), "{told}");
        assert!(told.ends_with("note: o.ndjson: 990 more lines set aside as duplicate\n"), "{told}");
        let counts: Vec<u64> = set_aside.iter().map(|(_, _, lines)| lines.count).collect();
        assert_eq!((counts, set_aside.has_faults()), (vec![1, 1_000], true));
    }
}
