//! Steps 4 and 5 together: from proposed actions to offered and withheld ones. Pure, like the rules.

use courtesy_contract::{Action, Answer, Assignment, Context, Hold, Offered, Slug, Withheld};

use super::arbitrate::{self, Chosen};
use super::screen::screen;
use super::staff_instead;
use crate::rules::{Candidate, Rulebook, Situation};

/// What one plugin, or the operator in its place, proposes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proposed {
    pub(crate) plugin: Slug,
    pub(crate) actions: Vec<Action>,
    pub(crate) holds: Vec<Hold>,
    /// The actions that it may not propose.
    pub(crate) invalid: Vec<Withheld>,
}

impl Proposed {
    pub(crate) fn new(plugin: Slug, answer: Answer, invalid: Vec<Withheld>) -> Self {
        Self { plugin, actions: answer.actions, holds: answer.holds, invalid }
    }
}

/// What became of everything that was proposed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decided {
    pub(crate) offered: Vec<Offered>,
    /// By plugin and action id.
    pub(crate) withheld: Vec<Withheld>,
    /// By name.
    pub(crate) experiments: Vec<Assignment>,
}

/// Screens the proposed actions and chooses among them. Their order doesn't matter.
pub(crate) fn decide(book: &Rulebook, context: &Context, mut proposed: Vec<Proposed>) -> Decided {
    proposed.sort_by(|one, other| one.plugin.cmp(&other.plugin));
    let (mut withheld, mut holds, mut actions) = (Vec::new(), Vec::new(), Vec::new());
    for Proposed { plugin, actions: proposed, holds: asked, invalid } in proposed {
        withheld.extend(invalid);
        holds.extend(asked.into_iter().map(|hold| (plugin.clone(), hold)));
        actions.extend(proposed.into_iter().map(|action| (plugin.clone(), action)));
    }
    let situation = Situation::new(context, &book.policy, &holds);
    let mut candidates = Vec::with_capacity(actions.len());
    for (plugin, action) in actions {
        match screen(book, &situation, Candidate::new(plugin, action, &situation)) {
            Ok(candidate) => candidates.push(candidate),
            Err(refused) => withheld.push(*refused),
        }
    }
    for (plugin, task) in staff_instead::tasks(book, &situation, &withheld) {
        match screen(book, &situation, Candidate::new(plugin, task, &situation)) {
            Ok(candidate) => candidates.push(candidate),
            Err(refused) => withheld.push(*refused),
        }
    }
    let again = candidates.iter().any(|candidate| staff_instead::matters(book, candidate.action()));
    let again = again.then(|| candidates.clone());
    let mut chosen = arbitrate::choose(book, &situation, candidates);
    if let Some(mut candidates) = again
        && let Some((plugin, task)) = staff_instead::task_for_kept_back(book, &situation, &chosen)
    {
        match screen(book, &situation, Candidate::new(plugin, task, &situation)) {
            Ok(candidate) => {
                candidates.push(candidate);
                chosen = arbitrate::choose(book, &situation, candidates);
            }
            Err(refused) => withheld.push(*refused),
        }
    }
    let Chosen { offered, withheld: passed_over, mut experiments } = chosen;
    withheld.extend(passed_over);
    withheld.sort_by(|one, other| (&one.plugin, &one.action.id).cmp(&(&other.plugin, &other.action.id)));
    experiments.sort_by(|one, other| one.experiment.cmp(&other.experiment));
    Decided { offered, withheld, experiments }
}
