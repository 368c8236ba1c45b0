//! Decisions and comparisons for tests.

use courtesy_contract::{Context, Decision, Digest};
use serde_json::{Value, json};

use super::{ComparedCustomer, Comparison, Setup, Sides, Summary, Tally};

/// An offered check-in with this key, over e-mail.
pub fn offered(key: &str) -> Value {
    json!({
        "plugin": "care", "action": action(key), "purpose": "care", "channel": "email",
        "send_at": "2026-03-28T20:40:00Z", "priority": 500_000,
        "factors": {"propensity": 1_000_000, "context": 1_000_000, "value": 500_000, "lever": 1_000_000},
    })
}

/// The same action, withheld by a rule.
pub fn withheld(key: &str, disposition: &str, rule: &str) -> Value {
    json!({
        "plugin": "care", "action": action(key), "disposition": disposition, "stage": "guardrail", "rule": rule,
        "explanation": {"en": "We don't.", "nl": "Dat doen wij niet."}, "explanation_message": {"id": "care-spared"},
    })
}

/// The same action, withheld by quiet hours until this time.
pub fn deferred(key: &str, until_at: &str) -> Value {
    let mut withheld = withheld(key, "deferred", "quiet_hours");
    withheld["until_at"] = until_at.into();
    withheld
}

/// The document with another value at this place.
pub fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    match document.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, name) = pointer.rsplit_once('/').expect("a JSON Pointer");
            document.pointer_mut(parent).expect("a place in the document")[name] = value;
        }
    }
    document
}

/// A decision that offers and withholds these actions.
pub fn decision(customer: &str, actions: Value) -> Decision {
    let is_offered = |action: &&Value| action.get("priority").is_some();
    let actions = actions.as_array().unwrap();
    let offered: Vec<&Value> = actions.iter().filter(is_offered).collect();
    let withheld: Vec<&Value> = actions.iter().filter(|action| !is_offered(action)).collect();
    serde_json::from_value(json!({
        "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "customer_ref": customer,
        "hook": "review", "as_of": "2026-03-28T20:40:00Z", "offered": offered, "withheld": withheld, "failures": [],
        "plugins": [], "profile": "normal", "policy_digest": Digest::from_bytes([0; 32]), "context_digest": Digest::from_bytes([0; 32]), "engine": "courtesy 0.1.0",
        "time_zones": "2026a",
    }))
    .unwrap()
}

/// The context of a customer in Amsterdam.
pub fn context(customer: &str) -> Context {
    serde_json::from_value(json!({
        "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
        "as_of": "2026-03-28T20:40:00Z",
        "customer": {"ref": customer, "time_zone": "Europe/Amsterdam", "segments": ["families"]},
    }))
    .unwrap()
}

/// A customer, with these actions on each side.
pub fn compared(customer: &str, a: Value, b: Value) -> ComparedCustomer {
    ComparedCustomer::new(&context(customer), Sides { a: decision(customer, a), b: decision(customer, b) })
}

fn action(key: &str) -> Value {
    json!({
        "id": key, "key": key, "purpose": "care", "audience": "customer", "urgency": "info", "channels": ["email"],
        "step": {"kind": "check_in", "question": "How are you?", "reply_queue": "care_team"},
        "window": {"not_after_at": "2026-04-04T00:00:00Z"},
        "reasons": [{"code": "quiet", "text": "Quiet for long.", "evidence": ["/as_of"]}],
    })
}

/// A whole comparison of these customers, under the policies `a.toml` and `b.toml` without plugins.
pub fn comparison(customers: &[ComparedCustomer]) -> Comparison {
    let setup = |policy: &str| Setup { policy: Some(policy.to_owned()), plugins: Vec::new() };
    Comparison {
        is_complete: true,
        setup: Sides { a: setup("a.toml"), b: setup("b.toml") },
        differences: Vec::new(),
        summary: summary(customers),
    }
}

/// The summary of comparing these customers.
pub fn summary(customers: &[ComparedCustomer]) -> Summary {
    let mut tally = Tally::default();
    for customer in customers {
        tally.count(customer);
    }
    Summary::of(&tally)
}
