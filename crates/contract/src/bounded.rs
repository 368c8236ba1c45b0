//! Text and numbers that carry their bounds: a value that parses is a value that may be used.

mod number;
mod text;

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

pub use number::{Effort, Fraction, MinorUnits, Money, Percent, Seed, Sentiment, Share, TenThousandths};
pub use text::{
    Code, ContractVersion, Destination, Label, Language, Link, Pointer, ShortMoney, ShortPeriod, ShortSpan, Slug, Text,
    Version, ZoneName,
};

/// A value that doesn't fit its type; the text says what was expected.
///
/// It never repeats the value, so it is safe to log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfBounds(pub(crate) &'static str);

impl fmt::Display for OutOfBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for OutOfBounds {}

/// Reads an optional field: absent is `None`, and `null` is rejected, because the contract has no nulls.
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Reads a list that isn't empty.
pub(crate) fn at_least_one<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let items = Vec::deserialize(deserializer)?;
    if items.is_empty() { Err(D::Error::custom("expected at least one item")) } else { Ok(items) }
}

/// Whether a value is its default, and so left out of the JSON.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
