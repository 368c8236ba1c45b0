//! A message in several languages.

/// A message in several languages; [`texts!`](crate::texts) makes one.
pub struct Texts<F> {
    languages: &'static [&'static str],
    text: F,
}

/// The tag without region or script.
fn primary(tag: &str) -> &[u8] {
    let tag = tag.as_bytes();
    let end = tag.iter().position(|byte| *byte == b'-').unwrap_or(tag.len());
    &tag[..end]
}

#[inline(never)]
fn choose(languages: &'static [&'static str], preferred: Option<&str>) -> &'static str {
    let has =
        |wanted: &[u8]| languages.iter().find(|language| language.as_bytes().eq_ignore_ascii_case(wanted)).copied();
    preferred.and_then(|tag| has(primary(tag))).or_else(|| has(b"en")).or(languages.first().copied()).unwrap_or("en")
}

impl<F: FnOnce(&str) -> String> Texts<F> {
    #[doc(hidden)]
    pub fn new(languages: &'static [&'static str], text: F) -> Self {
        Self { languages, text }
    }

    #[doc(hidden)]
    #[inline(never)]
    pub fn owned(text: impl Into<String>) -> String {
        text.into()
    }

    /// The language to use for somebody who prefers `language`, whatever its region, and the words in it.
    ///
    /// A language that isn't there gives English; if that isn't there either, the first.
    pub fn pick(self, language: Option<&str>) -> (&'static str, String) {
        let language = choose(self.languages, language);
        (language, (self.text)(language))
    }
}

/// Holds a message in several languages, by their BCP 47 primary tags: `texts! { nl: "Dag", en: "Hello" }`.
///
/// Only the words of the language that is used are put together, so `format!` costs nothing for the others.
///
/// ```
/// use courtesy_sdk::texts;
///
/// let colour = "red";
/// let roses = || texts! { en: format!("The {colour} roses are here."), de: "Die Rosen sind da." };
/// assert_eq!(roses().pick(Some("de")), ("de", "Die Rosen sind da.".to_owned()));
/// assert_eq!(roses().pick(Some("fr")), ("en", "The red roses are here.".to_owned()));
/// ```
#[macro_export]
macro_rules! texts {
    ($($language:ident: $text:expr),+ $(,)?) => {
        $crate::Texts::new(&[$(stringify!($language)),+], |language: &str| {
            $(if language == stringify!($language) {
                return $crate::Texts::<fn(&str) -> String>::owned($text);
            })+
            ::std::string::String::new()
        })
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn without_english_the_first_language_stands_in() {
        assert_eq!(texts! { nl: "Dag", de: "Tag" }.pick(Some("fr")), ("nl", "Dag".to_owned()));
        assert_eq!(texts! { nl: "Dag", de: "Tag" }.pick(None), ("nl", "Dag".to_owned()));
    }
}
