//! JSON for small plugins: read once into a list of nodes, and from there into the contract's types and settings.
//!
//! A general library would make up most of a plugin. This one says whether a value fits, and not in how many ways it
//! doesn't: the host has checked the context before. What nobody asks for is only checked for its brackets and commas.

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

/// Reads a value into any type that serde can read.
pub(crate) fn into<T: DeserializeOwned>(value: Value<'_>) -> Result<T, Unfit> {
    T::deserialize(value)
}

#[cfg(test)]
mod tests;
