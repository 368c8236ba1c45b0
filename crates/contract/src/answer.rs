//! What one plugin returns.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::{Action, ContractVersion, Hold, Text};

/// What one plugin returns: the actions it proposes, and what it asks others to hold back. An answer without actions
/// is a good answer: just carry on. Unknown keys are refused.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Answer {
    /// The contract's version that this document is written for.
    pub contract: ContractVersion,
    /// What the plugin proposes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// What the plugin asks others to hold back. Only a plugin whose manifest declares `holds` may.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
    /// Remarks for whoever maintains the plugin; they stand in the decision and never reach a customer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    /// The plugin could not answer. Nothing else of the answer counts.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub error: Option<PluginError>,
}

/// The plugin could not answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct PluginError {
    /// Why not, in a sentence for whoever maintains the plugin.
    pub message: Text,
}

impl Answer {
    /// An answer without actions.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }
}

impl From<Action> for Answer {
    fn from(action: Action) -> Self {
        Self { actions: vec![action], ..Self::default() }
    }
}
