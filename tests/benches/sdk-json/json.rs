//! Replaces the SDK's `json.rs` and `json/` with serde_json.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, DeserializeOwned};
use serde_json::value::RawValue;

type Fields = BTreeMap<String, &'static RawValue>;

/// A JSON document and its unparsed fields.
pub(crate) struct Document {
    whole: &'static str,
    fields: Vec<(String, &'static RawValue)>,
    unfit: Cell<bool>,
}

impl Document {
    pub(crate) fn parse(json: String) -> Option<Self> {
        let whole = &*json.leak();
        let fields: Fields = serde_json::from_str(whole).ok()?;
        Some(Self { whole, fields: fields.into_iter().collect(), unfit: Cell::new(false) })
    }

    pub(crate) fn root(&self) -> Value<'_> {
        Value { document: self, place: 0, json: self.whole }
    }

    pub(crate) fn refuse(&self) {
        self.unfit.set(true);
    }

    pub(crate) fn is_unfit(&self) -> bool {
        self.unfit.get()
    }

    pub(crate) fn json(&self) -> &str {
        self.whole
    }
}

/// The whole document, one of its fields, or a field of such a field.
#[derive(Clone, Copy)]
pub struct Value<'d> {
    document: &'d Document,
    place: u32,
    pub(crate) json: &'static str,
}

impl<'d> Value<'d> {
    pub(crate) fn at(document: &'d Document, place: u32) -> Self {
        let field = (place as usize).checked_sub(1).and_then(|index| document.fields.get(index));
        Self { document, place, json: field.map_or(document.whole, |(_, value)| value.get()) }
    }

    pub(crate) fn place(self) -> u32 {
        self.place
    }

    pub(crate) fn field(self, name: &str) -> Option<Self> {
        if self.json.as_ptr() == self.document.whole.as_ptr() {
            let index = self.document.fields.iter().position(|(field, _)| field == name)?;
            return Some(Self::at(self.document, index as u32 + 1));
        }
        let fields: Fields = serde_json::from_str(self.json).ok()?;
        fields.get(name).map(|value| Self { json: value.get(), ..self })
    }

    pub(crate) fn fields(self) -> Option<()> {
        Some(())
    }

    pub(crate) fn refuse(self) {
        self.document.refuse();
    }
}

/// Deserializes a value into any type.
pub(crate) fn into<T: DeserializeOwned>(value: Value<'_>) -> Result<T, Unfit> {
    serde_json::from_str(value.json).map_err(|why| Unfit(why.to_string()))
}

/// Why a value doesn't fit the type, as serde puts it.
#[derive(Debug)]
pub(crate) struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self(why.to_string())
    }
}
