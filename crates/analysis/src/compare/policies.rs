//! The settings that differ between two policies.

use courtesy_contract::{Money, Policy};
use serde::Deserialize;
use serde_json::Value;

use super::entries::{self, Entry};
use super::{Difference, Sides};

/// A secret setting, whose values aren't even reported.
const SECRET: &str = "ref_salt";

/// The settings that differ between two policies, by their place in `policy.toml`.
pub(super) fn differences(a: &Policy, b: &Policy) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(String::new(), Some(&value(a, b)), Some(&value(b, a)), &mut found);
    found
}

/// A policy in which every plugin that the other one names is named as well, because missing ones have defaults.
fn value(policy: &Policy, other: &Policy) -> Value {
    let mut policy = policy.clone();
    for id in other.plugins.keys() {
        policy.plugins.entry(id.clone()).or_default();
    }
    serde_json::to_value(policy).unwrap_or_default()
}

fn compare(place: String, a: Option<&Value>, b: Option<&Value>, found: &mut Vec<Difference>) {
    match (a, b) {
        _ if a == b => {}
        _ if place == SECRET => found.push(Difference::Secret { place }),
        (Some(Value::Object(one)), Some(Value::Object(other))) if !is_money(a) => {
            let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
            for name in names {
                let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
                compare(place, one.get(name), other.get(name), found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) if is_table(one) || is_table(other) => {
            for Entry { name, a, b } in entries::matched(one, other) {
                compare(format!("{place}[{name}]"), a, b, found);
            }
        }
        _ => found.push(Difference::Setting { place, values: Sides { a: a.cloned(), b: b.cloned() } }),
    }
}

/// Whether it is an amount of money, which is compared as a whole.
fn is_money(value: Option<&Value>) -> bool {
    value.is_some_and(|value| Money::deserialize(value).is_ok())
}

/// Whether these are tables such as `[[caps]]`, which are matched by what they are about.
fn is_table(items: &[Value]) -> bool {
    items.iter().any(Value::is_object)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn listed(a: Value, b: Value) -> Vec<String> {
        let policy = |json: Value| serde_json::from_value(json).unwrap();
        let show = |side: Option<Value>| side.map_or_else(|| "-".to_owned(), |value| value.to_string());
        let describe = |difference| match difference {
            Difference::Setting { place, values } => format!("{place}: {} | {}", show(values.a), show(values.b)),
            Difference::Secret { place } => format!("{place}: secret"),
            Difference::Plugin { id, .. } => panic!("{id} is no setting"),
        };
        differences(&policy(a), &policy(b)).into_iter().map(describe).collect()
    }

    #[test]
    fn names_each_setting_by_its_place_with_both_values() {
        let caps = |max: u32| json!([{"channel": "email", "max": max, "per": {"kind": "rolling", "days": 7}}]);
        let b =
            json!({"profile": "crisis", "caps": caps(2), "freshness": {"max_age_s": 60}, "plugin_order": ["a", "b"]});
        assert_eq!(
            listed(json!({"caps": caps(1)}), b),
            [
                "caps[email].max: 1 | 2",
                "freshness.max_age_s: 86400 | 60",
                "plugin_order: [] | [\"a\",\"b\"]",
                "profile: \"normal\" | \"crisis\"",
            ]
        );
    }

    #[test]
    fn a_table_that_only_one_side_has_is_reported_as_a_whole() {
        let budget = |minor: u64| {
            json!({"budgets": [{"name": "gestures", "max": {"minor": minor, "currency": "EUR"},
            "per": {"kind": "rolling", "days": 365}}]})
        };
        let found = listed(json!({}), budget(5_000));
        assert!(found[0].starts_with("budgets[gestures]: - | ") && found[0].contains("\"minor\":5000"), "{found:?}");
        assert_eq!(
            listed(budget(5_000), budget(2_000)),
            [r#"budgets[gestures].max: {"currency":"EUR","minor":5000} | {"currency":"EUR","minor":2000}"#]
        );
    }

    #[test]
    fn settings_in_another_order_are_the_same() {
        let cap =
            |channel: &str, max: u32| json!({"channel": channel, "max": max, "per": {"kind": "rolling", "days": 7}});
        let caps = |caps: [Value; 2]| json!({"caps": caps});
        assert!(listed(caps([cap("email", 1), cap("sms", 2)]), caps([cap("sms", 2), cap("email", 1)])).is_empty());
        let found = listed(caps([cap("email", 1), cap("sms", 2)]), caps([cap("sms", 3), cap("email", 1)]));
        assert_eq!(found, ["caps[sms].max: 2 | 3"]);
    }

    #[test]
    fn a_plugin_that_one_side_does_not_name_has_the_default_there() {
        let shadow = json!({"plugins": {"check-in": {"mode": "shadow"}}});
        assert_eq!(listed(json!({}), shadow), [r#"plugins.check-in.mode: "live" | "shadow""#]);
    }

    #[test]
    fn a_salt_is_never_shown() {
        let listed = listed(json!({"ref_salt": "hush"}), json!({"ref_salt": "shush"}));
        assert_eq!(listed, ["ref_salt: secret"]);
    }

    #[test]
    fn equal_policies_differ_in_nothing() {
        assert!(listed(json!({"profile": "crisis"}), json!({"profile": "crisis"})).is_empty());
    }
}
