//! How the commands find plugins in a folder.

use insta::assert_snapshot;

use crate::test_dir::{TestDir, check_in, context};

/// Two folders of plugins, of which one is built.
fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    for id in ["ask", "forgotten"] {
        dir.write(&format!("plugins/{id}/plugin.toml"), "");
    }
    dir.write("customers.ndjson", format!("{}\n", context(1, "granted")));
    dir
}

const REMARK: &str = "note: 1 of 2 plugin folders hold a built plugin: forgotten has none; run `courtesy build`\n";

#[test]
fn a_plugin_that_is_not_built_is_named_once_whichever_command_loads_the_folder() {
    let dir = dir();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
    let outcome = dir.courtesy(&decide);
    assert!(outcome.code == 0 && outcome.err == REMARK, "{}", outcome.transcript());
    let replay = dir.courtesy(&["replay", "r.ndjson", "--plugins", "plugins"]);
    assert!(replay.code == 0 && replay.err == REMARK, "{}", replay.transcript());
    dir.write("b.toml", "profile = \"crisis\"\n");
    let compare = dir.courtesy(&["compare", "--plugins", "plugins", "--b", "b.toml", "customers.ndjson"]);
    assert!(compare.code == 0 && compare.err == REMARK, "{}", compare.transcript());
}

#[test]
fn several_that_are_not_built_are_named_by_name() {
    let dir = dir();
    dir.write("plugins/another/plugin.toml", "");
    dir.write("plugins/.hidden/plugin.toml", "");
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only"]);
    assert_snapshot!(outcome.err, @"note: 1 of 3 plugin folders hold a built plugin: another and forgotten have none; run `courtesy build`");
}

#[test]
fn nothing_is_said_where_every_plugin_is_built() {
    let dir = dir();
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins/ask", "customers.ndjson", "--summary-only"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_stops_the_run_since_a_plugin_is_missing() {
    let dir = dir();
    std::os::unix::fs::symlink("/nowhere/consent-guard.wasm", dir.path("plugins/consent-guard.wasm")).unwrap();
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    assert!(outcome.code == 2 && outcome.out.is_empty(), "{}", outcome.transcript());
    assert_snapshot!(outcome.err, @"error: plugins/consent-guard.wasm: is a broken link (No such file or directory (os error 2)); fix it or remove it");
}
