//! What the rules know.

use courtesy_contract::{Context, Hold, Policy, Slug, Timestamp};

/// What the rules know of one customer, under one policy, at one moment.
pub struct Situation<'s> {
    context: &'s Context,
    policy: &'s Policy,
    /// What plugins asked to hold back, with the plugin that asked.
    holds: &'s [(Slug, Hold)],
}

impl<'s> Situation<'s> {
    pub(crate) fn new(context: &'s Context, policy: &'s Policy, holds: &'s [(Slug, Hold)]) -> Self {
        Self { context, policy, holds }
    }

    /// What is known of the customer.
    #[must_use]
    pub fn context(&self) -> &'s Context {
        self.context
    }

    /// The operator's settings.
    #[must_use]
    pub fn policy(&self) -> &'s Policy {
        self.policy
    }

    /// The moment of the decision: `requested_at`, or `as_of` if the facts were read just now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        now(self.context)
    }

    /// What plugins asked to hold back, with the plugin that asked.
    pub(super) fn holds(&self) -> &'s [(Slug, Hold)] {
        self.holds
    }
}

/// The moment of a decision: `requested_at`, or `as_of` if the facts were read just now.
pub(crate) fn now(context: &Context) -> Timestamp {
    context.requested_at.map_or(context.as_of, |asked| asked.max(context.as_of))
}
