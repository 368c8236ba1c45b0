//! Lines that aren't counted, and why.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use courtesy_analysis::outcomes::{self, Problem};
use courtesy_report::{figures, style, text};

use crate::messages::{self, NAMED};

/// Lines of one file that aren't counted because of one problem.
#[derive(Debug, Default)]
struct Lines {
    count: u64,
    /// The numbers of the first ones.
    first: Vec<u64>,
}

/// All lines that aren't counted, in memory that doesn't grow with their number.
#[derive(Debug, Default)]
pub(super) struct SetAside {
    lines: BTreeMap<(PathBuf, Problem), Lines>,
}

impl SetAside {
    /// Counts a line; the first ones with a problem are reported at once.
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

    /// Reports how many more lines there are than those reported.
    pub(super) fn sum_up(&self, err: &mut dyn Write) -> io::Result<()> {
        for ((file, problem), lines) in &self.lines {
            let more = lines.count - lines.first.len() as u64;
            if more > 0 {
                let lines = figures::counted(more, "more line");
                messages::remark(err, &format!("{}: {lines} set aside as {}", file.display(), problem.word()))?;
            }
        }
        Ok(())
    }

    /// The lines by file and problem.
    pub(super) fn rows(&self) -> Vec<outcomes::SetAside> {
        let row = |((file, problem), lines): (&(PathBuf, Problem), &Lines)| outcomes::SetAside {
            file: file.display().to_string(),
            problem: *problem,
            lines: lines.count,
            first: lines.first.clone(),
        };
        self.lines.iter().map(row).collect()
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
        let message = anstream::adapter::strip_str(std::str::from_utf8(&err).unwrap()).to_string();
        assert_eq!(message.lines().count() as u64, NAMED + 2, "{message}");
        assert!(message.starts_with("o.ndjson, line 1: said before\n"), "{message}");
        assert!(message.ends_with("note: o.ndjson: 990 more lines set aside as duplicate\n"), "{message}");
        let counts: Vec<u64> = set_aside.rows().iter().map(|row| row.lines).collect();
        assert_eq!((counts, set_aside.has_faults()), (vec![1, 1_000], true));
    }
}
