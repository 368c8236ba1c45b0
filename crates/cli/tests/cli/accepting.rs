//! `courtesy test --accept` saves no answer that the host would withhold.

use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context, manifest};

/// Tries to accept this answer of a plugin, and returns the output.
fn refused(answer: &Value, customer: &Value) -> String {
    let dir = TestDir::new();
    dir.write("plugin.toml", toml::to_string(&manifest("ask")).unwrap());
    dir.plugin("ask.wasm", "ask", answer);
    dir.write("examples/quiet.context.json", customer.to_string());
    let outcome = dir.courtesy(&["test", "--accept"]);
    assert_eq!(outcome.code, 1, "{}", outcome.transcript());
    assert!(!dir.path("examples/quiet.answer.json").exists(), "{}", outcome.transcript());
    outcome.out
}

fn changed(pointer: &str, value: Value) -> Value {
    let mut answer = check_in();
    *answer.pointer_mut(pointer).unwrap() = value;
    answer
}

#[test]
fn an_answer_with_a_mistake_is_never_accepted() {
    for (pointer, value, said) in [
        ("/actions/0/step/kind", json!("chek_in"), "/actions/0/step"),
        ("/actions/0/purpose", json!("cares"), "/actions/0/purpose"),
        ("/actions/0/purpose", json!("marketing"), "act for the purpose `marketing`"),
        ("/actions/0/step/reply_queue", json!(5), "/actions/0/step"),
        ("/actions/0/channels/0", json!("e-mail"), "/actions/0/channels/0"),
        ("/actions/0/message/text", json!("Dear {frist_name}, how are you?"), "{frist_name}"),
        ("/actions/0/reasons/0/evidence/0", json!("/derived/day_since_last_order"), "/derived/day_since_last_order"),
    ] {
        let shown = refused(&changed(pointer, value), &context(1, "granted"));
        assert!(shown.contains(said), "{pointer}: {shown}");
    }
}

#[test]
fn a_message_in_another_language_than_the_customers_is_never_accepted() {
    let mut customer = context(1, "granted");
    customer["customer"]["language"] = json!("fr");
    let shown = refused(&check_in(), &customer);
    assert!(shown.contains("not the customer's language"), "{shown}");
}
