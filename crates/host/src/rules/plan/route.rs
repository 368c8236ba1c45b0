//! How an action is carried out.

use courtesy_contract::{Approval, Assignment, Channel, Label, Timestamp};

use crate::rules::{Candidate, Objection};

/// How an action is carried out: the channel, the time and the queue. Rules fill it in as they are asked.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    /// `None` if it reaches only staff.
    pub(crate) channel: Option<Channel>,
    pub(crate) at: Timestamp,
    /// The queue that a hand-over goes to.
    pub(crate) queue: Option<Label>,
    /// Who approved it, if somebody had to.
    pub(crate) approved_by: Option<Approval>,
    /// The customer's groups in the experiments that cover it.
    pub(crate) assignments: Vec<Assignment>,
    /// The rule that moved it last.
    pub(crate) moved_by: Option<&'static str>,
    /// The first rule that deferred it, with the time for which it is planned now.
    pub(crate) waits_for: Option<Objection>,
}

impl Route {
    /// On this channel, at the time at which the candidate would be carried out.
    pub(crate) fn new(candidate: &Candidate, channel: Option<Channel>) -> Self {
        Self {
            channel,
            at: candidate.send_at(),
            queue: None,
            approved_by: candidate.approved_by(),
            assignments: Vec::new(),
            moved_by: candidate.waits_for().map(|objection| objection.rule),
            waits_for: candidate.waits_for().cloned(),
        }
    }

    /// Moves it on to the time that a rule waits for.
    ///
    /// # Errors
    /// The objection, if it refuses: it names no time, or none that is later.
    pub(crate) fn wait(&mut self, objection: Objection) -> Result<(), Objection> {
        let Some(until) = objection.wait_until.filter(|until| *until > self.at) else { return Err(objection) };
        self.at = until;
        self.moved_by = Some(objection.rule);
        self.plan_for_later(objection)
    }

    /// Leaves it planned for its time because of a rule that waits. The first such rule is the one that is named.
    ///
    /// # Errors
    /// The objection, if it refuses.
    pub(crate) fn plan_for_later(&mut self, objection: Objection) -> Result<(), Objection> {
        if objection.wait_until.is_none() {
            return Err(objection);
        }
        let first = self.waits_for.take().unwrap_or(objection);
        self.waits_for = Some(first.until(self.at));
        Ok(())
    }
}
