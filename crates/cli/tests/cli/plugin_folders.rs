//! A folder of plugins as the commands find it.

use insta::assert_snapshot;

use crate::place::{Place, check_in, context};

/// Two folders of plugins, of which one is built.
fn place() -> Place {
    let place = Place::new();
    place.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    for id in ["ask", "forgotten"] {
        place.write(&format!("plugins/{id}/plugin.toml"), "");
    }
    place.write("customers.ndjson", format!("{}\n", context(1, "granted")));
    place
}

const REMARK: &str =
    "note: 1 of 2 plugin folders hold a built plugin: forgotten has none; `courtesy build` makes one\n";

#[test]
fn a_plugin_that_is_not_built_is_named_once_whichever_command_loads_the_folder() {
    let place = place();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
    let outcome = place.courtesy(&decide);
    assert!(outcome.code == 0 && outcome.err == REMARK, "{}", outcome.told());
    let replay = place.courtesy(&["replay", "r.ndjson", "--plugins", "plugins"]);
    assert!(replay.code == 0 && replay.err == REMARK, "{}", replay.told());
    place.write("b.toml", "profile = \"crisis\"\n");
    let compare = place.courtesy(&["compare", "--plugins", "plugins", "--b", "b.toml", "customers.ndjson"]);
    assert!(compare.code == 0 && compare.err == REMARK, "{}", compare.told());
}

#[test]
fn several_that_are_not_built_are_named_by_name() {
    let place = place();
    place.write("plugins/another/plugin.toml", "");
    place.write("plugins/.hidden/plugin.toml", "");
    let outcome = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only"]);
    assert_snapshot!(outcome.err, @"note: 1 of 3 plugin folders hold a built plugin: another and forgotten have none; `courtesy build` makes one");
}

#[test]
fn nothing_is_said_where_every_plugin_is_built() {
    let place = place();
    let outcome = place.courtesy(&["decide", "--plugins", "plugins/ask", "customers.ndjson", "--summary-only"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_stops_the_run_since_a_plugin_is_missing() {
    let place = place();
    std::os::unix::fs::symlink("/nowhere/consent-guard.wasm", place.path("plugins/consent-guard.wasm")).unwrap();
    let outcome = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    assert!(outcome.code == 2 && outcome.out.is_empty(), "{}", outcome.told());
    assert_snapshot!(outcome.err, @"error: plugins/consent-guard.wasm: is a broken link (No such file or directory (os error 2)); fix it or remove it");
}
