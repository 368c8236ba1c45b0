//! What happens around the customer: events, the staff's capacity, the community.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::given_whole;
use crate::words::words;
use crate::{Fraction, Label, Timestamp};

words! {
    /// The kind of event.
    EventKind {
        /// A contagious disease.
        Pandemic => "pandemic",
        /// A service outage.
        Outage => "outage",
        /// A product recall.
        Recall => "recall",
        /// Severe weather, such as storm, flood, heat or snow.
        Weather => "weather",
        /// A strike.
        Strike => "strike",
        /// The closure of a place, such as a shop.
        Closure => "closure",
    }
}

/// An event that affects many customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Event {
    /// The CRM's reference.
    #[serde(rename = "ref")]
    pub reference: Label,
    /// The kind of event.
    pub kind: EventKind,
    /// When it begins.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub from_at: Option<Timestamp>,
    /// When it ends; unknown if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
    /// The place, as the CRM names it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub area: Option<Label>,
    /// Whether it affects this customer.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub affects_customer: Option<bool>,
}

words! {
    /// How busy the staff are.
    Volume {
        /// They have time to spare.
        Idle => "idle",
        /// As usual.
        Normal => "normal",
        /// More than usual.
        Peak => "peak",
        /// More than they can answer.
        Crisis => "crisis",
    }
}

/// What the staff can take on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Capacity {
    /// How busy they are.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub volume: Option<Volume>,
    /// The teams that take work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queues: Vec<Queue>,
}

/// A team that takes work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Queue {
    /// The queue's name.
    pub queue: Label,
    /// Whether it takes new work.
    pub open: bool,
    /// The team's skills, such as a language or a subject.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Label>,
    /// How long a customer waits now, in seconds.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub wait_s: Option<u32>,
    /// The next times at which somebody is free.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_slots: Vec<Timestamp>,
}

/// Customers help each other.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Community {
    /// Whether the customer takes part.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub member: bool,
    /// What the customer knows or asks about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Label>,
    /// Whether the customer has offered to help others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub helper_opt_in: bool,
}

/// A score from one of the CRM's models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Score {
    /// What it estimates, such as `churn`.
    pub name: Label,
    /// The score.
    pub value: Fraction,
    /// The model that computed it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub model: Option<Label>,
    /// When it was computed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Timestamp>,
}
