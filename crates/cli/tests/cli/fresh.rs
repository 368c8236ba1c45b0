//! A plugin that is named by its folder is what its sources give, whichever command asks it.

use serde_json::Value;

use crate::place::{Outcome, Place, check_in, context, manifest, module};

/// A built plugin that proposes nothing, one example, and a source that makes the same plugin propose something.
fn built() -> Place {
    let place = Place::new();
    let recipe = "\n[build]\ncommand = [\"cp\", \"source.x\", \"build/made.wasm\"]\noutput = \"build/made.wasm\"\n";
    place.write("plugin.toml", toml::to_string(&manifest("ask")).unwrap() + recipe);
    write_source(&place, r#"{"contract":"1.0"}"#);
    place.write("examples/quiet.context.json", context(1, "granted").to_string());
    place.write("examples/quiet.answer.json", r#"{"contract":"1.0"}"#);
    assert_eq!(place.courtesy(&["build"]).code, 0);
    place
}

fn write_source(place: &Place, answer: &str) {
    let body = format!("i64.const {}", courtesy_contract::abi::pack(0, u32::try_from(answer.len()).unwrap()));
    place.write("source.x", module(answer, &body));
}

/// What each command that asks a plugin says of the one in this folder.
fn asked(place: &Place, options: &[&str]) -> [Outcome; 3] {
    let commands: [&[&str]; 3] =
        [&["run", "examples/quiet.context.json"], &["test"], &["conformance", "--cases", "5", "--json"]];
    commands.map(|command| place.courtesy(&[command, options].concat()))
}

/// The digest of the plugin that the conformance kit tried.
fn digest(outcome: &Outcome) -> String {
    let report: Value = serde_json::from_str(&outcome.out).unwrap_or_else(|_| panic!("{}", outcome.told()));
    report["plugins"][0]["plugin"]["digest"].to_string()
}

#[test]
fn a_plugin_that_is_what_its_source_gives_is_not_built_again() {
    let place = built();
    place.write("build/made.wasm", "nobody looks here");
    let [run, test, conformance] = asked(&place, &[]);
    assert!(run.out.starts_with("nothing to propose") && !run.err.contains("building"), "{}", run.told());
    assert!(test.code == 0 && test.err.is_empty(), "{}", test.told());
    assert!(conformance.code == 0 && conformance.err.is_empty(), "{}", conformance.told());
    assert_eq!(place.read("build/made.wasm"), "nobody looks here");
}

#[test]
fn every_command_builds_a_changed_source_first() {
    for command in 0..3 {
        let place = built();
        let [.., before] = asked(&place, &[]);
        write_source(&place, &check_in().to_string());
        let stale = "source.x has changed since ask.wasm was built; building it first";
        let commands: [&[&str]; 3] =
            [&["run", "examples/quiet.context.json"], &["test"], &["conformance", "--cases", "5", "--json"]];
        let outcome = place.courtesy(commands[command]);
        assert!(outcome.err.contains(stale), "{}", outcome.told());
        let [run, test, after] = asked(&place, &[]);
        assert!(run.out.starts_with("check_in ask") && test.code == 1, "{}{}", run.told(), test.told());
        assert_ne!(digest(&before), digest(&after));
        assert!(!run.err.contains("building"), "{}", run.told());
    }
}

#[test]
fn a_source_that_cannot_be_built_is_never_tested_by_what_it_gave_before() {
    let place = built();
    std::fs::remove_file(place.path("source.x")).unwrap();
    for outcome in asked(&place, &[]) {
        assert_eq!(outcome.code, 2, "{}", outcome.told());
        assert!(outcome.err.contains("`--no-build` takes it as it is"), "{}", outcome.told());
        assert!(
            outcome.out.is_empty() && outcome.err.contains("`cp source.x build/made.wasm` failed"),
            "{}",
            outcome.told()
        );
    }
    for outcome in asked(&place, &["--no-build"]) {
        assert_eq!(outcome.code, 0, "{}", outcome.told());
    }
}

#[test]
fn a_plugin_that_is_not_built_yet_is_built() {
    let place = built();
    std::fs::remove_file(place.path("ask.wasm")).unwrap();
    let refused = place.courtesy(&["test", "--no-build"]);
    assert!(refused.code == 2 && refused.err.contains("run `courtesy build` first"), "{}", refused.told());
    let tested = place.courtesy(&["test"]);
    assert!(
        tested.code == 0 && tested.err.contains("ask.wasm isn't built yet; building it first"),
        "{}",
        tested.told()
    );
}

#[test]
fn a_file_is_taken_as_it_is() {
    let place = built();
    write_source(&place, &check_in().to_string());
    let run = place.courtesy(&["run", "examples/quiet.context.json", "--plugin", "ask.wasm"]);
    assert!(run.out.starts_with("nothing to propose") && !run.err.contains("building"), "{}", run.told());
}

#[test]
fn conformance_in_a_plugins_folder_tries_that_plugin_with_its_examples() {
    let place = built();
    let given = |outcome: &Outcome| {
        let report: Value = serde_json::from_str(&outcome.out).unwrap_or_else(|_| panic!("{}", outcome.told()));
        let claims = report["plugins"][0]["claims"].as_array().unwrap().clone();
        claims.iter().find(|claim| claim["claim"] == "given").unwrap()["tried"].clone()
    };
    let [.., beside] = asked(&place, &[]);
    assert_eq!(given(&beside), 1);
    let file = place.courtesy(&["conformance", "ask.wasm", "--cases", "5", "--json"]);
    assert_eq!(given(&file), 0);
    place.write("others/one.context.json", context(2, "granted").to_string());
    place.write("others/two.context.json", context(3, "granted").to_string());
    let others = place.courtesy(&["conformance", "--contexts", "others", "--cases", "5", "--json"]);
    assert_eq!(given(&others), 2);
    let nowhere = Place::new().courtesy(&["conformance"]);
    assert!(nowhere.code == 2 && nowhere.err.contains("there is no plugin.toml in this folder"), "{}", nowhere.told());
}

#[test]
fn what_is_told_to_type_is_one_word_a_path() {
    let place = Place::new();
    let made = place.courtesy(&["new", "my plugins/rainy-day", "--lang", "c"]);
    assert!(made.out.contains("\n  cd 'my plugins/rainy-day'\n"), "{}", made.told());
    let refused = place.courtesy(&["test", "my plugins", "--no-build"]);
    assert!(refused.err.contains("run `courtesy build 'my plugins/rainy-day'` first"), "{}", refused.told());
}
