//! The texts of the console: Fluent catalogues, one for each language.

use std::io;
use std::sync::Arc;

use axum::http::{HeaderMap, header};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use minijinja::value::{Kwargs, Object, Value, ValueKind, from_args};
use minijinja::{Error, ErrorKind, State};

/// A language that the console speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Dutch,
    German,
    French,
}

impl Language {
    pub(crate) const ALL: [Self; 4] = [Self::English, Self::Dutch, Self::German, Self::French];

    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
            Self::German => "de",
            Self::French => "fr",
        }
    }

    /// What stands between thousands.
    fn separator(self) -> char {
        match self {
            Self::English => ',',
            Self::Dutch | Self::German => '.',
            Self::French => '\u{202f}',
        }
    }

    fn catalogue(self) -> &'static str {
        match self {
            Self::English => include_str!("../messages/en.ftl"),
            Self::Dutch => include_str!("../messages/nl.ftl"),
            Self::German => include_str!("../messages/de.ftl"),
            Self::French => include_str!("../messages/fr.ftl"),
        }
    }

    /// What the reader's browser prefers; English if it wants none of these.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut wanted: Vec<(f32, Self)> = accepted.split(',').filter_map(weighed).collect();
        wanted.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        wanted.first().map_or(Self::English, |(_, language)| *language)
    }

    /// A number with its thousands apart.
    pub(crate) fn count(self, number: u64) -> String {
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() * 2);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.separator());
            }
            text.push(digit);
        }
        text
    }
}

/// One of the languages in `accept-language`, with its weight.
fn weighed(item: &str) -> Option<(f32, Language)> {
    let (tag, parameters) = item.split_once(';').unwrap_or((item, ""));
    let weight = parameters.trim().strip_prefix("q=").and_then(|weight| weight.parse().ok()).unwrap_or(1.0);
    let primary = tag.trim().split('-').next().unwrap_or_default();
    let language = Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))?;
    (weight > 0.0).then_some((weight, language))
}

/// All catalogues.
pub(crate) struct Texts {
    bundles: [FluentBundle<FluentResource>; 4],
}

impl Texts {
    /// Reads them.
    ///
    /// # Errors
    /// If one is no Fluent.
    pub(crate) fn load() -> io::Result<Self> {
        let [english, dutch, german, french] = Language::ALL.map(bundle);
        Ok(Self { bundles: [english?, dutch?, german?, french?] })
    }

    /// A text in a language; the id itself if there is none, which tests rule out.
    fn say(&self, language: Language, id: &str, arguments: &FluentArgs) -> String {
        let bundle = &self.bundles[language as usize];
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
        bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned()
    }
}

fn bundle(language: Language) -> io::Result<FluentBundle<FluentResource>> {
    let damaged = || io::Error::other(format!("the catalogue {}.ftl is damaged", language.tag()));
    let resource = FluentResource::try_new(language.catalogue().to_owned()).map_err(|_| damaged())?;
    let mut bundle = FluentBundle::new_concurrent(language.tag().parse().into_iter().collect());
    // What stands in a page is isolated by its element.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| counted(Language::English, value),
        Language::Dutch => |value, _| counted(Language::Dutch, value),
        Language::German => |value, _| counted(Language::German, value),
        Language::French => |value, _| counted(Language::French, value),
    }));
    bundle.add_resource(resource).map_err(|_| damaged())?;
    Ok(bundle)
}

fn counted(language: Language, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) if *value >= 0.0 && value.fract() == 0.0 => {
            Some(language.count(*value as u64))
        }
        _ => None,
    }
}

/// The texts in one language; in templates the function `t`: `{{ t("plugins-count", number=3) }}`.
pub(crate) struct Words {
    texts: Arc<Texts>,
    language: Language,
}

impl Words {
    pub(crate) fn new(texts: Arc<Texts>, language: Language) -> Self {
        Self { texts, language }
    }

    /// A text with its arguments.
    pub(crate) fn say(&self, id: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
        let arguments = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.texts.say(self.language, id, &arguments)
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Object for Words {
    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, values: &[Value]) -> Result<Value, Error> {
        let (id, given): (&str, Kwargs) = from_args(values)?;
        if !self.texts.bundles[0].has_message(id) {
            return Err(Error::new(ErrorKind::InvalidOperation, format!("there is no text `{id}`")));
        }
        let mut arguments = FluentArgs::new();
        for name in given.args() {
            let value: Value = given.get(name)?;
            let value = match (value.kind(), u64::try_from(value.clone())) {
                (ValueKind::Number, Ok(number)) => FluentValue::from(number),
                _ => FluentValue::from(value.to_string()),
            };
            arguments.set(name.to_owned(), value);
        }
        Ok(Value::from(self.texts.say(self.language, id, &arguments)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::Entry;
    use fluent_syntax::parser;

    use super::*;

    /// Each message's id with the arguments that its text names.
    fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let resource =
            parser::parse(language.catalogue()).unwrap_or_else(|(_, faults)| panic!("{language:?}: {faults:?}"));
        let source = |id: &str| {
            let text = language.catalogue();
            let start = text.find(&format!("\n{id} =")).map_or(0, |at| at + 1);
            let rest = &text[start..];
            let end = rest
                .match_indices('\n')
                .find(|(at, _)| !rest[at + 1..].starts_with([' ', '}', '\n']))
                .map_or(rest.len(), |(at, _)| at);
            rest[..end].to_owned()
        };
        let ids = resource.body.iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        let names = |text: &str| {
            let is_part = |letter: char| letter.is_ascii_lowercase() || letter == '_';
            text.split('$').skip(1).map(|rest| rest.chars().take_while(|letter| is_part(*letter)).collect()).collect()
        };
        ids.map(|id| (id.clone(), names(&source(&id)))).collect()
    }

    #[test]
    fn all_catalogues_have_the_same_texts_with_the_same_arguments() {
        let english = messages(Language::English);
        assert!(english.len() > 20);
        for language in Language::ALL {
            assert_eq!(messages(language), english, "{language:?}");
        }
    }

    #[test]
    fn every_rule_has_words_and_a_backends_own_has_its_name() {
        let texts = Arc::new(Texts::load().unwrap());
        for language in Language::ALL {
            let words = Words::new(Arc::clone(&texts), language);
            let said = |rule: &str| words.say("rule", &[("rule", rule.to_owned().into())]);
            for rule in courtesy_host::Rule::ALL {
                assert_ne!(said(rule.name()), rule.name(), "{language:?}");
            }
            assert_eq!(said("our_own"), "our_own");
        }
    }

    #[test]
    fn the_browser_chooses_the_language() {
        let told =
            |value: &str| Language::of(&[(header::ACCEPT_LANGUAGE, value.parse().unwrap())].into_iter().collect());
        assert_eq!(told("nl-BE,nl;q=0.9,en;q=0.8"), Language::Dutch);
        assert_eq!(told("es, en;q=0.2, FR;q=0.9"), Language::French);
        assert_eq!(told("de;q=0, es"), Language::English);
        assert_eq!(Language::of(&HeaderMap::new()), Language::English);
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(
            Language::ALL.map(|language| language.count(1_234_567)),
            ["1,234,567", "1.234.567", "1.234.567", "1\u{202f}234\u{202f}567"]
        );
        let texts = Arc::new(Texts::load().unwrap());
        let said = Words::new(texts, Language::German).say("plugins-count", &[("number", FluentValue::from(1_200))]);
        assert_eq!(said, "1.200 Plugins");
    }
}
