//! Step 1: cuts the context to what one plugin reads.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use courtesy_contract::schema::Document;
use courtesy_contract::{
    Context, ContractVersion, Derived, Digest, Label, Language, PluginContract, Pointer, Policy, Seed, Timestamp,
};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::asked::Known;
use crate::digest;
use crate::pipeline::derive;
use crate::pipeline::older::Older;
use crate::rules::spoken;

/// One customer's facts, prepared once for all plugins. The JSON of each section is written when it is first needed.
pub(crate) struct Facts<'c> {
    context: Cow<'c, Context>,
    /// The language to write in, if the context doesn't say.
    assumed: Option<Language>,
    derived: Derived,
    json: [OnceLock<Vec<u8>>; SECTIONS.len()],
    known: [OnceLock<Known>; SECTIONS.len()],
    /// The same in the words of contract 1.0, if they differ.
    older: OnceLock<Option<Box<OlderFacts>>>,
}

struct OlderFacts {
    facts: Facts<'static>,
    older: Older,
}

impl Facts<'_> {
    /// The context's `as_of`, in seconds since 1970.
    pub(crate) fn as_of_s(&self) -> i64 {
        self.context.as_of.unix_s()
    }

    /// The context's seed.
    pub(crate) fn seed(&self) -> u64 {
        self.context.seed.get()
    }
}

macro_rules! sections {
    ($($name:ident)+) => {
        /// The sections that a plugin can read, in the order of the context.
        pub(super) const SECTIONS: &[&str] = &[$(stringify!($name),)+ "derived"];

        impl Facts<'_> {
            fn write(&self, section: &str) -> serde_json::Result<Vec<u8>> {
                match section {
                    $(stringify!($name) => serde_json::to_vec(&self.context.$name),)+
                    _ => serde_json::to_vec(&self.derived),
                }
            }
        }
    };
}

sections! {
    customer preferences permissions channels interactions cases orders subscriptions appointments billing feedback
    journeys care events history promises approvals budgets capacity community scores
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
        let derived = derive::facts(&context);
        let (json, known) = (std::array::from_fn(|_| OnceLock::new()), std::array::from_fn(|_| OnceLock::new()));
        Self { context, assumed, derived, json, known, older: OnceLock::new() }
    }

    /// The context itself, for the host only.
    pub(crate) fn context(&self) -> &Context {
        &self.context
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

    /// Whether a plugin of this contract receives other words than the context has.
    pub(crate) fn differ_for(&self, contract: PluginContract) -> bool {
        self.other_words(contract).is_some()
    }

    /// The facts in the words of a plugin's contract, if they aren't these.
    fn other_words(&self, contract: PluginContract) -> Option<&OlderFacts> {
        match contract {
            PluginContract::V1_0 => self.older(),
            PluginContract::V1_1 => None,
        }
    }

    /// A section's JSON; `None` if it is empty or there is no such section.
    fn section(&self, name: &str) -> Option<&[u8]> {
        let place = SECTIONS.iter().position(|section| *section == name)?;
        let json = self.json[place].get_or_init(|| self.write(name).expect("a context is plain data"));
        (!matches!(json.as_slice(), b"[]" | b"{}")).then_some(json)
    }

    /// What is known of a section, by its place in [`SECTIONS`].
    pub(super) fn known(&self, section: usize) -> Known {
        *self.known[section].get_or_init(|| {
            let name = SECTIONS[section];
            let known = self.section(name).map_or_else(Known::default, |json| Known::of(section, json));
            let assumed =
                Known::bit(section, Some("language")).filter(|_| name == "customer" && self.assumed.is_some());
            assumed.map_or(known, |language| known.and(language))
        })
    }

    /// The facts as a plugin of this contract receives them.
    pub(crate) fn told_to(&self, contract: PluginContract) -> &Facts<'_> {
        self.other_words(contract).map_or(self, |other| &other.facts)
    }

    /// The members that every plugin receives. In the context's own JSON, `requested_at` is among them.
    fn envelope(&self, contract: &ContractVersion, requested_at: Option<Timestamp>) -> Vec<u8> {
        let context = &*self.context;
        let mut json = Vec::with_capacity(4096);
        json.push(b'{');
        member(&mut json, "contract", contract);
        member(&mut json, "decision_id", &context.decision_id);
        member(&mut json, "hook", &context.hook);
        member(&mut json, "as_of", &context.as_of);
        if let Some(requested_at) = requested_at {
            member(&mut json, "requested_at", &requested_at);
        }
        if context.seed != Seed::default() {
            member(&mut json, "seed", &context.seed);
        }
        json
    }

    /// SHA-256 of the context's JSON as the contract's types write it, without `derived`.
    pub(crate) fn digest(&self) -> Digest {
        digest::of(&self.without_derived())
    }

    fn without_derived(&self) -> Vec<u8> {
        let mut json = self.envelope(&self.context.contract, self.context.requested_at);
        for name in SECTIONS.iter().filter(|name| **name != "derived") {
            if let Some(section) = self.section(name) {
                key(&mut json, name);
                json.extend_from_slice(section);
            }
        }
        json.push(b'}');
        json
    }
}

/// What one plugin may see: whole sections, or some fields of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    sections: BTreeMap<String, Fields>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Fields {
    All,
    Some(BTreeSet<String>),
}

impl Fields {
    fn contain(&self, field: &str) -> bool {
        match self {
            Self::All => true,
            Self::Some(fields) => fields.contains(field),
        }
    }
}

/// A name in `reads` that names nothing in the context, with the nearest name that does.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    pub(crate) name: String,
    pub(crate) nearest: Option<String>,
}

impl Scope {
    /// Parses a manifest's `reads`.
    ///
    /// The required fields of a section's items are always included, because they identify the items.
    pub(crate) fn parse(reads: &[Label]) -> Result<Self, Unknown> {
        let mut scope = Self::default();
        for name in reads {
            scope.add(name.as_str())?;
        }
        Ok(scope)
    }

    fn add(&mut self, name: &str) -> Result<(), Unknown> {
        let (section, field) = name.split_once('.').map_or((name, None), |(section, field)| (section, Some(field)));
        let shape = SHAPES.get(section).filter(|shape| field.is_none_or(|field| shape.fields.contains(field)));
        let Some(shape) = shape else {
            return Err(Unknown { name: name.to_owned(), nearest: nearest(name) });
        };
        let fields = self.sections.entry(section.to_owned()).or_insert_with(|| Fields::Some(shape.required.clone()));
        match (field, fields) {
            (None, fields) => *fields = Fields::All,
            (Some(field), Fields::Some(fields)) => drop(fields.insert(field.to_owned())),
            (Some(_), Fields::All) => {}
        }
        Ok(())
    }

    /// The parts of this scope that `other` doesn't cover, as `reads` would name them.
    pub(crate) fn beyond(&self, other: &Self) -> Vec<String> {
        let mut missing = Vec::new();
        for (section, fields) in &self.sections {
            match (fields, other.sections.get(section)) {
                (_, Some(Fields::All)) => {}
                (_, None) | (Fields::All, Some(Fields::Some(_))) => missing.push(section.clone()),
                (Fields::Some(mine), Some(Fields::Some(theirs))) => {
                    missing.extend(mine.difference(theirs).map(|field| format!("{section}.{field}")));
                }
            }
        }
        missing
    }

    /// Whether the plugin sees whether a section's field has a value, or without a field whether the section is empty: of a
    /// list, it sees every item as soon as it sees any field.
    pub(super) fn reveals(&self, section: &str, field: Option<&str>) -> bool {
        match (self.sections.get(section), field) {
            (None, _) => false,
            (Some(Fields::All), _) => true,
            (Some(Fields::Some(fields)), Some(field)) => fields.contains(field),
            (Some(Fields::Some(_)), None) => SHAPES.get(section).is_some_and(|shape| shape.is_list),
        }
    }

    /// Whether a section's field is shown, or without a field anything of the section.
    fn shows(&self, section: &str, field: Option<&str>) -> bool {
        let always = section == "customer" && field.is_none_or(|field| field == "ref");
        always || self.sections.get(section).is_some_and(|fields| field.is_none_or(|field| fields.contain(field)))
    }
}

/// What a plugin receives besides the customer's facts.
pub(crate) struct Receiver {
    /// The plugin's id and the operator's salt, mixed into the customer's reference.
    pub(crate) salt: Vec<u8>,
    /// The plugin's settings as JSON.
    pub(crate) config: Value,
    /// The contract whose words it knows.
    pub(crate) contract: PluginContract,
}

impl Receiver {
    /// The version that the plugin is told: no later one than its own.
    fn version(&self, context: &Context) -> ContractVersion {
        match self.contract {
            PluginContract::V1_0 => ContractVersion::new("1.0").expect("a version"),
            PluginContract::V1_1 => context.contract.clone(),
        }
    }
}

/// The JSON that a plugin receives: the envelope, what its scope names, a reference of its own, and its settings.
pub(crate) fn view(facts: &Facts, scope: &Scope, receiver: &Receiver) -> Vec<u8> {
    let facts = facts.told_to(receiver.contract);
    let mut json = facts.envelope(&receiver.version(&facts.context), None);
    member(&mut json, "config", &receiver.config);
    customer(&mut json, facts, scope, receiver);
    for (name, fields) in scope.sections.iter().filter(|(name, _)| *name != "customer") {
        if let Some(section) = facts.section(name) {
            key(&mut json, name);
            match fields {
                Fields::All => json.extend_from_slice(section),
                Fields::Some(fields) => masked(&mut json, section, fields),
            }
        }
    }
    json.push(b'}');
    json
}

/// Writes the customer, with a reference of the plugin's own and the fields that the scope names.
fn customer(json: &mut Vec<u8>, facts: &Facts, scope: &Scope, receiver: &Receiver) {
    let reference = digest::hex(&[&receiver.salt, facts.context.customer.reference.as_str().as_bytes()]);
    key(json, "customer");
    json.push(b'{');
    member(json, "ref", &reference[..16]);
    if scope.sections.contains_key("customer") {
        let section = facts.section("customer").unwrap_or(b"{}");
        for (name, value) in &members(section).0 {
            if *name != "ref" && scope.shows("customer", Some(name)) {
                member(json, name, value);
            }
        }
        if let Some(language) = facts.assumed.as_ref().filter(|_| scope.shows("customer", Some("language"))) {
            member(json, "language", language);
        }
    }
    json.push(b'}');
}

/// Copies a section with only some of its fields, or of those of its items.
fn masked(json: &mut Vec<u8>, section: &[u8], fields: &BTreeSet<String>) {
    if section.starts_with(b"{") {
        return some_members(json, &members(section), fields);
    }
    let items: Vec<Members> = serde_json::from_slice(section).expect("our own JSON");
    json.push(b'[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            json.push(b',');
        }
        some_members(json, item, fields);
    }
    json.push(b']');
}

fn some_members(json: &mut Vec<u8>, members: &Members, fields: &BTreeSet<String>) {
    json.push(b'{');
    for (name, value) in members.0.iter().filter(|(name, _)| fields.contains(*name)) {
        member(json, name, value);
    }
    json.push(b'}');
}

/// An object's members in order, with their values as raw JSON.
struct Members<'j>(Vec<(&'j str, &'j RawValue)>);

fn members(object: &[u8]) -> Members<'_> {
    serde_json::from_slice(object).expect("our own JSON")
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut members = Vec::with_capacity(12);
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

/// The place in the context that a plugin's evidence points at; `None` if the plugin didn't receive it.
pub(crate) fn origin(facts: &Facts, scope: &Scope, receiver: &Receiver, pointer: &Pointer) -> Option<Pointer> {
    match facts.other_words(receiver.contract) {
        Some(other) => resolves(&other.facts, scope, receiver, pointer).then(|| other.older.origin(pointer))?,
        None => resolves(facts, scope, receiver, pointer).then(|| pointer.clone()),
    }
}

fn resolves(facts: &Facts, scope: &Scope, receiver: &Receiver, pointer: &Pointer) -> bool {
    let tokens = pointer.as_str().split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"));
    let tokens: Vec<String> = tokens.collect();
    let Some((section, rest)) = tokens.split_first() else { return false };
    match section.as_str() {
        "seed" => rest.is_empty() && facts.context.seed != Seed::default(),
        "contract" | "decision_id" | "hook" | "as_of" => rest.is_empty(),
        "customer" if facts.assumed.is_some() && rest == ["language"] => scope.shows("customer", Some("language")),
        "config" => receiver.config.pointer(&pointer.as_str()["/config".len()..]).is_some(),
        section => {
            let Some(json) = facts.section(section) else { return false };
            let field = if json.starts_with(b"[") { rest.get(1) } else { rest.first() };
            scope.shows(section, field.map(String::as_str)) && leads_somewhere(json, rest)
        }
    }
}

/// Whether the rest of a JSON Pointer leads to a value.
fn leads_somewhere(json: &[u8], tokens: &[String]) -> bool {
    let Some((token, rest)) = tokens.split_first() else { return true };
    let next = match json.first() {
        Some(b'{') => members(json).0.into_iter().find(|(name, _)| *name == token.as_str()).map(|(_, value)| value),
        Some(b'[') => position(token).and_then(|place| {
            let items: Vec<&RawValue> = serde_json::from_slice(json).expect("our own JSON");
            items.get(place).copied()
        }),
        _ => None,
    };
    next.is_some_and(|value| leads_somewhere(value.get().as_bytes(), rest))
}

/// An array index in the form of RFC 6901: digits without leading zeros.
fn position(token: &str) -> Option<usize> {
    let plain = token == "0" || !token.starts_with(['0', '+']);
    plain.then(|| token.parse().ok()).flatten()
}

fn member<T: Serialize + ?Sized>(json: &mut Vec<u8>, name: &str, value: &T) {
    key(json, name);
    serde_json::to_writer(json, value).expect("writing to memory does not fail");
}

/// Writes a key, after a comma unless it is the object's first.
fn key(json: &mut Vec<u8>, name: &str) {
    if json.last() != Some(&b'{') {
        json.push(b',');
    }
    json.push(b'"');
    json.extend_from_slice(name.as_bytes());
    json.extend_from_slice(b"\":");
}

/// The fields of one section of the context, by the schema.
struct Shape {
    fields: BTreeSet<String>,
    required: BTreeSet<String>,
    /// Whether the section is a list of objects, rather than one object.
    is_list: bool,
}

/// The names of a section's fields, sorted.
pub(super) fn fields(section: &str) -> impl Iterator<Item = &'static str> {
    SHAPES.get(section).into_iter().flat_map(|shape| &shape.fields).map(String::as_str)
}

/// The sections that a plugin can read, with their fields.
static SHAPES: LazyLock<BTreeMap<String, Shape>> = LazyLock::new(|| {
    let schema = Document::Context.schema();
    let sections = schema["properties"].as_object().into_iter().flatten();
    let shapes = sections.filter_map(|(name, property)| Some((name.clone(), shape(&schema, property)?)));
    shapes.collect()
});

fn shape(schema: &Value, property: &Value) -> Option<Shape> {
    let reference = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str())?;
    let object = schema.pointer(reference.strip_prefix('#')?)?;
    let fields = object["properties"].as_object()?.keys().cloned().collect();
    let required = object["required"].as_array().into_iter().flatten();
    let required = required.filter_map(|field| field.as_str().map(str::to_owned)).collect();
    Some(Shape { fields, required, is_list: property.get("items").is_some() })
}

/// The most similar name that can be read.
fn nearest(name: &str) -> Option<String> {
    let (section, field) = name.split_once('.').map_or((name, None), |(section, field)| (section, Some(field)));
    let section = match SHAPES.contains_key(section) {
        true => section,
        false => crate::document::nearest_name(section, SHAPES.keys().map(String::as_str))?,
    };
    let Some(field) = field else { return Some(section.to_owned()) };
    let fields = &SHAPES[section].fields;
    let field = match fields.contains(field) {
        true => field,
        false => crate::document::nearest_name(field, fields.iter().map(String::as_str))?,
    };
    Some(format!("{section}.{field}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    fn context() -> Context {
        let json = br#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","requested_at":"2026-03-28T20:41:00Z","seed":7,
            "customer":{"ref":"c-1","language":"nl","country":"NL"},
            "orders":[{"id":"o-1","status":"failed","failure":"carrier_lost"},{"id":"o-2","status":"shipped"}],
            "billing":{"arrears":true,"days_past_due":3},
            "approvals":[{"key":"a","by":"human","at":"2026-03-28T20:00:00Z"}],
            "budgets":[{"name":"gestures","spent":{"minor":100,"currency":"EUR"}}]}"#;
        read::context(json).unwrap()
    }

    fn scope(reads: &[&str]) -> Scope {
        Scope::parse(&reads.iter().map(|name| Label::new(*name).unwrap()).collect::<Vec<_>>()).unwrap()
    }

    fn receiver() -> Receiver {
        Receiver { salt: b"check-in".to_vec(), config: serde_json::json!({"limit": 5}), contract: PluginContract::V1_1 }
    }

    fn seen(reads: &[&str]) -> Value {
        serde_json::from_slice(&view(&Facts::plain(&context()), &scope(reads), &receiver())).unwrap()
    }

    #[test]
    fn shows_the_envelope_alone_to_a_plugin_that_reads_nothing() {
        insta::assert_json_snapshot!(seen(&[]));
    }

    #[test]
    fn shows_the_named_fields_and_what_items_are_known_by() {
        insta::assert_json_snapshot!(seen(&["orders.failure", "customer.language", "billing.days_past_due"]));
    }

    #[test]
    fn gives_each_plugin_another_reference() {
        let other = Receiver { salt: b"other".to_vec(), ..receiver() };
        let json: Value = serde_json::from_slice(&view(&Facts::plain(&context()), &scope(&[]), &other)).unwrap();
        assert_ne!(json["customer"]["ref"], seen(&[])["customer"]["ref"]);
        assert_ne!(json["customer"]["ref"], "c-1");
    }

    #[test]
    fn names_the_nearest_when_a_read_is_unknown() {
        let unknown = |name: &str| Scope::parse(&[Label::new(name).unwrap()]).unwrap_err().nearest;
        assert_eq!(unknown("order.status").as_deref(), Some("orders.status"));
        assert_eq!(unknown("derived.days_since_last_ordr").as_deref(), Some("derived.days_since_last_order"));
        assert_eq!(unknown("orders.status.x").as_deref(), Some("orders.status"));
        assert_eq!(unknown("seed"), None);
        assert_eq!(unknown("customer.email_address"), None);
    }

    /// Every place in the context, as JSON Pointers.
    fn places(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| places(item, &format!("{at}/{i}"), found))
            }
            Value::Object(object) => {
                object.iter().for_each(|(name, item)| places(item, &format!("{at}/{name}"), found))
            }
            _ => {}
        }
    }

    #[test]
    fn evidence_resolves_exactly_where_the_plugin_received_something() {
        let context = context();
        let facts = Facts::plain(&context);
        let whole = serde_json::to_value(Context { derived: derive::facts(&context), ..context.clone() }).unwrap();
        let mut everywhere = Vec::new();
        places(&whole, "", &mut everywhere);
        for reads in [
            &[][..],
            &["orders"],
            &["orders.failure"],
            &["customer"],
            &["customer.country", "derived"],
            &["billing.arrears", "care"],
        ] {
            let (view, scope) = (seen(reads), scope(reads));
            for place in everywhere.iter().filter(|place| !place.is_empty()) {
                let resolved = resolves(&facts, &scope, &receiver(), &Pointer::new(place.as_str()).unwrap());
                assert_eq!(resolved, view.pointer(place).is_some(), "{place} with {reads:?}");
            }
        }
        for (place, there) in
            [("/config/limit", true), ("/config", true), ("/config/other", false), ("/as_of/x", false)]
        {
            let resolved = resolves(&facts, &scope(&[]), &receiver(), &Pointer::new(place).unwrap());
            assert_eq!(resolved, there, "{place}");
        }
    }

    #[test]
    fn the_context_that_has_the_digest_is_the_one_that_the_contract_writes() {
        let context = context();
        let facts = Facts::plain(&Context { derived: derive::facts(&context), ..context.clone() }).without_derived();
        assert_eq!(String::from_utf8(facts).unwrap(), serde_json::to_string(&context).unwrap());
    }

    #[test]
    fn every_section_that_can_be_read_is_there_to_be_shown() {
        let mut sections = SECTIONS.to_vec();
        sections.sort_unstable();
        assert_eq!(sections, SHAPES.keys().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn a_scope_says_what_lies_beyond_another() {
        let narrow = scope(&["orders.failure"]);
        assert_eq!(narrow.beyond(&scope(&["orders"])), Vec::<String>::new());
        assert_eq!(scope(&["orders", "care"]).beyond(&narrow), ["care", "orders"]);
        assert_eq!(scope(&["orders.amount"]).beyond(&narrow), ["orders.amount"]);
    }
}
