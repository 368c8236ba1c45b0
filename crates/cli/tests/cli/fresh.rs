//! Commands that are given a plugin's folder rebuild the plugin if its sources changed.

use serde_json::Value;

use crate::test_dir::{Outcome, TestDir, check_in, context, manifest, module};

/// A folder with a built plugin that proposes nothing, its source, and one example.
fn built() -> TestDir {
    let dir = TestDir::new();
    let recipe = "\n[build]\ncommand = [\"cp\", \"source.x\", \"build/made.wasm\"]\noutput = \"build/made.wasm\"\n";
    dir.write("plugin.toml", toml::to_string(&manifest("ask")).unwrap() + recipe);
    write_source(&dir, r#"{"contract":"1.0"}"#);
    dir.write("examples/quiet.context.json", context(1, "granted").to_string());
    dir.write("examples/quiet.answer.json", r#"{"contract":"1.0"}"#);
    assert_eq!(dir.courtesy(&["build"]).code, 0);
    dir
}

fn write_source(dir: &TestDir, answer: &str) {
    let body = format!("i64.const {}", courtesy_contract::abi::pack(0, u32::try_from(answer.len()).unwrap()));
    dir.write("source.x", module(answer, &body));
}

/// Runs each command that calls the plugin in this folder.
fn run_all(dir: &TestDir, options: &[&str]) -> [Outcome; 3] {
    let commands: [&[&str]; 3] =
        [&["run", "examples/quiet.context.json"], &["test"], &["conformance", "--cases", "5", "--json"]];
    commands.map(|command| dir.courtesy(&[command, options].concat()))
}

/// The digest of the plugin, from the report of the conformance kit.
fn digest(outcome: &Outcome) -> String {
    let report: Value = serde_json::from_str(&outcome.out).unwrap_or_else(|_| panic!("{}", outcome.transcript()));
    report["plugins"][0]["plugin"]["digest"].to_string()
}

#[test]
fn an_up_to_date_plugin_is_not_rebuilt() {
    let dir = built();
    dir.write("build/made.wasm", "nobody looks here");
    let [run, test, conformance] = run_all(&dir, &[]);
    assert!(run.out.starts_with("nothing proposed") && !run.err.contains("building"), "{}", run.transcript());
    assert!(test.code == 0 && test.err.is_empty(), "{}", test.transcript());
    assert!(conformance.code == 0 && conformance.err.is_empty(), "{}", conformance.transcript());
    assert_eq!(dir.read("build/made.wasm"), "nobody looks here");
}

#[test]
fn every_command_rebuilds_the_plugin_after_a_change() {
    for command in 0..3 {
        let dir = built();
        let [.., before] = run_all(&dir, &[]);
        write_source(&dir, &check_in().to_string());
        let stale = "source.x has changed since ask.wasm was built; building it first";
        let commands: [&[&str]; 3] =
            [&["run", "examples/quiet.context.json"], &["test"], &["conformance", "--cases", "5", "--json"]];
        let outcome = dir.courtesy(commands[command]);
        assert!(outcome.err.contains(stale), "{}", outcome.transcript());
        let [run, test, after] = run_all(&dir, &[]);
        assert!(run.out.starts_with("check_in ask") && test.code == 1, "{}{}", run.transcript(), test.transcript());
        assert_ne!(digest(&before), digest(&after));
        assert!(!run.err.contains("building"), "{}", run.transcript());
    }
}

#[test]
fn if_the_build_fails_no_command_uses_the_old_plugin() {
    let dir = built();
    std::fs::remove_file(dir.path("source.x")).unwrap();
    for outcome in run_all(&dir, &[]) {
        assert_eq!(outcome.code, 2, "{}", outcome.transcript());
        assert!(outcome.err.contains("`--no-build` uses it as it is"), "{}", outcome.transcript());
        assert!(
            outcome.out.is_empty() && outcome.err.contains("`cp source.x build/made.wasm` failed"),
            "{}",
            outcome.transcript()
        );
    }
    for outcome in run_all(&dir, &["--no-build"]) {
        assert_eq!(outcome.code, 0, "{}", outcome.transcript());
    }
}

#[test]
fn a_missing_plugin_is_built() {
    let dir = built();
    std::fs::remove_file(dir.path("ask.wasm")).unwrap();
    let refused = dir.courtesy(&["test", "--no-build"]);
    assert!(refused.code == 2 && refused.err.contains("run `courtesy build` first"), "{}", refused.transcript());
    let tested = dir.courtesy(&["test"]);
    assert!(
        tested.code == 0 && tested.err.contains("ask.wasm isn't built yet; building it first"),
        "{}",
        tested.transcript()
    );
}

#[test]
fn a_plugin_given_as_a_file_is_never_rebuilt() {
    let dir = built();
    write_source(&dir, &check_in().to_string());
    let run = dir.courtesy(&["run", "examples/quiet.context.json", "--plugin", "ask.wasm"]);
    assert!(run.out.starts_with("nothing proposed") && !run.err.contains("building"), "{}", run.transcript());
}

#[test]
fn conformance_defaults_to_the_plugin_and_examples_in_the_current_folder() {
    let dir = built();
    let given = |outcome: &Outcome| {
        let report: Value = serde_json::from_str(&outcome.out).unwrap_or_else(|_| panic!("{}", outcome.transcript()));
        let claims = report["plugins"][0]["claims"].as_array().unwrap().clone();
        claims.iter().find(|claim| claim["claim"] == "given").unwrap()["tried"].clone()
    };
    let [.., beside] = run_all(&dir, &[]);
    assert_eq!(given(&beside), 1);
    let file = dir.courtesy(&["conformance", "ask.wasm", "--cases", "5", "--json"]);
    assert_eq!(given(&file), 0);
    dir.write("others/one.context.json", context(2, "granted").to_string());
    dir.write("others/two.context.json", context(3, "granted").to_string());
    let others = dir.courtesy(&["conformance", "--contexts", "others", "--cases", "5", "--json"]);
    assert_eq!(given(&others), 2);
    let nowhere = TestDir::new().courtesy(&["conformance"]);
    assert!(nowhere.code == 2 && nowhere.err.contains("this folder"), "{}", nowhere.transcript());
}

#[test]
fn suggested_commands_quote_paths_with_spaces() {
    let dir = TestDir::new();
    let made = dir.courtesy(&["new", "my plugins/rainy-day", "--lang", "c"]);
    assert!(made.out.contains("\n  cd 'my plugins/rainy-day'\n"), "{}", made.transcript());
    let refused = dir.courtesy(&["test", "my plugins", "--no-build"]);
    assert!(refused.err.contains("run `courtesy build 'my plugins/rainy-day'` first"), "{}", refused.transcript());
}
