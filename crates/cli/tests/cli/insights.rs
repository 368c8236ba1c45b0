//! `courtesy insights`.

use courtesy_tests::town;
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context};

/// The contexts of the town, packed.
fn town() -> TestDir {
    let dir = TestDir::new();
    dir.write("town.ndjson.zst", std::fs::read(town::contexts_path()).unwrap());
    dir
}

const COMMAND: [&str; 4] = ["insights", "town.ndjson.zst", "--time-zone", "Europe/Amsterdam"];

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_towns_bad_night_is_told_in_tables() {
    let dir = town();
    assert_snapshot!("town", dir.courtesy(&COMMAND).transcript());
}

#[test]
fn all_formats_say_the_same() {
    let dir = town();
    let out = |format| {
        let outcome = dir.courtesy(&[&COMMAND[..], &["--format", format]].concat());
        assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
        outcome.out
    };
    let found = lines(&out("ndjson"));
    let topics: Vec<&str> =
        found.iter().filter(|line| line["finding"] == "topic").map(|line| line["topic"].as_str().unwrap()).collect();
    assert!(topics.len() > 3 && found[0]["finding"] == "totals", "{found:?}");
    let (text, markdown, page) = (out("text"), out("markdown"), out("html"));
    for topic in topics {
        let escaped = topic.replace('_', "\\_");
        assert!(text.contains(topic) && markdown.contains(&escaped) && page.contains(topic), "{topic}");
    }
}

#[test]
fn groups_smaller_than_asked_for_are_not_shown() {
    let dir = town();
    let out = dir.courtesy(&[&COMMAND[..], &["--format", "ndjson", "--min-group", "60"]].concat()).out;
    let found = lines(&out);
    let topics: Vec<u64> = found
        .iter()
        .filter(|line| line["finding"] == "topic")
        .map(|line| line["customers"].as_u64().unwrap())
        .collect();
    assert!(!topics.is_empty() && topics.iter().all(|customers| *customers >= 66), "{topics:?}");
}

/// A record holds its context and the decision about it; several files, packed or not, are one input.
#[test]
fn records_count_like_their_contexts_and_tell_what_decisions_would_add() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    let mut customers: Vec<Value> = (1..=60).map(|number| context(number, "granted")).collect();
    for customer in &mut customers {
        customer["interactions"] =
            json!([{"id": "i", "at": "2026-03-20T10:00:00Z", "topic": "delivery", "channel": "chat"}]);
    }
    let text: String = customers.iter().map(|customer| format!("{customer}\n")).collect();
    dir.write("customers.ndjson", &text);
    let decide =
        ["decide", "--plugins", "ask.wasm", "customers.ndjson", "--records", "records.ndjson", "-o", "d.ndjson"];
    assert_eq!(dir.courtesy(&decide).code, 0);
    let of = |files: &[&str]| {
        let outcome = dir.courtesy(&[&["insights", "--format", "ndjson"], files].concat());
        assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
        lines(&outcome.out)
    };
    let find = |found: &[Value], sort: &str| found.iter().find(|line| line["finding"] == sort).cloned();
    let (contexts, records) = (of(&["customers.ndjson"]), of(&["records.ndjson"]));
    let customers = |found: &[Value]| find(found, "topic").unwrap()["customers"].as_u64().unwrap();
    assert!(customers(&contexts).abs_diff(60) <= 6 && customers(&records).abs_diff(60) <= 6);
    assert!(find(&contexts, "queue").is_none_or(|queue| queue["asked"].is_null()));
    assert!(find(&records, "queue").unwrap()["asked"].as_u64().unwrap().abs_diff(60) <= 6);
    let both = of(&["customers.ndjson", "records.ndjson"]);
    assert_eq!(both[0]["contexts"], 120);
    assert!(customers(&both).abs_diff(60) <= 6, "a customer in both files counts once");
}

#[test]
fn what_cannot_be_read_is_named_and_left_out() {
    let dir = TestDir::new();
    dir.write(
        "customers.ndjson",
        format!("{}\n{{\"contract\":\n{}\n", context(1, "granted"), json!({"contract": "1.1"})),
    );
    dir.write("empty.ndjson", "");
    let outcome = dir.courtesy(&["insights", "customers.ndjson", "empty.ndjson"]);
    assert_snapshot!("unreadable", outcome.transcript());
    assert_eq!(outcome.code, 1);
}

#[test]
fn wrong_usage_is_exit_status_2() {
    let dir = TestDir::new();
    dir.write("customers.ndjson", context(1, "granted").to_string());
    dir.write("short", "secret");
    for (arguments, said) in [
        (&["insights"][..], "<FILE>"),
        (&["insights", "-", "-"], "stdin can be read only once"),
        (&["insights", "nowhere.ndjson"], "can't read nowhere.ndjson"),
        (&["insights", "customers.ndjson", "--min-group", "4"], "5..=100000"),
        (&["insights", "customers.ndjson", "--time-zone", "CET+1"], "such as Europe/Amsterdam"),
        (&["insights", "customers.ndjson", "--secret", "short"], "fewer than 16 bytes"),
        (&["insights", "customers.ndjson", "--confidence", "95"], "such as 0.95"),
    ] {
        let outcome = dir.courtesy(arguments);
        assert!(outcome.code == 2 && outcome.err.contains(said), "{arguments:?}: {}", outcome.transcript());
    }
}
