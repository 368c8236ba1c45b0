//! Every dependency has a licence that is compatible with this repository's.
//!
//! Only dependencies for this machine's platform are checked. Security advisories need a database from the network;
//! `sdk-docs/contributor.md` says how to check them.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Permissive licences, which require only attribution.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Zlib",
];

#[test]
fn every_dependency_of_the_host_has_an_allowed_licence() {
    let looked_at = check("Cargo.toml", &host_triple());
    assert!(looked_at > 150, "only {looked_at} packages were found");
}

#[test]
fn every_dependency_of_a_plugin_has_an_allowed_licence() {
    let looked_at = check("plugins/Cargo.toml", "wasm32-unknown-unknown");
    assert!(looked_at > 8, "only {looked_at} packages were found");
}

/// Checks the packages of a workspace, as locked in Cargo.lock, and returns how many there are.
fn check(manifest: &str, platform: &str) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(manifest);
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", platform, "--manifest-path"])
        .arg(&path)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let used: Vec<&Value> = metadata["resolve"]["nodes"].as_array().unwrap().iter().map(|node| &node["id"]).collect();
    let packages = metadata["packages"].as_array().unwrap().iter().filter(|package| used.contains(&&package["id"]));
    let (mut looked_at, mut refused) = (0, Vec::new());
    for package in packages {
        looked_at += 1;
        let licence = package["license"].as_str().unwrap_or("(none is named)");
        if !allowed(licence) {
            refused.push(format!("{} {}: {licence}", package["name"], package["version"]));
        }
    }
    assert!(refused.is_empty(), "not an allowed licence in {}:\n{}", file!(), refused.join("\n"));
    looked_at
}

fn host_triple() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

/// Whether an SPDX expression can be satisfied with allowed licences. `/` is the old way to write `OR`.
fn allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    matches!(either(&words), Some((true, [])))
}

/// Parses `A OR B`: whether it is allowed, and the remaining words; `None` if it isn't an expression.
fn either<'w>(words: &'w [&'w str]) -> Option<(bool, &'w [&'w str])> {
    let (mut is_allowed, mut rest) = both(words)?;
    while let ["OR", more @ ..] = rest {
        let (other, left) = both(more)?;
        (is_allowed, rest) = (is_allowed | other, left);
    }
    Some((is_allowed, rest))
}

/// Parses `A AND B`, which binds more tightly.
fn both<'w>(words: &'w [&'w str]) -> Option<(bool, &'w [&'w str])> {
    let (mut is_allowed, mut rest) = one(words)?;
    while let ["AND", more @ ..] = rest {
        let (other, left) = one(more)?;
        (is_allowed, rest) = (is_allowed & other, left);
    }
    Some((is_allowed, rest))
}

/// Parses a licence, a licence with an exception, or an expression in parentheses.
fn one<'w>(words: &'w [&'w str]) -> Option<(bool, &'w [&'w str])> {
    match words {
        ["(", inner @ ..] => match either(inner)? {
            (is_allowed, [")", rest @ ..]) => Some((is_allowed, rest)),
            _ => None,
        },
        [licence, "WITH", exception, rest @ ..] => {
            Some((ALLOWED.contains(&format!("{licence} WITH {exception}").as_str()), rest))
        }
        ["AND" | "OR" | "WITH" | ")", ..] | [] => None,
        [licence, rest @ ..] => Some((ALLOWED.contains(licence), rest)),
    }
}

#[test]
fn reads_licence_expressions() {
    for yes in [
        "MIT",
        "MIT OR GPL-3.0",
        "GPL-3.0 OR MIT",
        "MIT/Apache-2.0",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
        "GPL-2.0 OR (MIT AND ISC)",
        "MIT AND Zlib OR GPL-3.0",
    ] {
        assert!(allowed(yes), "{yes}");
    }
    for no in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR ISC) AND GPL-3.0",
        "",
        "MIT OR",
        "(MIT",
        "MIT)",
        "GPL-3.0 WITH LLVM-exception",
        "MIT Apache-2.0",
        "(none is named)",
    ] {
        assert!(!allowed(no), "{no}");
    }
}
