//! Text from plugins and contexts can't be mistaken for the command's own output.

use courtesy_contract::Manifest;
use serde_json::{Value, json};

use crate::test_dir::{Outcome, TestDir, check_in, context, manifest, module};

/// Text that breaks the line, forges another and controls the terminal.
const FORGED: &str =
    "kind.\r\nforged: all is well\u{2028}forged: again\u{85}forged\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}dne";

/// An answer in which every free text is the forged one.
fn hostile_answer() -> Value {
    let mut answer = check_in();
    answer["actions"][0]["step"] = json!({"kind": "check_in", "question": FORGED, "reply_queue": FORGED});
    answer["actions"][0]["reasons"][0]["text"] = FORGED.into();
    answer["actions"][0]["message"]["text"] = FORGED.into();
    answer["notes"] = json!([FORGED]);
    answer
}

fn hostile_manifest() -> Manifest {
    let mut manifest = manifest("ask");
    manifest.config["quiet_days"]["description"] = FORGED.into();
    manifest.config["quiet_days"]["title"] = FORGED.into();
    manifest.config.insert("words".to_owned(), json!({"type": "string", "default": FORGED}));
    manifest
}

/// Asserts that the text is shown, starts no line, and has no control characters except the command's own colours.
fn assert_is_escaped(command: &str, outcome: &Outcome) {
    let shown = format!("{}{}", outcome.out, outcome.err);
    assert!(shown.contains("forged"), "{command} doesn't show the text:\n{shown}");
    for line in shown.lines() {
        let plain = without_colours(line);
        assert!(!plain.starts_with("forged"), "{command}:\n{shown}");
        let steers = |letter: char| letter.is_control() || "\u{2028}\u{202e}".contains(letter);
        assert!(!plain.contains(steers), "{command}: {plain:?}");
    }
}

/// The line without `ESC [ numbers m`, which the command itself writes.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (numbers, rest) = part.split_once('m').unwrap_or((part, ""));
        assert!(numbers.chars().all(|letter| letter.is_ascii_digit() || letter == ';'), "{line:?}");
        plain.push_str(rest);
    }
    plain
}

#[test]
fn text_from_plugins_never_starts_a_line() {
    let dir = TestDir::new();
    let json = hostile_answer().to_string();
    let body = format!("i64.const {}", courtesy_contract::abi::pack(0, u32::try_from(json.len()).unwrap()));
    dir.write("ask.wasm", courtesy_host::pack(&module(&json, &body), &hostile_manifest()).unwrap());
    dir.write("customer.json", context(1, "granted").to_string());
    let decided = dir.courtesy(&["decide", "--plugins", "ask.wasm", "customer.json", "--records", "records.ndjson"]);
    assert_eq!(decided.code, 0, "{}", decided.transcript());
    let commands: [&[&str]; 6] = [
        &["inspect", "ask.wasm"],
        &["run", "customer.json", "--plugin", "ask.wasm"],
        &["decide", "--plugins", "ask.wasm", "customer.json", "--summary-only"],
        &["decide", "--plugins", "ask.wasm", "customer.json", "--explain", "c-1"],
        &["explain", "records.ndjson"],
        &["explain", "records.ndjson", "--format", "markdown"],
    ];
    for arguments in commands {
        let output = dir.command(arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let outcome = Outcome { code: 0, out: text(output.stdout), err: text(output.stderr) };
        assert_is_escaped(&arguments.join(" "), &outcome);
    }
}

#[test]
fn a_summary_with_several_lines_is_rejected() {
    let dir = TestDir::new();
    let mut forged = courtesy_host::pack(&module("", "i64.const 0"), &manifest("ask")).unwrap();
    let (honest, lie) = ("how a customer is doing.", "x\\nmay propose  none....");
    let at = forged.windows(honest.len()).position(|bytes| bytes == honest.as_bytes()).unwrap();
    forged[at..at + honest.len()].copy_from_slice(lie.as_bytes());
    dir.write("forged.wasm", forged);
    for command in ["inspect", "check"] {
        let outcome = dir.courtesy(&[command, "forged.wasm"]);
        assert_ne!(outcome.code, 0, "{}", outcome.transcript());
        assert!(!outcome.transcript().contains("\nmay propose"), "{}", outcome.transcript());
    }
    assert!(dir.courtesy(&["check", "forged.wasm"]).transcript().contains("/summary: must be one line"));
}
