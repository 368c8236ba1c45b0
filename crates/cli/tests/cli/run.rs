//! `courtesy run` and `courtesy test`.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::place::{Place, check_in, context, manifest};

fn place() -> Place {
    let place = Place::new();
    place.plugin("ask.wasm", "ask", &check_in());
    place.write("customer.json", context(1, "granted").to_string());
    place
}

#[test]
fn a_card_shows_the_values_that_the_reasons_point_at() {
    assert_snapshot!(place().courtesy(&["run", "customer.json", "--plugin", "ask.wasm"]).told());
}

#[test]
fn json_holds_the_answer_and_its_cost() {
    let outcome = place().courtesy(&["run", "customer.json", "--plugin", "ask.wasm", "--json"]);
    let json: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!((outcome.code, &json["answer"], &json["plugin"]["id"]), (0, &check_in(), &"ask".into()));
}

#[test]
fn a_plugin_that_spins_fails_with_what_to_do() {
    let place = place();
    place.spinning_plugin("spin.wasm", "spin");
    assert_snapshot!(place.courtesy(&["run", "customer.json", "--plugin", "spin.wasm"]).told());
}

#[test]
fn an_action_without_ground_is_invalid() {
    let place = place();
    let mut answer = check_in();
    answer["actions"][0]["reasons"][0]["evidence"] = json!(["/orders/0"]);
    place.plugin("guess.wasm", "guess", &answer);
    assert_snapshot!(place.courtesy(&["run", "customer.json", "--plugin", "guess.wasm"]).told());
}

#[test]
fn a_broken_context_or_policy_names_the_place() {
    let place = place();
    place.write("broken.json", context(1, "maybe").to_string());
    place.write("policy.toml", "[care]\ncool_of_days = 3\n");
    place.write("latin.toml", b"# caf\xe9\n");
    assert_snapshot!("broken_context", place.courtesy(&["run", "broken.json", "--plugin", "ask.wasm"]).told());
    for policy in ["policy.toml", "latin.toml"] {
        assert_snapshot!(
            policy,
            place.courtesy(&["run", "customer.json", "--plugin", "ask.wasm", "--policy", policy]).told()
        );
    }
}

#[test]
fn what_the_plugin_receives_is_shown_to_the_byte() {
    let place = place();
    let shown = place.courtesy(&["run", "customer.json", "--plugin", "ask.wasm", "--show-input"]);
    let (input, cards) = shown.out.split_once("\n\n").unwrap();
    let input: Value = serde_json::from_str(input).unwrap();
    assert_eq!(input["config"], json!({"quiet_days": 365}));
    assert_eq!(input["derived"]["days_since_last_order"], 381);
    assert!(input.get("orders").is_none() && input["customer"]["ref"] != "c-1", "{input}");
    assert!(cards.starts_with("check_in ask\n"), "{cards}");

    let json = place.courtesy(&["run", "customer.json", "--plugin", "ask.wasm", "--show-input", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&json.out).unwrap()["input"], input);
}

#[test]
fn a_plugin_that_proposes_nothing_hears_what_it_never_received() {
    let place = place();
    place.plugin("silent.wasm", "silent", &json!({"contract": "1.0"}));
    assert_snapshot!(place.courtesy(&["run", "customer.json", "--plugin", "silent.wasm"]).told());
    let loud = place.courtesy(&["run", "customer.json", "--plugin", "ask.wasm"]);
    assert!(loud.err.is_empty(), "{}", loud.told());
}

/// A plugin's folder with one example that was never accepted.
fn folder() -> Place {
    let place = Place::new();
    place.write("plugin.toml", toml::to_string(&manifest("ask")).unwrap());
    place.plugin("ask.wasm", "ask", &check_in());
    place.write("examples/quiet.context.json", context(1, "granted").to_string());
    place
}

#[test]
fn examples_are_accepted_and_compared() {
    let place = folder();
    assert_snapshot!("missing", place.courtesy(&["test"]).told());
    assert_snapshot!("accepted", place.courtesy(&["test", "--accept"]).told());
    assert_snapshot!("as_accepted", place.courtesy(&["test"]).told());
    let written: Value = serde_json::from_str(&place.read("examples/quiet.answer.json")).unwrap();
    assert_eq!(written, check_in());
    assert!(place.read("examples/quiet.answer.json").ends_with("}\n"));

    let changed = place.read("examples/quiet.answer.json").replace("how are you", "are you well");
    place.write("examples/quiet.answer.json", changed);
    place.write("examples/gone.answer.json", "{}");
    assert_snapshot!("differs", place.courtesy(&["test"]).told());
}

#[test]
fn a_folder_without_a_plugin_or_its_source_says_what_is_missing() {
    let place = folder();
    std::fs::remove_file(place.path("ask.wasm")).unwrap();
    assert_snapshot!("no_source", place.courtesy(&["test"]).told());
    assert_snapshot!("no_plugin", Place::new().courtesy(&["test"]).told());
}
