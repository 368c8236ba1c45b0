//! What a plugin in shadow mode would have changed.

use courtesy_contract::{Answer, Context, Displaced, Disposition, Offered, Shadow, Slug, Withheld};

use super::decide::{Decided, Proposed, decide};
use super::proposal::Proposal;
use crate::rules::Rulebook;

/// Decides once more with a plugin in shadow mode, and compares.
pub(crate) fn shadow(
    book: &Rulebook,
    context: &Context,
    live: &[Proposed],
    decided: &Decided,
    shadow: Proposal,
) -> Shadow {
    let Proposal { run, answer, invalid } = shadow;
    let id = run.id.clone();
    let (answer, failure) = match answer {
        Ok(answer) => (answer, None),
        Err(failure) => (Answer::nothing(), Some(failure)),
    };
    let mut beside = live.to_vec();
    beside.push(Proposed::new(id.clone(), answer, invalid));
    let Decided { offered, withheld, .. } = decide(book, context, beside);
    let displaced = displaced(decided, &offered, &withheld);
    let is_its = |plugin: &Slug| *plugin == id;
    Shadow {
        run,
        offered: offered.into_iter().filter(|offered| is_its(&offered.plugin)).collect(),
        withheld: withheld.into_iter().filter(|withheld| is_its(&withheld.plugin)).collect(),
        displaced,
        failure,
    }
}

/// The live plugins' actions whose disposition changed, by plugin and action id.
fn displaced(decided: &Decided, offered: &[Offered], withheld: &[Withheld]) -> Vec<Displaced> {
    let fate = |plugin: &Slug, action: &Slug| {
        let held = withheld.iter().find(|other| other.plugin == *plugin && other.action.id == *action);
        let given = offered.iter().any(|other| other.plugin == *plugin && other.action.id == *action);
        held.map(|withheld| withheld.disposition).or(given.then_some(Disposition::Offered))
    };
    let before = decided.offered.iter().map(|offered| (&offered.plugin, &offered.action, Disposition::Offered));
    let before = before.chain(decided.withheld.iter().map(|held| (&held.plugin, &held.action, held.disposition)));
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
