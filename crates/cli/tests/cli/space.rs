//! Limited address space, as on shared machines.
#![cfg(target_os = "linux")]

use std::process::{Command, Output};

use crate::test_dir::{TestDir, check_in, context};

/// Runs the command with a limited address space, in kilobytes.
fn within(kilobytes: &str, dir: &TestDir, arguments: &[&str]) -> Output {
    let ready = dir.command(arguments);
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -v \"$1\" && shift && exec \"$@\"", "sh", kilobytes]);
    limited.arg(ready.get_program()).args(ready.get_args()).current_dir(dir.path(""));
    for (name, value) in ready.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    limited.output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn four_gigabytes_of_address_space_give_the_same_decisions() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    dir.write("customer.json", context(1, "granted").to_string());
    let arguments = ["decide", "--plugins", "ask.wasm", "--threads", "1", "customer.json"];
    let (little, plenty) = (within("4000000", &dir, &arguments), within("unlimited", &dir, &arguments));
    assert_eq!(little.status.code(), Some(0), "{}", text(little.stderr));
    assert!(text(little.stdout.clone()).contains("\"offered\":[{"));
    assert_eq!(text(little.stdout), text(plenty.stdout));
}

#[test]
fn too_little_address_space_is_reported_with_a_remedy() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    dir.write("customer.json", context(1, "granted").to_string());
    let arguments = ["decide", "--plugins", "ask.wasm", "--threads", "64", "customer.json"];
    let refused = within("4000000", &dir, &arguments);
    let shown = text(refused.stderr);
    assert_eq!(refused.status.code(), Some(2), "{shown}");
    assert!(shown.contains("`ulimit -v`") && !shown.contains("concurrency"), "{shown}");
}
