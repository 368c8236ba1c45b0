//! What a rule says.

use courtesy_contract::{Disposition, MessageRef, Timestamp};

use crate::messages::say;

/// What a rule says about one action, at one time, on one channel.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is allowed.
    Allow,
    /// It has to wait until a time. Every rule is then asked about that time. If all allow it, the action is deferred: withheld
    /// now, with the time at which to ask again.
    Wait {
        /// The first time at which the rule may allow it. If it isn't later than the time asked about, the action is refused.
        until: Timestamp,
        /// Why not now.
        refusal: Refusal,
    },
    /// It is refused.
    Refuse(Refusal),
}

impl Verdict {
    /// Names the rule that said so, if it doesn't allow the action.
    pub(crate) fn by(self, rule: &'static str) -> Result<(), Objection> {
        match self {
            Self::Allow => Ok(()),
            Self::Wait { until, refusal } => Err(Objection::new(rule, Some(until), refusal.until(Some(until)))),
            Self::Refuse(refusal) => Err(Objection::new(rule, None, refusal)),
        }
    }
}

/// Lets rules use `?`.
impl From<Result<(), Refusal>> for Verdict {
    fn from(result: Result<(), Refusal>) -> Self {
        match result {
            Ok(()) => Self::Allow,
            Err(refusal) => Self::Refuse(refusal),
        }
    }
}

/// Why a rule refuses an action, or makes it wait.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub(super) disposition: Disposition,
    pub(super) explanation: MessageRef,
    pub(super) detail: Option<MessageRef>,
    pub(super) until_at: Option<Timestamp>,
}

impl Refusal {
    /// A refusal with a disposition, and an explanation that a service agent can read to the customer.
    #[must_use]
    pub fn new(disposition: Disposition, explanation: MessageRef) -> Self {
        Self { disposition, explanation, detail: None, until_at: None }
    }

    /// Adds a detail for the operator and the plugin's author.
    #[must_use]
    pub fn with_detail(mut self, detail: MessageRef) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Adds the time from which it can be done or proposed again.
    #[must_use]
    pub fn until(mut self, at: Option<Timestamp>) -> Self {
        self.until_at = at;
        self
    }

    /// What becomes of the action.
    #[must_use]
    pub fn disposition(&self) -> Disposition {
        self.disposition
    }

    /// The explanation for the customer.
    #[must_use]
    pub fn explanation(&self) -> &MessageRef {
        &self.explanation
    }

    /// The detail for the operator and the plugin's author.
    #[must_use]
    pub fn detail(&self) -> Option<&MessageRef> {
        self.detail.as_ref()
    }

    /// The time from which it can be done or proposed again.
    #[must_use]
    pub fn until_at(&self) -> Option<Timestamp> {
        self.until_at
    }
}

/// A rule that doesn't allow an action.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Objection {
    /// The rule's name.
    pub(crate) rule: &'static str,
    /// The time to wait for; `None` if it refuses.
    pub(crate) wait_until: Option<Timestamp>,
    pub(crate) refusal: Box<Refusal>,
}

impl Objection {
    fn new(rule: &'static str, wait_until: Option<Timestamp>, refusal: Refusal) -> Self {
        Self { rule, wait_until, refusal: Box::new(refusal) }
    }

    /// The same, with another time from which it can be done.
    pub(crate) fn until(mut self, at: Timestamp) -> Self {
        self.refusal.until_at = Some(at);
        self
    }

    /// The same, with the rule that had deferred the action before.
    pub(crate) fn put_off_by(mut self, rule: &'static str, until: Timestamp) -> Self {
        let detail = match self.refusal.detail.take() {
            None => say!("any-rule-detail-put-off", rule = rule, until = until),
            Some(found) => say!("any-rule-detail-put-off-found", rule = rule, until = until, found = vec![found]),
        };
        self.refusal.detail = Some(detail);
        self
    }
}
