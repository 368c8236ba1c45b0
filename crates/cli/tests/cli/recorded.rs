//! A folder with the records of some decisions, for the commands that read them.

use serde_json::Value;

use crate::place::{Outcome, Place, check_in, context};

/// Four customers, of whom the third took back the permission; their decisions are recorded.
pub(crate) fn place() -> Place {
    let place = Place::new();
    place.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let contexts = (1..=4).map(|number| context(number, if number == 3 { "revoked" } else { "granted" }));
    place.write("customers.ndjson", contexts.map(|context| format!("{context}\n")).collect::<String>());
    record(&place, &[]);
    place
}

/// Records the decisions on all customers.
pub(crate) fn record(place: &Place, extra: &[&str]) {
    let arguments =
        ["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only", "--records", "records.ndjson"];
    let outcome = place.courtesy(&[&arguments[..], extra].concat());
    assert_eq!(outcome.code, 0, "{}", outcome.err);
}

/// The records, each as JSON.
pub(crate) fn records(place: &Place) -> Vec<Value> {
    place.read("records.ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Writes records, one a line.
pub(crate) fn write(place: &Place, name: &str, records: &[Value]) {
    place.write(name, records.iter().map(|record| format!("{record}\n")).collect::<String>());
}

/// What the command told, without fingerprints and versions, which change with what is built.
pub(crate) fn told(outcome: &Outcome) -> String {
    let mut told = Vec::new();
    let mut is_zones = false;
    for line in outcome.told().lines() {
        let indent = " ".repeat(line.len() - line.trim_start().len());
        told.push(match line.trim_start() {
            _ if is_zones && line.starts_with("<dd>") => "<dd>[version]</dd>".to_owned(),
            rest if rest.starts_with("time zones") => format!("{indent}time zones     [version]"),
            rest if rest.starts_with("- **time zones") => "- **time zones:** [version]".to_owned(),
            _ => without_digests(line),
        });
        is_zones = line == "<dt>time zones</dt>";
    }
    told.join("\n")
}

fn without_digests(line: &str) -> String {
    let is_version: fn(char) -> bool = |letter| letter.is_ascii_alphanumeric() || ".,- ".contains(letter);
    let line = cut(&line.replace("sha256\\:", "sha256:"), "courtesy-host ", "[version]", is_version);
    cut(&line, "sha256:", "[digest]", |digit| digit.is_ascii_hexdigit())
}

/// Replaces whatever begins with `start` and goes on with letters of a sort.
fn cut(line: &str, start: &str, name: &str, goes_on: fn(char) -> bool) -> String {
    let mut parts = line.split(start);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |told, part| told + name + part.trim_start_matches(goes_on))
}
