//! Why something isn't done, in sentences and as a catalogue message.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::{Language, Timestamp, same_language};

/// One sentence in several languages, each by its BCP 47 tag: `{"en": "We can't reach you this way.", "nl": "..."}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(inline))]
#[serde(crate = "crate::strict")]
#[serde(transparent)]
pub struct Explanation(BTreeMap<Language, String>);

impl Explanation {
    /// The sentence in the language with exactly this tag, if there is one.
    ///
    /// ```
    /// use courtesy_contract::{Explanation, Language};
    ///
    /// let said = |tag, sentence: &str| (Language::new(tag).unwrap(), sentence.to_owned());
    /// let why: Explanation = [said("en", "It's too late."), said("nl", "Het is te laat.")].into_iter().collect();
    /// assert_eq!(why.in_language("nl"), Some("Het is te laat."));
    /// assert_eq!(why.in_language("fr"), None);
    /// ```
    #[must_use]
    pub fn in_language(&self, tag: &str) -> Option<&str> {
        self.iter().find(|(language, _)| language.as_str() == tag).map(|(_, sentence)| sentence)
    }

    /// The best sentence for somebody who reads this language, with its own language: that with this tag, or else one in
    /// the same language, or else the English one, or else the first. `None` if there is no sentence at all.
    #[must_use]
    pub fn best_for(&self, tag: &str) -> Option<(&Language, &str)> {
        let wanted = |same: fn(&str, &str) -> bool| self.iter().find(|(language, _)| same(language.as_str(), tag));
        let english = || self.iter().find(|(language, _)| same_language(language.as_str(), "en"));
        wanted(str::eq_ignore_ascii_case)
            .or_else(|| wanted(same_language))
            .or_else(english)
            .or_else(|| self.iter().next())
    }

    /// Every language with its sentence, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, sentence)| (language, sentence.as_str()))
    }
}

impl FromIterator<(Language, String)> for Explanation {
    fn from_iter<I: IntoIterator<Item = (Language, String)>>(sentences: I) -> Self {
        Self(sentences.into_iter().collect())
    }
}

/// A catalogue message by its id, with its arguments, for a CRM that words its own sentences. `courtesy schema messages` prints every id with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct MessageRef {
    /// The message's id in the catalogues, such as `caps-full`.
    pub id: Cow<'static, str>,
    /// The message's arguments, by name: whole numbers, texts, or lists of messages with an `id` and `arguments` of their own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<Cow<'static, str>, Argument>,
}

impl MessageRef {
    /// A message without arguments.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), arguments: BTreeMap::new() }
    }

    /// Adds an argument, or replaces the one with this name.
    ///
    /// ```
    /// use courtesy_contract::{Channel, MessageRef};
    ///
    /// let message = MessageRef::new("channel-detail-avoided").with("channel", Channel::Email);
    /// let json = serde_json::to_string(&message).unwrap();
    /// assert_eq!(json, r#"{"id":"channel-detail-avoided","arguments":{"channel":"email"}}"#);
    /// ```
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, argument: impl Into<Argument>) -> Self {
        self.arguments.insert(name.into(), argument.into());
        self
    }
}

/// An argument of a catalogue message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Argument {
    /// A whole number from `-Argument::MOST` to [`Argument::MOST`].
    Number(i64),
    /// A name, a key, a moment or a word of the contract.
    Text(String),
    /// Other messages, which are formatted first.
    Messages(Vec<MessageRef>),
}

impl Argument {
    /// The largest number: every JSON reader keeps it exactly (2^53 - 1).
    pub const MOST: i64 = 9_007_199_254_740_991;

    /// A number, clamped to what is kept exactly.
    fn number(number: impl TryInto<i64>) -> Self {
        let number = number.try_into().unwrap_or(Self::MOST);
        Self::Number(number.clamp(-Self::MOST, Self::MOST))
    }
}

impl<'de> Deserialize<'de> for Argument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OfAMessage)
    }
}

struct OfAMessage;

impl OfAMessage {
    fn number<E: Error>(number: impl TryInto<i64>) -> Result<Argument, E> {
        let exact = number.try_into().ok().filter(|number| (-Argument::MOST..=Argument::MOST).contains(number));
        exact.map(Argument::Number).ok_or_else(|| E::custom("expected a whole number up to 9007199254740991"))
    }
}

impl<'de> Visitor<'de> for OfAMessage {
    type Value = Argument;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number, a text, or a list of messages")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Argument, E> {
        Self::number(number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Argument, E> {
        Self::number(i128::from(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Argument, E> {
        // A whole number may be written with a point or an exponent.
        Self::number(if number.fract() == 0.0 { number as i128 } else { i128::MAX })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Argument, E> {
        Ok(Argument::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Argument, A::Error> {
        let mut messages = Vec::new();
        while let Some(message) = items.next_element()? {
            messages.push(message);
        }
        Ok(Argument::Messages(messages))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Argument {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Argument".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "anyOf": [
                {"type": "integer", "minimum": -Self::MOST, "maximum": Self::MOST},
                {"type": "string"},
                {"type": "array", "items": generator.subschema_for::<MessageRef>()},
            ]
        })
    }
}

macro_rules! numbers {
    ($($number:ident)+) => {
        $(impl From<$number> for Argument {
            fn from(number: $number) -> Self {
                Self::number(number)
            }
        })+
    };
}

numbers!(u8 u16 u32 u64 usize i64);

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<crate::Currency> for Argument {
    fn from(currency: crate::Currency) -> Self {
        Self::Text(currency.to_string())
    }
}

impl From<Timestamp> for Argument {
    fn from(moment: Timestamp) -> Self {
        Self::Text(moment.to_string())
    }
}

impl From<MessageRef> for Argument {
    fn from(message: MessageRef) -> Self {
        Self::Messages(vec![message])
    }
}

impl From<Vec<MessageRef>> for Argument {
    fn from(messages: Vec<MessageRef>) -> Self {
        Self::Messages(messages)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Channel, Slug};

    #[test]
    fn the_best_sentence_for_a_reader_is_in_the_nearest_language() {
        let said = |tags: &[&str]| -> Explanation {
            tags.iter().map(|tag| (Language::new(*tag).unwrap(), format!("in {tag}"))).collect()
        };
        let best = |tags: &[&str], tag| said(tags).best_for(tag).map(|(_, sentence)| sentence.to_owned());
        assert_eq!(best(&["nl", "nl-BE"], "nl-be").as_deref(), Some("in nl-BE"));
        assert_eq!(best(&["en", "nl"], "nl-NL").as_deref(), Some("in nl"));
        assert_eq!(best(&["de", "en-GB"], "fr").as_deref(), Some("in en-GB"));
        assert_eq!(best(&["de", "nl"], "fr").as_deref(), Some("in de"));
        assert_eq!(best(&[], "fr"), None);
    }

    #[test]
    fn arguments_are_made_of_what_rules_know() {
        let text = |text: &str| Argument::Text(text.to_owned());
        assert_eq!(Argument::from(3_u32), Argument::Number(3));
        assert_eq!(Argument::from(u64::MAX), Argument::Number(Argument::MOST));
        assert_eq!(Argument::from(i64::MIN), Argument::Number(-Argument::MOST));
        assert_eq!(Argument::from(Channel::InPerson), text("in_person"));
        assert_eq!(Argument::from(&Slug::new("check-in").unwrap()), text("check-in"));
        assert_eq!(Argument::from(Timestamp::parse("2026-03-28T20:40:00Z").unwrap()), text("2026-03-28T20:40:00Z"));
    }

    #[test]
    fn a_message_is_read_as_it_is_written() {
        let inner = MessageRef::new("channel-detail-avoided").with("channel", Channel::Sms);
        let message = MessageRef::new("x").with("max", 3_u32).with("key", "k").with("found", vec![inner]);
        let json = serde_json::to_value(&message).unwrap();
        assert_eq!(json["arguments"]["found"][0]["arguments"], json!({"channel": "sms"}));
        assert_eq!(serde_json::from_value::<MessageRef>(json).unwrap(), message);
    }

    #[test]
    fn an_argument_is_a_whole_number_a_text_or_a_list_of_messages() {
        for json in [json!(1.5), json!(true), json!(null), json!({}), json!([1]), json!(9_007_199_254_740_992_u64)] {
            assert!(serde_json::from_value::<Argument>(json.clone()).is_err(), "{json}");
        }
        assert_eq!(serde_json::from_value::<Argument>(json!(3.0)).unwrap(), Argument::Number(3));
    }
}
