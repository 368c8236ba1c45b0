//! What the rules of one host need of its policy.

use std::sync::Arc;

use courtesy_contract::{Policy, Stage, Withheld};

use super::{Candidate, Guardrail, Objection, Refusal};
use crate::link::Allowed;
use crate::messages::Catalogues;

/// The operator's policy with what the rules need of it, prepared once for a host, and the backend's own rules.
pub(crate) struct Rulebook {
    pub(crate) policy: Policy,
    pub(crate) own: Vec<Box<dyn Guardrail>>,
    pub(super) links: Allowed,
    pub(crate) catalogues: Arc<Catalogues>,
}

impl Rulebook {
    pub(crate) fn new(policy: Policy, own: Vec<Box<dyn Guardrail>>, catalogues: Arc<Catalogues>) -> Self {
        let links = Allowed::new(&policy.links);
        Self { policy, own, links, catalogues }
    }

    /// The decision's entry for a candidate that a rule doesn't allow.
    pub(crate) fn withhold(&self, stage: Stage, candidate: Candidate, objection: Objection) -> Withheld {
        let (plugin, action, claimed_urgency) = candidate.into_parts();
        let Objection { rule, refusal, wait_until: _ } = objection;
        let Refusal { disposition, explanation, detail, until_at } = *refusal;
        Withheld {
            plugin,
            action,
            claimed_urgency,
            disposition,
            stage,
            rule: rule.to_owned(),
            explanation: self.catalogues.explain(&explanation),
            explanation_message: explanation,
            detail: detail.as_ref().map(|detail| self.catalogues.detail(detail)),
            detail_message: detail,
            until_at,
        }
    }
}
