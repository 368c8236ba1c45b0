//! The plugin's settings, each at the bounds of its schema.

use anyhow::{Result, bail};
use courtesy_contract::{Manifest, Policy};
use jsonschema::{PatternOptions, Validator};
use serde_json::{Value, json};

use super::{Expected, Maker, Plan};
use crate::commands::conformance::claim::Claim;
use crate::commands::conformance::sample::{Chance, Extent, Manner, Presence, Sampler, Wording};

/// How many of the values that a setting lists are tried.
const CHOICES: usize = 100;

/// The policy, completed with a value for each setting that has no default and that the policy leaves out.
///
/// # Errors
/// Names a setting for which no value can be generated.
pub(crate) fn with_required_settings(mut policy: Policy, manifest: &Manifest, seed: u64) -> Result<Policy> {
    let open = manifest.config.iter().filter(|(_, schema)| schema.get("default").is_none());
    for (name, schema) in open {
        let chosen = &mut policy.plugins.entry(manifest.id.clone()).or_default().config;
        if chosen.contains_key(name) {
            continue;
        }
        let Some((_, value)) = values(schema, name, seed).into_iter().next() else {
            bail!(
                "can't generate a value for the setting `{name}` of {}; set it in a policy and name that with --policy",
                manifest.id
            );
        };
        chosen.insert(name.clone(), value);
    }
    Ok(policy)
}

/// Adds the settings as they are, and each setting at its bounds.
pub(super) fn add(plan: &mut Plan, maker: &Maker, manifest: &Manifest) -> Result<()> {
    if manifest.config.is_empty() {
        return Ok(());
    }
    plan.add(Claim::Settings, "as-they-stand", &maker.everything())?;
    let base = plan.cases.len() - 1;
    for (name, schema) in &manifest.config {
        for (extent, value) in values(schema, name, maker.seed()) {
            let mut view: Value = serde_json::from_slice(&plan.cases[base].input)?;
            view["config"][name] = value;
            let input = serde_json::to_vec(&view)?;
            plan.add_rewritten(Claim::Settings, &format!("{name}-{extent}"), base, input, Expected::Answer);
        }
    }
    Ok(())
}

/// Values that a setting may have, each with a name.
fn values(schema: &Value, name: &str, seed: u64) -> Vec<(String, Value)> {
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let Ok(validator) = options.with_pattern_options(PatternOptions::regex()).build(schema) else {
        return Vec::new();
    };
    let mut made: Vec<(String, Value)> =
        listed(schema).into_iter().enumerate().map(|(at, value)| (format!("choice-{at}"), value)).collect();
    if schema["type"] == "boolean" {
        made.extend([("off".to_owned(), json!(false)), ("on".to_owned(), json!(true))]);
    }
    for (extent, word) in [(Extent::Usual, "usual"), (Extent::Least, "least"), (Extent::Most, "most")] {
        let manner = Manner {
            numbers: Some(extent),
            times: extent,
            texts: Wording::Of(extent),
            ..Manner::usual(Presence::Everything)
        };
        let value = Sampler::new(schema, manner, Chance::new(seed, name)).value(schema, name, 0);
        made.extend(value.map(|value| (word.to_owned(), value)));
    }
    without_repetition(made, &validator)
}

/// The values that a schema lists.
fn listed(schema: &Value) -> Vec<Value> {
    schema["enum"].as_array().into_iter().flatten().take(CHOICES).cloned().collect()
}

fn without_repetition(made: Vec<(String, Value)>, validator: &Validator) -> Vec<(String, Value)> {
    let mut kept: Vec<(String, Value)> = Vec::new();
    for (word, value) in made {
        if validator.is_valid(&value) && kept.iter().all(|(_, earlier)| *earlier != value) {
            kept.push((word, value));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(schema: Value) -> Vec<Value> {
        values(&schema, "limit", 1).into_iter().map(|(_, value)| value).collect()
    }

    #[test]
    fn settings_go_to_their_bounds_and_not_beyond() {
        let numbers = made(json!({"type": "integer", "minimum": 3, "maximum": 9}));
        assert!(numbers.contains(&json!(3)) && numbers.contains(&json!(9)), "{numbers:?}");
        assert_eq!(made(json!({"type": "integer", "minimum": 5, "maximum": 5})), [json!(5)]);
        assert_eq!(made(json!({"type": "boolean"})).len(), 2);
        assert_eq!(made(json!({"enum": ["a", "b"]})), [json!("a"), json!("b")]);
        assert_eq!(
            made(json!({"type": "string", "maxLength": 4}))
                .iter()
                .max_by_key(|text| text.as_str().unwrap().len())
                .unwrap()
                .as_str()
                .unwrap()
                .len(),
            4
        );
    }

    #[test]
    fn each_keyword_of_a_setting_is_kept_to() {
        let kept = [
            json!({"type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 5}),
            json!({"type": "integer", "minimum": 1, "maximum": 100, "multipleOf": 25}),
            json!({"type": ["integer", "string"], "minimum": 7}),
            json!({"type": "number", "exclusiveMinimum": 0, "maximum": 0.5}),
            json!({"type": "array", "items": {"type": "string"}, "minItems": 4, "maxItems": 6}),
            json!({"type": "array", "items": {"enum": ["a", "b"]}, "maxItems": 1}),
            json!({"type": "string", "format": "date"}),
            json!({"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}),
        ];
        for schema in kept {
            assert!(!made(schema.clone()).is_empty(), "{schema}");
        }
    }

    #[test]
    fn a_hostile_schema_is_followed_no_further_than_a_test_needs() {
        let hostile = [
            json!({"type": "string", "minLength": 4_000_000_000_000_u64}),
            json!({"type": "string", "maxLength": 4_000_000_000_000_u64}),
            json!({"type": "array", "items": {"type": "string"}, "minItems": 4_000_000_000_000_u64}),
            json!({"type": "string", "pattern": "^((a*)*)*$", "maxLength": 2_000}),
            json!({"type": "string", "pattern": "^(((a{100}){100}){2})?$", "maxLength": 2_000}),
            json!({"type": "string", "pattern": "^((^)*)*b$", "maxLength": 2_000}),
        ];
        for schema in hostile {
            let longest = made(schema.clone()).iter().map(|value| value.to_string().len()).max();
            assert!(longest.unwrap_or(0) < 10_000, "{schema}");
        }
    }

    #[test]
    fn a_setting_without_a_default_gets_a_value() {
        let manifest: Manifest = serde_json::from_value(json!({
            "id": "ask", "version": "1.0.0", "contract": "1", "summary": "Asks.", "reads": [], "kinds": [], "purposes": [],
            "config": {"queue": {"type": "string", "minLength": 1}, "days": {"type": "integer", "default": 3}},
        }))
        .unwrap();
        let policy = with_required_settings(Policy::default(), &manifest, 1).unwrap();
        let chosen = &policy.plugins[&manifest.id].config;
        assert!(chosen["queue"].is_string() && !chosen.contains_key("days"));
        let impossible =
            Manifest { config: serde_json::from_value(json!({"queue": {"enum": []}})).unwrap(), ..manifest };
        let error = with_required_settings(Policy::default(), &impossible, 1).unwrap_err().to_string();
        assert!(error.contains("`queue`") && error.contains("--policy"), "{error}");
    }
}
