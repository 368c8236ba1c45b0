//! Steps 4 and 5 together: from what plugins propose to what is offered and withheld. Pure, like the rules.

use courtesy_contract::{
    Action, Answer, Assignment, Context, Displaced, Disposition, Hold, Offered, Policy, Shadow, Slug, Withheld,
};

use crate::pipeline::arbitrate::{self, Chosen};
use crate::plugin::Proposal;
use crate::rules::{self, Candidate, Guardrail, Situation};

/// What one plugin, or the operator in its place, proposes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proposed {
    pub(crate) plugin: Slug,
    pub(crate) actions: Vec<Action>,
    pub(crate) holds: Vec<Hold>,
    /// What it may not propose.
    pub(crate) invalid: Vec<Withheld>,
}

impl Proposed {
    pub(crate) fn new(plugin: Slug, answer: Answer, invalid: Vec<Withheld>) -> Self {
        Self { plugin, actions: answer.actions, holds: answer.holds, invalid }
    }
}

/// What became of everything that was proposed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weighed {
    pub(crate) offered: Vec<Offered>,
    /// By plugin and action id.
    pub(crate) withheld: Vec<Withheld>,
    /// By name.
    pub(crate) experiments: Vec<Assignment>,
}

/// The rules of one host.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'r> {
    pub(crate) policy: &'r Policy,
    pub(crate) own: &'r [Box<dyn Guardrail>],
}

impl Rules<'_> {
    /// Screens and chooses among what was proposed; in which order it came doesn't matter.
    pub(crate) fn weigh(self, context: &Context, mut proposed: Vec<Proposed>) -> Weighed {
        proposed.sort_by(|one, other| one.plugin.cmp(&other.plugin));
        let (mut withheld, mut holds, mut actions) = (Vec::new(), Vec::new(), Vec::new());
        for Proposed { plugin, actions: proposed, holds: asked, invalid } in proposed {
            withheld.extend(invalid);
            holds.extend(asked.into_iter().map(|hold| (plugin.clone(), hold)));
            actions.extend(proposed.into_iter().map(|action| (plugin.clone(), action)));
        }
        let situation = Situation::new(context, self.policy, &holds);
        let mut candidates = Vec::with_capacity(actions.len());
        for (plugin, action) in actions {
            match rules::screen(self.own, &situation, Candidate::new(plugin, action, &situation)) {
                Ok(candidate) => candidates.push(candidate),
                Err(refused) => withheld.push(*refused),
            }
        }
        let Chosen { offered, withheld: passed_over, mut experiments } =
            arbitrate::choose(self.own, &situation, candidates);
        withheld.extend(passed_over);
        withheld.sort_by(|one, other| (&one.plugin, &one.action.id).cmp(&(&other.plugin, &other.action.id)));
        experiments.sort_by(|one, other| one.experiment.cmp(&other.experiment));
        Weighed { offered, withheld, experiments }
    }

    /// What a plugin in the shadow would have changed: everything is weighed once more, with it.
    pub(crate) fn shadow(self, context: &Context, live: &[Proposed], weighed: &Weighed, shadow: Proposal) -> Shadow {
        let Proposal { run, answer, invalid } = shadow;
        let id = run.id.clone();
        let (answer, failure) = match answer {
            Ok(answer) => (answer, None),
            Err(failure) => (Answer::nothing(), Some(failure)),
        };
        let mut beside = live.to_vec();
        beside.push(Proposed::new(id.clone(), answer, invalid));
        let Weighed { offered, withheld, .. } = self.weigh(context, beside);
        let displaced = displaced(weighed, &offered, &withheld);
        let is_its = |plugin: &Slug| *plugin == id;
        Shadow {
            run,
            offered: offered.into_iter().filter(|offered| is_its(&offered.plugin)).collect(),
            withheld: withheld.into_iter().filter(|withheld| is_its(&withheld.plugin)).collect(),
            displaced,
            failure,
        }
    }
}

/// What of the live plugins fared otherwise, by plugin and action id.
fn displaced(weighed: &Weighed, offered: &[Offered], withheld: &[Withheld]) -> Vec<Displaced> {
    let fate = |plugin: &Slug, action: &Slug| {
        let held = withheld.iter().find(|other| other.plugin == *plugin && other.action.id == *action);
        let given = offered.iter().any(|other| other.plugin == *plugin && other.action.id == *action);
        held.map(|withheld| withheld.disposition).or(given.then_some(Disposition::Offered))
    };
    let before = weighed.offered.iter().map(|offered| (&offered.plugin, &offered.action, Disposition::Offered));
    let before = before.chain(weighed.withheld.iter().map(|held| (&held.plugin, &held.action, held.disposition)));
    let mut displaced: Vec<Displaced> = before
        .filter_map(|(plugin, action, disposition)| {
            let instead = fate(plugin, &action.id).filter(|instead| *instead != disposition)?;
            let (plugin, kind, action) = (plugin.clone(), action.kind(), action.id.clone());
            Some(Displaced { plugin, action, kind, disposition, instead })
        })
        .collect();
    displaced.sort_by(|one, other| (&one.plugin, &one.action).cmp(&(&other.plugin, &other.action)));
    displaced
}
