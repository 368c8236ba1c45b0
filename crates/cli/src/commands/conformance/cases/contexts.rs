//! Contexts that each test one edge: a hook, a section, a field, a text, a number, a time.

use anyhow::Result;
use courtesy_contract::Hook;
use courtesy_contract::schema::Document;
use serde_json::{Map, Value, json};

use super::members::{every_optional, reduced, removed};
use super::{Expected, Plan};
use crate::commands::conformance::claim::Claim;
use crate::commands::conformance::sample::usual::AS_OF;
use crate::commands::conformance::sample::{Chance, Extent, Manner, Presence, Sampler, Wording, odd};

/// Language tags of all sorts: bare, with region, script and variants, in any case, unknown, and of maximum length.
const LANGUAGES: [&str; 24] = [
    "nl",
    "en",
    "de",
    "fr",
    "nl-BE",
    "en-GB",
    "pt-BR",
    "zh-Hans-CN",
    "zh-Hant",
    "sr-Latn",
    "ar",
    "ar-EG",
    "he",
    "fa",
    "hi",
    "th",
    "ja",
    "tlh",
    "zz",
    "EN",
    "De-aT",
    "sl-rozaj-biske-1994",
    "ca-ES-valencia",
    "abc-12345678-12345678-12345678-1234",
];

/// The earliest and latest times of the contract, and where calendars and computer clocks overflow.
const MOMENTS: [&str; 9] = [
    "1900-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "1970-01-01T00:00:00Z",
    "2000-02-29T23:59:59Z",
    "2026-03-29T01:30:00Z",
    "2038-01-19T03:14:08Z",
    "2100-03-01T00:00:00Z",
    "2286-11-20T17:46:40Z",
    "2999-12-31T23:59:59Z",
];

const SEEDS: [u64; 6] = [1, 2_147_483_648, 4_294_967_295, 4_294_967_296, 9_007_199_254_740_990, 9_007_199_254_740_991];

/// How many customers, besides the one with every field, say each odd text.
const TEXT_CUSTOMERS: usize = 4;

/// What the host fills in itself, or gives to one plugin only.
const NOT_OF_THE_CRM: [&str; 2] = ["config", "derived"];

/// Makes contexts from the contract's schema.
pub(crate) struct Maker {
    schema: Value,
    seed: u64,
}

impl Maker {
    pub(crate) fn new(seed: u64) -> Self {
        let mut schema = Document::Context.schema();
        if let Some(properties) = schema["properties"].as_object_mut() {
            properties.retain(|name, _| !NOT_OF_THE_CRM.contains(&name.as_str()));
        }
        Self { schema, seed }
    }

    pub(super) fn seed(&self) -> u64 {
        self.seed
    }

    /// The random numbers for the context of this name.
    pub(super) fn chance(&self, name: &str) -> Chance {
        Chance::new(self.seed, name)
    }

    /// A context with only the required fields.
    pub(super) fn smallest(&self) -> Value {
        json!({"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
            "as_of": AS_OF, "customer": {"ref": "c-1"}})
    }

    /// A context in which everything else is made in this manner.
    pub(super) fn made(&self, name: &str, manner: Manner) -> Value {
        let value = Sampler::new(&self.schema, manner, self.chance(name)).value(&self.schema, "", 0);
        let mut context = value.unwrap_or_default();
        for (name, value) in self.smallest().as_object().into_iter().flatten() {
            if name != "customer" {
                context[name] = value.clone();
            }
        }
        context["customer"]["ref"] = json!("c-1");
        context
    }

    /// A context with every field.
    pub(super) fn everything(&self) -> Value {
        self.made("everything", Manner::usual(Presence::Everything))
    }

    /// The optional sections, each with its schema.
    pub(super) fn sections(&self) -> impl Iterator<Item = (&str, &Value)> {
        let properties = self.schema["properties"].as_object().into_iter().flatten();
        let sections = properties.filter(|(_, schema)| schema.get("$ref").is_some() || schema["type"] == "array");
        sections.map(|(name, schema)| (name.as_str(), schema)).filter(|(name, _)| !["hook", "customer"].contains(name))
    }

    /// A sampler for parts of a context.
    pub(super) fn sampler(&self, name: &str, manner: Manner) -> Sampler<'_> {
        Sampler::new(&self.schema, manner, self.chance(name))
    }
}

/// Adds the contexts for this file's claims.
pub(super) fn add(plan: &mut Plan, maker: &Maker) -> Result<()> {
    hooks(plan, maker)?;
    sections(plan, maker)?;
    fields(plan, maker)?;
    languages(plan, maker)?;
    texts(plan, maker)?;
    numbers(plan, maker)?;
    times(plan, maker)
}

fn hooks(plan: &mut Plan, maker: &Maker) -> Result<()> {
    for hook in Hook::ALL {
        for (extent, context) in [("smallest", maker.smallest()), ("everything", maker.everything())] {
            plan.add(Claim::Hooks, &format!("{hook}-{extent}"), &with(context, "hook", json!(hook)))?;
        }
    }
    Ok(())
}

fn sections(plan: &mut Plan, maker: &Maker) -> Result<()> {
    let none = plan.cases.len();
    plan.add(Claim::Sections, "none", &maker.smallest())?;
    plan.add(Claim::Sections, "all", &maker.everything())?;
    let all = plan.cases.len() - 1;
    for (name, schema) in maker.sections() {
        for (extent, presence) in [("bare", Presence::Required), ("full", Presence::Everything)] {
            let case = format!("{name}-{extent}");
            let value = maker.sampler(&case, Manner::usual(presence)).value(schema, name, 0).unwrap_or_default();
            plan.add(Claim::Sections, &case, &with(maker.smallest(), name, value))?;
        }
        let without = removed(&maker.everything(), &[name.to_owned()]);
        plan.add(Claim::Sections, &format!("{name}-missing"), &without)?;
    }
    empty_sections(plan, maker, none, all)
}

/// Sections that are present but empty. Our host leaves such sections out, but another one may not.
fn empty_sections(plan: &mut Plan, maker: &Maker, none: usize, all: usize) -> Result<()> {
    let received: Map<String, Value> = serde_json::from_slice(&plan.cases[all].input)?;
    for (name, schema) in maker.sections().filter(|(name, _)| received.contains_key(*name)) {
        let empty = if schema["type"] == "array" { json!([]) } else { json!({}) };
        let smallest: Value = serde_json::from_slice(&plan.cases[none].input)?;
        let input = serde_json::to_vec(&with(smallest, name, empty))?;
        plan.add_rewritten(Claim::Sections, &format!("{name}-empty"), none, input, Expected::Answer);
    }
    Ok(())
}

fn fields(plan: &mut Plan, maker: &Maker) -> Result<()> {
    let everything = maker.everything();
    for path in every_optional(&maker.schema) {
        let name = path.join("-");
        plan.add(Claim::Fields, &format!("without-{name}"), &removed(&everything, &path))?;
        plan.add(Claim::Fields, &format!("only-{name}"), &reduced(&maker.schema, &maker.schema, &everything, &path))?;
    }
    Ok(())
}

fn languages(plan: &mut Plan, maker: &Maker) -> Result<()> {
    for language in LANGUAGES {
        let mut context = maker.everything();
        context["customer"]["language"] = json!(language);
        plan.add(Claim::Languages, language, &context)?;
    }
    Ok(())
}

fn texts(plan: &mut Plan, maker: &Maker) -> Result<()> {
    let said = odd::TEXTS.map(|(name, text)| (name, Wording::Saying(text)));
    let extents = [("shortest", Wording::Of(Extent::Least)), ("longest", Wording::Of(Extent::Most))];
    for (name, texts) in said.into_iter().chain(extents) {
        let manner = Manner { texts, ..Manner::usual(Presence::Everything) };
        plan.add(Claim::Texts, name, &maker.made(name, manner))?;
        // Whether a plugin repeats a text often depends on other facts.
        for customer in 1..=TEXT_CUSTOMERS {
            let name = format!("{name}-{customer}");
            let manner = Manner { presence: Presence::OnceIn(2), ..manner };
            plan.add(Claim::Texts, &name, &maker.made(&name, manner))?;
        }
    }
    Ok(())
}

fn numbers(plan: &mut Plan, maker: &Maker) -> Result<()> {
    let usual = Manner::usual(Presence::Everything);
    for (name, extent) in [("least", Extent::Least), ("most", Extent::Most)] {
        plan.add(Claim::Numbers, name, &maker.made(name, Manner { numbers: Some(extent), ..usual }))?;
    }
    for mixture in 1..=12 {
        let name = format!("mixture-{mixture}");
        plan.add(Claim::Numbers, &name, &maker.made(&name, Manner { numbers: None, ..usual }))?;
    }
    for seed in SEEDS {
        plan.add(Claim::Numbers, &format!("seed-{seed}"), &with(maker.everything(), "seed", json!(seed)))?;
    }
    Ok(())
}

fn times(plan: &mut Plan, maker: &Maker) -> Result<()> {
    for (name, times) in [("facts-of-1900", Extent::Least), ("facts-of-2999", Extent::Most)] {
        let manner = Manner { times, ..Manner::usual(Presence::Everything) };
        plan.add(Claim::Times, name, &maker.made(name, manner))?;
    }
    for moment in MOMENTS {
        for (extent, context) in [("smallest", maker.smallest()), ("everything", maker.everything())] {
            let name = format!("{}-{extent}", moment.replace(':', ""));
            plan.add(Claim::Times, &name, &with(context, "as_of", json!(moment)))?;
        }
    }
    Ok(())
}

/// The document with another value for one member.
pub(super) fn with(mut document: Value, name: &str, value: Value) -> Value {
    document[name] = value;
    document
}
