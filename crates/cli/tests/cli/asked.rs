//! Plugins that say about whom they are asked: shown, counted, explained, and held to it.

use courtesy_contract::abi;
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context, manifest, module};

/// Writes a plugin that always asks how the customer is, and that is asked under these conditions.
fn write_plugin(dir: &TestDir, name: &str, asks_when: Value) {
    let answer = check_in().to_string();
    let body = format!("i64.const {}", abi::pack(0, u32::try_from(answer.len()).unwrap()));
    let mut manifest = serde_json::to_value(manifest("ask")).unwrap();
    (manifest["contract"], manifest["asks_when"]) = (json!("1.1"), asks_when);
    let manifest = serde_json::from_value(manifest).unwrap();
    dir.write(name, courtesy_host::pack(&module(&answer, &body), &manifest).unwrap());
}

/// A customer without the members at these places.
fn without(number: u32, names: &[&str]) -> Value {
    let mut context = context(number, "granted");
    for name in names {
        let (section, field) = name.split_once('.').map_or((*name, None), |(section, field)| (section, Some(field)));
        match field {
            Some(field) => drop(context[section].as_object_mut().unwrap().remove(field)),
            None => drop(context.as_object_mut().unwrap().remove(section)),
        }
    }
    context
}

#[test]
fn a_plugin_is_shown_with_whom_it_is_asked_about() {
    let dir = TestDir::new();
    write_plugin(
        &dir,
        "ask.wasm",
        json!(["derived.open_cases", ["customer.language", "derived.days_since_last_order"]]),
    );
    let shown = dir.courtesy(&["inspect", "ask.wasm"]).out;
    let lines = shown.lines().skip_while(|line| !line.starts_with("asked")).take(3).collect::<Vec<_>>();
    assert_snapshot!(lines.join("\n"), @r"
    asked only about customers of whom one of these is known
      derived.open_cases
      customer.language and derived.days_since_last_order
    ");
    let checked = dir.courtesy(&["check", "ask.wasm"]).out;
    assert!(checked.contains("ask 1.0.0, asked only where one of 2 conditions in `asks_when` holds"), "{checked}");
}

#[test]
fn who_was_not_asked_is_counted_and_explained() {
    let dir = TestDir::new();
    write_plugin(&dir, "ask.wasm", json!(["derived.days_since_last_order"]));
    dir.write("policy.toml", "ref_salt = \"a long random text\"\n[plugins.ask]\nasks_when = [\"customer.language\"]\n");
    let customers = [without(1, &[]), without(2, &["orders"]), without(3, &["customer.language"])];
    dir.write("customers.ndjson", customers.map(|customer| customer.to_string() + "\n").concat());
    let decide =
        ["decide", "--plugins", "ask.wasm", "--policy", "policy.toml", "customers.ndjson", "--output", "out.ndjson"];
    let decided = dir.courtesy(&[&decide[..], &["--records", "records.ndjson"]].concat());
    let summary = decided.out.lines().skip_while(|line| !line.starts_with("Plugins")).take(3).collect::<Vec<_>>();
    assert_eq!(summary.len(), 3, "{}", decided.transcript());
    assert_snapshot!("summary", summary.join("\n"));
    let not_asked =
        |line: &str| -> Value { serde_json::from_str::<Value>(line).unwrap()["not_asked"][0]["by"].clone() };
    let by: Vec<Value> = dir.read("out.ndjson").lines().map(not_asked).collect();
    assert_eq!(by, [Value::Null, json!("manifest"), json!("policy")]);
    let explained = dir.courtesy(&["explain", "records.ndjson", "--customer", "c-2", "--customer", "c-3"]).out;
    let told: Vec<&str> = explained.lines().skip_while(|line| *line != "Not asked").take(4).collect();
    assert_snapshot!("explained", told.join("\n"));
    assert!(explained.contains("by the policy"), "{explained}");
    let replayed = dir.courtesy(&["replay", "records.ndjson", "--plugins", "ask.wasm", "--policy", "policy.toml"]);
    assert_eq!(replayed.code, 0, "{}", replayed.transcript());
}

#[test]
fn whoever_tries_it_out_hears_that_a_host_would_not_ask() {
    let dir = TestDir::new();
    write_plugin(&dir, "ask.wasm", json!(["derived.open_cases"]));
    dir.write("context.json", without(1, &[]).to_string());
    let run = dir.courtesy(&["run", "context.json", "--plugin", "ask.wasm"]);
    assert!(run.code == 0 && run.out.contains("check_in"), "{}", run.transcript());
    assert_snapshot!("run", run.err);
    write_plugin(&dir, "ask.wasm", json!(["customer.language"]));
    dir.write("policy.toml", "[plugins.ask]\nasks_when = [\"derived.open_cases\"]\n");
    let run = dir.courtesy(&["run", "context.json", "--plugin", "ask.wasm", "--policy", "policy.toml"]);
    assert!(run.err.contains("under this policy, a host wouldn't ask"), "{}", run.transcript());
}

#[test]
fn an_example_about_which_nobody_asks_fails_if_the_plugin_proposes_something() {
    let dir = TestDir::new();
    write_plugin(&dir, "ask/ask.wasm", json!(["customer.language"]));
    let mut manifest = serde_json::to_value(manifest("ask")).unwrap();
    (manifest["contract"], manifest["asks_when"]) = (json!("1.1"), json!(["customer.language"]));
    dir.write("ask/plugin.toml", toml::to_string(&manifest).unwrap());
    dir.write("ask/examples/nobody-asks.context.json", without(1, &["customer.language"]).to_string());
    dir.write("ask/examples/nobody-asks.answer.json", check_in().to_string());
    dir.write("ask/examples/somebody-asks.context.json", without(1, &[]).to_string());
    dir.write("ask/examples/somebody-asks.answer.json", check_in().to_string());
    assert_snapshot!("example", dir.courtesy(&["test", "ask", "--no-build"]).transcript());
}
