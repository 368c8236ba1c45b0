//! JSON for small plugins: parsed once into a list of nodes, and from there into the contract's types and settings.
//!
//! A general library would make up most of a plugin. This one only says whether a value fits, not what is wrong with it,
//! because the host has already checked the context. Values that nobody reads are only checked for brackets and commas.

mod document;
mod number;
mod text;
mod unfit;
mod value;
mod visit;

use serde::de::DeserializeOwned;

pub(crate) use document::Document;
pub(crate) use unfit::Unfit;
pub(crate) use value::Value;

/// Deserialises a value into any type.
pub(crate) fn into<T: DeserializeOwned>(value: Value<'_>) -> Result<T, Unfit> {
    T::deserialize(value)
}

#[cfg(test)]
mod tests;
