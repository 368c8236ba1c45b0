//! The committed plugins are what their source gives, on every machine, and answer their examples as accepted.

use std::path::Path;
use std::process::Command;

/// Runs the command at the root of the repository and returns what it printed.
fn courtesy(arguments: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_courtesy"));
    let output = command.args(arguments).current_dir(root).env("COURTESY_CACHE", "").output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "courtesy {}:\n{text}", arguments.join(" "));
    text
}

const PLUGINS: [&str; 5] = ["caring-gesture", "check-in", "heads-up", "human-touch", "service-recovery"];

#[test]
fn each_committed_plugin_is_what_its_source_gives() {
    let target = concat!(env!("CARGO_TARGET_TMPDIR"), "/plugins");
    let told = courtesy(&["build", "plugins", "--check", "--target-dir", target]);
    for id in PLUGINS {
        assert!(told.contains(&format!("{id} is what its source gives")), "{id}:\n{told}");
    }
}

#[test]
fn each_committed_plugin_answers_its_examples_as_accepted() {
    let told = courtesy(&["test", "plugins"]);
    for id in PLUGINS {
        assert!(told.contains(id), "{id}:\n{told}");
    }
}
