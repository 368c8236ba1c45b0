//! What each plugin may do, and what happens when it fails.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::bounded::given;
use crate::whole::whole;
use crate::words::words;
use crate::{ActionKind, Code, Hook, Label, Purpose, Text, Urgency};

words! {
    /// Whether a plugin takes part.
    #[derive(Default)]
    Mode {
        /// It is asked, and what it proposes can be offered.
        #[default]
        Live => "live",
        /// It is asked beside the live ones, and nothing of it is ever offered; the decision says what it would have changed.
        Shadow => "shadow",
        /// It is not asked.
        Off => "off",
    }
}

/// What one plugin may do. It can only narrow what the plugin's manifest declares.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Grant {
    /// Whether it takes part.
    pub mode: Mode,
    /// The parts of the context it may read, such as `orders` or `orders.status`; all that its manifest names if left out.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub reads: Option<Vec<Label>>,
    /// The kinds of action it may propose; all that its manifest names if left out.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<ActionKind>>,
    /// The purposes it may act for; all that its manifest names if left out.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Vec<Purpose>>,
    /// The highest urgency that its actions may have; any if left out. A higher one that it claims is lowered to this, and the decision says so. What is critical opens doors that are closed to everything else.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub max_urgency: Option<Urgency>,
    /// Whether it may hold back what others propose; as its manifest asks if left out.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub holds: Option<bool>,
    /// Its settings. What is left out has the default of its manifest.
    pub config: Map<String, Value>,
    /// What stands in for it while it rests because it failed again and again; nothing if left out.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Fallback>,
}

/// When a plugin that fails again and again rests: after so many failures in a row it isn't asked for a while, and after each attempt that fails again, for twice as long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Breaker {
    /// Failures in a row after which a plugin rests; with 0 it never does.
    #[serde(deserialize_with = "whole")]
    pub failures: u32,
    /// Seconds of the first rest.
    #[serde(deserialize_with = "whole")]
    pub rest_s: u32,
    /// Seconds of the longest rest.
    #[serde(deserialize_with = "whole")]
    pub max_rest_s: u32,
}

impl Default for Breaker {
    fn default() -> Self {
        Self { failures: 5, rest_s: 60, max_rest_s: 3_600 }
    }
}

/// What stands in for a plugin while it rests. It goes to staff: no customer hears of a plugin's failure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Fallback {
    /// The action's `key`.
    pub key: Code,
    /// The occasions on which it stands in; all on which the plugin would be asked if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hooks: Vec<Hook>,
    /// For how many seconds after the decision it makes sense.
    #[serde(deserialize_with = "whole")]
    pub valid_s: u32,
    /// What is to be done.
    pub step: FallbackStep,
}

/// What is to be done in place of a plugin that rests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum FallbackStep {
    /// Somebody looks at the customer: an action `human_handover` with the mode `task`.
    HumanHandover {
        /// The queue that takes over.
        queue: Label,
        /// What the person must know.
        briefing: Text,
    },
    /// A signal to staff.
    InternalInsight {
        /// What it is about.
        topic: Label,
        /// What is the matter, in a sentence.
        signal: Text,
        /// Who should know.
        to_role: Label,
    },
}
