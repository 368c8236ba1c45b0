//! What a schema says of a document, as sentences that never repeat a value.

use courtesy_contract::Violation;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

/// At most so many violations are reported; the rest is counted.
pub(crate) const MOST: usize = 50;

/// A validator for a JSON Schema (2020-12) that asserts formats.
pub(crate) fn validator(schema: &Value) -> Result<Validator, String> {
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).map_err(|fault| fault.to_string())
}

/// Every violation, in the order of the schema.
pub(crate) fn all(validator: &Validator, value: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    for error in validator.iter_errors(value) {
        describe(&error, "", value, &mut found);
        if found.len() > MOST {
            found.truncate(MOST);
            found.push(Violation { at: String::new(), message: format!("and more; only the first {MOST} are listed") });
            break;
        }
    }
    found
}

fn describe(error: &ValidationError, base: &str, document: &Value, found: &mut Vec<Violation>) {
    let at = format!("{base}{}", error.instance_path().as_str());
    let mut say = |at: &str, message: String| found.push(Violation { at: at.to_owned(), message });
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            for key in unexpected {
                say(&format!("{at}/{}", shortened(key)), "unknown key; remove it or correct its name".to_owned());
            }
        }
        Kind::Required { property } => say(&at, format!("`{}` is missing", property.as_str().unwrap_or_default())),
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => one_of(context, &at, document, found),
        kind => say(&at, expectation(kind)),
    }
}

/// Of the branches of a choice, reports the one that the document's `kind` chose, or else what the choices are.
fn one_of(branches: &[Vec<ValidationError>], at: &str, document: &Value, found: &mut Vec<Violation>) {
    let refused_tag = |error: &&ValidationError| {
        matches!(error.kind(), Kind::Constant { .. }) && error.instance_path().as_str().ends_with("/kind")
    };
    let tagged = branches.iter().any(|branch| branch.iter().any(|error| refused_tag(&error)));
    if tagged && let Some(chosen) = branches.iter().find(|branch| !branch.iter().any(|error| refused_tag(&error))) {
        for error in chosen {
            describe(error, "", document, found);
        }
        return;
    }
    let choices: Vec<&str> = branches.iter().flatten().filter_map(constant).collect();
    let message = if choices.is_empty() {
        "fits none of the forms it may have".to_owned()
    } else {
        format!("expected one of {}", choices.join(", "))
    };
    let at = if tagged { format!("{at}/kind") } else { at.to_owned() };
    found.push(Violation { at, message });
}

fn constant<'e>(error: &'e ValidationError) -> Option<&'e str> {
    match error.kind() {
        Kind::Constant { expected_value } => expected_value.as_str(),
        _ => None,
    }
}

fn expectation(kind: &Kind) -> String {
    match kind {
        Kind::Type { kind: TypeKind::Single(kind) } => format!("expected {}", named(&kind.to_string())),
        Kind::Type { .. } => "is of another type than expected".to_owned(),
        Kind::Constant { expected_value } => format!("expected {expected_value}"),
        Kind::Enum { options } => format!("expected one of {options}"),
        Kind::Format { format } => format!("expected the format {format}"),
        Kind::Pattern { pattern } => format!("expected text of the form `{pattern}`"),
        Kind::MinLength { limit: 1 } => "must not be empty".to_owned(),
        Kind::MinLength { limit } => format!("must have at least {limit} characters"),
        Kind::MaxLength { limit } => format!("must have at most {limit} characters"),
        Kind::MinItems { limit } => format!("must have at least {limit} items"),
        Kind::MaxItems { limit } => format!("must have at most {limit} items"),
        Kind::Minimum { limit } => format!("must be at least {limit}"),
        Kind::Maximum { limit } => format!("must be at most {limit}"),
        Kind::PropertyNames { .. } => "has a key that is not one of the names it may have".to_owned(),
        other => format!("breaks the schema's rule `{}`", other.keyword()),
    }
}

fn named(kind: &str) -> &str {
    match kind {
        "string" => "text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        other => other,
    }
}

/// A key as a JSON Pointer's token, and no longer than is useful in a message.
fn shortened(key: &str) -> String {
    let short = crate::printable(&key.chars().take(64).collect::<String>());
    short.replace('~', "~0").replace('/', "~1")
}
