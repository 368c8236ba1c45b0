//! What came back from the plugins, and the decision that follows from it.

use courtesy_contract::{Answer, Context, ContractVersion, Decision, Failure, Mode, PluginRun, Policy};

use super::Inner;
use super::breakers;
use crate::pipeline::project::Facts;
use crate::pipeline::weigh::{Proposed, Rules};
use crate::plugin::{Plugin, Proposal};
use crate::rules;

/// What came back from the plugins.
#[derive(Default)]
pub(super) struct Heard {
    live: Vec<Proposed>,
    shadows: Vec<Proposal>,
    failures: Vec<Failure>,
    runs: Vec<PluginRun>,
}

impl Heard {
    pub(super) fn answered(&mut self, mode: Mode, proposal: Proposal) {
        match mode {
            Mode::Shadow => self.shadows.push(proposal),
            // A plugin that is off isn't loaded, so that nobody asks it.
            Mode::Live | Mode::Off => self.answered_live(proposal),
        }
    }

    fn answered_live(&mut self, proposal: Proposal) {
        let Proposal { run, answer, invalid } = proposal;
        match answer {
            Ok(answer) => self.live.push(Proposed::new(run.id.clone(), answer, invalid)),
            Err(failure) => self.failures.push(failure),
        }
        self.runs.push(run);
    }

    /// A plugin rests: it is a failure in the decision, and what the operator declared stands in.
    pub(super) fn rests(&mut self, plugin: &Plugin, failure: Failure, context: &Context, policy: &Policy) {
        self.failures.push(failure);
        let grant = policy.plugins.get(plugin.id());
        let action = grant.and_then(|grant| breakers::stand_in(grant, context, rules::now(context)));
        let answer = action.map_or_else(Answer::nothing, Answer::from);
        self.live.push(Proposed::new(plugin.id().clone(), answer, Vec::new()));
    }

    /// Weighs what was proposed, and writes everything down.
    pub(super) fn conclude(self, inner: &Inner, context: &Context, facts: &Facts) -> Decision {
        let rules = Rules { policy: &inner.policy, own: &inner.rules };
        let Self { live, shadows, failures, runs } = self;
        let beside = if shadows.is_empty() { Vec::new() } else { live.clone() };
        let weighed = rules.weigh(context, live);
        let shadows = shadows.into_iter().map(|shadow| rules.shadow(context, &beside, &weighed, shadow)).collect();
        Decision {
            contract: ContractVersion::default(),
            decision_id: context.decision_id,
            customer_ref: context.customer.reference.clone(),
            hook: context.hook,
            as_of: context.as_of,
            offered: weighed.offered,
            withheld: weighed.withheld,
            failures,
            plugins: runs,
            shadows,
            experiments: weighed.experiments,
            profile: inner.policy.profile,
            policy_digest: inner.ingredients.policy_digest,
            context_digest: facts.digest(),
            engine: inner.ingredients.engine.clone(),
            time_zones: inner.ingredients.time_zones.clone(),
        }
    }
}
