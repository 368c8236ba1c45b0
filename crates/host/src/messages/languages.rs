//! Every language with its catalogues, and the languages that a policy names.

use std::collections::BTreeMap;
use std::sync::Arc;

use courtesy_contract::{Language, Policy, Violation, same_language};
use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use super::check::{self, Layer};
use super::source::{Fault, Source};
use crate::document::places;
use crate::error::{Error, ErrorKind};

/// Courtesy's own catalogues.
pub(super) static COURTESY: [Source; 4] = [
    Source::of_courtesy("en.ftl", "en", include_str!("../../messages/en.ftl")),
    Source::of_courtesy("nl.ftl", "nl", include_str!("../../messages/nl.ftl")),
    Source::of_courtesy("de.ftl", "de", include_str!("../../messages/de.ftl")),
    Source::of_courtesy("fr.ftl", "fr", include_str!("../../messages/fr.ftl")),
];

/// One language, ready to format messages.
pub(super) type Bundle = FluentBundle<Arc<FluentResource>>;

const ENGLISH: &str = "en";

/// Every language that has a catalogue.
pub(super) struct Languages {
    /// The catalogues of each language, by its tag in lower case. Later ones take precedence.
    stacks: BTreeMap<String, Vec<Layer>>,
}

impl Languages {
    /// Puts the catalogues in order of precedence, and checks those that aren't Courtesy's.
    ///
    /// # Errors
    /// What is wrong with the first invalid catalogue.
    pub(super) fn collect(own: &[Source], operator: &[Source]) -> Result<Self, Error> {
        let mut stacks: BTreeMap<String, Vec<Layer>> = BTreeMap::new();
        for source in COURTESY.iter().chain(own).chain(operator) {
            let tag = tag(source)?.as_str().to_ascii_lowercase();
            stacks.entry(tag).or_default().push(Layer { source: source.clone(), entries: source.entries()? });
        }
        let stacks: BTreeMap<String, Vec<Layer>> =
            stacks.keys().map(|tag| (tag.clone(), with_base(tag, &stacks))).collect();
        check::all(stacks.get(ENGLISH).map_or(&[], Vec::as_slice), &stacks)?;
        Ok(Self { stacks })
    }

    /// The languages that a policy names, in its order.
    ///
    /// # Errors
    /// The languages that have no catalogue.
    pub(super) fn wanted(&self, policy: &Policy) -> Result<Vec<(Language, Bundle)>, Error> {
        let (mut wanted, mut unknown) = (Vec::new(), Vec::new());
        for (index, language) in policy.languages.iter().enumerate() {
            match self.stack(language) {
                Some((tag, stack)) => wanted.push((language.clone(), bundle(tag, stack))),
                None => unknown.push(self.missing(index, language)),
            }
        }
        if unknown.is_empty() {
            return Ok(wanted);
        }
        Err(places::error_in(policy, ErrorKind::Policy, "the policy names languages that have no catalogue:", unknown))
    }

    fn missing(&self, index: usize, language: &Language) -> Violation {
        let known: Vec<String> = self.stacks.keys().map(|tag| format!("`{tag}`")).collect();
        let known = known.join(", ");
        let message = format!("`{}` has no catalogue; name one of {known}, or add one", language.as_str());
        Violation { at: format!("/languages/{index}"), message }
    }

    pub(super) fn english(&self) -> Bundle {
        bundle(ENGLISH, self.stacks.get(ENGLISH).map_or(&[], Vec::as_slice))
    }

    /// The catalogues for a tag: its own, or those of its language without region or script.
    fn stack(&self, language: &Language) -> Option<(&str, &[Layer])> {
        let own = self.stacks.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language.as_str()));
        let primary =
            || self.stacks.iter().find(|(tag, _)| !tag.contains('-') && same_language(tag, language.as_str()));
        own.or_else(primary).map(|(tag, stack)| (tag.as_str(), stack.as_slice()))
    }
}

/// The catalogues for a tag: for `nl-be` those of `nl`, and then its own.
fn with_base(tag: &str, stacks: &BTreeMap<String, Vec<Layer>>) -> Vec<Layer> {
    let base = tag.split('-').next().filter(|base| *base != tag).and_then(|base| stacks.get(base));
    let own = stacks.get(tag);
    base.into_iter().chain(own).flatten().cloned().collect()
}

/// The language of a catalogue.
fn tag(source: &Source) -> Result<Language, Error> {
    let is_known = |tag: &str| tag.parse::<LanguageIdentifier>().is_ok();
    let language = Language::new(source.tag.as_ref()).ok().filter(|language| is_known(language.as_str()));
    language.ok_or_else(|| {
        let shown = crate::printable(&source.tag.chars().take(40).collect::<String>());
        let message = format!("`{shown}` is no language tag; name the catalogue's language as `nl` or `nl-BE`");
        source.refused(vec![Fault::new(0, message)])
    })
}

fn bundle(tag: &str, stack: &[Layer]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
    // Isolation marks around arguments help on screens, but explanations are also read aloud and searched.
    bundle.set_use_isolating(false);
    for layer in stack {
        let text = layer.source.text().to_owned();
        // It was parsed without errors before.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(Arc::new(resource));
    }
    bundle
}
