//! Names of people and keys, and what they write.

use std::ops::RangeInclusive;

use crate::{Error, ErrorKind};

const MOST_CHARS: usize = 100;

/// The longest reason that somebody gives for a policy or for declining, in bytes.
pub const MOST_REASON_BYTES: usize = 2_000;

/// Checks a name: 1 to 100 printable characters.
pub(crate) fn check(what: &str, name: &str) -> Result<(), Error> {
    let chars = name.chars().take(MOST_CHARS + 1).count();
    if (1..=MOST_CHARS).contains(&chars) && !name.chars().any(char::is_control) {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Invalid, format!("{what} is not a name; write 1 to {MOST_CHARS} printable characters")))
}

/// Checks why somebody does something: a text of 1 to 2,000 bytes.
pub(crate) fn check_reason(why: &str) -> Result<(), Error> {
    check_text("the reason", why, 1..=MOST_REASON_BYTES)
}

/// Checks a text of so many bytes.
pub(crate) fn check_text(what: &str, text: &str, bytes: RangeInclusive<usize>) -> Result<(), Error> {
    if !bytes.contains(&text.len()) || text.contains('\0') {
        let (least, most) = bytes.into_inner();
        let message = format!("{what} is too short, too long or no text; write {least} to {most} bytes");
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
