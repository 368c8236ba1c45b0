//! Customers, decisions and plugins for tests.

use courtesy_contract::{Context, Decision};
use courtesy_host::testing::InProcess;
use courtesy_host::{Host, read};
use serde_json::{Value, json};

/// A customer with these sections, on 28 March 2026 at midnight.
pub(crate) fn context(customer: &str, sections: &Value) -> Context {
    let mut whole = json!({"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
        "as_of": "2026-03-28T00:00:00Z", "customer": {"ref": customer, "language": "en"}});
    lay_over(&mut whole, sections);
    read::context(whole.to_string().as_bytes()).unwrap()
}

/// What is offered: news about the order `o-1` by e-mail, unless `more` says otherwise.
pub(crate) fn offered(more: &Value) -> Value {
    let mut offered = json!({"plugin": "news", "action": action(&json!({})), "purpose": "service", "channel": "email",
        "send_at": "2026-03-28T00:00:00Z", "priority": 1_000_000,
        "factors": {"propensity": 1_000_000, "context": 1_000_000, "value": 1_000_000, "lever": 1_000_000}});
    lay_over(&mut offered, more);
    offered
}

/// News about the order `o-1`, unless `more` says otherwise.
pub(crate) fn action(more: &Value) -> Value {
    let mut action = json!({"id": "tell", "key": "tell/o-1", "purpose": "service", "audience": "customer", "urgency": "warning",
        "channels": ["email"], "step": {"kind": "heads_up", "event": "o-1", "we_do": "We look for it."},
        "window": {"not_after_at": "2027-01-01T00:00:00Z"},
        "reasons": [{"code": "late", "text": "It is late.", "evidence": ["/as_of"]}],
        "message": {"language": "en", "text": "Your order is late.", "author": "template"}});
    lay_over(&mut action, more);
    action
}

/// A decision that offers this.
pub(crate) fn decision(offered: &[Value]) -> Decision {
    let digest = format!("sha256:{}", "0".repeat(64));
    serde_json::from_value(json!({
        "contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "customer_ref": "c-1", "hook": "review",
        "as_of": "2026-03-28T00:00:00Z", "offered": offered, "withheld": [], "failures": [], "plugins": [],
        "profile": "normal", "policy_digest": digest, "context_digest": digest, "engine": "courtesy", "time_zones": "2026a",
    }))
    .unwrap()
}

/// A host with one plugin, which always proposes the same.
pub(crate) fn host(policy: &str, actions: &[Value]) -> Host {
    let manifest = "id = \"news\"\nversion = \"1.0.0\"\ncontract = \"1.1\"\nsummary = \"Tells news.\"\nreads = [\"orders.status\"]\n\
        kinds = [\"heads_up\", \"human_handover\", \"gesture\"]\npurposes = [\"service\", \"care\"]\n";
    let answer =
        serde_json::from_value::<courtesy_contract::Answer>(json!({"contract": "1.1", "actions": actions})).unwrap();
    let plugin = InProcess::new(read::manifest(manifest).unwrap(), move |_| answer.clone());
    Host::builder().policy(read::policy(policy).unwrap()).in_process(plugin).build().unwrap()
}

fn lay_over(under: &mut Value, over: &Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (name, value) in over {
                lay_over(under.entry(name).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over.clone(),
    }
}
