//! `courtesy conformance`: conforming plugins pass, and each claim fails for a plugin that breaks it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use courtesy_tests::checkout;
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context};

/// Claims that no plugin can break, since each call gets a fresh instance; they have unit tests instead.
const KEPT_BY_THE_HOST: [&str; 2] = ["repeats", "forgets"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/conformance")
}

/// The plugins in [`folder`], each with the claims that it breaks.
fn breakers(dir: &TestDir) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name != "frame" {
            let text = fs::read_to_string(&path).unwrap();
            let broken = text.lines().find_map(|line| line.strip_prefix(";; breaks: ")).expect("a line `;; breaks:`");
            dir.write(&format!("{name}.wasm"), breaker(&text));
            found.insert(name, broken.split(' ').map(str::to_owned).collect());
        }
    }
    found
}

/// Assembles a file: as it is if it contains a whole module, or else inserted into the frame.
fn breaker(text: &str) -> Vec<u8> {
    let frame = fs::read_to_string(folder().join("frame.wat")).unwrap();
    let text = if text.contains("(module") { text.to_owned() } else { frame.replace(";; file", text) };
    let wasm = wat::parse_str(&text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    if text.contains(";; no manifest") {
        return wasm;
    }
    let mut manifest = json!({
        "id": "breaker", "version": "1.0.0", "contract": "1", "summary": "Breaks a claim.", "reads": ["customer", "orders"],
        "kinds": ["check_in"], "purposes": ["care"],
        "config": {"quiet_days": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 30}},
    });
    if let Some(name) = text.lines().find_map(|line| line.strip_prefix(";; asks when: ")) {
        (manifest["contract"], manifest["asks_when"]) = (json!("1.1"), json!([name]));
    }
    courtesy_host::pack(&wasm, &serde_json::from_value(manifest).unwrap()).unwrap()
}

fn claims(plugin: &Value, result: &str) -> BTreeSet<String> {
    let findings = plugin["claims"].as_array().unwrap().iter().filter(|finding| finding["result"] == result);
    findings.map(|finding| finding["claim"].as_str().unwrap().to_owned()).collect()
}

fn report(dir: &TestDir, arguments: &[&str]) -> Value {
    let outcome = dir.courtesy(&[&["conformance", "--json"], arguments].concat());
    serde_json::from_str(&outcome.out).unwrap_or_else(|_| panic!("{}", outcome.transcript()))
}

/// Writes a context that isn't among the generated ones.
fn write_given_context(dir: &TestDir) {
    let mut context = context(1, "granted");
    context["customer"]["region"] = json!("Atlantis");
    dir.write("given/from-atlantis.context.json", context.to_string());
}

#[test]
fn each_claim_fails_only_for_plugins_that_break_it() {
    let dir = TestDir::new();
    write_given_context(&dir);
    let breakers = breakers(&dir);
    let files: Vec<String> = breakers.keys().map(|name| format!("{name}.wasm")).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let report = report(&dir, &[&files[..], &["--contexts", "given"]].concat());
    let (mut broken, mut known) = (BTreeSet::new(), BTreeSet::new());
    for ((name, expected), plugin) in breakers.iter().zip(report["plugins"].as_array().unwrap()) {
        let failed = claims(plugin, "failed");
        assert_eq!(failed, *expected, "{name}: {}", serde_json::to_string_pretty(plugin).unwrap());
        broken.extend(failed);
        let findings = plugin["claims"].as_array().unwrap();
        known.extend(findings.iter().map(|finding| finding["claim"].as_str().unwrap().to_owned()));
    }
    let unbroken: Vec<&String> = known.difference(&broken).collect();
    let mut kept = KEPT_BY_THE_HOST;
    kept.sort_unstable();
    assert_eq!(unbroken, kept, "claims that no plugin here breaks");
}

#[test]
fn each_committed_plugin_conforms() {
    let dir = TestDir::new();
    let mut shown = String::new();
    for wasm in checkout::plugins().unwrap() {
        let examples = wasm.parent().unwrap().join("examples");
        let outcome = dir.courtesy(&["conformance", wasm.to_str().unwrap(), "--contexts", examples.to_str().unwrap()]);
        if outcome.code != 0 || outcome.out.contains("what it proposes is untried") {
            shown.push_str(&outcome.transcript());
        }
    }
    assert!(shown.is_empty(), "{shown}");
}

#[test]
fn the_report_says_which_claim_failed_for_which_customer_and_why() {
    let dir = TestDir::new();
    breakers(&dir);
    assert_snapshot!(dir.courtesy(&["conformance", "hooks.wasm", "module.wasm"]).transcript());
}

#[test]
fn a_plugin_that_conforms_is_measured() {
    let dir = TestDir::new();
    let mut answer = check_in();
    answer["actions"][0]["reasons"][0]["evidence"] = json!(["/hook"]);
    dir.plugin("ask.wasm", "ask", &answer);
    assert_snapshot!(dir.courtesy(&["conformance", "ask.wasm", "--cases", "20"]).transcript());
}

#[test]
fn junit_says_the_same_for_ci() {
    let dir = TestDir::new();
    breakers(&dir);
    let outcome = dir.courtesy(&["conformance", "manifest.wasm", "times.wasm", "--junit", "report.xml"]);
    assert_eq!(outcome.code, 1);
    assert_snapshot!(dir.read("report.xml"));
}

#[test]
fn saved_contexts_reproduce_the_failure() {
    let dir = TestDir::new();
    breakers(&dir);
    dir.courtesy(&["conformance", "hooks.wasm", "spellings.wasm", "--save", "failed"]);
    let context = "failed/breaker/hooks.visit-smallest.context.json";
    let shown = dir.courtesy(&["run", context, "--plugin", "hooks.wasm"]);
    assert!(shown.code == 1 && shown.out.contains("trap"), "{}", shown.transcript());
    let input = dir.read("failed/breaker/spellings.lines-in-hooks-review-smallest.input");
    assert!(input.starts_with(" \n{\n  \"as_of\""), "{input}");
}

#[test]
fn saving_never_overwrites_an_input() {
    let dir = TestDir::new();
    breakers(&dir);
    let save = ["conformance", "hooks.wasm", "--cases", "1", "--save", "failed"];
    assert_eq!(dir.courtesy(&save).code, 1);
    let saved = "failed/breaker/hooks.visit-smallest.context.json";
    let noted = dir.read(saved) + "\n";
    dir.write(saved, &noted);
    let again = dir.courtesy(&[&save[..], &["--contexts", "failed/breaker"]].concat());
    assert!(again.code == 2 && again.err.contains("which is also read; name another file"), "{}", again.transcript());
    assert_eq!(dir.read(saved), noted);
}

#[test]
fn the_seed_determines_the_cases() {
    let dir = TestDir::new();
    breakers(&dir);
    let failed = |seed: &str| report(&dir, &["customers.wasm", "--seed", seed])["plugins"][0]["claims"].to_string();
    assert_eq!(failed("7"), failed("7"));
    assert_ne!(failed("7"), failed("8"));
}

#[test]
fn a_failure_is_reduced_to_the_smallest_context() {
    let dir = TestDir::new();
    breakers(&dir);
    let report = report(&dir, &["customers.wasm"]);
    let finding = report["plugins"][0]["claims"].as_array().unwrap().iter().find(|it| it["result"] == "failed");
    let customer = finding.unwrap()["fault"]["context"]["customer"].as_object().unwrap();
    assert_eq!(customer.keys().collect::<Vec<_>>(), ["country", "ref", "region"]);
}

/// The names of a document's members, except those inside contexts.
fn members(document: &Value, found: &mut BTreeSet<String>) {
    match document {
        Value::Array(items) => items.iter().for_each(|item| members(item, found)),
        Value::Object(object) => {
            for (name, value) in object {
                found.insert(name.clone());
                if name != "context" {
                    members(value, found);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_page_explains_every_claim_and_every_member_of_the_json() {
    let dir = TestDir::new();
    breakers(&dir);
    let report = report(&dir, &["hooks.wasm", "--save", "failed"]);
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sdk-docs/conformance.md")).unwrap();
    let mut names = BTreeSet::new();
    members(&report, &mut names);
    assert!(names.contains("saved") && names.contains("read_bytes"), "{names:?}");
    for finding in report["plugins"][0]["claims"].as_array().unwrap() {
        names.insert(finding["claim"].as_str().unwrap().to_owned());
        names.insert(finding["result"].as_str().unwrap().to_owned());
    }
    let missing: Vec<_> = names.iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "sdk-docs/conformance.md doesn't explain {missing:?}");
}

#[test]
fn wrong_usage_is_explained() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    dir.write("empty/note.txt", "");
    dir.write("off.toml", "[plugins.ask]\nmode = \"off\"\n");
    for (name, arguments) in [
        ("two_plugins", &["ask.wasm", "ask.wasm", "--answers", "answers.ndjson"][..]),
        ("no_contexts", &["ask.wasm", "--contexts", "empty"]),
        ("nowhere", &["nowhere.wasm"]),
        ("switched_off", &["ask.wasm", "--policy", "off.toml"]),
    ] {
        let outcome = dir.courtesy(&[&["conformance"], arguments].concat());
        assert_eq!(outcome.code, 2, "{name}");
        assert_snapshot!(name, outcome.transcript());
    }
}
