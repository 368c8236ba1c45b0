//! What the rules know.

use courtesy_contract::{Context, Hold, Policy, Slug, Timestamp};

/// What the rules know about one customer, under one policy, at one time.
pub struct Situation<'s> {
    context: &'s Context,
    policy: &'s Policy,
    /// The holds, each with the plugin that asked for it.
    holds: &'s [(Slug, Hold)],
}

impl<'s> Situation<'s> {
    pub(crate) fn new(context: &'s Context, policy: &'s Policy, holds: &'s [(Slug, Hold)]) -> Self {
        Self { context, policy, holds }
    }

    /// What is known about the customer.
    #[must_use]
    pub fn context(&self) -> &'s Context {
        self.context
    }

    /// The operator's settings.
    #[must_use]
    pub fn policy(&self) -> &'s Policy {
        self.policy
    }

    /// The time of the decision: `requested_at`, or else `as_of`.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        now(self.context)
    }

    /// The holds, each with the plugin that asked for it.
    pub(super) fn holds(&self) -> &'s [(Slug, Hold)] {
        self.holds
    }
}

/// The time of a decision: `requested_at`, or else `as_of`.
pub(crate) fn now(context: &Context) -> Timestamp {
    context.requested_at.map_or(context.as_of, |asked| asked.max(context.as_of))
}
