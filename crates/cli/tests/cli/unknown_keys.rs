//! Unknown keys in contexts, for all commands that read contexts.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context};

/// Five customers: three with a misspelt section, one of those for a later contract version, and one with a misspelt
/// field.
fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let mut contexts: Vec<Value> = (1..=5).map(|number| context(number, "granted")).collect();
    for misspelt in &mut contexts[1..4] {
        misspelt["preference"] = json!({"contact_mode": "on_request_only"});
    }
    contexts[3]["contract"] = "1.2".into();
    contexts[4]["orders"][0]["stat"] = "delivered".into();
    dir.write("customers.ndjson", contexts.iter().map(|context| format!("{context}\n")).collect::<String>());
    dir.write("customer.json", contexts[1].to_string());
    dir
}

const SECTION: &str = "/preference in 3 contexts: unknown key; did you mean `preferences`?";
const FIELD: &str = "/orders/*/stat in 1 context: unknown key";

#[test]
fn decide_counts_unknown_keys_and_continues() {
    let dir = dir();
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--output", "decisions.ndjson"]);
    assert_eq!((outcome.code, dir.read("decisions.ndjson").lines().count()), (0, 5));
    assert_snapshot!("unknown_keys", outcome.err);
}

#[test]
fn with_strict_unknown_keys_are_errors_except_for_later_contract_versions() {
    let dir = dir();
    let decide = |more: &[&str]| {
        dir.courtesy(&[&["decide", "--plugins", "plugins", "customers.ndjson", "--strict"], more].concat())
    };
    let stopped = decide(&[]);
    assert_eq!((stopped.code, stopped.out.lines().count()), (1, 1));
    assert_snapshot!("unknown_keys_strict", stopped.err.lines().next().unwrap());
    let skipped = decide(&["--on-error", "skip"]);
    let customers =
        skipped.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["customer_ref"].clone());
    assert_eq!(customers.collect::<Vec<_>>(), ["c-1", "c-4"]);
    assert_eq!(skipped.code, 1);
    assert!(skipped.err.contains("/preference in 1 context"), "{}", skipped.err);
}

#[test]
fn other_commands_name_unknown_keys_too() {
    let dir = dir();
    let err = |arguments: &[&str], code| {
        let outcome = dir.courtesy(arguments);
        assert_eq!(outcome.code, code, "{}", outcome.transcript());
        outcome.err
    };
    dir.write("b.toml", "[arbitration]\nmax_offered = 0\n");
    let compare = ["compare", "--plugins", "plugins", "--b", "b.toml", "customers.ndjson"];
    let compared = err(&compare, 0);
    assert!(compared.contains(SECTION) && compared.contains(FIELD), "{compared}");
    let strict = err(&[&compare[..], &["--strict"]].concat(), 1);
    assert!(strict.contains("line 2: the context has unknown keys, which would be ignored"), "{strict}");

    let explained = err(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", "c-2"], 0);
    assert!(explained.contains(SECTION), "{explained}");
    let ran = err(&["run", "customer.json", "--plugin", "plugins/ask/ask.wasm"], 0);
    assert_eq!(ran, "note: /preference: unknown key; did you mean `preferences`?\n");
}

#[test]
fn a_replay_with_separate_contexts_names_unknown_keys() {
    let dir = dir();
    let records = ["--records", "records.ndjson", "--summary-only"];
    dir.courtesy(&[&["decide", "--plugins", "plugins", "customers.ndjson"], &records[..]].concat());
    let erased: Vec<String> = dir.read("records.ndjson").lines().map(without_personal_data).collect();
    dir.write("erased.ndjson", erased.join("\n"));
    let replay = ["replay", "erased.ndjson", "--plugins", "plugins", "--contexts", "customers.ndjson"];
    let outcome = dir.courtesy(&replay);
    assert!(outcome.err.contains(SECTION), "{}", outcome.transcript());
}

fn without_personal_data(record: &str) -> String {
    let mut record: Value = serde_json::from_str(record).unwrap();
    let members = record.as_object_mut().unwrap();
    members.remove("context");
    members.remove("decision");
    record.to_string()
}
