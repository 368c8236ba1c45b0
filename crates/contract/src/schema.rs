//! The JSON Schemas (2020-12) of the contract's documents, generated from the types and their comments.

mod examples;
mod expected;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

pub use expected::expected;

use crate::{Answer, Context, Decision, Manifest, OutcomeRecord, Policy, Profile, Record};

/// A document of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Document {
    /// What is known about one customer.
    Context,
    /// What one plugin returns.
    Answer,
    /// The host's result.
    Decision,
    /// What a plugin says about itself.
    Manifest,
    /// The operator's settings.
    Policy,
    /// What is kept of a decision, to make it again.
    Record,
    /// What came of an action.
    Outcome,
}

impl Document {
    /// Every document.
    pub const ALL: [Self; 7] =
        [Self::Context, Self::Answer, Self::Decision, Self::Manifest, Self::Policy, Self::Record, Self::Outcome];

    /// The document's name, as in its schema's file name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Answer => "answer",
            Self::Decision => "decision",
            Self::Manifest => "manifest",
            Self::Policy => "policy",
            Self::Record => "record",
            Self::Outcome => "outcome",
        }
    }

    /// The document's JSON Schema.
    #[must_use]
    pub fn schema(self) -> Value {
        match self {
            Self::Context => with_config(schema_of::<Context>(self)),
            Self::Answer => schema_of::<Answer>(self),
            Self::Decision => schema_of::<Decision>(self),
            Self::Manifest => schema_of::<Manifest>(self),
            Self::Policy => with_profiles(with_key_names(schema_of::<Policy>(self))),
            Self::Record => schema_of::<Record>(self),
            Self::Outcome => schema_of::<OutcomeRecord>(self),
        }
    }
}

fn schema_of<T: JsonSchema>(document: Document) -> Value {
    let mut settings = SchemaSettings::draft2020_12().for_deserialize();
    settings.transforms.push(Box::new(RecursiveTransform(without_null)));
    settings.transforms.push(Box::new(RecursiveTransform(with_integer_bounds)));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".into(), json!(format!("urn:courtesy:schema:{}:1", document.name())));
    let mut schema = schema.to_value();
    examples::add(&mut schema);
    schema
}

/// The contract has no nulls: an optional field is left out.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice != &json!({"type": "null"}));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            for (key, value) in only {
                schema.ensure_object().entry(key).or_insert(value);
            }
        }
    }
    if schema.get("default") == Some(&Value::Null) {
        schema.remove("default");
    }
}

/// Puts the bounds of Rust's integer types into `maximum`, and removes the types' names from `format`.
fn with_integer_bounds(schema: &mut Schema) {
    let maximum = match schema.get("format").and_then(Value::as_str) {
        Some("uint8") => json!(u8::MAX),
        Some("uint32") => json!(u32::MAX),
        Some("uint64") => json!(u64::MAX),
        Some("uint16") => json!(u16::MAX),
        Some("double" | "int16") => Value::Null,
        _ => return,
    };
    schema.remove("format");
    if !maximum.is_null() {
        schema.ensure_object().entry("maximum").or_insert(maximum);
    }
}

/// Adds a plugin's settings, whose shape only its manifest knows.
fn with_config(mut context: Value) -> Value {
    context["properties"]["config"] = json!({
        "description": "The plugin's settings, as its manifest declares them. Only in what a plugin receives.",
        "type": "object"
    });
    context
}

/// Constrains the keys of a policy's tables.
fn with_key_names(mut policy: Value) -> Value {
    policy["properties"]["purposes"]["propertyNames"] = json!({"$ref": "#/$defs/ActionKind"});
    policy["properties"]["plugins"]["propertyNames"] = policy["properties"]["plugin_order"]["items"].clone();
    let label = policy["$defs"]["Grant"]["properties"]["reads"]["items"].clone();
    policy["$defs"]["CapacityPolicy"]["properties"]["queue_max_wait_s"]["propertyNames"] = label;
    policy["properties"]["profiles"]["propertyNames"] = policy["properties"]["plugin_order"]["items"].clone();
    policy
}

/// Names the profiles that every policy has, and the settings that a profile can change.
fn with_profiles(mut policy: Value) -> Value {
    let profile = &mut policy["properties"]["profile"];
    let own = ["type", "pattern", "minLength", "maxLength"].map(|key| (key.to_owned(), profile[key].take()));
    *profile = json!({
        "description": profile["description"],
        "anyOf": [{"type": "string", "enum": [Policy::NORMAL, Policy::CRISIS]}, Map::from_iter(own)],
        "default": profile["default"],
    });
    let mut settings = policy["properties"].as_object().cloned().unwrap_or_default();
    settings.retain(|name, _| !Profile::FIXED.contains(&name.as_str()));
    for setting in settings.values_mut().filter_map(Value::as_object_mut) {
        // What isn't named is as in the rest of the policy.
        setting.remove("default");
    }
    policy["$defs"]["Profile"]["properties"] = Value::Object(settings);
    policy["$defs"]["Profile"]["additionalProperties"] = json!(false);
    policy
}
