//! A folder with records, for testing the commands that read them.

use serde_json::Value;

use crate::test_dir::{Outcome, TestDir, check_in, context};

/// Records for four customers, of whom the third revoked the permission.
pub(crate) fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let contexts = (1..=4).map(|number| context(number, if number == 3 { "revoked" } else { "granted" }));
    dir.write("customers.ndjson", contexts.map(|context| format!("{context}\n")).collect::<String>());
    record(&dir, &[]);
    dir
}

/// Decides for all customers and writes the records.
pub(crate) fn record(dir: &TestDir, extra: &[&str]) {
    let arguments =
        ["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only", "--records", "records.ndjson"];
    let outcome = dir.courtesy(&[&arguments[..], extra].concat());
    assert_eq!(outcome.code, 0, "{}", outcome.err);
}

/// The records, each as JSON.
pub(crate) fn records(dir: &TestDir) -> Vec<Value> {
    dir.read("records.ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Writes records, one a line.
pub(crate) fn write(dir: &TestDir, name: &str, records: &[Value]) {
    dir.write(name, records.iter().map(|record| format!("{record}\n")).collect::<String>());
}

/// The transcript without digests and versions, which change from build to build.
pub(crate) fn transcript(outcome: &Outcome) -> String {
    let mut shown = Vec::new();
    let mut is_zones = false;
    for line in outcome.transcript().lines() {
        let indent = " ".repeat(line.len() - line.trim_start().len());
        shown.push(match line.trim_start() {
            _ if is_zones && line.starts_with("<dd>") => "<dd>[version]</dd>".to_owned(),
            rest if rest.starts_with("time zones") => format!("{indent}time zones     [version]"),
            rest if rest.starts_with("- **time zones") => "- **time zones:** [version]".to_owned(),
            _ => without_digests(line),
        });
        is_zones = line == "<dt>time zones</dt>";
    }
    shown.join("\n")
}

fn without_digests(line: &str) -> String {
    let is_version: fn(char) -> bool = |letter| letter.is_ascii_alphanumeric() || ".,- ".contains(letter);
    let line = replace_runs(&line.replace("sha256\\:", "sha256:"), "courtesy-host ", "[version]", is_version);
    replace_runs(&line, "sha256:", "[digest]", |digit| digit.is_ascii_hexdigit())
}

/// Replaces each run of characters that follows `start`, together with `start`.
fn replace_runs(line: &str, start: &str, name: &str, is_part: fn(char) -> bool) -> String {
    let mut parts = line.split(start);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |shown, part| shown + name + part.trim_start_matches(is_part))
}
