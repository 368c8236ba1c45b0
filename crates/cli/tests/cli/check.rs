//! `courtesy check` and `courtesy inspect`.

use insta::assert_snapshot;
use serde_json::Value;

use crate::place::{Place, check_in, module};

#[test]
fn a_plugin_passes_every_check() {
    let place = Place::new();
    place.plugin("ask.wasm", "ask", &check_in());
    assert_snapshot!(place.courtesy(&["check", "ask.wasm"]).told());
}

#[test]
fn a_failed_check_names_the_remedy() {
    let place = Place::new();
    place.write("bare.wasm", module("", "i64.const 0"));
    place.write("note.wasm", "just text");
    let importing = wat::parse_str(r#"(module (import "env" "now" (func (result i64))))"#).unwrap();
    place.write("clock.wasm", importing);
    assert_snapshot!(place.courtesy(&["check", "bare.wasm", "note.wasm", "clock.wasm"]).told());
}

#[test]
fn json_says_the_same_for_programs() {
    let place = Place::new();
    place.plugin("ask.wasm", "ask", &check_in());
    place.write("note.wasm", "just text");
    let outcome = place.courtesy(&["check", "ask.wasm", "note.wasm", "--json"]);
    let reports: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!((outcome.code, &reports[0]["fine"], &reports[1]["fine"]), (1, &true.into(), &false.into()));
    assert_eq!(reports[1]["checks"][0]["verdict"], "failed");
}

#[test]
fn a_file_that_is_not_there_is_exit_code_2() {
    assert_snapshot!(Place::new().courtesy(&["check", "nowhere.wasm"]).told());
}

#[test]
fn a_plugin_is_shown_with_what_it_reads_and_its_settings() {
    let place = Place::new();
    place.plugin("ask.wasm", "ask", &check_in());
    assert_snapshot!(place.courtesy(&["inspect", "ask.wasm"]).told());
    let json: Value = serde_json::from_str(&place.courtesy(&["inspect", "ask.wasm", "--json"]).out).unwrap();
    assert_eq!((&json["manifest"]["id"], &json["memory_bytes"]), (&"ask".into(), &196_608.into()));
}
