//! What the company has promised.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::{Label, Slug, Text, Timestamp};

/// What the company has promised the customer. A decision lists the promises of what it offers; the CRM keeps them, and brings them back with what became of them.
///
/// A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct PromiseMade {
    /// The promise's id, as the action named it. A later promise with the same id replaces an earlier one.
    pub id: Label,
    /// What was promised, in a sentence for staff.
    pub what: Text,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it must be kept.
    pub due_at: Timestamp,
    /// The queue that keeps it. Left out if the action keeps it by itself.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub queue: Option<Label>,
    /// What it is about: the `id` of an order or a case, or the `ref` of an event.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub about: Option<Label>,
    /// The plugin whose action made it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// The `key` of the action that made it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub key: Option<Label>,
    /// When it was kept.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kept_at: Option<Timestamp>,
    /// When it was withdrawn: the customer was told that it no longer holds, or no longer needs it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Timestamp>,
}

impl PromiseMade {
    /// Whether it is neither kept nor withdrawn.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.kept_at.is_none() && self.withdrawn_at.is_none()
    }

    /// Whether it is past due at this time and still open.
    #[must_use]
    pub fn is_broken(&self, now: Timestamp) -> bool {
        self.is_open() && self.due_at < now
    }
}
