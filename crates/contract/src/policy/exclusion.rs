//! What doesn't go together.

use serde::{Deserialize, Serialize};

use super::{Period, Span};
use crate::bounded::given;
use crate::whole::whole;
use crate::{ActionKind, Channel, Label, Purpose, Slug};

/// Some actions, offered now or in `history`: those that fit all that it names. It names at least one thing.
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
    /// What it is for, after the policy's `purposes`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The plugin that proposed it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// The channel it goes over.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
}

/// Actions that don't go together, or only in one order. It is symmetric: whichever of two actions is there first keeps the other out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Exclusion {
    /// Never the one with the other: not in one decision and, with `within`, not within that time of each other, whichever comes first.
    NeverTogether {
        /// One.
        a: Selector,
        /// The other.
        b: Selector,
        /// How much time must lie between them; if left out, only one decision can't hold both.
        #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
        within: Option<Span>,
    },
    /// Never the one followed by the other within some time. At the same moment counts as following.
    NeverFollowed {
        /// What comes first.
        first: Selector,
        /// What may not follow.
        then: Selector,
        /// So much time must lie between them.
        within: Span,
    },
    /// The one only after the other, which must have been done and not merely be planned.
    OnlyAfter {
        /// What must have come first, in `history`.
        first: Selector,
        /// What may only follow.
        then: Selector,
        /// Less than so long before; at any time before if left out.
        #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
        within: Option<Span>,
    },
    /// At most so many of these in a period.
    AtMost {
        /// Which actions.
        of: Selector,
        /// At most so many; 0 is none.
        #[serde(deserialize_with = "whole")]
        max: u32,
        /// In which period.
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
