//! What the plugins answered, and the decision on it.

use courtesy_contract::{Answer, Context, ContractVersion, Decision, Failure, Mode, NotAsked, PluginRun};

use super::breakers;
use crate::pipeline::decide::{Proposed, decide};
use crate::pipeline::facts::Facts;
use crate::pipeline::promises;
use crate::pipeline::proposal::Proposal;
use crate::pipeline::shadow::shadow;
use crate::plugin::Plugin;
use crate::replay::Ingredients;
use crate::rules::{self, Rulebook};

/// What the plugins answered to one context.
#[derive(Default)]
pub(super) struct Answers {
    live: Vec<Proposed>,
    shadows: Vec<Proposal>,
    failures: Vec<Failure>,
    runs: Vec<PluginRun>,
    not_asked: Vec<NotAsked>,
}

impl Answers {
    pub(super) fn add(&mut self, mode: Mode, proposal: Proposal) {
        match mode {
            Mode::Shadow => self.shadows.push(proposal),
            // A plugin that is off is never loaded, so it can't answer.
            Mode::Live | Mode::Off => self.add_live(proposal),
        }
    }

    fn add_live(&mut self, proposal: Proposal) {
        let Proposal { run, answer, invalid } = proposal;
        match answer {
            Ok(answer) => self.live.push(Proposed::new(run.id.clone(), answer, invalid)),
            Err(failure) => self.failures.push(failure),
        }
        self.runs.push(run);
    }

    /// Adds a plugin that has nothing to say about the customer. It neither succeeded nor failed.
    pub(super) fn add_not_asked(&mut self, plugin: NotAsked) {
        self.not_asked.push(plugin);
    }

    /// Adds a plugin that rests: a failure, and the operator's fallback in place of its answer.
    pub(super) fn add_resting(&mut self, plugin: &Plugin, failure: Failure, context: &Context, book: &Rulebook) {
        self.failures.push(failure);
        let grant = book.policy.plugins.get(plugin.id());
        let action = grant.and_then(|grant| breakers::stand_in(grant, context, rules::now(context), &book.catalogues));
        let answer = action.map_or_else(Answer::nothing, Answer::from);
        self.live.push(Proposed::new(plugin.id().clone(), answer, Vec::new()));
    }

    /// Decides on what was proposed.
    pub(super) fn decide(
        self,
        book: &Rulebook,
        ingredients: &Ingredients,
        context: &Context,
        facts: &Facts,
    ) -> Decision {
        let Self { live, shadows, failures, runs, not_asked } = self;
        let beside = if shadows.is_empty() { Vec::new() } else { live.clone() };
        let decided = decide(book, context, live);
        let shadows = shadows.into_iter().map(|it| shadow(book, context, &beside, &decided, it)).collect();
        Decision {
            contract: ContractVersion::default(),
            decision_id: context.decision_id,
            customer_ref: context.customer.reference.clone(),
            hook: context.hook,
            as_of: context.as_of,
            promises: promises::of(&decided.offered),
            offered: decided.offered,
            withheld: decided.withheld,
            failures,
            plugins: runs,
            not_asked,
            shadows,
            experiments: decided.experiments,
            profile: book.policy.profile.clone(),
            policy_digest: ingredients.policy_digest,
            context_digest: facts.digest(),
            engine: ingredients.engine.clone(),
            time_zones: ingredients.time_zones.clone(),
        }
    }
}
