//! Names of people and keys.

use crate::{Error, ErrorKind};

const MOST_CHARS: usize = 100;

/// Checks a name: 1 to 100 printable characters.
pub(crate) fn check(what: &str, name: &str) -> Result<(), Error> {
    let chars = name.chars().take(MOST_CHARS + 1).count();
    if (1..=MOST_CHARS).contains(&chars) && !name.chars().any(char::is_control) {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Invalid, format!("{what} is not a name; write 1 to {MOST_CHARS} printable characters")))
}

/// Checks a text of at most so many bytes.
pub(crate) fn check_text(what: &str, text: &str, most_bytes: usize) -> Result<(), Error> {
    if text.is_empty() || text.len() > most_bytes || text.contains('\0') {
        let message = format!("{what} is empty, too long or no text; write 1 to {most_bytes} bytes");
        return Err(Error::new(ErrorKind::Invalid, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_1_to_100_printable_characters() {
        for (name, fits) in
            [("", false), ("é", true), (&"x".repeat(101), false), (&"é".repeat(100), true), ("a\nb", false)]
        {
            assert_eq!(check("it", name).is_ok(), fits, "{name:?}");
        }
    }
}
