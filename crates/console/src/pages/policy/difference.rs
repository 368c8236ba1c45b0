//! What differs between two texts, line by line.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// How many lines around a difference are shown.
const AROUND: usize = 3;

/// The most lines that are shown: behind so many, one had better read both.
const MOST: usize = 2_000;

/// A line of a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    /// `added`, `removed`, `same`, or `gap` where lines are left out.
    pub(super) kind: &'static str,
    pub(super) text: String,
}

/// The lines that differ and some around them; none if the texts are the same.
pub(super) fn of(before: &str, after: &str) -> Vec<Line> {
    let difference = TextDiff::from_lines(before, after);
    let mut lines = Vec::new();
    for group in difference.grouped_ops(AROUND) {
        if !lines.is_empty() {
            lines.push(Line { kind: "gap", text: String::new() });
        }
        for change in group.iter().flat_map(|operation| difference.iter_changes(operation)) {
            let kind = match change.tag() {
                ChangeTag::Delete => "removed",
                ChangeTag::Insert => "added",
                ChangeTag::Equal => "same",
            };
            lines.push(Line { kind, text: change.value().trim_end_matches('\n').to_owned() });
        }
        if lines.len() > MOST {
            lines.truncate(MOST);
            lines.push(Line { kind: "gap", text: String::new() });
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_differ_stand_among_those_around_them() {
        let before = (1..=20).map(|number| format!("a{number} = 1\n")).collect::<String>();
        let after = before.replace("a2 = 1", "a2 = 2").replace("a18 = 1\n", "");
        let lines = of(&before, &after);
        let kinds =
            |wanted: &'static str| lines.iter().filter(move |line| line.kind == wanted).map(|line| line.text.clone());
        assert_eq!(kinds("added").collect::<Vec<_>>(), ["a2 = 2"]);
        assert_eq!(kinds("removed").collect::<Vec<_>>(), ["a2 = 1", "a18 = 1"]);
        assert_eq!(kinds("gap").count(), 1);
        assert!(of(&before, &before).is_empty());
    }

    #[test]
    fn a_difference_is_never_longer_than_a_page_can_be() {
        let long = "a = 1\n".repeat(100_000);
        assert_eq!(of("", &long).len(), MOST + 1);
    }
}
