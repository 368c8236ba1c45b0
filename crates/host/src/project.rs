//! Step 1: cuts the context to what one plugin reads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use courtesy_contract::schema::Document;
use courtesy_contract::{Context, Label, Pointer};
use serde_json::Value;

use crate::{derive, digest};

/// What every plugin receives of every customer, besides the reference and its own settings.
const ENVELOPE: [&str; 5] = ["contract", "decision_id", "hook", "as_of", "seed"];

/// One customer's facts, prepared once for all plugins.
pub(crate) struct Facts {
    value: Value,
    reference: String,
}

impl Facts {
    /// Computes the derived facts and takes the context apart.
    pub(crate) fn prepare(context: &Context) -> Self {
        let mut context = context.clone();
        context.derived = derive::facts(&context);
        let reference = context.customer.reference.as_str().to_owned();
        let value = serde_json::to_value(&context).expect("a context is plain data");
        Self { value, reference }
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
    /// Understands a manifest's `reads`.
    ///
    /// The required fields of a section's items always come along: they are what the items are known by.
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

    fn sees_customer_field(&self, field: &str) -> bool {
        field == "ref" || self.sections.get("customer").is_some_and(|fields| fields.contain(field))
    }
}

/// What a plugin receives besides the customer's facts.
pub(crate) struct Receiver {
    /// The plugin's id and the operator's salt, mixed into the customer's reference.
    pub(crate) salt: Vec<u8>,
    /// The plugin's settings as JSON.
    pub(crate) config: Value,
}

/// The JSON that a plugin receives: the envelope, what its scope names, another reference, and its settings.
pub(crate) fn view(facts: &Facts, scope: &Scope, receiver: &Receiver) -> Vec<u8> {
    let mut json = Vec::with_capacity(1024);
    json.push(b'{');
    for name in ENVELOPE {
        if let Some(value) = facts.value.get(name) {
            member(&mut json, name, value);
        }
    }
    member(&mut json, "config", &receiver.config);
    customer(&mut json, facts, scope, receiver);
    for (name, fields) in &scope.sections {
        if name != "customer"
            && let Some(section) = facts.value.get(name)
        {
            key(&mut json, name);
            masked(&mut json, section, fields);
        }
    }
    json.push(b'}');
    json
}

/// The place a plugin's evidence points at, if it is there in what the plugin received.
pub(crate) fn resolve<'f>(
    facts: &'f Facts,
    scope: &Scope,
    receiver: &'f Receiver,
    pointer: &Pointer,
) -> Option<&'f Value> {
    let mut tokens = pointer.as_str().split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"));
    let section = tokens.next()?;
    if section == "config" {
        return receiver.config.pointer(pointer.as_str().strip_prefix("/config")?);
    }
    let value = facts.value.pointer(pointer.as_str())?;
    if ENVELOPE.contains(&section.as_str()) {
        return Some(value);
    }
    let field = match facts.value.get(&section)? {
        Value::Array(_) => tokens.nth(1),
        _ => tokens.next(),
    };
    let seen = match (section.as_str(), field) {
        ("customer", Some(field)) => scope.sees_customer_field(&field),
        ("customer", None) => true,
        (section, Some(field)) => scope.sections.get(section)?.contain(&field),
        (section, None) => scope.sections.contains_key(section),
    };
    seen.then_some(value)
}

fn customer(json: &mut Vec<u8>, facts: &Facts, scope: &Scope, receiver: &Receiver) {
    let reference = digest::hex(&[&receiver.salt, facts.reference.as_bytes()]);
    key(json, "customer");
    json.push(b'{');
    member(json, "ref", &Value::String(reference[..16].to_owned()));
    for (name, value) in facts.value["customer"].as_object().into_iter().flatten() {
        if name != "ref" && scope.sees_customer_field(name) {
            member(json, name, value);
        }
    }
    json.push(b'}');
}

fn masked(json: &mut Vec<u8>, section: &Value, fields: &Fields) {
    match (section, fields) {
        (section, Fields::All) => write(json, section),
        (Value::Array(items), fields) => {
            json.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    json.push(b',');
                }
                masked(json, item, fields);
            }
            json.push(b']');
        }
        (Value::Object(object), fields) => {
            json.push(b'{');
            for (name, value) in object.iter().filter(|(name, _)| fields.contain(name)) {
                member(json, name, value);
            }
            json.push(b'}');
        }
        (value, _) => write(json, value),
    }
}

fn member(json: &mut Vec<u8>, name: &str, value: &Value) {
    key(json, name);
    write(json, value);
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

fn write(json: &mut Vec<u8>, value: &Value) {
    serde_json::to_writer(json, value).expect("writing to memory does not fail");
}

/// The fields of one section of the context, by the schema.
struct Shape {
    fields: BTreeSet<String>,
    required: BTreeSet<String>,
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
    Some(Shape { fields, required: required.filter_map(|field| field.as_str().map(str::to_owned)).collect() })
}

/// The readable name that is written most like this one.
fn nearest(name: &str) -> Option<String> {
    let names = SHAPES.iter().flat_map(|(section, shape)| {
        let fields = shape.fields.iter().map(move |field| format!("{section}.{field}"));
        std::iter::once(section.clone()).chain(fields)
    });
    crate::nearest_name(name, names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    fn facts() -> Facts {
        let json = br#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","seed":7,
            "customer":{"ref":"c-1","language":"nl","country":"NL"},
            "orders":[{"id":"o-1","status":"failed","failure":"carrier_lost"},{"id":"o-2","status":"shipped"}],
            "billing":{"arrears":true,"days_past_due":3}}"#;
        Facts::prepare(&read::context(json).unwrap())
    }

    fn scope(reads: &[&str]) -> Scope {
        Scope::parse(&reads.iter().map(|name| Label::new(*name).unwrap()).collect::<Vec<_>>()).unwrap()
    }

    fn receiver() -> Receiver {
        Receiver { salt: b"check-in".to_vec(), config: serde_json::json!({"limit": 5}) }
    }

    fn seen(reads: &[&str]) -> Value {
        serde_json::from_slice(&view(&facts(), &scope(reads), &receiver())).unwrap()
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
        let json: Value = serde_json::from_slice(&view(&facts(), &scope(&[]), &other)).unwrap();
        assert_ne!(json["customer"]["ref"], seen(&[])["customer"]["ref"]);
        assert_ne!(json["customer"]["ref"], "c-1");
    }

    #[test]
    fn names_the_nearest_when_a_read_is_unknown() {
        let unknown = |name: &str| Scope::parse(&[Label::new(name).unwrap()]).unwrap_err().nearest;
        assert_eq!(unknown("order.status").as_deref(), Some("orders.status"));
        assert_eq!(unknown("derived.days_since_last_ordr").as_deref(), Some("derived.days_since_last_order"));
        assert_eq!(unknown("seed"), None);
        assert_eq!(unknown("orders.status.x").as_deref(), Some("orders.status"));
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
        let facts = facts();
        let mut everywhere = Vec::new();
        places(&facts.value, "", &mut everywhere);
        for reads in [
            &[][..],
            &["orders"],
            &["orders.failure"],
            &["customer"],
            &["customer.country", "derived"],
            &["billing.arrears"],
        ] {
            let view = seen(reads);
            for place in everywhere.iter().filter(|place| !place.is_empty()) {
                let (scope, receiver) = (scope(reads), receiver());
                let resolved = resolve(&facts, &scope, &receiver, &Pointer::new(place.as_str()).unwrap());
                assert_eq!(resolved.is_some(), view.pointer(place).is_some(), "{place} with {reads:?}");
            }
        }
        let config = Pointer::new("/config/limit").unwrap();
        assert_eq!(resolve(&facts, &scope(&[]), &receiver(), &config), Some(&serde_json::json!(5)));
    }

    #[test]
    fn a_scope_says_what_lies_beyond_another() {
        let narrow = scope(&["orders.failure"]);
        assert_eq!(narrow.beyond(&scope(&["orders"])), Vec::<String>::new());
        assert_eq!(scope(&["orders", "care"]).beyond(&narrow), ["care", "orders"]);
        assert_eq!(scope(&["orders.amount"]).beyond(&narrow), ["orders.amount"]);
    }
}
