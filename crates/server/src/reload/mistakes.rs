//! The mistakes in a policy's text, each with its line.

use courtesy_host::{Error, read};
use toml::de::DeTable;

/// The most mistakes in writing that are listed: behind so many, one follows from the other.
const MOST: usize = 100;

/// A mistake in a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1; `None` if it is about the whole.
    pub line: Option<usize>,
    /// The setting, such as `[[caps]] number 2, per.days`; empty if it is about the line or the whole.
    pub place: String,
    /// What is wrong and what to write.
    pub message: String,
}

/// Every mistake that can be seen without the plugins; none if the text is a policy.
pub(crate) fn read(text: &str) -> Vec<Mistake> {
    match read::policy(text) {
        Ok(_) => Vec::new(),
        Err(fault) if fault.violations().is_empty() => written(text, &fault),
        Err(fault) => of(&fault),
    }
}

/// The mistakes that an error names.
pub(super) fn of(fault: &Error) -> Vec<Mistake> {
    let lines = fault.lines().iter().copied().chain(std::iter::repeat(None));
    let placed = fault.places().zip(fault.violations()).zip(lines);
    let mistakes =
        placed.map(|((place, found), line)| Mistake { line, place: place.to_owned(), message: found.message.clone() });
    let mut mistakes: Vec<_> = mistakes.collect();
    mistakes.sort_by_key(|mistake| mistake.line.unwrap_or(usize::MAX));
    mistakes
}

/// What isn't TOML.
fn written(text: &str, fault: &Error) -> Vec<Mistake> {
    let (_, faults) = DeTable::parse_recoverable(text);
    if faults.is_empty() {
        return vec![Mistake { line: None, place: String::new(), message: fault.to_string() }];
    }
    let mut mistakes: Vec<_> = faults
        .into_iter()
        .take(MOST)
        .map(|fault| Mistake {
            line: fault
                .span()
                .map(|span| text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1),
            place: String::new(),
            message: format!("{}; it must be TOML", fault.message().replace('\n', ", ")),
        })
        .collect();
    // Values are read after all lines are told apart.
    mistakes.sort_by_key(|mistake| mistake.line);
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_ten_mistakes_is_told_with_its_line() {
        let text = "profile = 7\n[care]\ncool_off_days = -1\n[silence]\ndays = \"x\"\n[[caps]]\nmax = -2\n[[caps]]\nper = 3\n\
                    [arbitration]\nmax_offered = 1.5\nlevers = 1\n[plugins.a]\nmode = \"on\"\n[unknown]\n[[budgets]]\nmax = 1\n";
        let mistakes = read(text);
        assert!(mistakes.len() >= 10, "{mistakes:#?}");
        assert!(mistakes.iter().all(|mistake| mistake.line.is_some()), "{mistakes:#?}");
        let lines: Vec<_> = mistakes.iter().filter_map(|mistake| mistake.line).collect();
        assert!(lines.is_sorted() && lines.contains(&3) && lines.contains(&14), "{lines:?}");
        assert!(mistakes.iter().any(|mistake| mistake.place == "[[caps]] number 1, max"), "{mistakes:#?}");
        assert_eq!(read("# nothing\n"), []);
    }

    #[test]
    fn lines_that_are_no_toml_are_told_in_their_order() {
        let mistakes = read("a = \n[care]\nb c\n[x\n");
        let lines: Vec<_> = mistakes.iter().filter_map(|mistake| mistake.line).collect();
        assert_eq!(lines, [1, 3, 4], "{mistakes:#?}");
    }
}
