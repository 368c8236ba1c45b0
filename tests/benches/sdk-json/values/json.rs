//! What takes the place of the SDK's `json.rs` and `json/` when serde_json reads the context into its own values.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{self, DeserializeOwned};
use serde_json::Value as Json;

/// A JSON document.
pub(crate) struct Document {
    json: String,
    whole: Json,
    unfit: Cell<bool>,
}

impl Document {
    pub(crate) fn parse(json: String) -> Option<Self> {
        Some(Self { whole: serde_json::from_str(&json).ok()?, json, unfit: Cell::new(false) })
    }

    pub(crate) fn root(&self) -> Value<'_> {
        Value { document: self, json: &self.whole, place: 0 }
    }

    pub(crate) fn refuse(&self) {
        self.unfit.set(true);
    }

    pub(crate) fn is_unfit(&self) -> bool {
        self.unfit.get()
    }

    pub(crate) fn json(&self) -> &str {
        &self.json
    }
}

/// One value of a document.
#[derive(Clone, Copy)]
pub struct Value<'d> {
    document: &'d Document,
    json: &'d Json,
    /// 0 for the whole, or the number of a field of the whole.
    place: u32,
}

impl<'d> Value<'d> {
    pub(crate) fn at(document: &'d Document, place: u32) -> Self {
        let index = (place as usize).checked_sub(1);
        let field = index.and_then(|index| document.whole.as_object()?.values().nth(index));
        Self { document, json: field.unwrap_or(&document.whole), place }
    }

    pub(crate) fn place(self) -> u32 {
        self.place
    }

    #[inline(never)]
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        let index = self.json.as_object()?.keys().position(|field| field == name)?;
        Some(Self { json: self.json.get(name)?, place: index as u32 + 1, ..self })
    }

    #[inline(never)]
    pub(crate) fn items(self) -> Option<impl Iterator<Item = Self>> {
        Some(self.json.as_array()?.iter().map(move |json| Self { json, ..self }))
    }

    pub(crate) fn fields(self) -> Option<()> {
        self.json.is_object().then_some(())
    }

    #[inline(never)]
    pub(crate) fn text(self) -> Option<Cow<'d, str>> {
        self.json.as_str().map(Cow::Borrowed)
    }

    #[inline(never)]
    pub(crate) fn string(self) -> Option<String> {
        self.json.as_str().map(str::to_owned)
    }

    #[inline(never)]
    pub(crate) fn refuse(self) {
        self.document.refuse();
    }

    pub(crate) fn whole(self) -> Option<u64> {
        self.json.as_u64()
    }

    pub(crate) fn float(self) -> Option<f64> {
        self.json.as_f64()
    }

    pub(crate) fn truth(self) -> Option<bool> {
        self.json.as_bool()
    }
}

/// Reads a value into any type that serde can read.
pub(crate) fn into<T: DeserializeOwned>(value: Value<'_>) -> Result<T, Unfit> {
    T::deserialize(value.json).map_err(|why| Unfit(why.to_string()))
}

/// Why it doesn't fit, in serde's words.
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
