//! A message in several languages.

use courtesy_contract::{is_undetermined, same_language};

/// A message in several languages; [`texts!`](crate::texts) makes one.
pub struct Texts<F> {
    languages: &'static [&'static str],
    text: F,
}

#[inline(never)]
fn choose(languages: &'static [&'static str], preferred: Option<&str>) -> Option<&'static str> {
    let has = |wanted: &str| languages.iter().find(|language| same_language(language, wanted)).copied();
    match preferred {
        Some(tag) if !is_undetermined(tag) => has(tag),
        _ => has("en").or(languages.first().copied()),
    }
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

    /// The language and the text to use for somebody who prefers `language`, whatever its region; `None` if there is no text
    /// in that language, because the host would refuse any other.
    ///
    /// If the preference isn't known, it is English, or else the first language.
    pub fn pick(self, language: Option<&str>) -> Option<(&'static str, String)> {
        let language = choose(self.languages, language)?;
        Some((language, (self.text)(language)))
    }
}

/// Holds a message in several languages, by their BCP 47 primary tags: `texts! { nl: "Dag", en: "Hello" }`.
///
/// Only the text in the chosen language is evaluated, so `format!` costs nothing for the others.
///
/// ```
/// use courtesy_sdk::texts;
///
/// let colour = "red";
/// let roses = || texts! { en: format!("The {colour} roses are here."), de: "Die Rosen sind da." };
/// assert_eq!(roses().pick(Some("de-CH")), Some(("de", "Die Rosen sind da.".to_owned())));
/// assert_eq!(roses().pick(None), Some(("en", "The red roses are here.".to_owned())));
/// assert_eq!(roses().pick(Some("fr")), None);
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
    fn picked(language: Option<&str>) -> Option<&'static str> {
        texts! { nl: "Dag", no: "Hei", he: "שלום", id: "Halo" }.pick(language).map(|(language, _)| language)
    }

    #[test]
    fn a_language_is_found_by_whatever_code_it_is_called() {
        for (called, language) in
            [("NL-be", "nl"), ("nb-NO", "no"), ("nn", "no"), ("iw", "he"), ("in-ID", "id"), ("he-IL", "he")]
        {
            assert_eq!(picked(Some(called)), Some(language), "{called}");
        }
    }

    #[test]
    fn somebody_whose_language_is_not_there_gets_no_words_in_another() {
        assert_eq!([picked(Some("fr")), picked(Some("en")), picked(Some("nds"))], [None; 3]);
    }

    #[test]
    fn where_nobody_knows_the_language_the_first_stands_in_for_english() {
        assert_eq!([picked(None), picked(Some("und")), picked(Some("und-Latn"))], [Some("nl"); 3]);
        assert_eq!(texts! { nl: "Dag", en: "Hello" }.pick(None).unwrap().0, "en");
    }
}
