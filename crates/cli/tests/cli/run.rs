//! `courtesy run` and `courtesy test`.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context, manifest};

fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    dir.write("customer.json", context(1, "granted").to_string());
    dir
}

#[test]
fn a_card_shows_the_values_that_the_reasons_point_at() {
    assert_snapshot!(dir().courtesy(&["run", "customer.json", "--plugin", "ask.wasm"]).transcript());
}

#[test]
fn json_has_the_answer_and_the_plugin() {
    let outcome = dir().courtesy(&["run", "customer.json", "--plugin", "ask.wasm", "--json"]);
    let json: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!((outcome.code, &json["answer"], &json["plugin"]["id"]), (0, &check_in(), &"ask".into()));
}

#[test]
fn a_plugin_that_spins_fails_with_what_to_do() {
    let dir = dir();
    dir.spinning_plugin("spin.wasm", "spin");
    assert_snapshot!(dir.courtesy(&["run", "customer.json", "--plugin", "spin.wasm"]).transcript());
}

#[test]
fn an_action_without_ground_is_invalid() {
    let dir = dir();
    let mut answer = check_in();
    answer["actions"][0]["reasons"][0]["evidence"] = json!(["/orders/0"]);
    dir.plugin("guess.wasm", "guess", &answer);
    assert_snapshot!(dir.courtesy(&["run", "customer.json", "--plugin", "guess.wasm"]).transcript());
}

#[test]
fn a_broken_context_or_policy_names_the_place() {
    let dir = dir();
    dir.write("broken.json", context(1, "maybe").to_string());
    dir.write("policy.toml", "[care]\ncool_of_days = 3\n");
    dir.write("latin.toml", b"# caf\xe9\n");
    assert_snapshot!("broken_context", dir.courtesy(&["run", "broken.json", "--plugin", "ask.wasm"]).transcript());
    for policy in ["policy.toml", "latin.toml"] {
        assert_snapshot!(
            policy,
            dir.courtesy(&["run", "customer.json", "--plugin", "ask.wasm", "--policy", policy]).transcript()
        );
    }
}

#[test]
fn show_input_prints_exactly_what_the_plugin_receives() {
    let dir = dir();
    let shown = dir.courtesy(&["run", "customer.json", "--plugin", "ask.wasm", "--show-input"]);
    let (input, cards) = shown.out.split_once("\n\n").unwrap();
    let input: Value = serde_json::from_str(input).unwrap();
    assert_eq!(input["config"], json!({"quiet_days": 365}));
    assert_eq!(input["derived"]["days_since_last_order"], 381);
    assert!(input.get("orders").is_none() && input["customer"]["ref"] != "c-1", "{input}");
    assert!(cards.starts_with("check_in ask\n"), "{cards}");

    let json = dir.courtesy(&["run", "customer.json", "--plugin", "ask.wasm", "--show-input", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&json.out).unwrap()["input"], input);
}

#[test]
fn a_plugin_that_proposes_nothing_hears_what_it_never_received() {
    let dir = dir();
    dir.plugin("silent.wasm", "silent", &json!({"contract": "1.0"}));
    assert_snapshot!(dir.courtesy(&["run", "customer.json", "--plugin", "silent.wasm"]).transcript());
    let loud = dir.courtesy(&["run", "customer.json", "--plugin", "ask.wasm"]);
    assert!(loud.err.is_empty(), "{}", loud.transcript());
}

/// A plugin's folder with one example that has no accepted answer yet.
fn folder() -> TestDir {
    let dir = TestDir::new();
    dir.write("plugin.toml", toml::to_string(&manifest("ask")).unwrap());
    dir.plugin("ask.wasm", "ask", &check_in());
    dir.write("examples/quiet.context.json", context(1, "granted").to_string());
    dir
}

#[test]
fn examples_are_accepted_and_compared() {
    let dir = folder();
    assert_snapshot!("missing", dir.courtesy(&["test"]).transcript());
    assert_snapshot!("accepted", dir.courtesy(&["test", "--accept"]).transcript());
    assert_snapshot!("as_accepted", dir.courtesy(&["test"]).transcript());
    let written: Value = serde_json::from_str(&dir.read("examples/quiet.answer.json")).unwrap();
    assert_eq!(written, check_in());
    assert!(dir.read("examples/quiet.answer.json").ends_with("}\n"));

    let changed = dir.read("examples/quiet.answer.json").replace("how are you", "are you well");
    dir.write("examples/quiet.answer.json", changed);
    dir.write("examples/gone.answer.json", "{}");
    assert_snapshot!("differs", dir.courtesy(&["test"]).transcript());
}

#[test]
fn a_folder_without_a_plugin_or_its_source_says_what_is_missing() {
    let dir = folder();
    std::fs::remove_file(dir.path("ask.wasm")).unwrap();
    assert_snapshot!("no_source", dir.courtesy(&["test"]).transcript());
    assert_snapshot!("no_plugin", TestDir::new().courtesy(&["test"]).transcript());
}
