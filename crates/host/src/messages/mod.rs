//! Messages: ids with arguments in code, and catalogues that put them into words, one for each language.
//!
//! Catalogues are written in [Fluent](https://projectfluent.org). Courtesy's own are in `messages/`, and the English one
//! defines which messages there are and which arguments they have. A backend's own rules bring messages of their own, and an
//! operator can add a catalogue over all of them, to change the tone or to add a language. Catalogues that aren't Courtesy's
//! are checked when the host is built, so that formatting a message can't fail later.

mod check;
mod entry;
mod languages;
mod listing;
mod say;
mod source;
mod syntax;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod uses;

use courtesy_contract::{Argument, Digest, Explanation, Language, MessageRef, Policy};
use fluent_bundle::{FluentArgs, FluentValue};

use self::languages::Bundle;
pub use self::listing::{MessageArgument, MessageEntry, messages};
pub(crate) use self::say::say;
pub(crate) use self::source::Source;
use crate::digest;
use crate::error::Error;

/// The messages of one of the backend's own rules: its name, and pairs of a language's tag and a Fluent text.
pub(crate) type RuleTexts<'t> = (&'t str, &'t [(&'static str, &'static str)]);

/// The message in place of one that no catalogue has, or that lacks its arguments.
const NO_WORDS: &str = "any-rule-no-words";

/// Every language that the policy names, prepared once for a host.
pub(crate) struct Catalogues {
    /// In the order of the policy; never empty.
    wanted: Vec<(Language, Bundle)>,
    /// For messages that a language lacks.
    english: Bundle,
    digest: Option<Digest>,
}

impl Catalogues {
    /// Checks the catalogues of the backend's own rules and of the operator, and prepares the policy's languages.
    ///
    /// # Errors
    /// Everything that is wrong with the first invalid catalogue, with its lines; or the policy's languages that have no
    /// catalogue.
    pub(crate) fn prepare(policy: &Policy, rules: &[RuleTexts], operator: &[Source]) -> Result<Self, Error> {
        let own = rules.iter().flat_map(|(rule, texts)| texts.iter().map(|text| Source::of_rule(rule, text)));
        let own: Vec<Source> = own.collect();
        let all = languages::Languages::collect(&own, operator)?;
        let wanted = all.wanted(policy)?;
        let added: Vec<&Source> = own.iter().chain(operator).collect();
        Ok(Self { wanted, english: all.english(), digest: digest_of(&added) })
    }

    /// A sentence for the customer, in each of the policy's languages.
    pub(crate) fn explain(&self, message: &MessageRef) -> Explanation {
        self.wanted.iter().map(|(language, bundle)| (language.clone(), self.say(bundle, message))).collect()
    }

    /// A text for the operator or for staff, in the first of the policy's languages.
    pub(crate) fn detail(&self, message: &MessageRef) -> String {
        self.wanted.first().map_or_else(|| message.id.to_string(), |(_, bundle)| self.say(bundle, message))
    }

    /// SHA-256 of the catalogues added to Courtesy's own; `None` if there are none.
    pub(crate) fn digest(&self) -> Option<Digest> {
        self.digest
    }

    fn say(&self, bundle: &Bundle, message: &MessageRef) -> String {
        let said = self.in_language(bundle, message).or_else(|| self.in_language(&self.english, message));
        let said = said.or_else(|| self.in_language(bundle, &MessageRef::new(NO_WORDS)));
        said.or_else(|| self.in_language(&self.english, &MessageRef::new(NO_WORDS))).unwrap_or_default()
    }

    /// `None` if the language lacks the message, or the message lacks arguments.
    fn in_language(&self, bundle: &Bundle, message: &MessageRef) -> Option<String> {
        let pattern = bundle.get_message(&message.id)?.value()?;
        let mut arguments = FluentArgs::with_capacity(message.arguments.len());
        for (name, argument) in &message.arguments {
            arguments.set(name.clone(), self.value(bundle, argument));
        }
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&arguments), &mut faults).into_owned();
        faults.is_empty().then_some(said)
    }

    fn value<'a>(&self, bundle: &Bundle, argument: &'a Argument) -> FluentValue<'a> {
        match argument {
            Argument::Number(number) => (*number).into(),
            Argument::Text(text) => text.as_str().into(),
            Argument::Messages(messages) => {
                let said: Vec<String> = messages.iter().map(|message| self.say(bundle, message)).collect();
                said.join("; ").into()
            }
        }
    }
}

/// The digest covers names and languages, and where one text ends and the next begins.
fn digest_of(added: &[&Source]) -> Option<Digest> {
    if added.is_empty() {
        return None;
    }
    let texts: Vec<(&str, &str)> = added.iter().map(|source| (source.tag.as_ref(), source.text.as_ref())).collect();
    Some(digest::of(&serde_json::to_vec(&texts).expect("pairs of texts are plain data")))
}
