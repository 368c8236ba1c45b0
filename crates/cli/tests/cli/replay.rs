//! `courtesy replay`, and the records that `courtesy decide` writes for it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::time::Duration;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::place::{Place, check_in};
use crate::recorded::{place, record, records, told, write};

fn replay(place: &Place, extra: &[&str]) -> crate::place::Outcome {
    place.courtesy(&[&["replay", "records.ndjson", "--plugins", "plugins"], extra].concat())
}

/// The verdicts of `--format ndjson`, in order.
fn verdicts(place: &Place, extra: &[&str]) -> Vec<Value> {
    let outcome = replay(place, &[&["--format", "ndjson"], extra].concat());
    outcome.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn words(verdicts: &[Value]) -> Vec<&str> {
    verdicts.iter().map(|verdict| verdict["verdict"].as_str().unwrap()).collect()
}

#[test]
fn with_the_same_ingredients_every_decision_is_the_same() {
    assert_snapshot!(told(&replay(&place(), &[])));
}

#[test]
fn a_record_holds_the_decision_that_was_written() {
    let place = place();
    let decided = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    let decisions: Vec<Value> = decided.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let recorded: Vec<Value> = records(&place).into_iter().map(|mut record| record["decision"].take()).collect();
    assert_eq!(recorded, decisions);
}

#[test]
fn records_are_read_in_every_form() {
    let place = place();
    let plain = place.read("records.ndjson");
    let expected = replay(&place, &["--format", "ndjson"]).out;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    place.write("records.gz", gzip.finish().unwrap());
    place.write("records.zst", zstd::encode_all(plain.as_bytes(), 3).unwrap());
    for input in ["records.gz", "records.zst"] {
        let outcome = place.courtesy(&["replay", input, "--plugins", "plugins", "--format", "ndjson"]);
        assert_eq!((outcome.code, &outcome.out), (0, &expected), "{input}: {}", outcome.err);
    }
    place.write("records.json", serde_json::to_vec_pretty(&records(&place)).unwrap());
    let outcome = place.courtesy(&["replay", "records.json", "--plugins", "plugins"]);
    assert_eq!(outcome.code, 0, "{}{}", outcome.out, outcome.err);
}

#[test]
fn another_policy_is_named_with_the_actions_that_fare_otherwise() {
    let place = place();
    place.write("policy.toml", "[[caps]]\nchannel = \"email\"\nmax = 0\nper = { kind = \"rolling\", days = 7 }\n");
    assert_snapshot!(told(&replay(&place, &["--policy", "policy.toml"])));
}

#[test]
fn a_policy_that_changes_nothing_for_anybody_is_equivalent() {
    let place = place();
    place.write("policy.toml", "[care]\ncool_off_days = 3\n");
    assert_snapshot!(told(&replay(&place, &["--policy", "policy.toml"])));
}

#[test]
fn another_plugin_is_named_with_the_places_that_differ() {
    let place = place();
    let mut answer = check_in();
    answer["actions"][0]["message"]["text"] = json!("Dear {first_name}, are you well?");
    place.plugin("plugins/ask/ask.wasm", "ask", &answer);
    let verdicts = verdicts(&place, &[]);
    assert_eq!(words(&verdicts), ["differs"; 4]);
    assert_eq!(verdicts[0]["actions"][0]["places"], json!(["action.message.text"]));
    assert_eq!(verdicts[0]["changed"][0]["ingredient"], "plugin ask");
    assert!(!verdicts.iter().any(|verdict| verdict.to_string().contains("c-1")), "no customer is named");
}

#[test]
fn a_plugin_that_is_there_no_longer_or_only_now_is_named() {
    let place = place();
    place.plugin("plugins/ask/ask.wasm", "other", &check_in());
    let verdicts = verdicts(&place, &[]);
    let fates: Vec<_> = verdicts[0]["actions"].as_array().unwrap().iter().map(|action| &action["then"]).collect();
    assert_eq!(fates.len(), 2, "{verdicts:?}");
    assert_eq!(fates[1], "not proposed");
    assert_eq!(verdicts[0]["changed"].as_array().unwrap().len(), 2);
}

#[test]
fn a_record_that_somebody_changed_is_damaged() {
    let place = place();
    let mut records = records(&place);
    records[0]["decision"]["offered"] = json!([]);
    records[1]["context"]["customer"]["ref"] = json!("c-7");
    records[3]["policy_digest"] = json!(format!("sha256:{}", "0".repeat(64)));
    write(&place, "records.ndjson", &records);
    assert_snapshot!(told(&replay(&place, &[])));
}

#[test]
fn lines_that_are_cut_off_are_named_and_counted() {
    let place = place();
    let mut lines: Vec<String> = place.read("records.ndjson").lines().map(str::to_owned).collect();
    lines[1].truncate(700);
    lines.insert(3, "{}".to_owned());
    lines.insert(4, String::new());
    let last = lines.last_mut().unwrap();
    last.truncate(last.len() - 1);
    place.write("records.ndjson", lines.join("\n"));
    assert_snapshot!(told(&replay(&place, &[])));
}

#[test]
fn a_compressed_file_that_breaks_off_is_an_error_behind_what_is_there() {
    let place = place();
    let many = place.read("records.ndjson").repeat(400);
    let packed = zstd::encode_all(many.as_bytes(), 3).unwrap();
    place.write("records.ndjson", &packed[..packed.len() - 10]);
    let outcome = replay(&place, &["--format", "ndjson"]);
    assert_eq!(outcome.code, 1, "{}", outcome.err);
    assert!(outcome.err.contains("the input breaks off"), "{}", outcome.err);
}

/// The records of which the first customer's data are erased.
fn erased() -> Place {
    let place = place();
    let erase = ["erase", "records.ndjson", "--customer", "c-1", "-o", "records.ndjson"];
    assert_eq!(place.courtesy(&erase).code, 0);
    place
}

#[test]
fn what_was_erased_is_not_run_and_what_is_left_is_checked() {
    let place = erased();
    let outcome = replay(&place, &["--format", "ndjson"]);
    let first: Value = serde_json::from_str(outcome.out.lines().next().unwrap()).unwrap();
    assert_eq!((outcome.code, &first["verdict"]), (0, &json!("not_run")), "{}", outcome.err);
    assert_eq!(first["not_checked"].as_array().unwrap().len(), 2);

    place.write("policy.toml", "profile = \"crisis\"\n");
    let first = &verdicts(&place, &["--policy", "policy.toml"])[0];
    assert_eq!((&first["verdict"], &first["changed"][0]["ingredient"]), (&json!("not_run"), &json!("policy")));
}

#[test]
fn a_context_from_elsewhere_is_found_by_its_decision_and_checked() {
    let place = erased();
    let lines: Vec<String> = place.read("customers.ndjson").lines().rev().map(str::to_owned).collect();
    place.write("elsewhere.zst", zstd::encode_all(lines.join("\n").as_bytes(), 3).unwrap());
    assert_eq!(words(&verdicts(&place, &["--contexts", "elsewhere.zst"])), ["same"; 4]);

    let other = place.read("customers.ndjson").replacen("\"granted\"", "\"denied\"", 1);
    place.write("other.ndjson", other);
    let first = &verdicts(&place, &["--contexts", "other.ndjson"])[0];
    assert_eq!((&first["verdict"], &first["changed"][0]["ingredient"]), (&json!("other_bytes"), &json!("context")));
    assert!(first["not_checked"][0].as_str().unwrap().starts_with("whether an action fares otherwise"));
    let outcome = replay(&place, &["--contexts", "other.ndjson"]);
    let row = "other_bytes      1  other bytes; whether an action fares otherwise isn't in the record";
    assert!(outcome.code == 1 && outcome.out.contains(row) && !outcome.out.contains("differs"), "{}", outcome.out);
}

#[test]
fn a_context_from_elsewhere_that_cannot_be_read_is_no_reason_to_be_content() {
    let place = erased();
    let broken = place.read("customers.ndjson").replacen("\"review\"", "\"party\"", 1);
    place.write("broken.ndjson", format!("{broken}not JSON\n"));
    assert_snapshot!(told(&replay(&place, &["--contexts", "broken.ndjson"])));
}

#[test]
fn an_empty_file_holds_no_records() {
    let place = place();
    place.write("records.ndjson", "");
    assert_snapshot!(told(&replay(&place, &[])));
}

#[test]
fn of_a_wrong_file_the_first_lines_are_told_and_the_others_counted() {
    let place = erased();
    place.write("wrong.ndjson", "{}\n".repeat(1_000));
    let outcome = place.courtesy(&["replay", "wrong.ndjson", "--plugins", "plugins"]);
    assert_eq!((outcome.code, outcome.out.matches(": unreadable\n").count()), (1, 10), "{}", outcome.out);
    assert!(outcome.out.contains("\nRead: 1,000 lines; run again: 0\n"), "{}", outcome.out);

    let outcome = replay(&place, &["--contexts", "wrong.ndjson"]);
    assert_eq!((outcome.code, outcome.err.lines().count()), (1, 11), "{}", outcome.err);
    assert!(outcome.err.contains("note: in --contexts, 990 more lines"), "{}", outcome.err);
    assert!(outcome.out.starts_with("Read: 4 lines; run again: 3\n"), "{}", outcome.out);
}

#[test]
fn stdin_is_read_only_once() {
    let outcome = place().courtesy(&["replay", "-", "--plugins", "plugins", "--contexts", "-"]);
    assert!(outcome.code == 2 && outcome.err.contains("stdin can be read only once"), "{}", outcome.told());
}

#[test]
fn records_for_another_contract_are_told_from_records_that_are_wrong() {
    let place = place();
    let mut records = records(&place);
    records[1]["contract"] = json!("2.0");
    write(&place, "records.ndjson", &records);
    let problems = &verdicts(&place, &[])[1]["problems"];
    assert_eq!(problems, &json!(["it is written for contract 2.0; this courtesy reads 1.x"]));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_while_contexts_still_come() {
    let place = place();
    let mut command = place.command(&["replay", "records.ndjson", "--plugins", "plugins", "--contexts", "-"]);
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
    assert!((0..200).any(has_ended), "it goes on waiting for contexts");
    drop(stdin);
    let mut said = String::new();
    stderr.read_to_string(&mut said).unwrap();
    let output = running.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(130), Vec::new()));
    assert!(said.contains("stopped by Ctrl-C"), "{said}");
}

#[test]
fn records_and_decisions_of_a_stopped_run_go_on_together() {
    let place = place();
    let decide = |extra: &[&str]| {
        let arguments =
            ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
        place.courtesy(&[&arguments[..], extra].concat())
    };
    assert_eq!(decide(&[]).code, 0);
    let (decisions, whole) = (place.read("d.ndjson"), place.read("r.ndjson"));
    let first = |text: &str, lines: usize| text.split_inclusive('\n').take(lines).collect::<String>();
    place.write("d.ndjson.partial", first(&decisions, 3));
    place.write("r.ndjson.partial", format!("{}{{\"contract\"", first(&whole, 2)));

    assert_eq!(decide(&[]).code, 2);
    let outcome = decide(&["--resume"]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(place.read("d.ndjson") == decisions && place.read("r.ndjson") == whole);

    place.write("d.ndjson.partial", first(&decisions, 2));
    place.write("r.ndjson.partial", whole.split_inclusive('\n').skip(1).take(2).collect::<String>());
    let outcome = decide(&["--resume"]);
    assert!(outcome.code == 2 && outcome.err.contains("doesn't record the decision in"), "{}", outcome.err);
}

#[test]
fn decisions_and_records_never_go_to_one_file() {
    let place = place();
    let outcome = place.courtesy(&[
        "decide",
        "--plugins",
        "plugins",
        "customers.ndjson",
        "-o",
        "x.ndjson",
        "--records",
        "x.ndjson",
    ]);
    assert!(outcome.code == 2 && outcome.err.contains("can't go to one file"), "{}", outcome.err);
    record(&place, &["--on-error", "skip"]);
}
