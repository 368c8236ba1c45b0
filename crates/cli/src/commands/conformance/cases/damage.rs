//! Input that no host sends: truncated, of the wrong shape, or not JSON at all.

use serde_json::{Value, json};

use super::{Expected, Plan};
use crate::commands::conformance::claim::Claim;

/// Deeper than any reader should have to follow. Some valid readers take quadratic time in the depth.
const NESTED: usize = 400;

/// Adds damaged input, derived from a context with every field.
pub(super) fn add(plan: &mut Plan) {
    // A plugin that reads nothing receives the same for every context.
    let whole = plan.cases.iter().position(|case| case.name == "hooks.review-everything").unwrap_or(0);
    for (name, input) in damaged(&plan.cases[whole].input) {
        plan.add_rewritten(Claim::Damage, name, whole, input, Expected::End);
    }
}

fn damaged(whole: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let cut = |parts: usize| whole[..whole.len() * parts / 8].to_vec();
    let around = |start: &[u8], end: &[u8]| [start, whole, end].concat();
    vec![
        ("empty", Vec::new()),
        ("one-byte", b"{".to_vec()),
        ("cut-early", cut(1)),
        ("cut-in-the-middle", cut(4)),
        ("cut-late", cut(7)),
        ("without-its-last-byte", whole[..whole.len() - 1].to_vec()),
        ("without-its-first-byte", whole[1..].to_vec()),
        ("null", b"null".to_vec()),
        ("a-list", around(b"[", b"]")),
        ("a-text", b"\"context\"".to_vec()),
        ("a-number", b"-1e999".to_vec()),
        ("an-empty-object", b"{}".to_vec()),
        ("two-documents", around(b"", whole)),
        ("other-types", other_types(whole)),
        ("no-text", whole.iter().map(|byte| if *byte == b'e' { 0xff } else { *byte }).collect()),
        ("half-a-character", around(b"", b"\xf0\x9f\x91")),
        ("zeros", vec![0; 4096]),
        ("byte-order-mark", around(b"\xef\xbb\xbf", b"")),
        ("nested-lists", b"[".repeat(NESTED)),
        ("nested-objects", b"{\"a\":".repeat(NESTED)),
        ("open-text", [b"{\"hook\":\"", b"x".repeat(25 * NESTED).as_slice()].concat()),
        ("half-an-escape", b"{\"hook\":\"\\ud83d".to_vec()),
    ]
}

/// The same names, each with a value of another type.
fn other_types(whole: &[u8]) -> Vec<u8> {
    let Ok(Value::Object(mut members)) = serde_json::from_slice(whole) else { return Vec::new() };
    for value in members.values_mut() {
        *value = match value {
            Value::String(_) => json!(1),
            Value::Array(_) => json!({"a": 1}),
            Value::Object(_) => json!(["a"]),
            _ => json!("a"),
        };
    }
    Value::Object(members).to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use courtesy_host::read;

    use super::*;

    #[test]
    fn nothing_damaged_is_a_context() {
        let whole = br#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","customer":{"ref":"c-1"}}"#;
        assert!(read::context(whole).is_ok());
        for (name, input) in damaged(whole) {
            assert!(read::context(&input).is_err(), "{name}");
        }
    }
}
