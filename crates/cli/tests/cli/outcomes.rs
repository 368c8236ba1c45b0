//! `courtesy outcomes`.

use std::io::Write;

use courtesy_contract::Timestamp;
use courtesy_tests::{cdnow, checkout, population};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context};

fn id(number: u32) -> String {
    format!("0192f1c6-8d0e-7b5a-9a53-{number:012}")
}

/// A dummy digest.
fn dummy_digest() -> String {
    format!("sha256:{}", "0".repeat(64))
}

/// A decision that offers an action, or withholds it because the customer is held out.
fn decision(number: u32, held: bool) -> Value {
    let action = json!({
        "id": "sale", "key": "sale", "purpose": "marketing", "audience": "customer", "urgency": "info",
        "step": {"kind": "heads_up", "event": "sale", "we_do": "We lower our prices."},
        "channels": ["email"], "window": {"not_after_at": "2026-04-11T20:40:00Z"},
        "reasons": [{"code": "likes", "text": "Likes it.", "evidence": ["/as_of"]}],
    });
    let factors = json!({"propensity": 1_000_000, "context": 1_000_000, "value": 500_000, "lever": 1_000_000});
    let offered = json!({"plugin": "news", "action": action, "purpose": "marketing", "channel": "email",
        "send_at": "2026-03-28T20:40:00Z", "priority": 500_000, "factors": factors});
    let withheld = json!({"plugin": "news", "action": action, "disposition": "holdout", "stage": "arbitration",
        "rule": "holdout", "explanation": {"en": "By lot.", "nl": "Door het lot."}, "explanation_message": {"id": "care-spared"}});
    json!({
        "contract": "1.0", "decision_id": id(number), "customer_ref": format!("c-{number}"), "hook": "review",
        "as_of": "2026-03-28T20:40:00Z", "offered": if held { json!([]) } else { json!([offered]) },
        "withheld": if held { json!([withheld]) } else { json!([]) }, "failures": [], "plugins": [],
        "experiments": [{"experiment": "spring", "bucket": number, "per_10000": 5000, "held": held}],
        "profile": "normal", "policy_digest": dummy_digest(), "context_digest": dummy_digest(), "engine": "courtesy 0.1.0",
        "time_zones": "2026a",
    })
}

/// An outcome of the action in a decision.
fn outcome(number: u32, outcome: &str) -> Value {
    json!({"contract": "1.0", "decision_id": id(number), "plugin": "news", "action": "sale",
        "at": "2026-03-30T09:00:00Z", "outcome": outcome})
}

/// The outcome `goal_met` of a decision.
fn goal(number: u32) -> Value {
    json!({"contract": "1.0", "decision_id": id(number), "at": "2026-04-02T09:00:00Z", "outcome": "goal_met"})
}

fn lines(documents: &[Value]) -> String {
    documents.iter().map(|document| format!("{document}\n")).collect()
}

/// Customers 1 to 70 are treated and 101 to 180 held out, and 56 and 48 of them met the goal: Newcombe's first example.
fn experiment() -> (Vec<Value>, Vec<Value>) {
    let decisions =
        (1..=70).map(|number| decision(number, false)).chain((101..=180).map(|number| decision(number, true)));
    let goals = (1..=56).chain(101..=148).map(goal);
    let delivered = (1..=60).map(|number| outcome(number, "delivered"));
    let said = [outcome(1, "accepted"), outcome(2, "accepted"), outcome(3, "dismissed"), outcome(4, "complained")];
    let failed = (61..=68).map(|number| outcome(number, "failed"));
    (decisions.collect(), goals.chain(delivered).chain(said).chain(failed).collect())
}

fn dir() -> TestDir {
    let (dir, (decisions, outcomes)) = (TestDir::new(), experiment());
    dir.write("decisions.ndjson", lines(&decisions));
    dir.write("outcomes.ndjson", lines(&outcomes));
    dir
}

const COMMAND: [&str; 4] = ["outcomes", "--records", "decisions.ndjson", "outcomes.ndjson"];

#[test]
fn a_report_shows_outcomes_and_whether_a_difference_is_significant() {
    let dir = dir();
    assert_snapshot!("table", dir.courtesy(&COMMAND).transcript());
    assert_eq!(
        dir.courtesy(&[&COMMAND[..], &["--format", "text"]].concat()).transcript(),
        dir.courtesy(&COMMAND).transcript()
    );
    for format in ["ndjson", "markdown"] {
        assert_snapshot!(format, dir.courtesy(&[&COMMAND[..], &["--format", format]].concat()).transcript());
    }
}

#[test]
fn too_few_customers_show_no_difference() {
    let dir = TestDir::new();
    let decisions: Vec<Value> = (1..=20).map(|number| decision(number, number > 10)).collect();
    dir.write("decisions.ndjson", lines(&decisions));
    dir.write("outcomes.ndjson", lines(&[1, 2, 3, 4, 5, 11, 12, 13].map(goal)));
    let outcome = dir.courtesy(&COMMAND);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let said = "spring: no significant difference; the interval of the difference is -20.2 to +52.6 points.";
    assert!(outcome.out.contains(said), "{}", outcome.out);
}

#[test]
fn what_cannot_be_joined_is_named_and_in_no_share() {
    let (dir, (mut decisions, mut outcomes)) = (dir(), experiment());
    let expected = dir.courtesy(&COMMAND).out;
    decisions.extend([decision(1, false), decision(1, true)]);
    let mut early = outcome(5, "accepted");
    early["at"] = json!("2026-03-28T20:39:59Z");
    let mut unknown = outcome(6, "accepted");
    unknown["action"] = json!("sail");
    let mut odd = outcome(7, "accepted");
    odd["outcome"] = json!("delighted");
    outcomes.extend([outcome(1, "accepted"), outcome(999, "accepted"), unknown, outcome(101, "accepted"), early, odd]);
    dir.write("decisions.ndjson", lines(&decisions));
    dir.write("outcomes.ndjson", format!("{}{}", lines(&outcomes), &goal(60).to_string()[..50]));
    let outcome = dir.courtesy(&COMMAND);
    assert_snapshot!(outcome.transcript());
    let shares = |out: &str| out.lines().filter(|line| line.contains(" % ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(shares(&outcome.out), shares(&expected));
}

#[test]
fn duplicate_outcomes_and_erased_records_are_no_errors() {
    let (dir, (mut decisions, mut outcomes)) = (dir(), experiment());
    let digest = dummy_digest();
    decisions[9] = json!({
        "contract": "1.0", "decision_id": id(10), "as_of": "2026-03-28T20:40:00Z", "seed": 0, "engine": "courtesy 0.1.0",
        "time_zones": "2026a", "limits_digest": digest, "policy_digest": digest, "plugins": [], "context_digest": digest,
        "decision_digest": digest,
    });
    outcomes.push(goal(1));
    dir.write("decisions.ndjson", lines(&decisions));
    dir.write("outcomes.ndjson", lines(&outcomes));
    let outcome = dir.courtesy(&COMMAND);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(
        outcome.out.starts_with("149 decisions, 1 more erased; 177 outcomes; 3 lines set aside\n"),
        "{}",
        outcome.out
    );
}

#[test]
fn several_compressed_files_give_the_same_report() {
    let (dir, (decisions, outcomes)) = (dir(), experiment());
    let expected = dir.courtesy(&COMMAND);
    let (monday, tuesday) = decisions.split_at(40);
    dir.write("monday.zst", zstd::encode_all(lines(monday).as_bytes(), 3).unwrap());
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(lines(tuesday).as_bytes()).unwrap();
    dir.write("tuesday.gz", gzip.finish().unwrap());
    let (first, second) = outcomes.split_at(100);
    dir.write("second.zst", zstd::encode_all(lines(second).as_bytes(), 3).unwrap());
    dir.write("first.json", json!(first).to_string());
    let arguments = ["outcomes", "--records", "monday.zst", "--records", "tuesday.gz", "second.zst", "first.json"];
    assert_eq!(dir.courtesy(&arguments).transcript(), expected.transcript());
}

#[test]
fn a_truncated_compressed_file_is_an_error_but_its_beginning_counts() {
    let (dir, (_, outcomes)) = (dir(), experiment());
    let many: Vec<Value> = (0..200).flat_map(|_| outcomes.clone()).collect();
    let packed = zstd::encode_all(lines(&many).as_bytes(), 3).unwrap();
    dir.write("outcomes.ndjson", &packed[..packed.len() - 10]);
    let outcome = dir.courtesy(&COMMAND);
    assert_eq!(outcome.code, 1, "{}", outcome.err);
    assert!(outcome.err.contains("can't read the file beyond this point"), "{}", outcome.err);
    assert!(outcome.out.contains("150 decisions; "), "{}", outcome.out);
}

#[test]
fn wrong_usage_is_exit_status_2() {
    let dir = dir();
    for (arguments, said) in [
        (&["outcomes", "outcomes.ndjson"][..], "--records"),
        (&["outcomes", "--records", "-", "-"], "stdin can be read only once"),
        (&["outcomes", "--records", "decisions.ndjson", "."], "name a file of outcomes"),
        (&["outcomes", "--records", "nowhere.ndjson", "outcomes.ndjson"], "can't read nowhere.ndjson"),
        (&["outcomes", "--records", "decisions.ndjson", "outcomes.ndjson", "--confidence", "95"], "such as 0.95"),
    ] {
        let outcome = dir.courtesy(arguments);
        assert!(outcome.code == 2 && outcome.err.contains(said), "{arguments:?}: {}", outcome.transcript());
    }
}

#[test]
fn records_and_bare_decisions_give_the_same_report() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    dir.write("customers.ndjson", lines(&[context(1, "granted"), context(2, "revoked"), context(3, "granted")]));
    dir.courtesy(&[
        "decide",
        "--plugins",
        "ask.wasm",
        "customers.ndjson",
        "-o",
        "decisions.ndjson",
        "--records",
        "records.ndjson",
    ]);
    let came = |number: u32| {
        json!({"contract": "1.0", "decision_id": format!("0192f1c6-8d0e-7b5a-9a53-{number:012}"), "plugin": "ask",
            "action": "ask", "at": "2026-03-30T09:00:00Z", "outcome": "accepted"})
    };
    dir.write("outcomes.ndjson", lines(&[came(1)]));
    let bare = dir.courtesy(&COMMAND);
    let recorded = dir.courtesy(&["outcomes", "--records", "records.ndjson", "outcomes.ndjson"]);
    assert_eq!(bare.transcript(), recorded.transcript());
    assert!(bare.code == 0 && bare.out.contains("50.0 %"), "{}", bare.transcript());
}

#[test]
fn held_out_customers_are_compared_with_treated_ones() {
    let dir = TestDir::new();
    dir.plugin("ask.wasm", "ask", &check_in());
    let policy = "[purposes]\ncheck_in = \"marketing\"\n[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 5000\n";
    dir.write("policy.toml", policy);
    let mut customers: Vec<Value> = (1..=60).map(|number| context(number, "granted")).collect();
    for customer in &mut customers {
        customer["permissions"][0]["purpose"] = json!("marketing");
    }
    dir.write("customers.ndjson", lines(&customers));
    let decide = ["decide", "--plugins", "ask.wasm", "--policy", "policy.toml", "customers.ndjson"];
    let decisions = dir.courtesy(&[&decide[..], &["--records", "records.ndjson"]].concat()).out;
    let is_treated = |line: &&str| line.contains(r#""held":false"#);
    let treated = decisions.lines().filter(is_treated).count();
    let goals = decisions.lines().filter(is_treated).map(|line| {
        let decision: Value = serde_json::from_str(line).unwrap();
        json!({"contract": "1.0", "decision_id": decision["decision_id"], "at": "2026-04-02T09:00:00Z", "outcome": "goal_met"})
    });
    dir.write("outcomes.ndjson", lines(&goals.collect::<Vec<_>>()));
    let report = dir.courtesy(&["outcomes", "--records", "records.ndjson", "outcomes.ndjson", "--format", "ndjson"]);
    let found = report.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let found = found.filter(|found| found["finding"] == "experiment").collect::<Vec<_>>();
    let [spring] = found.as_slice() else { panic!("{}", report.transcript()) };
    let parts = ["treated", "held_out"].map(|group| [&spring[group]["number"], &spring[group]["of"]]);
    assert_eq!(json!(parts), json!([[treated, treated], [0, 60 - treated]]));
    assert!((20..=40).contains(&treated) && spring["result"] == "more_of_the_treated", "{spring}");
}

/// The report on real customers in sdk-docs/measuring.md is what its commands print.
#[test]
fn measuring_md_shows_the_report_on_the_real_customers() {
    let dir = TestDir::new();
    let sample = population::read(&cdnow::sample_path()).unwrap();
    let purchases = cdnow::purchases(std::str::from_utf8(&sample).unwrap()).unwrap();
    let as_of = Timestamp::parse("1998-01-01T00:00:00Z").unwrap();
    dir.write("new-year.ndjson", population::to_ndjson(&cdnow::contexts(&purchases, as_of).unwrap()));
    dir.write("came-back.ndjson", population::to_ndjson(&cdnow::outcomes(&purchases, as_of).unwrap()));
    let committed = checkout::plugins().unwrap();
    let check_in = committed.iter().find(|file| file.ends_with("check-in.wasm")).unwrap().to_str().unwrap();
    let decide = ["decide", "--plugins", check_in, "new-year.ndjson", "--records", "records.ndjson", "-o", "d.ndjson"];
    assert_eq!(dir.courtesy(&decide).code, 0);
    let report = dir.courtesy(&["outcomes", "--records", "records.ndjson", "came-back.ndjson"]);
    let page = std::fs::read_to_string(format!("{}/../../sdk-docs/measuring.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(report.code, 0, "{}", report.err);
    assert!(page.contains(&report.out), "sdk-docs/measuring.md doesn't show this report:\n{}", report.out);
}
