//! How the commands find plugins in a folder.

use insta::assert_snapshot;

use crate::test_dir::{TestDir, check_in, context};

/// Two plugin folders, one with a built plugin.
fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    for id in ["ask", "forgotten"] {
        dir.write(&format!("plugins/{id}/plugin.toml"), "");
    }
    dir.write("customers.ndjson", format!("{}\n", context(1, "granted")));
    dir
}

const NOTE: &str = "note: 1 of 2 plugin folders hold a built plugin: forgotten has none; run `courtesy build`\n";

#[test]
fn every_command_names_a_missing_build_once() {
    let dir = dir();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
    let outcome = dir.courtesy(&decide);
    assert!(outcome.code == 0 && outcome.err == NOTE, "{}", outcome.transcript());
    let replay = dir.courtesy(&["replay", "r.ndjson", "--plugins", "plugins"]);
    assert!(replay.code == 0 && replay.err == NOTE, "{}", replay.transcript());
    dir.write("b.toml", "profile = \"crisis\"\n");
    let compare = dir.courtesy(&["compare", "--plugins", "plugins", "--b", "b.toml", "customers.ndjson"]);
    assert!(compare.code == 0 && compare.err == NOTE, "{}", compare.transcript());
}

#[test]
fn several_missing_builds_are_named_in_order() {
    let dir = dir();
    dir.write("plugins/another/plugin.toml", "");
    dir.write("plugins/.hidden/plugin.toml", "");
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only"]);
    assert_snapshot!(outcome.err, @"note: 1 of 3 plugin folders hold a built plugin: another and forgotten have none; run `courtesy build`");
}

#[test]
fn there_is_no_note_if_every_plugin_is_built() {
    let dir = dir();
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins/ask", "customers.ndjson", "--summary-only"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
}

#[cfg(unix)]
#[test]
fn a_broken_link_to_a_plugin_is_an_error() {
    let dir = dir();
    std::os::unix::fs::symlink("/nowhere/consent-guard.wasm", dir.path("plugins/consent-guard.wasm")).unwrap();
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    assert!(outcome.code == 2 && outcome.out.is_empty(), "{}", outcome.transcript());
    assert_snapshot!(outcome.err, @"error: plugins/consent-guard.wasm: is a broken link (No such file or directory (os error 2)); fix it or remove it");
}
