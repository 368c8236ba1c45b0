//! `courtesy check` and `courtesy inspect`.

use courtesy_tests::checkout;
use insta::assert_snapshot;
use serde_json::Value;

use crate::room::assert_takes_less_than_half;
use crate::test_dir::{TestDir, check_in, module};

#[test]
fn a_plugin_passes_every_check() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    assert_snapshot!(dir.courtesy(&["check", "ask.wasm"]).transcript());
}

#[test]
fn a_failed_check_names_the_remedy() {
    let dir = TestDir::new();
    dir.write("bare.wasm", module("", "i64.const 0"));
    dir.write("note.wasm", "just text");
    let importing = wat::parse_str(r#"(module (import "env" "now" (func (result i64))))"#).unwrap();
    dir.write("clock.wasm", importing);
    assert_snapshot!(dir.courtesy(&["check", "bare.wasm", "note.wasm", "clock.wasm"]).transcript());
}

#[test]
fn the_compiler_has_room_for_every_committed_plugin() {
    let all = [checkout::plugins().unwrap(), checkout::echoes().unwrap()].concat();
    assert!(all.len() > 18, "only {} were found", all.len());
    all.iter().for_each(|wasm| assert_takes_less_than_half(wasm));
}

#[test]
fn a_file_that_would_hold_up_the_compiler_is_refused_with_the_remedy() {
    let dir = TestDir::new();
    let loops = "loop ".repeat(1_900) + &"local.get 0 br_if 0 end ".repeat(1_900);
    dir.write("loops.wasm", module("", &(loops + "i64.const 0")));
    assert_snapshot!(dir.courtesy(&["check", "loops.wasm"]).transcript());
}

#[test]
fn json_has_the_result_of_each_check() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    dir.write("note.wasm", "just text");
    let outcome = dir.courtesy(&["check", "ask.wasm", "note.wasm", "--json"]);
    let reports: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!((outcome.code, &reports[0]["fine"], &reports[1]["fine"]), (1, &true.into(), &false.into()));
    assert_eq!(reports[1]["checks"][0]["result"], "failed");
}

#[test]
fn a_missing_file_is_exit_status_2() {
    assert_snapshot!(TestDir::new().courtesy(&["check", "nowhere.wasm"]).transcript());
}

#[test]
fn a_plugin_is_shown_with_what_it_reads_and_its_settings() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    assert_snapshot!(dir.courtesy(&["inspect", "ask.wasm"]).transcript());
    let json: Value = serde_json::from_str(&dir.courtesy(&["inspect", "ask.wasm", "--json"]).out).unwrap();
    assert_eq!((&json["manifest"]["id"], &json["memory_bytes"]), (&"ask".into(), &196_608.into()));
}
