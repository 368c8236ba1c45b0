//! What `--help` tells.

use insta::assert_snapshot;

use crate::place::Place;

const COMMANDS: &[&str] = &[
    "new",
    "build",
    "check",
    "inspect",
    "run",
    "test",
    "conformance",
    "decide",
    "compare",
    "explain",
    "replay",
    "erase",
    "outcomes",
    "schema",
    "completions",
];

#[test]
fn every_command_explains_itself() {
    let place = Place::new();
    assert_snapshot!("courtesy", place.courtesy(&["--help"]).told());
    for command in COMMANDS {
        assert_snapshot!(*command, place.courtesy(&[command, "--help"]).told());
    }
}

#[test]
fn wrong_usage_is_exit_code_2_and_says_what_is_right() {
    let place = Place::new();
    assert_snapshot!(place.courtesy(&["decide", "--plugin", "x"]).told());
    assert_eq!(place.courtesy(&[]).code, 2);
    assert_eq!(place.courtesy(&["check"]).code, 2);
}

#[test]
fn prints_the_committed_schemas() {
    let place = Place::new();
    for name in ["context", "answer", "decision", "manifest", "policy"] {
        let path = format!("{}/../contract/schemas/{name}.v1.json", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(place.courtesy(&["schema", name]).out, std::fs::read_to_string(path).unwrap());
    }
    assert_snapshot!(place.courtesy(&["schema", "--list"]).told());
}

#[test]
fn every_shell_gets_its_completions() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let outcome = place.courtesy(&["completions", shell]);
        assert!(outcome.code == 0 && outcome.out.contains("summary-only"), "{shell}");
    }
}
