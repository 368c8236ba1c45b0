//! One customer's facts, prepared once for all plugins.

pub(crate) mod written;

use std::borrow::Cow;
use std::sync::OnceLock;

use courtesy_contract::{Context, Derived, Digest, Language, PluginContract, Policy, Seed};

use self::written::{Place, Section, Written};
use crate::digest;
use crate::pipeline::asked::Known;
use crate::pipeline::derive;
use crate::pipeline::older::Older;
use crate::rules::spoken;

/// One customer's facts, prepared once for all plugins.
pub(crate) struct Facts<'c> {
    context: Cow<'c, Context>,
    /// The language to write in, if the context doesn't say.
    assumed: Option<Language>,
    json: Json,
    known: [OnceLock<Known>; SECTIONS.len()],
    /// The same in the words of contract 1.0, if they differ.
    older: OnceLock<Option<Box<OlderFacts>>>,
}

/// The facts in older words, and where they were in the context.
pub(crate) struct OlderFacts {
    pub(crate) facts: Facts<'static>,
    pub(crate) older: Older,
}

/// The context's JSON as the contract's types write it, followed by the derived facts.
struct Json {
    written: Written,
    /// The members of every plugin's envelope after the contract's version, with a comma before the first.
    envelope: Vec<u8>,
    /// Where the context ends and the derived facts begin.
    end: usize,
    places: [Place; SECTIONS.len()],
}

macro_rules! sections {
    ($($name:ident)+) => {
        /// The sections that a plugin can read, in the order of the context.
        pub(crate) const SECTIONS: &[&str] = &[$(stringify!($name),)+ "derived"];

        impl Json {
            fn write_sections(written: &mut Written, context: &Context, derived: &Derived) -> (usize, [Place; SECTIONS.len()]) {
                $(let $name = written.section(stringify!($name), &context.$name);)+
                written.close();
                let end = written.bytes().len();
                (end, [$($name,)+ written.value(derived)])
            }
        }
    };
}

sections! {
    customer preferences permissions channels interactions cases orders subscriptions appointments billing feedback
    journeys care events history promises approvals budgets capacity community scores
}

impl Json {
    fn write(context: &Context, derived: &Derived) -> Self {
        let mut written = Written::with_capacity(8192);
        written.open();
        written.member("contract", &context.contract);
        let head = written.bytes().len();
        written.member("decision_id", &context.decision_id);
        written.member("hook", &context.hook);
        written.member("as_of", &context.as_of);
        let mut envelope = written.bytes()[head..].to_vec();
        if let Some(requested_at) = context.requested_at {
            written.member("requested_at", &requested_at);
        }
        if context.seed != Seed::default() {
            let head = written.bytes().len();
            written.member("seed", &context.seed);
            envelope.extend_from_slice(&written.bytes()[head..]);
        }
        let (end, places) = Self::write_sections(&mut written, context, derived);
        Self { written, envelope, end, places }
    }
}

impl<'c> Facts<'c> {
    /// Computes the derived facts, and the language that the customer reads under this policy.
    pub(crate) fn prepare(context: &'c Context, policy: &Policy) -> Self {
        let assumed = match context.customer.language {
            Some(_) => None,
            None => spoken::language(context, policy),
        };
        Self::of(Cow::Borrowed(context), assumed)
    }

    /// The facts without what a policy adds.
    pub(crate) fn plain(context: &'c Context) -> Self {
        Self::of(Cow::Borrowed(context), None)
    }

    fn of(context: Cow<'c, Context>, assumed: Option<Language>) -> Self {
        let json = Json::write(&context, &derive::facts(&context));
        let known = std::array::from_fn(|_| OnceLock::new());
        Self { context, assumed, json, known, older: OnceLock::new() }
    }

    /// The context itself, for the host only.
    pub(crate) fn context(&self) -> &Context {
        &self.context
    }

    /// The language that the customer is assumed to read; `None` if the context says it, or if nothing does.
    pub(crate) fn assumed_language(&self) -> Option<&Language> {
        self.assumed.as_ref()
    }

    /// The context's `as_of`, in seconds since 1970.
    pub(crate) fn as_of_s(&self) -> i64 {
        self.context.as_of.unix_s()
    }

    /// The context's seed.
    pub(crate) fn seed(&self) -> u64 {
        self.context.seed.get()
    }

    /// The section at this place in [`SECTIONS`]; `None` if it is empty.
    pub(crate) fn section(&self, place: usize) -> Option<Section<'_>> {
        self.json.written.at(&self.json.places[place])
    }

    /// What is known of the section at this place in [`SECTIONS`].
    pub(crate) fn known(&self, place: usize) -> Known {
        *self.known[place].get_or_init(|| {
            let known = self.section(place).map_or_else(Known::default, |section| Known::of(place, &section));
            let is_assumed = SECTIONS[place] == "customer" && self.assumed.is_some();
            let language = Known::bit(place, Some("language")).filter(|_| is_assumed);
            language.map_or(known, |language| known.and(language))
        })
    }

    /// The members that every plugin receives after `contract`, with a comma before the first.
    pub(crate) fn envelope(&self) -> &[u8] {
        &self.json.envelope
    }

    /// SHA-256 of the context's JSON as the contract's types write it, without `derived`.
    pub(crate) fn digest(&self) -> Digest {
        digest::of(self.without_derived())
    }

    fn without_derived(&self) -> &[u8] {
        &self.json.written.bytes()[..self.json.end]
    }

    /// Whether a plugin of this contract receives other words than the context has.
    pub(crate) fn differ_for(&self, contract: PluginContract) -> bool {
        self.other_words(contract).is_some()
    }

    /// The facts as a plugin of this contract receives them.
    pub(crate) fn told_to(&self, contract: PluginContract) -> &Facts<'_> {
        self.other_words(contract).map_or(self, |other| &other.facts)
    }

    /// The facts in the words of a plugin's contract, if they aren't these.
    pub(crate) fn other_words(&self, contract: PluginContract) -> Option<&OlderFacts> {
        match contract {
            PluginContract::V1_0 => self.older(),
            PluginContract::V1_1 => None,
        }
    }

    /// The facts in the words of 1.0; `None` if they don't differ from these.
    fn older(&self) -> Option<&OlderFacts> {
        let older = self.older.get_or_init(|| {
            let older = Older::of(&self.context)?;
            let facts = Facts::of(Cow::Owned(older.context.clone()), self.assumed.clone());
            Some(Box::new(OlderFacts { facts, older }))
        });
        older.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::project::tests::context;

    #[test]
    fn the_context_that_has_the_digest_is_the_one_that_the_contract_writes() {
        let context = context();
        let with_derived = Context { derived: derive::facts(&context), ..context.clone() };
        let facts = Facts::plain(&with_derived);
        let written = String::from_utf8(facts.without_derived().to_vec()).unwrap();
        assert_eq!(written, serde_json::to_string(&context).unwrap());
    }
}
