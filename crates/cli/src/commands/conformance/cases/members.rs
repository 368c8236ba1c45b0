//! Finds optional members in a schema, and removes members from a document.

use serde_json::{Map, Value};

use crate::commands::conformance::sample::{is_required, resolved};

/// The names on the way to a member. A path through a list leads into each of its items.
pub(crate) type Path = Vec<String>;

/// The contract's documents aren't nested deeper; a recursive schema would be.
const DEEPEST: usize = 8;

/// The paths of all optional members that a schema describes.
pub(crate) fn every_optional(root: &Value) -> Vec<Path> {
    let mut found = Vec::new();
    walk(root, root, &mut Vec::new(), &mut found);
    found
}

fn walk(root: &Value, schema: &Value, path: &mut Path, found: &mut Vec<Path>) {
    let schema = resolved(root, schema);
    if path.len() > DEEPEST {
        return;
    }
    if let Some(items) = schema.get("items") {
        walk(root, items, path, found);
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        path.push(name.clone());
        if !is_required(schema, name) {
            found.push(path.clone());
        }
        walk(root, property, path, found);
        path.pop();
    }
}

/// The document without the member at this path.
pub(crate) fn removed(document: &Value, path: &[String]) -> Value {
    match (document, path) {
        (Value::Array(items), path) => items.iter().map(|item| removed(item, path)).collect(),
        (Value::Object(members), [name, rest @ ..]) => {
            let kept = members.iter().filter(|(member, _)| !rest.is_empty() || *member != name);
            let changed = kept.map(|(member, value)| {
                (member.clone(), if member == name { removed(value, rest) } else { value.clone() })
            });
            Value::Object(changed.collect())
        }
        _ => document.clone(),
    }
}

/// The document reduced to its required members, and the member at this path with what it requires.
pub(super) fn reduced(root: &Value, schema: &Value, document: &Value, path: &[String]) -> Value {
    let schema = resolved(root, schema);
    match document {
        Value::Array(items) => items.iter().take(1).map(|item| reduced(root, &schema["items"], item, path)).collect(),
        Value::Object(members) => {
            let mut kept = Map::new();
            for (name, value) in members {
                let rest = if path.first() == Some(name) { &path[1..] } else { &[] };
                if is_required(schema, name) || path.first() == Some(name) {
                    kept.insert(name.clone(), reduced(root, &schema["properties"][name.as_str()], value, rest));
                }
            }
            Value::Object(kept)
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::schema::Document;
    use serde_json::json;

    use super::*;

    fn path(names: &[&str]) -> Path {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn optional_members_are_found_at_every_depth() {
        let found = every_optional(&Document::Context.schema());
        for names in
            [&["orders"][..], &["customer", "region"], &["orders", "amount"], &["journeys", "friction", "last_at"]]
        {
            assert!(found.contains(&path(names)), "{names:?}");
        }
        for names in [&["hook"][..], &["orders", "id"], &["orders", "amount", "minor"]] {
            assert!(!found.contains(&path(names)), "{names:?}");
        }
    }

    #[test]
    fn a_member_is_taken_out_of_every_item() {
        let document = json!({"a": [{"b": 1, "c": 2}, {"b": 3}], "b": 4});
        assert_eq!(removed(&document, &path(&["a", "b"])), json!({"a": [{"c": 2}, {}], "b": 4}));
        assert_eq!(removed(&document, &path(&["a"])), json!({"b": 4}));
    }

    #[test]
    fn what_is_reduced_keeps_what_must_be_there() {
        let schema = json!({"required": ["b"], "properties": {
            "a": {"items": {"required": ["c"], "properties": {"c": {}, "d": {}, "e": {}}}}, "b": {}, "f": {}}});
        let document = json!({"a": [{"c": 1, "d": 2, "e": 3}, {"c": 4}], "b": 5, "f": 6});
        let kept = reduced(&schema, &schema, &document, &path(&["a", "d"]));
        assert_eq!(kept, json!({"a": [{"c": 1, "d": 2}], "b": 5}));
    }
}
