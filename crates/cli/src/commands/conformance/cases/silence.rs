//! Customers about whom no host would ask the plugin: those of the other cases, without what its `asks_when` names.

use anyhow::Result;
use courtesy_contract::{AsksWhen, Manifest, NotAskedBy};
use serde_json::{Value, json};

use super::{Expected, Plan, removed, typed};
use crate::commands::conformance::claim::Claim;
use crate::commands::conformance::sample::{is_required, resolved};

/// The lists that the host derives facts from.
const SOURCES: [&str; 5] = ["orders", "cases", "promises", "history", "interactions"];

/// Adds for each sample the contexts in which no condition of `asks_when` holds any more. They differ in which name of a
/// condition that needs several is unknown.
pub(super) fn add(plan: &mut Plan, manifest: &Manifest) -> Result<()> {
    let Some(asks_when) = &manifest.asks_when else { return Ok(()) };
    let longest = asks_when.conditions().iter().map(|condition| condition.names().len()).max().unwrap_or(0);
    for sample in samples(plan) {
        let name = plan.cases[sample].name.replace('.', "-");
        let context = serde_json::to_value(&plan.cases[sample].context)?;
        for turn in 0..longest {
            let emptied = typed(&emptied(&plan.schema, &context, asks_when, turn)?)?;
            // What the policy adds, such as a language, can't be taken away.
            if plan.not_asked(&emptied) == Some(NotAskedBy::Manifest) {
                plan.add_typed(Claim::Silence, &format!("{name}-without-{}", turn + 1), emptied, Expected::Nothing);
            }
        }
    }
    Ok(())
}

/// The cases in which most is known, and the caller's own.
fn samples(plan: &Plan) -> Vec<usize> {
    let wanted =
        |claim: Claim| matches!(claim, Claim::Hooks | Claim::Sections | Claim::Texts | Claim::Customers | Claim::Given);
    let cases = plan.cases.iter().enumerate();
    cases.filter(|(_, case)| case.as_projected && wanted(case.claim)).map(|(at, _)| at).collect()
}

/// The context without one name of each condition.
fn emptied(schema: &Value, context: &Value, asks_when: &AsksWhen, turn: usize) -> Result<Value> {
    let mut emptied = context.clone();
    for condition in asks_when.conditions() {
        let names = condition.names();
        emptied = without(schema, &emptied, names[turn % names.len()].as_str())?;
    }
    Ok(emptied)
}

fn without(schema: &Value, context: &Value, name: &str) -> Result<Value> {
    let Some((section, field)) = name.split_once('.') else { return Ok(removed(context, &path(&[name]))) };
    if section == "derived" {
        return underived(context, field);
    }
    let shape = resolved(schema, &schema["properties"][section]);
    let item = shape.get("items").map_or(shape, |items| resolved(schema, items));
    // What every item must have goes with the items.
    Ok(removed(context, &if is_required(item, field) { path(&[section]) } else { path(&[section, field]) }))
}

/// The context without what a derived fact comes from: as few items as possible, or else the time zone.
fn underived(context: &Value, field: &str) -> Result<Value> {
    for source in SOURCES {
        if let Some(less) = without_items(context, source, field)? {
            return Ok(less);
        }
    }
    Ok(removed(context, &path(&["customer", "time_zone"])))
}

/// The context without the items of a list that a derived fact depends on; `None` if the fact comes from elsewhere.
fn without_items(context: &Value, source: &str, field: &str) -> Result<Option<Value>> {
    let mut less = context.clone();
    loop {
        let before = derived(&less, field)?;
        if before.as_ref().is_none_or(|value| *value == json!(0)) {
            return Ok(Some(less));
        }
        let mut smaller = None;
        for at in 0..less[source].as_array().map_or(0, Vec::len) {
            let candidate = without_item(&less, source, at);
            if derived(&candidate, field)? != before {
                smaller = Some(candidate);
                break;
            }
        }
        let Some(smaller) = smaller else { return Ok(None) };
        less = smaller;
    }
}

fn without_item(context: &Value, source: &str, at: usize) -> Value {
    let mut less = context.clone();
    if let Some(items) = less[source].as_array_mut() {
        items.remove(at);
    }
    less
}

fn derived(context: &Value, field: &str) -> Result<Option<Value>> {
    Ok(serde_json::to_value(courtesy_host::derived(&typed(context)?))?.get(field).cloned())
}

fn path(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use courtesy_contract::schema::Document;

    use super::*;

    fn emptied(asks_when: Value, turn: usize) -> Value {
        let context = json!({"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c", "country": "NL", "time_zone": "Europe/Amsterdam"},
            "orders": [{"id": "o", "status": "failed", "failure": "lost"}, {"id": "p", "status": "shipped"}], "billing": {"arrears": true},
            "cases": [{"id": "k", "kind": "question", "status": "open", "topic": "t"}]});
        let asks_when = serde_json::from_value(asks_when).unwrap();
        super::emptied(&Document::Context.schema(), &context, &asks_when, turn).unwrap()
    }

    #[test]
    fn of_each_condition_one_name_is_taken_away() {
        let without = emptied(json!(["cases", ["orders.failure", "billing.arrears"]]), 0);
        assert_eq!(without["orders"], json!([{"id": "o", "status": "failed"}, {"id": "p", "status": "shipped"}]));
        assert_eq!((&without["billing"]["arrears"], without.get("cases")), (&json!(true), None));
        let without = emptied(json!(["cases.topic", ["orders.failure", "billing.arrears"]]), 1);
        assert_eq!((&without["orders"][0]["failure"], &without["billing"]), (&json!("lost"), &json!({})));
        assert_eq!(without["cases"], json!([{"id": "k", "kind": "question", "status": "open"}]));
    }

    #[test]
    fn what_every_item_has_goes_with_the_items_and_what_is_derived_with_those_it_comes_from() {
        assert_eq!(emptied(json!(["orders.status"]), 0).get("orders"), None);
        let without = emptied(json!(["derived.open_cases", "derived.failed_orders"]), 0);
        assert_eq!((&without["cases"], &without["orders"]), (&json!([]), &json!([{"id": "p", "status": "shipped"}])));
        let without = emptied(json!(["derived.local_time"]), 0);
        assert_eq!(without["customer"], json!({"ref": "c", "country": "NL"}));
    }
}
