//! Shares of a group, of which no part is a group that is too small to show.

use serde::{Serialize, Serializer};

use crate::outcomes::Estimate;

/// A share of a group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Share {
    /// The share with its interval.
    Between(Estimate),
    /// At most this share, from 0 to 1: so few customers that their number isn't shown.
    AtMost {
        /// The bound, rounded up to a twentieth.
        #[serde(serialize_with = "in_hundredths")]
        at_most: f64,
    },
    /// At least this share, from 0 to 1: of the others there are so few that their number isn't shown.
    AtLeast {
        /// The bound, rounded down to a twentieth.
        #[serde(serialize_with = "in_hundredths")]
        at_least: f64,
    },
}

/// A group by parts that exclude each other. Parts that are too small to show are put together with others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Distribution {
    /// The parts, in their order.
    pub parts: Vec<DistributionPart>,
}

/// A part of a [`Distribution`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DistributionPart {
    /// The words for it; several if parts were put together.
    pub words: Vec<&'static str>,
    /// The share; a bound if only one part is large enough to show.
    pub share: Share,
}

impl Share {
    /// The share, or the bound that is known of it.
    #[must_use]
    pub fn about(&self) -> f64 {
        match self {
            Self::Between(estimate) => estimate.value,
            Self::AtMost { at_most } => *at_most,
            Self::AtLeast { at_least } => *at_least,
        }
    }

    /// The share with its interval, if it is known.
    #[must_use]
    pub fn estimate(&self) -> Option<Estimate> {
        match self {
            Self::Between(estimate) => Some(*estimate),
            Self::AtMost { .. } | Self::AtLeast { .. } => None,
        }
    }
}

/// Writes a number with two decimals.
pub(super) fn in_hundredths<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 100.0).round() / 100.0)
}

/// Writes a number with one decimal, so that the same counts give the same text on every machine.
pub(super) fn in_tenths<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 10.0).round() / 10.0)
}

/// Writes a day as text.
pub(super) fn as_text<S: Serializer>(day: &jiff::civil::Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}
