//! What one plugin returns.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::{Action, ContractVersion, Hold, Text};

/// What one plugin returns: the actions that it proposes, and the holds that it asks for. An answer without actions is
/// valid and means "carry on". Unknown keys are rejected.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Answer {
    /// The version of the contract that this document follows.
    pub contract: ContractVersion,
    /// What the plugin proposes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// The actions of other plugins that it asks to suppress. Allowed only if its manifest declares `holds`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
    /// Notes for the plugin's maintainer. They are kept in the decision and never reach a customer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    /// Why the plugin could not answer. The rest of the answer is ignored.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub error: Option<PluginError>,
}

/// Why a plugin could not answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct PluginError {
    /// The reason, in a sentence for the plugin's maintainer.
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
