//! What the rules of one host need of its policy.

use courtesy_contract::{Policy, Stage, Withheld};

use super::{Candidate, Guardrail, Objection};
use crate::link::Allowed;
use crate::messages::Catalogues;

/// The operator's policy with what the rules need of it, prepared once for a host, and the backend's own rules.
pub(crate) struct Rulebook {
    pub(crate) policy: Policy,
    pub(crate) own: Vec<Box<dyn Guardrail>>,
    pub(super) links: Allowed,
    pub(crate) catalogues: Catalogues,
}

impl Rulebook {
    pub(crate) fn new(policy: Policy, own: Vec<Box<dyn Guardrail>>, catalogues: Catalogues) -> Self {
        let links = Allowed::new(&policy.links);
        Self { policy, own, links, catalogues }
    }

    /// The decision's entry for a candidate that a rule doesn't allow.
    pub(crate) fn withhold(&self, stage: Stage, candidate: Candidate, objection: Objection) -> Withheld {
        let (plugin, action, claimed_urgency) = candidate.into_parts();
        let Objection { rule, refusal, wait_until: _ } = objection;
        Withheld {
            plugin,
            action,
            claimed_urgency,
            disposition: refusal.disposition(),
            stage,
            rule: rule.to_owned(),
            explanation: self.catalogues.explain(refusal.explanation()),
            explanation_message: refusal.explanation().clone(),
            detail: refusal.detail().map(|detail| self.catalogues.detail(detail)),
            detail_message: refusal.detail().cloned(),
            until_at: refusal.until_at(),
        }
    }
}
