//! Comparing languages by their BCP 47 tags.

use crate::Language;

/// Codes for the same language: the deprecated ones of IANA's subtag registry with their replacements, and the two
/// written forms of Norwegian with the language itself.
const SAME: [(&[u8], &[u8]); 7] =
    [(b"in", b"id"), (b"iw", b"he"), (b"ji", b"yi"), (b"jw", b"jv"), (b"mo", b"ro"), (b"nb", b"no"), (b"nn", b"no")];

/// BCP 47's tag for an undetermined language.
const UNDETERMINED: &str = "und";

/// The language of a tag without region or script, as it is written there.
fn subtag(tag: &str) -> &[u8] {
    let tag = tag.as_bytes();
    let end = tag.iter().position(|byte| *byte == b'-').unwrap_or(tag.len());
    &tag[..end]
}

/// The one code for a language that has several.
fn code(tag: &str) -> &[u8] {
    let subtag = subtag(tag);
    SAME.iter().find(|(other, _)| subtag.eq_ignore_ascii_case(other)).map_or(subtag, |(_, code)| code)
}

/// Whether two BCP 47 tags name the same language. Region, script and case make no difference, nor do deprecated codes
/// (`iw` and `he`) or the two written forms of Norwegian (`nb`, `nn` and `no`).
///
/// ```
/// use courtesy_contract::same_language;
///
/// assert!(same_language("en-GB", "EN") && same_language("iw-IL", "he") && same_language("nb-NO", "no"));
/// assert!(!same_language("de", "nds"));
/// ```
#[must_use]
pub fn same_language(one: &str, other: &str) -> bool {
    code(one).eq_ignore_ascii_case(code(other))
}

/// Whether a tag says that the language is unknown: `und`.
#[must_use]
pub fn is_undetermined(tag: &str) -> bool {
    same_language(tag, UNDETERMINED)
}

impl Language {
    /// The language without region or script, in lower case and by its current code: `en` for `en-GB`, `he` for `iw`.
    #[must_use]
    pub fn primary(&self) -> String {
        String::from_utf8_lossy(code(self.as_str())).to_ascii_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_one_code_however_it_is_written() {
        for (one, other) in
            [("iw", "he"), ("IN-ID", "id"), ("ji", "yi-Hebr"), ("jw", "jv"), ("mo", "ro-MD"), ("nb", "no")]
        {
            assert!(same_language(one, other) && same_language(other, one), "{one} {other}");
            let primary = |tag| Language::new(tag).unwrap().primary();
            assert_eq!(primary(one), primary(other));
        }
        assert!(same_language("nn-NO", "nb-NO"));
        assert_eq!(Language::new("iw-IL").unwrap().primary(), "he");
    }

    #[test]
    fn languages_that_only_look_alike_are_different() {
        for (one, other) in [("de", "nds"), ("no", "non"), ("en", "eng"), ("id", "ia"), ("", "en"), ("é", "è")] {
            assert!(!same_language(one, other), "{one} {other}");
        }
    }

    #[test]
    fn no_code_is_replaced_by_one_that_is_replaced_itself() {
        assert!(SAME.iter().all(|(_, code)| SAME.iter().all(|(other, _)| code != other)));
    }
}
