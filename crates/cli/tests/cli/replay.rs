//! `courtesy replay`, and the records that `courtesy decide` writes for it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::time::Duration;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::recorded::{dir, record, records, transcript, write};
use crate::test_dir::{TestDir, check_in};

fn replay(dir: &TestDir, extra: &[&str]) -> crate::test_dir::Outcome {
    dir.courtesy(&[&["replay", "records.ndjson", "--plugins", "plugins"], extra].concat())
}

/// The results of `--format ndjson`, in order.
fn results(dir: &TestDir, extra: &[&str]) -> Vec<Value> {
    let outcome = replay(dir, &[&["--format", "ndjson"], extra].concat());
    outcome.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn words(results: &[Value]) -> Vec<&str> {
    results.iter().map(|result| result["result"].as_str().unwrap()).collect()
}

#[test]
fn with_the_same_ingredients_every_decision_is_the_same() {
    assert_snapshot!(transcript(&replay(&dir(), &[])));
}

#[test]
fn a_record_holds_the_decision_that_was_written() {
    let dir = dir();
    let decided = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    let decisions: Vec<Value> = decided.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let recorded: Vec<Value> = records(&dir).into_iter().map(|mut record| record["decision"].take()).collect();
    assert_eq!(recorded, decisions);
}

#[test]
fn records_are_accepted_in_every_format() {
    let dir = dir();
    let plain = dir.read("records.ndjson");
    let expected = replay(&dir, &["--format", "ndjson"]).out;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    dir.write("records.gz", gzip.finish().unwrap());
    dir.write("records.zst", zstd::encode_all(plain.as_bytes(), 3).unwrap());
    for input in ["records.gz", "records.zst"] {
        let outcome = dir.courtesy(&["replay", input, "--plugins", "plugins", "--format", "ndjson"]);
        assert_eq!((outcome.code, &outcome.out), (0, &expected), "{input}: {}", outcome.err);
    }
    dir.write("records.json", serde_json::to_vec_pretty(&records(&dir)).unwrap());
    let outcome = dir.courtesy(&["replay", "records.json", "--plugins", "plugins"]);
    assert_eq!(outcome.code, 0, "{}{}", outcome.out, outcome.err);
}

#[test]
fn another_policy_is_named_with_the_actions_that_differ() {
    let dir = dir();
    dir.write("policy.toml", "[[caps]]\nchannel = \"email\"\nmax = 0\nper = { kind = \"rolling\", days = 7 }\n");
    assert_snapshot!(transcript(&replay(&dir, &["--policy", "policy.toml"])));
}

#[test]
fn a_policy_that_changes_nothing_for_anybody_is_equivalent() {
    let dir = dir();
    dir.write("policy.toml", "[care]\ncool_off_days = 3\n");
    assert_snapshot!(transcript(&replay(&dir, &["--policy", "policy.toml"])));
}

#[test]
fn a_changed_plugin_is_named_with_the_places_that_differ() {
    let dir = dir();
    let mut answer = check_in();
    answer["actions"][0]["message"]["text"] = json!("Dear {first_name}, are you well?");
    dir.plugin("plugins/ask/ask.wasm", "ask", &answer);
    let results = results(&dir, &[]);
    assert_eq!(words(&results), ["differs"; 4]);
    assert_eq!(results[0]["actions"][0]["places"], json!(["action.message.text", "said"]));
    assert_eq!(results[0]["changed"][0]["ingredient"], "plugin ask");
    assert!(!results.iter().any(|result| result.to_string().contains("c-1")), "a customer is named");
}

#[test]
fn removed_and_added_plugins_are_named() {
    let dir = dir();
    dir.plugin("plugins/ask/ask.wasm", "other", &check_in());
    let results = results(&dir, &[]);
    let fates: Vec<_> = results[0]["actions"].as_array().unwrap().iter().map(|action| &action["then"]).collect();
    assert_eq!(fates.len(), 2, "{results:?}");
    assert_eq!(fates[1], "not proposed");
    assert_eq!(results[0]["changed"].as_array().unwrap().len(), 2);
}

#[test]
fn a_record_that_somebody_changed_is_damaged() {
    let dir = dir();
    let mut records = records(&dir);
    records[0]["decision"]["offered"] = json!([]);
    records[1]["context"]["customer"]["ref"] = json!("c-7");
    records[3]["policy_digest"] = json!(format!("sha256:{}", "0".repeat(64)));
    write(&dir, "records.ndjson", &records);
    assert_snapshot!(transcript(&replay(&dir, &[])));
}

#[test]
fn truncated_lines_are_listed_and_counted() {
    let dir = dir();
    let mut lines: Vec<String> = dir.read("records.ndjson").lines().map(str::to_owned).collect();
    lines[1].truncate(700);
    lines.insert(3, "{}".to_owned());
    lines.insert(4, String::new());
    let last = lines.last_mut().unwrap();
    last.truncate(last.len() - 1);
    dir.write("records.ndjson", lines.join("\n"));
    assert_snapshot!(transcript(&replay(&dir, &[])));
}

#[test]
fn a_truncated_compressed_file_is_an_error() {
    let dir = dir();
    let many = dir.read("records.ndjson").repeat(400);
    let packed = zstd::encode_all(many.as_bytes(), 3).unwrap();
    dir.write("records.ndjson", &packed[..packed.len() - 10]);
    let outcome = replay(&dir, &["--format", "ndjson"]);
    assert_eq!(outcome.code, 1, "{}", outcome.err);
    assert!(outcome.err.contains("can't read the input to its end"), "{}", outcome.err);
}

/// A folder with records, of which the first customer's is erased.
fn erased() -> TestDir {
    let dir = dir();
    let erase = ["erase", "records.ndjson", "--customer", "c-1", "-o", "records.ndjson"];
    assert_eq!(dir.courtesy(&erase).code, 0);
    dir
}

#[test]
fn an_erased_record_is_not_run_but_what_remains_is_checked() {
    let dir = erased();
    let outcome = replay(&dir, &["--format", "ndjson"]);
    let first: Value = serde_json::from_str(outcome.out.lines().next().unwrap()).unwrap();
    assert_eq!((outcome.code, &first["result"]), (0, &json!("not_run")), "{}", outcome.err);
    assert_eq!(first["not_checked"].as_array().unwrap().len(), 2);

    dir.write("policy.toml", "profile = \"crisis\"\n");
    let first = &results(&dir, &["--policy", "policy.toml"])[0];
    assert_eq!((&first["result"], &first["changed"][0]["ingredient"]), (&json!("not_run"), &json!("policy")));
}

#[test]
fn a_separate_context_is_found_by_its_decision_and_checked() {
    let dir = erased();
    let lines: Vec<String> = dir.read("customers.ndjson").lines().rev().map(str::to_owned).collect();
    dir.write("elsewhere.zst", zstd::encode_all(lines.join("\n").as_bytes(), 3).unwrap());
    assert_eq!(words(&results(&dir, &["--contexts", "elsewhere.zst"])), ["same"; 4]);

    let other = dir.read("customers.ndjson").replacen("\"granted\"", "\"denied\"", 1);
    dir.write("other.ndjson", other);
    let first = &results(&dir, &["--contexts", "other.ndjson"])[0];
    assert_eq!((&first["result"], &first["changed"][0]["ingredient"]), (&json!("other_bytes"), &json!("context")));
    assert!(first["not_checked"][0].as_str().unwrap().starts_with("whether an action differs"));
    let outcome = replay(&dir, &["--contexts", "other.ndjson"]);
    let row = "other_bytes      1  the bytes differ; the record no longer has the decision to compare actions";
    assert!(outcome.code == 1 && outcome.out.contains(row), "{}", outcome.out);
    assert!(!outcome.out.lines().any(|line| line.trim_start().starts_with("differs")), "{}", outcome.out);
}

#[test]
fn a_context_from_elsewhere_that_cannot_be_read_is_no_reason_to_be_content() {
    let dir = erased();
    let broken = dir.read("customers.ndjson").replacen("\"review\"", "\"party\"", 1);
    dir.write("broken.ndjson", format!("{broken}not JSON\n"));
    assert_snapshot!(transcript(&replay(&dir, &["--contexts", "broken.ndjson"])));
}

#[test]
fn an_empty_file_holds_no_records() {
    let dir = dir();
    dir.write("records.ndjson", "");
    assert_snapshot!(transcript(&replay(&dir, &[])));
}

#[test]
fn only_the_first_unreadable_lines_are_listed_and_the_others_counted() {
    let dir = erased();
    dir.write("wrong.ndjson", "{}\n".repeat(1_000));
    let outcome = dir.courtesy(&["replay", "wrong.ndjson", "--plugins", "plugins"]);
    assert_eq!((outcome.code, outcome.out.matches(": unreadable\n").count()), (1, 10), "{}", outcome.out);
    assert!(outcome.out.contains("\nRead: 1,000 lines; made again: 0\n"), "{}", outcome.out);

    let outcome = replay(&dir, &["--contexts", "wrong.ndjson"]);
    assert_eq!((outcome.code, outcome.err.lines().count()), (1, 11), "{}", outcome.err);
    assert!(outcome.err.contains("note: --contexts has 990 more lines"), "{}", outcome.err);
    assert!(outcome.out.starts_with("Read: 4 lines; made again: 3\n"), "{}", outcome.out);
}

#[test]
fn stdin_is_read_only_once() {
    let outcome = dir().courtesy(&["replay", "-", "--plugins", "plugins", "--contexts", "-"]);
    assert!(outcome.code == 2 && outcome.err.contains("stdin can be read only once"), "{}", outcome.transcript());
}

#[test]
fn a_record_for_another_contract_version_says_so() {
    let dir = dir();
    let mut records = records(&dir);
    records[1]["contract"] = json!("2.0");
    write(&dir, "records.ndjson", &records);
    let problems = &results(&dir, &[])[1]["problems"];
    assert_eq!(problems, &json!(["it is for contract version 2.0, but this version of courtesy reads 1.x"]));
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_it_while_it_waits_for_contexts() {
    let dir = dir();
    let mut command = dir.command(&["replay", "records.ndjson", "--plugins", "plugins", "--contexts", "-"]);
    let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = running.stdin.take().unwrap();
    stdin.write_all(b"not a context\n").unwrap();
    let mut stderr = BufReader::new(running.stderr.take().unwrap());
    let mut named = String::new();
    stderr.read_line(&mut named).unwrap();
    let interrupt = std::process::Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap();
    assert!(interrupt.success() && named.starts_with("line 1: "), "{named}");
    let has_ended = |_| {
        std::thread::sleep(Duration::from_millis(100));
        running.try_wait().unwrap().is_some()
    };
    assert!((0..200).any(has_ended), "it still waits for contexts");
    drop(stdin);
    let mut said = String::new();
    stderr.read_to_string(&mut said).unwrap();
    let output = running.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(130), Vec::new()));
    assert!(said.contains("stopped by Ctrl-C"), "{said}");
}

#[test]
fn a_resumed_run_continues_decisions_and_records() {
    let dir = dir();
    let decide = |extra: &[&str]| {
        let arguments =
            ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
        dir.courtesy(&[&arguments[..], extra].concat())
    };
    assert_eq!(decide(&[]).code, 0);
    let (decisions, whole) = (dir.read("d.ndjson"), dir.read("r.ndjson"));
    let first = |text: &str, lines: usize| text.split_inclusive('\n').take(lines).collect::<String>();
    dir.write("d.ndjson.partial", first(&decisions, 3));
    dir.write("r.ndjson.partial", format!("{}{{\"contract\"", first(&whole, 2)));

    assert_eq!(decide(&[]).code, 2);
    let outcome = decide(&["--resume"]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(dir.read("d.ndjson") == decisions && dir.read("r.ndjson") == whole);

    dir.write("d.ndjson.partial", first(&decisions, 2));
    dir.write("r.ndjson.partial", whole.split_inclusive('\n').skip(1).take(2).collect::<String>());
    let outcome = decide(&["--resume"]);
    assert!(outcome.code == 2 && outcome.err.contains("doesn't record the decision in"), "{}", outcome.err);
}

#[test]
fn decisions_and_records_never_go_to_the_same_file() {
    let dir = dir();
    let outcome = dir.courtesy(&[
        "decide",
        "--plugins",
        "plugins",
        "customers.ndjson",
        "-o",
        "x.ndjson",
        "--records",
        "x.ndjson",
    ]);
    assert!(outcome.code == 2 && outcome.err.contains("can't go to the same file"), "{}", outcome.err);
    record(&dir, &["--on-error", "skip"]);
}
