//! Which actions don't go together.

use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::short::Either;
use super::{Period, Span};
use crate::bounded::given;
use crate::whole::whole;
use crate::{ActionKind, Channel, Label, Purpose, Slug};
#[cfg(feature = "schema")]
use crate::{ShortPeriod, ShortSpan};

/// Selects actions, proposed or in `history`: those that match everything it names. It names at least one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Selector {
    /// The action's `key`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub key: Option<Label>,
    /// The kind of action.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActionKind>,
    /// The action's `group`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub group: Option<Label>,
    /// The action's purpose, after the policy's `purposes`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The plugin that proposed it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// The channel that it uses.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
}

/// Actions that don't go together, or only in one order. Exclusions are symmetric: whichever of two actions comes first excludes the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Exclusion {
    /// Never both in one decision and, with `within`, never within that time of each other, whichever comes first.
    NeverTogether {
        /// The one.
        a: Selector,
        /// The other.
        b: Selector,
        /// The least time between them. Default: none, so that only one decision can't contain both.
        #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Either<ShortSpan, Span>"))]
        within: Option<Span>,
    },
    /// Never the one followed by the other within some time. Being at the same time counts as following.
    NeverFollowed {
        /// What comes first.
        first: Selector,
        /// What may not follow.
        then: Selector,
        /// The least time between them.
        #[cfg_attr(feature = "schema", schemars(with = "Either<ShortSpan, Span>"))]
        within: Span,
    },
    /// The one only after the other, which must have been done, and not only planned.
    OnlyAfter {
        /// What must come first: it has to be in `history`.
        first: Selector,
        /// What may only come after it.
        then: Selector,
        /// The longest time between them, exclusive. Default: any time.
        #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Either<ShortSpan, Span>"))]
        within: Option<Span>,
    },
    /// At most a number of these in a period.
    AtMost {
        /// Which actions.
        of: Selector,
        /// The most of them; 0 means none.
        #[serde(deserialize_with = "whole")]
        max: u32,
        /// The period.
        #[cfg_attr(feature = "schema", schemars(with = "Either<ShortPeriod, Period>"))]
        per: Period,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_period_inside_an_exclusion_has_a_name() {
        let at_most = |kind: &str| {
            let json = format!(
                r#"{{"kind": "at_most", "of": {{"key": "k"}}, "max": 1, "per": {{"kind": {kind}, "days": 7}}}}"#
            );
            serde_json::from_str::<Exclusion>(&json)
        };
        assert!(at_most(r#""rolling""#).is_ok());
        assert!(at_most("0").is_err());
    }
}
