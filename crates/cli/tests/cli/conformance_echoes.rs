//! The same logic in every language: the echo plugins conform and answer the same to every context.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::place::Place;

/// Echoes that are too large to be committed; where they are built, they are compared too.
const BUILT_BY_CI: [&str; 2] = ["go-command", "python-component"];

fn echoes() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/echo");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        if folder.join("plugin.toml").is_file() {
            let wasm = folder.join("echo.wasm");
            assert!(wasm.is_file() || BUILT_BY_CI.contains(&name.as_str()), "{} isn't there; build it", wasm.display());
            found.extend(wasm.is_file().then_some((name, wasm)));
        }
    }
    found.sort();
    found
}

/// What a plugin answered, by the name of the case; a failure is its kind.
fn answers(place: &Place, name: &str) -> BTreeMap<String, Value> {
    let line = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        (line["case"].as_str().unwrap().to_owned(), line.get("answer").unwrap_or(&line["failure"]).clone())
    };
    place.read(&format!("{name}.ndjson")).lines().map(line).collect()
}

#[test]
fn echoes_in_all_languages_conform_and_give_the_same_answers() {
    let place = Place::new();
    let echoes = echoes();
    assert!(echoes.len() >= 10, "only {} echoes were found", echoes.len());
    let mut first: Option<(&str, BTreeMap<String, Value>)> = None;
    for (name, wasm) in &echoes {
        let file = format!("{name}.ndjson");
        let outcome = place.courtesy(&["conformance", wasm.to_str().unwrap(), "--answers", &file]);
        assert_eq!(outcome.code, 0, "{name}: {}", outcome.told());
        let answers = answers(&place, name);
        let Some((model, expected)) = &first else {
            first = Some((name, answers));
            continue;
        };
        assert!(answers.keys().eq(expected.keys()), "{name} was asked about other contexts than {model}");
        for (case, answer) in &answers {
            // A long history may be more than a language can read within its fuel.
            let stopped = answer.is_string() || expected[case].is_string();
            let excused = stopped && case.starts_with("histories.");
            assert!(excused || *answer == expected[case], "{case}: {name} gives {answer}, {model} {}", expected[case]);
        }
    }
}
