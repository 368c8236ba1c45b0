//! `courtesy explain` over many decisions: samples, selections, one-line form, index.

use insta::assert_snapshot;
use serde_json::Value;

use crate::recorded::{dir, record, records, transcript, write};
use crate::test_dir::{Outcome, TestDir, check_in, context};

fn explain(dir: &TestDir, extra: &[&str]) -> Outcome {
    dir.courtesy(&[&["explain", "records.ndjson"], extra].concat())
}

/// Recorded decisions for many customers, of whom every third withdrew the permission.
fn many(customers: u32) -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let contexts = (1..=customers).map(|number| context(number, if number % 3 == 0 { "revoked" } else { "granted" }));
    dir.write("customers.ndjson", contexts.map(|context| format!("{context}\n")).collect::<String>());
    record(&dir, &[]);
    dir
}

fn customers(outcome: &Outcome) -> Vec<&str> {
    outcome.out.lines().filter_map(|line| line.split(',').next()).collect()
}

#[test]
fn a_decision_fits_on_one_line() {
    let dir = dir();
    dir.plugin("plugins/none/none.wasm", "none", &serde_json::json!({"contract": "1.0"}));
    dir.spinning_plugin("plugins/spin/spin.wasm", "spin");
    record(&dir, &[]);
    dir.courtesy(&["erase", "records.ndjson", "--customer", "c-4", "-o", "records.ndjson"]);
    assert_snapshot!("lines", transcript(&explain(&dir, &["--format", "line"])));
    assert!(explain(&dir, &["--format", "line", "--costs"]).out.contains(" fuel, 192 KiB\n"));
}

#[test]
fn a_sample_is_the_same_until_the_seed_changes() {
    let dir = many(60);
    let sample = |seed: &str| explain(&dir, &["--sample", "5", "--seed", seed, "--format", "line"]);
    let (first, other) = (sample("7"), sample("8"));
    assert_eq!((first.code, customers(&first).len()), (0, 5));
    assert_eq!(first.err, "note: 5 of 60 decisions, drawn with --seed 7; another seed draws others\n");
    assert_eq!(first.out, sample("7").out);
    assert_ne!(customers(&first), customers(&other));
    let mut backwards = records(&dir);
    backwards.reverse();
    write(&dir, "records.ndjson", &backwards);
    let again = sample("7");
    assert_eq!(customers(&again).into_iter().rev().collect::<Vec<_>>(), customers(&first));
    let all = explain(&dir, &["--sample", "500", "--format", "line"]);
    assert_eq!((customers(&all).len(), all.err.as_str()), (60, ""));
}

#[test]
fn only_what_fits_is_shown() {
    let dir = many(6);
    let only = |only: &[&str]| {
        let only: Vec<&str> = only.iter().flat_map(|what| ["--only", what]).collect();
        explain(&dir, &[&only[..], &["--format", "line"]].concat())
    };
    assert_eq!(customers(&only(&["offered"])), ["c-1", "c-2", "c-4", "c-5"]);
    assert_eq!(customers(&only(&["withheld", "kind=check_in", "plugin=ask"])), ["c-3", "c-6"]);
    assert_eq!(customers(&only(&["rule=permission"])), ["c-3", "c-6"]);
    for (what, why) in [
        ("nothing", "nothing in records.ndjson fits --only\n"),
        ("rule=permision", "nothing in records.ndjson fits --only; did you mean `--only rule=permission`?\n"),
        ("plugin=aks", "nothing in records.ndjson fits --only; did you mean `--only plugin=ask`?\n"),
    ] {
        let outcome = only(&[what]);
        assert_eq!((outcome.code, outcome.err.as_str()), (1, why));
    }
    assert_snapshot!("unknown_word", only(&["check-in"]).transcript());
    assert_snapshot!("contradiction", only(&["offered", "rule=caps"]).transcript());
}

#[test]
fn several_customers_are_shown_and_the_unknown_ones_named_once() {
    let dir = dir();
    let outcome = explain(&dir, &["--customer", "c-3", "--customer", "c-8", "--customer", "c-9", "--format", "line"]);
    assert_eq!((outcome.code, customers(&outcome)), (1, vec!["c-3"]));
    let unknown =
        "nothing in records.ndjson is known to be about c-8 or c-9; erased records can't be found by customer\n";
    assert_eq!(outcome.err, unknown);
    let decided = [
        "decide",
        "--plugins",
        "plugins",
        "customers.ndjson",
        "--explain",
        "c-1",
        "--explain",
        "c-8",
        "--explain",
        "c-9",
    ];
    let outcome = dir.courtesy(&decided);
    assert!(outcome.code == 1 && outcome.out.starts_with("c-1, "), "{}", outcome.out);
    assert_eq!(outcome.err, "no customer in the input has the reference c-8 or c-9\n");
}

#[test]
fn what_is_known_of_a_customer_is_shown_even_if_nothing_was_proposed() {
    let dir = dir();
    dir.plugin("plugins/ask/ask.wasm", "ask", &serde_json::json!({"contract": "1.0"}));
    record(&dir, &[]);
    assert_snapshot!("nothing_proposed", transcript(&explain(&dir, &["--customer", "c-1"])));
    let decided = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", "c-1"]);
    assert!(decided.out.contains("\nKnown about the customer\n"), "{}", decided.out);
}

#[test]
fn costs_and_digests_come_at_the_end_or_with_each_decision() {
    let dir = dir();
    let at_the_end = explain(&dir, &[]);
    assert_eq!(at_the_end.out.matches("\nIngredients\n").count(), 1);
    let (_, end) = at_the_end.out.split_once("\nCosts\n").unwrap();
    assert!(end.contains("4 calls, ") && end.contains("\nIngredients\n"), "{end}");
    assert_eq!(explain(&dir, &["--costs"]).out.matches("\nIngredients\n").count(), 4);
    for format in ["html", "markdown"] {
        assert_eq!(explain(&dir, &["--format", format]).out.matches("Ingredients").count(), 1);
        assert_eq!(explain(&dir, &["--format", format, "--costs"]).out.matches("Ingredients").count(), 4);
    }
}

#[test]
fn a_page_has_an_index_of_its_decisions() {
    let page = explain(&dir(), &["--format", "html"]).out;
    let (index, cards) = page.split_once("</nav>").unwrap();
    assert!(index.contains(
        "<p>4 decisions: 3 with something offered, 1 with everything withheld, 0 with nothing proposed.</p>"
    ));
    for number in 1..=4 {
        assert!(index.contains(&format!("<a href=\"#decision-{number}\">c-{number}</a>")), "{number}");
        assert!(cards.contains(&format!("<article id=\"decision-{number}\">\n<h2>c-{number}</h2>")), "{number}");
    }
    assert!(index.contains("<span class=\"odd\">withheld check_in by ask (suppressed, permission)</span>"));
    assert!(!explain(&dir(), &["--format", "html", "--customer", "c-1"]).out.contains("<nav"));
}

#[test]
fn nothing_is_cut_without_a_terminal() {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let mut customer: Value = context(1, "revoked");
    let reference = "c-".to_owned() + &"0123456789".repeat(9);
    customer["customer"]["ref"] = reference.clone().into();
    dir.write("customers.ndjson", format!("{customer}\n"));
    record(&dir, &[]);
    let decided = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only"]);
    for shown in [explain(&dir, &["--format", "line"]).out, explain(&dir, &[]).out, decided.out] {
        assert!(shown.contains(&reference) && !shown.contains('…'), "{shown}");
    }
}

#[test]
fn a_problem_of_many_lines_is_said_once() {
    let dir = dir();
    let mut records = records(&dir);
    for record in &mut records {
        record["as_of"] = "yesterday".into();
    }
    write(&dir, "records.ndjson", &records);
    let outcome = explain(&dir, &[]);
    assert_eq!(outcome.code, 1);
    let (first, others) = outcome.err.split_once('\n').unwrap();
    assert!(first.starts_with("line 1: ") && first.contains("/as_of: expected a moment such as"), "{first}");
    assert!(others.starts_with("note: lines 2 to 4 can't be read for the same reason as line 1\n"), "{others}");
}
