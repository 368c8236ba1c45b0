//! What every echo does, in whichever language: it answers with what it was given.

use serde_json::{Value, json};

/// Takes a context and returns an answer, both JSON.
pub fn answer(context: &str) -> String {
    let answer = match serde_json::from_str(context) {
        Ok(context) => echo(&context),
        Err(_) => json!({"contract": "1.1", "error": {"message": "the context is not JSON"}}),
    };
    answer.to_string()
}

fn echo(context: &Value) -> Value {
    json!({
        "contract": "1.1",
        "actions": [{
            "id": "echo",
            "key": "echo",
            "step": {"kind": "internal_insight", "topic": "echo", "signal": signal(context), "to_role": "tester"},
            "purpose": "service",
            "audience": "agent",
            "urgency": "info",
            "window": {"not_after_at": "2999-12-31T23:59:59Z"},
            "reasons": [{"code": "asked", "text": "It was asked.", "evidence": ["/hook"]}],
        }],
        "notes": [format!("seed {}", context["seed"].as_u64().unwrap_or_default())],
    })
}

fn signal(context: &Value) -> String {
    let customer = &context["customer"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names = [text(&customer["language"]), text(&customer["region"]), text(&context["hook"])].join("|");
    let names: String = names.chars().take(80).collect();
    let orders = context["orders"].as_array().map_or(0, Vec::len);
    let days = context["derived"]["days_since_last_order"].as_u64();
    format!("{names}|{orders}|{}", days.map_or("none".to_owned(), |days| days.to_string()))
}
