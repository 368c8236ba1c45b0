//! The committed schemas are those of the types. `ACCEPT=1 cargo test --workspace --test schemas` writes them anew.

use std::path::PathBuf;

use courtesy_contract::schema::Document;

#[test]
fn committed_schemas_are_those_of_the_types() {
    for document in Document::ALL {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{}.v1.json", document.name()));
        let made = serde_json::to_string_pretty(&document.schema()).unwrap() + "\n";
        if std::env::var_os("ACCEPT").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == made,
            "{} has drifted; run `ACCEPT=1 cargo test --workspace --test schemas` and read the difference",
            path.display()
        );
    }
}

#[test]
fn schemas_are_valid_by_their_own_standard() {
    for document in Document::ALL {
        jsonschema::draft202012::meta::validate(&document.schema()).unwrap();
    }
}

#[test]
fn every_property_is_described() {
    fn look(value: &serde_json::Value, at: &str, missing: &mut Vec<String>) {
        if let Some(properties) = value.get("properties").and_then(|p| p.as_object()) {
            for (name, property) in properties {
                if property.get("description").is_none() && property.get("const").is_none() {
                    missing.push(format!("{at}/{name}"));
                }
            }
        }
        match value {
            serde_json::Value::Object(map) => map.iter().for_each(|(key, v)| look(v, &format!("{at}/{key}"), missing)),
            serde_json::Value::Array(list) => {
                list.iter().enumerate().for_each(|(i, v)| look(v, &format!("{at}/{i}"), missing))
            }
            _ => {}
        }
    }
    let mut missing = Vec::new();
    for document in Document::ALL {
        look(&document.schema(), document.name(), &mut missing);
    }
    assert!(missing.is_empty(), "without a description: {missing:#?}");
}
