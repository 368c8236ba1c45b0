//! `courtesy compare`.

use std::io::Write;
use std::process::Stdio;

use courtesy_tests::checkout;
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context};

/// Enough customers of the town to fill every table.
const CUSTOMERS: usize = 300;

const A: &str = r#"
quiet_hours = [{ from = "21:00", to = "08:00" }]
budgets = [{ name = "kindness", max = { minor = 5000, currency = "EUR" }, per = { kind = "rolling", days = 365 } }]
ref_salt = "hush"
"#;

const B: &str = r#"
quiet_hours = [{ from = "22:00", to = "08:00" }]
budgets = [{ name = "kindness", max = { minor = 2000, currency = "EUR" }, per = { kind = "rolling", days = 365 } }]
caps = [{ channel = "email", max = 0, per = { kind = "rolling", days = 7 } }]
ref_salt = "shush"

[plugins.channel-guide]
mode = "shadow"
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

/// Customers for whom one plugin proposes a check-in.
fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let contexts = (1..=6).map(|number| context(number, if number % 3 == 0 { "revoked" } else { "granted" }));
    dir.write("customers.ndjson", contexts.map(|context| format!("{context}\n")).collect::<String>());
    dir.write("strict.toml", "caps = [{ max = 0, per = { kind = \"rolling\", days = 7 } }]\n");
    dir
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn two_policies_are_compared_over_a_part_of_the_town() {
    let dir = town();
    let outcome = dir.courtesy(&["compare", "--plugins", "plugins", "--a", "a.toml", "--b", "b.toml", "town.ndjson"]);
    assert_snapshot!(outcome.transcript());
}

#[test]
fn ndjson_has_a_line_for_each_affected_customer_and_then_the_summary() {
    let dir = town();
    let compare = |threads: &str| {
        let arguments = ["compare", "--plugins", "plugins", "--a", "a.toml", "--b", "b.toml", "town.ndjson"];
        dir.courtesy(&[&arguments[..], &["--format", "ndjson", "--threads", threads]].concat())
    };
    let outcome = compare("4");
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    assert!(outcome.out == compare("1").out, "the lines depend on the number of threads");
    assert!(!outcome.out.contains("hush"), "a salt is printed");
    let lines = lines(&outcome.out);
    let (summary, customers) = lines.split_last().unwrap();
    assert_eq!((&summary["type"], &summary["complete"]), (&json!("summary"), &json!(true)));
    assert_eq!(summary["customers"], CUSTOMERS);
    assert_eq!(summary["changed"]["customers"], customers.len());
    assert!(customers.len() > 10, "{}", customers.len());
    for customer in customers {
        assert_eq!(customer["type"], "customer");
        let differing = customer["actions"].as_array().unwrap().iter().filter(|action| action["differs"] != json!([]));
        assert!(differing.count() > 0, "{customer}");
    }
    let mut first = customers[0].clone();
    first["actions"].as_array_mut().unwrap().truncate(2);
    insta::assert_json_snapshot!("a_customer", first);
}

#[test]
fn two_builds_of_a_plugin_are_compared_under_one_policy() {
    let dir = dir();
    let mut answer = check_in();
    answer["actions"][0]["message"]["text"] = "Dear {first_name}, is all well?".into();
    dir.plugin("new/ask.wasm", "ask", &answer);
    let outcome = dir.courtesy(&["compare", "--a-plugins", "plugins", "--b-plugins", "new", "customers.ndjson"]);
    let digits = |line: &str| line.contains("plugin ask");
    let shown: String =
        outcome.transcript().lines().filter(|line| !digits(line)).map(|line| format!("{line}\n")).collect();
    assert_snapshot!(shown);
    assert!(outcome.out.lines().any(digits));
}

#[test]
fn equal_decisions_are_no_change() {
    let dir = dir();
    dir.write("same.toml", "profile = \"normal\"\n");
    let outcome = dir.courtesy(&["compare", "--plugins", "plugins", "--b", "same.toml", "customers.ndjson"]);
    assert!(outcome.out.starts_with("With B, all 6 customers would get the same.\n"), "{}", outcome.out);
    assert_eq!(outcome.code, 0);
}

const EMPTY: &str = "empty input: there is no context in the input; if that is intended, use an empty array, `[]`\n";

#[test]
fn an_input_without_contexts_is_an_error() {
    let dir = dir();
    for format in ["ndjson", "text"] {
        let outcome = dir.courtesy(&["compare", "--plugins", "plugins", "--b", "strict.toml", "--format", format]);
        assert_eq!((outcome.code, outcome.err.as_str()), (1, EMPTY));
        assert!(outcome.out.contains(r#""customers":0"#) || outcome.out == "There are no customers to compare.\n");
    }
}

/// Lines that aren't contexts.
fn wrong(lines: usize) -> String {
    (0..lines).map(|number| format!("{{\"a\":{number}}}\n")).collect()
}

#[test]
fn only_the_first_unreadable_lines_are_listed_and_the_others_counted() {
    let dir = dir();
    dir.write("wrong.ndjson", wrong(1_000));
    let outcome = dir.courtesy(&["compare", "--plugins", "plugins", "--b", "strict.toml", "wrong.ndjson"]);
    assert_eq!((outcome.code, outcome.err.lines().count()), (1, 2), "{}", outcome.err);
    let others = "note: lines 2 to 1000 can't be read for the same reason as line 1\n";
    assert!(outcome.err.starts_with("line 1: ") && outcome.err.ends_with(others), "{}", outcome.err);
}

#[test]
fn the_report_never_overwrites_an_input() {
    let dir = dir();
    for input in ["customers.ndjson", "strict.toml", "plugins/ask/ask.wasm"] {
        let before = std::fs::read(dir.path(input)).unwrap();
        let page = dir.path(input).display().to_string();
        let plugin = "plugins/ask/ask.wasm";
        let arguments = ["compare", "--plugins", plugin, "--b", "strict.toml", "customers.ndjson", "--html", &page];
        let outcome = dir.courtesy(&arguments);
        assert!(outcome.code == 2 && outcome.err.contains("name another file"), "{input}: {}", outcome.transcript());
        assert_eq!(std::fs::read(dir.path(input)).unwrap(), before);
    }
}

#[cfg(unix)]
#[test]
fn the_report_is_complete_even_if_stdout_is_closed_early() {
    let dir = dir();
    dir.write("many.ndjson", dir.read("customers.ndjson").repeat(500));
    for (format, lines) in [("text", 0), ("ndjson", 1)] {
        let page = format!("{format}.html");
        let arguments = ["compare", "--plugins", "plugins", "--b", "strict.toml", "many.ndjson", "--html", &page];
        let mut command = dir.command(&[&arguments[..], &["--format", format]].concat());
        let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stdout = std::io::BufReader::new(running.stdout.take().unwrap());
        let read = std::io::BufRead::lines(stdout).take(lines).count();
        let output = running.wait_with_output().unwrap();
        assert_eq!((read, output.status.code(), output.stderr), (lines, Some(0), Vec::new()), "{format}");
        assert!(dir.read(&page).contains("2,000 of 3,000 customers"), "{format}");
        assert!(!dir.has_draft());
    }
}

#[test]
fn the_report_is_one_page_with_the_figures_of_the_summary() {
    let dir = town();
    let arguments = ["compare", "--plugins", "plugins", "--a", "a.toml", "--b", "b.toml", "town.ndjson"];
    let outcome = dir.courtesy(&[&arguments[..], &["--html", "report.html"]].concat());
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let report = dir.read("report.html");
    let sentence = outcome.out.lines().next().unwrap().split(':').next().unwrap();
    assert!(report.starts_with("<!doctype html>") && report.contains(sentence), "{sentence}");
    for heading in
        ["What changes, and by which rule", "Contacts with customers by day", "Cost in EUR by day", "By segment"]
    {
        assert!(report.contains(heading), "{heading}");
    }
    assert!(!report.contains("hush") && !report.contains("<script") && !report.contains("://"));
    assert_eq!(report.matches("<svg").count(), report.matches("<title").count() - 1, "a chart has no title");
}

#[test]
fn names_of_customers_and_queues_are_escaped() {
    let dir = dir();
    let evil = "<script>alert(1)</script>\u{1b}[2J\u{202e}";
    let mut answer = check_in();
    answer["actions"][0]["step"]["reply_queue"] = evil.into();
    dir.plugin("evil/ask.wasm", "ask", &answer);
    let mut customer = context(1, "granted");
    customer["customer"]["ref"] = evil.into();
    customer["customer"]["segments"] = json!([evil]);
    dir.write("evil.ndjson", format!("{customer}\n"));
    let arguments = ["compare", "--plugins", "evil", "--b", "strict.toml", "evil.ndjson", "--html", "report.html"];
    let outcome = dir.courtesy(&arguments);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let report = dir.read("report.html");
    for shown in [&outcome.out, &report] {
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown}");
    }
    assert!(!report.contains("<script") && report.matches("&lt;script&gt;").count() >= 3);
}

#[test]
fn unreadable_contexts_are_listed_counted_and_left_out() {
    let dir = dir();
    let customers = dir.read("customers.ndjson");
    dir.write("broken.ndjson", format!("{customers}{{\"contract\":\n{}", customers.replace("\"review\"", "\"party\"")));
    let arguments = ["compare", "--plugins", "plugins", "--b", "strict.toml", "broken.ndjson", "--html", "report.html"];
    let outcome = dir.courtesy(&arguments);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.starts_with("line 7: ") && outcome.err.lines().count() == 3, "{}", outcome.err);
    assert!(
        outcome.out.contains("4 of 6 customers") && outcome.out.contains("7 contexts can't be read"),
        "{}",
        outcome.out
    );
    assert!(dir.read("report.html").contains("7 contexts can&#x27;t be read"));
}

#[test]
fn wrong_usage_is_reported_before_anything_is_decided() {
    let dir = dir();
    let refused = |arguments: &[&str]| {
        let outcome = dir.courtesy(&[&["compare"], arguments, &["customers.ndjson"]].concat());
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""));
        outcome.err
    };
    assert_snapshot!("nothing_to_compare", refused(&["--plugins", "plugins"]));
    assert_snapshot!("no_plugins", refused(&["--a-plugins", "plugins"]));
    dir.plugin("copies/ask.wasm", "ask", &check_in());
    assert_snapshot!("the_same_plugin_twice", refused(&["--plugins", "plugins", "--b-plugins", "copies"]));
    let err = refused(&["--plugins", "plugins", "--b", "strict.toml", "--html", "nowhere/report.html"]);
    assert!(err.contains("can't write nowhere/report.html"), "{err}");
}

#[test]
fn truncated_input_is_compared_up_to_there_without_a_report() {
    let dir = dir();
    let packed = zstd::encode_all(dir.read("customers.ndjson").repeat(500).as_bytes(), 3).unwrap();
    dir.write("cut.zst", &packed[..packed.len() - 10]);
    let arguments = ["compare", "--plugins", "plugins", "--b", "strict.toml", "cut.zst", "--html", "report.html"];
    let outcome = dir.courtesy(&arguments);
    assert_eq!(outcome.code, 1, "{}", outcome.err);
    assert!(
        outcome.err.contains("can't read the input to its end: ") && outcome.out.contains("Summary"),
        "{}",
        outcome.transcript()
    );
    assert!(!dir.path("report.html").exists() && !dir.has_draft());
}

#[test]
fn a_truncated_line_after_unreadable_ones_is_no_context() {
    let dir = dir();
    let packed = zstd::encode_all(wrong(100_000).as_bytes(), 1).unwrap();
    dir.write("cut.zst", &packed[..packed.len() - 2]);
    let outcome = dir.courtesy(&["compare", "--plugins", "plugins", "--b", "strict.toml", "cut.zst"]);
    assert!(outcome.code == 1 && outcome.err.contains("line 1: "), "{}", outcome.err);
    assert!(outcome.err.contains("can't read the input to its end: "), "{}", outcome.err);
}

#[cfg(unix)]
#[test]
fn ctrl_c_prints_the_summary_so_far_and_no_report() {
    let dir = dir();
    let arguments =
        ["compare", "--plugins", "plugins", "--b", "strict.toml", "--format", "ndjson", "--html", "report.html"];
    let mut running =
        dir.command(&arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = running.stdin.take().unwrap();
    stdin.write_all(dir.read("customers.ndjson").as_bytes()).unwrap();
    stdin.flush().unwrap();
    let mut stdout = std::io::BufReader::new(running.stdout.take().unwrap());
    let mut first = String::new();
    std::io::BufRead::read_line(&mut stdout, &mut first).unwrap();
    let interrupt = std::process::Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut stdout, &mut rest).unwrap();
    let output = running.wait_with_output().unwrap();
    drop(stdin);
    assert_eq!(output.status.code(), Some(130));
    assert_eq!(lines(&rest).last().unwrap()["complete"], false);
    assert!(String::from_utf8(output.stderr).unwrap().contains("stopped by Ctrl-C"));
    assert!(!dir.path("report.html").exists() && !dir.has_draft());
}
