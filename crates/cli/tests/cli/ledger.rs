//! `courtesy ledger`, and `courtesy decide --ledger`.

use insta::assert_snapshot;

use crate::recorded::{dir, record, records};
use crate::test_dir::{Outcome, TestDir};

fn ledger(dir: &TestDir, arguments: &[&str]) -> Outcome {
    dir.courtesy(&[&["ledger"], arguments].concat())
}

#[test]
fn they_have_help() {
    let dir = TestDir::new();
    assert_snapshot!("ledger", ledger(&dir, &["--help"]).transcript());
    assert_snapshot!("decide_with_a_ledger", dir.courtesy(&["decide", "--help"]).transcript());
}

#[test]
fn a_run_that_is_repeated_gets_the_same_decisions_and_another_one_counts_them() {
    let dir = dir();
    let reserving = ["--ledger", "sqlite://courtesy.db"];
    record(&dir, &reserving);
    let first = dir.read("records.ndjson");
    record(&dir, &reserving);
    assert_eq!(dir.read("records.ndjson"), first);
    let offered: usize =
        records(&dir).iter().map(|record| record["decision"]["offered"].as_array().unwrap().len()).sum();
    assert_eq!(offered, 3);
    // Under other ids, they are other requests, and the customers have been written to.
    let again: String = dir
        .read("customers.ndjson")
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let mut context: serde_json::Value = serde_json::from_str(line).unwrap();
            context["decision_id"] = format!("0192f1c6-8d0e-7b5a-9a54-00000000000{at}").into();
            format!("{context}\n")
        })
        .collect();
    dir.write("customers.ndjson", again);
    record(&dir, &reserving);
    let history = |record: &serde_json::Value| record["context"]["history"].as_array().map_or(0, Vec::len);
    assert_eq!(records(&dir).iter().map(history).sum::<usize>(), 3);
    assert_snapshot!(ledger(&dir, &["check"]).transcript());
}

#[test]
fn a_ledger_is_copied_and_pruned() {
    let dir = dir();
    record(&dir, &["--ledger", "sqlite://courtesy.db"]);
    assert_snapshot!("exported", ledger(&dir, &["export", "ledger.ndjson"]).transcript());
    assert_snapshot!(
        "imported",
        ledger(&dir, &["import", "ledger.ndjson", "--ledger", "sqlite://copy.db"]).transcript()
    );
    assert_eq!(ledger(&dir, &["export", "-", "--ledger", "sqlite://copy.db"]).out, dir.read("ledger.ndjson"));
    assert_snapshot!("not_empty", ledger(&dir, &["import", "ledger.ndjson"]).transcript());
    assert_snapshot!("pruned", ledger(&dir, &["prune", "--keep", "90"]).transcript());
    assert_snapshot!("missing", ledger(&dir, &["check", "--ledger", "sqlite://curtesy.db"]).transcript());
    assert!(!dir.path("curtesy.db").exists());
}

#[test]
fn what_is_wrong_with_a_ledger_is_listed_and_fails() {
    let dir = dir();
    record(&dir, &["--ledger", "sqlite://courtesy.db"]);
    ledger(&dir, &["export", "ledger.ndjson"]);
    let altered = dir.read("ledger.ndjson").replacen("\"seed\":0", "\"seed\":1", 1);
    assert_ne!(altered, dir.read("ledger.ndjson"));
    dir.write("ledger.ndjson", altered);
    ledger(&dir, &["import", "ledger.ndjson", "--ledger", "sqlite://copy.db"]);
    assert_snapshot!(ledger(&dir, &["check", "--ledger", "sqlite://copy.db"]).transcript());
}
