//! What happens around the customer: events, people who can help, neighbours.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::given_whole;
use crate::words::words;
use crate::{Fraction, Label, Timestamp};

words! {
    /// What kind of event it is.
    EventKind {
        /// A contagious disease.
        Pandemic => "pandemic",
        /// A service that doesn't work.
        Outage => "outage",
        /// A product that is called back.
        Recall => "recall",
        /// Storm, flood, heat, snow.
        Weather => "weather",
        /// Work is laid down.
        Strike => "strike",
        /// A place closes.
        Closure => "closure",
    }
}

/// Something that happens and affects many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Event {
    /// The CRM's reference.
    #[serde(rename = "ref")]
    pub reference: Label,
    /// What kind of event it is.
    pub kind: EventKind,
    /// From when.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub from_at: Option<Timestamp>,
    /// Until when; unknown if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
    /// Where, as the CRM names it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub area: Option<Label>,
    /// Whether it affects this customer.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub affects_customer: Option<bool>,
}

words! {
    /// How much the people who help have on their hands.
    Volume {
        /// Time to spare.
        Idle => "idle",
        /// As usual.
        Normal => "normal",
        /// More than usual.
        Peak => "peak",
        /// More than they can answer.
        Crisis => "crisis",
    }
}

/// How busy the people are who would have to help.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Capacity {
    /// How much they have on their hands.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub volume: Option<Volume>,
    /// The groups of people who help.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queues: Vec<Queue>,
}

/// A group of people who help.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Queue {
    /// The queue's name.
    pub queue: Label,
    /// Whether it takes new work.
    pub open: bool,
    /// What the people can do, such as a language or a subject.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Label>,
    /// How many seconds a customer waits there now.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub wait_s: Option<u32>,
    /// The first moments at which somebody is free.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_slots: Vec<Timestamp>,
}

/// Customers who help each other.
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
    /// Whether the customer offered to help others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub helper_opt_in: bool,
}

/// A score that one of the CRM's models gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Score {
    /// What it says, such as `churn`.
    pub name: Label,
    /// The score.
    pub value: Fraction,
    /// Which model gave it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub model: Option<Label>,
    /// When.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Timestamp>,
}
