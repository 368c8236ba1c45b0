//! `courtesy erase`.

use insta::assert_snapshot;
use serde_json::Value;

use crate::place::{Outcome, Place};
use crate::recorded::{place, records, told};

fn erase(place: &Place, customer: &str, extra: &[&str]) -> Outcome {
    place.courtesy(&[&["erase", "records.ndjson", "--customer", customer, "-o", "records.ndjson"], extra].concat())
}

#[test]
fn only_the_customers_context_and_decision_are_gone() {
    let place = place();
    let before = place.read("records.ndjson");
    assert_snapshot!(told(&erase(&place, "c-2", &[])));
    let after = place.read("records.ndjson");
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (lines(&before), lines(&after));
    assert_eq!((&after[0], &after[2..]), (&before[0], &before[2..]));
    assert!(!after[1].contains("c-2"), "{}", after[1]);
    let (then, now): (Value, Value) =
        (serde_json::from_str(&before[1]).unwrap(), serde_json::from_str(&after[1]).unwrap());
    for kept in ["decision_id", "as_of", "policy", "plugins", "context_digest", "decision_digest"] {
        assert_eq!(then[kept], now[kept]);
    }
    assert_eq!((now.get("context"), now.get("decision")), (None, None));
    assert!(!place.path("records.ndjson.partial").exists());
}

#[test]
fn a_customer_of_whom_nothing_is_known_changes_nothing() {
    let place = place();
    let before = place.read("records.ndjson");
    assert_snapshot!(told(&erase(&place, "c-9", &[])));
    assert_eq!(place.read("records.ndjson"), before);
    assert!(!place.path("records.ndjson.partial").exists());
    erase(&place, "c-1", &[]);
    assert_eq!(erase(&place, "c-1", &[]).code, 1);
}

#[test]
fn a_line_that_cannot_be_read_may_be_anybodys() {
    let place = place();
    let cut: String = place.read("records.ndjson").chars().take(3_000).collect();
    place.write("records.ndjson", &cut);
    assert_snapshot!("nothing_was_written", told(&erase(&place, "c-1", &[])));
    assert_eq!(place.read("records.ndjson"), cut);
    assert_snapshot!("left_out", told(&erase(&place, "c-1", &["--drop-unreadable"])));
    assert_eq!(records(&place)[0].get("context"), None);
    assert!(!place.read("records.ndjson").contains("c-1"));
}

#[test]
fn an_array_becomes_a_record_a_line() {
    let place = place();
    place.write("records.json", serde_json::to_vec_pretty(&records(&place)).unwrap());
    let outcome = place.courtesy(&["erase", "records.json", "--customer", "c-1", "-o", "records.ndjson"]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert_eq!(records(&place).len(), 4);
    let replay = place.courtesy(&["replay", "records.ndjson", "--plugins", "plugins"]);
    assert_eq!(replay.code, 0, "{}", replay.out);
}

#[test]
fn plain_records_never_get_the_name_of_compressed_ones() {
    let place = place();
    let outcome = place.courtesy(&["erase", "records.ndjson", "--customer", "c-1", "-o", "records.zst"]);
    assert_snapshot!(told(&outcome));
}
