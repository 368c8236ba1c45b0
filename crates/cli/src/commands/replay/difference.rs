//! How a decision differs when it is made again.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_analysis::{Clock, DistinctNames};
use courtesy_contract::{ActionKind, Decision, Offered, Withheld};
use courtesy_report::{evidence, figures, text};
use serde::Serialize;
use serde_json::Value;

/// How many places of one decision are listed, at most.
const PLACES: usize = 50;

/// How many characters of a value are shown.
const CHARS: usize = 80;

/// Members that are reported as differing actions or changed ingredients, and the customer, who isn't reported at all.
const REPORTED_ELSEWHERE: [&str; 7] =
    ["offered", "withheld", "policy_digest", "context_digest", "engine", "time_zones", "customer_ref"];

/// An action whose disposition or content differs.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct DifferingAction {
    pub(super) plugin: String,
    pub(super) action: String,
    pub(super) kind: ActionKind,
    pub(super) then: String,
    pub(super) now: String,
    /// The places that differ, if both sides are described in the same words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) places: Vec<String>,
}

/// Something else in the decision that differs.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct OtherDifference {
    pub(super) place: String,
    pub(super) then: String,
    pub(super) now: String,
}

/// What became of an action.
struct Fate {
    kind: ActionKind,
    words: String,
    json: Value,
}

/// The actions that differ, by plugin and id.
pub(super) fn actions(then: &Decision, now: &Decision) -> Vec<DifferingAction> {
    let (then, now) = (fates(then), fates(now));
    let names: BTreeSet<_> = then.keys().chain(now.keys()).collect();
    names.into_iter().filter_map(|name| difference(name, then.get(name), now.get(name))).collect()
}

fn difference(name: &(String, String), then: Option<&Fate>, now: Option<&Fate>) -> Option<DifferingAction> {
    let words = |fate: Option<&Fate>| fate.map_or_else(|| "not proposed".to_owned(), |fate| fate.words.clone());
    let places = match (then, now) {
        (Some(then), Some(now)) if then.json == now.json => return None,
        (Some(then), Some(now)) if then.words == now.words => {
            differing(&then.json, &now.json).into_iter().map(|besides| besides.place).collect()
        }
        _ => Vec::new(),
    };
    let kind = then.or(now)?.kind;
    let (plugin, action) = name.clone();
    Some(DifferingAction { plugin, action, kind, then: words(then), now: words(now), places })
}

fn fates(decision: &Decision) -> BTreeMap<(String, String), Fate> {
    let offered = decision.offered.iter().enumerate().map(|(place, offered)| {
        let json = serde_json::to_value(offered).unwrap_or_default();
        let fate = Fate { kind: offered.action.kind(), words: as_offered(place + 1, offered), json };
        ((offered.plugin.to_string(), offered.action.id.to_string()), fate)
    });
    let withheld = decision.withheld.iter().map(|withheld| {
        let json = serde_json::to_value(withheld).unwrap_or_default();
        let fate = Fate { kind: withheld.action.kind(), words: as_withheld(withheld), json };
        ((withheld.plugin.to_string(), withheld.action.id.to_string()), fate)
    });
    offered.chain(withheld).collect()
}

fn as_offered(place: usize, offered: &Offered) -> String {
    let over = offered.channel.map_or(String::new(), |channel| format!(" over {channel}"));
    let at = figures::moment(offered.send_at);
    format!("offered in place {place}{over}, {at}, rank {}", figures::millionths(offered.priority))
}

fn as_withheld(withheld: &Withheld) -> String {
    let until = withheld.until_at.map_or(String::new(), |at| format!(" until {}", figures::moment(at)));
    format!("{}{until} by the rule {}", withheld.disposition, withheld.rule)
}

/// Differences apart from actions and ingredients: failures, costs, experiments, shadows.
pub(super) fn besides(then: &Decision, now: &Decision) -> Vec<OtherDifference> {
    let rest = |decision: &Decision| {
        let mut json = serde_json::to_value(decision).unwrap_or_default();
        if let Some(members) = json.as_object_mut() {
            members.retain(|name, _| !REPORTED_ELSEWHERE.contains(&name.as_str()));
        }
        json
    };
    differing(&rest(then), &rest(now))
}

/// The places where two JSON documents differ, with both values.
fn differing(then: &Value, now: &Value) -> Vec<OtherDifference> {
    let mut found = Vec::new();
    descend(String::new(), then, now, &mut found);
    found
}

fn descend(place: String, then: &Value, now: &Value, found: &mut Vec<OtherDifference>) {
    if then == now || found.len() >= PLACES {
        return;
    }
    // A plugin's notes may be about the customer.
    let is_note = place.split('.').any(|name| name == "log");
    let members = match (then, now) {
        (Value::Object(then), Value::Object(now)) => (named(then), named(now)),
        (Value::Array(then), Value::Array(now)) => (entries(then, is_note), entries(now, is_note)),
        _ => {
            let words = |value: &Value| match value {
                Value::String(_) if is_note => "a note".to_owned(),
                _ => text::shortened(&evidence::in_words(value, &Clock::utc()), CHARS),
            };
            return found.push(OtherDifference { place, then: words(then), now: words(now) });
        }
    };
    let before = found.len();
    let names: BTreeSet<_> = members.0.keys().chain(members.1.keys()).collect();
    for name in names {
        let inner = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
        let nothing = &Value::Null;
        descend(inner, members.0.get(name).unwrap_or(&nothing), members.1.get(name).unwrap_or(&nothing), found);
    }
    if found.len() == before && then.is_array() {
        found.push(OtherDifference { place, then: "in one order".to_owned(), now: "in another".to_owned() });
    }
}

fn named(members: &serde_json::Map<String, Value>) -> BTreeMap<String, &Value> {
    members.iter().map(|(name, value)| (name.clone(), value)).collect()
}

/// The entries of a list by what they are, so that a missing one doesn't shift the others; notes by their number.
fn entries(items: &[Value], are_notes: bool) -> BTreeMap<String, &Value> {
    let mut names = DistinctNames::default();
    let name = |(place, item)| {
        let name = identity(item).filter(|_| !are_notes).unwrap_or_else(|| usize::to_string(&place));
        (names.give(name), item)
    };
    items.iter().enumerate().map(name).collect()
}

/// What an entry is: a word or a place, or for an object its id, plugin, action, code or place.
fn identity(item: &Value) -> Option<String> {
    const NAMES: [&str; 8] = ["/id", "/run/id", "/experiment", "/plugin", "/action/id", "/action", "/code", "/at"];
    match item {
        Value::String(word) => (!word.contains(' ') && word.chars().count() <= CHARS).then(|| word.clone()),
        _ => {
            let names: Vec<&str> = NAMES.iter().filter_map(|name| item.pointer(name)?.as_str()).collect();
            (!names.is_empty()).then(|| names.join(" "))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(then: Value, now: Value) -> Vec<String> {
        let found = differing(&then, &now).into_iter();
        found.map(|it| format!("{}: {} -> {}", it.place, it.then, it.now)).collect()
    }

    #[test]
    fn an_entry_that_is_missing_does_not_shift_the_others() {
        let run = |id: &str, fuel: u32| json!({"id": id, "fuel": fuel});
        let then = json!({"plugins": [run("a", 1), run("b", 2), run("c", 3)]});
        let now = json!({"plugins": [run("b", 2), run("c", 4)]});
        assert_eq!(found(then, now), ["plugins.a: fuel 1, id a -> nothing", "plugins.c.fuel: 3 -> 4"]);
    }

    #[test]
    fn what_a_plugin_in_shadow_mode_withholds_is_matched_by_action() {
        let withheld = |id: &str, rule: &str| json!({"plugin": "new", "action": {"id": id}, "rule": rule});
        let shadow = |withheld: Vec<Value>| json!({"shadows": [{"run": {"id": "new"}, "withheld": withheld}]});
        let then = shadow(vec![withheld("one", "caps"), withheld("two", "caps")]);
        let now = shadow(vec![withheld("two", "hold")]);
        assert_eq!(
            found(then, now),
            [
                "shadows.new.withheld.new one: action id one, plugin new, rule caps -> nothing",
                "shadows.new.withheld.new two.rule: caps -> hold",
            ]
        );
    }

    #[test]
    fn words_are_matched_as_such_and_a_changed_order_is_a_difference() {
        let channels = |channels: Value| json!({"channels": channels});
        let gone = found(channels(json!(["email", "phone"])), channels(json!(["phone"])));
        assert_eq!(gone, ["channels.email: email -> nothing"]);
        let swapped = found(channels(json!(["email", "phone"])), channels(json!(["phone", "email"])));
        assert_eq!(swapped, ["channels: in one order -> in another"]);
    }

    #[test]
    fn a_name_that_is_repeated_a_hundred_thousand_times_holds_nothing_up() {
        let words = |last: &str| json!({ "words": ([vec!["same"; 100_000], vec![last]].concat()) });
        assert_eq!(found(words("one"), words("other")).len(), 2);
    }

    #[test]
    fn two_of_a_name_are_told_apart_and_a_note_is_never_quoted() {
        let reason = |text: &str| json!({"code": "quiet", "text": text});
        let then = json!({"reasons": [reason("a"), reason("b")]});
        assert_eq!(found(then, json!({"reasons": [reason("a"), reason("c")]})), ["reasons.quiet #2.text: b -> c"]);
        let notes = found(json!({"log": ["anna", "bob"]}), json!({"log": ["bob"]}));
        assert_eq!(notes, ["log.0: a note -> a note", "log.1: a note -> nothing"]);
    }
}
