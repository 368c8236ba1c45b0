//! The committed plugins are up to date, whatever machine builds them, and pass their examples.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use courtesy_tests::checkout;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Runs the command in the repository's root and returns its output.
fn courtesy(arguments: &[String]) -> String {
    let root = root();
    let mut command = Command::new(env!("CARGO_BIN_EXE_courtesy"));
    let output = command.args(arguments).current_dir(root).env("COURTESY_CACHE", "").output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "courtesy {}:\n{text}", arguments.join(" "));
    text
}

/// The plugins whose `.wasm` is committed: those in Rust, and those in other languages.
const IN_RUST: [&str; 7] =
    ["caring-gesture", "check-in", "flexible-terms", "heads-up", "human-touch", "promise-keeper", "service-recovery"];
const IN_OTHERS: [&str; 3] = ["bring-it-home", "channel-guide", "neighbour-help"];

/// A command's words, followed by the folders of some plugins.
fn on(words: &[&str], plugins: &[&str]) -> Vec<String> {
    let folders = plugins.iter().map(|id| format!("plugins/{id}"));
    words.iter().map(|word| (*word).to_owned()).chain(folders).collect()
}

/// Plugins in other languages are checked by the test binary `languages`, since they need toolchains.
#[test]
fn each_committed_plugin_in_rust_is_up_to_date() {
    let target = concat!(env!("CARGO_TARGET_TMPDIR"), "/plugins");
    let output = courtesy(&on(&["build", "--check", "--target-dir", target], &IN_RUST));
    for id in IN_RUST {
        assert!(output.contains(&format!("{id} is up to date")), "{id}:\n{output}");
    }
}

#[test]
fn each_committed_plugin_passes_its_examples() {
    let plugins = [IN_RUST.as_slice(), IN_OTHERS.as_slice()].concat();
    let output = courtesy(&on(&["test", "--no-build"], &plugins));
    for id in plugins {
        assert!(output.contains(id), "{id}:\n{output}");
    }
}

/// Files in plugins and echoes that are copies, by name or folder, and the folder of the original.
const COPIES: [(&str, &str); 9] = [
    ("plugin.wit", "crates/contract/wit"),
    ("check_test.go", "crates/cli/templates/go"),
    ("contract.d.ts", "crates/cli/types"),
    ("contract.go", "crates/cli/types"),
    ("contract.h", "crates/cli/types"),
    ("contract.py", "crates/cli/types"),
    ("contract.ts", "crates/cli/types"),
    ("courtesy.zig", "crates/cli/templates/zig/src"),
    ("courtesy", "crates/cli/templates/typescript/src/courtesy"),
];

#[test]
fn copied_files_are_the_same_as_their_originals() {
    let files = ["plugins", "tests/echo"].map(|folder| checkout::files(folder).unwrap());
    let mut compared = 0;
    for file in files.iter().flatten() {
        let (name, folder) = (file.file_name().unwrap(), file.parent().unwrap().file_name().unwrap());
        let copied = COPIES.iter().find(|(copied, _)| name == *copied || folder == *copied);
        if let Some((_, source)) = copied {
            let original = root().join(source).join(name);
            let same = fs::read(file).unwrap() == fs::read(&original).unwrap();
            assert!(same, "{} differs from {}; copy it", file.display(), original.display());
            compared += 1;
        }
    }
    assert!(compared >= 15, "only {compared} copies were found");
}
