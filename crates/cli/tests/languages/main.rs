//! Plugins in every language, with the toolchains that `.ci/toolchains/install` installs. They must be on PATH.
//!
//! These tests run only if named: `cargo test --workspace --test languages`.

#[path = "../answers/mod.rs"]
mod answers;
mod declarations;
mod mistakes;
mod plugins;
#[path = "../room/mod.rs"]
mod room;
mod templates;

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Prepares a program to be run in a folder, with `courtesy` on PATH.
fn program(folder: &Path, name: &str) -> Command {
    let binary = Path::new(env!("CARGO_BIN_EXE_courtesy")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut command = Command::new(name);
    command.current_dir(folder);
    command.env("PATH", std::env::join_paths(std::iter::once(binary).chain(std::env::split_paths(&path))).unwrap());
    command.env("COURTESY_CACHE", Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled"));
    // Go may download neither modules nor a newer toolchain.
    command.envs([("GOPROXY", "off"), ("GOTOOLCHAIN", "local"), ("GOFLAGS", "-mod=mod")]);
    command.env("NO_COLOR", "1").env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

/// Whether a program succeeded, and its output.
fn outcome(folder: &Path, name: &str, arguments: &[&str]) -> (bool, String) {
    let output = program(folder, name).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("can't run {name}: {error}; see .ci/toolchains/install"));
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.success(), text)
}

/// Runs a program that must succeed, and returns its output.
fn run(folder: &Path, name: &str, arguments: &[&str]) -> String {
    let (succeeded, text) = outcome(folder, name, arguments);
    assert!(succeeded, "{name} {} in {}:\n{text}", arguments.join(" "), folder.display());
    text
}
