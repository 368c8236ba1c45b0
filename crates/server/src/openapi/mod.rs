//! The OpenAPI documents, assembled from the contract's schemas and the table of operations.

mod generators;

use std::collections::BTreeMap;

use courtesy_contract::schema::Document;
use serde_json::{Map, Value, json};

pub use self::generators::for_generators;
use crate::problem::{Kind, MEDIA_TYPE};
use crate::routes::{OPERATIONS, Operation};

/// What each operation takes and answers, by its id.
const WRITTEN: &str = include_str!("operations.json");

/// Parameters, and schemas that aren't the contract's.
const COMPONENTS: &str = include_str!("components.json");

/// What can go wrong with any request that needs a key.
const WITH_A_KEY: [Kind; 6] =
    [Kind::NoKey, Kind::UnknownKey, Kind::NotAllowed, Kind::TooBusy, Kind::NoLedger, Kind::Internal];

/// The OpenAPI 3.1 document, with the contract's schemas as they are.
#[must_use]
pub fn document() -> Value {
    let written: Map<String, Value> = parsed(WRITTEN);
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for operation in OPERATIONS {
        let described = described(operation, written[operation.id].clone());
        paths.entry(operation.path).or_default().insert(operation.method.to_lowercase(), described);
    }
    let mut components: Map<String, Value> = parsed(COMPONENTS);
    let schemas = components["schemas"].as_object_mut().expect("the components have schemas");
    for document in Document::ALL {
        add(document.schema(), schemas);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Courtesy",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Customer care that is proactive, careful, and human at the moments that matter.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": components,
    })
}

fn parsed(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).expect("it is committed, and a test reads it")
}

/// An operation with its id, its roles and what can go wrong.
fn described(operation: &Operation, mut described: Value) -> Value {
    let own = described.as_object_mut().and_then(|described| described.remove("x-problems")).unwrap_or_default();
    let own = own.as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut kinds: Vec<Kind> = own.map(kind).collect();
    if operation.roles.is_empty() {
        described["security"] = json!([]);
    } else {
        let roles: Vec<_> = operation.roles.iter().map(|role| role.word()).collect();
        described["security"] = json!([{"key": []}]);
        described["x-roles"] = json!(roles);
        kinds.extend(WITH_A_KEY);
    }
    for (status, words) in by_status(&kinds) {
        let types = words.iter().map(|word| format!("`urn:courtesy:problem:{word}`")).collect::<Vec<_>>().join(", ");
        described["responses"][status.to_string()] = json!({
            "description": format!("A problem: {types}."),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        });
    }
    described["operationId"] = json!(operation.id);
    described
}

fn kind(word: &str) -> Kind {
    *Kind::ALL.iter().find(|kind| kind.word() == word).expect("it is a kind of problem, which a test makes sure of")
}

fn by_status(kinds: &[Kind]) -> BTreeMap<u16, Vec<&'static str>> {
    let mut statuses: BTreeMap<u16, Vec<&'static str>> = BTreeMap::new();
    for kind in kinds {
        statuses.entry(kind.status().as_u16()).or_default().push(kind.word());
    }
    statuses
}

/// Adds a document and what it refers to. A document's own schema takes precedence over another's definition of it.
fn add(mut schema: Value, schemas: &mut Map<String, Value>) {
    let object = schema.as_object_mut().expect("a schema of a document is an object");
    let definitions = object.remove("$defs").unwrap_or_default();
    let (_, _) = (object.remove("$schema"), object.remove("$id"));
    let title = object["title"].as_str().expect("a document has a title").to_owned();
    for (name, mut definition) in definitions.as_object().cloned().unwrap_or_default() {
        refer_to_components(&mut definition);
        schemas.entry(name).or_insert(definition);
    }
    refer_to_components(&mut schema);
    schemas.insert(title, schema);
}

/// Turns references within a document into references within the components.
fn refer_to_components(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get_mut("$ref") {
                *target = target.replace("#/$defs/", "#/components/schemas/");
            }
            members.values_mut().for_each(refer_to_components);
        }
        Value::Array(items) => items.iter_mut().for_each(refer_to_components),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
                found.extend(members.get("mapping").and_then(Value::as_object).into_iter().flat_map(|mapping| {
                    mapping.values().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
                }));
                members.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }

    #[test]
    fn each_reference_leads_somewhere() {
        for document in [document(), for_generators()] {
            let mut found = BTreeSet::new();
            references(&document, &mut found);
            assert!(found.len() > 50, "only {} references were found", found.len());
            for reference in found {
                assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
            }
        }
    }

    #[test]
    fn each_operation_is_described_once_and_nothing_else_is() {
        let written: BTreeSet<String> = parsed(WRITTEN).keys().cloned().collect();
        let table: BTreeSet<String> = OPERATIONS.iter().map(|operation| operation.id.to_owned()).collect();
        assert_eq!(written, table);
        assert_eq!(table.len(), OPERATIONS.len());
    }

    #[test]
    fn documents_of_the_contract_define_the_same_words_the_same_way() {
        let mut known: BTreeMap<String, Value> = BTreeMap::new();
        for document in Document::ALL {
            let schema = document.schema();
            for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
                let first = known.entry(name.clone()).or_insert_with(|| definition.clone());
                assert_eq!(first, definition, "{name}");
            }
        }
    }
}
