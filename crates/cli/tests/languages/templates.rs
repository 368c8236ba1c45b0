//! The commands in the README of a plugin from `courtesy new` work.

use std::fs;

use crate::{root, run};

/// The `sh` blocks of a page.
fn scripts(page: &str) -> impl Iterator<Item = String> {
    let blocks = page.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| block.strip_prefix("sh\n")).map(str::to_owned)
}

/// Creates a plugin and runs the commands in its README.
fn follow_the_readme(language: &str, options: &[&str]) {
    let place = tempfile::tempdir().unwrap();
    run(place.path(), "courtesy", &[&["new", "rainy-day", "--lang", language], options].concat());
    let plugin = place.path().join("rainy-day");
    let readme = fs::read_to_string(plugin.join("README.md")).unwrap();
    let output: String = scripts(&readme).map(|script| run(&plugin, "sh", &["-exc", &script])).collect();
    assert!(output.contains("rainy-day 0.1.0, "), "nothing was built:\n{output}");
    assert!(output.contains("/derived/days_since_last_order 381"), "nothing was run:\n{output}");
    assert!(output.contains("3 examples: 3 passed"), "not all examples passed:\n{output}");
    run(&plugin, "courtesy", &["check", "rainy-day.wasm"]);
    let conforms = run(&plugin, "courtesy", &["conformance", "rainy-day.wasm"]);
    assert!(!conforms.is_empty());
}

#[test]
fn a_new_plugin_in_rust_works() {
    follow_the_readme("rust", &["--sdk-path", root().join("crates/sdk").to_str().unwrap()]);
}

#[test]
fn a_new_plugin_in_typescript_works() {
    follow_the_readme("typescript", &[]);
}

#[test]
fn a_new_plugin_in_javascript_works() {
    follow_the_readme("javascript", &[]);
}

#[test]
fn a_new_plugin_in_python_works() {
    follow_the_readme("python", &[]);
}

#[test]
fn a_new_plugin_in_go_works() {
    follow_the_readme("go", &[]);
}

#[test]
fn a_new_plugin_in_zig_works() {
    follow_the_readme("zig", &[]);
}

#[test]
fn a_new_plugin_in_c_works() {
    follow_the_readme("c", &[]);
}

#[test]
fn a_new_plugin_in_cpp_works() {
    follow_the_readme("cpp", &[]);
}
