//! A universally unique identifier.

use super::{hex, parsed, written_as_text};

const CHARS: usize = 36;

/// A UUID, such as `0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77`, of any version.
///
/// It is read in lower or upper case and written in lower case, as RFC 9562 asks.
///
/// ```
/// use courtesy_contract::Uuid;
///
/// const ID: Uuid = Uuid::constant("0192F1C6-8D0E-7B5A-9A53-3F8D1C1F2A77");
/// assert_eq!(ID.to_string(), "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77");
/// assert_eq!(ID.as_bytes()[..2], [0x01, 0x92]);
/// ```
///
/// ```compile_fail
/// # use courtesy_contract::Uuid;
/// const ID: Uuid = Uuid::constant("0192F1C68D0E7B5A9A533F8D1C1F2A77");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid([u8; 16]);

parsed!(Uuid, "a UUID such as `0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77`");
written_as_text!(Uuid, {
    "type": "string",
    "minLength": 1,
    "maxLength": 36,
    "pattern": "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
});

impl Uuid {
    /// The UUID of these bytes, in the order of its text.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, in the order of its text.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    const fn read(text: &[u8]) -> Option<Self> {
        if text.len() != CHARS {
            return None;
        }
        let (mut bytes, mut at, mut from) = ([0; 16], 0, 0);
        while at < bytes.len() {
            if stands_after_a_hyphen(from) {
                if text[from] != b'-' {
                    return None;
                }
                from += 1;
            }
            let Some(byte) = hex::byte(text[from], text[from + 1]) else { return None };
            bytes[at] = byte;
            at += 1;
            from += 2;
        }
        Some(Self(bytes))
    }

    fn ascii(self) -> [u8; CHARS] {
        let (mut text, mut to) = ([b'-'; CHARS], 0);
        for byte in self.0 {
            to += usize::from(stands_after_a_hyphen(to));
            text[to..to + 2].copy_from_slice(&hex::digits(byte));
            to += 2;
        }
        text
    }
}

const fn stands_after_a_hyphen(at: usize) -> bool {
    matches!(at, 8 | 13 | 18 | 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77";

    #[test]
    fn it_is_read_in_either_case_and_written_in_lower_case() {
        let id = Uuid::parse(TEXT).unwrap();
        assert_eq!(Uuid::parse(&TEXT.to_uppercase()), Ok(id));
        assert_eq!(id.to_string(), TEXT);
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{TEXT}\""));
        assert_eq!(u128::from_be_bytes(*id.as_bytes()), 0x0192_f1c6_8d0e_7b5a_9a53_3f8d_1c1f_2a77);
        assert_eq!(Uuid::from_bytes(*id.as_bytes()), id);
    }

    #[test]
    fn all_else_is_refused() {
        for at in 0..CHARS {
            for other in ["g", "-", "0", " ", "é", ""] {
                let mut text = TEXT.to_owned();
                text.replace_range(at..=at, other);
                let fits = text.len() == CHARS
                    && (TEXT.as_bytes()[at] == b'-') == (other == "-")
                    && !["g", " "].contains(&other);
                assert_eq!(Uuid::parse(&text).is_ok(), fits, "{text}");
            }
        }
        for text in
            ["", &TEXT.replace('-', ""), &format!("{{{TEXT}}}"), &format!("{TEXT}0"), &format!("urn:uuid:{TEXT}")]
        {
            assert_eq!(Uuid::parse(text), Err(Uuid::EXPECTED), "{text}");
        }
        let told = serde_json::from_str::<Uuid>("\"x\"").unwrap_err().to_string();
        assert!(told.starts_with("expected a UUID such as `0192f1c6-"), "{told}");
    }

    #[test]
    fn ids_are_in_the_order_of_their_digits() {
        let mut ids =
            ["ffffffff-0000-0000-0000-000000000000", TEXT, "00000000-0000-0000-0000-00000000000F"].map(Uuid::constant);
        ids.sort_unstable();
        assert_eq!(ids.map(|id| id.as_bytes()[0]), [0x00, 0x01, 0xff]);
    }
}
