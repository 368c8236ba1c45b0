//! How a decision differs when it is made again.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_analysis::Clock;
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
    let members = match (then, now) {
        (Value::Object(then), Value::Object(now)) => (named(then), named(now)),
        (Value::Array(then), Value::Array(now)) => (items(then), items(now)),
        _ => {
            // A plugin's notes may be about the customer.
            let is_note = place.split('.').any(|name| name == "log");
            let words = |value: &Value| match value {
                Value::String(_) if is_note => "a note".to_owned(),
                _ => text::shortened(&evidence::in_words(value, &Clock::utc()), CHARS),
            };
            return found.push(OtherDifference { place, then: words(then), now: words(now) });
        }
    };
    let names: BTreeSet<_> = members.0.keys().chain(members.1.keys()).collect();
    for name in names {
        let inner = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
        let nothing = &Value::Null;
        descend(inner, members.0.get(name).unwrap_or(&nothing), members.1.get(name).unwrap_or(&nothing), found);
    }
}

fn named(members: &serde_json::Map<String, Value>) -> BTreeMap<String, &Value> {
    members.iter().map(|(name, value)| (name.clone(), value)).collect()
}

/// The items of an array by their names, so that a missing one doesn't shift the others.
fn items(items: &[Value]) -> BTreeMap<String, &Value> {
    const NAMES: [&str; 4] = ["/id", "/plugin", "/experiment", "/run/id"];
    let name = |item: &Value| NAMES.iter().find_map(|name| item.pointer(name)?.as_str().map(str::to_owned));
    let by_name: BTreeMap<String, &Value> = items.iter().filter_map(|item| Some((name(item)?, item))).collect();
    if by_name.len() == items.len() {
        return by_name;
    }
    items.iter().enumerate().map(|(place, item)| (place.to_string(), item)).collect()
}
