//! What a schema expects, in words and with an example.

use courtesy_contract::schema;
use serde_json::{Map, Value};

/// The most names that a suggestion lists: as many as a manifest has keys.
pub(super) const FEW: usize = 13;
/// The most words that a list of choices shows.
const MANY: usize = 50;

/// The notation in which examples are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    Json,
    Toml,
}

/// A schema with its definitions, to be put into words.
#[derive(Clone, Copy)]
pub(super) struct Words<'s> {
    pub(super) root: &'s Value,
    pub(super) notation: Notation,
}

impl<'s> Words<'s> {
    /// The rules around the one at this path.
    pub(super) fn around(&self, path: &str) -> &'s Value {
        static NONE: Value = Value::Null;
        path.rsplit_once('/').and_then(|(around, _)| self.root.pointer(around)).unwrap_or(&NONE)
    }

    /// What is expected, such as `a whole number from 0 to 100`.
    pub(super) fn expected(&self, rules: &Value) -> Option<String> {
        let rules = resolved(self.root, rules);
        let branches = branches(rules).filter(|_| choices(rules).is_none() && self.kinds(rules).is_none());
        let Some(branches) = branches else { return self.alone(rules) };
        // Branches are never nested: not in the contract, and a manifest's schemas can't have any.
        self.one_of(branches)
    }

    fn one_of<'b>(&self, branches: impl IntoIterator<Item = &'b Value>) -> Option<String>
    where
        's: 'b,
    {
        let expected = branches.into_iter().take(FEW).map(|branch| self.alone(resolved(self.root, branch)));
        expected.collect::<Option<Vec<_>>>().map(|words| words.join(", or "))
    }

    /// The branches of a choice that something of the instance's type could fit, by their places.
    pub(super) fn forms(&self, rules: &Value, instance: &Value) -> Vec<usize> {
        let takes = |branch: &Value| {
            let branch = resolved(self.root, branch);
            match branch["type"].as_str() {
                Some("string") => instance.is_string(),
                Some("integer" | "number") => instance.is_number(),
                Some("boolean") => instance.is_boolean(),
                Some("array") => instance.is_array(),
                _ => instance.is_object(),
            }
        };
        let branches = branches(resolved(self.root, rules)).into_iter().flatten().enumerate();
        branches.filter(|(_, branch)| takes(branch)).map(|(index, _)| index).collect()
    }

    /// [`expected`](Self::expected) of an instance of a type that some of the branches take: what those expect.
    pub(super) fn expected_of(&self, rules: &Value, instance: &Value) -> Option<String> {
        let rules = resolved(self.root, rules);
        let forms = self.forms(rules, instance);
        match branches(rules).filter(|_| choices(rules).is_none()) {
            Some(branches) if !forms.is_empty() => self.one_of(forms.iter().filter_map(|index| branches.get(*index))),
            _ => self.expected(rules),
        }
    }

    /// The words that a schema allows, whatever else it does.
    pub(super) fn all_choices<'r>(&self, rules: &'r Value) -> Vec<&'r str>
    where
        's: 'r,
    {
        let rules = resolved(self.root, rules);
        let inner = || branches(rules).into_iter().flatten().filter_map(|branch| choices(resolved(self.root, branch)));
        choices(rules).unwrap_or_else(|| inner().flatten().collect())
    }

    fn alone(&self, rules: &Value) -> Option<String> {
        if let Some(choices) = choices(rules) {
            return Some(match choices.as_slice() {
                [only] => format!("`\"{only}\"`"),
                _ => format!("one of {}", listed(&choices)),
            });
        }
        let words = match rules["type"].as_str().unwrap_or("object") {
            "string" => return text(rules),
            "integer" => format!("a whole number{}", bounds(rules)),
            "number" => format!("a number{}", bounds(rules)),
            "boolean" => "true or false".to_owned(),
            "array" => "a list".to_owned(),
            "object" if rules["type"].is_null() && self.kinds(rules).is_none() => return None,
            "object" if self.notation == Notation::Toml => "a table".to_owned(),
            "object" => "an object".to_owned(),
            _ => return None,
        };
        Some(match self.example(rules).filter(|example| example.is_object() || example.is_array()) {
            Some(example) => format!("{words} such as `{}`", self.rendered(&example, rules)),
            None => words,
        })
    }

    /// [`expected`](Self::expected) at a known place: lists of tables have a notation of their own in TOML.
    pub(super) fn expected_at(&self, at: &str, rules: &Value) -> Option<String> {
        let items = resolved(self.root, &rules["items"]);
        let tables = items["type"] == "object" || self.kinds(items).is_some();
        let keys: Vec<&str> = at.split('/').skip(1).collect();
        if self.notation == Notation::Toml && rules["type"] == "array" && tables && !keys.is_empty() {
            return Some(format!("a list of tables; write `[[{}]]` above each of them", keys.join(".")));
        }
        self.expected(rules)
    }

    /// How to write a required key.
    pub(super) fn written(&self, key: &str, rules: &Value) -> Option<String> {
        let rules = resolved(self.root, rules);
        let Some(example) = self.example(rules).filter(|_| choices(rules).is_none()) else {
            return self.expected(rules).map(|expected| format!("expected {expected}"));
        };
        let example = self.rendered(&example, rules);
        Some(match self.notation {
            Notation::Json => format!("write it as `\"{key}\":{example}`"),
            Notation::Toml => format!("write it as `{key} = {example}`"),
        })
    }

    /// The kinds of a choice of objects, in the order of its branches.
    pub(super) fn kinds<'r>(&self, rules: &'r Value) -> Option<Vec<&'r str>>
    where
        's: 'r,
    {
        let kind = |branch: &'r Value| resolved(self.root, branch)["properties"]["kind"]["const"].as_str();
        branches(resolved(self.root, rules))?.iter().map(kind).collect()
    }

    /// An example that says more than the words do.
    fn example(&self, rules: &Value) -> Option<Value> {
        let rules = resolved(self.root, rules);
        match rules["type"].as_str() {
            Some("array") => item(resolved(self.root, &rules["items"])).map(|item| Value::Array(vec![item])),
            _ => item(rules),
        }
    }

    /// A value on one line, with an object's keys in the order in which its schema requires them.
    fn rendered(&self, value: &Value, rules: &Value) -> String {
        let inner = |value: &Value| self.rendered(value, &Value::Null);
        match value {
            Value::Array(items) => format!("[{}]", items.iter().map(inner).collect::<Vec<_>>().join(", ")),
            Value::Object(members) => {
                let members: Vec<String> = in_order(members, rules)
                    .into_iter()
                    .map(|(key, value)| match self.notation {
                        Notation::Json => format!("\"{key}\": {}", inner(value)),
                        Notation::Toml => format!("{key} = {}", inner(value)),
                    })
                    .collect();
                match self.notation {
                    Notation::Json => format!("{{{}}}", members.join(", ")),
                    Notation::Toml => format!("{{ {} }}", members.join(", ")),
                }
            }
            other => other.to_string(),
        }
    }
}

/// An example of something that isn't a list.
fn item(rules: &Value) -> Option<Value> {
    if let Some(example) = rules["examples"].get(0) {
        return Some(example.clone());
    }
    match rules["type"].as_str() {
        Some("string") => quoted_in(&text(rules)?).map(Value::from),
        _ => match choices(rules) {
            Some(choices) => Some((*choices.first()?).into()),
            // Of a short form and a long one, the short one.
            None => branches(rules)?.first().filter(|first| first["type"] == "string").and_then(item),
        },
    }
}

/// Words separated by commas, but no more than somebody would read.
pub(super) fn listed(words: &[&str]) -> String {
    let more = if words.len() > MANY { ", and others" } else { "" };
    format!("{}{more}", words[..words.len().min(MANY)].join(", "))
}

/// A schema, or the definition that it refers to.
pub(super) fn resolved<'s>(root: &'s Value, rules: &'s Value) -> &'s Value {
    let mut rules = rules;
    for _ in 0..8 {
        let Some(next) = rules["$ref"].as_str().and_then(|reference| root.pointer(reference.strip_prefix('#')?)) else {
            break;
        };
        rules = next;
    }
    rules
}

fn branches(rules: &Value) -> Option<&Vec<Value>> {
    rules["oneOf"].as_array().or_else(|| rules["anyOf"].as_array())
}

/// The words that a schema allows.
pub(super) fn choices(rules: &Value) -> Option<Vec<&str>> {
    if let Some(only) = rules["const"].as_str() {
        return Some(vec![only]);
    }
    match (rules["enum"].as_array(), branches(rules)) {
        (Some(words), _) => words.iter().map(Value::as_str).collect(),
        (None, Some(branches)) => branches.iter().map(|branch| branch["const"].as_str()).collect(),
        (None, None) => None,
    }
}

/// What a text must be: in the contract's words if the pattern is the contract's.
fn text(rules: &Value) -> Option<String> {
    let number = |name: &str| rules[name].as_u64();
    if let Some(pattern) = rules["pattern"].as_str() {
        let known = schema::expected(pattern).map(with_quotes);
        return Some(known.unwrap_or_else(|| format!("text that fits the pattern `{pattern}`")));
    }
    if let Some(format) = rules["format"].as_str() {
        return Some(format!("text in the format `{format}`"));
    }
    Some(match (number("minLength"), number("maxLength")) {
        (None | Some(0), None) => "text in quotes".to_owned(),
        (None | Some(0), Some(most)) => format!("text of at most {most} characters"),
        (Some(1), None) => "text that isn't empty".to_owned(),
        (Some(least), None) => format!("text of at least {least} characters"),
        (Some(least), Some(most)) => format!("text of {least} to {most} characters"),
    })
}

/// Puts quotes around the texts in a description, as they have to be written.
fn with_quotes(words: &str) -> String {
    let parts = words.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { format!("`\"{part}\"`") } else { part.to_owned() }).collect()
}

/// The first example in a description.
fn quoted_in(words: &str) -> Option<&str> {
    words.split("`\"").nth(1)?.split("\"`").next()
}

/// The bounds of a number, without those that nobody would reach.
fn bounds(rules: &Value) -> String {
    let bound = |name: &str| Some(&rules[name]).filter(|bound| bound.is_number());
    let above = bound("exclusiveMinimum").map(|least| format!(" above {least}"));
    let below = bound("exclusiveMaximum").map(|most| format!(" below {most}"));
    if above.is_some() || below.is_some() {
        return [above, below].into_iter().flatten().collect::<Vec<_>>().join(" and");
    }
    match (bound("minimum"), bound("maximum").filter(|most| !is_as_large_as_they_come(most))) {
        (Some(least), Some(most)) => format!(" from {} to {}", plain(least), plain(most)),
        (Some(least), None) => format!(", {} or more", plain(least)),
        (None, Some(most)) => format!(", {} or less", plain(most)),
        (None, None) => String::new(),
    }
}

/// A bound without the decimal point that its type gives it.
fn plain(bound: &Value) -> String {
    let text = bound.to_string();
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// Whether a bound is only that of an integer type.
pub(super) fn is_as_large_as_they_come(bound: &Value) -> bool {
    bound.as_f64().is_some_and(|bound| bound >= f64::from(u32::MAX))
}

/// Whether a text would be valid without its quotes.
pub(super) fn is_quoted_number(rules: &Value, text: &str) -> bool {
    match rules["type"].as_str() {
        Some("integer" | "number") => text.parse::<f64>().is_ok(),
        Some("boolean") => matches!(text, "true" | "false"),
        _ => false,
    }
}

fn in_order<'v>(members: &'v Map<String, Value>, rules: &Value) -> Vec<(&'v String, &'v Value)> {
    let required: Vec<&str> = rules["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let place = |key: &str| {
        let named = required.iter().position(|name| *name == key).unwrap_or(required.len());
        (key != "kind", named)
    };
    let mut members: Vec<_> = members.iter().collect();
    members.sort_by_key(|(key, _)| place(key));
    members
}
