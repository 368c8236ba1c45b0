//! The copy of the SDK that comes with a plugin in Rust until it is published: its sources and those of the contract.

use toml::{Table, Value};

/// The sources, by their paths in `crates`; the build script lists them.
const SOURCES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/sdk_sources.rs"));

/// The crates, each with its name, its folder in `crates` and its manifest.
const CRATES: [(&str, &str, &str); 2] = [
    ("courtesy-contract", "contract", include_str!("../../../../contract/Cargo.toml")),
    ("courtesy-sdk", "sdk", include_str!("../../../../sdk/Cargo.toml")),
];

const WORKSPACE: &str = include_str!("../../../../../Cargo.toml");

/// Files beside the crates, with `0.0.0` for the SDK's version.
const BESIDE: [(&str, &str); 3] = [
    ("README.md", include_str!("../../../templates/vendor.md")),
    ("LICENSE-APACHE", include_str!("../../../../../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../../../../../LICENSE-MIT")),
];

/// The folder within the plugin's.
const FOLDER: &str = "vendor";

/// Every file, with its path in the plugin's folder.
pub(super) fn files() -> Vec<(String, String)> {
    let workspace = parsed(WORKSPACE);
    let mut files = Vec::new();
    for (name, text) in BESIDE {
        files.push((format!("{FOLDER}/{name}"), text.replace("0.0.0", env!("CARGO_PKG_VERSION"))));
    }
    for (name, folder, manifest) in CRATES {
        files.push((format!("{FOLDER}/{name}/Cargo.toml"), standalone(manifest, &workspace)));
        let prefix = format!("{folder}/");
        let own = SOURCES.iter().filter_map(|(place, text)| Some((place.strip_prefix(&prefix)?, text)));
        files.extend(own.map(|(place, text)| (format!("{FOLDER}/{name}/{place}"), (*text).to_owned())));
    }
    files
}

fn parsed(text: &str) -> Table {
    text.parse().expect("a manifest of this repository")
}

/// The manifest without its workspace: inherited values are written out, and what only tests need is left out.
fn standalone(manifest: &str, workspace: &Table) -> String {
    let mut manifest = parsed(manifest);
    for only_here in ["dev-dependencies", "lints", "test"] {
        manifest.remove(only_here);
    }
    for (section, inherited) in [("package", "package"), ("dependencies", "dependencies")] {
        let Some(Value::Table(entries)) = manifest.get_mut(section) else { continue };
        for (name, value) in entries.iter_mut().filter(|(_, value)| is_inherited(value)) {
            *value = resolved(name, value, &workspace["workspace"][inherited][name.as_str()]);
        }
    }
    manifest["package"].as_table_mut().expect("a section").insert("publish".into(), false.into());
    toml::to_string(&manifest).expect("a manifest is TOML")
}

fn is_inherited(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

/// The workspace's value of a key, with the package's additions. Our own crates are siblings.
fn resolved(name: &str, own: &Value, inherited: &Value) -> Value {
    let Some(own) = own.as_table().filter(|own| own.len() > 1 || inherited.is_table()) else {
        return inherited.clone();
    };
    let mut value = match inherited {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    };
    for (key, added) in own.iter().filter(|(key, _)| *key != "workspace") {
        match (value.get_mut(key), added) {
            (Some(Value::Array(features)), Value::Array(more)) => features.extend(more.iter().cloned()),
            _ => drop(value.insert(key.clone(), added.clone())),
        }
    }
    if value.contains_key("path") {
        value.insert("path".into(), format!("../{name}").into());
    }
    Value::Table(value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn a_manifest_stands_alone() {
        let workspace = parsed(
            "[workspace.package]\nversion = \"0.1.0\"\n[workspace.dependencies]\nplain = \"1.2\"\n\
             serde = { version = \"1\", features = [\"derive\"] }\nours = { path = \"crates/ours\", version = \"0.1.0\" }\n",
        );
        let manifest = "[package]\nname = \"a\"\nversion.workspace = true\n[features]\nschema = [\"dep:plain\"]\n\
                        [dependencies]\nplain = { workspace = true, optional = true }\nours.workspace = true\n\
                        serde = { workspace = true, features = [\"rc\"] }\n\
                        [dev-dependencies]\nserde_json.workspace = true\n[lints]\nworkspace = true\n";
        let expected = "[package]\nname = \"a\"\nversion = \"0.1.0\"\npublish = false\n[features]\nschema = [\"dep:plain\"]\n\
                        [dependencies]\nplain = { version = \"1.2\", optional = true }\n\
                        ours = { path = \"../ours\", version = \"0.1.0\" }\n\
                        serde = { version = \"1\", features = [\"derive\", \"rc\"] }\n";
        assert_eq!(parsed(&standalone(manifest, &workspace)), parsed(expected));
    }

    #[test]
    fn no_manifest_asks_for_a_workspace() {
        for (place, text) in files().iter().filter(|(place, _)| place.ends_with("Cargo.toml")) {
            let manifest = parsed(text);
            assert!(!text.contains("workspace"), "{place}:\n{text}");
            assert_eq!(manifest["package"]["version"].as_str(), Some(env!("CARGO_PKG_VERSION")), "{place}");
        }
    }

    fn find(crates: &Path, folder: &str, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(crates.join(folder)).unwrap() {
            let entry = entry.unwrap();
            let place = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                find(crates, &place, found);
            } else {
                found.insert(place);
            }
        }
    }

    /// Whatever lies in the two crates is unpacked, or known to be for their tests.
    #[test]
    fn every_source_of_the_sdk_and_the_contract_is_unpacked() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut found = BTreeSet::new();
        for (_, folder, _) in CRATES {
            find(crates, folder, &mut found);
        }
        let apart = ["/tests/", "/schemas/", "/Cargo.toml"];
        found.retain(|place| !apart.iter().any(|part| place.contains(part)));
        let unpacked: BTreeSet<String> = SOURCES.iter().map(|(place, _)| (*place).to_owned()).collect();
        assert_eq!(unpacked, found);
    }
}
