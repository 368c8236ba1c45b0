//! `courtesy erase`.

use insta::assert_snapshot;
use serde_json::Value;

use crate::recorded::{dir, records, transcript};
use crate::test_dir::{Outcome, TestDir};

fn erase(dir: &TestDir, customer: &str, extra: &[&str]) -> Outcome {
    dir.courtesy(&[&["erase", "records.ndjson", "--customer", customer, "-o", "records.ndjson"], extra].concat())
}

#[test]
fn only_the_customers_context_and_decision_are_gone() {
    let dir = dir();
    let before = dir.read("records.ndjson");
    assert_snapshot!(transcript(&erase(&dir, "c-2", &[])));
    let after = dir.read("records.ndjson");
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (lines(&before), lines(&after));
    assert_eq!((&after[0], &after[2..]), (&before[0], &before[2..]));
    assert!(!after[1].contains("c-2"), "{}", after[1]);
    let (then, now): (Value, Value) =
        (serde_json::from_str(&before[1]).unwrap(), serde_json::from_str(&after[1]).unwrap());
    for kept in ["decision_id", "as_of", "policy_digest", "plugins", "context_digest", "decision_digest"] {
        assert_eq!(then[kept], now[kept]);
    }
    assert_eq!((now.get("context"), now.get("decision")), (None, None));
    assert!(!dir.has_draft());
}

#[test]
fn a_customer_of_whom_nothing_is_known_changes_nothing() {
    let dir = dir();
    let before = dir.read("records.ndjson");
    assert_snapshot!(transcript(&erase(&dir, "c-9", &[])));
    assert_eq!(dir.read("records.ndjson"), before);
    assert!(!dir.has_draft());
    erase(&dir, "c-1", &[]);
    assert_eq!(erase(&dir, "c-1", &[]).code, 1);
}

#[test]
fn an_unreadable_line_may_belong_to_the_customer() {
    let dir = dir();
    let mut lines: Vec<String> = dir.read("records.ndjson").lines().map(str::to_owned).collect();
    lines[1].truncate(700);
    let broken = lines.join("\n") + "\n";
    dir.write("records.ndjson", &broken);
    assert_snapshot!("nothing_was_written", transcript(&erase(&dir, "c-1", &[])));
    assert_eq!(dir.read("records.ndjson"), broken);
    assert_snapshot!("left_out", transcript(&erase(&dir, "c-1", &["--drop-unreadable"])));
    assert_eq!((records(&dir).len(), records(&dir)[0].get("context")), (3, None));
    assert!(!dir.read("records.ndjson").contains("c-1"));
}

#[test]
fn a_truncated_input_replaces_nothing() {
    let dir = dir();
    let cut: String = dir.read("records.ndjson").chars().take(3_000).collect();
    dir.write("records.ndjson", &cut);
    for extra in [&[][..], &["--drop-unreadable"]] {
        assert_snapshot!("truncated", transcript(&erase(&dir, "c-1", extra)));
    }
    assert_eq!(dir.read("records.ndjson"), cut);
    assert!(!dir.has_draft());

    let many = cut.split_inclusive('\n').next().unwrap().repeat(2_000);
    let packed = zstd::encode_all(many.as_bytes(), 3).unwrap();
    dir.write("half.zst", &packed[..packed.len() - 10]);
    let half = ["erase", "half.zst", "--customer", "c-1", "-o", "erased.ndjson", "--drop-unreadable"];
    let outcome = dir.courtesy(&half);
    assert_eq!(outcome.code, 1, "{}", outcome.err);
    assert!(outcome.err.contains("the input can't be read beyond 1,"), "{}", outcome.err);
    assert!(!dir.path("erased.ndjson").exists() && !dir.has_draft());
}

#[test]
fn a_file_without_records_is_left_unchanged() {
    let dir = dir();
    let before = dir.read("customers.ndjson");
    let wrong = ["erase", "customers.ndjson", "--customer", "c-1", "-o", "customers.ndjson", "--drop-unreadable"];
    let outcome = dir.courtesy(&wrong);
    assert_eq!((outcome.code, dir.read("customers.ndjson") == before), (1, true), "{}", outcome.err);
    assert!(outcome.err.contains("nothing was written: there is no record in customers.ndjson"), "{}", outcome.err);
}

#[cfg(unix)]
#[test]
fn erasing_through_a_link_changes_its_target() {
    let dir = dir();
    std::fs::create_dir(dir.path("archive")).unwrap();
    std::fs::rename(dir.path("records.ndjson"), dir.path("archive/march.ndjson")).unwrap();
    std::os::unix::fs::symlink("archive/march.ndjson", dir.path("records.ndjson")).unwrap();
    assert_eq!(erase(&dir, "c-1", &[]).code, 0);
    assert!(!dir.read("archive/march.ndjson").contains("c-1"));
    assert!(dir.path("records.ndjson").is_symlink());
    assert_eq!(std::fs::read_dir(dir.path("archive")).unwrap().count(), 1);
}

#[test]
fn what_another_run_left_unfinished_can_be_erased_and_stays() {
    let dir = dir();
    let before = dir.read("records.ndjson");
    std::fs::rename(dir.path("records.ndjson"), dir.path("records.ndjson.partial")).unwrap();
    let outcome = dir.courtesy(&["erase", "records.ndjson.partial", "--customer", "c-1", "-o", "records.ndjson"]);
    assert_snapshot!(transcript(&outcome));
    assert_eq!(dir.read("records.ndjson.partial"), before);
}

#[cfg(unix)]
#[test]
fn ctrl_c_changes_no_file() {
    let dir = dir();
    let before = dir.read("records.ndjson");
    let arguments = ["erase", "-", "--customer", "c-1", "-o", "records.ndjson"];
    let outcome = dir.interrupt(&arguments, &before, || dir.has_draft());
    assert_eq!((outcome.code, outcome.err.as_str()), (130, "note: stopped by Ctrl-C; nothing was written\n"));
    assert_eq!((dir.read("records.ndjson"), dir.has_draft()), (before, false));
}

#[test]
fn an_array_is_written_as_one_record_a_line() {
    let dir = dir();
    dir.write("records.json", serde_json::to_vec_pretty(&records(&dir)).unwrap());
    let outcome = dir.courtesy(&["erase", "records.json", "--customer", "c-1", "-o", "records.ndjson"]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert_eq!(records(&dir).len(), 4);
    let replay = dir.courtesy(&["replay", "records.ndjson", "--plugins", "plugins"]);
    assert_eq!(replay.code, 0, "{}", replay.out);
}

#[test]
fn plain_records_never_get_the_name_of_compressed_ones() {
    let dir = dir();
    let outcome = dir.courtesy(&["erase", "records.ndjson", "--customer", "c-1", "-o", "records.zst"]);
    assert_snapshot!(transcript(&outcome));
    #[cfg(unix)]
    {
        let packed = dir.write("packed.zst", zstd::encode_all(dir.read("records.ndjson").as_bytes(), 3).unwrap());
        std::os::unix::fs::symlink(packed, dir.path("today.ndjson")).unwrap();
        let outcome = dir.courtesy(&["erase", "today.ndjson", "--customer", "c-1", "-o", "today.ndjson"]);
        assert!(outcome.code == 2 && outcome.err.contains("packed.zst would be written as plain"), "{}", outcome.err);
    }
}
