//! For a plugin's own tests: contexts, and a call as the host makes it.
//!
//! These functions panic with a sentence that says what is wrong. They aren't part of a built plugin.

use courtesy_contract::{Answer, PLACEHOLDERS, placeholders};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Context, Plugin, answer_json};

/// Reads a context from JSON, and fills in the required fields that it leaves out.
///
/// Defaults: `as_of` is 2026-03-28T20:40:00Z, `hook` is `review`, and the customer is `c-1`.
///
/// # Panics
/// If it isn't a context.
///
/// ```
/// let context = courtesy_sdk::testing::context(r#"{"customer": {"language": "nl"}}"#);
/// assert_eq!(context.as_of.to_string(), "2026-03-28T20:40:00Z");
/// assert_eq!(context.customer.reference, "c-1");
/// ```
#[must_use]
pub fn context(json: &str) -> Context {
    let json = filled(json).to_string();
    let whole: Result<courtesy_contract::Context, _> = serde_json::from_str(&json);
    whole.unwrap_or_else(|why| panic!("not a context: {why}"));
    Context::parse(json.as_bytes()).unwrap_or_else(|why| panic!("{why}"))
}

/// Asks a plugin as the host does: bytes in, bytes out, and the answer checked.
///
/// The settings are in the JSON as `config`. The defaults are those of [`context`].
///
/// # Panics
/// If the answer has an `error`, evidence that isn't in the JSON, two actions with one id, or an unknown placeholder.
///
/// ```
/// use courtesy_sdk::prelude::*;
///
/// fn carry_on(_: &Context) -> Answer {
///     Answer::nothing()
/// }
///
/// assert!(testing::ask(carry_on, "{}").actions.is_empty());
/// ```
pub fn ask<Signature>(plugin: impl Plugin<Signature>, json: &str) -> Answer {
    let input = filled(json);
    let bytes = answer_json(plugin, input.to_string().as_bytes());
    let answer: Answer = serde_json::from_slice(&bytes).unwrap_or_else(|why| panic!("not an answer: {why}"));
    if let Some(error) = &answer.error {
        panic!("the plugin could not answer: {}", error.message);
    }
    for (at, action) in answer.actions.iter().enumerate() {
        let first = answer.actions.iter().position(|other| other.id == action.id);
        assert_eq!(first, Some(at), "two actions have the id `{}`", action.id);
        for pointer in action.reasons.iter().flat_map(|reason| &reason.evidence) {
            assert!(input.pointer(pointer.as_str()).is_some(), "{pointer} isn't in what the plugin received");
        }
        for name in action.message.iter().flat_map(|message| placeholders(message.text.as_str())) {
            assert!(PLACEHOLDERS.contains(&name), "`{{{name}}}` isn't a placeholder that every CRM fills in");
        }
    }
    answer
}

fn filled(json: &str) -> Value {
    let mut whole = json!({
        "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
        "hook": "review", "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"}
    });
    let given: Value = serde_json::from_str(json).unwrap_or_else(|why| panic!("not JSON: {why}"));
    let Value::Object(given) = given else { panic!("a context is an object") };
    for (key, value) in given {
        match (whole.get_mut(&key), value) {
            (Some(Value::Object(section)), Value::Object(fields)) => section.extend(fields),
            (_, value) => whole[key] = value,
        }
    }
    if let Ok(written) = courtesy_contract::Context::deserialize(&whole).and_then(serde_json::to_value) {
        write_as_the_host(&mut whole, &written);
    }
    whole
}

/// A CRM may write a time with an offset and a whole number with a point; a plugin receives only one form.
fn write_as_the_host(json: &mut Value, written: &Value) {
    match (json, written) {
        (Value::Object(members), Value::Object(written)) => {
            for (name, member) in members {
                if let Some(written) = written.get(name) {
                    write_as_the_host(member, written);
                }
            }
        }
        (Value::Array(items), Value::Array(written)) => {
            items.iter_mut().zip(written).for_each(|(item, written)| write_as_the_host(item, written));
        }
        (json, written) => *json = written.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    fn talkative(context: &Context) -> Answer {
        propose::check_in(context, "hello", "How are you?", "front_desk")
            .because("here", "They are here.", fact!(context.hook))
            .say(texts! { en: "Dear {nick_name}" })
            .into()
    }

    fn broken(_: &Context) -> Result<Answer, &'static str> {
        Err("no idea")
    }

    #[test]
    #[should_panic = "`{nick_name}` isn't a placeholder"]
    fn an_unknown_placeholder_is_refused() {
        testing::ask(talkative, "{}");
    }

    #[test]
    #[should_panic = "the plugin could not answer: no idea"]
    fn an_error_is_not_an_answer() {
        testing::ask(broken, "{}");
    }

    #[test]
    fn what_a_crm_may_write_reaches_the_plugin_as_the_host_writes_it() {
        let json = r#"{"as_of": "2026-03-28T21:40:00.5+01:00", "seed": 1e2, "new": 1.0,
            "orders": [{"id": "o-1", "status": "placed", "placed_at": "2026-03-01t00:00:00z"}]}"#;
        let context = testing::context(json);
        assert_eq!((context.as_of.to_string().as_str(), context.seed.get()), ("2026-03-28T20:40:00Z", 100));
        let placed_at = context.orders().next().unwrap().placed_at.unwrap();
        assert_eq!(placed_at.to_string(), "2026-03-01T00:00:00Z");
    }

    #[test]
    #[should_panic = "not a context: unknown variant `never`"]
    fn a_context_must_fit_the_contract() {
        let _ = testing::context(r#"{"hook": "never"}"#);
    }
}
