//! `courtesy decide`.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::Value;

use crate::recorded::transcript;
use crate::test_dir::{TestDir, check_in, context};

/// Contexts of customers, of whom every third revoked the permission.
fn contexts(number: u32) -> Vec<Value> {
    (1..=number).map(|number| context(number, if number % 3 == 0 { "revoked" } else { "granted" })).collect()
}

fn lines(contexts: &[Value]) -> String {
    contexts.iter().map(|context| format!("{context}\n")).collect()
}

fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    dir.write("customers.ndjson", lines(&contexts(30)));
    dir
}

#[test]
fn a_summary_says_who_is_offered_what_and_why_and_what_is_withheld() {
    let dir = dir();
    dir.spinning_plugin("plugins/spin/spin.wasm", "spin");
    assert_snapshot!(
        dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only"]).transcript()
    );
}

#[test]
fn decisions_come_in_input_order_whatever_the_format() {
    let dir = dir();
    let expected = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--threads", "1"]);
    let customers: Vec<Value> = expected.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let named: Vec<String> =
        customers.iter().map(|decision| decision["customer_ref"].as_str().unwrap().to_owned()).collect();
    assert_eq!(named, (1..=30).map(|number| format!("c-{number}")).collect::<Vec<_>>());

    let plain = dir.read("customers.ndjson");
    dir.write("customers.json", serde_json::to_vec_pretty(&contexts(30)).unwrap());
    dir.write("customers.ndjson.zst", zstd::encode_all(plain.as_bytes(), 3).unwrap());
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    dir.write("customers.ndjson.gz", gzip.finish().unwrap());
    for input in ["customers.json", "customers.ndjson.zst", "customers.ndjson.gz"] {
        let outcome = dir.courtesy(&["decide", "--plugins", "plugins", input]);
        assert!(outcome.out == expected.out && outcome.code == 0, "{input}: {}", outcome.err);
    }
}

#[test]
fn stdin_is_read_by_default() {
    let dir = dir();
    let mut running = dir
        .command(&["decide", "--plugins", "plugins"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    running.stdin.take().unwrap().write_all(lines(&contexts(3)).as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap().lines().count()), (Some(0), 3));
}

#[test]
fn each_decision_is_flushed_before_the_next_context_is_read() {
    let dir = dir();
    let mut running = dir
        .command(&["decide", "--plugins", "plugins"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = running.stdin.take().unwrap();
    let mut stdout = BufReader::new(running.stdout.take().unwrap());
    for context in contexts(3) {
        stdin.write_all(format!("{context}\n").as_bytes()).unwrap();
        let mut decision = String::new();
        stdout.read_line(&mut decision).unwrap();
        let decision: Value = serde_json::from_str(&decision).unwrap();
        assert_eq!(decision["decision_id"], context["decision_id"]);
    }
    drop(stdin);
    assert!(running.wait().unwrap().success());
}

#[test]
fn one_customers_decision_is_explained() {
    let dir = dir();
    let explain =
        |customer: &str| dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", customer]);
    assert_snapshot!("explain_offered", transcript(&explain("c-1")));
    assert_snapshot!("explain_withheld", transcript(&explain("c-3")));
    assert_snapshot!("explain_nobody", explain("c-99").transcript());
}

#[test]
fn an_urgency_lowered_by_the_policy_is_shown() {
    let dir = dir();
    let mut answer = check_in();
    answer["actions"][0]["urgency"] = "critical".into();
    dir.plugin("plugins/ask/ask.wasm", "ask", &answer);
    dir.write("policy.toml", "[plugins.ask]\nmax_urgency = \"warning\"\n");
    let decide = ["decide", "--plugins", "plugins", "--policy", "policy.toml", "customers.ndjson", "--explain"];
    for customer in ["c-1", "c-3"] {
        let shown = dir.courtesy(&[&decide[..], &[customer]].concat()).out;
        assert!(
            shown.contains("urgency        warning, limited by the policy; the plugin claimed critical\n"),
            "{shown}"
        );
    }
}

/// The contexts of 6 customers, with two unreadable lines among them.
fn broken() -> String {
    let mut lines: Vec<String> = contexts(6).iter().map(Value::to_string).collect();
    lines.insert(2, lines[0][..60].to_owned());
    lines.insert(5, lines[0].replace("\"review\"", "\"party\""));
    lines.join("\n") + "\n"
}

#[test]
fn a_broken_line_stops_the_run_behind_whole_decisions() {
    let dir = dir();
    dir.write("broken.ndjson", broken());
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "broken.ndjson", "--output", "decisions.ndjson"]);
    assert_snapshot!(outcome.transcript());
    assert!(!dir.path("decisions.ndjson").exists());
    assert_eq!(dir.read("decisions.ndjson.partial").lines().count(), 2);
}

#[test]
fn unreadable_lines_are_listed_and_skipped_on_request() {
    let dir = dir();
    dir.write("broken.ndjson", broken());
    let arguments = ["decide", "--plugins", "plugins", "broken.ndjson", "--on-error", "skip", "-o", "decisions.ndjson"];
    let outcome = dir.courtesy(&arguments);
    let named: Vec<&str> = outcome.err.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!((outcome.code, named), (1, vec!["line 3", "line 6"]), "{}", outcome.err);
    assert_eq!(dir.read("decisions.ndjson").lines().count(), 6);
}

#[test]
fn a_resumed_run_gives_the_same_bytes() {
    let dir = dir();
    let decide = |extra: &[&str]| {
        dir.courtesy(
            &[&["decide", "--plugins", "plugins", "customers.ndjson", "-o", "decisions.ndjson"], extra].concat(),
        )
    };
    assert_eq!(decide(&[]).code, 0);
    let whole = dir.read("decisions.ndjson");
    let half: String = whole.split_inclusive('\n').take(11).collect();
    dir.write("decisions.ndjson.partial", format!("{half}{{\"contract\":\"1.0\",\"deci"));
    std::fs::remove_file(dir.path("decisions.ndjson")).unwrap();

    assert_snapshot!("left_behind", decide(&[]).transcript());
    let outcome = decide(&["--resume"]);
    assert_eq!((outcome.code, dir.read("decisions.ndjson") == whole), (0, true), "{}", outcome.err);
    assert!(outcome.out.contains("Offered: 20 actions to 20 of 30 customers"), "{}", outcome.out);
    assert!(!dir.path("decisions.ndjson.partial").exists());
}

#[test]
fn a_run_never_goes_on_with_another_policy() {
    let dir = dir();
    let arguments = ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "decisions.ndjson"];
    dir.courtesy(&arguments);
    std::fs::rename(dir.path("decisions.ndjson"), dir.path("decisions.ndjson.partial")).unwrap();
    dir.write("policy.toml", "profile = \"crisis\"\n");
    let outcome = dir.courtesy(&[&arguments[..], &["--resume", "--policy", "policy.toml"]].concat());
    assert_snapshot!(outcome.transcript());
}

#[test]
fn truncated_input_leaves_whole_decisions_and_no_file() {
    let dir = dir();
    let packed = zstd::encode_all(lines(&contexts(2_000)).as_bytes(), 3).unwrap();
    dir.write("cut.zst", &packed[..packed.len() - 10]);
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "cut.zst", "-o", "decisions.ndjson"]);
    assert_eq!(outcome.code, 1, "{}", outcome.err);
    let says = |shown: &str| assert!(outcome.err.contains(shown), "{}", outcome.err);
    says("can't read the input to its end: ");
    says(
        "note: stopped where the input can't be read any further; decisions.ndjson.partial holds the decisions so far",
    );
    assert!(outcome.out.contains("Offered: ") && !dir.path("decisions.ndjson").exists());
    assert!(dir.read("decisions.ndjson.partial").ends_with("}\n"));

    let explained = dir.courtesy(&["decide", "--plugins", "plugins", "cut.zst", "--explain", "c-1"]);
    assert!(explained.code == 1 && explained.out.starts_with("c-1, "), "{}", explained.err);
    assert!(explained.err.starts_with("can't read the input to its end: "), "{}", explained.err);
}

#[test]
fn with_summary_only_no_message_mentions_a_file() {
    let dir = dir();
    dir.write("broken.ndjson", broken());
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "broken.ndjson", "--summary-only"]);
    assert!(outcome.err.ends_with("; the summary covers the customers before that\n"), "{}", outcome.err);
}

#[test]
fn explain_lists_unreadable_lines() {
    let dir = dir();
    dir.write("broken.ndjson", broken());
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "broken.ndjson", "--explain", "c-1"]);
    let named: Vec<&str> = outcome.err.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!((outcome.code, named), (1, vec!["line 3", "line 6"]), "{}", outcome.err);
    assert!(outcome.out.starts_with("c-1, "), "{}", outcome.out);
}

#[test]
fn no_output_overwrites_an_input_or_another_output() {
    let dir = dir();
    dir.write("policy.toml", "");
    let before = dir.read("customers.ndjson");
    let decide = |extra: &[&str]| {
        let arguments = ["decide", "--plugins", "plugins", "--policy", "policy.toml", "customers.ndjson"];
        dir.courtesy(&[&arguments[..], extra].concat())
    };
    assert_snapshot!("over_the_contexts", decide(&["-o", "./customers.ndjson"]).transcript());
    assert_snapshot!("one_file_for_two", decide(&["-o", "y", "--records", "./y"]).transcript());
    for extra in [
        &["--summary-only", "--records", "customers.ndjson"][..],
        &["-o", "policy.toml"],
        &["--records", "plugins/../policy.toml"],
        &["-o", "y", "--records", "y.partial"],
    ] {
        assert_eq!(decide(extra).code, 2, "{extra:?}");
    }
    assert_eq!((dir.read("customers.ndjson"), dir.read("policy.toml")), (before, String::new()));
    assert!(!dir.path("y").exists() && !dir.path("y.partial").exists());
}

#[test]
fn errors_about_plugins_name_the_policy_file() {
    let dir = dir();
    for policy in ["[plugins.nope]\nmode = \"live\"\n", "[plugins.ask]\nreads = [\"orders\"]\n"] {
        dir.write("policy.toml", policy);
        let arguments = ["decide", "--plugins", "plugins", "--policy", "policy.toml", "customers.ndjson"];
        let outcome = dir.courtesy(&arguments);
        assert!(outcome.code == 2 && outcome.err.starts_with("error: policy.toml\n  "), "{}", outcome.err);
    }
}

#[test]
fn a_very_long_line_is_rejected_without_loading_it() {
    let dir = dir();
    dir.write("long.ndjson", format!("{{\"a\": \"{}\"}}\n", "x".repeat(40 << 20)));
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "long.ndjson", "--summary-only"]);
    assert!(outcome.err.starts_with("line 1: the context is longer than 1048576 bytes"), "{}", outcome.err);
}

#[test]
fn a_closed_stdout_ends_the_run_quietly() {
    let dir = dir();
    dir.write("many.ndjson", lines(&contexts(3_000)));
    let mut running = dir
        .command(&["decide", "--plugins", "plugins", "many.ndjson"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = running.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), err.as_str()), (Some(0), ""));
    assert!(first.ends_with("}\n"));
}

#[test]
fn a_closed_stdout_leaves_partial_records_and_names_them() {
    let dir = dir();
    dir.write("many.ndjson", lines(&contexts(3_000)));
    let mut running = dir
        .command(&["decide", "--plugins", "plugins", "many.ndjson", "--records", "records.ndjson"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = running.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.starts_with("note: the reader of the decisions has left; records.ndjson.partial holds"), "{err}");
    assert!(dir.path("records.ndjson.partial").exists() && !dir.path("records.ndjson").exists());
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_whole_lines_and_names_the_partial_file() {
    let dir = dir();
    let mut running = dir
        .command(&["decide", "--plugins", "plugins", "-o", "decisions.ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = running.stdin.take().unwrap();
    stdin.write_all(lines(&contexts(600)).as_bytes()).unwrap();
    while dir.read_if_there("decisions.ndjson.partial").lines().count() < 600 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let interrupt = std::process::Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    let output = running.wait_with_output().unwrap();
    drop(stdin);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{err}");
    assert!(err.contains("stopped by Ctrl-C; decisions.ndjson.partial holds the decisions so far"), "{err}");
    assert!(dir.read("decisions.ndjson.partial").ends_with("}\n"));
}
