//! `courtesy simulate`.

use courtesy_tests::checkout;
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::test_dir::{Outcome, TestDir, check_in, context};

/// Enough customers of the town for everything to happen within a fortnight.
const CUSTOMERS: usize = 60;

const A: &str = r#"
ref_salt = "hush"
budgets = [{ name = "kindness", max = "50.00 EUR", per = "365 days" }, { name = "repairs", scope = "company", max = "100.00 EUR", per = "30 days" }]
"#;

const B: &str = r#"
ref_salt = "hush"
caps = [{ channel = "email", max = 1, per = "30 days" }]
silence = { days = 3 }
"#;

/// Part of the town, two policies, and the committed plugins.
fn town() -> TestDir {
    let dir = TestDir::new();
    let packed = std::fs::read(checkout::root().join("tests/data/town.ndjson.zst")).unwrap();
    let lines = String::from_utf8(zstd::decode_all(packed.as_slice()).unwrap()).unwrap();
    dir.write("town.ndjson", lines.split_inclusive('\n').take(CUSTOMERS).collect::<String>());
    for plugin in checkout::plugins().unwrap() {
        let name = plugin.file_name().unwrap().to_str().unwrap();
        dir.write(&format!("plugins/{name}"), std::fs::read(&plugin).unwrap());
    }
    dir.write("a.toml", A);
    dir.write("b.toml", B);
    dir
}

/// Customers to whom one plugin proposes a check-in every day, on which anybody may be asked as often as it likes.
fn asking() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let contexts = (1..=4).map(|number| context(number, "granted"));
    dir.write("customers.ndjson", contexts.map(|context| format!("{context}\n")).collect::<String>());
    dir.write("policy.toml", "ref_salt = \"hush\"\ncaps = []\nrepetition = { days = 0 }\n");
    dir.write("nothing.toml", "based_on = \"nothing\"\n");
    dir
}

fn simulate(dir: &TestDir, more: &[&str]) -> Outcome {
    let input = if dir.path("town.ndjson").exists() { "town.ndjson" } else { "customers.ndjson" };
    dir.courtesy(&[&["simulate", "--plugins", "plugins", input], more].concat())
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_fortnight_of_a_part_of_the_town_is_told_and_a_page_is_written() {
    let dir = town();
    let outcome = simulate(&dir, &["--policy", "a.toml", "--days", "14", "--html", "report.html", "--findings"]);
    assert_snapshot!(outcome.transcript());
    let page = dir.read("report.html");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(page.matches("<svg").count() > 10 && !page.contains("<script"));
    assert!(!page.contains("hush"), "a salt is shown");
}

#[test]
fn two_policies_are_played_with_the_same_luck() {
    let dir = town();
    let outcome = simulate(&dir, &["--policy", "a.toml", "--against", "b.toml", "--days", "7"]);
    assert_snapshot!(outcome.transcript());
}

#[test]
fn a_policy_against_itself_makes_no_difference() {
    let dir = asking();
    dir.write("same.toml", "repetition = { days = 0 }\nref_salt = \"hush\"\ncaps = []\n");
    let arguments = ["--policy", "policy.toml", "--against", "same.toml", "--days", "5"];
    let outcome = simulate(&dir, &[&arguments[..], &["--format", "ndjson"]].concat());
    let lines = lines(&outcome.out);
    let of = |side: &str| {
        let days = lines.iter().filter(|line| line["type"] == "day" && line["side"] == side);
        days.map(|line| (line["day"].clone(), line["contacts"].clone(), line["by_kind"].clone())).collect::<Vec<_>>()
    };
    assert_eq!((of("a").len(), of("a")), (5, of("b")));
    let totals = &lines.last().unwrap()["sides"];
    assert_eq!(totals[0]["totals"], totals[1]["totals"]);
}

#[test]
fn lines_of_json_are_the_same_on_one_thread_or_two_and_with_the_same_seed() {
    let dir = town();
    let run = |more: &[&str]| {
        let outcome = simulate(&dir, &[&["--days", "5", "--format", "ndjson", "--findings"], more].concat());
        assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
        outcome.out
    };
    let first = run(&["--threads", "1"]);
    assert!(first == run(&["--threads", "2"]), "the lines depend on the number of threads");
    assert!(first != run(&["--seed", "2"]), "the seed changes nothing");
    let types: Vec<String> = lines(&first).iter().map(|line| line["type"].as_str().unwrap().to_owned()).collect();
    assert_eq!(types[..5], ["day"; 5]);
    assert_eq!(types.last().unwrap(), "totals");
    assert!(types[5..types.len() - 1].iter().all(|kind| kind == "finding"));
    assert_eq!(lines(&first).last().unwrap()["complete"], json!(true));
}

#[test]
fn a_context_on_a_day_leads_to_the_decision_of_that_day() {
    let dir = asking();
    let arguments = ["--policy", "policy.toml", "--model", "nothing.toml", "--days", "4"];
    let outcome = simulate(&dir, &[&arguments[..], &["--context", "c-2@4"]].concat());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let context: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(context["customer"]["ref"], "c-2");
    assert_eq!(context["history"].as_array().unwrap().len(), 3);
    dir.write("then.json", &outcome.out);
    let explained =
        dir.courtesy(&["decide", "--plugins", "plugins", "--policy", "policy.toml", "then.json", "--explain", "c-2"]);
    assert_eq!(explained.code, 0, "{}", explained.err);
    assert!(explained.out.contains("check-in") || explained.out.contains("check in"), "{}", explained.out);
}

#[test]
fn the_built_in_model_is_printed_and_can_be_used() {
    let dir = asking();
    let printed = dir.courtesy(&["simulate", "--print-model"]);
    assert_eq!(printed.code, 0);
    dir.write("printed.toml", &printed.out);
    let days = |more: &[&str]| simulate(&dir, &[&["--days", "3", "--format", "ndjson"], more].concat()).out;
    let day_lines = |out: String| {
        out.lines().filter(|line| line.contains(r#""type":"day""#)).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(day_lines(days(&["--model", "printed.toml"])), day_lines(days(&[])));
}

#[test]
fn too_many_findings_fail_a_run() {
    let dir = asking();
    dir.write("events.ndjson", r#"{"day": 1, "customer": "c-1", "change": {"orders": [{"id": "o", "status": "shipped", "promised_at": "2026-03-01T00:00:00Z"}]}}"#);
    let arguments = ["--policy", "policy.toml", "--model", "nothing.toml", "--events", "events.ndjson", "--days", "2"];
    let run = |threshold: &str| simulate(&dir, &[&arguments[..], &["--fail-above", threshold]].concat());
    let failed = run("silence=0");
    assert_eq!(failed.code, 1);
    assert_snapshot!(failed.err);
    assert_eq!(run("silence=1").code, 0);
    assert_eq!(run("all=0").code, 1);
    assert_eq!(run("sadness=0").code, 2);
}

#[test]
fn what_cannot_be_used_is_named_with_its_line_and_a_remedy() {
    let dir = asking();
    dir.write("model.toml", "[staff]\ntasks_a_day = 3\n");
    dir.write("unknown.ndjson", "{\"day\": 1, \"customer\": \"c-9\", \"change\": {}}\n");
    dir.write(
        "order.ndjson",
        "{\"day\": 2, \"customer\": \"c-1\", \"change\": {}}\n{\"day\": 1, \"customer\": \"c-1\", \"change\": {}}\n",
    );
    dir.write("late.ndjson", "{\"day\": 9, \"customer\": \"c-1\", \"change\": {}}\n");
    dir.write(
        "wrong.ndjson",
        "{\"day\": 1, \"customer\": \"c-1\", \"change\": {\"orders\": [{\"id\": \"o\", \"status\": \"lost\"}]}}\n",
    );
    dir.write("bad.ndjson", "tomorrow\n");
    let wrong: [&[&str]; 10] = [
        &["--model", "model.toml"],
        &["--model", "none.toml"],
        &["--events", "unknown.ndjson"],
        &["--events", "order.ndjson"],
        &["--events", "late.ndjson"],
        &["--events", "wrong.ndjson"],
        &["--events", "bad.ndjson"],
        &["--context", "c-9@1"],
        &["--context", "c-1@9"],
        &["--context", "c-1"],
    ];
    let mut told = String::new();
    for arguments in wrong {
        let outcome = simulate(&dir, &[&["--days", "3"], arguments].concat());
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{arguments:?}");
        told += &format!("{}\n{}", arguments.join(" "), outcome.err);
    }
    assert_snapshot!(told);
}

#[test]
fn two_contexts_of_one_customer_are_an_error_and_an_unreadable_one_is_left_out() {
    let dir = asking();
    let once = dir.read("customers.ndjson");
    dir.write("customers.ndjson", format!("{once}{once}"));
    let twice = simulate(&dir, &["--days", "2"]);
    assert_eq!(twice.code, 2);
    assert_snapshot!("twice", twice.err);
    dir.write("customers.ndjson", format!("{once}nonsense\n"));
    let outcome = simulate(&dir, &["--days", "2"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.starts_with("line 5: ") && outcome.out.contains("4 customers"), "{}", outcome.err);
    dir.write("customers.ndjson", "");
    assert_eq!(simulate(&dir, &["--days", "2"]).code, 2);
}

#[test]
fn no_report_overwrites_an_input() {
    let dir = asking();
    let outcome = simulate(&dir, &["--days", "2", "--html", "customers.ndjson"]);
    assert_eq!(outcome.code, 2);
    assert!(dir.read("customers.ndjson").starts_with('{'));
}
