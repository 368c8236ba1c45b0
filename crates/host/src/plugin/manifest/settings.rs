//! The part of JSON Schema that a manifest may use for its settings, in which checking a value costs about as much as
//! reading it. Keywords that refer to other schemas or combine them could double the cost with every line.

use courtesy_contract::{Manifest, Violation};
use serde_json::{Map, Value};

use crate::document::is_one_line;
use crate::document::violation;
use crate::limits::{SETTING_NAME_CHARS, SETTINGS_DEPTH, SETTINGS_SCHEMAS};
use crate::{Error, ErrorKind};

/// What a keyword takes.
#[derive(Clone, Copy)]
enum Holds {
    /// A value that is compared, counted or shown, but not interpreted.
    Value,
    /// A regular expression.
    Pattern,
    /// The name of a text format.
    Format,
    /// A schema.
    Schema,
    /// A schema or a boolean.
    SchemaOrTruth,
    /// A schema for each name.
    Schemas,
}

/// The keywords that a setting may have.
const KEYWORDS: [(&str, Holds); 28] = [
    ("type", Holds::Value),
    ("enum", Holds::Value),
    ("const", Holds::Value),
    ("minimum", Holds::Value),
    ("maximum", Holds::Value),
    ("exclusiveMinimum", Holds::Value),
    ("exclusiveMaximum", Holds::Value),
    ("multipleOf", Holds::Value),
    ("minLength", Holds::Value),
    ("maxLength", Holds::Value),
    ("pattern", Holds::Pattern),
    ("format", Holds::Format),
    ("minItems", Holds::Value),
    ("maxItems", Holds::Value),
    ("uniqueItems", Holds::Value),
    ("items", Holds::Schema),
    ("properties", Holds::Schemas),
    ("required", Holds::Value),
    ("additionalProperties", Holds::SchemaOrTruth),
    ("minProperties", Holds::Value),
    ("maxProperties", Holds::Value),
    ("default", Holds::Value),
    ("title", Holds::Value),
    ("description", Holds::Value),
    ("examples", Holds::Value),
    ("deprecated", Holds::Value),
    ("readOnly", Holds::Value),
    ("$comment", Holds::Value),
];

/// The text formats that are checked.
const FORMATS: [&str; 10] =
    ["date", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "time", "uri", "uuid"];

const REFERS: &str = "a setting's schema can't refer to another: write it out";
const COMBINES: &str = "schemas can't be combined: use `enum` for a choice of values, a list in `type` for a choice \
                        of types, or two settings";
const MEMBERS: &str = "name the members in `properties`, and say in `additionalProperties` what others hold";
const ITEMS: &str = "say in `items` what every item holds";

/// What to do instead of the keywords of JSON Schema that a setting may not have.
const INSTEAD: [(&[&str], &str); 4] = [
    (
        &[
            "$ref",
            "$dynamicRef",
            "$recursiveRef",
            "$defs",
            "definitions",
            "$id",
            "id",
            "$anchor",
            "$dynamicAnchor",
            "$recursiveAnchor",
            "$schema",
            "$vocabulary",
        ],
        REFERS,
    ),
    (
        &[
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "dependentSchemas",
            "dependentRequired",
            "dependencies",
        ],
        COMBINES,
    ),
    (&["patternProperties", "propertyNames", "unevaluatedProperties"], MEMBERS),
    (&["prefixItems", "contains", "minContains", "maxContains", "additionalItems", "unevaluatedItems"], ITEMS),
];

/// Rejects settings whose schemas use more than that, before any of them is used.
pub(super) fn check(manifest: &Manifest) -> Result<(), Error> {
    let mut walk = Walk::default();
    for (name, schema) in &manifest.config {
        let at = format!("/config/{}", token(name));
        if name.is_empty() || name.chars().count() > SETTING_NAME_CHARS || !is_one_line(name) {
            walk.say(&at, format!("a setting's name is one line of 1 to {SETTING_NAME_CHARS} characters; shorten it"));
        }
        walk.schema(&at, schema, 1);
    }
    if walk.schemas > SETTINGS_SCHEMAS {
        let message = format!("may hold {SETTINGS_SCHEMAS} schemas, those inside others included; have fewer settings");
        walk.found.insert(0, Violation { at: "/config".to_owned(), message });
    }
    if walk.found.is_empty() {
        return Ok(());
    }
    walk.found.truncate(violation::MOST);
    let message = "a setting under [config] isn't valid; correct each place:";
    Err(Error::new(ErrorKind::Manifest, message).with_violations(walk.found))
}

#[derive(Default)]
struct Walk {
    schemas: usize,
    found: Vec<Violation>,
}

impl Walk {
    fn say(&mut self, at: &str, message: impl Into<String>) {
        // One more than is reported, so that a hostile manifest can't fill the memory.
        if self.found.len() <= violation::MOST {
            self.found.push(Violation { at: at.to_owned(), message: message.into() });
        }
    }

    fn schema(&mut self, at: &str, schema: &Value, depth: usize) {
        self.schemas += 1;
        if self.schemas > SETTINGS_SCHEMAS {
            return;
        }
        let Value::Object(schema) = schema else {
            return self.say(at, "expected a table such as `{ type = \"integer\", default = 3 }`");
        };
        if depth > SETTINGS_DEPTH {
            return self.say(at, format!("may be nested {SETTINGS_DEPTH} schemas deep; make it flatter"));
        }
        for (keyword, value) in schema {
            let at = format!("{at}/{}", token(keyword));
            match KEYWORDS.iter().find(|(known, _)| known == keyword) {
                Some((_, holds)) => self.value(&at, *holds, value, depth),
                None => self.say(&at, instead_of(keyword)),
            }
        }
    }

    fn value(&mut self, at: &str, holds: Holds, value: &Value, depth: usize) {
        match (holds, value) {
            (Holds::Value, _) | (Holds::SchemaOrTruth, Value::Bool(_)) => {}
            (Holds::Schema | Holds::SchemaOrTruth, schema) => self.schema(at, schema, depth + 1),
            (Holds::Schemas, Value::Object(schemas)) => self.members(at, schemas, depth),
            (Holds::Schemas, _) => self.say(at, "expected a table with a schema for each name"),
            (Holds::Pattern, Value::String(_)) if violation::is_pattern(value) => {}
            (Holds::Pattern, _) => self.say(
                at,
                "is not a regular expression that can be used here; write a smaller one, without look-around and \
                 back-references",
            ),
            (Holds::Format, Value::String(format)) if FORMATS.contains(&format.as_str()) => {}
            (Holds::Format, _) => self.say(at, format!("expected one of {}; or use `pattern`", FORMATS.join(", "))),
        }
    }

    fn members(&mut self, at: &str, schemas: &Map<String, Value>, depth: usize) {
        for (name, schema) in schemas {
            self.schema(&format!("{at}/{}", token(name)), schema, depth + 1);
        }
    }
}

/// What to do instead of a keyword that a setting may not have.
fn instead_of(keyword: &str) -> String {
    let known = INSTEAD.iter().find(|(keywords, _)| keywords.contains(&keyword));
    if let Some((_, instead)) = known {
        return format!("a setting may not have it; {instead}");
    }
    match crate::document::nearest_name(keyword, KEYWORDS.iter().map(|(keyword, _)| *keyword)) {
        Some(near) => format!("unknown keyword; did you mean `{near}`?"),
        None => "unknown keyword; remove it".to_owned(),
    }
}

/// A name as a token of a JSON Pointer that is fit for a message.
fn token(name: &str) -> String {
    violation::shortened(name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn manifest(config: Value) -> Manifest {
        serde_json::from_value(json!({
            "id": "ask", "version": "1.0.0", "contract": "1", "summary": "Asks.", "reads": [], "kinds": [],
            "purposes": [], "config": config,
        }))
        .unwrap()
    }

    fn refused(config: Value) -> String {
        check(&manifest(config)).unwrap_err().to_string()
    }

    /// A schema that says what `of` says, so many schemas deep.
    fn nested(of: Value, deep: usize) -> Value {
        (1..deep).fold(of, |inner, _| json!({"type": "array", "items": inner}))
    }

    #[test]
    fn a_setting_may_have_every_keyword_of_the_vocabulary() {
        let config = json!({
            "limit": {"type": ["integer", "number"], "minimum": 1, "maximum": 9, "exclusiveMinimum": 0,
                "exclusiveMaximum": 10, "multipleOf": 1, "default": 3, "title": "Limit", "description": "So many.",
                "examples": [1, 2], "$comment": "for us", "deprecated": false, "readOnly": false},
            "code": {"type": "string", "minLength": 3, "maxLength": 3, "pattern": "^[A-Z]{3}$", "default": "EUR"},
            "from": {"type": "string", "format": "date", "default": "2026-01-01"},
            "mode": {"enum": ["a", "b"], "default": "a"},
            "one": {"const": 1, "default": 1},
            "queues": {"type": "array", "items": {"type": "string"}, "minItems": 0, "maxItems": 9, "uniqueItems": true,
                "default": []},
            "by_stage": {"type": "object", "properties": {"start": {"type": "integer"}}, "required": ["start"],
                "additionalProperties": {"type": "integer"}, "minProperties": 1, "maxProperties": 5,
                "default": {"start": 1}},
            "closed": {"type": "object", "additionalProperties": false, "default": {}},
        });
        super::super::check(&manifest(config)).unwrap();
    }

    #[test]
    fn what_refers_or_combines_is_refused_by_name_with_what_to_do_instead() {
        let refers: Value = ["$ref", "$id", "allOf", "not", "patternProperties", "prefixItems", "minmum", "colour"]
            .into_iter()
            .map(|keyword| (keyword.to_owned(), json!({})))
            .collect::<Map<_, _>>()
            .into();
        insta::assert_snapshot!(refused(json!({"limit": refers})));
    }

    #[test]
    fn nothing_of_json_schema_is_forgotten() {
        for keyword in INSTEAD.iter().flat_map(|(keywords, _)| *keywords) {
            let schema: Map<String, Value> = [((*keyword).to_owned(), json!({}))].into_iter().collect();
            assert!(refused(json!({"limit": schema})).contains("may not have it"), "{keyword}");
        }
    }

    #[test]
    fn schemas_are_bounded_in_depth_and_number() {
        let number = |count: usize| -> Value {
            (0..count)
                .map(|at| (format!("s{at}"), json!({"type": "integer", "default": 1})))
                .collect::<Map<_, _>>()
                .into()
        };
        assert!(check(&manifest(number(SETTINGS_SCHEMAS))).is_ok());
        assert!(refused(number(SETTINGS_SCHEMAS + 1)).contains("have fewer settings"));
        let whole = json!({"type": "integer"});
        assert!(check(&manifest(json!({"deep": nested(whole.clone(), SETTINGS_DEPTH)}))).is_ok());
        assert!(refused(json!({"deep": nested(whole.clone(), SETTINGS_DEPTH + 1)})).contains("make it flatter"));
        assert!(refused(json!({"deep": nested(whole, 10)})).lines().count() == 2);
    }

    #[test]
    fn patterns_are_linear_and_small() {
        let of = |pattern: &str| json!({"code": {"type": "string", "pattern": pattern, "default": "a"}});
        assert!(check(&manifest(of(r"^(a+)+$|^\p{Lu}\d{2}$"))).is_ok());
        for pattern in ["(?=a)a", r"(a)\1", "(", "((a{1000}){1000}){1000}"] {
            assert!(refused(of(pattern)).contains("regular expression"), "{pattern}");
        }
    }

    #[test]
    fn forms_of_text_and_names_are_known() {
        assert!(refused(json!({"x": {"format": "regex"}})).contains("date-time"));
        assert!(
            refused(json!({"x\n/summary": {"type": "integer"}})).contains("/config/x\\n~1summary: a setting's name")
        );
        assert!(refused(json!({"x": true})).contains("expected a table"));
        assert!(refused(json!({"x": {"items": [{}]}})).contains("/config/x/items: expected a table"));
    }
}
