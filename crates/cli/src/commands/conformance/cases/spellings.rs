//! The same facts in other bytes: in another order, with other spaces, with escapes, and with unknown members.

use serde::Serialize;
use serde_json::ser::PrettyFormatter;
use serde_json::{Map, Serializer, Value, json};

use super::{Expected, Plan};
use crate::commands::conformance::claim::Claim;
use crate::commands::conformance::sample::resolved;

/// Adds the samples, written in other ways. The answer must stay the same.
pub(super) fn add(plan: &mut Plan) {
    for sample in plan.samples() {
        let of = plan.cases[sample].name.replace('.', "-");
        let Ok(view) = serde_json::from_slice::<Value>(&plan.cases[sample].input) else { continue };
        for (addition, member) in additions() {
            let input = to_bytes(&with_member_everywhere(&plan.schema, &plan.schema, &view, &member));
            let name = format!("{addition}-in-{of}");
            plan.add_rewritten(Claim::Additions, &name, sample, input, Expected::AnswerTo(sample));
        }
        if view["contract"] == "1.0" {
            let mut newer = view.clone();
            newer["contract"] = json!("1.9999");
            let name = format!("a-newer-contract-in-{of}");
            plan.add_rewritten(Claim::Additions, &name, sample, to_bytes(&newer), Expected::AnswerTo(sample));
        }
        for (spelling, input) in spellings(&view) {
            let name = format!("{spelling}-in-{of}");
            plan.add_rewritten(Claim::Spellings, &name, sample, input, Expected::AnswerTo(sample));
        }
    }
}

/// Members that a later contract may add. Their names sort before and after all known ones.
fn additions() -> [(&'static str, (&'static str, Value)); 4] {
    let decoy = json!({"hook": "visit", "orders": [{"id": "x"}], "derived": {"days_since_last_order": 1}, "seed": 1});
    [
        ("a-text", ("zz_text", json!("]}\",\"orders\":[{\"id\":\"x\"}]"))),
        ("a-number", ("aa_number", json!(-12.5))),
        ("a-list", ("aa_list", json!([[], [[true, false]], "x", {}]))),
        ("an-object", ("aa_object", decoy)),
    ]
}

/// The document with one more member in every object that may have more.
fn with_member_everywhere(root: &Value, schema: &Value, document: &Value, member: &(&str, Value)) -> Value {
    let schema = resolved(root, schema);
    match document {
        Value::Array(items) => {
            items.iter().map(|item| with_member_everywhere(root, &schema["items"], item, member)).collect()
        }
        Value::Object(members) => {
            let Some(properties) = schema.get("properties") else { return document.clone() };
            let grown = members.iter().map(|(name, value)| {
                (name.clone(), with_member_everywhere(root, &properties[name.as_str()], value, member))
            });
            let mut grown: Map<String, Value> = grown.collect();
            if schema.get("additionalProperties") != Some(&Value::Bool(false)) {
                grown.insert(member.0.to_owned(), member.1.clone());
            }
            Value::Object(grown)
        }
        other => other.clone(),
    }
}

fn spellings(view: &Value) -> [(&'static str, Vec<u8>); 6] {
    [
        ("keys-in-order", to_bytes(view)),
        ("keys-backwards", backwards(view).into_bytes()),
        ("lines", pretty(view, b"  ")),
        ("tabs-and-carriage-returns", pretty(view, b"\t").iter().flat_map(|byte| carriage_return(*byte)).collect()),
        ("escapes", escaped(view, |unit| format!("\\u{unit:04x}")).into_bytes()),
        ("escapes-in-capitals", escaped(view, |unit| format!("\\u{unit:04X}")).into_bytes()),
    ]
}

fn to_bytes(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).expect("writing to memory does not fail")
}

fn pretty(value: &Value, indent: &[u8]) -> Vec<u8> {
    let mut written = b" \n".to_vec();
    let mut serializer = Serializer::with_formatter(&mut written, PrettyFormatter::with_indent(indent));
    value.serialize(&mut serializer).expect("writing to memory does not fail");
    written.extend_from_slice(b"\n ");
    written
}

/// A raw line break never occurs inside a JSON string, so each may become a carriage return and a line break.
fn carriage_return(byte: u8) -> impl Iterator<Item = u8> {
    (byte == b'\n').then_some(b'\r').into_iter().chain([byte])
}

/// JSON with the members of each object in reverse order.
fn backwards(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(backwards).collect::<Vec<_>>().join(",")),
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_unstable_by(|one, other| other.cmp(one));
            let member = |name: &String| format!("{}:{}", json!(name), backwards(&members[name]));
            format!("{{{}}}", names.into_iter().map(member).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

/// JSON in plain ASCII, as many programs write it: other characters by their codes, slashes escaped.
fn escaped(value: &Value, code: impl Fn(u16) -> String) -> String {
    let mut ascii = String::new();
    for letter in value.to_string().chars() {
        match letter {
            '/' => ascii.push_str("\\/"),
            ' '..='~' => ascii.push(letter),
            _ => ascii.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| code(*unit))),
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use courtesy_contract::schema::Document;

    use super::*;

    #[test]
    fn every_spelling_says_the_same() {
        let view = json!({"b": ["é/👍", {"d": -0.5, "c": "\n\"\\\u{2028}"}], "a": {}});
        for (name, json) in spellings(&view) {
            assert_eq!(serde_json::from_slice::<Value>(&json).unwrap(), view, "{name}");
        }
        let ascii = escaped(&view, |unit| format!("\\u{unit:04x}"));
        assert!(ascii.is_ascii() && ascii.contains("\\u00e9\\/\\ud83d\\udc4d"), "{ascii}");
        assert!(backwards(&view).starts_with(r#"{"b":["é/👍",{"d":-0.5,"c":"#));
    }

    #[test]
    fn members_are_added_at_every_level_that_may_grow() {
        let schema = Document::Context.schema();
        let view = json!({"config": {"days": 1}, "customer": {"ref": "c"}, "orders": [{"amount": {"minor": 1}}]});
        let grown = with_member_everywhere(&schema, &schema, &view, &("zz", json!(1)));
        let expected = json!({"config": {"days": 1}, "customer": {"ref": "c", "zz": 1}, "zz": 1,
            "orders": [{"amount": {"minor": 1}, "zz": 1}]});
        assert_eq!(grown, expected);
    }
}
