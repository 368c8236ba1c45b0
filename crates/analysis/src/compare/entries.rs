//! The entries of two lists, matched by what they are and not by where they stand.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::DistinctNames;

/// Members that say how much or for how long, and not what an entry is.
const FIGURES: [&str; 12] = [
    "max",
    "single_max",
    "percent",
    "per_10000",
    "per",
    "within",
    "from",
    "to",
    "days",
    "scope",
    "except_critical_service",
    "except_promised",
];

/// Members that distinguish entries which are otherwise the same, such as two caps on one channel.
const DISTINGUISHING: [&str; 4] = ["per", "within", "days", "scope"];

/// The longest name made of an entry's members, in characters; a longer one is its number.
const LONGEST: usize = 48;

/// An entry, as it is on each side; `None` on a side that lacks it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry<'v> {
    /// Its name, or what it is about; without these its number in the list, from 1.
    pub(super) name: String,
    pub(super) a: Option<&'v Value>,
    pub(super) b: Option<&'v Value>,
}

/// The entries of both lists: A's in A's order, then those that only B has.
pub(super) fn matched<'v>(a: &'v [Value], b: &'v [Value]) -> Vec<Entry<'v>> {
    let partners = partners(a, b);
    let of_a = a.iter().zip(&partners).map(|(one, partner)| (Some(one), partner.and_then(|at| b.get(at))));
    let taken: BTreeSet<usize> = partners.iter().copied().flatten().collect();
    let only_b = b.iter().enumerate().filter(|(at, _)| !taken.contains(at));
    let sides = of_a.chain(only_b.clone().map(|(_, other)| (None, Some(other))));
    let numbers = (1..=a.len()).map(|at| at.to_string()).chain(only_b.map(|(at, _)| format!("{} of B", at + 1)));
    let mut names = DistinctNames::default();
    let entry = |((a, b), number): ((Option<&'v Value>, Option<&'v Value>), String)| {
        let name = a.or(b).map(name).filter(|name| !name.is_empty()).unwrap_or(number);
        Entry { name: names.give(name), a, b }
    };
    sides.zip(numbers).map(entry).collect()
}

/// For each entry of `a`, the index of the entry of `b` that it matches: the same one, or else one that is the same but
/// for its figures.
fn partners(a: &[Value], b: &[Value]) -> Vec<Option<usize>> {
    let likenesses: [fn(&Value, &Value) -> bool; 3] = [
        |one, other| one == other,
        |one, other| {
            let same = |name: &&str| one.get(name) == other.get(name);
            identity(one) == identity(other) && DISTINGUISHING.iter().all(same)
        },
        |one, other| identity(one) == identity(other),
    ];
    let (mut partners, mut taken) = (vec![None; a.len()], vec![false; b.len()]);
    for alike in likenesses {
        for (at, one) in a.iter().enumerate() {
            if partners[at].is_none() {
                partners[at] = (0..b.len()).find(|other| !taken[*other] && alike(one, &b[*other]));
                partners[at].iter().for_each(|other| taken[*other] = true);
            }
        }
    }
    partners
}

/// What an entry is: its name, or else everything but its figures.
fn identity(entry: &Value) -> Vec<(&str, &Value)> {
    let given = ["name", "experiment"].iter().find_map(|name| Some((*name, entry.get(name)?)));
    given.map_or_else(
        || {
            let members = entry.as_object().into_iter().flatten();
            members.map(|(name, value)| (name.as_str(), value)).filter(|(name, _)| !FIGURES.contains(name)).collect()
        },
        |given| vec![given],
    )
}

/// An entry's identity in words; empty if it has none, or a long one.
fn name(entry: &Value) -> String {
    let mut words = Vec::new();
    identity(entry).into_iter().for_each(|(_, value)| leaves(value, &mut words));
    let name = words.join(", ");
    if name.chars().count() > LONGEST { String::new() } else { name }
}

fn leaves(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| leaves(item, words)),
        Value::Object(members) => members.values().for_each(|member| leaves(member, words)),
        Value::String(text) => words.push(text.clone()),
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => words.push(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn named(a: &Value, b: &Value) -> Vec<String> {
        let list = |value: &'_ Value| value.as_array().unwrap().clone();
        let (a, b) = (list(a), list(b));
        let max = |side: Option<&Value>| side.map_or_else(|| "-".to_owned(), |entry| entry["max"].to_string());
        matched(&a, &b).iter().map(|entry| format!("{}: {} | {}", entry.name, max(entry.a), max(entry.b))).collect()
    }

    fn cap(channel: &str, max: u32, days: u32) -> Value {
        json!({"channel": channel, "max": max, "per": {"kind": "rolling", "days": days}})
    }

    #[test]
    fn an_entry_that_moved_is_the_same_entry() {
        let a = json!([cap("email", 1, 7), cap("sms", 2, 7)]);
        let b = json!([cap("phone", 9, 7), cap("sms", 3, 7), cap("email", 1, 7)]);
        assert_eq!(named(&a, &b), ["email: 1 | 1", "sms: 2 | 3", "phone: - | 9"]);
    }

    #[test]
    fn of_several_on_one_channel_those_over_the_same_time_belong_together() {
        let a = json!([cap("email", 1, 7), cap("email", 3, 30)]);
        let b = json!([cap("email", 4, 30), cap("email", 2, 7)]);
        assert_eq!(named(&a, &b), ["email: 1 | 2", "email #2: 3 | 4"]);
        let moved_to_another_period = json!([cap("email", 1, 14)]);
        assert_eq!(named(&json!([cap("email", 1, 7)]), &moved_to_another_period), ["email: 1 | 1"]);
    }

    #[test]
    fn an_entry_about_nothing_in_particular_has_its_number() {
        let all = |max: u32| json!({"max": max, "per": {"kind": "rolling", "days": 7}});
        assert_eq!(named(&json!([cap("sms", 1, 7), all(5)]), &json!([all(6)])), ["sms: 1 | -", "2: 5 | 6"]);
        assert_eq!(named(&json!([]), &json!([cap("sms", 1, 7), all(5)])), ["sms: - | 1", "2 of B: - | 5"]);
    }

    #[test]
    fn an_exclusion_is_what_it_excludes() {
        let exclusion = |kind: &str, hours: u32| json!({"kind": "never_together", "a": {"kind": kind}, "b": {"key": "k"}, "within": {"hours": hours}});
        let matched = [exclusion("gesture", 1), exclusion("check_in", 2)];
        let with = [exclusion("check_in", 3), exclusion("gesture", 1)];
        let names: Vec<_> = super::matched(&matched, &with).into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["gesture, k, never_together", "check_in, k, never_together"]);
    }
}
