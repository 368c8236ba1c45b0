//! The first run, keys, settings, signals and the log.

use std::fs;

use crate::process::{Served, command, request};

const CONTEXT: &str = r#"{
    "contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
    "hook": "order_failed", "as_of": "2026-03-28T20:40:00Z",
    "customer": {"ref": "c-secret", "language": "nl"},
    "permissions": [{"purpose": "service", "status": "granted", "basis": "contract"}],
    "orders": [{"id": "o-77", "status": "failed", "failure": "carrier_lost"}],
    "cases": [{"id": "k-9", "kind": "complaint", "status": "open", "severity": "high", "reopened": 1}],
    "capacity": {"queues": [{"queue": "delivery_team", "open": true}]}
}"#;

fn run(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = command(folder, arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_first_run_needs_no_setting_and_prints_a_key_once() {
    let served = Served::start(&[]);
    let key = served.key.clone().expect("a key is printed");
    let answer = served.ask(&key, "POST", "/v1/decisions", CONTEXT);
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("\"offered\":[{"), "{answer}");
    assert!(request(&served.diagnostics, "", "GET", "/health/ready", "").starts_with("HTTP/1.1 200 "));
    assert!(request(&served.diagnostics, "", "GET", "/metrics", "").contains("courtesy_plugin_microseconds_total{"));
    let (status, log, folder) = served.end();
    assert_eq!(status, Some(0), "{log}");
    assert!(folder.path().join("courtesy.db").exists());
    for secret in [key.as_str(), "c-secret", "o-77"] {
        assert!(!log.contains(secret), "{log}");
    }
    let again = Served::in_folder(folder, &[]);
    assert_eq!(again.key, None);
    let repeated = again.ask(&key, "POST", "/v1/decisions", CONTEXT);
    assert!(repeated.contains("courtesy-repeated: true"), "{repeated}");
}

#[test]
fn the_log_is_lines_of_json_for_a_machine() {
    let served = Served::start(&[]);
    let key = served.key.clone().unwrap();
    served.ask(&key, "POST", "/v1/decisions", "{");
    let (_, log, _) = served.end();
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let refused = lines.iter().find(|line| line["problem"] == "invalid-context").expect(&log);
    assert_eq!(
        (refused["status"].as_u64(), refused["span"]["http.route"].as_str()),
        (Some(400), Some("/v1/decisions"))
    );
}

#[test]
fn a_server_that_others_can_reach_prints_no_key() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("courtesy.toml"), "listen = \"0.0.0.0:0\"\n").unwrap();
    let served = Served::listening(folder, None, &["--config", "courtesy.toml"]);
    assert_eq!(served.key, None);
    let (_, log, _) = served.end();
    assert!(log.contains("make one with `courtesy keys add`"), "{log}");
}

#[test]
fn keys_are_made_listed_and_revoked_while_the_server_runs() {
    let served = Served::start(&[]);
    let folder = served.folder.path();
    let (code, made, told) = run(folder, &["keys", "add", "shop", "--role", "decide"]);
    let key = made.trim();
    assert!(code == Some(0) && key.starts_with("courtesy_") && told.contains("shown only now"), "{made}{told}");
    assert!(served.ask(key, "POST", "/v1/decisions", CONTEXT).starts_with("HTTP/1.1 200 "));
    assert!(served.ask(key, "GET", "/v1/approvals", "").starts_with("HTTP/1.1 403 "));
    let (_, list, _) = run(folder, &["keys", "list"]);
    assert!(list.contains("shop") && list.contains("decide") && !list.contains(key), "{list}");
    let (code, _, error) = run(folder, &["keys", "add", "shop", "--role", "read"]);
    assert!(code == Some(2) && error.contains("error: "), "{error}");
    assert_eq!(run(folder, &["keys", "revoke", "shop"]).0, Some(0));
    while !served.ask(key, "POST", "/v1/decisions", CONTEXT).starts_with("HTTP/1.1 401 ") {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(run(folder, &["keys", "revoke", "nobody"]).0, Some(2));
}

#[test]
fn a_backup_of_a_running_server_is_restored_with_its_promises_and_keys() {
    let served = Served::start(&[]);
    let key = served.key.clone().unwrap();
    let decided = served.ask(&key, "POST", "/v1/decisions", CONTEXT);
    let (code, _, error) = run(served.folder.path(), &["ledger", "export", "backup.ndjson"]);
    assert_eq!(code, Some(0), "{error}");
    let restored = tempfile::tempdir().unwrap();
    fs::copy(served.folder.path().join("backup.ndjson"), restored.path().join("backup.ndjson")).unwrap();
    let (code, _, error) = run(restored.path(), &["ledger", "import", "backup.ndjson"]);
    assert_eq!(code, Some(0), "{error}");
    let other = Served::in_folder(restored, &[]);
    let repeated = other.ask(&key, "POST", "/v1/decisions", CONTEXT);
    let body = |response: &str| response.split_once("\r\n\r\n").unwrap().1.to_owned();
    assert!(repeated.contains("courtesy-repeated: true"), "{repeated}");
    assert_eq!(body(&repeated), body(&decided));
}

#[test]
fn settings_that_are_printed_can_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let print = ["serve", "--waiting", "7", "--ledger", "postgres://me:s3cret@db/x", "--print-settings"];
    let (code, printed, _) = run(folder.path(), &print);
    assert!(code == Some(0) && printed.contains("waiting = 7") && !printed.contains("s3cret"), "{printed}");
    fs::write(folder.path().join("courtesy.toml"), &printed).unwrap();
    let again = ["serve", "--config", "courtesy.toml", "--ledger", "postgres://me:s3cret@db/x", "--print-settings"];
    assert_eq!(run(folder.path(), &again).1, printed);
}

#[test]
fn wrong_settings_are_named_and_nothing_is_served() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("courtesy.toml"), "[limits]\nwaitng = 1\n").unwrap();
    let (code, out, error) = run(folder.path(), &["serve", "--config", "courtesy.toml"]);
    assert!(code == Some(2) && out.is_empty() && error.contains("did you mean `waiting`?"), "{error}");
    let mut misspelt = command(folder.path(), &["serve", "--print-settings"]);
    let output = misspelt.env("COURTESY_WAITIN", "7").env("COURTESY_PORT", "tcp://10.0.0.1:8080").output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("did you mean COURTESY_WAITING?") && !told.contains("COURTESY_PORT"), "{told}");
}

#[test]
fn sighup_loads_a_changed_policy() {
    let folder = tempfile::tempdir().unwrap();
    let policy = folder.path().join("policy.toml");
    fs::write(&policy, "profile = \"crisis\"\n").unwrap();
    let served = Served::in_folder(folder, &["--policy", "policy.toml"]);
    let key = served.key.clone().unwrap();
    assert!(served.ask(&key, "GET", "/v1/policy", "").contains("crisis"));
    fs::write(&policy, "profile = \"normal\"\n").unwrap();
    served.signal("HUP");
    while served.ask(&key, "GET", "/v1/policy", "").contains("crisis") {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    fs::write(&policy, "profile = 7\n").unwrap();
    served.signal("HUP");
    while !request(&served.diagnostics, "", "GET", "/metrics", "")
        .contains("courtesy_reloads_total{result=\"refused\"} 1")
    {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(served.ask(&key, "GET", "/v1/policy", "").contains("normal"));
    let (status, log, _) = served.end();
    assert!(status == Some(0) && log.contains("what ran before goes on"), "{log}");
}
