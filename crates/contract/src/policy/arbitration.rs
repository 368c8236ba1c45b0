//! How to choose among what is left.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::whole;
use crate::words::words;
use crate::{ActionKind, Hook, Percent, Purpose, Share, Slug};

words! {
    /// A set of weights.
    #[derive(Default)]
    Profile {
        /// Customer and company weigh as the operator says; the same if the operator says nothing.
        #[default]
        Normal => "normal",
        /// Care before profit: what the customer gains weighs at least as much as what the company gains.
        Crisis => "crisis",
    }
}

/// How to choose among what is left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Arbitration {
    /// At most so many actions that reach the customer in one decision; 0 is none.
    #[serde(deserialize_with = "whole")]
    pub max_offered: u32,
    /// Of these, at most so many of one kind.
    #[serde(deserialize_with = "whole")]
    pub max_per_kind: u32,
    /// Of these, at most so many of one group, as the actions name it in `group`.
    #[serde(deserialize_with = "whole")]
    pub max_per_group: u32,
    /// Of these, at most so many over one channel.
    #[serde(deserialize_with = "whole")]
    pub max_per_channel: u32,
    /// For the profile `normal`: how much the customer's gain and the company's gain weigh, in percent.
    pub normal: Weights,
    /// The same for the profile `crisis`, in which the company's weight may not exceed the customer's.
    pub crisis: Weights,
    /// Weights for some actions, in percent more or less; at most 1,000 of them.
    pub levers: Vec<Lever>,
}

impl Arbitration {
    /// So many levers a policy may have, so that no rank overflows. The host refuses a policy with more; reading one doesn't.
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

/// How much each side's gain, as the actions name it in `value`, weighs in percent. Not both are 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Weights {
    /// What the customer gains.
    pub customer: Share,
    /// What the company gains.
    pub company: Share,
}

/// A weight for the actions that fit everything it names. The weights of all that fit are added up: `1 + sum(percent) / 100`, and never below 0.
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
    /// Only on this occasion. A lever that names one counts in the factor `context`, the others in `lever`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub hook: Option<Hook>,
    /// How much more or less it weighs, in percent: 50 is half as much again, -100 is nothing at all.
    pub percent: Percent,
}
