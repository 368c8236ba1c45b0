//! From `courtesy new` to `courtesy test`, with a real compiler.

use std::fs;
use std::path::{Path, PathBuf};

use crate::test_dir::{Outcome, TestDir};

fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Runs the command offline, with the crates that cargo downloaded for this workspace.
fn courtesy(dir: &TestDir, folder: &str, arguments: &[&str]) -> Outcome {
    let output =
        dir.command(arguments).current_dir(dir.path(folder)).env("CARGO_NET_OFFLINE", "true").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Outcome { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Creates a checkout with only the two crates that a plugin needs.
fn small_checkout(dir: &TestDir, folder: &str) {
    let root = dir.path(folder);
    for name in ["crates/sdk", "crates/contract"] {
        copy(&checkout().join(name), &root.join(name));
    }
    let cargo = fs::read_to_string(checkout().join("Cargo.toml")).unwrap();
    fs::write(root.join("Cargo.toml"), cargo.replace("\"crates/*\", \"tests\"", "\"crates/*\"")).unwrap();
    fs::copy(checkout().join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
}

fn expect_success(outcome: Outcome) -> Outcome {
    assert_eq!(outcome.code, 0, "{}", outcome.transcript());
    outcome
}

#[test]
fn a_new_plugin_builds_to_the_same_bytes_in_every_folder_and_passes_its_tests() {
    let dir = TestDir::new();
    let mut plugins = Vec::new();
    for folder in ["one", "another/dir"] {
        small_checkout(&dir, folder);
        let made = expect_success(courtesy(&dir, folder, &["new", "sunny-day"]));
        assert!(made.out.contains("It depends on the SDK in ../crates/sdk"), "{}", made.out);
        let plugin = format!("{folder}/sunny-day");
        let built = expect_success(courtesy(&dir, &plugin, &["build"]));
        assert!(built.out.starts_with("sunny-day 0.1.0, core module, "), "{}", built.out);
        assert!(built.out.ends_with(", contract 1.1, reads customer.language and derived\n"), "{}", built.out);
        plugins.push(fs::read(dir.path(&plugin).join("sunny-day.wasm")).unwrap());
    }
    assert!(plugins[0] == plugins[1], "the bytes depend on the folder");
    let machine = dir.path("");
    let machine = machine.to_str().unwrap().trim_end_matches('/').as_bytes();
    assert!(!plugins[0].windows(machine.len()).any(|window| window == machine), "the bytes contain the folder's path");

    expect_success(courtesy(&dir, "one/sunny-day", &["check", "sunny-day.wasm"]));
    let run = courtesy(&dir, "one/sunny-day", &["run", "examples/quiet-for-a-year.context.json"]);
    assert!(expect_success(run).out.contains("/derived/days_since_last_order 381"));
    assert_eq!(
        expect_success(courtesy(&dir, "one/sunny-day", &["test"])).out.lines().last(),
        Some("3 examples: 3 passed")
    );

    expect_success(courtesy(&dir, "one/sunny-day", &["build", "--check"]));
    let toml = dir.read("one/sunny-day/plugin.toml").replace("0.1.0", "0.2.0");
    dir.write("one/sunny-day/plugin.toml", toml);
    let stale = courtesy(&dir, "one/sunny-day", &["build", "--check"]);
    assert!(stale.code == 1 && stale.out.contains("run `courtesy build"), "{}", stale.transcript());
}

#[test]
fn a_new_plugin_outside_a_checkout_contains_the_sdk() {
    let dir = TestDir::new();
    let mut plugins = Vec::new();
    for folder in ["one", "another dir"] {
        fs::create_dir(dir.path(folder)).unwrap();
        let made = expect_success(courtesy(&dir, folder, &["new", "sunny-day"]));
        assert!(!made.out.contains("it depends on the SDK"), "{}", made.out);
        let plugin = format!("{folder}/sunny-day");
        let built = expect_success(courtesy(&dir, &plugin, &["build"]));
        assert!(!built.err.contains("warning"), "{}", built.err);
        plugins.push(fs::read(dir.path(&plugin).join("sunny-day.wasm")).unwrap());
    }
    assert!(plugins[0] == plugins[1], "the bytes depend on the folder");
    let lock = dir.read("one/sunny-day/Cargo.lock");
    assert!(lock.contains("name = \"courtesy-contract\"") && !lock.contains("schemars"), "{lock}");

    let tested = expect_success(courtesy(&dir, "one/sunny-day", &["test"]));
    assert!(tested.err.is_empty() && tested.out.ends_with("3 examples: 3 passed\n"), "{}", tested.transcript());
    dir.write("one/sunny-day/src/lib.rs", "this is not Rust");
    let broken = courtesy(&dir, "one/sunny-day", &["test"]);
    assert!(broken.code == 2 && broken.out.is_empty(), "{}", broken.transcript());
    assert!(broken.err.contains("src/lib.rs has changed since sunny-day.wasm was built"), "{}", broken.transcript());
    assert!(broken.err.contains("doesn't compile; see cargo's errors above"), "{}", broken.transcript());
}

#[test]
fn a_package_that_builds_no_plugin_is_rejected_with_what_is_missing() {
    let dir = TestDir::new();
    let made = expect_success(courtesy(
        &dir,
        "",
        &["new", "sunny-day", "--sdk-path", checkout().join("crates/sdk").to_str().unwrap()],
    ));
    assert!(made.out.starts_with("Created sunny-day"), "{}", made.out);
    let cargo = dir.read("sunny-day/Cargo.toml").replace("\"cdylib\", ", "");
    dir.write("sunny-day/Cargo.toml", cargo);
    let outcome = courtesy(&dir, "sunny-day", &["build"]);
    assert!(
        outcome.code == 2 && outcome.err.contains("crate-type = [\"cdylib\", \"rlib\"]"),
        "{}",
        outcome.transcript()
    );
    dir.write("sunny-day/src/lib.rs", "this is not Rust");
    dir.write("sunny-day/Cargo.toml", dir.read("sunny-day/Cargo.toml").replace("[\"rlib\"]", "[\"cdylib\"]"));
    let outcome = courtesy(&dir, "sunny-day", &["build"]);
    assert!(
        outcome.code == 2 && outcome.err.contains("doesn't compile; see cargo's errors above"),
        "{}",
        outcome.transcript()
    );
    assert!(!dir.path("sunny-day/sunny-day.wasm").exists());
}
