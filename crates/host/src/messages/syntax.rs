//! Fluent's syntax errors, in words for somebody who writes a catalogue.

use std::borrow::Cow;

use fluent_syntax::parser::ErrorKind as Kind;

/// What is wrong, and what to write instead.
pub(super) fn told(kind: &Kind) -> Cow<'static, str> {
    match kind {
        Kind::ExpectedToken(token) => return format!("a `{token}` is missing here").into(),
        Kind::ExpectedMessageField { entry_id } | Kind::ExpectedTermField { entry_id } => {
            return format!("`{entry_id}` has no text; write one behind its `=`").into();
        }
        Kind::ExpectedCharRange { .. } => "a name is missing here; names are letters, digits, `-` and `_`",
        Kind::ForbiddenCallee => "this can't be called, because there are no functions; use the argument itself",
        Kind::MissingDefaultVariant => "no variant is marked with `*`; mark the one for everything else",
        Kind::MultipleDefaultVariants => "more than one variant is marked with `*`; mark the one for everything else",
        Kind::MissingValue => "a text is missing here",
        Kind::MessageReferenceAsSelector
        | Kind::TermReferenceAsSelector
        | Kind::MessageAttributeAsSelector
        | Kind::TermAttributeAsPlaceable
        | Kind::ExpectedSimpleExpressionAsSelector => {
            "variants are selected by an argument alone, as in `{ $max -> ... }`"
        }
        Kind::UnterminatedStringLiteral => "a `\"` isn't closed on its line",
        Kind::PositionalArgumentFollowsNamed | Kind::DuplicatedNamedArgument(_) | Kind::ExpectedLiteral => {
            "what a term is given is written as `name: \"value\"`, each name once"
        }
        Kind::UnknownEscapeSequence(_) | Kind::InvalidUnicodeEscapeSequence(_) => {
            "behind a backslash only `\"`, another backslash, or a character such as `u00A0` may stand"
        }
        Kind::UnbalancedClosingBrace => "a `}` closes nothing; write one that is meant as such as `{\"}\"}`",
        Kind::ExpectedInlineExpression => "an argument or a part is missing between `{` and `}`",
    }
    .into()
}
