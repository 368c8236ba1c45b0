//! The values that a field allows, in words.

use std::fmt::Write;

use serde_json::Value;

use super::{cell, link, object, text};

/// A form of text, identified by its pattern in the schemas.
struct Form {
    name: &'static str,
    pattern: &'static str,
    meaning: &'static str,
}

const FORMS: [Form; 21] = [
    Form {
        name: "address",
        pattern: r"^https://[\x21-\x7E]+$",
        meaning: "A web address that starts with `https://`, without spaces.",
    },
    Form {
        name: "clock time",
        pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$",
        meaning: "A time of day on the customer's clock, such as `21:00`.",
    },
    Form { name: "code", pattern: "^[a-z][a-z0-9_]*$", meaning: "A code in snake_case, such as `carrier_lost`." },
    Form { name: "country", pattern: "^[A-Z]{2}$", meaning: "A country by its ISO 3166-1 code, such as `NL`." },
    Form { name: "currency", pattern: "^[A-Z]{3}$", meaning: "A currency by its ISO 4217 code, such as `EUR`." },
    Form {
        name: "day",
        pattern: "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        meaning: "A day such as `2026-03-28`, from 1900 to 2999.",
    },
    Form {
        name: "destination",
        pattern: r"^(https://|mailto:|tel:)[\x21-\x7E]+$",
        meaning: "An address that starts with `https://`, `mailto:` or `tel:`, without spaces.",
    },
    Form {
        name: "digest",
        pattern: "^sha256:[0-9a-f]{64}$",
        meaning: "A SHA-256 digest: `sha256:` and 64 hexadecimal digits in lower case.",
    },
    Form {
        name: "instant",
        pattern: concat!(
            r"^(1899-12-31|(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|3000-01-01)",
            r"[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,64})?",
            r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
        ),
        meaning: "A moment as RFC 3339 writes it, in UTC or with an offset, such as `2026-03-28T20:40:00Z` or \
                  `2026-03-28T21:40:00+01:00`; in UTC from 1900 to 2999. The host keeps it in UTC to the second and writes \
                  `Z`: a fraction of a second is dropped, and a leap second is the second before it.",
    },
    Form {
        name: "language",
        pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
        meaning: "A language by its BCP 47 tag, such as `nl` or `en-GB`.",
    },
    Form {
        name: "pointer",
        pattern: "^(/([^~/]|~[01])*)+$",
        meaning: "A place in the context that the plugin received, as a JSON Pointer (RFC 6901), such as `/orders/0/status`.",
    },
    Form {
        name: "said",
        pattern: "^[0-9a-f]{16}$",
        meaning: "The digest of a message's words and of what they are about, 16 hexadecimal digits in lower case.",
    },
    Form { name: "slug", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", meaning: "A name in kebab-case, such as `check-in`." },
    Form {
        name: "uuid",
        pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
        meaning: "A UUID, such as `0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77`. It may be written in upper case; the host writes it in \
                  lower case.",
    },
    Form {
        name: "contract version",
        pattern: r"^1\.[0-9]{1,4}$",
        meaning: "The contract's version that a document is written for, such as `1.0`.",
    },
    Form {
        name: "version",
        pattern: r"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z.-]+)?$",
        meaning: "A version such as `1.0.0`, with an optional pre-release after a hyphen.",
    },
    Form {
        name: "short money",
        pattern: r"^[0-9]{1,16}(\.[0-9]{1,4})? [A-Z]{3}$",
        meaning: "Money as a policy may write it, such as `40.00 EUR` or `40 EUR`: with as many decimals as the currency has by ISO \
                  4217, or none.",
    },
    Form {
        name: "short time",
        pattern: concat!(
            "^([1-9][0-9]{0,5} weeks?( [1-9][0-9]{0,5} days?)?( [1-9][0-9]{0,5} hours?)?",
            "|[1-9][0-9]{0,5} days?( [1-9][0-9]{0,5} hours?)?",
            "|[1-9][0-9]{0,5} hours?)$"
        ),
        meaning: "A length of time as a policy may write it: weeks, days of 24 hours and hours, such as `2 days`, `36 hours` or \
                  `1 day 12 hours`.",
    },
    Form {
        name: "short period",
        pattern: concat!(
            "^([1-9][0-9]{0,5} weeks?( [1-9][0-9]{0,5} days?)?( [1-9][0-9]{0,5} hours?)?",
            "|[1-9][0-9]{0,5} days?( [1-9][0-9]{0,5} hours?)?",
            "|[1-9][0-9]{0,5} hours?",
            "|calendar (day|week|month|quarter|year))$"
        ),
        meaning: "A period as a policy may write it: a length of time, or `calendar day`, `calendar week`, `calendar month`, \
                  `calendar quarter` or `calendar year` in the policy's `time_zone`.",
    },
    Form {
        name: "zone",
        pattern: "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$",
        meaning: "A time zone by its IANA name, such as `Europe/Amsterdam`.",
    },
    Form {
        name: "text",
        pattern: "",
        meaning: "Any characters. Where it says `at most`, there are so many of them at most, and at least one.",
    },
];

/// The page's last chapter: the forms of text.
pub(super) fn table() -> String {
    let mut table = String::from("## Forms of text\n\n| form | meaning |\n|---|---|\n");
    for Form { name, meaning, .. } in FORMS {
        let _ = writeln!(table, "| {name} | {} |", cell(meaning));
    }
    table
}

/// The values that a field allows.
pub(super) fn of(schema: &Value) -> String {
    if let Some(target) = schema["$ref"].as_str() {
        return link(target.trim_start_matches("#/$defs/"));
    }
    if let Some(word) = schema.get("const") {
        return format!("`{}`", text(word));
    }
    if let Some(forms) = schema["anyOf"].as_array() {
        return forms.iter().map(of).collect::<Vec<_>>().join(" or ");
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().map(|word| format!("`{}`", text(word))).collect::<Vec<_>>().join(", ");
    }
    match text(&schema["type"]) {
        "array" => list(schema),
        "boolean" => "true or false".to_owned(),
        "integer" => number("whole number", schema),
        "number" => number("number", schema),
        "string" => string(schema),
        _ => keyed(schema),
    }
}

fn list(schema: &Value) -> String {
    let least = if schema["minItems"] == 1 { ", at least one" } else { "" };
    format!("list of {}{least}", of(&schema["items"]))
}

fn number(what: &str, schema: &Value) -> String {
    let bound = |name: &str| schema[name].as_f64().map(|bound| bound as i64);
    let widest = i64::from(u32::MAX);
    match (bound("minimum"), bound("maximum")) {
        (Some(min), Some(max)) if max < widest => format!("{what}, {min} to {max}"),
        (Some(min), _) => format!("{what} from {min}"),
        (None, _) => what.to_owned(),
    }
}

fn string(schema: &Value) -> String {
    let form = FORMS.iter().find(|form| form.pattern == text(&schema["pattern"]));
    let Some(form) = form else { return format!("text like `{}`", cell(text(&schema["pattern"]))) };
    let named = format!("[{}](#forms-of-text)", form.name);
    match &schema["maxLength"] {
        Value::Number(most) if ["text", "slug", "code"].contains(&form.name) => format!("{named}, at most {most}"),
        _ => named,
    }
}

/// An object whose keys are names.
fn keyed(schema: &Value) -> String {
    let by_pattern = object(&schema["patternProperties"]).values().next();
    match by_pattern.or(schema.get("additionalProperties")) {
        Some(value) if value.is_object() => format!("{} for each {}", of(value), of(&schema["propertyNames"])),
        _ => "object".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_pattern_in_the_schemas_has_a_name() {
        fn look(value: &Value, found: &mut usize) {
            if let Some(pattern) = value.get("pattern").and_then(Value::as_str) {
                *found += 1;
                assert!(FORMS.iter().any(|form| form.pattern == pattern), "{pattern} has no name in FORMS");
            }
            match value {
                Value::Object(map) => map.values().for_each(|inner| look(inner, found)),
                Value::Array(list) => list.iter().for_each(|inner| look(inner, found)),
                _ => {}
            }
        }
        let mut found = 0;
        for (_, json) in super::super::DOCUMENTS {
            look(&serde_json::from_str(json).unwrap(), &mut found);
        }
        assert!(found > 50, "only {found} patterns were found");
    }

    #[test]
    fn allowed_values_are_described_in_words() {
        for (schema, words) in [
            (json!({"$ref": "#/$defs/Channel"}), "[Channel](#channel)"),
            (
                json!({"type": "array", "minItems": 1, "items": {"type": "boolean"}}),
                "list of true or false, at least one",
            ),
            (json!({"type": "integer", "minimum": 0, "maximum": 4_294_967_295_u64}), "whole number from 0"),
            (json!({"type": "number", "minimum": -1.0, "maximum": 1.0}), "number, -1 to 1"),
            (json!({"type": "string", "minLength": 1, "maxLength": 100}), "[text](#forms-of-text), at most 100"),
            (json!({"type": "string", "pattern": "^[A-Z]{2}$", "maxLength": 2}), "[country](#forms-of-text)"),
            (json!({"type": "string", "pattern": "^a|b$"}), "text like `^a\\|b$`"),
            (json!({"type": "object", "additionalProperties": true}), "object"),
            (
                json!({"anyOf": [{"type": "string", "enum": ["normal", "crisis"]}, {"$ref": "#/$defs/Money"}]}),
                "`normal`, `crisis` or [Money](#money)",
            ),
            (
                json!({"type": "object", "additionalProperties": {"type": "boolean"}, "propertyNames": {"$ref": "#/$defs/Hook"}}),
                "true or false for each [Hook](#hook)",
            ),
        ] {
            assert_eq!(of(&schema), words);
        }
    }
}
