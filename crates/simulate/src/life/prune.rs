//! Keeps a context within the contract's limits, as a CRM does that sends what still matters.

use courtesy_contract::{Context, PromiseMade};

/// The most conversations, items of history, and promises that are kept or withdrawn.
const INTERACTIONS: usize = 200;
const HISTORY: usize = 500;
const SETTLED_PROMISES: usize = 50;

/// The days after which what expired no longer matters.
const OLD_DAYS: i64 = 60;

/// Leaves out the oldest of what there is too much of.
pub(super) fn prune(context: &mut Context) {
    context.interactions.sort_by_key(|talk| talk.at);
    let excess = context.interactions.len().saturating_sub(INTERACTIONS);
    context.interactions.drain(..excess);
    let excess = context.history.len().saturating_sub(HISTORY);
    context.history.drain(..excess);
    let settled = |promise: &&PromiseMade| !promise.is_open();
    let mut excess = context.promises.iter().filter(settled).count().saturating_sub(SETTLED_PROMISES);
    context.promises.retain(|promise| {
        let goes = !promise.is_open() && excess > 0;
        excess -= usize::from(goes);
        !goes
    });
    let old = context.as_of.plus_days(-OLD_DAYS);
    context.approvals.retain(|approved| approved.until_at.is_none_or(|until| until > old));
}
