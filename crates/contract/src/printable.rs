//! Text from outside, made safe for a log or a terminal.

/// Escapes text from outside, so that it stays on one line of a log or a terminal: line ends, control characters and marks
/// that change the writing direction are written as their codes.
///
/// ```
/// assert_eq!(courtesy_contract::printable("fine\nerror: \u{202e}none"), "fine\\nerror: \\u{202e}none");
/// ```
#[must_use]
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() || ends_a_line(letter) || turns(letter) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// Line ends that aren't control characters.
fn ends_a_line(letter: char) -> bool {
    matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Marks that change the writing direction.
fn turns(letter: char) -> bool {
    matches!(
        letter,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_foreign_ends_a_line_steers_a_terminal_or_turns_the_writing() {
        let hostile = "a\r\n\u{85}\u{2028}\u{2029}\u{1b}[2J\u{9b}0m\u{7}\u{61c}\u{202e}\u{2066}b";
        assert!(printable(hostile).chars().all(|letter| letter.is_ascii_graphic()), "{}", printable(hostile));
        assert_eq!(printable("één 👩‍🚒 שלום"), "één 👩‍🚒 שלום");
    }
}
