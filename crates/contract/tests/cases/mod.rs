//! The cases, the two judges, and the changes that make new cases of old ones.

use courtesy_contract::schema::Document;
use courtesy_contract::{Answer, Context, Decision, Manifest, OutcomeRecord, Policy, Record};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A document and the situation that it stands for.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) json: Value,
}

pub(crate) fn accepted(document: Document) -> Vec<Case> {
    let mut cases = Vec::new();
    for row in rows(document, "accepted") {
        let case = case(&row, &cases);
        cases.push(case);
    }
    cases
}

pub(crate) fn refused(document: Document) -> Vec<Case> {
    let bases = accepted(document);
    rows(document, "refused").iter().map(|row| case(row, &bases)).collect()
}

/// What the schema allows and the type refuses.
pub(crate) fn beyond_the_schema(document: Document) -> Vec<Case> {
    let bases = accepted(document);
    rows(document, "beyond").iter().map(|row| case(row, &bases)).collect()
}

fn rows(document: Document, verdict: &str) -> Vec<Value> {
    let path = format!("{}/tests/cases/{}/{verdict}.json", env!("CARGO_MANIFEST_DIR"), document.name());
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn case(row: &Value, bases: &[Case]) -> Case {
    let name = row["name"].as_str().unwrap().to_owned();
    let mut json = match row.get("from") {
        Some(from) => {
            bases.iter().find(|base| base.name == *from).unwrap_or_else(|| panic!("{name}: no {from}")).json.clone()
        }
        None => row["json"].clone(),
    };
    for (at, value) in row.get("put").and_then(Value::as_object).into_iter().flatten() {
        put(&mut json, at, value.clone());
    }
    for at in row.get("drop").and_then(Value::as_array).into_iter().flatten() {
        let (parent, key) = at.as_str().unwrap().rsplit_once('/').unwrap();
        let dropped = json.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
        assert!(dropped.is_some(), "{name}: {at} isn't there");
    }
    Case { name, json }
}

fn put(json: &mut Value, at: &str, value: Value) {
    let (parent, key) = at.rsplit_once('/').unwrap();
    match json.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} isn't there")) {
        Value::Object(map) => drop(map.insert(key.to_owned(), value)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        _ => panic!("{parent} holds nothing"),
    }
}

/// The two judges of one sort of document.
pub(crate) struct Judges {
    document: Document,
    validator: Validator,
}

impl Judges {
    pub(crate) fn of(document: Document) -> Self {
        let validator =
            jsonschema::draft202012::options().should_validate_formats(true).build(&document.schema()).unwrap();
        Self { document, validator }
    }

    pub(crate) fn schema(&self, json: &Value) -> bool {
        self.validator.is_valid(json)
    }

    pub(crate) fn serde(&self, json: &Value) -> bool {
        self.written_if_read(json).is_some()
    }

    /// The document as the Rust type writes it after reading it.
    pub(crate) fn written(&self, json: &Value) -> Value {
        self.written_if_read(json).expect("an accepted document")
    }

    fn written_if_read(&self, json: &Value) -> Option<Value> {
        match self.document {
            Document::Context => reread::<Context>(json),
            Document::Answer => reread::<Answer>(json),
            Document::Decision => reread::<Decision>(json),
            Document::Manifest => reread_also_from_toml::<Manifest>(json),
            Document::Policy => reread_also_from_toml::<Policy>(json),
            Document::Record => reread::<Record>(json),
            Document::Outcome => reread::<OutcomeRecord>(json),
        }
    }
}

/// Reads from a tree and from text, which must come to the same.
fn reread<T: DeserializeOwned + Serialize + PartialEq>(json: &Value) -> Option<Value> {
    let from_value = serde_json::from_value::<T>(json.clone()).ok();
    let from_text = serde_json::from_str::<T>(&json.to_string()).ok();
    assert!(from_value == from_text, "read from a tree and from text, it isn't the same: {json}");
    from_text.map(|read| serde_json::to_value(read).unwrap())
}

/// The same for what is written in TOML, if it can be: TOML has no null, and no number above 2^63 - 1.
fn reread_also_from_toml<T: DeserializeOwned + Serialize + PartialEq>(json: &Value) -> Option<Value> {
    if let Ok(text) = toml::to_string(json) {
        let from_toml = toml::from_str::<T>(&text).ok();
        let from_value = serde_json::from_value::<T>(json.clone()).ok();
        assert!(from_toml == from_value, "read from TOML and from a tree, it isn't the same: {text}");
    }
    reread::<T>(json)
}

/// One change to a document. An index picks a place among those that the document has.
#[derive(Debug, Clone)]
pub(crate) enum Mutation {
    Remove(Index),
    Replace(Index, Value),
    Add(Index, String, Value),
    Repeat(Index),
    Copy { from: Index, to: Index },
    Retype(Index, Retype),
}

/// Another type with much the same in it, as a careless writer or another language would put it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Retype {
    /// An object as the list of its values, a list as an object, a word as the key of a null, and so on.
    Turn,
    /// A number or truth as text, and text as what it says.
    Text,
    /// A whole number with a point.
    Point,
    /// In a list of one.
    List,
    /// In an object, under its own name or a usual one.
    Object,
    /// Nothing in its place.
    Null,
}

pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    prop::collection::vec(mutation(), 1..=3)
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let index = any::<Index>;
    prop_oneof![
        2 => index().prop_map(Mutation::Remove),
        6 => (index(), odd_value()).prop_map(|(at, value)| Mutation::Replace(at, value)),
        1 => (index(), "[a-z_]{1,12}", odd_value()).prop_map(|(at, key, value)| Mutation::Add(at, key, value)),
        1 => index().prop_map(Mutation::Repeat),
        3 => (index(), index()).prop_map(|(from, to)| Mutation::Copy { from, to }),
        6 => (index(), retype()).prop_map(|(at, retype)| Mutation::Retype(at, retype)),
    ]
}

fn retype() -> impl Strategy<Value = Retype> {
    use Retype::{List, Null, Object, Point, Text, Turn};
    prop_oneof![4 => Just(Turn), 2 => Just(Text), 4 => Just(Point), 1 => Just(List), 1 => Just(Object), 1 => Just(Null)]
}

impl Retype {
    fn apply(self, value: &Value) -> Value {
        match (self, value) {
            (Self::Turn, Value::Object(members)) => members.values().cloned().collect(),
            (Self::Turn, Value::Array(items)) => {
                items.iter().enumerate().map(|(index, item)| (index.to_string(), item.clone())).collect()
            }
            (Self::Turn, Value::String(word)) => json!({word: null}),
            (Self::Turn, Value::Bool(truth)) => json!(u8::from(*truth)),
            (Self::Turn, Value::Number(number)) => json!(number.as_f64() != Some(0.0)),
            (Self::Text, Value::String(text)) => serde_json::from_str(text).unwrap_or(json!(text.len())),
            (Self::Text, other) => json!(other.to_string()),
            (Self::Point, Value::Number(number)) => json!(number.as_f64()),
            (Self::Point, Value::Array(items)) => items.first().cloned().unwrap_or_default(),
            (Self::Point | Self::List, other) => json!([other]),
            (Self::Object, other) => json!({"kind": other}),
            (Self::Null | Self::Turn, _) => Value::Null,
        }
    }
}

/// Values at the bounds of the contract's types and just beyond.
fn odd_value() -> impl Strategy<Value = Value> {
    let whole = prop::sample::select(vec![
        json!(i64::MIN),
        json!(-32_769),
        json!(-101),
        json!(-100),
        json!(-1),
        json!(0),
        json!(1),
        json!(7),
        json!(8),
        json!(255),
        json!(256),
        json!(1_000),
        json!(1_001),
        json!(10_000),
        json!(10_001),
        json!(32_768),
        json!(u32::MAX),
        json!(4_294_967_296_u64),
        json!(9_007_199_254_740_991_u64),
        json!(9_007_199_254_740_992_u64),
        json!(i64::MAX),
        json!(u64::MAX),
    ]);
    let fraction = prop::sample::select(vec![
        json!(-1.5),
        json!(-0.25),
        json!(-0.0),
        json!(0.5),
        json!(1.0),
        json!(1.000_001),
        json!(1e2),
        json!(1e-300),
        json!(1e300),
        json!(9_007_199_254_740_991.0),
        json!(9_007_199_254_740_992.0),
    ]);
    let word = prop::sample::select(vec![
        "",
        " ",
        "\0",
        "é",
        "care",
        "service",
        "email",
        "check_in",
        "check-in",
        "gesture",
        "all",
        "1",
        "1.0",
        "1.99999",
        "EUR",
        "eur",
        "NL",
        "nl",
        "nl-",
        "/orders/0",
        "~",
        "21:00",
        "24:00",
        "https://example.org",
        "https://",
        "2026-03-28T20:40:00Z",
        "2026-02-30T00:00:00Z",
        "2026-03-28T20:40:00.5Z",
        "2026-03-28T20:40:00+00:00",
        "2026-03-28t20:40:00.1234567890z",
        "2017-01-01T00:59:60+01:00",
        "2017-01-01T00:59:60Z",
        "1900-01-01T00:30:00+01:00",
        "1899-12-31T23:30:00-01:00",
        "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
        "1.0.0",
        "a\n",
        "40.00 EUR",
        "40.0 EUR",
        "7 days",
        "1 day 12 hours",
        "0 days",
        "calendar month",
        "null",
        "true",
    ])
    .prop_map(Value::from);
    let long = prop::sample::select(vec![64, 65, 100, 101, 500, 501, 2_000, 2_001]).prop_flat_map(|length| {
        prop::sample::select(vec!["a", "1", "é"]).prop_map(move |letter| letter.repeat(length).into())
    });
    prop_oneof![
        1 => prop::sample::select(vec![Value::Null, json!(true), json!(false)]),
        3 => whole,
        1 => fraction,
        3 => word,
        1 => long,
        1 => prop::sample::select(vec![json!([]), json!([null]), json!([[]]), json!([""]), json!(["care"])]),
        1 => prop::sample::select(vec![json!({}), json!({"kind": "all"}), json!({"minor": 1, "currency": "EUR"}), json!({"a b": {}}), json!({"days": 1}), json!({"kind": "rolling", "hours": 1})]),
    ]
}

impl Mutation {
    pub(crate) fn apply(self, json: &mut Value) {
        let places = places(json);
        let pick = |index: Index| places[index.index(places.len())].as_str();
        match self {
            Self::Remove(at) => remove(json, pick(at)),
            Self::Replace(at, value) => replace(json, pick(at), value),
            Self::Add(at, key, value) => {
                if let Some(Value::Object(map)) = json.pointer_mut(pick(at)) {
                    map.entry(key).or_insert(value);
                }
            }
            Self::Repeat(at) => {
                if let Some(Value::Array(list)) = json.pointer_mut(pick(at)) {
                    list.extend(list.last().cloned());
                }
            }
            Self::Copy { from, to } => {
                let value = json.pointer(pick(from)).unwrap().clone();
                replace(json, pick(to), value);
            }
            Self::Retype(at, retype) => {
                let value = retype.apply(json.pointer(pick(at)).unwrap());
                replace(json, pick(at), value);
            }
        }
    }
}

/// Every place in a document, as JSON Pointers, but those of the known disagreement about `config`.
fn places(json: &Value) -> Vec<String> {
    fn walk(value: &Value, at: String, places: &mut Vec<String>) {
        let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
        match value {
            Value::Object(map) => map.iter().for_each(|(key, v)| walk(v, format!("{at}/{}", escaped(key)), places)),
            Value::Array(list) => list.iter().enumerate().for_each(|(i, v)| walk(v, format!("{at}/{i}"), places)),
            _ => {}
        }
        places.push(at);
    }
    let mut places = Vec::new();
    walk(json, String::new(), &mut places);
    let is_context = json.get("decision_id").is_some();
    places.retain(|at| !(is_context && at == "/config"));
    places
}

fn remove(json: &mut Value, at: &str) {
    let Some((parent, key)) = at.rsplit_once('/') else { return };
    match json.pointer_mut(parent) {
        Some(Value::Object(map)) => drop(map.remove(&key.replace("~1", "/").replace("~0", "~"))),
        Some(Value::Array(list)) => drop(list.remove(key.parse().unwrap())),
        _ => {}
    }
}

fn replace(json: &mut Value, at: &str, value: Value) {
    if let Some(place) = json.pointer_mut(at) {
        *place = value;
    }
}

/// Whether a document holds something that the schema can't refuse and the types do.
pub(crate) fn is_beyond_the_schema(document: Document, json: &Value) -> bool {
    let is_policy = document == Document::Policy;
    may_be_misread(json) || (is_policy && !Policy::faults_beyond_the_schema(json).is_empty())
}

/// Whether a document holds a number that may have been rounded, or a moment on a day around the ends of the calendar.
fn may_be_misread(json: &Value) -> bool {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    match json {
        Value::Object(members) => members.values().any(may_be_misread),
        Value::Array(items) => items.iter().any(may_be_misread),
        Value::Number(number) => number.is_f64() && number.as_f64().is_some_and(|number| number.abs() > EXACT),
        Value::String(text) => {
            ["1899-12-31", "1900-01-01", "2999-12-31", "3000-01-01"].iter().any(|day| text.starts_with(day))
        }
        Value::Null | Value::Bool(_) => false,
    }
}
