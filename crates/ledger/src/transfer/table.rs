//! The tables, their columns, and what may stand in each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use courtesy_contract::{Approved, HistoryItem, Label, OutcomeRecord, Slug};
use serde::de::DeserializeOwned;
use serde_json::value::{RawValue, to_raw_value};

use crate::approvals::Asked;
use crate::entry::State;
use crate::keys::Role;
use crate::store::{Row, Value};
use crate::{Error, packed};

/// What may stand in a column.
#[derive(Clone, Copy)]
enum Kind {
    Number,
    /// A number, or nothing.
    MaybeNumber,
    /// A text that `fits`.
    Text(fn(&str) -> bool),
    MaybeText(fn(&str) -> bool),
    /// So many bytes, written in hexadecimal digits.
    Bytes(usize),
    MaybeBytes(usize),
    /// A record, written as it is, or nothing.
    Record,
}

/// A table that is exported.
pub(super) struct Table {
    pub(super) name: &'static str,
    columns: &'static [(&'static str, Kind)],
    /// By what its rows are ordered.
    order: &'static str,
}

const ID: Kind = Kind::Bytes(16);
const DIGEST: Kind = Kind::Bytes(32);
const CUSTOMER: Kind = Kind::Text(label);
const SLUG: Kind = Kind::Text(slug);
const ANY: Kind = Kind::Text(any);

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "customers",
        columns: &[
            ("ref", CUSTOMER),
            ("version", Kind::Number),
            ("holder", Kind::Number),
            ("held_until", Kind::Number),
        ],
        order: "ref",
    },
    Table {
        name: "decisions",
        columns: &[
            ("number", Kind::Number),
            ("id", ID),
            ("customer", Kind::MaybeText(label)),
            ("made_at", Kind::Number),
            ("request", DIGEST),
            ("record", Kind::Record),
            ("offered", Kind::Number),
            ("withheld", Kind::Number),
            ("failed", Kind::Number),
        ],
        order: "number",
    },
    Table {
        name: "entries",
        columns: &[
            ("decision", ID),
            ("ordinal", Kind::Number),
            ("customer", CUSTOMER),
            ("plugin", SLUG),
            ("action", SLUG),
            ("at", Kind::Number),
            ("state", Kind::Text(state)),
            ("lapses_at", Kind::Number),
            ("outcome_at", Kind::MaybeNumber),
            ("item", Kind::Text(document::<HistoryItem>)),
        ],
        order: "decision, ordinal",
    },
    Table {
        name: "spends",
        columns: &[
            ("decision", ID),
            ("ordinal", Kind::Number),
            ("budget", SLUG),
            ("currency", Kind::Text(currency)),
            ("quarter", Kind::Number),
            ("minor", Kind::Number),
            ("lapses_at", Kind::MaybeNumber),
        ],
        order: "decision, ordinal, budget",
    },
    Table { name: "budgets", columns: &[("name", SLUG), ("changes", Kind::Number)], order: "name" },
    Table {
        name: "spent",
        columns: &[
            ("budget", SLUG),
            ("currency", Kind::Text(currency)),
            ("quarter", Kind::Number),
            ("minor", Kind::Number),
        ],
        order: "budget, quarter, currency",
    },
    Table {
        name: "slots",
        columns: &[
            ("queue", CUSTOMER),
            ("at", Kind::Number),
            ("decision", ID),
            ("ordinal", Kind::Number),
            ("lapses_at", Kind::MaybeNumber),
        ],
        order: "queue, at",
    },
    Table {
        name: "approvals",
        columns: &[
            ("number", Kind::Number),
            ("customer", CUSTOMER),
            ("decision", ID),
            ("plugin", SLUG),
            ("key", CUSTOMER),
            ("state", Kind::Text(approval_state)),
            ("asked", Kind::Text(document::<Asked>)),
            ("who", Kind::MaybeText(any)),
            ("decided_at", Kind::MaybeNumber),
            ("given", Kind::MaybeText(document::<Approved>)),
            ("used_by", Kind::MaybeBytes(16)),
            ("used_ordinal", Kind::MaybeNumber),
            ("why", Kind::MaybeText(any)),
        ],
        order: "number",
    },
    Table {
        name: "outcomes",
        columns: &[("decision", ID), ("digest", DIGEST), ("document", Kind::Text(document::<OutcomeRecord>))],
        order: "decision, digest",
    },
    Table {
        name: "keys",
        columns: &[
            ("hash", DIGEST),
            ("name", ANY),
            ("role", Kind::Text(role)),
            ("created_at", Kind::Number),
            ("revoked_at", Kind::MaybeNumber),
        ],
        order: "name",
    },
    Table {
        name: "policies",
        columns: &[("number", Kind::Number), ("text", ANY), ("published_by", ANY), ("why", ANY), ("at", Kind::Number)],
        order: "number",
    },
    Table {
        name: "drafts",
        columns: &[
            ("drafted_by", ANY),
            ("text", ANY),
            ("seen", Kind::MaybeNumber),
            ("revision", Kind::Number),
            ("saved_at", Kind::Number),
        ],
        order: "drafted_by",
    },
    Table {
        name: "audit",
        columns: &[
            ("number", Kind::Number),
            ("at", Kind::Number),
            ("done_by", ANY),
            ("did", ANY),
            ("about", ANY),
            ("customer", Kind::MaybeText(label)),
        ],
        order: "number",
    },
];

fn any(text: &str) -> bool {
    !text.contains('\0')
}

fn label(text: &str) -> bool {
    Label::new(text).is_ok()
}

fn slug(text: &str) -> bool {
    Slug::new(text).is_ok()
}

fn currency(text: &str) -> bool {
    courtesy_contract::Currency::parse(text).is_ok()
}

fn state(text: &str) -> bool {
    State::parse(text).is_ok()
}

fn approval_state(text: &str) -> bool {
    ["waiting", "agreed", "declined"].contains(&text)
}

fn role(text: &str) -> bool {
    text.parse::<Role>().is_ok()
}

fn document<T: DeserializeOwned>(text: &str) -> bool {
    serde_json::from_str::<T>(text).is_ok()
}

impl Table {
    /// Whether the database numbers its rows.
    pub(super) fn is_numbered(&self) -> bool {
        ["decisions", "approvals", "audit"].contains(&self.name)
    }

    fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn select(&self) -> String {
        format!("SELECT {} FROM {} ORDER BY {}", self.names(), self.name, self.order)
    }

    pub(super) fn insert(&self) -> String {
        let places: Vec<String> = (1..=self.columns.len()).map(|place| format!("${place}")).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, self.names(), places.join(", "))
    }

    /// A row as a line of JSON.
    pub(super) fn json(&self, row: &Row) -> Result<Box<RawValue>, Error> {
        let mut json = format!("{{\"table\":\"{}\"", self.name);
        for (place, (name, kind)) in self.columns.iter().enumerate() {
            let value = match kind {
                Kind::Number | Kind::MaybeNumber => to_raw_value(&row.get::<Option<i64>>(place)?),
                Kind::Text(_) | Kind::MaybeText(_) => to_raw_value(&row.get::<Option<String>>(place)?),
                Kind::Bytes(_) | Kind::MaybeBytes(_) => {
                    to_raw_value(&row.get::<Option<Vec<u8>>>(place)?.as_deref().map(hexadecimal))
                }
                Kind::Record => match row.get::<Option<Vec<u8>>>(place)? {
                    Some(packed) => RawValue::from_string(text(packed::unpack(&packed)?)?),
                    None => to_raw_value(&()),
                },
            };
            let value = value.map_err(|_| Error::damaged("a record"))?;
            let _ = write!(json, ",\"{name}\":{value}");
        }
        json.push('}');
        RawValue::from_string(json).map_err(|_| Error::damaged("a row"))
    }
}

fn text(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|_| Error::damaged("a record"))
}

/// A line as the values of a table's row, or what is wrong with it.
pub(super) fn row(line: &str) -> Result<(&'static Table, Vec<Value>), &'static str> {
    let mut columns: BTreeMap<String, &RawValue> = serde_json::from_str(line).map_err(|_| "this is no row")?;
    let name = columns.remove("table").and_then(|name| serde_json::from_str::<String>(name.get()).ok());
    let table = TABLES.iter().find(|table| Some(table.name) == name.as_deref()).ok_or("there is no such table")?;
    let mut values = Vec::with_capacity(table.columns.len());
    for (name, kind) in table.columns {
        let given = columns.remove(*name).ok_or("a column is missing")?;
        values.push(value(*kind, given.get()).ok_or("a column isn't what it should be")?);
    }
    if columns.is_empty() { Ok((table, values)) } else { Err("there is an unknown column") }
}

fn value(kind: Kind, json: &str) -> Option<Value> {
    let is_null = json == "null";
    match kind {
        Kind::MaybeNumber if is_null => Some(Value::Number(None)),
        Kind::MaybeText(_) if is_null => Some(Value::Text(None)),
        Kind::MaybeBytes(_) | Kind::Record if is_null => Some(Value::Bytes(None)),
        Kind::Number | Kind::MaybeNumber => Some(Value::Number(Some(serde_json::from_str(json).ok()?))),
        Kind::Text(fits) | Kind::MaybeText(fits) => {
            Some(Value::Text(Some(serde_json::from_str(json).ok().filter(|text: &String| fits(text))?)))
        }
        Kind::Bytes(length) | Kind::MaybeBytes(length) => {
            Some(Value::Bytes(Some(bytes(&serde_json::from_str::<String>(json).ok()?, length)?)))
        }
        Kind::Record => {
            courtesy_host::read::record(json.as_bytes()).ok()?;
            Some(Value::Bytes(Some(packed::pack(json.as_bytes()))))
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

fn bytes(text: &str, length: usize) -> Option<Vec<u8>> {
    if text.len() != 2 * length || !text.is_ascii() {
        return None;
    }
    (0..length).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()).collect()
}
