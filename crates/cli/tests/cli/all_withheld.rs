//! `courtesy decide`, when everything of a kind is withheld.

use serde_json::Value;

use crate::test_dir::{Outcome, TestDir, check_in, context};

/// Customers who agreed to be cared for, half of whom read Portuguese.
fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let customer = |number: u32| {
        let mut customer: Value = context(number, "granted");
        customer["customer"]["language"] = if number.is_multiple_of(2) { "pt-BR" } else { "en" }.into();
        customer
    };
    dir.write("customers.ndjson", (1..=40).map(|number| format!("{}\n", customer(number))).collect::<String>());
    dir
}

fn summary(dir: &TestDir, extra: &[&str]) -> Outcome {
    dir.courtesy(&[&["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only"], extra].concat())
}

fn last_lines(outcome: &Outcome) -> String {
    outcome.out.split_once(" a second\n").unwrap().1.to_owned()
}

#[test]
fn a_language_that_no_plugin_writes_is_named_in_the_last_line() {
    let outcome = summary(&dir(), &[]);
    let expected = "plugins write en; 20 customers read pt, so everything written for them is withheld\n";
    assert_eq!((outcome.code, last_lines(&outcome).as_str()), (0, expected));
}

#[test]
fn a_plugin_of_which_nothing_is_offered_is_named_with_the_rule() {
    let dir = dir();
    dir.write("policy.toml", "caps = [{ max = 0, per = { kind = \"rolling\", days = 7 } }]\n");
    let lines = last_lines(&summary(&dir, &["--policy", "policy.toml"]));
    let said = lines.replace("\n  ", " ");
    assert!(
        said.contains(
            "is withheld (40 actions to 40 customers) by the rules caps (20) and language (20); most often: cap: "
        ),
        "{said}"
    );
    let few: String = dir.read("customers.ndjson").lines().take(8).map(|line| format!("{line}\n")).collect();
    dir.write("customers.ndjson", few);
    assert_eq!(last_lines(&summary(&dir, &["--policy", "policy.toml"])), "");
}

#[test]
fn a_rule_that_withholds_too_much_fails_the_run() {
    let dir = dir();
    let outcome = summary(&dir, &["--fail-above", "caps=5%", "--fail-above", "language=0.25"]);
    let why =
        "failed: the rule language withholds 20 of 40 proposed actions (50.0%), and --fail-above allows it 0.25\n";
    assert_eq!((outcome.code, outcome.err.as_str()), (1, why));
    let outcome = summary(&dir, &["--fail-above", "language=50%"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let written = dir.courtesy(&[
        "decide",
        "--plugins",
        "plugins",
        "customers.ndjson",
        "-o",
        "decisions.ndjson",
        "--fail-above",
        "language=0",
    ]);
    assert_eq!((written.code, dir.read("decisions.ndjson").lines().count()), (1, 40), "{}", written.err);
}

#[test]
fn a_threshold_names_a_rule_and_a_share() {
    let dir = dir();
    let told = |threshold: &str| summary(&dir, &["--fail-above", threshold]);
    assert!(told("langage=5%").err.contains("did you mean `language`?"));
    assert!(told("language=5").err.contains("for a percentage, write `5%`"));
    assert_eq!(told("language").code, 2);
}

#[test]
fn facts_after_as_of_are_pointed_out_once() {
    let dir = dir();
    dir.write("customers.ndjson", dir.read("customers.ndjson").replace("2026-03-28T20:40:00Z", "2016-03-28T20:40:00Z"));
    let outcome = summary(&dir, &[]);
    let note = "note: in 40 contexts, something lies after `as_of`, first /orders/0/placed_at on line 1; set `as_of` to \
        the moment when the facts were read\n";
    assert_eq!(outcome.err, note);
}
