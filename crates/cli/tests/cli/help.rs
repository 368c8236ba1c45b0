//! What `--help` prints.

use insta::assert_snapshot;

use crate::test_dir::TestDir;

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
    "simulate",
    "explain",
    "replay",
    "erase",
    "outcomes",
    "insights",
    "schema",
    "completions",
];

#[test]
fn every_command_has_help() {
    let dir = TestDir::new();
    #[cfg(not(feature = "server"))]
    assert_snapshot!("courtesy", dir.courtesy(&["--help"]).transcript());
    // With the feature `server`, `decide` can do more.
    for command in COMMANDS.iter().filter(|command| !cfg!(feature = "server") || **command != "decide") {
        assert_snapshot!(*command, dir.courtesy(&[command, "--help"]).transcript());
    }
}

/// With the feature, the list of commands is longer.
#[cfg(feature = "server")]
#[test]
fn the_commands_of_the_server_have_help() {
    let dir = TestDir::new();
    for command in ["serve", "keys"] {
        assert_snapshot!(command, dir.courtesy(&[command, "--help"]).transcript());
    }
}

/// Without the feature, they say how to get them.
#[cfg(not(feature = "server"))]
#[test]
fn the_commands_of_the_server_say_how_to_get_them() {
    let dir = TestDir::new();
    for arguments in
        [&["serve", "--plugins", "plugins"][..], &["keys", "add", "shop", "--role", "decide"], &["serve", "--help"]]
    {
        let outcome = dir.courtesy(arguments);
        assert!(outcome.code == 2 && outcome.err.contains("--features server"), "{}", outcome.transcript());
    }
}

#[test]
fn wrong_usage_is_exit_status_2_and_says_what_is_right() {
    let dir = TestDir::new();
    assert_snapshot!(dir.courtesy(&["decide", "--plugin", "x"]).transcript());
    assert_eq!(dir.courtesy(&[]).code, 2);
    assert_eq!(dir.courtesy(&["check"]).code, 2);
}

#[test]
fn prints_the_committed_schemas() {
    let dir = TestDir::new();
    for name in ["context", "answer", "decision", "manifest", "policy"] {
        let path = format!("{}/../contract/schemas/{name}.v1.json", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(dir.courtesy(&["schema", name]).out, std::fs::read_to_string(path).unwrap());
    }
    assert_snapshot!(dir.courtesy(&["schema", "--list"]).transcript());
}

#[test]
fn every_shell_gets_its_completions() {
    let dir = TestDir::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let outcome = dir.courtesy(&["completions", shell]);
        assert!(outcome.code == 0 && outcome.out.contains("summary-only"), "{shell}");
    }
}
