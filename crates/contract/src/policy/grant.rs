//! What each plugin may do, and what happens when it fails.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::bounded::given;
use crate::whole::whole;
use crate::words::words;
use crate::{ActionKind, AsksWhen, Code, Hook, Label, Purpose, Text, Urgency};

words! {
    /// Whether a plugin takes part.
    #[derive(Default)]
    Mode {
        /// It is asked, and what it proposes can be offered.
        #[default]
        Live => "live",
        /// It runs on live customers, and nothing that it proposes is offered; the decision says what it would have changed.
        Shadow => "shadow",
        /// It is not asked.
        Off => "off",
    }
}

/// What the policy allows one plugin. It can only narrow what the plugin's manifest asks for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Grant {
    /// Whether it takes part.
    pub mode: Mode,
    /// The parts of the context that it may read, such as `orders` or `orders.status`. Default: all that its manifest names.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub reads: Option<Vec<Label>>,
    /// When it is asked: only if one of these, and one of those in its manifest, is known about the customer. Each name must be among what it may read. Default: as its manifest says. Since 1.1.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub asks_when: Option<AsksWhen>,
    /// The kinds of action that it may propose. Default: all that its manifest names.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<ActionKind>>,
    /// The purposes that its actions may have. Default: all that its manifest names.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Vec<Purpose>>,
    /// The highest urgency that its actions may have. Default: any. A higher one is lowered to it, and the decision says so. Lower it for plugins that you trust less, because some rules make exceptions for critical actions.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub max_urgency: Option<Urgency>,
    /// Whether it may ask that other plugins' actions be suppressed. Default: as its manifest asks.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub holds: Option<bool>,
    /// Its settings. Those left out have the defaults in its manifest.
    pub config: Map<String, Value>,
    /// What to propose to staff while it rests after repeated failures. Default: nothing.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Fallback>,
}

/// When a plugin that keeps failing rests. After a number of failures in a row it isn't called for a while, and after each further failed attempt for twice as long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Breaker {
    /// The number of failures in a row after which a plugin rests; 0 means never.
    #[serde(deserialize_with = "whole")]
    pub failures: u32,
    /// The length of the first rest, in seconds.
    #[serde(deserialize_with = "whole")]
    pub rest_s: u32,
    /// The length of the longest rest, in seconds.
    #[serde(deserialize_with = "whole")]
    pub max_rest_s: u32,
}

impl Default for Breaker {
    fn default() -> Self {
        Self { failures: 5, rest_s: 60, max_rest_s: 3_600 }
    }
}

/// What to propose to staff while a plugin rests. It never reaches the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Fallback {
    /// The action's `key`.
    pub key: Code,
    /// The hooks on which to propose it. Default: all on which the plugin would be asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hooks: Vec<Hook>,
    /// How long after the decision it makes sense, in seconds.
    #[serde(deserialize_with = "whole")]
    pub valid_s: u32,
    /// What to do.
    pub step: FallbackStep,
}

/// What staff are to do while a plugin rests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum FallbackStep {
    /// Somebody takes care of the customer: an action `human_handover` with the mode `task`.
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
        /// What is wrong, in a sentence.
        signal: Text,
        /// Who should know.
        to_role: Label,
    },
}
