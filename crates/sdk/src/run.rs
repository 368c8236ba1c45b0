//! One call: the context's bytes in, the answer's bytes out.

use std::fmt::Display;

use courtesy_contract::{Answer, PluginError, Text};
use serde::de::DeserializeOwned;

use crate::{Context, module, write};

const TEXT_MAX_CHARS: usize = 2_000;

/// A function that answers: `fn(&Context) -> R`, or `fn(&Context, &Config) -> R` with settings.
///
/// `R` is anything that becomes an answer ([`IntoAnswer`]): `Answer`, `Option<Answer>`, `Result<Answer, String>`.
/// `Config` is any type that serde can read from the context's `config`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a plugin",
    note = "a plugin is a `fn(&Context) -> R` or a `fn(&Context, &Config) -> R`, where `R` is an `Answer`, an \
            `Option<Answer>` or a `Result<Answer, String>`, and `Config` derives `Deserialize`"
)]
pub trait Plugin<Signature> {
    /// Reads the context, calls the function and returns its answer.
    fn answer(&self, context: &[u8]) -> Answer;
}

impl<F, R> Plugin<fn(&Context) -> R> for F
where
    F: Fn(&Context) -> R,
    R: IntoAnswer,
{
    fn answer(&self, context: &[u8]) -> Answer {
        answered(context, |context| Ok(self(context)))
    }
}

impl<F, C, R> Plugin<fn(&Context, &C) -> R> for F
where
    F: Fn(&Context, &C) -> R,
    C: DeserializeOwned,
    R: IntoAnswer,
{
    fn answer(&self, context: &[u8]) -> Answer {
        answered(context, |context| Ok(self(context, &*module::spare(context.config()?))))
    }
}

/// Reads the context and returns the answer, unless it used a section that could not be read.
fn answered<R: IntoAnswer>(context: &[u8], answer: impl FnOnce(&Context) -> Result<R, String>) -> Answer {
    let context = match Context::parse(context) {
        Ok(context) => module::spare(context),
        Err(why) => return failed(why),
    };
    let answer = answer(&context).into_answer();
    match context.check() {
        Ok(()) => answer,
        Err(why) => {
            module::spare(answer);
            failed(why)
        }
    }
}

/// What a plugin's function may return.
pub trait IntoAnswer {
    /// The answer.
    fn into_answer(self) -> Answer;
}

impl IntoAnswer for Answer {
    fn into_answer(self) -> Answer {
        self
    }
}

/// `None` is an answer without actions: just carry on.
impl<A: IntoAnswer> IntoAnswer for Option<A> {
    fn into_answer(self) -> Answer {
        self.map_or_else(Answer::nothing, IntoAnswer::into_answer)
    }
}

/// An `Err` is an answer with an error.
impl<A: IntoAnswer, E: Display> IntoAnswer for Result<A, E> {
    fn into_answer(self) -> Answer {
        self.map_or_else(failed, IntoAnswer::into_answer)
    }
}

/// Answers a context in JSON with an answer in JSON, as the host sees it.
///
/// If the context or the settings can't be read, the answer has an `error`.
///
/// ```
/// use courtesy_sdk::{answer_json, prelude::*};
///
/// fn carry_on(_: &Context) -> Answer {
///     Answer::nothing()
/// }
///
/// let answer = answer_json(carry_on, b"{}");
/// assert!(String::from_utf8(answer).unwrap().starts_with(r#"{"contract":"1.1","error":{"message":"#));
/// ```
pub fn answer_json<Signature>(plugin: impl Plugin<Signature>, context: &[u8]) -> Vec<u8> {
    write::answer(&module::spare(plugin.answer(context)))
}

/// An answer with an error, in a sentence for the plugin's maintainer.
///
/// Put no customer data in it, because it is logged. It is truncated to 2,000 characters.
pub fn failed(why: impl Display) -> Answer {
    let message = Text::new(cut(why.to_string(), TEXT_MAX_CHARS)).or_else(|_| Text::new("it doesn't say why"));
    Answer { error: message.ok().map(|message| PluginError { message }), ..Answer::nothing() }
}

/// The text, truncated to a number of characters.
pub(crate) fn cut(mut text: String, max_chars: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(max_chars) {
        text.truncate(end);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[derive(serde::Deserialize)]
    struct Limit {
        limit: u32,
    }

    fn few_orders(context: &Context, config: &Limit) -> Result<Answer, String> {
        if context.orders.len() as u32 > config.limit {
            Err("too many orders".to_owned())
        } else {
            Ok(Answer::nothing())
        }
    }

    /// The error of an answer to these sections.
    fn error(sections: &str) -> String {
        let context = format!(r#"{{"hook": "review", "as_of": "2026-03-28T20:40:00Z"{sections}}}"#);
        let answer: Answer = serde_json::from_slice(&answer_json(few_orders, context.as_bytes())).unwrap();
        answer.error.expect("an error").message.to_string()
    }

    #[test]
    fn reads_the_settings_wherever_they_stand() {
        for json in [r#"{"config": {"limit": 5}}"#, r#"{"\u0063onfig": {"limit": 5, "more": [1]}, "unknown": [{}]}"#] {
            assert!(testing::ask(few_orders, json).actions.is_empty());
        }
    }

    #[test]
    fn says_which_setting_does_not_fit() {
        assert_eq!(error(""), "the plugin's settings can't be read: `limit` is missing");
        assert_eq!(
            error(r#", "config": {"limit": "five"}"#),
            "the plugin's settings can't be read: `limit` doesn't fit its type"
        );
    }

    #[test]
    fn a_section_that_can_not_be_read_is_never_taken_for_an_empty_one() {
        let why = error(r#", "config": {"limit": 5}, "orders": "secret""#);
        assert_eq!(why, "the context's `orders` isn't what contract 1.1 says");
    }

    #[test]
    fn an_error_becomes_an_answer_however_long_it_is() {
        let answer = Err::<Answer, _>("é".repeat(3_000)).into_answer();
        assert_eq!(answer.error.unwrap().message.as_str().chars().count(), 2_000);
        assert_eq!(failed("").error.unwrap().message, "it doesn't say why");
    }

    #[test]
    fn a_function_needs_no_settings() {
        let carry_on = |_: &Context| None::<Answer>;
        assert!(testing::ask(carry_on, "{}").actions.is_empty());
    }
}
