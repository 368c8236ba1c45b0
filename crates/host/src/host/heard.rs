//! What came back from the plugins, and the decision that follows from it.

use courtesy_contract::{Answer, Context, ContractVersion, Decision, Failure, Mode, PluginRun};

use super::Inner;
use super::breakers;
use crate::pipeline::decide::{Proposed, decide};
use crate::pipeline::project::Facts;
use crate::pipeline::shadow::shadow;
use crate::plugin::{Plugin, Proposal};
use crate::rules::{self, Rulebook};

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
    pub(super) fn rests(&mut self, plugin: &Plugin, failure: Failure, context: &Context, book: &Rulebook) {
        self.failures.push(failure);
        let grant = book.policy.plugins.get(plugin.id());
        let action = grant.and_then(|grant| breakers::stand_in(grant, context, rules::now(context), &book.catalogues));
        let answer = action.map_or_else(Answer::nothing, Answer::from);
        self.live.push(Proposed::new(plugin.id().clone(), answer, Vec::new()));
    }

    /// Decides on what was proposed, and writes everything down.
    pub(super) fn conclude(self, inner: &Inner, context: &Context, facts: &Facts) -> Decision {
        let Self { live, shadows, failures, runs } = self;
        let beside = if shadows.is_empty() { Vec::new() } else { live.clone() };
        let decided = decide(&inner.book, context, live);
        let shadows = shadows.into_iter().map(|it| shadow(&inner.book, context, &beside, &decided, it)).collect();
        Decision {
            contract: ContractVersion::default(),
            decision_id: context.decision_id,
            customer_ref: context.customer.reference.clone(),
            hook: context.hook,
            as_of: context.as_of,
            offered: decided.offered,
            withheld: decided.withheld,
            failures,
            plugins: runs,
            shadows,
            experiments: decided.experiments,
            profile: inner.book.policy.profile,
            policy_digest: inner.ingredients.policy_digest,
            context_digest: facts.digest(),
            engine: inner.ingredients.engine.clone(),
            time_zones: inner.ingredients.time_zones.clone(),
        }
    }
}
