//! Care over weeks.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::whole;
use crate::{Channel, Label};

/// How long the same words aren't said again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Repetition {
    /// The days of 24 hours in which the same words about the same matter aren't said again, on any channel; 0 means never refused. Default: 60.
    #[serde(deserialize_with = "whole")]
    pub days: u32,
}

impl Default for Repetition {
    fn default() -> Self {
        Self { days: 60 }
    }
}

/// How long a customer may wait for a word while something is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Silence {
    /// The days of 24 hours after which a customer in trouble must have had a word, or staff a task. `courtesy simulate` reports every customer who waits longer. Default: 7.
    #[serde(deserialize_with = "whole")]
    pub days: u32,
}

impl Default for Silence {
    fn default() -> Self {
        Self { days: 7 }
    }
}

/// What happens to service that can't reach the customer because a plugin has no words in their language, its message is wrong, a permission is missing, or there is no room under a cap, no money in a budget or no team with time: staff get a task in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct StaffInstead {
    /// Whether staff get a task. Default: `true`.
    pub enabled: bool,
    /// The queue that takes the task. Default: the first open queue in `capacity`, or `customer_care` if none is known.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub queue: Option<Label>,
}

impl Default for StaffInstead {
    fn default() -> Self {
        Self { enabled: true, queue: None }
    }
}

/// The channels from the least to the most intrusive.
pub(super) fn intrusiveness() -> Vec<Channel> {
    vec![
        Channel::App,
        Channel::WebForm,
        Channel::Email,
        Channel::Post,
        Channel::Fax,
        Channel::Social,
        Channel::Push,
        Channel::Chat,
        Channel::Messaging,
        Channel::Sms,
        Channel::Video,
        Channel::Phone,
        Channel::InPerson,
    ]
}
