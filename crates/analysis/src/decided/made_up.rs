//! Made-up decisions to try the counts with.

use courtesy_contract::{Decision, Offered, Withheld};
use serde_json::{Value, json};

fn action(language: &str) -> Value {
    json!({
        "id": "ask", "key": "ask", "purpose": "care", "audience": "customer", "urgency": "info",
        "step": {"kind": "check_in", "question": "How are you?", "reply_queue": "care"}, "channels": ["email"],
        "window": {"not_after_at": "2026-04-04T00:00:00Z"},
        "reasons": [{"code": "quiet", "text": "Quiet for long.", "evidence": ["/as_of"]}],
        "message": {"language": language, "text": "Hello.", "author": "template"},
    })
}

/// An action that is offered, with a message in this language.
pub(super) fn offered(plugin: &str, language: &str) -> Offered {
    let factors = json!({"propensity": 1, "context": 1, "value": 1, "lever": 1});
    serde_json::from_value(json!({
        "plugin": plugin, "action": action(language), "purpose": "care", "channel": "email", "priority": 1,
        "send_at": "2026-03-28T20:40:00Z", "factors": factors,
    }))
    .unwrap()
}

/// An action that a rule withholds, with a message in this language.
pub(super) fn withheld(plugin: &str, rule: &str, disposition: &str, language: &str) -> Withheld {
    let stage = if rule == "language" { "check" } else { "guardrail" };
    serde_json::from_value(json!({
        "plugin": plugin, "action": action(language), "disposition": disposition, "stage": stage, "rule": rule,
        "explanation": {"en": "No."}, "explanation_message": {"id": "no"},
    }))
    .unwrap()
}

/// A decision with these actions.
pub(super) fn decision(offered: &[Offered], withheld: &[Withheld]) -> Decision {
    let digest = format!("sha256:{}", "0".repeat(64));
    serde_json::from_value(json!({
        "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "customer_ref": "c-1",
        "hook": "review", "as_of": "2026-03-28T20:40:00Z", "offered": offered, "withheld": withheld, "failures": [],
        "plugins": [], "profile": "normal", "policy_digest": digest, "context_digest": digest,
        "engine": "courtesy 0.1.0", "time_zones": "2026a",
    }))
    .unwrap()
}
