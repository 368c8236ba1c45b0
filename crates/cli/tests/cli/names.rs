//! Zig templates and plugins declare the fields that they use; each must exist in the contract. The other languages get
//! their types from `courtesy schema --lang`, so that only the names of settings are written by hand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use courtesy_contract::schema::Document;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// All field names and enum values in the contract.
fn contract() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for document in Document::ALL {
        collect(&document.schema(), &mut names);
    }
    names
}

fn collect(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            names.extend(
                members
                    .get("properties")
                    .and_then(Value::as_object)
                    .into_iter()
                    .flatten()
                    .map(|(name, _)| name.clone()),
            );
            let words = members.get("enum").and_then(Value::as_array).into_iter().flatten().chain(members.get("const"));
            names.extend(words.filter_map(Value::as_str).map(str::to_owned));
            members.values().for_each(|inner| collect(inner, names));
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, names)),
        _ => {}
    }
}

/// The settings that a plugin declares.
fn settings(folder: &Path) -> Vec<String> {
    let manifest: toml::Table = fs::read_to_string(folder.join("plugin.toml")).unwrap().parse().unwrap();
    manifest.get("config").and_then(toml::Value::as_table).into_iter().flat_map(|table| table.keys().cloned()).collect()
}

/// Each piece of the source between `start` and the next quotation mark.
fn between<'s>(source: &'s str, start: &'s str) -> impl Iterator<Item = &'s str> {
    source.split(start).skip(1).filter_map(|rest| rest.split('"').next())
}

/// The struct fields and enum values that a Zig file declares.
fn declared(source: &str) -> BTreeSet<&str> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut names = BTreeSet::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//") && !line.contains("fn ")) {
        for (at, _) in line.match_indices(':') {
            names.insert(line[..at].rsplit(|letter| !is_name(letter)).next().unwrap());
        }
    }
    for words in source.split("enum {").skip(1) {
        let words = words.split('}').next().unwrap().split(',');
        // In Zig, reserved words are written as `@"return"`.
        let words = words.map(|word| word.trim().trim_start_matches("@\"").trim_end_matches('"'));
        names.extend(words.filter(|word| word.chars().all(is_name)));
    }
    names.remove("");
    // Stands for all values that a plugin doesn't distinguish.
    names.remove("other");
    names
}

#[test]
fn assemblyscript_sources_hard_code_only_names_of_settings_and_of_an_amounts_members() {
    for plugin in ["crates/cli/templates/typescript", "plugins/channel-guide"] {
        let (folder, mut named) = (root().join(plugin), 0);
        let settings = settings(&folder);
        for entry in fs::read_dir(folder.join("src")).unwrap() {
            let path = entry.unwrap().path();
            let source = if path.is_file() { fs::read_to_string(&path).unwrap() } else { continue };
            for name in between(&source, ".get(\"").chain(between(&source, ".set(\"")) {
                let known = settings.iter().any(|setting| setting == name) || ["minor", "currency"].contains(&name);
                assert!(known, "{}: `{name}` isn't a setting; use src/courtesy/contract.ts", path.display());
                named += 1;
            }
        }
        assert!(named > 0, "{plugin} uses no setting");
    }
}

#[test]
fn zig_declarations_exist_in_the_contract() {
    let contract = contract();
    for (plugin, files) in [
        ("crates/cli/templates/zig", ["src/contract.zig"].as_slice()),
        ("plugins/neighbour-help", &["src/contract.zig", "src/context.zig"]),
    ] {
        let folder = root().join(plugin);
        let settings = settings(&folder);
        for file in files {
            let source = fs::read_to_string(folder.join(file)).unwrap();
            let declared = declared(&source);
            assert!(declared.len() > 10, "{plugin}/{file} declares only {declared:?}");
            for name in declared {
                let known = contract.contains(name) || settings.iter().any(|setting| setting == name);
                assert!(known, "{plugin}/{file}: the contract has no `{name}`");
            }
        }
    }
}
