//! What a rule says.

use courtesy_contract::{Disposition, MessageRef, Timestamp};

use crate::messages::say;

/// What a rule says of one action, at one moment, over one channel.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It may go on.
    Allow,
    /// Not before this moment. Every rule is then asked about that moment; an action that gets through is withheld now,
    /// with the moment at which to ask again.
    Wait {
        /// The first moment at which the rule may allow it; one that isn't later than the moment asked about refuses.
        until: Timestamp,
        /// Why not now.
        refusal: Refusal,
    },
    /// It is withheld.
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

/// So that a rule can be written with `?`.
impl From<Result<(), Refusal>> for Verdict {
    fn from(result: Result<(), Refusal>) -> Self {
        match result {
            Ok(()) => Self::Allow,
            Err(refusal) => Self::Refuse(refusal),
        }
    }
}

/// Why a rule refuses an action, or lets it wait.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub(super) disposition: Disposition,
    pub(super) explanation: MessageRef,
    pub(super) detail: Option<MessageRef>,
    pub(super) until_at: Option<Timestamp>,
}

impl Refusal {
    /// What becomes of the action, and why, in a sentence that a service agent can read to the customer.
    #[must_use]
    pub fn new(disposition: Disposition, explanation: MessageRef) -> Self {
        Self { disposition, explanation, detail: None, until_at: None }
    }

    /// Adds what exactly was found, for the operator and the plugin's author.
    #[must_use]
    pub fn with_detail(mut self, detail: MessageRef) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Adds the moment from which it can be done, or proposed again.
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

    /// Why, for the customer.
    #[must_use]
    pub fn explanation(&self) -> &MessageRef {
        &self.explanation
    }

    /// What exactly was found.
    #[must_use]
    pub fn detail(&self) -> Option<&MessageRef> {
        self.detail.as_ref()
    }

    /// The moment from which it can be done, or proposed again.
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
    /// The moment to wait for; `None` if it refuses.
    pub(crate) wait_until: Option<Timestamp>,
    pub(crate) refusal: Box<Refusal>,
}

impl Objection {
    fn new(rule: &'static str, wait_until: Option<Timestamp>, refusal: Refusal) -> Self {
        Self { rule, wait_until, refusal: Box::new(refusal) }
    }

    /// The same, with another moment from which it can be done.
    pub(crate) fn until(mut self, at: Timestamp) -> Self {
        self.refusal.until_at = Some(at);
        self
    }

    /// The same, with the rule because of which it was asked about a later moment.
    pub(crate) fn put_off_by(mut self, rule: &'static str, until: Timestamp) -> Self {
        let detail = match self.refusal.detail.take() {
            None => say!("any-rule-detail-put-off", rule = rule, until = until),
            Some(found) => say!("any-rule-detail-put-off-found", rule = rule, until = until, found = vec![found]),
        };
        self.refusal.detail = Some(detail);
        self
    }
}
