//! Violations of a schema, as sentences that say what is expected and never repeat a value.

mod words;

use courtesy_contract::Violation;
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{PatternOptions, ValidationError};
use serde_json::{Map, Value, json};

use self::words::{FEW, Notation, Words};
use crate::document::{nearest_name, printable};

/// The most violations that are reported of one document.
pub(crate) const MOST: usize = 50;

/// The most memory for one compiled regular expression, in bytes.
const PATTERN_BYTES: usize = 1 << 20;

/// A JSON Schema, compiled.
pub(crate) struct Validator {
    schema: Value,
    compiled: jsonschema::Validator,
}

/// A validator for a JSON Schema (2020-12) that asserts formats. Its regular expressions run in linear time, because the
/// schema may come from a plugin.
pub(crate) fn validator(schema: &Value) -> Result<Validator, String> {
    let patterns = PatternOptions::regex().size_limit(PATTERN_BYTES).dfa_size_limit(PATTERN_BYTES);
    let options = jsonschema::draft202012::options().should_validate_formats(true).with_pattern_options(patterns);
    let compiled = options.build(schema).map_err(|fault| fault.to_string())?;
    Ok(Validator { schema: schema.clone(), compiled })
}

/// Whether a text is a regular expression that such a validator can use.
pub(crate) fn is_pattern(pattern: &Value) -> bool {
    validator(&json!({"pattern": pattern})).is_ok()
}

/// Every violation, in the order of the schema, in words for somebody who writes JSON.
pub(crate) fn all(validator: &Validator, value: &Value) -> Vec<Violation> {
    described(validator, value, Notation::Json)
}

/// Every violation, in the order of the schema, in words for somebody who writes TOML.
pub(crate) fn all_in_toml(validator: &Validator, value: &Value) -> Vec<Violation> {
    described(validator, value, Notation::Toml)
}

fn described(validator: &Validator, value: &Value, notation: Notation) -> Vec<Violation> {
    let mut findings = Findings { words: Words { root: &validator.schema, notation }, found: Vec::new() };
    for error in validator.compiled.iter_errors(value) {
        findings.describe(&error);
        if findings.found.len() > 2 * MOST {
            break;
        }
    }
    findings.into_violations()
}

/// One violation, before it is put into words.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    at: String,
    what: What,
}

#[derive(Debug, PartialEq, Eq)]
enum What {
    Missing { key: String, instead: String },
    Unknown { nearest: Option<String>, known: Vec<String> },
    Other(String),
}

struct Findings<'s> {
    words: Words<'s>,
    found: Vec<Finding>,
}

impl Findings<'_> {
    /// Reports each mistake once: several rules about it become one sentence, and a key whose name is misspelt isn't reported as
    /// missing as well.
    fn into_violations(self) -> Vec<Violation> {
        let mut told: Vec<Violation> = Vec::new();
        for (index, finding) in self.found.iter().enumerate() {
            let is_told = self.found[..index].contains(finding);
            if !is_told && !self.is_misspelt(finding) {
                // A schema may come from a plugin, and a message must stay on one line.
                told.push(Violation { at: printable(&finding.at), message: printable(&finding.what.message()) });
            }
        }
        if told.len() > MOST {
            told.truncate(MOST);
            told.push(Violation { at: String::new(), message: format!("and more; only the first {MOST} are listed") });
        }
        told
    }

    fn is_misspelt(&self, finding: &Finding) -> bool {
        let What::Missing { key, .. } = &finding.what else { return false };
        self.found.iter().any(|other| {
            let inside = other.at.rsplit_once('/').is_some_and(|(object, _)| object == finding.at);
            inside && matches!(&other.what, What::Unknown { nearest: Some(nearest), .. } if nearest == key)
        })
    }

    fn add(&mut self, at: impl Into<String>, what: What) {
        self.found.push(Finding { at: at.into(), what });
    }

    fn describe(&mut self, error: &ValidationError) {
        let at = error.instance_path().as_str();
        let rules = self.words.around(error.schema_path().as_str());
        match error.kind() {
            Kind::AdditionalProperties { unexpected } => self.unexpected(at, unexpected, rules, error.instance()),
            Kind::PropertyNames { error: inner } => {
                let name = inner.instance().as_str().unwrap_or_default();
                // The path may lead to the rule about names, or to the rule within it that the name breaks.
                let names = rules.get("propertyNames").unwrap_or(rules);
                self.add(format!("{at}/{}", shortened(name)), What::Other(self.misnamed(names, name)));
            }
            Kind::Required { property } => {
                let key = property.as_str().unwrap_or_default().to_owned();
                let instead = self.words.written(&key, &rules["properties"][&key]).unwrap_or_default();
                self.add(at, What::Missing { key, instead });
            }
            Kind::OneOfNotValid { context } | Kind::AnyOf { context } => {
                self.choice(at, rules, context, error.instance());
            }
            kind => {
                let message = self.expectation(at, kind, rules, error.instance());
                self.add(at, What::Other(message));
            }
        }
    }

    fn unexpected(&mut self, at: &str, unexpected: &[String], rules: &Value, instance: &Value) {
        let empty = Map::new();
        let present = instance.as_object().unwrap_or(&empty);
        let free: Vec<&str> = properties(rules).filter(|known| !present.contains_key(*known)).collect();
        for key in unexpected.iter().take(2 * MOST) {
            let what = if rules["patternProperties"].is_object() {
                What::Other(self.misnamed(&rules["propertyNames"], key))
            } else {
                let nearest = nearest_name(key, free.iter().copied()).map(str::to_owned);
                What::Unknown { nearest, known: free.iter().take(FEW + 1).map(|known| (*known).to_owned()).collect() }
            };
            self.add(format!("{at}/{}", shortened(key)), what);
        }
    }

    /// The sentence about a key that should be a name, such as a plugin's, and isn't valid as one.
    fn misnamed(&self, rules: &Value, name: &str) -> String {
        let expected = self.words.expected(rules).unwrap_or_else(|| "another name".to_owned());
        format!("can't have this name; expected {expected}{}", self.suggestion(rules, name))
    }

    /// Describes the branch of a choice that the document's `kind` selects, or else lists the choices.
    fn choice(&mut self, at: &str, rules: &Value, branches: &[Vec<ValidationError>], instance: &Value) {
        let Some(kinds) = self.words.kinds(rules) else { return self.form(at, rules, branches, instance) };
        let one_of = || format!("expected one of {}", words::listed(&kinds));
        match instance.as_object().map(|object| object.get("kind").map(Value::as_str)) {
            None => {
                let expected = self.words.expected(rules).unwrap_or_default();
                self.add(at, What::Other(format!("expected {expected}")));
            }
            Some(None) => self.add(at, What::Missing { key: "kind".to_owned(), instead: one_of() }),
            Some(Some(kind)) => match kinds.iter().position(|known| Some(*known) == kind) {
                Some(chosen) => branches.get(chosen).into_iter().flatten().for_each(|error| self.describe(error)),
                None => {
                    let near = nearest_name(kind.unwrap_or_default(), kinds.iter().copied());
                    self.add(format!("{at}/kind"), What::Other(one_of() + &did_you_mean(near)));
                }
            },
        }
    }

    /// Describes the only form that an object may have, or else lists the forms that something of this type may have.
    fn form(&mut self, at: &str, rules: &Value, branches: &[Vec<ValidationError>], instance: &Value) {
        if let (true, &[only]) = (instance.is_object(), self.words.forms(rules, instance).as_slice()) {
            return branches.get(only).into_iter().flatten().for_each(|error| self.describe(error));
        }
        let expected = self.words.expected_of(rules, instance);
        let expected = expected
            .map_or_else(|| "fits none of the forms it may have".to_owned(), |words| format!("expected {words}"));
        let text = instance.as_str().unwrap_or_default();
        self.add(at, What::Other(format!("{expected}{}", self.suggestion(rules, text))));
    }

    fn expectation(&self, at: &str, kind: &Kind, rules: &Value, instance: &Value) -> String {
        match kind {
            Kind::MinItems { limit: 1 } => "must have at least one item".to_owned(),
            Kind::MinItems { limit } => format!("must have at least {limit} items"),
            Kind::MaxItems { limit } => format!("must have at most {limit} items"),
            Kind::MaxProperties { limit } => format!("must have at most {limit} keys"),
            Kind::MinProperties { limit } => format!("must have at least {limit} keys"),
            Kind::MultipleOf { .. } => format!("must be a multiple of {}", rules["multipleOf"]),
            Kind::UniqueItems => "has an item twice; keep one of them".to_owned(),
            Kind::FalseSchema => "may not be there; leave it out".to_owned(),
            Kind::Maximum { limit } if words::is_as_large_as_they_come(limit) => format!("must be at most {limit}"),
            other => match self.words.expected_at(at, rules) {
                Some(expected) => {
                    let text = instance.as_str().unwrap_or_default();
                    let quotes = if words::is_quoted_number(rules, text) { ", without quotes" } else { "" };
                    format!("expected {expected}{quotes}{}", self.suggestion(rules, text))
                }
                None => format!("breaks the schema's rule `{}`", other.keyword()),
            },
        }
    }

    /// The word that may have been meant, if the schema lists words.
    fn suggestion(&self, rules: &Value, text: &str) -> String {
        let choices = self.words.all_choices(rules);
        did_you_mean(nearest_name(text, choices.into_iter()))
    }
}

impl What {
    fn message(&self) -> String {
        match self {
            Self::Missing { key, instead } if instead.is_empty() => format!("`{key}` is missing"),
            Self::Missing { key, instead } => format!("`{key}` is missing; {instead}"),
            Self::Unknown { nearest: Some(nearest), .. } => format!("unknown key; did you mean `{nearest}`?"),
            Self::Unknown { known, .. } if (1..=FEW).contains(&known.len()) => {
                format!("unknown key; remove it, or write one of {}", known.join(", "))
            }
            Self::Unknown { .. } => "unknown key; remove it or correct its name".to_owned(),
            Self::Other(message) => message.clone(),
        }
    }
}

/// The keys that an object may have.
fn properties(rules: &Value) -> impl Iterator<Item = &str> {
    rules["properties"].as_object().into_iter().flat_map(Map::keys).map(String::as_str)
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("; did you mean `{nearest}`?"))
}

/// A key as a token of a JSON Pointer, truncated to what is useful in a message.
pub(crate) fn shortened(key: &str) -> String {
    let short = printable(&key.chars().take(64).collect::<String>());
    short.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(schema: &Value, document: &Value) -> Vec<String> {
        let found = all(&validator(schema).unwrap(), document);
        found.into_iter().map(|Violation { at, message }| format!("{at}: {message}")).collect()
    }

    fn setting(schema: Value, value: Value) -> String {
        told(&json!({"properties": {"it": schema}}), &json!({"it": value})).join("; ")
    }

    #[test]
    fn what_is_expected_is_told_in_words() {
        assert_eq!(setting(json!({"type": "integer"}), json!("7")), "/it: expected a whole number, without quotes");
        assert_eq!(
            setting(json!({"type": "integer", "minimum": 1, "maximum": 30}), json!(31)),
            "/it: expected a whole number from 1 to 30"
        );
        assert_eq!(
            setting(json!({"type": "number", "exclusiveMinimum": 0}), json!(0)),
            "/it: expected a number above 0"
        );
        assert_eq!(setting(json!({"type": "boolean"}), json!(1)), "/it: expected true or false");
        assert_eq!(
            setting(json!({"type": "string", "maxLength": 3}), json!("long")),
            "/it: expected text of at most 3 characters"
        );
        assert_eq!(
            setting(json!({"enum": ["email", "phone"]}), json!("e-mail")),
            "/it: expected one of email, phone; did you mean `email`?"
        );
        assert_eq!(
            setting(json!({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[A-Z]{3}$"}]}), json!(true)),
            "/it: expected a whole number, or an ISO 4217 currency code such as `\"EUR\"`"
        );
        assert_eq!(
            setting(json!({"type": "string", "pattern": "^x+$"}), json!("y")),
            "/it: expected text that fits the pattern `^x+$`"
        );
        assert_eq!(setting(json!({"type": "array", "minItems": 1}), json!([])), "/it: must have at least one item");
    }

    #[test]
    fn a_key_that_is_missing_since_its_name_is_misspelt_is_told_once() {
        let schema =
            json!({"properties": {"limit": {"type": "integer"}}, "required": ["limit"], "additionalProperties": false});
        assert_eq!(told(&schema, &json!({"lmit": 1})), ["/lmit: unknown key; did you mean `limit`?"]);
        assert_eq!(told(&schema, &json!({})), [": `limit` is missing; expected a whole number"]);
        assert_eq!(
            told(&schema, &json!({"limit": 1, "limt": 1})),
            ["/limt: unknown key; remove it or correct its name"]
        );
    }

    #[test]
    fn of_many_words_a_few_are_listed() {
        let words: Vec<String> = (0..10_000).map(|number| format!("word-{number}")).collect();
        assert!(setting(json!({"enum": words}), json!("zzz")).len() < 1_000);
    }
}
