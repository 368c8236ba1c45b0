//! From `courtesy new` to `courtesy test`, with a real compiler.

use std::fs;
use std::path::{Path, PathBuf};

use crate::place::{Outcome, Place};

fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Runs the command with what cargo downloaded for this workspace, and nothing from the network.
fn courtesy(place: &Place, folder: &str, arguments: &[&str]) -> Outcome {
    let output =
        place.command(arguments).current_dir(place.path(folder)).env("CARGO_NET_OFFLINE", "true").output().unwrap();
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

/// A checkout with the two crates that a plugin needs.
fn small_checkout(place: &Place, folder: &str) {
    let root = place.path(folder);
    for name in ["crates/sdk", "crates/contract"] {
        copy(&checkout().join(name), &root.join(name));
    }
    let cargo = fs::read_to_string(checkout().join("Cargo.toml")).unwrap();
    fs::write(root.join("Cargo.toml"), cargo.replace("\"crates/*\", \"tests\"", "\"crates/*\"")).unwrap();
    fs::copy(checkout().join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
}

fn expect_success(outcome: Outcome) -> Outcome {
    assert_eq!(outcome.code, 0, "{}", outcome.told());
    outcome
}

#[test]
fn a_new_plugin_works_at_once_and_is_the_same_bytes_in_another_folder() {
    let place = Place::new();
    let mut plugins = Vec::new();
    for folder in ["one", "another/place"] {
        small_checkout(&place, folder);
        let made = expect_success(courtesy(&place, folder, &["new", "sunny-day"]));
        assert!(made.out.contains("it depends on the SDK in ../crates/sdk"), "{}", made.out);
        let plugin = format!("{folder}/sunny-day");
        let built = expect_success(courtesy(&place, &plugin, &["build"]));
        assert!(built.out.starts_with("sunny-day 0.1.0, core module, "), "{}", built.out);
        assert!(built.out.ends_with(", contract 1, reads customer.language and derived\n"), "{}", built.out);
        plugins.push(fs::read(place.path(&plugin).join("sunny-day.wasm")).unwrap());
    }
    assert!(plugins[0] == plugins[1], "the folder shows in the bytes");
    let machine = place.path("");
    let machine = machine.to_str().unwrap().trim_end_matches('/').as_bytes();
    assert!(!plugins[0].windows(machine.len()).any(|window| window == machine), "the folder stands in the bytes");

    expect_success(courtesy(&place, "one/sunny-day", &["check", "sunny-day.wasm"]));
    let run = courtesy(&place, "one/sunny-day", &["run", "examples/quiet-for-a-year.context.json"]);
    assert!(expect_success(run).out.contains("/derived/days_since_last_order 381"));
    assert_eq!(
        expect_success(courtesy(&place, "one/sunny-day", &["test"])).out.lines().last(),
        Some("3 examples, 3 as accepted")
    );

    expect_success(courtesy(&place, "one/sunny-day", &["build", "--check"]));
    let toml = place.read("one/sunny-day/plugin.toml").replace("0.1.0", "0.2.0");
    place.write("one/sunny-day/plugin.toml", toml);
    let stale = courtesy(&place, "one/sunny-day", &["build", "--check"]);
    assert!(stale.code == 1 && stale.out.contains("run `courtesy build"), "{}", stale.told());
}

#[test]
fn a_new_plugin_outside_a_checkout_brings_along_what_it_is_built_from() {
    let place = Place::new();
    let mut plugins = Vec::new();
    for folder in ["one", "another place"] {
        fs::create_dir(place.path(folder)).unwrap();
        let made = expect_success(courtesy(&place, folder, &["new", "sunny-day"]));
        assert!(!made.out.contains("it depends on the SDK"), "{}", made.out);
        let plugin = format!("{folder}/sunny-day");
        let built = expect_success(courtesy(&place, &plugin, &["build"]));
        assert!(!built.err.contains("warning"), "{}", built.err);
        plugins.push(fs::read(place.path(&plugin).join("sunny-day.wasm")).unwrap());
    }
    assert!(plugins[0] == plugins[1], "the folder shows in the bytes");
    let lock = place.read("one/sunny-day/Cargo.lock");
    assert!(lock.contains("name = \"courtesy-contract\"") && !lock.contains("schemars"), "{lock}");

    let tested = expect_success(courtesy(&place, "one/sunny-day", &["test"]));
    assert!(tested.err.is_empty() && tested.out.ends_with("3 examples, 3 as accepted\n"), "{}", tested.told());
    place.write("one/sunny-day/src/lib.rs", "this is not Rust");
    let broken = courtesy(&place, "one/sunny-day", &["test"]);
    assert!(broken.code == 2 && broken.out.is_empty(), "{}", broken.told());
    assert!(broken.err.contains("src/lib.rs has changed since sunny-day.wasm was built"), "{}", broken.told());
    assert!(broken.err.contains("doesn't compile; cargo says above"), "{}", broken.told());
}

#[test]
fn a_package_that_makes_no_plugin_says_what_is_missing() {
    let place = Place::new();
    let made = expect_success(courtesy(
        &place,
        "",
        &["new", "sunny-day", "--sdk-path", checkout().join("crates/sdk").to_str().unwrap()],
    ));
    assert!(made.out.starts_with("made sunny-day"), "{}", made.out);
    let cargo = place.read("sunny-day/Cargo.toml").replace("\"cdylib\", ", "");
    place.write("sunny-day/Cargo.toml", cargo);
    let outcome = courtesy(&place, "sunny-day", &["build"]);
    assert!(outcome.code == 2 && outcome.err.contains("crate-type = [\"cdylib\", \"rlib\"]"), "{}", outcome.told());
    place.write("sunny-day/src/lib.rs", "this is not Rust");
    place.write("sunny-day/Cargo.toml", place.read("sunny-day/Cargo.toml").replace("[\"rlib\"]", "[\"cdylib\"]"));
    let outcome = courtesy(&place, "sunny-day", &["build"]);
    assert!(outcome.code == 2 && outcome.err.contains("doesn't compile; cargo says above"), "{}", outcome.told());
    assert!(!place.path("sunny-day/sunny-day.wasm").exists());
}
