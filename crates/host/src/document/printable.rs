//! Text from outside that has to stay on one line.

pub use courtesy_contract::printable;

/// Whether a text can be printed as it is: on one line, and without control characters.
pub(crate) fn is_one_line(text: &str) -> bool {
    !text.chars().any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_of_direction_belongs_to_a_line_and_a_line_end_does_not() {
        assert!(is_one_line("שלום\u{200f}!"));
        assert!(!is_one_line("one\ntwo") && !is_one_line("one\u{2028}two") && !is_one_line("\u{1b}[2J"));
    }
}
