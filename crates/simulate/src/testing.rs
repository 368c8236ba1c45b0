//! Contexts for tests.

use courtesy_contract::Context;
use courtesy_host::read;
use serde_json::{Value, json};

/// A customer with these sections, on 28 March 2026 at midnight.
pub(crate) fn context(customer: &str, sections: &Value) -> Context {
    let mut whole = json!({"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
        "as_of": "2026-03-28T00:00:00Z", "customer": {"ref": customer}});
    if let (Some(whole), Some(sections)) = (whole.as_object_mut(), sections.as_object()) {
        whole.extend(sections.clone());
    }
    read::context(whole.to_string().as_bytes()).unwrap()
}
