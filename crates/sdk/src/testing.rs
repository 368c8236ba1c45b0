//! For a plugin's own tests: contexts, and a call as the host makes it.
//!
//! These functions panic with a sentence that says what is wrong, as tests do. They aren't part of a built plugin.

use courtesy_contract::{Answer, PLACEHOLDERS, placeholders};
use serde_json::{Value, json};

use crate::{Context, Plugin, answer_json};

/// Reads a context from JSON, and fills in the required fields that it leaves out.
///
/// The moment is 2026-03-28T20:40:00Z, the hook `review`, the customer `c-1`.
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
/// The settings stand in the JSON as `config`. What [`context`] fills in is filled in here, too.
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
    whole
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    fn talkative(context: &Context) -> Answer {
        propose::check_in(context, "hello", "How are you?", "front_desk")
            .because("here", "They are here.", seen!(context.hook))
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
    #[should_panic = "not a context: unknown variant `never`"]
    fn a_context_must_fit_the_contract() {
        let _ = testing::context(r#"{"hook": "never"}"#);
    }
}
