//! How to choose among the actions that the rules allow.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::whole;
use crate::{ActionKind, Hook, Percent, Purpose, Share, Slug};

/// How to choose among the actions that the rules allow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Arbitration {
    /// The most actions that reach the customer in one decision; 0 means none.
    #[serde(deserialize_with = "whole")]
    pub max_offered: u32,
    /// The most of these of one kind.
    #[serde(deserialize_with = "whole")]
    pub max_per_kind: u32,
    /// The most of these in one `group`.
    #[serde(deserialize_with = "whole")]
    pub max_per_group: u32,
    /// The most of these on one channel.
    #[serde(deserialize_with = "whole")]
    pub max_per_channel: u32,
    /// The weights for every profile but `crisis`.
    pub normal: Weights,
    /// The weights for the profile `crisis`, in which the company's may not exceed the customer's.
    pub crisis: Weights,
    /// Percentages that raise or lower some actions in the ranking; at most 1,000.
    pub levers: Vec<Lever>,
}

impl Arbitration {
    /// The most levers in a policy, so that no priority overflows. The host rejects a policy with more; deserialising one doesn't.
    pub const MAX_LEVERS: usize = 1_000;
}

impl Default for Arbitration {
    fn default() -> Self {
        let percent = |percent| Share::new(percent).expect("from 0 to 100");
        Self {
            max_offered: 3,
            max_per_kind: 2,
            max_per_group: 1,
            max_per_channel: 2,
            normal: Weights { customer: percent(50), company: percent(50) },
            crisis: Weights { customer: percent(100), company: percent(0) },
            levers: Vec::new(),
        }
    }
}

/// The weights, in percent, of what each side gains according to an action's `value`. At least one is above 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Weights {
    /// The weight of what the customer gains.
    pub customer: Share,
    /// The weight of what the company gains.
    pub company: Share,
}

/// Raises or lowers the actions that match everything it names. The percentages of all matching levers are added up: `1 + sum(percent) / 100`, and never below 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Lever {
    /// Only actions of this plugin.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// Only actions of this kind.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActionKind>,
    /// Only actions for this purpose.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// Only on this hook. A lever that names a hook is part of the factor `context`; the others are part of `lever`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub hook: Option<Hook>,
    /// The change in percent: 50 is half as much again, and -100 is nothing at all.
    pub percent: Percent,
}
